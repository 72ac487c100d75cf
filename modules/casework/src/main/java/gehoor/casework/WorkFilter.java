package gehoor.casework;

import org.jspecify.annotations.Nullable;

/**
 * What of a worklist is asked.
 *
 * @param onlyMine only what is assigned to this person
 * @param procedure null: any
 * @param stage null: any
 * @param after {@link Page#next} of the piece before
 * @param size 1 to 100
 */
public record WorkFilter(
        boolean onlyMine,
        @Nullable String procedure,
        @Nullable String stage,
        @Nullable String after,
        int size) {
    public static WorkFilter all() {
        return new WorkFilter(false, null, null, null, 50);
    }
}
