package gehoor.casework.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who stands in for whom. A row is written once, may be ended once, and is never taken away: it tells who could see and do what, and when. */
public interface StandInRows {

    /**
     * Somebody is named to stand in for somebody else.
     *
     * @param person account id of who is away
     * @param deputy account id of who stands in
     * @param roles of that person's, which are passed on
     * @param from the first day; null: named beforehand, and begun by a row of its own
     * @param until the last day; null with {@code from}
     * @param of the naming beforehand by which this one began; null where it was named with its days
     * @param namedBy account id
     * @param endedBy account id of who ended it before its last day; null where nobody did
     */
    record Row(
            UUID id,
            String person,
            String deputy,
            Set<String> roles,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable UUID of,
            String namedBy,
            Instant namedAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {
        public Row {
            roles = Set.copyOf(roles);
        }
    }

    void add(String tenant, Row row);

    /** Ends one that had not ended; with those that began by it. */
    void end(String tenant, UUID id, Instant at, String by);

    Optional<Row> find(String tenant, UUID id);

    /** Those that may still count on that day or ended after it, latest first; at most 1,000. */
    List<Row> since(String tenant, LocalDate day);
}
