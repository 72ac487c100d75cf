package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
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
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute("create role gehoor_owner login nosuperuser");
                sql.execute("create role gehoor_app login nosuperuser nobypassrls");
                sql.execute("create database gehoor owner gehoor_owner");
            }
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
