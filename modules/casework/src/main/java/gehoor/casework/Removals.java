package gehoor.casework;

import gehoor.casework.port.Ports;
import gehoor.casework.port.RemovalRows.Removal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which organisations are to be removed, for pages that say so. Remembered for a second, as {@link Suspensions} are; what is done about it is
 * looked at anew, in its own transaction.
 *
 * <p>Safe for use by several threads.
 */
public final class Removals {
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();

    private final Ports ports;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** @param at by the processor's own time, in nanoseconds */
    private record Seen(@Nullable Removal removal, long at) {}

    Removals(Ports ports) {
        this.ports = ports;
    }

    /** What is asked for, agreed or not; empty where nothing is. Not within a transaction. */
    public Optional<Removal> of(String tenant) {
        Seen last = seen.get(tenant);
        if (last != null && System.nanoTime() - last.at() < MOMENT) {
            return Optional.ofNullable(last.removal());
        }
        Removal known = last == null ? null : last.removal();
        is(tenant, known);
        try {
            Optional<Removal> now =
                    ports.transactions().reading(tenant, () -> ports.removals().of(tenant));
            is(tenant, now.orElse(null));
            return now;
        } catch (RuntimeException noAnswer) {
            return Optional.ofNullable(known);
        }
    }

    /** The first day on which it may happen, where the organisation is; empty where nothing is asked for. */
    public Optional<LocalDate> day(String tenant) {
        return of(tenant).map(Removal::day);
    }

    /**
     * That it is so, for this node at once.
     *
     * @param removal null: none is asked for
     */
    public void is(String tenant, @Nullable Removal removal) {
        seen.put(tenant, new Seen(removal, System.nanoTime()));
    }
}
