package gehoor.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The seals of what travels with pages and is kept nowhere: one for a whole tenant. It is held in memory for a few minutes,
 * for every step of a form needs it and nothing is ever erased by it.
 */
public final class PageSeals {
    private static final Duration HELD = Duration.ofMinutes(5);

    private final Sealer sealer;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private record Held(Seal seal, Instant until) {}

    public PageSeals(Sealer sealer) {
        this.sealer = sealer;
    }

    /** The tenant's, where it is held just now; the key store is not asked. */
    public Optional<Seal> held(String tenant, Instant now) {
        Held known = held.get(tenant);
        boolean fresh = known != null
                && now.isBefore(known.until())
                && !now.isBefore(known.until().minus(HELD));
        return fresh && known != null ? Optional.of(known.seal()) : Optional.empty();
    }

    /** @return {@link Opening.Erased} when the tenant's key was destroyed while it was asked for */
    public Opening<Seal> take(String tenant, Instant now) {
        FileKey whole = new FileKey(tenant, FileKey.WHOLE_TENANT, Purpose.PAGE);
        Opening<Seal> found = sealer.take(whole);
        if (found instanceof Opening.Erased) {
            found = sealer.create(whole);
        }
        return found.then(seal -> {
            held.put(tenant, new Held(seal, now.plus(HELD)));
            return new Opening.Opened<>(seal);
        });
    }
}
