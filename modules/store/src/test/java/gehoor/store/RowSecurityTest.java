package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall itself: what PostgreSQL does when a statement forgets its tenant, as the runtime role. */
class RowSecurityTest {
    private static final String NORTH = Sample.tenant();
    private static final String SOUTH = Sample.tenant();
    private static final Sample OURS = full(NORTH);
    private static final Sample THEIRS = full(SOUTH);

    static Stream<String> tables() throws SQLException {
        try (Connection connection = Postgres.owner().getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select schemaname || '.' || tablename from pg_tables"
                        + " where schemaname in ('gehoor', 'vault') order by 1")) {
            Stream.Builder<String> tables = Stream.builder();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables.build();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void withoutATenantThereIsNothing(String table) throws SQLException {
        assertThat(OURS.id).isNotEqualTo(THEIRS.id);
        try (Connection connection = Postgres.runtime().getConnection()) {
            assertThat(count(connection, table)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
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

    /** A row in every table. */
    private static Sample full(String tenant) {
        Sample other = Stores.begun(tenant);
        Sample sample = Sample.of(tenant);
        var change = sample.change(Sample.clock("treatment-1", "running"));
        var numbered = new gehoor.casework.port.Changeset.FileChange(
                change.row(),
                0,
                new gehoor.casework.port.Changeset.Numbering("N", 2026, 5),
                change.entries(),
                change.clocks());
        var attachment = new gehoor.casework.port.AttachmentRows.Row(
                java.util.UUID.randomUUID(), sample.id, 1, "photo", new byte[1], 1, 1);
        Stores.commit(Sample.writing(tenant, numbered)
                .links(new gehoor.casework.port.LinkRow(other.id, "danger", sample.id))
                .receipts(sample.receipt("receipt"))
                .notices(sample.notice(0))
                .attachments(new gehoor.casework.port.Changeset.Attached(attachment, List.of(new byte[1])))
                .tokens(new gehoor.casework.port.SearchToken(sample.id, 7L, false))
                .remembered(sample.remembered("key")));
        var key = new gehoor.vault.FileKey(tenant, sample.id.toString(), gehoor.vault.Purpose.IDENTITY);
        var party = new gehoor.vault.Party(key, "complainant");
        var ports = Stores.PORTS;
        ports.transactions().within(tenant, () -> {
            ports.openings()
                    .write(
                            tenant,
                            new gehoor.casework.port.Openings.Opening(
                                    sample.id, "u-1", "handler", "file", Sample.NOON));
            ports.tickets()
                    .add(
                            tenant,
                            new gehoor.casework.port.TicketRow(
                                    new byte[32], sample.id, gehoor.casework.port.TicketRow.MAILBOX, Sample.NOON));
            ports.drafts()
                    .put(
                            tenant,
                            new gehoor.casework.port.DraftRows.Row(
                                    "u-1", "act", "text", sample.id, new byte[1], Sample.TODAY));
            ports.people().keep(tenant, "u-1", new gehoor.casework.port.People.KeptView(sample.id, "sealed"));
            ports.standIns()
                    .add(
                            tenant,
                            new gehoor.casework.port.StandInRows.Row(
                                    sample.id,
                                    "u-1",
                                    "u-2",
                                    java.util.Set.of("handler"),
                                    Sample.TODAY,
                                    Sample.TODAY,
                                    null,
                                    "u-1",
                                    Sample.NOON,
                                    null,
                                    null));
            ports.standIns().end(tenant, sample.id, Sample.NOON, "u-1");
            ports.people()
                    .seen(
                            tenant,
                            new gehoor.casework.port.People.Person(
                                    "u-1", "Somebody", null, java.util.Set.of("handler"), java.util.Set.of()));
            ports.configurations()
                    .activate(
                            tenant,
                            new gehoor.casework.port.Configurations.Configuration(
                                    "f1", java.util.Map.of(), java.util.Map.of(), Sample.NOON, "", null));
            // The platform's own rows lie under its own name; the wall is the same.
            Stores.STORE
                    .unit(tenant)
                    .sql("insert into gehoor.organisation (tenant_id, organisation, live) values (?, ?, ?)")
                    .set(tenant, "linden", "f1")
                    .run();
            Stores.STORE
                    .unit(tenant)
                    .sql("insert into gehoor.begun (tenant_id, organisation, proposal) values (?, ?, ?)")
                    .set(tenant, "linden", sample.id)
                    .run();
            var person = new gehoor.casework.port.ProposalRows.Person("u-1", "Somebody", true);
            ports.proposals()
                    .add(
                            tenant,
                            new gehoor.casework.port.ProposalRows.Row(
                                    sample.id,
                                    "Shorter",
                                    "draft",
                                    1,
                                    "f1",
                                    java.util.Map.of(),
                                    person,
                                    Sample.NOON,
                                    List.of(person),
                                    List.of(),
                                    null));
            ports.proposals()
                    .add(
                            tenant,
                            new gehoor.casework.port.ProposalRows.Act(
                                    1, Sample.NOON, "u-1", "Somebody", "begun", sample.id, "", "00"));
            ports.suspensions().suspend(tenant, Sample.NOON);
            ports.taken()
                    .write(
                            tenant,
                            new gehoor.casework.port.TakenRows.Taken(
                                    sample.id, 1, "u-1", java.util.Set.of("file"), Sample.NOON));
            ports.removals().ask(tenant, Sample.removal());
            Stores.STORE
                    .coverage()
                    .note(new gehoor.casework.checkpoint.Checkpoint(
                            tenant,
                            1,
                            gehoor.casework.checkpoint.Checkpoint.NONE,
                            Sample.NOON,
                            Sample.TODAY,
                            "",
                            "",
                            List.of(new gehoor.casework.checkpoint.Leaf(sample.id, 1, "00")),
                            ""));
            ports.keys().insert(key, new byte[60]);
            ports.identities().insert(party, new byte[60]);
            ports.disclosures()
                    .write(
                            party,
                            new gehoor.vault.Disclosure("u-1", "handler", "danger", "entry 1", java.time.Instant.MAX),
                            Sample.NOON);
            return null;
        });
        removed(tenant);
        return sample;
    }

    /** That one was removed only the owner of the database says. */
    private static void removed(String tenant) {
        try (Connection connection = Postgres.owner().getConnection();
                PreparedStatement sql =
                        connection.prepareStatement("insert into gehoor.removed values (?, 'linden', now())")) {
            connection.setAutoCommit(false);
            enter(connection, tenant);
            sql.setString(1, tenant);
            sql.execute();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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
