package gehoor.vault;

import java.time.Instant;

/** Port: where it is written that someone was told who a person is. */
public interface DisclosureLog {

    /**
     * Writes that an identity is about to be told, each time it is. Returns only when the entry will
     * outlast the telling: it is kept already, or it is part of the transaction whose commit comes
     * before the answer goes out. Anything thrown here reaches the caller, and nothing is told.
     */
    void write(Party party, Disclosure disclosure, Instant at);
}
