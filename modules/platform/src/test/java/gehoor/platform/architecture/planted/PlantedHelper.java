package gehoor.platform.architecture.planted;

import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Breaks what can be broken: a clock, a database, the web, and a name that says nothing. */
final class PlantedHelper {
    @Nullable
    Connection connection;

    @Nullable
    Response response;

    Instant now() {
        return Instant.now();
    }
}
