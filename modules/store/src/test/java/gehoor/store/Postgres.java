package gehoor.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL for all tests of a run: an owner that is no superuser, the runtime role as it is
 * provisioned, and sessions in a time zone that is neither the tenants' nor UTC, with an odd offset.
 */
final class Postgres {
    private static final String DATABASE = "gehoor";

    private static final EmbeddedPostgres SERVER = start();

    private Postgres() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("timezone", "Asia/Kathmandu")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute("create role gehoor_owner login password 'owner' nosuperuser");
                sql.execute("create role gehoor_app login password 'app' nosuperuser nobypassrls");
                sql.execute("create role somebody nologin");
                sql.execute("create database " + DATABASE + " owner gehoor_owner");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Migrates, once a run. */
    static Migrations.Ready migrated() {
        return Migrated.READY;
    }

    private static final class Migrated {
        static final Migrations.Ready READY = (Migrations.Ready) new Migrations(owner()).run();
    }

    static DataSource owner() {
        return dataSource("gehoor_owner", "owner");
    }

    static DataSource runtime() {
        return dataSource("gehoor_app", "app");
    }

    static DataSource superuser() {
        return dataSource("postgres", "postgres");
    }

    private static DataSource dataSource(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + DATABASE);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }
}
