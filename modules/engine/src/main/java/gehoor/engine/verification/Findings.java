package gehoor.engine.verification;

import java.util.List;

/**
 * All that was found of one procedure.
 *
 * @param procedure {@code tenant/procedure@version}
 * @param all in order of the properties
 */
public record Findings(String procedure, List<Finding> all) {
    public List<Finding> of(Finding.Verdict verdict) {
        return all.stream().filter(finding -> finding.verdict() == verdict).toList();
    }

    /** Whether nothing was refuted and nothing left open. */
    public boolean clean() {
        return all.stream().allMatch(finding -> finding.verdict() == Finding.Verdict.PROVED);
    }

    /** How many situations were looked at in all. */
    public int situations() {
        return all.stream().mapToInt(Finding::situations).sum();
    }
}
