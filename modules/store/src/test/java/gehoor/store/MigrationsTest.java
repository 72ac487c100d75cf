package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void theSecondStartFindsNothingToDo() {
        Migrations.Ready first = Postgres.migrated();

        assertThat(first.applied()).isEqualTo(5);
        assertThat(new Migrations(Postgres.owner()).run()).isEqualTo(new Migrations.Ready(0, first.version()));
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
