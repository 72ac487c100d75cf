package gehoor.casework;

import gehoor.casework.port.Ports;
import gehoor.casework.port.RemovalRows.Removal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which organisations are to be removed, for pages that say so. Remembered for a second, as {@link Suspensions} are; what is done about it is
 * looked at anew, in its own transaction.
 *
 * <p>Safe for use by several threads.
 */
public final class Removals {
    private final Lately<Removal> seen;

    Removals(Ports ports) {
        this.seen = new Lately<>(ports, tenant -> ports.removals().of(tenant));
    }

    /** What is asked for, agreed or not; empty where nothing is. Not within a transaction. */
    public Optional<Removal> of(String tenant) {
        return seen.of(tenant);
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
        seen.is(tenant, removal);
    }
}
