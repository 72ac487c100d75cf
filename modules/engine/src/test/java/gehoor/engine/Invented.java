package gehoor.engine;

import gehoor.policy.Book;
import gehoor.policy.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Procedures that nobody wrote, but that the reader accepts: random stages, actions, clocks, duties,
 * instruments and conditions, written down as a tenant would and read as a tenant's are.
 */
final class Invented {
    private final SplittableRandom random;
    private final StringBuilder yaml = new StringBuilder();
    private final List<String> actions = new ArrayList<>();
    private final int stages;

    private Invented(long seed) {
        this.random = new SplittableRandom(seed * 7919 + 17);
        this.stages = 1 + random.nextInt(4);
    }

    /** The procedure of that seed; empty where the checks find no sense in what chance wrote. */
    static Optional<Engine> procedure(long seed) {
        Invented invented = new Invented(seed);
        Map<String, String> files = new HashMap<>();
        files.put("_calendars/BE.yaml", """
                calendar: BE
                version: "1"
                source: invented
                covers: {from: 2020, to: 2035}
                holidays:
                  - {date: 2026-05-01, name: {en: Labour Day}, kind: public, basis: test}
                """);
        files.put("made-up/tenant.yaml", """
                tenant: made-up
                name: {en: Made up}
                languages: [en]
                time-zone: Europe/Brussels
                calendar: BE
                emergency: {en: Call 112.}
                keep: 10 years
                desks: [{desk: d, label: {en: Desk}, channels: {phone: "0"}}]
                roles: [{role: r0, label: {en: r0}}, {role: r1, label: {en: r1}}, {role: r2, label: {en: r2}}]
                services: [{service: s0, label: {en: s0}}, {service: s1, label: {en: s1}}]
                bodies: [{body: b0, label: {en: b0}, contact: {en: b0}}]
                """);
        files.put("made-up/letters/l.yaml", "letter: l\nsubject: {en: s}\nbody: {en: b}\n");
        files.put("made-up/procedures/p.yaml", invented.write());
        files.put("made-up/examples/e.yaml", """
                - example: It begins
                  procedure: p
                  report: {at: 2026-03-02T09:00, by: r0 an, channel: phone, kind: k, reporter: person, identity: named, with: {story: x}}
                  then: {stage: s0}
                """);
        Reading reading = Reading.read(files);
        if (reading instanceof Reading.Faulty) {
            return Optional.empty();
        }
        Book book = ((Reading.Read) reading).book();
        var tenant = book.tenants().get("made-up");
        return Optional.of(new Engine(
                java.util.Objects.requireNonNull(tenant),
                java.util.Objects.requireNonNull(tenant.procedures().get("p")).get(0),
                book.calendars()));
    }

    private String write() {
        line("procedure: p");
        line("version: \"1\"");
        line("in-force-from: 2020-01-01");
        line("title: {en: P}");
        line("summary: {en: P}");
        line("basis: none");
        line("desk: d");
        line("register: none");
        line("fields:");
        line("  - {field: story, type: long-text, label: {en: Story}}");
        line("  - {field: yes, type: yes-no, label: {en: Yes}}");
        line("  - {field: word, type: choice, label: {en: Word}, choices: {x: {en: x}, y: {en: y}}}");
        line("  - {field: day, type: date, label: {en: Day}}");
        line("  - {field: service, type: service, label: {en: Service}}");
        line("  - {field: count, type: number, label: {en: Count}, min: 1, max: 5, decimals: 0}");
        boolean parties = random.nextBoolean();
        if (parties) {
            line("  - {field: willing, type: yes-no, label: {en: Willing}}");
            line("parties:");
            line("  - {party: p, label: {en: P}, fields: [willing], basis: b}");
            line("consents:");
            line("  - {to: r1, from: 'party:p', used-up: " + (random.nextBoolean() ? "yes" : "no")
                    + ", label: {en: r1}, items: {view: {en: View}}, otherwise: {en: Ask.}, basis: b}");
        }
        line("outcomes:");
        line("  - {outcome: o0, label: {en: o0}, explain: {en: o0}, basis: b}");
        line("  - {outcome: o1, label: {en: o1}, explain: {en: o1}, basis: b}");
        line("report:");
        line("  kinds: {k: {en: k}}");
        line("  reporters: [person]");
        line("  identities: [named, confidential, anonymous]");
        line("  identity-told: {en: told}");
        line("  channels: [{channel: phone, label: {en: phone}, by: [r0, r1, public], basis: b}]");
        line(
                "  asks: [{field: story, required: no}, {field: day, required: no}, {field: service, required: no}, {field: word, required: no}]");
        line("  stage: s0");
        line("  basis: b");
        line("stages:");
        for (int i = 0; i < stages; i++) {
            line("  - {stage: s" + i + ", label: {en: s" + i + "}, explain: {en: s}, lead: r0, basis: b}");
        }
        line("actions:");
        for (int i = 0; i + 1 < stages; i++) {
            action("go" + i, "[s" + i + "]", "{move: s" + (i + 1) + "}");
        }
        action("finish", "[s" + (stages - 1) + "]", random.nextBoolean() ? "{close: o0}" : halves());
        action("drop", "[s" + (stages - 1) + "]", "{close: o1}");
        action("answer-all", "open", "");
        action("again", "closed", "{move: s0}");
        int more = 2 + random.nextInt(6);
        for (int i = 0; i < more; i++) {
            action("a" + i, someStages(), effect());
        }
        if (parties) {
            actions.add("add-p");
            actions.add("say-p");
            actions.add("give-p");
            actions.add("out-p");
            line("  - {action: out-p, label: {en: Out}, basis: b, by: [r0, 'party:p'], about-party: p,"
                    + " does: [{remove-party: p, when: \"" + condition() + "\"}]}");
            line(
                    "  - {action: add-p, label: {en: Add}, basis: b, in: always, by: [r0, complainant], does: [{add-party: p}]}");
            line("  - {action: say-p, label: {en: Say}, basis: b, by: [r0, 'party:p'], about-party: p, asks: [willing],"
                    + " when: {any: party, of: p, that: {any-of: [this.party is outer.party, \"" + condition()
                    + "\"]}}}");
            line("  - {action: give-p, label: {en: Give}, basis: b, by: [r0, 'party:p'], about-party: p, asks: [yes],"
                    + " does: [{consent: {to: r1, items: [view], answer-from: yes}}]}");
            line(
                    "  - {action: hand-p, label: {en: Hand over}, basis: b, by: [r0], does: [{hand-over: {to: r1, items: [view]}}]}");
        }
        if (random.nextBoolean()) {
            line(
                    "  - {action: later, label: {en: Later}, basis: b, by: [r0, r1], asks: [day], does: [{extend: {clock: c0, "
                            + one(List.of("until-from: day", "until-from: day, within: 2 weeks", "by: 1 week"))
                            + ", at-most: 2}}]}");
        }
        if (random.nextBoolean()) {
            line("instruments:");
            line("  - instrument: i");
            line("    label: {en: I}");
            line("    explain: {en: I}");
            line("    basis: b");
            line("    repeat: " + (random.nextBoolean() ? "yes" : "no"));
            line("    states: [open, done]");
            line("    ends: [done]");
            line("    actions:");
            line(
                    "      - {action: begin-i, label: {en: Begin}, basis: b, opens: open, in: open, by: [r0], asks: [{field: yes, required: no}]}");
            line(
                    "      - {action: end-i, label: {en: End}, basis: b, from: [open], to: done, in: open, by: [r1, complainant]}");
            actions.add("begin-i");
            actions.add("end-i");
        }
        line("clocks:");
        int clocks = 1 + random.nextInt(4);
        for (int i = 0; i < clocks; i++) {
            clock(i, parties && random.nextBoolean());
        }
        if (random.nextBoolean()) {
            line("duties:");
            line("  - {duty: d, label: {en: D}, arises-on: [did " + one(actions) + "], met-by: [did " + one(actions)
                    + "], owed-by: r0, bars: [closing], " + (parties && random.nextBoolean() ? "party: p, " : "")
                    + "otherwise: {en: First.}, basis: b}");
        }
        line("sight:");
        line("  - {rule: V0, who: [r0], sees: [existence, file], basis: b}");
        line("  - {rule: V2, who: [anyone, complainant], sees: [existence], basis: b}");
        line("  - {rule: V3, who: [r1, complainant" + (parties ? ", 'party:p'" : "")
                + "], sees: [existence, file], own: yes, basis: b}");
        line("  - {rule: V1, who: [anyone], never: [file], when: \"" + condition() + "\", basis: b}");
        return yaml.toString();
    }

    private void action(String id, String in, String effect) {
        actions.add(id);
        line("  - action: " + id);
        line("    label: {en: " + id + "}");
        line("    basis: b");
        line("    in: " + in);
        line("    by: ["
                + one(List.of(
                        "r0", "r1", "anyone", "complainant", "r0, complainant", "{role: r1, only: [of-the-service]}"))
                + "]");
        if (random.nextInt(3) == 0) {
            line("    when: \"" + condition() + "\"");
        }
        if (random.nextInt(3) == 0) {
            line("    requires: [{rule: R-" + id + ", that: {any-of: [\"" + condition() + "\", {not: \"" + condition()
                    + "\"}]}, otherwise: {en: Not now.}, basis: b}]");
        }
        if (id.equals("answer-all") || random.nextInt(2) == 0) {
            line("    asks: [yes, {field: count, required: no}, {field: day, required-when: asked.yes is yes}]");
        }
        if (random.nextInt(6) == 0) {
            line("    once: yes");
        }
        if (!effect.isEmpty()) {
            line("    does: [" + effect + "]");
        }
    }

    /** Closes one way or the other, by what is known. */
    private String halves() {
        String condition = condition();
        return "{close: o0, when: \"" + condition + "\"}, {close: o1, when: {not: \"" + condition + "\"}}";
    }

    private String effect() {
        return switch (random.nextInt(10)) {
            case 6 -> "{move: s" + random.nextInt(stages) + ", when: \"" + condition() + "\"}";
            case 7 -> "{assign: {as: r0, who: actor}, when: \"" + condition() + "\"}";
            case 8 -> "{release: r0}";
            case 0 -> "{close: o1}";
            case 1 -> "{move: s" + random.nextInt(stages) + "}";
            case 2 -> "{set: {field: yes, to: yes}}";
            case 3 -> "{tell: {who: [complainant, r0], letter: l}}";
            case 4 -> "{set: {field: word, to: y}}, {tell: {who: [r1], letter: l}}";
            case 5 -> "{identity: named}";
            default -> "";
        };
    }

    private void clock(int i, boolean ofParties) {
        line("  - clock: c" + i);
        line("    label: {en: c}");
        line("    kind: " + one(List.of("term", "norm", "expectation", "follow-up")));
        line("    length: "
                + one(List.of(
                        "10 calendar days", "2 working days", "1 month", "48 hours", "2 weeks", "1 calendar day")));
        line("    starts-on: [" + one(List.of("reported", "did " + one(actions), "closed", "reopened")) + "]");
        if (random.nextInt(3) == 0) {
            line("    starts-when: \"" + condition() + "\"");
        }
        if (random.nextInt(3) == 0) {
            line("    counted-from: " + one(List.of("received", "day")));
        }
        line("    stops-on: [did " + one(actions) + "]");
        if (ofParties) {
            line("    party: p");
        }
        if (random.nextInt(4) == 0) {
            line("    pauses-while: "
                    + one(List.of("stage is s0", "word is x", "assigned.r0 is no", "earlier.service less-than 2")));
        } else if (random.nextInt(2) == 0) {
            line("    pauses-on: [did " + one(actions) + "]");
            line("    resumes-on: [did " + one(actions) + "]");
        }
        if (random.nextInt(3) == 0) {
            line("    once: yes");
        }
        if (random.nextInt(3) == 0) {
            line("    outlives-closing: yes");
        }
        if (random.nextInt(2) == 0) {
            line("    roll: next-working-day");
        }
        line("    remind: [{before: 1 calendar day, tell: [r0], letter: l}, {after: "
                + one(List.of("2 calendar days", "3 working days", "5 hours")) + ", tell: [r1], letter: l}]");
        line("    on-due: [" + one(List.of("{tell: {who: [r0], letter: l}}", "{set: {field: word, to: x}}")) + "]");
        line("    owner: r0");
        line("    basis: b");
    }

    private String someStages() {
        return one(List.of("open", "always", "[s0]", "[s" + (stages - 1) + "]", "closed"));
    }

    private String condition() {
        return one(List.of(
                "yes is yes",
                "word is x",
                "word is-not y",
                "stage is s0",
                "identity is anonymous",
                "day before received",
                "day more-than 1 month before today",
                "today more-than 2 weeks after received",
                "count at-least 3",
                "actor.did." + (actions.isEmpty() ? "report" : one(actions)) + " is yes",
                "done." + (actions.isEmpty() ? "report" : one(actions)) + " is no",
                "word is-unknown"));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}
