package gehoor.casework.port;

import java.time.Instant;
import java.util.Optional;

/** Which organisations take nothing new from the public now. */
public interface SuspensionRows {

    /** Since when; empty where it takes what comes. */
    Optional<Instant> since(String tenant);

    /** @return whether it was not suspended before; else nothing was written */
    boolean suspend(String tenant, Instant at);

    /** @return whether it was suspended */
    boolean takeUp(String tenant);
}
