package gehoor.platform.launch;

import gehoor.store.Durability;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/**
 * A PostgreSQL of somebody else: looked at before anything is started, so that what is wrong with it is said in one
 * sentence and not found in a log. That tenants are kept apart in it the application itself checks, at each start.
 */
final class OutsideDatabase {
    private static final int OLDEST = 18;
    private static final String SECONDS = "10";

    private final String url;
    private final String user;
    private final String password;
    private final String owner;
    private final String ownerPassword;
    private final boolean production;

    private OutsideDatabase(Settings settings) {
        String because = "the outside database needs it";
        this.url = settings.require("gehoor.db.url", because);
        this.user = settings.get("gehoor.db.user").orElse(PostgresServer.APPLICATION);
        this.password = settings.require("gehoor.db.password", because);
        this.owner = settings.require("gehoor.db.owner.user", because);
        this.ownerPassword = settings.require("gehoor.db.owner.password", because);
        this.production =
                settings.get("gehoor.production").map(Boolean::parseBoolean).orElse(false);
    }

    /** @throws NotStarted with what is wrong with it, or with what was set about it */
    static void check(Settings settings) {
        new OutsideDatabase(settings).check();
    }

    private void check() {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new NotStarted(
                    "GEHOOR_DB_URL must begin with jdbc:postgresql:, as in jdbc:postgresql://db.example.org:5432/gehoor.");
        }
        if (!user.equals(PostgresServer.APPLICATION)) {
            throw new NotStarted(
                    "GEHOOR_DB_USER is %s, but the role that the application runs as must be called %s: %s."
                            .formatted(user, PostgresServer.APPLICATION, "the migrations grant to it by that name"));
        }
        if (owner.equals(user)) {
            throw new NotStarted("GEHOOR_DB_OWNER_USER must be another role than %s, which must own nothing."
                    .formatted(PostgresServer.APPLICATION));
        }
        try (Connection connection = connect(owner, ownerPassword, "GEHOOR_DB_OWNER_PASSWORD")) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new NotStarted("The database at %s is PostgreSQL %s; Gehoor needs %d or newer."
                        .formatted(shown(), connection.getMetaData().getDatabaseProductVersion(), OLDEST));
            }
            mustBeWithoutPower(connection);
            if (!yes(connection, "select has_database_privilege(current_database(), 'create')")) {
                throw new NotStarted("The role %s may not make schemas in the database at %s: let it own the database."
                        .formatted(owner, shown()));
            }
            if (!yes(
                    connection,
                    "select pg_encoding_to_char(encoding) = 'UTF8' from pg_database"
                            + " where datname = current_database()")) {
                throw new NotStarted("The database at %s must be made with encoding UTF8.".formatted(shown()));
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        try (Connection connection = connect(user, password, "GEHOOR_DB_PASSWORD")) {
            mustBeWithoutPower(connection);
            Optional<String> doubt = production ? Durability.doubt(connection) : Optional.empty();
            if (doubt.isPresent()) {
                throw new NotStarted(doubt.get());
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** For whoever is above row-level security, tenants are not kept apart. */
    private void mustBeWithoutPower(Connection connection) throws SQLException {
        String role = connection.getMetaData().getUserName();
        if (yes(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
            throw new NotStarted(
                    "The role %s at %s must be no superuser and must not bypass row-level security, or tenants are not kept apart."
                            .formatted(role, shown()));
        }
    }

    private Connection connect(String role, String secret, String setting) {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", secret);
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("loginTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        properties.setProperty("ApplicationName", "gehoor-launcher");
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            String sentence = switch (state) {
                case "28P01" ->
                    "The database at %s refuses the password of %s: see %s.".formatted(shown(), role, setting);
                case "28000" -> "The database at %s does not let %s in: %s.".formatted(shown(), role, said(e));
                case "3D000" -> "There is no such database at %s: %s.".formatted(shown(), said(e));
                case "42501" ->
                    "The role %s may not connect to the database at %s: %s.".formatted(role, shown(), said(e));
                case "53300" -> "The database at %s has no connection left for %s.".formatted(shown(), role);
                default ->
                    state.startsWith("08")
                            ? "The database at %s does not answer (GEHOOR_DB_URL): %s.".formatted(shown(), said(e))
                            : "The database at %s cannot be used by %s: %s.".formatted(shown(), role, said(e));
            };
            throw new NotStarted(sentence, e);
        }
    }

    private NotStarted unreadable(SQLException e) {
        return new NotStarted("The database at %s cannot be read: %s.".formatted(shown(), said(e)), e);
    }

    /** Without what follows the question mark: that may hold a password. */
    private String shown() {
        return url.replaceFirst("\\?.*$", "").replaceFirst("^jdbc:postgresql:(//)?", "");
    }

    private static String said(SQLException e) {
        return String.valueOf(e.getMessage())
                .replaceFirst("^(FATAL|ERROR): ", "")
                .replaceAll("\\s+", " ")
                .replaceFirst("( Detail: |\\. ).*$", "")
                .replaceFirst("\\.$", "");
    }

    private static boolean yes(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() && result.getBoolean(1);
        }
    }
}
