package gehoor.casework;

import gehoor.casework.port.Ports;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which organisations take nothing new from the public now, for pages that say so. What was read is remembered for a second, so that however
 * many look, the database is asked one question a second; whether a report is taken is looked at anew with each, in its own transaction.
 *
 * <p>Safe for use by several threads.
 */
public final class Suspensions {
    private final Lately<Instant> seen;

    Suspensions(Ports ports) {
        this.seen = new Lately<>(ports, tenant -> ports.suspensions().since(tenant));
    }

    /** Since when; empty where it takes what comes. Not within a transaction. */
    public Optional<Instant> since(String tenant) {
        return seen.of(tenant);
    }

    /**
     * That it is so, for this node at once.
     *
     * @param since null: it takes what comes
     */
    public void is(String tenant, @Nullable Instant since) {
        seen.is(tenant, since);
    }
}
