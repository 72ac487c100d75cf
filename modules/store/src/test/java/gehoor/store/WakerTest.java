package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WakerTest {

    @Test
    void anErrandIsRunAgainAlsoAfterItFailed() throws InterruptedException {
        Postgres.migrated();
        CountDownLatch runs = new CountDownLatch(3);

        try (Waker waker = Waker.start(
                Postgres.runtime(),
                List.of(errand("fails", () -> {
                    runs.countDown();
                    throw new IllegalStateException("on purpose");
                })),
                InstantSource.system())) {
            assertThat(waker).isNotNull();
            assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void ofTwoNodesOneIsAtWork() throws InterruptedException {
        Postgres.migrated();
        Semaphore atWork = new Semaphore(1);
        AtomicBoolean twoAtOnce = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        CountDownLatch runs = new CountDownLatch(4);
        Runnable work = () -> {
            if (!atWork.tryAcquire()) {
                twoAtOnce.set(true);
                return;
            }
            done.incrementAndGet();
            runs.countDown();
            atWork.release();
        };

        try (Waker one = Waker.start(Postgres.runtime(), List.of(errand("alone", work)), InstantSource.system());
                Waker other = Waker.start(Postgres.runtime(), List.of(errand("alone", work)), InstantSource.system())) {
            assertThat(one).isNotSameAs(other);
            assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(twoAtOnce).isFalse();
        assertThat(done.get()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whatANodeHadInHandWhenItWasLostGoesToAnotherWithinSeconds() throws Exception {
        Postgres.migrated();
        CountDownLatch taken = new CountDownLatch(1);
        // As a lost node leaves it: picked, and silent since.
        try (Waker first =
                Waker.start(Postgres.runtime(), List.of(errand("left", taken::countDown)), InstantSource.system())) {
            assertThat(first).isNotNull();
            assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
        }
        try (Connection connection = Postgres.superuser().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update waker.scheduled_tasks set picked = true, picked_by = 'lost',"
                            + " last_heartbeat = now(), version = version + 1 where task_name = 'left'"))
                    .isOne();
        }
        CountDownLatch again = new CountDownLatch(1);
        Instant lost = Instant.now();

        try (Waker other =
                Waker.start(Postgres.runtime(), List.of(errand("left", again::countDown)), InstantSource.system())) {
            assertThat(other).isNotNull();
            assertThat(again.await(40, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(Duration.between(lost, Instant.now()))
                .as("neither at once, for it may be alive, nor late")
                .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(16));
    }

    @Test
    void aNodeWhoseMachineIsFiveMinutesAheadGivesNobodyUp() throws Exception {
        Postgres.migrated();
        Semaphore atWork = new Semaphore(1);
        AtomicBoolean twoAtOnce = new AtomicBoolean();
        CountDownLatch runs = new CountDownLatch(2);
        Runnable work = () -> {
            if (!atWork.tryAcquire()) {
                twoAtOnce.set(true);
                return;
            }
            try {
                TimeUnit.SECONDS.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            runs.countDown();
            atWork.release();
        };
        DatabaseClock right = new DatabaseClock(Postgres.runtime(), InstantSource.system());
        DatabaseClock ahead =
                new DatabaseClock(Postgres.runtime(), () -> Instant.now().plus(Duration.ofMinutes(5)));
        right.read();
        ahead.read();

        try (Waker one = Waker.start(Postgres.runtime(), List.of(errand("long", work)), right);
                Waker other = Waker.start(Postgres.runtime(), List.of(errand("long", work)), ahead)) {
            assertThat(one).isNotSameAs(other);
            assertThat(runs.await(40, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(twoAtOnce).isFalse();
    }

    private static Waker.Errand errand(String name, Runnable work) {
        return new Waker.Errand(name, Duration.ofMillis(100), work);
    }
}
