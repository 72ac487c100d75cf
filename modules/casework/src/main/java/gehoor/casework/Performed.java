package gehoor.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action was done.
 *
 * @param seq the entry it made
 * @param version the file's version now
 * @param receipts holder ({@code complainant} or party id) to a code shown this once; repeated as {@link Reported#receipt} is
 * @param opened link id to the file that was opened, where this actor may see that one
 */
public record Performed(
        UUID file,
        String action,
        int seq,
        long version,
        String stage,
        String stageLabel,
        @Nullable String outcome,
        List<ClockView> clocks,
        List<ToldView> told,
        Map<String, String> receipts,
        Map<String, UUID> opened) {
    @Override
    public String toString() {
        return "Performed[" + file + ", " + action + "]";
    }
}
