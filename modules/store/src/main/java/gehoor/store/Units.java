package gehoor.store;

import gehoor.casework.port.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Units of work: each one transaction on one connection for one tenant. Its first statement tells PostgreSQL
 * the tenant, for this transaction only, so that a pooled connection carries nothing on to whoever gets it
 * next; it goes there together with the statement that comes after it. Within one no other can begin.
 */
final class Units implements Transactions {
    private static final int TRIES = 5;

    /** Serialization failure, deadlock: PostgreSQL took it all back, and the same work may well succeed. */
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01");

    /**
     * What a process held when it froze, or its machine went away, is given up after half a minute, and who waits for it is
     * not kept longer than that.
     */
    private static final String BEGINNING = "select set_config('app.tenant', ?, true),"
            + " set_config('idle_in_transaction_session_timeout', '30s', true), set_config('lock_timeout', '20s', true)";

    /**
     * What writes finds each row by its key, whatever is asked: it is planned once a connection. Left to itself PostgreSQL takes one or two
     * rows for so much less than the ten that it supposes an array to have, that it plans the longest statement anew each time.
     */
    private static final String WRITING = BEGINNING + ", set_config('plan_cache_mode', 'force_generic_plan', true)";

    private static final String READING = BEGINNING + ", set_config('transaction_read_only', 'on', true)";

    private static final ThreadLocal<@Nullable Unit> CURRENT = new ThreadLocal<>();

    private final Supplier<EntityManagerFactory> opening;
    private @Nullable EntityManagerFactory factory;
    private final AtomicInteger open = new AtomicInteger();

    /** @param opening opens a factory: again after one found no database, for such a one never looks again */
    Units(Supplier<EntityManagerFactory> opening) {
        this.opening = opening;
    }

    private synchronized EntityManager entities() {
        EntityManagerFactory opened = factory;
        if (opened == null) {
            opened = opening.get();
            factory = opened;
        }
        try {
            return opened.createEntityManager();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    synchronized void close() {
        EntityManagerFactory opened = factory;
        factory = null;
        if (opened != null && opened.isOpen()) {
            opened.close();
        }
    }

    @Override
    public <T> T within(String tenant, Supplier<T> work) {
        return run(tenant, WRITING, work);
    }

    @Override
    public <T> T reading(String tenant, Supplier<T> work) {
        return run(tenant, READING, work);
    }

    /**
     * The unit of work that this thread is in.
     *
     * @throws IllegalStateException outside a unit of work, or in that of another tenant
     */
    Unit of(String tenant) {
        Unit unit = CURRENT.get();
        if (unit == null) {
            throw new IllegalStateException("not within a transaction");
        }
        if (!unit.tenant().equals(tenant)) {
            throw new IllegalStateException("within a transaction of another tenant");
        }
        return unit;
    }

    private <T> T run(String tenant, String beginning, Supplier<T> work) {
        if (tenant.isEmpty()) {
            throw new IllegalArgumentException("an empty tenant is no tenant");
        }
        if (CURRENT.get() != null) {
            throw new IllegalStateException("already within a transaction");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return once(tenant, beginning, work);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !worthAnotherTry(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** How many are open now: each holds a connection, or waits for one. */
    int open() {
        return open.get();
    }

    private <T> T once(String tenant, String beginning, Supplier<T> work) {
        open.incrementAndGet();
        try {
            return onOneConnection(tenant, beginning, work);
        } finally {
            open.decrementAndGet();
        }
    }

    private <T> T onOneConnection(String tenant, String beginning, Supplier<T> work) {
        try (EntityManager entities = entities()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            T result;
            try {
                Connection connection = entities.unwrap(Connection.class);
                CURRENT.set(new Unit(tenant, entities, connection, beginning));
                result = work.get();
            } catch (RuntimeException | Error e) {
                rollback(transaction, e);
                throw e;
            } finally {
                CURRENT.remove();
            }
            commit(transaction);
            return result;
        }
    }

    private static void commit(EntityTransaction transaction) {
        try {
            transaction.commit();
        } catch (PersistenceException e) {
            SQLException sql = sqlBehind(e);
            throw new StoreFailure("a transaction could not be committed", sql == null ? lost(e) : sql);
        }
    }

    /**
     * What the server's pool hides: it fails by itself where it throws away a lost connection while another thread does so too.
     * Whether the commit came through nobody knows.
     */
    private static SQLException lost(PersistenceException poolFailed) {
        return new SQLException("the connection was lost", "08007", poolFailed);
    }

    private static void rollback(EntityTransaction transaction, Throwable because) {
        try {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (PersistenceException | IllegalStateException e) {
            because.addSuppressed(e);
        }
    }

    private static boolean worthAnotherTry(Throwable failure) {
        SQLException sql = sqlBehind(failure);
        // A pool that has no connection says so without a state.
        return sql != null && sql.getSQLState() != null && WORTH_ANOTHER_TRY.contains(sql.getSQLState());
    }

    private static @Nullable SQLException sqlBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(5, 10 << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
