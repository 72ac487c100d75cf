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
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Callable<long[]>> work = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long seed = begin + i;
                work.add(() -> one(clients, seed, end));
            }
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> each : threads.invokeAll(work)) {
                all.add(each.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Measured(nanos.length, seconds, at(nanos, 0.50), at(nanos, 0.99));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("what was measured failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** That many whole cases, one after the other, by one client. */
    static void cases(Clients clients, int count) throws IOException, SQLException {
        try (Case.Client client = clients.client(System.nanoTime())) {
            for (int i = 0; i < count; i++) {
                Case one = client.begin();
                for (int step = 0; step < Case.STEPS; step++) {
                    one.step(step);
                }
            }
        }
    }

    private static long[] one(Clients clients, long seed, long end) throws IOException, SQLException {
        long[] nanos = new long[1024];
        int count = 0;
        try (Case.Client client = clients.client(seed)) {
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
        }
        return Arrays.copyOf(nanos, count);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
