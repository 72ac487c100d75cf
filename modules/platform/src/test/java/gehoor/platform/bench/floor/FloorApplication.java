package gehoor.platform.bench.floor;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The floor as a web application. */
@ApplicationScoped
@ApplicationPath("/")
@DataSourceDefinition(
        name = FloorApplication.POOL,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=floor.db.url}",
        user = "${MPCONFIG=floor.db.user}",
        password = "${MPCONFIG=floor.db.password}",
        transactional = false,
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = 24)
public class FloorApplication extends Application {
    static final String POOL = "java:global/jdbc/floor";

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(FloorResource.class);
    }
}
