package gehoor.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one transaction of one tenant works with: one connection, and an entity manager on that same connection. */
final class Unit {
    /** How many statements this thread has sent, in all its units of work. */
    private static final ThreadLocal<long[]> SENT = ThreadLocal.withInitial(() -> new long[1]);

    private final String tenant;
    private final EntityManager entities;
    private final Connection connection;
    /** What must be sent before all else; null once it was. */
    private @Nullable String beginning;

    /** @param beginning the statement that tells PostgreSQL the tenant, its one parameter */
    Unit(String tenant, EntityManager entities, Connection connection, String beginning) {
        this.tenant = tenant;
        this.entities = entities;
        this.connection = connection;
        this.beginning = beginning;
    }

    /** The statement with which the transaction begins, for who sends one now; null where it was sent. */
    @Nullable
    String toBegin() {
        String first = beginning;
        beginning = null;
        if (first != null) {
            count();
        }
        return first;
    }

    /** Sends it by itself: before what EclipseLink sends. */
    void begun() {
        String first = toBegin();
        if (first == null) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(first)) {
            statement.setString(1, tenant);
            statement.execute();
        } catch (SQLException e) {
            throw new StoreFailure("a transaction could not be begun", e);
        }
    }

    Connection connection() {
        return connection;
    }

    String tenant() {
        return tenant;
    }

    static long sent() {
        return SENT.get()[0];
    }

    /** That one more statement is sent. */
    void count() {
        SENT.get()[0]++;
    }

    Sql sql(String text) {
        count();
        return new Sql(this, text);
    }

    /** A set of texts as PostgreSQL writes an array, for where an array of arrays is wanted. */
    String array(Collection<String> elements) {
        try {
            return connection.createArrayOf("text", elements.toArray()).toString();
        } catch (SQLException e) {
            throw new StoreFailure("an array could not be made", e);
        }
    }

    <T> TypedQuery<T> query(String jpql, Class<T> type) {
        begun();
        count();
        return entities.createQuery(jpql, type).setParameter("tenant", tenant);
    }

    /** For what JPQL cannot say, such as {@code skip locked}. */
    Query rows(String sql, Class<?> type) {
        begun();
        count();
        return entities.createNativeQuery(sql, type);
    }

    /**
     * The results of a query. What was read is let go at once: the same row read again in this transaction
     * is read from the database, also after SQL changed it.
     */
    @SuppressWarnings("unchecked") // by the type that the query was made with
    <T> List<T> read(Query query) {
        List<T> found = List.copyOf((List<T>) query.getResultList());
        entities.clear();
        return found;
    }
}
