package gehoor.platform.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** To the platform's database, ours or another that settings name, for programs beside the platform. */
final class Connections {
    private Connections() {}

    /** As the running platform, who owns nothing. */
    static Connection asApplication(Options options) throws SQLException {
        return as(options, "gehoor.db.user", "gehoor.db.password", PostgresServer.APPLICATION);
    }

    /** As who owns the schemas. */
    static Connection asOwner(Options options) throws SQLException {
        return as(options, "gehoor.db.owner.user", "gehoor.db.owner.password", PostgresServer.OWNER);
    }

    private static Connection as(Options options, String userSetting, String passwordSetting, String usual)
            throws SQLException {
        Settings settings = options.settings();
        Secrets secrets = new Secrets(options.home().resolve("secrets"));
        String url = settings.get("gehoor.db.url")
                .orElse("jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(options.ports().postgres(), PostgresServer.DATABASE));
        String user = settings.get(userSetting).orElse(usual);
        String password = settings.get(passwordSetting).orElseGet(() -> secrets.get("db-" + user));
        return DriverManager.getConnection(url, user, password);
    }
}
