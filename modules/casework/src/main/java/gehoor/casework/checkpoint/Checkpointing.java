package gehoor.casework.checkpoint;

import gehoor.casework.port.Transactions;
import gehoor.vault.KeysUnavailable;
import gehoor.vault.Notary;
import gehoor.vault.NotaryKey;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes checkpoints: takes what was committed and is covered by none, signs, writes it outside the database, and notes it
 * inside. May be called at any time and on any number of nodes; each tenant's checkpoints are made one after the other.
 *
 * <p>Outside comes first. Who dies between the two leaves a checkpoint that the database does not know; the next call finds
 * that the record holds what it says, and notes it. Whatever else the two disagree about is not made good by going on: no
 * checkpoint is made then, and somebody must look.
 *
 * <p>What is in anonymous files waits for the day after, and is sealed once a day, in one batch in random order among the
 * rest: neither when a checkpoint was made nor a place in it tells more than the day.
 */
public final class Checkpointing {
    /** Leaves of one checkpoint; its line is then 250 kB. */
    private static final int MOST = 2000;

    /** Longer than any transaction lasts: what is held and not gone on with is given up after half a minute. */
    private static final Duration LATEST = Duration.ofHours(1);

    /** What came of it. */
    public sealed interface Outcome {}

    /**
     * All that there was to seal is sealed.
     *
     * @param made how many checkpoints now
     * @param latest null where the tenant has none
     */
    public record Done(int made, @Nullable Checkpoint latest) implements Outcome {}

    /** Somebody must look first. */
    public record Stopped(Why why) implements Outcome {}

    /** What is in the way of a checkpoint. */
    public enum Why {
        /** The folder cannot be read or written. */
        UNREACHABLE,
        /** The notary does not sign. */
        NO_NOTARY,
        /** The database knows of checkpoints that are not in the folder: it was emptied, cut off, or is another one. */
        FOLDER_BEHIND,
        /** The folder has checkpoints of what is not in the database: that was put back to an earlier state. */
        DATABASE_BEHIND,
        /** Both have one of that number, but not the same; or the last line is not one of this notary. */
        DIFFERENT,
        /** The last line says that the tenant was removed: the database was put back to before. */
        REMOVED
    }

    private static final class Stop extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final Why why;

        Stop(Why why) {
            super(why.name(), null, false, false);
            this.why = why;
        }
    }

    private final Transactions transactions;
    private final Coverage coverage;
    private final CheckpointLog log;
    private final Notary notary;
    private final Random order;
    /** Tenant to the moment at which this process last found nothing more to seal. */
    private final Map<String, Instant> sealed = new ConcurrentHashMap<>();

    /** @param order shuffles leaves; not to be foreseen by anyone outside tests */
    public Checkpointing(Transactions transactions, Coverage coverage, CheckpointLog log, Notary notary, Random order) {
        this.transactions = transactions;
        this.coverage = coverage;
        this.log = log;
        this.notary = notary;
        this.order = order;
    }

    /** By which the checkpoints of now are checked. */
    public NotaryKey notary() {
        return notary.key();
    }

    /**
     * Seals what is committed and not sealed yet: all files are looked at.
     *
     * @param zone in which the tenant's days begin
     */
    public Outcome seal(String tenant, ZoneId zone, Instant now) {
        return seal(tenant, zone, now, null);
    }

    /**
     * The same, looking only at what was added since this process last sealed all there was. Whatever was committed later
     * than {@link #LATEST} after its own moment waits for the first checkpoint of the next day, or for the next process: they
     * look at all files.
     */
    public Outcome sealLately(String tenant, ZoneId zone, Instant now) {
        Instant last = sealed.get(tenant);
        if (last == null || last.isAfter(now)) {
            return seal(tenant, zone, now);
        }
        // In an anonymous file moments are told to the day; it may have been named since.
        return seal(
                tenant,
                zone,
                now,
                last.minus(LATEST).atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    }

    /** @param since null: all files are looked at, as they are by the first checkpoint of a day */
    private Outcome seal(String tenant, ZoneId zone, Instant now, @Nullable Instant since) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate yesterday = today.minusDays(1);
        Instant midnight = today.atStartOfDay(zone).toInstant();
        int made = 0;
        boolean batch = false;
        try {
            while (true) {
                boolean first = made == 0;
                boolean inBatch = batch;
                Step step = transactions.within(tenant, () -> {
                    coverage.alone(tenant);
                    Optional<Coverage.Noted> before = agreed(tenant);
                    LocalDate through = before.map(Coverage.Noted::through).orElse(null);
                    boolean daily = first ? !yesterday.equals(through) : inBatch;
                    List<Leaf> leaves = new ArrayList<>(
                            daily || since == null
                                    ? coverage.pending(tenant, daily ? midnight : null, MOST)
                                    : coverage.pendingSince(tenant, since, MOST));
                    coverage.trail(tenant).ifPresent(leaves::add);
                    if (leaves.isEmpty() && !(first && daily)) {
                        return new Step(false, false);
                    }
                    Collections.shuffle(leaves, order);
                    Checkpoint checkpoint = Checkpoint.signed(
                            tenant,
                            before.map(Coverage.Noted::number).orElse(0) + 1,
                            before.map(Coverage.Noted::hash).orElse(Checkpoint.NONE),
                            now,
                            daily ? yesterday : through,
                            leaves,
                            notary);
                    log.append(tenant, checkpoint.line());
                    coverage.note(checkpoint);
                    return new Step(true, daily);
                });
                if (!step.made()) {
                    sealed.put(tenant, now);
                    return new Done(made, latest(tenant, 1).stream().findFirst().orElse(null));
                }
                batch = step.daily();
                made++;
            }
        } catch (Stop stop) {
            return new Stopped(stop.why);
        } catch (UncheckedIOException e) {
            return new Stopped(Why.UNREACHABLE);
        } catch (KeysUnavailable e) {
            return new Stopped(Why.NO_NOTARY);
        }
    }

    private record Step(boolean made, boolean daily) {}

    /**
     * The last checkpoints, oldest first.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public List<Checkpoint> latest(String tenant, int most) {
        return log.last(tenant, most).stream()
                .map(Checkpoint::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The last checkpoint, on which outside and inside agree. */
    private Optional<Coverage.Noted> agreed(String tenant) {
        Optional<Coverage.Noted> noted = coverage.latest(tenant);
        List<String> lines = log.last(tenant, 1);
        if (lines.isEmpty()) {
            if (noted.isPresent()) {
                throw new Stop(Why.FOLDER_BEHIND);
            }
            return noted;
        }
        if (LastLine.of(lines.get(0)).isPresent()) {
            throw new Stop(Why.REMOVED);
        }
        Checkpoint last = Checkpoint.of(lines.get(0))
                .filter(each -> each.tenant().equals(tenant))
                .filter(Checkpoint::rooted)
                .orElseThrow(() -> new Stop(Why.DIFFERENT));
        int known = noted.map(Coverage.Noted::number).orElse(0);
        if (last.number() < known) {
            throw new Stop(Why.FOLDER_BEHIND);
        }
        if (last.number() > known) {
            if (!last.signedBy(notary.key())) {
                throw new Stop(Why.DIFFERENT);
            }
            String before = noted.map(Coverage.Noted::hash).orElse(Checkpoint.NONE);
            if (last.number() > known + 1 || !last.previous().equals(before) || !coverage.has(tenant, last.leaves())) {
                throw new Stop(Why.DATABASE_BEHIND);
            }
            coverage.note(last);
            return coverage.latest(tenant);
        }
        if (!noted.map(Coverage.Noted::hash).orElse("").equals(last.hash())) {
            throw new Stop(Why.DIFFERENT);
        }
        return noted;
    }
}
