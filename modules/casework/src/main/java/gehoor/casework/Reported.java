package gehoor.casework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report was taken in.
 *
 * @param file for a member of staff to go on with; the public comes back by receipt
 * @param number null where the procedure keeps no register, and for a requester who may not see the file
 * @param receipt the code, shown this once; null where it was not given, or is no longer there. It is repeated to the same
 *     request under the same idempotency key for as long as that is remembered, and for nobody else can it be opened
 * @param stage id of the stage it begins in
 * @param clocks the clocks that run, with their dates; empty for a member of staff who may not see the file
 * @param told who is told, in words
 */
public record Reported(
        UUID file,
        @Nullable String number,
        @Nullable String receipt,
        String stage,
        String stageLabel,
        long version,
        List<ClockView> clocks,
        List<ToldView> told) {
    @Override
    public String toString() {
        return "Reported[" + file + "]";
    }
}
