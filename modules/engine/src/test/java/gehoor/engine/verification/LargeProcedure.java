package gehoor.engine.verification;

import gehoor.policy.Book;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A figure, not a test: how long it takes to verify an invented procedure of 60 stages and 300 actions. {@link #main} prints it
 * beside its goal.
 */
final class LargeProcedure {
    private static final int STAGES = 60;
    private static final int ACTIONS_A_STAGE = 5;
    private static final int GOAL_SECONDS = 30;

    private LargeProcedure() {}

    public static void main(String[] arguments) {
        Reading reading = Reading.read(texts());
        if (reading instanceof Reading.Faulty faulty && faulty.problems().size() > 1) {
            throw new IllegalStateException("faulty: " + faulty.problems());
        }
        Book book = ((Reading.Read) reading).book();
        Tenant tenant = book.tenants().get("large");
        Procedure procedure = tenant.procedures().get("long-way").get(0);
        long before = System.nanoTime();
        Findings findings = Verification.of(tenant, procedure, book, Set.of(), Limits.USUAL);
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.printf(
                "%d stages, %d actions: %.1f s (goal: under %d), %d situations, all proved: %s%n",
                procedure.stages().size(),
                procedure.actions().size(),
                seconds,
                GOAL_SECONDS,
                findings.situations(),
                findings.clean());
    }

    /** A folder with one tenant: a way through all stages, with a fact, a clock and a duty to each. */
    static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("_calendars/XX.yaml", """
                calendar: XX
                version: "1"
                source: invented
                covers: {from: 2026, to: 2027}
                holidays:
                  - {date: 2026-01-01, name: {en: New Year}, kind: public, basis: art. 1}
                """);
        texts.put("large/tenant.yaml", """
                tenant: large
                name: {en: Large}
                languages: [en]
                time-zone: Europe/Brussels
                calendar: XX
                emergency: {en: Call 112.}
                keep: 5 years
                desks:
                  - {desk: front, label: {en: Front}, channels: {mail: desk@large.example.org}}
                roles:
                  - {role: clerk, label: {en: Clerk}, mail: clerk@large.example.org}
                """);
        texts.put("large/letters/told.yaml", "letter: told\nsubject: {en: News}\nbody: {en: There is news.}\n");
        texts.put("large/procedures/long-way.yaml", procedure());
        texts.put("large/examples/long-way.yaml", example());
        return texts;
    }

    private static String procedure() {
        StringBuilder fields = new StringBuilder();
        StringBuilder stages = new StringBuilder();
        StringBuilder actions = new StringBuilder();
        StringBuilder clocks = new StringBuilder();
        for (int i = 0; i < STAGES; i++) {
            String next = i + 1 < STAGES ? "move: s" + (i + 1) : "close: done";
            fields.append("  - {field: f%d, type: yes-no, label: {en: Is it so?}}%n".formatted(i));
            stages.append("  - {stage: s%d, label: {en: Stage}, explain: {en: A stage.}, lead: clerk, basis: art. 1}%n"
                    .formatted(i));
            actions.append(
                    "  - {action: look%1$d, label: {en: Look}, basis: art. 1, in: [s%1$d], by: [clerk], asks: [f%1$d]}%n"
                            .formatted(i));
            actions.append(
                    ("  - {action: go%1$d, label: {en: Go on}, basis: art. 1, in: [s%1$d], by: [clerk], when: f%1$d is-known,"
                                    + " does: [{%2$s}]}%n")
                            .formatted(i, next));
            actions.append(
                    "  - {action: back%1$d, label: {en: Go back}, basis: art. 1, in: [s%1$d], by: [clerk], does: [{move: s%2$d}]}%n"
                            .formatted(i, Math.max(0, i - 1)));
            actions.append(
                    "  - {action: tell%1$d, label: {en: Tell}, basis: art. 1, in: [s%1$d], by: [clerk], does: [{tell: {who: [complainant], letter: told}}]}%n"
                            .formatted(i));
            if (ACTIONS_A_STAGE > 4) {
                actions.append(
                        "  - {action: again%1$d, label: {en: Look again}, basis: art. 1, in: [s%1$d], by: [clerk], when: f%1$d is no, asks: [f%1$d]}%n"
                                .formatted(i));
            }
            clocks.append(
                    ("  - {clock: c%1$d, label: {en: In time}, kind: norm, length: 10 calendar days, starts-on: [entered s%1$d],"
                                    + " stops-on: [left s%1$d], on-due: [{tell: {who: [clerk], letter: told}}], owner: clerk, basis: art. 1}%n")
                            .formatted(i));
        }
        return """
                procedure: long-way
                version: "1"
                in-force-from: 2026-01-01
                title: {en: The long way}
                summary: {en: Through all stages.}
                basis: invented
                laws: []
                desk: front
                register: none
                fields:
                """
                + fields
                + "outcomes:\n  - {outcome: done, label: {en: Done}, explain: {en: It is done.}, basis: art. 1}\n"
                + """
                report:
                  kinds: {complaint: {en: Complaint}}
                  reporters: [person]
                  identities: [named]
                  identity-told: {en: We keep your name.}
                  channels:
                    - {channel: web, label: {en: Form}, by: [public], basis: art. 1}
                  stage: s0
                  basis: art. 1
                """
                + "stages:\n" + stages + "actions:\n" + actions + "clocks:\n" + clocks
                + "sight:\n  - {rule: V-clerk, who: [clerk], sees: [existence, file, identity, messages], basis: art. 1}\n"
                + "  - {rule: V-complainant, who: [complainant], sees: [existence, messages], basis: art. 1}\n";
    }

    private static String example() {
        return "- example: A beginning\n  procedure: long-way\n  report: {at: 2026-03-02T09:00, by: public, channel: web,"
                + " kind: complaint, reporter: person, identity: named}\n  then: {stage: s0}\n";
    }
}
