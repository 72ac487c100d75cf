package gehoor.casework.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where files are kept. */
public interface Files {

    Optional<FileRecord> load(String tenant, UUID file);

    /** Loads it and holds its row until the transaction ends ({@code for update} on the row, not on its linked files). */
    Optional<FileRecord> lock(String tenant, UUID file);

    /** As {@link #lock} for several, without those that another transaction holds ({@code skip locked}), in any order. */
    List<FileRecord> claim(String tenant, Collection<UUID> files);

    /** Several at once in one or two statements, in the order asked; those that are not there are left out. */
    List<FileRecord> loadAll(String tenant, Collection<UUID> files);

    /**
     * Writes all that one action brings about, in as few statements as can be.
     *
     * @return the register numbers given to files that began, by file
     * @throws Conflict where a file is not at the version expected, or the idempotency key is there already
     */
    Map<UUID, String> commit(Changeset changes);

    /**
     * Files on whose clocks something is to happen: {@code wakeAt <= now}, earliest first, then by id.
     *
     * @param after go on behind this one; null: from the start
     */
    List<Due> due(String tenant, Instant now, @Nullable Due after, int limit);

    record Due(Instant wakeAt, UUID file) {}
}
