package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

        try (Waker waker = Waker.start(Postgres.runtime(), List.of(errand("fails", () -> {
            runs.countDown();
            throw new IllegalStateException("on purpose");
        })))) {
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

        try (Waker one = Waker.start(Postgres.runtime(), List.of(errand("alone", work)));
                Waker other = Waker.start(Postgres.runtime(), List.of(errand("alone", work)))) {
            assertThat(one).isNotSameAs(other);
            assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(twoAtOnce).isFalse();
        assertThat(done.get()).isGreaterThanOrEqualTo(4);
    }

    private static Waker.Errand errand(String name, Runnable work) {
        return new Waker.Errand(name, Duration.ofMillis(100), work);
    }
}
