package gehoor.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AbreastTest {
    private static final List<String> TENANTS =
            IntStream.range(0, 40).mapToObj(i -> "t" + i).toList();

    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void allAreDoneOnceAndToldInOrder() {
        List<String> begun = Collections.synchronizedList(new ArrayList<>());

        List<String> told = new Abreast(threads, 4).each(TENANTS, tenant -> {
            begun.add(tenant);
            return tenant + "!";
        });

        assertThat(told)
                .containsExactlyElementsOf(
                        TENANTS.stream().map(tenant -> tenant + "!").toList());
        assertThat(begun).containsExactlyInAnyOrderElementsOf(TENANTS);
    }

    @Test
    void asManyAsAskedForAreAtWorkTogetherAndNoMore() {
        CountDownLatch four = new CountDownLatch(4);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        new Abreast(threads, 4).each(TENANTS, tenant -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            four.countDown();
            await(four);
            atWork.decrementAndGet();
            return tenant;
        });

        assertThat(most).hasValue(4);
    }

    @Test
    void whoAsksDoesItAllWhereNobodyHelps() {
        Set<Thread> by = ConcurrentHashMap.newKeySet();
        List<Runnable> neverRun = new ArrayList<>();

        new Abreast(neverRun::add, 4).each(TENANTS, tenant -> by.add(Thread.currentThread()));
        new Abreast(
                        lane -> {
                            throw new RejectedExecutionException("shut");
                        },
                        4)
                .each(TENANTS, tenant -> by.add(Thread.currentThread()));
        new Abreast(Runnable::run, 4).each(TENANTS, tenant -> by.add(Thread.currentThread()));

        assertThat(neverRun).hasSize(3);
        assertThat(by).containsExactly(Thread.currentThread());
        // Who comes late finds nothing to do.
        neverRun.forEach(Runnable::run);
    }

    @Test
    void afterAFailureNoneIsBegunAndNobodyIsStillAtWorkWhenItIsTold() throws InterruptedException {
        CountDownLatch slowIsAtWork = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        AtomicBoolean slowEnded = new AtomicBoolean();
        List<String> begun = Collections.synchronizedList(new ArrayList<>());

        assertThatThrownBy(() -> new Abreast(threads, 2).each(TENANTS, tenant -> {
                    begun.add(tenant);
                    if (tenant.equals("t0")) {
                        slowIsAtWork.countDown();
                        await(failed);
                        pause();
                        slowEnded.set(true);
                        return tenant;
                    }
                    await(slowIsAtWork);
                    failed.countDown();
                    throw new IllegalStateException("planted in " + tenant);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("planted in t1");

        assertThat(begun).containsExactlyInAnyOrder("t0", "t1");
        assertThat(slowEnded).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it did not come");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
