package gehoor.casework;

import gehoor.casework.Jobs.JobView;
import gehoor.casework.Jobs.Kind;
import gehoor.casework.Jobs.State;
import gehoor.casework.Jobs.Work;
import gehoor.casework.port.JobRows;
import gehoor.casework.port.Ports;
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
 * The jobs that this node does: whose turn it is, the threads that do it, and the signs of life that other nodes know it by. Two at a time;
 * the others wait for their turn.
 *
 * <p>While the database does not answer, work goes on, and how it ended is told when the database is there again. What was broken off meanwhile
 * is not told of any more: its row says so, and it is stopped.
 *
 * <p>Safe for use by several threads. No lock is held while the database is asked.
 */
final class JobsHere {
    private static final int AT_ONCE = 2;
    private static final Duration SIGNED_EVERY = Duration.ofSeconds(1);
    /** What waits for its turn is often not alone, and nobody stops it by a sign of life. */
    private static final Duration SIGNED_WAITING = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(JobsHere.class.getName());

    private final Ports ports;
    private final Executor helpers;
    private final Executor keeper;
    private final InstantSource clock;
    private final Map<UUID, Job<?>> jobs = new LinkedHashMap<>();
    private int running;
    private boolean kept;
    private boolean left;

    private static final class Job<T> {
        final UUID id;
        final String tenant;
        final Kind<T> kind;
        final Work<T> work;
        State state = State.WAITING;
        int percent;
        boolean stopped;
        boolean brokenOff;
        Instant signed;

        @Nullable
        T result;

        /** As JSON. */
        @Nullable
        String written;

        @Nullable
        Instant over;

        Job(UUID id, String tenant, Kind<T> kind, Work<T> work, Instant now) {
            this.id = id;
            this.tenant = tenant;
            this.kind = kind;
            this.work = work;
            this.signed = now;
        }

        JobView<T> view() {
            return new JobView<>(id, state, percent, brokenOff, result);
        }
    }

    JobsHere(Ports ports, Executor helpers, Executor keeper, InstantSource clock) {
        this.ports = ports;
        this.helpers = helpers;
        this.keeper = keeper;
        this.clock = clock;
    }

    /** Does what was begun, or lets it wait for its turn. */
    <T> JobView<T> begin(String tenant, UUID id, Kind<T> kind, Work<T> work) {
        Job<T> job = new Job<>(id, tenant, kind, work, clock.instant());
        boolean late;
        synchronized (this) {
            jobs.put(id, job);
            late = left;
            if (late) {
                end(job, State.FAILED, true, null, null);
            }
        }
        if (late) {
            tell(job);
        } else {
            turn();
            keep();
        }
        synchronized (this) {
            return job.view();
        }
    }

    /** Stops it, where it is done here; its row says already that it is to stop, or that it never begins. */
    synchronized void stop(UUID id) {
        Job<?> job = jobs.get(id);
        if (job != null) {
            job.stopped = true;
            if (job.state == State.WAITING) {
                jobs.remove(id);
            }
        }
    }

    /** All that is here, or comes after this, is broken off, and told so. */
    void leave() {
        List<Job<?>> all;
        synchronized (this) {
            left = true;
            all = List.copyOf(jobs.values());
            all.forEach(job -> {
                job.stopped = true;
                end(job, State.FAILED, true, null, null);
            });
        }
        all.forEach(this::tell);
    }

    // ---------------------------------------------------------------- turns

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
                over(job, State.FAILED, false, null, null);
            }
        }
    }

    private <T> void run(Job<T> job) {
        sign(job);
        State state = State.FAILED;
        boolean brokenOff = false;
        T result = null;
        String written = null;
        try {
            at(job, 0);
            result = job.work.run(percent -> at(job, percent));
            written = JobResults.write(result);
            state = State.DONE;
        } catch (CancellationException stopped) {
            synchronized (this) {
                // A server that ends interrupts its threads: then nobody asked for it to be stopped.
                brokenOff = !job.stopped;
            }
            state = brokenOff ? State.FAILED : State.CANCELLED;
        } catch (RuntimeException | Error failure) {
            // Of what kind it was is told, never what it says: a message may repeat what was read.
            LOG.log(
                    Logger.Level.ERROR,
                    "{0} for {1} failed: {2}",
                    job.kind.word(),
                    job.tenant,
                    failure.getClass().getName());
        }
        over(job, state, brokenOff, result, written);
    }

    private synchronized void at(Job<?> job, int percent) {
        job.percent = Math.max(job.percent, Math.min(percent, 100));
        if (job.stopped || Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
        }
    }

    private <T> void over(Job<T> job, State state, boolean brokenOff, @Nullable T result, @Nullable String written) {
        synchronized (this) {
            running--;
            end(job, state, brokenOff, result, written);
        }
        tell(job);
        turn();
    }

    /**
     * What ended once has ended so.
     *
     * @param result what came of it, where it is done
     * @param written the same as JSON
     */
    private <T> void end(Job<T> job, State state, boolean brokenOff, @Nullable T result, @Nullable String written) {
        if (job.state.over()) {
            return;
        }
        job.state = state;
        job.brokenOff = brokenOff;
        job.over = clock.instant();
        if (state == State.DONE) {
            job.percent = 100;
            job.result = result;
            job.written = written;
        }
    }

    // ---------------------------------------------------------------- what the others know

    /** Gives the signs of life that are due, and tells how those ended of which the database could not be told yet. */
    void signs() {
        Instant now = clock.instant();
        List<Job<?>> due = new ArrayList<>();
        List<Job<?>> ended = new ArrayList<>();
        synchronized (this) {
            for (Job<?> job : jobs.values()) {
                if (job.state.over()) {
                    ended.add(job);
                } else if (job.state == State.RUNNING
                        || !job.signed.plus(SIGNED_WAITING).isAfter(now)) {
                    due.add(job);
                }
            }
        }
        due.forEach(this::sign);
        ended.forEach(this::tell);
    }

    private void sign(Job<?> job) {
        State state;
        int percent;
        synchronized (this) {
            state = job.state;
            percent = job.percent;
        }
        if (state.over()) {
            return;
        }
        Instant now = clock.instant();
        try {
            Optional<Boolean> stopping = ports.transactions()
                    .within(job.tenant, () -> ports.jobs().sign(job.tenant, job.id, state.name(), percent, now));
            synchronized (this) {
                job.signed = now;
                job.stopped |= stopping.orElse(true);
                if (stopping.isEmpty()) {
                    jobs.remove(job.id);
                }
            }
        } catch (RuntimeException away) {
            // It goes on: that the database is away is told elsewhere, and meanwhile nobody is told that this is over.
        }
    }

    private void tell(Job<?> job) {
        JobRows.End end;
        synchronized (this) {
            Instant over = job.over;
            if (over == null || !jobs.containsKey(job.id)) {
                return;
            }
            end = new JobRows.End(job.state.name(), job.percent, job.brokenOff, job.written, over);
        }
        boolean late = end.at().plus(Jobs.KEPT).isBefore(clock.instant());
        try {
            if (!late) {
                ports.transactions().within(job.tenant, () -> ports.jobs().end(job.tenant, job.id, end));
            }
            synchronized (this) {
                jobs.remove(job.id);
            }
        } catch (RuntimeException away) {
            // It is told with the next sign of life.
        }
    }

    private void keep() {
        synchronized (this) {
            if (kept || jobs.isEmpty()) {
                return;
            }
            kept = true;
        }
        try {
            keeper.execute(this::keeping);
        } catch (RejectedExecutionException nobody) {
            notKept();
        }
    }

    private void keeping() {
        try {
            while (anythingHere()) {
                Thread.sleep(SIGNED_EVERY.toMillis());
                signs();
            }
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            notKept();
        } catch (RuntimeException | Error failure) {
            notKept();
            throw failure;
        }
    }

    /** The next that begins has it kept again. */
    private synchronized void notKept() {
        kept = false;
    }

    private synchronized boolean anythingHere() {
        kept = !jobs.isEmpty();
        return kept;
    }
}
