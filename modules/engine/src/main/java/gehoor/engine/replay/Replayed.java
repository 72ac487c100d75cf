package gehoor.engine.replay;

import java.util.Set;

/**
 * One history, gone through under the draft.
 *
 * @param reasons all that would have been different as far as it was followed; empty where nothing would
 * @param followed to its end; else an act that matters would have been refused, or the history does not say how it would have gone
 *     on, and nothing is told of what came after
 */
public record Replayed(Set<Reason> reasons, boolean followed) {
    public Replayed {
        reasons = Set.copyOf(reasons);
    }
}
