package gehoor.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Wakes whoever has to look for work, on one node at a time and again after a node is lost. It is an alarm
 * clock and nothing more: it may ring twice, and what there is to do is found and claimed, tenant by tenant,
 * by who is woken.
 */
public final class Waker implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    /** A node that was silent four times is given up: its errands go to another after 8 to 12 seconds. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private static final int MISSED = 4;

    /**
     * Something to look for.
     *
     * @param name unique; it stands in the database
     * @param every how long after it ended it begins again
     * @param work takes no longer than it must: while it runs, no other node runs it
     */
    public record Errand(String name, Duration every, Runnable work) {}

    private final Scheduler scheduler;

    private Waker(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Begins to wake; each errand has a thread of its own.
     *
     * @param runtime as for {@link Store#open}
     * @param clock the same for all nodes: who is alive is told by it
     */
    public static Waker start(DataSource runtime, List<Errand> errands, InstantSource clock) {
        List<RecurringTask<Void>> tasks = errands.stream()
                .map(errand -> Tasks.recurring(errand.name(), FixedDelay.of(errand.every()))
                        .execute((instance, context) -> errand.work().run()))
                .toList();
        Scheduler scheduler = Scheduler.create(runtime)
                .startTasks(tasks)
                .tableName("waker.scheduled_tasks")
                .threads(Math.max(1, errands.size()))
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .clock(clock::instant)
                // Several on one machine are several.
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .shutdownMaxWait(LONGEST_STOP)
                // Which errand failed and how, never with a trace that tells what it was about.
                .failureLogging(LogLevel.WARN, false)
                .build();
        scheduler.start();
        return new Waker(scheduler);
    }

    /** Wakes no more, and waits for who is at work. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
