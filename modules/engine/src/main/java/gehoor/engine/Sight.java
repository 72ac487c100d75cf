package gehoor.engine;

import gehoor.policy.Compartment;
import java.util.Set;

/**
 * What a viewer may read of a file.
 *
 * @param compartments empty: not even that it exists
 * @param own compartments of which only what is their own is seen: {@link Engine#own} tells what that is
 * @param rules ids of the sight rules that give it, {@code disclosure} for a disclosure
 */
public record Sight(Set<String> compartments, Set<String> own, Set<String> rules) {
    public static final Sight NOTHING = new Sight(Set.of(), Set.of(), Set.of());

    public boolean exists() {
        return compartments.contains(Compartment.EXISTENCE);
    }

    /** The compartment as a whole. */
    public boolean sees(String compartment) {
        return compartments.contains(compartment);
    }

    /** @param isOwn whether what lies in it is the viewer's own */
    public boolean sees(String compartment, boolean isOwn) {
        return sees(compartment) || (isOwn && own.contains(compartment));
    }
}
