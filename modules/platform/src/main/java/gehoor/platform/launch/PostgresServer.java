package gehoor.platform.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Our own PostgreSQL, with the data in a folder of ours, everything that makes it keep what it acknowledged switched
 * on, and the databases and roles that the application and Keycloak find there.
 */
final class PostgresServer implements AutoCloseable {
    static final String DATABASE = "gehoor";
    /** Owns the tables and changes them; used for migrations only. */
    static final String OWNER = "gehoor_owner";
    /** What the application runs as: owns nothing, and no row-level policy passes it by. */
    static final String APPLICATION = "gehoor_app";

    static final String KEYCLOAK = "keycloak";

    private static final String SUPERUSER = "postgres";
    private static final String OURS = "# written by gehoor\n";

    private final EmbeddedPostgres server;
    private final int port;
    private final Secrets secrets;

    private PostgresServer(EmbeddedPostgres server, int port, Secrets secrets) {
        this.server = server;
        this.port = port;
        this.secrets = secrets;
    }

    static PostgresServer start(Path home, Path dist, int port, Secrets secrets) {
        Path data = home.resolve("postgres");
        stopLeftOver(data);
        Ports.mustBeFree(port, Ports.POSTGRES);
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(
                home.resolve("log").resolve("postgres.log").toFile());
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(dist.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    // The library's own defaults would lose acknowledged work in a crash.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "150")
                    .setConnectConfig("password", secrets.get("postgres"))
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .setPGStartupWait(Duration.ofSeconds(90))
                    .start();
            PostgresServer started = new PostgresServer(server, port, secrets);
            started.lock(data);
            started.provision();
            return started;
        } catch (IOException | IllegalStateException | SQLException e) {
            throw new NotStarted(
                    "PostgreSQL did not start (%s): see %s."
                            .formatted(e.getMessage(), home.resolve("log").resolve("postgres.log")),
                    e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** As superuser: for provisioning, and for tests that look from outside. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, secrets.get("postgres"));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh cluster trusts everybody on this machine; from here on a password is asked. */
    private void lock(Path data) throws IOException, SQLException {
        Path rules = data.resolve("pg_hba.conf");
        if (Files.readString(rules).startsWith(OURS)) {
            return;
        }
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("alter role %s password '%s'".formatted(SUPERUSER, secrets.get("postgres")));
            Files.writeString(rules, OURS + "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    private void provision() throws SQLException {
        try (Connection connection = connect("postgres")) {
            role(connection, OWNER);
            role(connection, APPLICATION);
            role(connection, KEYCLOAK);
            database(connection, DATABASE, OWNER, List.of(APPLICATION));
            database(connection, KEYCLOAK, KEYCLOAK, List.of());
        }
    }

    /** Empties the application's database; Keycloak's stays. */
    void forget() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists %s with (force)".formatted(DATABASE));
        }
        provision();
    }

    private void role(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, "select from pg_roles where rolname = ?", name)) {
                statement.execute("create role %s login nosuperuser nocreatedb nocreaterole noinherit nobypassrls"
                        .formatted(name));
            }
            statement.execute("alter role %s password '%s'".formatted(name, secrets.get("db-" + name)));
        }
    }

    private void database(Connection connection, String name, String owner, List<String> guests) throws SQLException {
        if (exists(connection, "select from pg_database where datname = ?", name)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database %s owner %s".formatted(name, owner));
            statement.execute("revoke all on database %s from public".formatted(name));
            for (String guest : guests) {
                statement.execute("grant connect on database %s to %s".formatted(name, guest));
            }
        }
        try (Connection inside = connect(name);
                Statement statement = inside.createStatement()) {
            statement.execute("alter schema public owner to %s".formatted(owner));
            statement.execute("revoke all on schema public from public");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    /** After a crash of ours the server may still be running on this folder: ask it to end. */
    private static void stopLeftOver(Path data) {
        Path note = data.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(note).get(0).strip());
            ProcessHandle left = ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .orElse(null);
            if (left != null) {
                // SIGINT is PostgreSQL's fast shutdown; Java can only send the slow one.
                new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
                left.onExit().get(30, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStarted("Interrupted while an earlier PostgreSQL was stopping.", e);
        } catch (IOException
                | IndexOutOfBoundsException
                | NumberFormatException
                | java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new NotStarted(
                    "A PostgreSQL of an earlier start still runs on %s and does not stop.".formatted(data), e);
        }
    }

    /** What the application must be told to find its database here. */
    Map<String, String> settings() {
        return Map.of(
                "gehoor.db.url", url(DATABASE),
                "gehoor.db.user", APPLICATION,
                "gehoor.db.password", secrets.get("db-" + APPLICATION),
                "gehoor.db.owner.user", OWNER,
                "gehoor.db.owner.password", secrets.get("db-" + OWNER));
    }
}
