package gehoor.casework;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Does the same for several tenants at once. Who asks takes part, so that all is done even where nobody helps; each tenant
 * is one thread's, from its beginning to its end. Safe for use by several threads.
 */
final class Abreast {
    private final Executor helpers;
    private final int most;

    /**
     * @param helpers whose threads help; may have none, and may be the caller's own
     * @param most how many tenants at once, the caller's among them
     */
    Abreast(Executor helpers, int most) {
        this.helpers = helpers;
        this.most = most;
    }

    /**
     * What came of each, in the order in which they were given; begun in that order, too.
     *
     * @throws RuntimeException the first that {@code work} threw: then no other tenant is begun, and none is still at work
     */
    <T> List<T> each(List<String> tenants, Function<String, T> work) {
        List<CompletableFuture<T>> done =
                Stream.generate(CompletableFuture<T>::new).limit(tenants.size()).toList();
        AtomicInteger next = new AtomicInteger();
        Runnable lane = () -> {
            int i = next.getAndIncrement();
            while (i < tenants.size()) {
                try {
                    done.get(i).complete(work.apply(tenants.get(i)));
                } catch (RuntimeException | Error failure) {
                    int begun = Math.min(next.getAndSet(tenants.size()), tenants.size());
                    done.subList(begun, tenants.size()).forEach(one -> one.completeExceptionally(failure));
                    done.get(i).completeExceptionally(failure);
                }
                i = next.getAndIncrement();
            }
        };
        for (int i = 1; i < Math.min(most, tenants.size()); i++) {
            try {
                helpers.execute(lane);
            } catch (RejectedExecutionException nobody) {
                break;
            }
        }
        lane.run();
        return results(done);
    }

    private static <T> List<T> results(List<CompletableFuture<T>> done) {
        try {
            CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).join();
            return done.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }
}
