package gehoor.engine.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Procedures that are sound by how they are made, each of another shape: stages in series with choices and loops, facts that a way
 * waits for, clocks that stand still and are extended, duties, instruments, a danger link, anonymity, promises. The same seed makes the
 * same procedure. {@link Fault} makes one of them unsound.
 */
final class Generated {
    /** What is left out or put in wrongly, and the promise that it breaks. */
    enum Fault {
        /** A clock outlives the file, and what stops it is behind. */
        DROPPED_STOP(Property.CLOCK_STOPS),
        /** An anonymous file must be phoned before it closes. */
        DROPPED_WAY(Property.PROPER_END),
        /** In one stage no clock runs. */
        DROPPED_CLOCK(Property.CLOCK),
        /** In one stage only who reported can act. */
        DROPPED_STAFF(Property.SOMEONE),
        /** A way leads past a duty to where it cannot be met. */
        DROPPED_BAR(Property.OWED),
        /** An act waits for two answers at once. */
        CONTRADICTION(Property.NOTHING_DEAD),
        /** A way leads past what is promised to come first. */
        WAY_PAST(Property.PROMISED),
        /** What is promised to happen once is bound by nothing. */
        TWICE(Property.PROMISED),
        /** Danger can be raised in one stage only. */
        DANGER_ONCE(Property.DANGER),
        /** A letter tells what its reader reads nowhere. */
        TOLD(Property.SECRETS),
        /** A condition that nothing can make otherwise. */
        IDLE(Property.NOTHING_DEAD),
        /** The law's term ends with the first stage, and nobody was answered. */
        TERM_ENDS(Property.TERM_RUNS),
        /** Two extensions, each as long as the law allows in all. */
        TERM_GROWS(Property.TERM_EXTENDED),
        /** What the law asks at the end bars nothing. */
        UNTOLD_AT_END(Property.OWED_AT_END);

        private final Property breaks;

        Fault(Property breaks) {
            this.breaks = breaks;
        }

        Property breaks() {
            return breaks;
        }
    }

    private final SplittableRandom random;
    private final List<String> fields = new ArrayList<>();
    private final List<String> stages = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();
    private final List<String> instruments = new ArrayList<>();
    private final List<String> clocks = new ArrayList<>();
    private final List<String> duties = new ArrayList<>();
    private final List<String> promises = new ArrayList<>();
    private final List<String> closing = new ArrayList<>();
    private final List<String> laws = new ArrayList<>();
    private final Set<Fault> faults;
    private final int number;
    private final boolean anonymous;
    private final boolean danger;
    /** In one stage nobody of the staff has anything to do. */
    private final boolean alone;
    /** No way leads back. */
    private final boolean onlyOn;

    private Generated(long seed, Set<Fault> faults) {
        this.random = new SplittableRandom(seed);
        this.faults = faults;
        this.number = 2 + random.nextInt(5);
        this.alone = faults.contains(Fault.DROPPED_STAFF);
        this.anonymous =
                (random.nextBoolean() || faults.contains(Fault.DROPPED_WAY) || faults.contains(Fault.UNTOLD_AT_END))
                        && !alone;
        this.danger = (random.nextInt(3) == 0 || faults.contains(Fault.DANGER_ONCE)) && !alone;
        this.onlyOn = faults.contains(Fault.DROPPED_STOP) || faults.contains(Fault.DROPPED_BAR);
    }

    /** A folder with one tenant and the procedure {@code made}. */
    static Map<String, String> sound(long seed) {
        return new Generated(seed, Set.of()).texts();
    }

    static Map<String, String> unsound(long seed, Fault fault) {
        return new Generated(seed, Set.of(fault)).texts();
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    private static String label(String id) {
        return "label: {en: " + id.replace('-', ' ') + "}";
    }

    private void action(String id, String rest) {
        actions.add("  - {action: " + id + ", " + label(id) + ", basis: art. 1, " + rest + "}\n");
    }

    private void yesNo(String id) {
        fields.add("  - {field: " + id + ", type: yes-no, label: {en: Is it so?}}\n");
    }

    private Map<String, String> texts() {
        boolean whole = !has(Fault.DROPPED_CLOCK);
        for (int i = 0; i < number; i++) {
            stage(i, whole);
        }
        if (whole) {
            clocks.add("  - {clock: whole, " + label("whole")
                    + ", kind: term, length: 45 calendar days, starts-on: [reported, reopened], counted-from: received,"
                    + " stops-on: [" + (has(Fault.TERM_ENDS) ? "left s0" : "closed") + "],"
                    + " owner: clerk, meets: [answering.whole], basis: art. 1}\n");
            laws.add("answering");
            if ((random.nextBoolean() && !alone) || has(Fault.TERM_GROWS)) {
                fields.add("  - {field: why-longer, type: long-text, label: {en: Why?}}\n");
                action(
                        "extend",
                        "in: open, by: [clerk], asks: [why-longer], does: [{extend: {clock: whole, by: 2 weeks, at-most: 1}}]");
                if (has(Fault.TERM_GROWS)) {
                    action("grow", "in: open, by: [clerk], does: [{extend: {clock: whole, by: 2 weeks, at-most: 1}}]");
                }
            }
        }
        told();
        if (random.nextBoolean() && !alone) {
            instrument();
        }
        if (danger) {
            action(
                    "raise-danger",
                    "in: " + (has(Fault.DANGER_ONCE) ? "[s1]" : random.nextBoolean() ? "always" : "open")
                            + ", by: [clerk], does: [{link: danger}]");
        }
        more();
        Map<String, String> texts = new TreeMap<>(LargeProcedure.texts());
        texts.keySet().removeIf(path -> path.contains("/procedures/") || path.contains("/examples/"));
        texts.put(
                "_law/answering.yaml",
                law("answering", "whole, at-most: 45 calendar days, from: receipt, extension: 2 weeks"));
        texts.put("_law/telling.yaml", law("telling", "hears, owed-at: end"));
        texts.put("large/procedures/made.yaml", procedure());
        texts.put("large/examples/made.yaml", example("made"));
        texts.put(
                "large/letters/tells.yaml",
                "letter: tells\nsubject: {en: News}\nbody: {en: \"There is news: {{field.kept}}\"}\n");
        if (!has(Fault.TOLD)) {
            texts.remove("large/letters/tells.yaml");
        }
        if (danger) {
            texts.put("large/procedures/danger.yaml", beside());
            texts.put("large/examples/danger.yaml", example("danger"));
        }
        return texts;
    }

    private static String law(String id, String floor) {
        return "law: " + id + "\ntitle: {en: A law}\nsource: invented\nfloors:\n  - {floor: " + floor
                + ", words: {en: So it is asked.}, article: art. 1}\n";
    }

    /** A stage with a way on, perhaps another, perhaps one back; what it waits for can be done in it. */
    private void stage(int i, boolean whole) {
        String here = "s" + i;
        boolean last = i + 1 == number;
        boolean theirs = has(Fault.DROPPED_STAFF) && i == 1;
        String clerk = theirs ? "[complainant]" : random.nextInt(4) == 0 ? "[clerk, complainant]" : "[clerk]";
        stages.add("  - {stage: " + here + ", " + label(here)
                + ", explain: {en: A stage.}, lead: clerk, basis: art. 1}\n");
        List<String> ways = new ArrayList<>(List.of("go" + i));
        String when = "";
        if (random.nextBoolean()) {
            yesNo("f" + i);
            action("look" + i, "in: [" + here + "], by: " + clerk + ", asks: [f" + i + "]");
            when = random.nextBoolean()
                    ? ", when: f" + i + " is-known"
                    : ", requires: [{rule: first" + i + ", that: f" + i
                            + " is-known, otherwise: {en: Look first.}, basis: art. 1}]";
            if (!last && random.nextBoolean()) {
                promises.add("  - {promise: P" + i + ", says: {en: First it is looked at.}, whenever: [did go" + i
                        + "], holds: f" + i + " is-known, basis: art. 1}\n");
            }
        }
        action(
                "go" + i,
                "in: [" + here + "], by: " + clerk + when + ", does: ["
                        + (last ? "{close: done}" : "{move: s" + (i + 1) + "}") + "]");
        if (last) {
            closing.add("go" + i);
        }
        if (!last && random.nextInt(3) == 0) {
            int far = Math.min(number - 1, i + 2);
            action("skip" + i, "in: [" + here + "], by: " + clerk + ", does: [{move: s" + far + "}]");
            ways.add("skip" + i);
        }
        if (i > 0 && random.nextInt(3) == 0 && !onlyOn) {
            action("back" + i, "in: [" + here + "], by: " + clerk + ", does: [{move: s" + (i - 1) + "}]");
            ways.add("back" + i);
        }
        if (random.nextInt(3) == 0 && !theirs) {
            action("end" + i, "in: [" + here + "], by: " + clerk + ", does: [{close: ended}]");
            ways.add("end" + i);
            closing.add("end" + i);
        }
        if (random.nextInt(3) == 0) {
            action("write" + i, "in: [" + here + "], by: " + clerk);
            duties.add("  - {duty: d" + i + ", " + label("owed") + ", arises-on: [entered " + here
                    + "], met-by: [did write"
                    + i + "], owed-by: clerk, bars: [" + String.join(", ", ways)
                    + "], otherwise: {en: Write first.}, basis: art. 1}\n");
        }
        boolean ticks = whole ? random.nextInt(3) > 0 : i != 1;
        if (ticks) {
            String stands = "";
            if (whole && random.nextInt(3) == 0) {
                action("wait" + i, "in: [" + here + "], by: " + clerk);
                action("heard" + i, "in: [" + here + "], by: " + (theirs ? "[complainant]" : "[clerk, complainant]"));
                stands = ", pauses-on: [did wait" + i + "], resumes-on: [did heard" + i + "]";
            }
            clocks.add("  - {clock: c" + i + ", " + label("in time") + ", kind: norm, length: "
                    + (5 + random.nextInt(20)) + " working days, starts-on: [entered " + here + "], stops-on: [left "
                    + here + "]" + stands
                    + (random.nextBoolean() ? ", on-due: [{tell: {who: [clerk], letter: told}}]" : "")
                    + ", owner: clerk, basis: art. 1}\n");
        }
    }

    /** Before it closes who reported hears of it: by phone, or where they are anonymous in the mailbox. */
    private void told() {
        if (!anonymous) {
            return;
        }
        action("call", "in: open, by: [clerk], when: identity is-not anonymous");
        boolean mailbox = !has(Fault.DROPPED_WAY);
        if (mailbox) {
            action("put-in-mailbox", "in: open, by: [clerk], when: identity is anonymous");
        }
        duties.add("  - {duty: hears, " + label("hears") + ", arises-on: [reported], met-by: [did call"
                + (mailbox ? ", did put-in-mailbox" : "") + "], owed-by: clerk"
                + (has(Fault.UNTOLD_AT_END) ? "" : ", bars: [" + String.join(", ", closing) + "]")
                + ", otherwise: {en: Tell them first.}, meets: [telling.hears], basis: art. 1}\n");
        laws.add("telling");
    }

    private void instrument() {
        boolean repeat = random.nextBoolean();
        instruments.add("""
                  - instrument: inquiry
                    label: {en: Inquiry}
                    explain: {en: We ask.}
                    basis: art. 1
                    repeat: %s
                    states: [asked, answered]
                    ends: [answered]
                    actions:
                      - {action: ask, label: {en: Ask}, in: open, by: [clerk], opens: asked}
                      - {action: reply, label: {en: Reply}, in: open, by: [clerk], from: [asked], to: answered}
                """.formatted(repeat ? "yes" : "no"));
        if (random.nextBoolean()) {
            clocks.add("  - {clock: asked, " + label("asked")
                    + ", kind: expectation, length: 2 weeks, starts-on: [did ask], stops-on: [did reply], instrument: inquiry,"
                    + " owner: clerk, basis: art. 1}\n");
        }
    }

    private void more() {
        if ((random.nextInt(3) == 0 && !alone) || has(Fault.TWICE)) {
            action("thank", "in: open, by: [clerk]" + (has(Fault.TWICE) ? "" : ", once: yes"));
            promises.add(
                    "  - {promise: thanked-once, says: {en: Thanks come once.}, once: [did thank], basis: art. 1}\n");
        }
        if (has(Fault.DROPPED_STOP)) {
            action("settle", "in: [s0], by: [clerk]");
            clocks.add("  - {clock: settled, " + label("settled")
                    + ", kind: norm, length: 2 weeks, starts-on: [reported], stops-on: [did settle], outlives-closing: yes,"
                    + " once: yes, owner: clerk, basis: art. 1}\n");
        }
        if (has(Fault.DROPPED_BAR)) {
            action("answer-all", "in: [s0], by: [clerk]");
            duties.add("  - {duty: answers, " + label("answers")
                    + ", arises-on: [left s0], met-by: [did answer-all], owed-by: clerk, bars: [stop-at-request],"
                    + " otherwise: {en: Answer first.}, basis: art. 1}\n");
        }
        if (has(Fault.CONTRADICTION)) {
            yesNo("g");
            action("look-again", "in: open, by: [clerk], asks: [g]");
            action("both", "in: open, by: [clerk], when: {all-of: [g is yes, g is no]}");
        }
        if (has(Fault.WAY_PAST)) {
            yesNo("h");
            action("look-first", "in: [s0], by: [clerk], asks: [h]");
            promises.add(
                    "  - {promise: looked-first, says: {en: First we look.}, whenever: [entered s1], holds: h is-known, basis: art. 1}\n");
        }
        if (has(Fault.TOLD)) {
            fields.add("  - {field: kept, type: yes-no, label: {en: Kept?}, compartment: apart}\n");
            action("keep-apart", "in: open, by: [clerk], asks: [kept]");
            action("tell-all", "in: open, by: [clerk], does: [{tell: {who: [complainant], letter: tells}}]");
        }
        if (has(Fault.IDLE)) {
            action("idle", "in: [s0], by: [clerk], when: {not: stage is s1}");
        }
    }

    private String procedure() {
        return """
                procedure: made
                version: "1"
                in-force-from: 2026-01-01
                title: {en: Made up}
                summary: {en: Made up.}
                basis: invented
                desk: front
                register: none
                """
                + "laws: [" + String.join(", ", laws) + "]\n"
                + (has(Fault.TOLD)
                        ? "compartments:\n  - {compartment: apart, label: {en: Apart}, basis: art. 1}\n"
                        : "")
                + list("fields", fields)
                + """
                outcomes:
                  - {outcome: done, label: {en: Done}, explain: {en: It is done.}, basis: art. 1}
                  - {outcome: stopped, label: {en: Stopped}, explain: {en: It stopped.}, basis: art. 1}
                """
                + (closing.stream().anyMatch(way -> way.startsWith("end"))
                        ? "  - {outcome: ended, label: {en: Ended}, explain: {en: It ended.}, basis: art. 1}\n"
                        : "")
                + """
                report:
                  kinds: {complaint: {en: Complaint}}
                  reporters: [person]
                """
                + "  identities: " + (anonymous ? "[named, confidential, anonymous]" : "[named]") + "\n"
                + """
                  identity-told: {en: We keep your name.}
                  channels:
                    - {channel: web, label: {en: Form}, by: [public], basis: art. 1}
                  stage: s0
                  basis: art. 1
                """
                + list("stages", stages)
                + list("actions", actions)
                + "standard:\n  stop-at-request: {by: "
                + (has(Fault.DROPPED_STAFF) ? "[complainant]" : "[clerk, complainant]")
                + ", outcome: stopped}\n"
                + (random.nextBoolean() && !onlyOn ? "  reopen: {by: [clerk], to: s0}\n" : "")
                + list("instruments", instruments)
                + list("clocks", clocks)
                + list("duties", duties)
                + "sight:\n  - {rule: V-clerk, who: [clerk], sees: [existence, file, identity, messages"
                + (has(Fault.TOLD) ? ", apart" : "") + "], basis: art. 1}\n"
                + "  - {rule: V-complainant, who: [complainant], sees: [existence, messages], basis: art. 1}\n"
                + (danger
                        ? "links:\n  - {link: danger, label: {en: Danger}, procedure: danger, identity: yes, kind: complaint,"
                                + " moves: no, receipt: no, basis: art. 1}\n"
                        : "")
                + list("promises", promises);
    }

    /** The procedure of danger files: a clerk looks and ends it. */
    private static String beside() {
        return """
                procedure: danger
                version: "1"
                in-force-from: 2026-01-01
                title: {en: Danger}
                summary: {en: Danger.}
                basis: invented
                laws: []
                desk: front
                register: none
                outcomes:
                  - {outcome: averted, label: {en: Averted}, explain: {en: It is averted.}, basis: art. 1}
                report:
                  kinds: {complaint: {en: Complaint}}
                  reporters: [person]
                  identities: [named, confidential, anonymous]
                  identity-told: {en: We keep your name.}
                  channels:
                    - {channel: web, label: {en: Form}, by: [public], basis: art. 1}
                  stage: looking
                  basis: art. 1
                stages:
                  - {stage: looking, label: {en: Looking}, explain: {en: We look.}, lead: clerk, basis: art. 1}
                actions:
                  - {action: avert, label: {en: Avert}, basis: art. 1, in: [looking], by: [clerk], does: [{close: averted}]}
                clocks:
                  - {clock: soon, label: {en: Soon}, kind: norm, length: 2 working days, starts-on: [reported], stops-on: [closed], owner: clerk, basis: art. 1}
                sight:
                  - {rule: V-clerk, who: [clerk], sees: [existence, file, identity, messages], basis: art. 1}
                  - {rule: V-complainant, who: [complainant], sees: [existence, messages], basis: art. 1}
                """;
    }

    private static String list(String word, List<String> items) {
        return items.isEmpty() ? "" : word + ":\n" + String.join("", items);
    }

    private static String example(String procedure) {
        return "- example: A beginning\n  procedure: " + procedure
                + "\n  report: {at: 2026-03-02T09:00, by: public, channel: web, kind: complaint, reporter: person, identity: named}\n"
                + "  then: {stage: " + (procedure.equals("made") ? "s0" : "looking") + "}\n";
    }
}
