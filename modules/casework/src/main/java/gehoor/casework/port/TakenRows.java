package gehoor.casework.port;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who took along which file of an organisation that leaves, as it was then: insert only. */
public interface TakenRows {

    /**
     * @param seq of the file's last entry
     * @param person account id
     * @param compartments what they could read of it
     */
    record Taken(UUID file, long seq, String person, Set<String> compartments, Instant at) {}

    void write(String tenant, Taken taken);

    /**
     * What could be read by those who took these files as they are now, whoever it was; a file that nobody took so is left out.
     *
     * @param present files, each with the number of its last entry
     */
    Map<UUID, Set<Set<String>>> present(String tenant, Map<UUID, Long> present);

    /** When this person last took something along. */
    Optional<Instant> last(String tenant, String person);
}
