package gehoor.casework.port;

import java.time.LocalDate;
import java.util.Optional;

/** Idempotency keys of requests that were carried out. New ones come with a {@link Changeset}. */
public interface Requests {
    Optional<Remembered> find(String tenant, byte[] key);

    /** Forgets those of before that day. */
    void forget(String tenant, LocalDate before);
}
