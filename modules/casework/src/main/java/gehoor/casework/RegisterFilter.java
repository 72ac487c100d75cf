package gehoor.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of the register is asked; null: any.
 *
 * @param about {@code service:<id>}, {@code facility:<id>} or {@code body:<id>}
 * @param after {@link Page#next} of the piece before
 * @param size 1 to 100
 */
public record RegisterFilter(
        @Nullable String procedure,
        @Nullable String kind,
        @Nullable String stage,
        @Nullable String outcome,
        @Nullable String channel,
        @Nullable Boolean open,
        @Nullable LocalDate receivedFrom,
        @Nullable LocalDate receivedTo,
        @Nullable String number,
        @Nullable String about,
        @Nullable String after,
        int size) {
    public static RegisterFilter all() {
        return new RegisterFilter(null, null, null, null, null, null, null, null, null, null, null, 50);
    }
}
