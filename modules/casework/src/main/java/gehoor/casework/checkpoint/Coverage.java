package gehoor.casework.checkpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: what of the record is covered by which checkpoint, as the database remembers it. Called within a transaction of that
 * tenant. It is bookkeeping: {@link Verification} believes the checkpoints, and holds this against them.
 */
public interface Coverage {

    /**
     * The last checkpoint as the database knows it.
     *
     * @param through as {@link Checkpoint#through}
     */
    record Noted(int number, String hash, @Nullable LocalDate through) {}

    /** Waits until nobody else makes a checkpoint for this tenant, and keeps others waiting until the transaction ends. */
    void alone(String tenant);

    Optional<Noted> latest(String tenant);

    /**
     * Files of which something is not covered yet, whenever it was committed, each up to its last entry; of anonymous files,
     * up to the last entry before that moment.
     *
     * @param anonymousBefore null: anonymous files wait
     */
    List<Leaf> pending(String tenant, @Nullable Instant anonymousBefore, int limit);

    /**
     * The same of those files alone to which something was added with this moment or a later one, and that are not anonymous:
     * found without looking at all that there are.
     */
    List<Leaf> pendingSince(String tenant, Instant since, int limit);

    /** The trail up to its last act, where that is not covered yet. */
    Optional<Leaf> trail(String tenant);

    /** Whether the record has each of them as it is. */
    boolean has(String tenant, List<Leaf> leaves);

    /** Remembers that this checkpoint was made, and what it covers. */
    void note(Checkpoint checkpoint);
}
