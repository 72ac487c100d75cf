package gehoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a file, as this viewer may see it.
 *
 * @param at null where only the day is kept
 * @param by staff, complainant, public, party or system
 * @param role the role in which it was done
 * @param person account id and name; empty where not staff, or where the viewer is not staff
 * @param placeOf account id and name of the member of staff in whose place it was done; empty where it was their own
 * @param recorded what was recorded, as far as this viewer may read it
 * @param changes what it changed, as codes: {@code moved intake treatment}, {@code closed resolved} …
 * @param looked what the decision looked at; only for staff
 * @param told who was told
 */
public record HistoryLine(
        int seq,
        LocalDate day,
        @Nullable Instant at,
        String action,
        String label,
        @Nullable String on,
        String by,
        String role,
        String person,
        String personName,
        String placeOf,
        String placeOfName,
        List<FactView> recorded,
        List<String> changes,
        List<LookedView> looked,
        List<ToldView> told) {

    public record LookedView(
            String rule, String fact, @Nullable String value, boolean held) {}

    @Override
    public String toString() {
        return "HistoryLine[" + seq + ", " + action + "]";
    }
}
