package gehoor.casework.port;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where tickets are looked up. All within a transaction. */
public interface TicketRows {

    Optional<TicketRow> find(String tenant, byte[] lookup);

    /** A file that is there gets one more. */
    void add(String tenant, TicketRow ticket);

    /** Those of a file that open the same open nothing any more. */
    void drop(String tenant, UUID file, String opens);

    /** Those that have opened nothing since before then are forgotten. */
    void forget(String tenant, Instant before);
}
