package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.port.EntryRow;
import gehoor.casework.port.Lists;
import gehoor.casework.port.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void theSecondStartFindsNothingToDo() {
        Migrations.Ready first = Postgres.migrated();

        assertThat(first.applied()).isPositive();
        assertThat(new Migrations(Postgres.owner()).run()).isEqualTo(new Migrations.Ready(0, first.version()));
    }

    @Test
    void ofNodesThatStartAtOnceOneGoesFirst() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            roles(server);
            DataSource owner = server.getDatabase("gehoor_owner", "gehoor");
            ExecutorService nodes = Executors.newFixedThreadPool(4);
            try {
                List<Callable<Migrations.Outcome>> starts = Collections.nCopies(4, () -> new Migrations(owner).run());
                List<Integer> applied = new ArrayList<>();
                for (Future<Migrations.Outcome> each : nodes.invokeAll(starts)) {
                    applied.add(((Migrations.Ready) each.get()).applied());
                }
                assertThat(applied)
                        .containsOnlyOnce(Postgres.migrated().applied())
                        .contains(0);
            } finally {
                nodes.shutdown();
            }
        }
    }

    /** What was done a moment before is known again after, and the record is what was written. */
    @Test
    void aDatabaseOfBeforeIsBroughtAlongWithItsRows() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            roles(server);
            DataSource owner = server.getDatabase("gehoor_owner", "gehoor");
            Flyway.configure()
                    .dataSource(owner)
                    .locations("classpath:db/migration")
                    .defaultSchema("migration")
                    .schemas("migration")
                    .target("10")
                    .load()
                    .migrate();
            Sample file = Sample.of("before");
            file.next();
            file.next();
            try (Connection connection =
                    server.getDatabase("postgres", "gehoor").getConnection()) {
                written(connection, file);
            }

            assertThat(new Migrations(owner).run()).isInstanceOf(Migrations.Ready.class);

            assertThat(Stores.faults(server.getDatabase("gehoor_app", "gehoor"), "before"))
                    .isEmpty();
            try (Store store = Store.open(server.getDatabase("gehoor_app", "gehoor"))) {
                Ports ports = store.ports(Stores.KEYS);
                ports.transactions().reading("before", () -> {
                    assertThat(ports.files()
                                    .load("before", file.id)
                                    .orElseThrow()
                                    .history())
                            .extracting(EntryRow::clear)
                            .containsExactlyElementsOf(
                                    file.history().stream().map(EntryRow::clear).toList());
                    assertThat(ports.requests().find("before", Sample.key("asked")))
                            .hasValueSatisfying(
                                    kept -> assertThat(kept.fingerprint()).isEqualTo(Sample.key("request")));
                    assertThat(ports.lists().worklist("before", Lists.Waiting.marked(Set.of("free:handler")), null, 5))
                            .as("nobody has it, and as such it is found")
                            .extracting(Lists.Place::file)
                            .containsExactly(file.id);
                    return file;
                });
            }
        }
    }

    private static void written(Connection connection, Sample file) throws SQLException {
        try (PreparedStatement head = connection.prepareStatement("""
                        insert into gehoor.file (tenant_id, id, procedure, procedure_version, kind, stage, identity, channel,
                          language, received, registered, handlers, marks, linked, version, chain)
                        values ('before', ?, 'p', '1', 'k', 's', 'named', 'web', 'nl', '2026-01-01', '2026-01-01', '{}',
                          '{role:handler,service:north}', false, ?, ?)""");
                PreparedStatement entry =
                        connection.prepareStatement("insert into gehoor.entry values ('before', ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement request = connection.prepareStatement(
                        "insert into gehoor.idempotency values ('before', ?, ?, ?, 2, '2026-01-01')")) {
            head.setObject(1, file.id);
            head.setLong(2, file.row().version());
            head.setBytes(3, file.row().chain());
            head.executeUpdate();
            for (EntryRow row : file.history()) {
                entry.setObject(1, file.id);
                entry.setInt(2, row.seq());
                entry.setObject(3, row.at().atOffset(ZoneOffset.UTC));
                entry.setString(4, row.clear());
                entry.setBytes(5, row.sealed());
                entry.setBytes(6, row.previous());
                entry.setBytes(7, row.hash());
                entry.executeUpdate();
            }
            request.setBytes(1, Sample.sha256("asked"));
            request.setBytes(2, Sample.sha256("request"));
            request.setObject(3, file.id);
            request.executeUpdate();
        }
    }

    private static void roles(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create role gehoor_owner login nosuperuser");
            sql.execute("create role gehoor_app login nosuperuser nobypassrls");
            sql.execute("create database gehoor owner gehoor_owner");
        }
    }

    @Test
    void aDatabaseThatDoesNotKeepTenantsApartIsNotServed() throws SQLException {
        Postgres.migrated();
        try (Connection connection = Postgres.owner().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("grant delete on gehoor.entry to gehoor_app");
            try {
                assertThat(new Migrations(Postgres.owner()).run())
                        .isInstanceOfSatisfying(
                                Migrations.Unsafe.class,
                                unsafe -> assertThat(unsafe.breaches())
                                        .containsExactly("granted-as-listed: gehoor.entry {DELETE,INSERT,SELECT}"));
            } finally {
                sql.execute("revoke delete on gehoor.entry from gehoor_app");
            }
        }
    }
}
