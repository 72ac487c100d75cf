package gehoor.policy.reading;

import gehoor.policy.Compartment;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The acts that a procedure switches on in one line, and the fields that come with them. */
final class StandardActs {
    /** A field that comes with a standard act. */
    record Extra(String field, Field.Type type, boolean required, String compartment) {}

    private static final Map<String, List<Extra>> ACTS = new LinkedHashMap<>();

    static {
        ACTS.put("assign", List.of(new Extra("assignee", Field.Type.STAFF, true, Compartment.FILE)));
        ACTS.put("take", List.of());
        ACTS.put("note", List.of(new Extra("note", Field.Type.LONG_TEXT, true, Compartment.FILE)));
        ACTS.put("message", List.of(new Extra("message", Field.Type.LONG_TEXT, true, Compartment.MESSAGES)));
        ACTS.put(
                "answer",
                List.of(
                        new Extra("answer", Field.Type.LONG_TEXT, true, Compartment.MESSAGES),
                        new Extra("answer-attachments", Field.Type.ATTACHMENTS, false, Compartment.MESSAGES)));
        ACTS.put("correct", List.of(new Extra("correction-reason", Field.Type.LONG_TEXT, true, Compartment.FILE)));
        ACTS.put("stop-at-request", List.of(new Extra("stop-reason", Field.Type.LONG_TEXT, false, Compartment.FILE)));
        ACTS.put("reopen", List.of(new Extra("reopen-reason", Field.Type.LONG_TEXT, true, Compartment.FILE)));
        ACTS.put(
                "declare-tie",
                List.of(
                        new Extra("tie-of", Field.Type.STAFF, true, Compartment.FILE),
                        new Extra(Effect.DeclareTie.WITH, Field.Type.PARTY, false, Compartment.FILE)));
        ACTS.put("new-code", List.of(new Extra("new-code-reason", Field.Type.LONG_TEXT, true, Compartment.FILE)));
        ACTS.put("attach", List.of(new Extra("attachments", Field.Type.ATTACHMENTS, true, Compartment.FILE)));
    }

    private StandardActs() {}

    static boolean known(String act) {
        return ACTS.containsKey(act);
    }

    /** What it asks; a tie with a party only where the procedure has parties. */
    static List<Extra> extras(String act, boolean hasParties) {
        return ACTS.getOrDefault(act, List.of()).stream()
                .filter(e -> hasParties || e.type() != Field.Type.PARTY)
                .toList();
    }
}
