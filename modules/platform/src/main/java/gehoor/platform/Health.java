package gehoor.platform;

import gehoor.casework.Library;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready only when the database answers, is at the level that this version needs, and procedures are live. Everybody may
 * ask, so nobody is told more than up or down; what is missing stands in the log.
 */
@Readiness
@ApplicationScoped
public class Health implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Health.class.getName());
    private static final int PATIENCE_SECONDS = 3;

    @Resource(lookup = Beginning.POOL)
    @SuppressWarnings("NullAway.Init") // by the server
    DataSource runtime;

    @Inject
    Library library;

    private final AtomicReference<String> told = new AtomicReference<>("");
    private volatile boolean migrated;

    /** The database is at the level that this version needs. */
    void migrated() {
        migrated = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("gehoor").status(ready()).build();
    }

    boolean ready() {
        // Before the start is over the pool is not to be touched: it would look for its driver in vain.
        boolean database = migrated && database();
        boolean procedures = migrated && library.ready();
        String missing = !migrated
                ? "the database is not at its level yet"
                : !database ? "the database does not answer" : !procedures ? "no procedures are live" : "";
        if (!missing.equals(told.getAndSet(missing)) && !missing.isEmpty()) {
            LOG.warning("not ready: " + missing);
        }
        return missing.isEmpty();
    }

    private boolean database() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // A pool that grows looks for its driver where the thread is at home, and this one is the server's.
        thread.setContextClassLoader(Health.class.getClassLoader());
        try (Connection connection = runtime.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException notThere) {
            return false;
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
