package gehoor.casework;

import gehoor.engine.Refusal;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Work that takes longer than an answer may: begun by one request, looked at by others, stopped by any of them. One of a kind
 * at a time for an organisation, and two at a time on a node: the others wait for their turn.
 *
 * <p>What came of it is kept in the memory of the node that did it, for an hour: nothing that only took time is worth keeping
 * longer. Another node, or the same after a start, does not know of it; then it is started again.
 *
 * <p>Safe for use by several threads.
 */
public final class Jobs {
    /** How long it is known what came of one. */
    static final Duration KEPT = Duration.ofHours(1);

    private static final int AT_ONCE = 2;
    /** More are not kept: the oldest that are over go first. */
    private static final int MOST_KEPT = 64;

    private static final Logger LOG = System.getLogger(Jobs.class.getName());

    /** What is done. */
    interface Work<T> {
        /** @throws CancellationException from {@link Progress#at} where it was stopped */
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
     * How a piece of work stands.
     *
     * @param percent how far it is, 0 to 100
     * @param result what came of it; null while it is not done, or did not come to an end
     */
    public record JobView<T>(
            UUID id, State state, int percent, @Nullable T result) {}

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

    private final Executor helpers;
    private final InstantSource clock;
    private final Map<UUID, Job<?>> jobs = new LinkedHashMap<>();
    private int running;

    private static final class Job<T> {
        final UUID id = UUID.randomUUID();
        final String tenant;
        final Class<T> kind;
        final Work<T> work;
        State state = State.WAITING;
        int percent;
        boolean stopped;

        @Nullable
        T result;

        @Nullable
        Instant over;

        Job(String tenant, Class<T> kind, Work<T> work) {
            this.tenant = tenant;
            this.kind = kind;
            this.work = work;
        }

        JobView<T> view() {
            return new JobView<>(id, state, percent, result);
        }
    }

    /** @param helpers whose threads do it; never the caller's own but in tests */
    Jobs(Executor helpers, InstantSource clock) {
        this.helpers = helpers;
        this.clock = clock;
    }

    /**
     * Begins it, or lets it wait for its turn.
     *
     * @param kind of what comes of it: one of a kind at a time for an organisation
     */
    <T> Answer<JobView<T>> start(String tenant, Class<T> kind, Work<T> work) {
        Job<T> job = new Job<>(tenant, kind, work);
        synchronized (this) {
            forget();
            boolean busy = jobs.values().stream()
                    .anyMatch(each -> each.tenant.equals(tenant) && each.kind.equals(kind) && !each.state.over());
            if (busy) {
                return refused(Wording.jobRunning());
            }
            jobs.put(job.id, job);
        }
        turn();
        synchronized (this) {
            return Answer.done(job.view());
        }
    }

    /** How it stands; refused where it is not known, or not known any more. */
    synchronized <T> Answer<JobView<T>> look(String tenant, Class<T> kind, UUID id) {
        forget();
        return find(tenant, kind, id).map(job -> Answer.done(job.view())).orElseGet(() -> refused(Wording.jobGone()));
    }

    /** Stops it at the next moment at which it can; what is over stays as it is. */
    synchronized <T> Answer<JobView<T>> cancel(String tenant, Class<T> kind, UUID id) {
        forget();
        Optional<Job<T>> found = find(tenant, kind, id);
        found.ifPresent(job -> {
            job.stopped = true;
            if (job.state == State.WAITING) {
                end(job, State.CANCELLED, null);
            }
        });
        return found.map(job -> Answer.done(job.view())).orElseGet(() -> refused(Wording.jobGone()));
    }

    private static <T> Answer<T> refused(Refusal why) {
        return new Answer.Refused<>(List.of(why));
    }

    private <T> Optional<Job<T>> find(String tenant, Class<T> kind, UUID id) {
        Job<?> found = jobs.get(id);
        if (found == null || !found.tenant.equals(tenant) || !found.kind.equals(kind)) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked") // its kind is this one
        Job<T> job = (Job<T>) found;
        return Optional.of(job);
    }

    /** Begins those whose turn it is. */
    private void turn() {
        List<Job<?>> begun = new ArrayList<>();
        synchronized (this) {
            for (Job<?> job : jobs.values()) {
                if (job.state == State.WAITING && running < AT_ONCE) {
                    job.state = State.RUNNING;
                    running++;
                    begun.add(job);
                }
            }
        }
        for (Job<?> job : begun) {
            try {
                helpers.execute(() -> run(job));
            } catch (RejectedExecutionException nobody) {
                over(job, State.FAILED, null);
            }
        }
    }

    private <T> void run(Job<T> job) {
        try {
            T result = job.work.run(percent -> at(job, percent));
            over(job, State.DONE, result);
        } catch (CancellationException stopped) {
            over(job, State.CANCELLED, null);
        } catch (RuntimeException | Error failure) {
            // Of what kind it was is told, never what it says: a message may repeat what was read.
            LOG.log(
                    Logger.Level.ERROR,
                    "{0} for {1} failed: {2}",
                    job.kind.getSimpleName(),
                    job.tenant,
                    failure.getClass().getName());
            over(job, State.FAILED, null);
        }
    }

    private synchronized void at(Job<?> job, int percent) {
        job.percent = Math.max(job.percent, Math.min(percent, 100));
        if (job.stopped || Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    private <T> void over(Job<T> job, State state, @Nullable T result) {
        synchronized (this) {
            running--;
            end(job, state, result);
        }
        turn();
    }

    private <T> void end(Job<T> job, State state, @Nullable T result) {
        job.state = state;
        job.result = result;
        job.over = clock.instant();
        if (state == State.DONE) {
            job.percent = 100;
        }
    }

    private void forget() {
        Instant since = clock.instant().minus(KEPT);
        jobs.values().removeIf(job -> {
            Instant over = job.over;
            return over != null && over.isBefore(since);
        });
        while (jobs.size() >= MOST_KEPT) {
            Optional<UUID> oldest = jobs.values().stream()
                    .filter(job -> job.state.over())
                    .map(job -> job.id)
                    .findFirst();
            if (oldest.isEmpty()) {
                return;
            }
            jobs.remove(oldest.get());
        }
    }
}
