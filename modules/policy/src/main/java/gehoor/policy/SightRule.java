package gehoor.policy;

import java.util.List;
import java.util.Set;

/**
 * Who may read which compartments, while a condition holds. Nobody sees anything unless a rule says so;
 * a rule with {@code never} wins over all others, disclosures excepted by nobody.
 *
 * @param own only what is their own in these compartments
 * @param never these may not see these compartments; {@code existence} in it hides the file altogether
 */
public record SightRule(
        String rule,
        List<Who> who,
        Set<String> compartments,
        boolean own,
        boolean never,
        Condition when,
        String basis,
        Place at) {}
