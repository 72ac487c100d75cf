package gehoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A letter as it reads.
 *
 * @param notice id of the notice
 * @param address lines for the envelope; empty where there are none
 * @param text plain
 */
public record RenderedLetter(
        UUID notice,
        int seq,
        LocalDate day,
        String state,
        List<String> address,
        String subject,
        String text,
        String language) {
    @Override
    public String toString() {
        return "RenderedLetter[" + notice + "]";
    }
}
