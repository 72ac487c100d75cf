package gehoor.casework.governance;

import gehoor.casework.Examined;
import gehoor.casework.port.ProposalRows.Line;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.engine.rehearsal.Rehearsals;
import gehoor.engine.verification.Finding;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is proved of an organisation's procedures before anybody meets them: that their worked examples come out as they say and leave no
 * rule out, and that what they promise holds in every situation. It takes seconds, and for a large procedure half a minute.
 */
final class Proving {
    static final String PROVED = "proved";
    static final String REFUTED = "refuted";

    private Proving() {}

    /** All that is told of this tenant, procedure by procedure: its examples first. */
    static List<Line> of(Reading.Read read, String tenantId) {
        Examined examined = Examined.of(read, tenantId);
        Rehearsals rehearsals = examined.rehearsals();
        List<Line> told = new ArrayList<>();
        rehearsals
                .outcomes()
                .forEach(outcome -> outcome.differences()
                        .forEach(each -> told.add(line(outcome.example().procedure(), each))));
        for (List<Procedure> versions : examined.tenant().procedures().values()) {
            Procedure newest = versions.get(versions.size() - 1);
            rehearsals.gaps(newest).forEach(gap -> told.add(line(newest.id(), gap)));
            long examples = rehearsals.outcomes().stream()
                    .filter(outcome -> outcome.example().procedure().equals(newest.id()))
                    .filter(Rehearsal.Outcome::asExpected)
                    .count();
            told.add(new Line(
                    newest.id(),
                    "example",
                    PROVED,
                    newest.at().file(),
                    newest.at().line(),
                    newest.at().column(),
                    Wording.words("examples-well", examples).byLanguage(),
                    null));
            for (Procedure version : versions) {
                examined.findings(version).all().forEach(finding -> told.add(line(version, finding)));
            }
        }
        return List.copyOf(told);
    }

    /** Whether nothing was refuted. What stayed open is for who approves to weigh. */
    static boolean clean(List<Line> told) {
        return told.stream().noneMatch(line -> line.verdict().equals(REFUTED));
    }

    /** Said where it could not be looked at to the end. */
    static Line failed() {
        return new Line(
                "",
                "failure",
                REFUTED,
                "",
                1,
                1,
                Wording.words("proving-failed").byLanguage(),
                null);
    }

    private static Line line(String procedure, Problem problem) {
        Place at = problem.at();
        return new Line(
                procedure,
                "example",
                REFUTED,
                at.file(),
                at.line(),
                at.column(),
                problem.words().byLanguage(),
                null);
    }

    private static Line line(Procedure procedure, Finding finding) {
        return new Line(
                procedure.id() + "@" + procedure.version(),
                "promise",
                finding.verdict().name().toLowerCase(Locale.ROOT),
                finding.at().file(),
                finding.at().line(),
                finding.at().column(),
                finding.words().byLanguage(),
                finding.story().orElse(null));
    }
}
