package gehoor.casework;

import gehoor.casework.port.Ports;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read of each organisation within the last second, so that however many look, the database is asked one question a second. Where it
 * gives no answer, what was known last counts.
 *
 * <p>Safe for use by several threads.
 */
final class Lately<T> {
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();

    private final Ports ports;
    private final Function<String, Optional<T>> read;
    private final Map<String, Seen<T>> seen = new ConcurrentHashMap<>();

    /** @param at by the processor's own time, in nanoseconds */
    private record Seen<T>(@Nullable T what, long at) {}

    /** @param read asks for it, within a transaction of that organisation */
    Lately(Ports ports, Function<String, Optional<T>> read) {
        this.ports = ports;
        this.read = read;
    }

    /** Empty where there is none, as far as is known. Not within a transaction. */
    Optional<T> of(String tenant) {
        Seen<T> last = seen.get(tenant);
        if (last != null && System.nanoTime() - last.at() < MOMENT) {
            return Optional.ofNullable(last.what());
        }
        // Whoever comes meanwhile goes by what was known.
        T known = last == null ? null : last.what();
        is(tenant, known);
        try {
            Optional<T> now = ports.transactions().reading(tenant, () -> read.apply(tenant));
            is(tenant, now.orElse(null));
            return now;
        } catch (RuntimeException noAnswer) {
            // How an organisation is reached stands on the same page: it does not go away with the database.
            return Optional.ofNullable(known);
        }
    }

    /** That it is so, for this node at once. */
    void is(String tenant, @Nullable T what) {
        seen.put(tenant, new Seen<>(what, System.nanoTime()));
    }
}
