package gehoor.casework;

import gehoor.casework.port.JobRows;
import gehoor.casework.port.Ports;
import gehoor.engine.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that takes longer than an answer may: begun by one request, looked at by others, stopped by any of them, whichever node each of
 * them comes to. One of a kind at a time for an organisation, over all nodes.
 *
 * <p>How it stands, and for an hour what came of it, is a row of the organisation's; the node that does it gives a sign of life each
 * second. Where there was none for half a minute it is broken off: it is told so, its node learns it when it is there again, and never does
 * what was told become otherwise.
 *
 * <p>Safe for use by several threads; not within a transaction.
 */
public final class Jobs {
    /** How long it is known what came of one. */
    static final Duration KEPT = Duration.ofHours(1);

    /** What gave no sign of life for so long is broken off. */
    static final Duration SILENT = Duration.ofSeconds(30);

    /** More are not kept of an organisation: those that are over longest go first. */
    static final int MOST_KEPT = 16;

    /** What is done. */
    interface Work<T> {
        /**
         * Outside any transaction.
         *
         * @throws CancellationException from {@link Progress#at} where it was stopped
         */
        T run(Progress progress);
    }

    /** Told by the work how far it is. */
    interface Progress {
        /**
         * @param percent 0 to 100
         * @throws CancellationException where it is to stop
         */
        void at(int percent);
    }

    /**
     * A kind of work.
     *
     * @param word by which it is kept
     * @param result what comes of it: records that {@link JobResults} can write
     */
    record Kind<T>(String word, Class<T> result) {}

    /**
     * How a piece of work stands.
     *
     * @param percent how far it is, 0 to 100; told by its node once a second
     * @param brokenOff it is {@link State#FAILED} because the node that did it went away
     * @param result what came of it; null while it is not done, or did not come to an end
     */
    public record JobView<T>(
            UUID id,
            State state,
            int percent,
            boolean brokenOff,
            @Nullable T result) {}

    /** Where it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        /** The platform could not do it, for a reason that lies with the platform. */
        FAILED;

        public boolean over() {
            return this != WAITING && this != RUNNING;
        }
    }

    private final Ports ports;
    private final InstantSource clock;
    private final JobsHere here;

    /**
     * @param helpers whose threads do it; never the caller's own but in tests
     * @param keeper whose thread gives the signs of life for as long as there is something to give them of
     * @param clock what all nodes agree on, and nobody winds
     */
    Jobs(Ports ports, Executor helpers, Executor keeper, InstantSource clock) {
        this.ports = ports;
        this.clock = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.here = new JobsHere(ports, helpers, keeper, this.clock);
    }

    /** Begins it, or lets it wait for its turn; refused where one of its kind is under way. */
    <T> Answer<JobView<T>> start(String tenant, Kind<T> kind, Work<T> work) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        boolean begun = within(tenant, now, () -> {
            ports.jobs().forget(tenant, now.minus(KEPT), MOST_KEPT - 1);
            return ports.jobs().begin(tenant, id, kind.word(), now);
        });
        return begun ? Answer.done(here.begin(tenant, id, kind, work)) : refused(running(tenant, kind));
    }

    private Refusal running(String tenant, Kind<?> kind) {
        return Wording.jobRunning(underWay(tenant, kind).map(UUID::toString).orElse("-"));
    }

    /** The one of this kind that is under way for the organisation, at whichever node; empty where none is. */
    Optional<UUID> underWay(String tenant, Kind<?> kind) {
        return within(tenant, clock.instant(), () -> ports.jobs().underWay(tenant, kind.word()));
    }

    /** How it stands; refused where it is not known, or not known any more. */
    <T> Answer<JobView<T>> look(String tenant, Kind<T> kind, UUID id) {
        Instant now = clock.instant();
        return told(kind, within(tenant, now, () -> find(tenant, kind, id, now)));
    }

    /** Stops it, at the next moment at which it can; what is over stays as it is. */
    <T> Answer<JobView<T>> cancel(String tenant, Kind<T> kind, UUID id) {
        Instant now = clock.instant();
        Optional<JobRows.Job> found = within(
                tenant,
                now,
                () -> find(tenant, kind, id, now).flatMap(row -> {
                    ports.jobs().stop(tenant, id, now);
                    return find(tenant, kind, id, now);
                }));
        if (found.isPresent()) {
            here.stop(id);
        }
        return told(kind, found);
    }

    /**
     * Breaks off what is silent, and forgets what is over for an hour, within a transaction of that organisation; what nobody looks at
     * would stay otherwise.
     */
    void forget(String tenant) {
        Instant now = clock.instant();
        ports.jobs().breakOff(tenant, now.minus(SILENT), now);
        ports.jobs().forget(tenant, now.minus(KEPT), MOST_KEPT);
    }

    /** Gives the signs of life that are due; the keeper does it each second. */
    void signs() {
        here.signs();
    }

    /** This node leaves: what it did is broken off, and told so at once. */
    public void leave() {
        here.leave();
    }

    private <T> T within(String tenant, Instant now, Supplier<T> work) {
        return ports.transactions().within(tenant, () -> {
            ports.jobs().breakOff(tenant, now.minus(SILENT), now);
            return work.get();
        });
    }

    private Optional<JobRows.Job> find(String tenant, Kind<?> kind, UUID id, Instant now) {
        return ports.jobs()
                .find(tenant, id)
                .filter(row -> row.kind().equals(kind.word()))
                .filter(row -> {
                    Instant over = row.over();
                    return over == null || !over.isBefore(now.minus(KEPT));
                });
    }

    private static <T> Answer<JobView<T>> told(Kind<T> kind, Optional<JobRows.Job> found) {
        return found.flatMap(row -> view(kind, row)).map(Answer::done).orElseGet(() -> refused(Wording.jobGone()));
    }

    /** Empty where another version of the platform wrote it, in a way that is not known here. */
    private static <T> Optional<JobView<T>> view(Kind<T> kind, JobRows.Job job) {
        String kept = job.result();
        Optional<T> result = kept == null ? Optional.empty() : JobResults.read(kept, kind.result());
        if (kept != null && result.isEmpty()) {
            return Optional.empty();
        }
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(job.state()))
                .findFirst()
                .map(state -> new JobView<>(job.id(), state, job.percent(), job.brokenOff(), result.orElse(null)));
    }

    private static <T> Answer<T> refused(Refusal why) {
        return new Answer.Refused<>(List.of(why));
    }
}
