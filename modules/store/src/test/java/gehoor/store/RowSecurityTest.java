package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall itself: what PostgreSQL does when a statement forgets its tenant, as the runtime role. */
class RowSecurityTest {
    private static final String NORTH = Sample.tenant();
    private static final String SOUTH = Sample.tenant();
    private static final Sample OURS = Full.of(NORTH);
    private static final Sample THEIRS = Full.of(SOUTH);

    @ParameterizedTest
    @MethodSource("gehoor.store.Full#tables")
    void withoutATenantThereIsNothing(String table) throws SQLException {
        assertThat(OURS.id).isNotEqualTo(THEIRS.id);
        try (Connection connection = Postgres.runtime().getConnection()) {
            assertThat(count(connection, table)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("gehoor.store.Full#tables")
    void aTenantSeesItsOwnRowsAndNoOthers(String table) throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection()) {
            connection.setAutoCommit(false);
            enter(connection, NORTH);

            // The positive control: there is something to see, here and with the neighbour.
            assertThat(count(connection, table)).isPositive();
            assertThat(count(connection, table + " where tenant_id <> '" + NORTH + "'"))
                    .isZero();
            assertThat(countAsSuperuser(table + " where tenant_id = '" + SOUTH + "'"))
                    .isPositive();
            connection.rollback();
        }
    }

    @Test
    void aRowForAnotherTenantIsRefused() throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, NORTH);

            assertThatThrownBy(() ->
                            sql.execute("insert into gehoor.number_series values ('" + SOUTH + "', 'X', 2026, 1)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            connection.rollback();
        }
    }

    @Test
    void aRowCannotBeGivenToAnotherTenant() throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, NORTH);

            assertThatThrownBy(() -> sql.execute("update gehoor.person set tenant_id = '" + SOUTH + "'"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            connection.rollback();
        }
    }

    @Test
    void anUpdateWithoutATenantReachesNobodyElse() throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, NORTH);
            int own = count(connection, "gehoor.clock");

            assertThat(sql.executeUpdate("update gehoor.clock set state = 'missed'"))
                    .isEqualTo(own);
            connection.rollback();
        }
    }

    @Test
    void aReferenceToAnotherTenantsFileIsRefused() throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, NORTH);

            assertThatThrownBy(() -> sql.execute(
                            "insert into gehoor.mark values ('" + NORTH + "', 'role:x', '" + THEIRS.id + "')"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23503"));
            connection.rollback();
        }
    }

    /** Nobody stops, ends or forgets what is under way for a neighbour, whatever a statement forgets to say. */
    @ParameterizedTest
    @ValueSource(strings = {"update gehoor.job set stopping = true", "delete from gehoor.job"})
    void whatIsUnderWayForANeighbourIsOutOfReach(String deed) throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, NORTH);
            int own = count(connection, "gehoor.job");

            assertThat(own).isPositive();
            assertThat(sql.executeUpdate(deed)).isEqualTo(own);
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterATransactionTheConnectionHasNoTenant(boolean committed) throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, NORTH);
            if (committed) {
                connection.commit();
            } else {
                connection.rollback();
            }

            assertThat(count(connection, "gehoor.file")).isZero();
            try (ResultSet row = sql.executeQuery("select current_setting('app.tenant', true)")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEmpty();
            }
        }
    }

    @Test
    void anEmptyTenantIsNoTenant() throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, "");

            assertThatThrownBy(() -> sql.execute("insert into gehoor.number_series values ('', 'X', 2026, 1)"))
                    .isInstanceOf(SQLException.class);
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update gehoor.entry set clear = '{}'",
                "delete from gehoor.entry",
                "delete from gehoor.file",
                "update gehoor.opening set person = 'nobody'",
                "delete from gehoor.opening",
                "update gehoor.stand_in set deputy = 'nobody'",
                "delete from gehoor.stand_in",
                "update gehoor.stand_in_ended set ended_by = 'nobody'",
                "delete from gehoor.stand_in_ended",
                "update gehoor.governed set name = 'nobody'",
                "delete from gehoor.governed",
                "delete from gehoor.organisation",
                "delete from gehoor.begun",
                "update gehoor.suspension set since = now()",
                "update gehoor.taken_along set person = 'nobody'",
                "delete from gehoor.taken_along",
                "insert into gehoor.removed values ('somebody', 'somebody', now())",
                "delete from gehoor.removed",
                "update gehoor.checkpoint set number = number",
                "delete from gehoor.checkpoint",
                "delete from gehoor.covered",
                "update vault.disclosure set told = 'nobody'",
                "delete from vault.disclosure",
                "update vault.file_key set wrapped = ''",
                "truncate gehoor.entry",
                "create table gehoor.mine (id int)",
                "create temporary table mine (id int)",
                "delete from migration.flyway_schema_history",
                "alter table gehoor.file no force row level security",
                "set role gehoor_owner",
            })
    void whatTheRuntimeRoleNeverDoesItCannotDo(String deed) throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            enter(connection, NORTH);

            assertThatThrownBy(() -> sql.execute(deed))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            connection.rollback();
        }
    }

    private static void enter(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            sql.setString(1, tenant);
            sql.execute();
        }
    }

    private static int count(Connection connection, String from) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int countAsSuperuser(String from) throws SQLException {
        try (Connection connection = Postgres.superuser().getConnection()) {
            return count(connection, from);
        }
    }
}
