package gehoor.casework;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a worklist is asked.
 *
 * @param procedure null: any
 * @param stage null: any
 * @param after {@link Page#next} of the piece before
 * @param size 1 to 100
 */
public record WorkFilter(
        Which which,
        @Nullable String procedure,
        @Nullable String stage,
        @Nullable String after,
        int size) {

    /** Part of what waits for somebody. */
    public enum Which {
        /** For this person, or for a role of theirs. */
        ALL,
        /** Assigned to this person. */
        MINE,
        /** For a role of theirs, and nobody has it. */
        UNASSIGNED,
        /** For a role of theirs, whoever has it. */
        TEAM,
        /** For this person or a role of theirs, and a date has passed. */
        OVERDUE;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Which> of(String word) {
            for (Which which : values()) {
                if (which.word().equals(word)) {
                    return Optional.of(which);
                }
            }
            return Optional.empty();
        }
    }

    public static WorkFilter all() {
        return of(Which.ALL);
    }

    public static WorkFilter of(Which which) {
        return new WorkFilter(which, null, null, null, 50);
    }
}
