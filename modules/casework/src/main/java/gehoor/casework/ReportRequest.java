package gehoor.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reports.
 *
 * @param procedure id; the version in force today is used
 * @param identity named, confidential, anonymous; null: the procedure's default
 * @param received null: today
 * @param language of the complainant; null: the requester's
 * @param contact null where none is given; never kept for an anonymous report
 * @param given field id to String, Boolean, Number or List of String, as JSON has them
 * @param letters in other words than the organisation's, where staff take it in: place, as a {@link LeavingView} has it, to text
 * @param waits whether what leaves by it, where staff take it in, can be held back for a while
 */
public record ReportRequest(
        String procedure,
        String kind,
        String reporter,
        @Nullable String capacity,
        @Nullable String identity,
        String channel,
        @Nullable LocalDate received,
        @Nullable String language,
        @Nullable Contact contact,
        Map<String, Object> given,
        List<Upload> uploads,
        Map<Integer, String> letters,
        boolean waits) {
    public ReportRequest {
        given = Map.copyOf(given);
        uploads = List.copyOf(uploads);
        letters = Map.copyOf(letters);
    }

    /** What leaves by it leaves at once, in the organisation's words. */
    public ReportRequest(
            String procedure,
            String kind,
            String reporter,
            @Nullable String capacity,
            @Nullable String identity,
            String channel,
            @Nullable LocalDate received,
            @Nullable String language,
            @Nullable Contact contact,
            Map<String, Object> given,
            List<Upload> uploads) {
        this(
                procedure, kind, reporter, capacity, identity, channel, received, language, contact, given, uploads,
                Map.of(), false);
    }

    /** The same; what leaves by it leaves in these words, and can be held back for a while. */
    public ReportRequest leaving(Map<Integer, String> words) {
        return new ReportRequest(
                procedure, kind, reporter, capacity, identity, channel, received, language, contact, given, uploads,
                words, true);
    }

    @Override
    public String toString() {
        return "ReportRequest[" + procedure + ", " + channel + "]";
    }
}
