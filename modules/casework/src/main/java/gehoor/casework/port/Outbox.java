package gehoor.casework.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices that are to leave. New ones come with a {@link Changeset}. */
public interface Outbox {

    /** Ids of notices that wait and may be tried, oldest first. */
    List<UUID> waiting(String tenant, Instant now, int limit);

    /** Holds one that still waits until the transaction ends ({@code for update skip locked}). */
    Optional<Notice> claim(String tenant, UUID notice);

    /**
     * It is done, one way or the other; what was enclosed is wiped.
     *
     * @param language in which it was made: that of its reader may be known to the vault alone
     */
    void settle(String tenant, UUID notice, Notice.State state, LocalDate day, String language);

    /** It is tried again. */
    void again(String tenant, UUID notice, int attempts, Instant notBefore);

    /** It does not leave until it is {@linkplain #release released}; for one that is {@linkplain #claim claimed}. */
    void hold(String tenant, UUID notice);

    /** What was held waits again. */
    void release(String tenant, UUID notice, Instant notBefore);

    /** Files of which something is held back, in no order; no more than so many. */
    List<UUID> withHeld(String tenant, int limit);

    /** What became of the notices of a file, in the order they came about. */
    List<Sent> of(String tenant, UUID file);

    /** @param language in which it was made; null while it waits, and where that was not kept yet */
    record Sent(
            Notice notice,
            Notice.State state,
            @Nullable LocalDate day,
            @Nullable String language) {

        /** Whether who it is for may not know of it: it can still be held back, or it was. */
        public boolean withheld(Instant now) {
            return state == Notice.State.HELD
                    || state == Notice.State.DROPPED
                    || (state == Notice.State.WAITING
                            && notice.attempts() == 0
                            && notice.notBefore().isAfter(now));
        }
    }
}
