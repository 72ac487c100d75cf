package gehoor.platform;

import gehoor.access.figures.Figures;
import gehoor.access.figures.Standing;
import gehoor.access.figures.Watch;
import gehoor.casework.Library;
import gehoor.store.Store;
import gehoor.store.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is in the database, tenant by tenant behind the wall, seldom: not before a while has passed, and never for
 * more than a twentieth of the time, however many tenants there are.
 */
@ApplicationScoped
public class Looking implements Watch {
    private static final Logger LOG = Logger.getLogger(Looking.class.getName());
    private static final int SHARE = 20;
    private static final int DAYS = 7;
    /** Fewer than this in a channel and a week could point to somebody. */
    private static final long FEW = 5;

    private record Reports(LocalDate upTo, Set<String> tenants, Map<String, Long> byChannel) {}

    @Inject
    Figures figures;

    @Inject
    Instance<Library> library;

    @Inject
    Instance<Store> store;

    @Inject
    @Readiness
    Health health;

    @Inject
    PlatformClock clock;

    @Inject
    @ConfigProperty(name = "gehoor.metrics.every-seconds", defaultValue = "15")
    int everySeconds;

    private long notBefore = System.nanoTime();
    private @Nullable Reports reports;

    @Override
    public synchronized void look() {
        boolean ready = health.ready();
        Set<String> tenants = Set.of();
        int problems = 0;
        if (ready) {
            tenants = Set.copyOf(library.get().current().tenants().keySet());
            problems = library.get().problems().size();
        }
        figures.replica(ready, tenants.size(), problems, ready ? store.get().open() : 0, Beginning.MOST_CONNECTIONS);
        if (!ready) {
            figures.standing(Optional.empty());
            return;
        }
        long begun = System.nanoTime();
        if (begun - notBefore < 0) {
            return;
        }
        try {
            figures.standing(Optional.of(standing(tenants, clock.instant())));
        } catch (RuntimeException away) {
            LOG.log(
                    Level.WARNING,
                    "nothing could be counted: {0}",
                    away.getClass().getName());
            figures.standing(Optional.empty());
        }
        long took = System.nanoTime() - begun;
        notBefore = begun + Math.max(Duration.ofSeconds(everySeconds).toNanos(), took * SHARE);
    }

    private Standing standing(Set<String> tenants, Instant now) {
        List<Tally> all = new ArrayList<>();
        tenants.forEach(tenant -> all.add(store.get().tally(tenant, now)));
        return together(all, reported(tenants, LocalDate.ofInstant(now, ZoneOffset.UTC)), now);
    }

    static Standing together(List<Tally> all, Map<String, Long> reports, Instant now) {
        return new Standing(
                all.stream().mapToLong(Tally::clocksDue).sum(),
                since(all.stream().map(Tally::oldestClockDue).toList(), now),
                all.stream().mapToLong(Tally::clocksMissed).sum(),
                all.stream().mapToLong(Tally::noticesWaiting).sum(),
                since(all.stream().map(Tally::oldestNoticeWaiting).toList(), now),
                all.stream().mapToLong(Tally::noticesFailed).sum(),
                reports);
    }

    /** Counted once a day, of whole days that are over: nobody learns from it when a report came in. */
    private Map<String, Long> reported(Set<String> tenants, LocalDate today) {
        Reports known = reports;
        if (known == null || !known.upTo().equals(today) || !known.tenants().equals(tenants)) {
            List<Map<String, Long>> each = new ArrayList<>();
            tenants.forEach(tenant -> each.add(store.get().registered(tenant, today.minusDays(DAYS), today)));
            known = new Reports(today, tenants, withoutFew(each));
            reports = known;
        }
        return known.byChannel();
    }

    static Map<String, Long> withoutFew(List<Map<String, Long>> each) {
        Map<String, Long> sum = new HashMap<>();
        each.forEach(one -> one.forEach((channel, files) -> sum.merge(channel, files, Long::sum)));
        sum.values().removeIf(files -> files < FEW);
        return Map.copyOf(sum);
    }

    private static Duration since(List<@Nullable Instant> moments, Instant now) {
        Duration longest = Duration.ZERO;
        for (Instant moment : moments) {
            if (moment != null && Duration.between(moment, now).compareTo(longest) > 0) {
                longest = Duration.between(moment, now);
            }
        }
        return longest;
    }
}
