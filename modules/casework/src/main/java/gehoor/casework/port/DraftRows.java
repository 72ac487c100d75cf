package gehoor.casework.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff wrote and did not send yet. */
public interface DraftRows {

    /** In place of what was there. */
    void put(String tenant, Row row);

    Optional<Row> find(String tenant, String person, String form, String part);

    /**
     * Texts of forms of no file, those that were last kept first.
     *
     * @param beginning how the codes of the forms begin
     */
    List<Row> texts(String tenant, String person, String beginning, int most);

    /** The codes of the same forms, and nothing of what is in them. */
    List<String> forms(String tenant, String person, String beginning, int most);

    /** All parts of it. */
    void remove(String tenant, String person, String form);

    /** Those that were last kept before that day. */
    void forget(String tenant, LocalDate before);

    /**
     * @param person account id
     * @param form which form, as codes
     * @param part text or files
     * @param file null: of no file
     * @param day on which it was kept
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Row(
            String person,
            String form,
            String part,
            @Nullable UUID file,
            byte[] sealed,
            LocalDate day) {}
}
