package gehoor.engine;

import gehoor.policy.Compartment;
import java.util.Set;

/**
 * What a viewer may read of a file.
 *
 * @param compartments empty: not even that it exists
 * @param rules ids of the sight rules that give it, {@code disclosure} for a disclosure
 */
public record Sight(Set<String> compartments, Set<String> rules) {
    public static final Sight NOTHING = new Sight(Set.of(), Set.of());

    public boolean exists() {
        return compartments.contains(Compartment.EXISTENCE);
    }

    public boolean sees(String compartment) {
        return compartments.contains(compartment);
    }
}
