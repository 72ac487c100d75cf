package gehoor.platform.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** So many clients, each with one case after the other, for so long. */
final class Load {
    /** @param p50 milliseconds */
    record Measured(long actions, double seconds, double p50, double p99) {
        double rate() {
            return actions / seconds;
        }

        @Override
        public String toString() {
            return "%,7.0f actions/s, p50 %.1f ms, p99 %.1f ms".formatted(rate(), p50, p99);
        }
    }

    /** Makes a client; its number is its seed. */
    interface Clients {
        Case.Client client(long number) throws SQLException;
    }

    private Load() {}

    static Measured run(Clients clients, int count, Duration duration) throws IOException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<long[]> all = each(clients, count, client -> timed(client, end));
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Measured(nanos.length, seconds, at(nanos, 0.50), at(nanos, 0.99));
    }

    private interface Work {
        long[] by(Case.Client client) throws IOException, SQLException;
    }

    private static List<long[]> each(Clients clients, int count, Work work) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<long[]>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long seed = System.nanoTime() + i;
                all.add(() -> {
                    try (Case.Client client = clients.client(seed)) {
                        return work.by(client);
                    }
                });
            }
            List<long[]> done = new ArrayList<>();
            for (Future<long[]> one : threads.invokeAll(all)) {
                done.add(one.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("what was measured failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** That many whole cases, by so many clients. */
    static void cases(Clients clients, int count, int cases) throws IOException {
        AtomicInteger left = new AtomicInteger(cases);
        each(clients, count, client -> {
            while (left.getAndDecrement() > 0) {
                Case one = client.begin();
                for (int step = 0; step < Case.STEPS; step++) {
                    one.step(step);
                }
            }
            return new long[0];
        });
    }

    /** That many cases of which only the first step is done. */
    static void beginnings(Clients clients, int count, int cases) throws IOException {
        AtomicInteger left = new AtomicInteger(cases);
        each(clients, count, client -> {
            while (left.getAndDecrement() > 0) {
                client.begin().step(0);
            }
            return new long[0];
        });
    }

    private static long[] timed(Case.Client client, long end) throws IOException, SQLException {
        long[] nanos = new long[1024];
        int count = 0;
        while (System.nanoTime() < end) {
            Case next = client.begin();
            for (int step = 0; step < Case.STEPS; step++) {
                long begin = System.nanoTime();
                next.step(step);
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, count * 2);
                }
                nanos[count++] = System.nanoTime() - begin;
            }
        }
        return Arrays.copyOf(nanos, count);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
