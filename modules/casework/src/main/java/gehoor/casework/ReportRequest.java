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
        boolean waits) {
    public ReportRequest {
        given = Map.copyOf(given);
        uploads = List.copyOf(uploads);
    }

    /** What leaves by it leaves at once. */
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
                false);
    }

    /** The same; what leaves by it can be held back for a while. */
    public ReportRequest waiting() {
        return new ReportRequest(
                procedure, kind, reporter, capacity, identity, channel, received, language, contact, given, uploads,
                true);
    }

    @Override
    public String toString() {
        return "ReportRequest[" + procedure + ", " + channel + "]";
    }
}
