package gehoor.platform.fire;

import gehoor.platform.launch.Ground;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds up who writes entries, time and again: a few hundred files are otherwise done between one look and the next, and there
 * is no midst to freeze or kill a node in. It leaves nothing in the database, for nodes refuse one with triggers that they do
 * not know.
 */
final class Brake implements AutoCloseable {
    private static final int HELD_MILLIS = 400;

    private final Ground ground;
    private @Nullable Thread thread;
    private CountDownLatch released = new CountDownLatch(0);

    Brake(Ground ground) {
        this.ground = ground;
    }

    void on() {
        off();
        CountDownLatch end = new CountDownLatch(1);
        released = end;
        thread = new Thread(() -> hold(end), "brake");
        thread.start();
    }

    void off() {
        released.countDown();
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void hold(CountDownLatch end) {
        while (end.getCount() > 0) {
            try (Connection connection = ground.database();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                // Whoever waits behind this one must not wait for a node that stands still.
                statement.execute("set local lock_timeout = '300ms'");
                statement.execute("lock table gehoor.entry in share mode");
                end.await(HELD_MILLIS, TimeUnit.MILLISECONDS);
                connection.rollback();
            } catch (SQLException e) {
                // Not this time.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        off();
    }
}
