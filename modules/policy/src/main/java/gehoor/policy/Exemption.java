package gehoor.policy;

import java.util.Set;

/**
 * An exception that wins over other rules, by name: while {@code when} holds, the requirements and duties
 * named do not bar, and the grounds named cannot be used.
 *
 * @param lifts ids of requirements, duties and grounds
 */
public record Exemption(String rule, Condition when, Set<String> lifts, Words explain, String basis, Place at) {}
