package gehoor.casework;

import gehoor.casework.port.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which organisations take nothing new from the public now, for pages that say so. What was read is remembered for a second, so that however
 * many look, the database is asked one question a second; whether a report is taken is looked at anew with each, in its own transaction.
 *
 * <p>Safe for use by several threads.
 */
public final class Suspensions {
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();

    private final Ports ports;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** @param at by the processor's own time, in nanoseconds */
    private record Seen(@Nullable Instant since, long at) {}

    Suspensions(Ports ports) {
        this.ports = ports;
    }

    /** Since when; empty where it takes what comes. Not within a transaction. */
    public Optional<Instant> since(String tenant) {
        Seen last = seen.get(tenant);
        if (last != null && System.nanoTime() - last.at() < MOMENT) {
            return Optional.ofNullable(last.since());
        }
        // Whoever comes meanwhile goes by what was known.
        Instant known = last == null ? null : last.since();
        is(tenant, known);
        try {
            Optional<Instant> since = ports.transactions()
                    .reading(tenant, () -> ports.suspensions().since(tenant));
            is(tenant, since.orElse(null));
            return since;
        } catch (RuntimeException noAnswer) {
            // How an organisation is reached stands on the same page: it does not go away with the database.
            return Optional.ofNullable(known);
        }
    }

    /**
     * That it is so, for this node at once.
     *
     * @param since null: it takes what comes
     */
    public void is(String tenant, @Nullable Instant since) {
        seen.put(tenant, new Seen(since, System.nanoTime()));
    }
}
