package gehoor.platform;

import gehoor.casework.Library;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only when the database answers, the migrations have run, and procedures are live. */
@Readiness
@ApplicationScoped
public class Health implements HealthCheck {
    private static final int PATIENCE_SECONDS = 3;

    @Resource(lookup = Beginning.POOL)
    @SuppressWarnings("NullAway.Init") // by the server
    DataSource runtime;

    @Inject
    Library library;

    private volatile boolean migrated;

    void migrated() {
        migrated = true;
    }

    @Override
    public HealthCheckResponse call() {
        // Before the start is over the pool is not to be touched: it would look for its driver in vain.
        boolean database = migrated && database();
        boolean procedures = migrated && library.ready();
        return HealthCheckResponse.named("gehoor")
                .withData("database", database)
                .withData("migrations", migrated)
                .withData("procedures", procedures)
                .status(database && procedures)
                .build();
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
