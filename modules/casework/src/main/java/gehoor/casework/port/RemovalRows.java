package gehoor.casework.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which organisations asked to be removed, and which were. */
public interface RemovalRows {

    /**
     * That an organisation is to be removed.
     *
     * @param askedAt when it was asked for; of the removals of one organisation each has its own
     * @param askedBy account id of one of the organisation's own
     * @param askedName the name of the same
     * @param day the first on which it may happen, where the organisation is
     * @param unread whether files may be destroyed that nobody took along in their present state
     * @param agreedAt when who runs the platform agreed; null: not yet
     * @param agreedBy account id of the same; null: nobody yet
     */
    record Removal(
            Instant askedAt,
            String askedBy,
            String askedName,
            LocalDate day,
            boolean unread,
            @Nullable Instant agreedAt,
            @Nullable String agreedBy) {

        public boolean agreed() {
            return agreedAt != null;
        }
    }

    /** How many files are open: not closed, or with a clock that runs or something that waits to leave. */
    long open(String tenant);

    /** What is asked for now, agreed or not; empty where nothing is. */
    Optional<Removal> of(String tenant);

    /** @return whether nothing was asked for before; else nothing was written */
    boolean ask(String tenant, Removal asked);

    /**
     * @param askedAt of the removal that is agreed
     * @return whether that one is what is asked for, and was not agreed yet
     */
    boolean agree(String tenant, Instant askedAt, Instant at, String by);

    /** @return whether something was asked for */
    boolean callOff(String tenant);

    /** Organisations that were removed, and when; in a transaction of {@link Configurations#PLATFORM}. */
    Map<String, Instant> removed();
}
