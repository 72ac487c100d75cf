package gehoor.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a PostgreSQL still has what it acknowledged after it, or its machine, went down in mid-work. */
public final class Durability {
    private static final String OFF = """
            select name from pg_settings
            where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name""";

    private Durability() {}

    /**
     * What must not be, for the role that is connected: a role can have settings of its own.
     *
     * @return one sentence; empty where it keeps what it acknowledges
     */
    public static Optional<String> doubt(Connection connection) throws SQLException {
        List<String> off = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(OFF);
                ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                off.add(rows.getString(1));
            }
        }
        return off.isEmpty()
                ? Optional.empty()
                : Optional.of("The database has %s off: a crash would lose what it has acknowledged, and with"
                                .formatted(String.join(" and ", off))
                        + " GEHOOR_PRODUCTION=true nothing is started on it.");
    }
}
