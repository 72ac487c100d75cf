package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.casework.checkpoint.CheckpointFolder;
import gehoor.casework.checkpoint.Checkpointing;
import gehoor.casework.checkpoint.Fault;
import gehoor.casework.checkpoint.Fault.What;
import gehoor.casework.checkpoint.LastLine;
import gehoor.casework.checkpoint.Verification;
import gehoor.casework.port.Configurations;
import gehoor.store.RemovalDeed.Standing;
import gehoor.vault.FileNotary;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is destroyed is all of one tenant's, in whichever table, and nothing else. */
class RemovalDeedTest {
    private final String tenant = Sample.tenant();
    private final String neighbour = Sample.tenant();

    @TempDir
    Path home;

    private Connection owner;
    private RemovalDeed deed;

    @BeforeEach
    void two() throws SQLException {
        Full.of(tenant);
        Full.of(neighbour);
        // Under the platform's own name, as for every organisation.
        Stores.PORTS.transactions().within(Configurations.PLATFORM, () -> {
            Stores.PORTS.configurations().stands(tenant, "f1");
            Stores.PORTS.configurations().begin(tenant, new java.util.UUID(1, 1));
            Stores.PORTS.configurations().stands(neighbour, "f1");
            return tenant;
        });
        owner = Postgres.owner().getConnection();
        deed = new RemovalDeed(owner);
        // A row that says of an organisation that it was removed is nobody's own; other tests need it with each tenant.
        try (Connection connection = Postgres.superuser().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("delete from gehoor.removed where tenant_id = '" + tenant + "'");
        }
    }

    @AfterEach
    void close() throws SQLException {
        deed.unmark(tenant);
        // Other tests count on what there is of all tenants.
        deed.destroy(tenant);
        deed.destroy(neighbour);
        owner.close();
    }

    private static Map<String, Long> rows(String of) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = Postgres.superuser().getConnection()) {
            for (String table : (Iterable<String>) Full.tables()::iterator) {
                try (PreparedStatement query =
                        connection.prepareStatement("select count(*) from " + table + " where tenant_id = ?")) {
                    query.setString(1, of);
                    try (ResultSet row = query.executeQuery()) {
                        row.next();
                        rows.put(table, row.getLong(1));
                    }
                }
            }
        }
        return rows;
    }

    @Test
    void every_row_goes_in_every_table_and_no_row_of_another() throws SQLException {
        Map<String, Long> theirs = rows(neighbour);
        assertThat(rows(tenant).entrySet())
                .filteredOn(table -> !table.getKey().equals("gehoor.removed"))
                .as("there is something to destroy in each table")
                .allSatisfy(
                        table -> assertThat(table.getValue()).as(table.getKey()).isPositive());
        assertThat(deed.standing(tenant).rows()).containsKeys("gehoor.entry", "vault.file_key", "gehoor.organisation");

        deed.destroy(tenant);

        assertThat(rows(tenant).values()).allSatisfy(rows -> assertThat(rows).isZero());
        assertThat(deed.standing(tenant).rows()).isEmpty();
        assertThat(deed.standing(tenant).known()).isFalse();
        assertThat(rows(neighbour)).isEqualTo(theirs);
        Map<String, String> standing = Stores.PORTS
                .transactions()
                .reading(
                        Configurations.PLATFORM,
                        () -> Stores.PORTS.configurations().standing());
        assertThat(standing).containsKey(neighbour).doesNotContainKey(tenant);
        deed.destroy(tenant);
        assertThatThrownBy(() -> deed.destroy(Configurations.PLATFORM)).isInstanceOf(IllegalArgumentException.class);
        assertThat(standing).containsKey(neighbour);
    }

    @Test
    void a_table_that_is_made_later_is_not_forgotten_and_what_breaks_off_goes_on() throws SQLException {
        try (Statement sql = owner.createStatement()) {
            sql.execute("create table gehoor.later (tenant_id text not null, file_id uuid not null,"
                    + " foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id))");
            sql.execute("alter table gehoor.later enable row level security");
            sql.execute("alter table gehoor.later force row level security");
            sql.execute("create policy tenant on gehoor.later using"
                    + " (tenant_id = nullif(current_setting('app.tenant', true), ''))");
        }
        try (Connection connection = Postgres.superuser().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("insert into gehoor.later select tenant_id, id from gehoor.file where tenant_id in ('" + tenant
                    + "', '" + neighbour + "')");
            assertThat(deed.standing(tenant).rows()).containsKey("gehoor.later");
            // A table that not even the owner may empty.
            sql.execute("create table gehoor.stubborn (tenant_id text not null, file_id uuid not null,"
                    + " foreign key (tenant_id, file_id) references gehoor.file (tenant_id, id))");
            sql.execute("insert into gehoor.stubborn select tenant_id, id from gehoor.file where tenant_id = '" + tenant
                    + "' limit 1");
            assertThatThrownBy(() -> deed.destroy(tenant)).isInstanceOf(SQLException.class);
            assertThat(rows(tenant)).containsEntry("gehoor.stubborn", 1L);
            assertThat(rows(tenant).get("gehoor.file")).isPositive();
            sql.execute("drop table gehoor.stubborn");

            deed.destroy(tenant);
            assertThat(deed.standing(tenant).rows()).isEmpty();
            assertThat(deed.standing(neighbour).rows()).containsKey("gehoor.later");
        } finally {
            try (Statement sql = owner.createStatement()) {
                sql.execute("drop table gehoor.later");
            }
        }
    }

    @Test
    void it_tells_how_things_stand() throws SQLException {
        Standing standing = deed.standing(tenant);

        assertThat(standing.suspended()).isTrue();
        assertThat(standing.removal()).isEqualTo(Sample.removal());
        assertThat(standing.removedAt()).isNull();
        assertThat(standing.checkpoint()).isEqualTo(1);
        assertThat(standing.trail().seq()).isEqualTo(1);
        assertThat(standing.open())
                .as("two files that are not closed")
                .isEqualTo(2)
                .isEqualTo(Stores.PORTS
                        .transactions()
                        .reading(tenant, () -> Stores.PORTS.removals().open(tenant)));
        assertThat(standing.left()).isZero();

        closed("update gehoor.file set stage = 'closed', wake_at = null where tenant_id = '%s'");
        assertThat(deed.standing(tenant).open()).as("a clock, a notice").isEqualTo(1);
        closed("update gehoor.clock set state = 'stopped' where tenant_id = '%s'");
        assertThat(deed.standing(tenant).open()).as("a notice").isEqualTo(1);
        closed("update gehoor.outbox set state = 'HELD' where tenant_id = '%s'");
        assertThat(deed.standing(tenant).open()).isEqualTo(1);
        closed("update gehoor.outbox set state = 'MAILED' where tenant_id = '%s'");
        assertThat(deed.standing(tenant).open()).isZero();
        assertThat(deed.standing(tenant).left())
                .as("one of both was taken along as it is")
                .isEqualTo(1);
        closed("update gehoor.taken_along set compartments = 'existence messages profile' where tenant_id = '%s'");
        assertThat(deed.standing(tenant).left())
                .as("by one who reads only what was written to and fro")
                .isEqualTo(2);
        closed("update gehoor.taken_along set compartments = 'existence file', seq = seq + 1 where tenant_id = '%s'");
        assertThat(deed.standing(tenant).left()).as("and not as it is now").isEqualTo(2);
        assertThat(deed.since(tenant, Sample.NOON.minusSeconds(9_999_999))).isPositive();
        assertThat(deed.since(tenant, Instant.parse("2090-01-01T00:00:00Z"))).isZero();

        Instant at = Instant.parse("2026-12-01T10:00:00Z");
        deed.mark(tenant, at);
        deed.mark(tenant, at.plusSeconds(60));
        assertThat(deed.standing(tenant).removedAt()).isEqualTo(at);
        assertThat(Stores.PORTS
                        .transactions()
                        .reading(
                                Configurations.PLATFORM,
                                () -> Stores.PORTS.removals().removed()))
                .containsEntry(tenant, at);
        deed.unmark(tenant);
        assertThat(deed.standing(tenant).removedAt()).isNull();
        assertThat(deed.standing("nowhere").known()).isFalse();
    }

    private void closed(String text) throws SQLException {
        try (Connection connection = Postgres.superuser().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(text.formatted(tenant));
        }
    }

    @Test
    void the_record_of_one_that_was_removed_is_verified_to_the_end() throws Exception {
        String sealed = Sample.tenant();
        FileNotary notary = new FileNotary(home.resolve("notary"));
        CheckpointFolder log = new CheckpointFolder(home.resolve("checkpoints"));
        Stores.begun(sealed);
        new Checkpointing(Stores.PORTS.transactions(), Stores.STORE.coverage(), log, notary, new Random(1))
                .seal(sealed, ZoneOffset.UTC, Sample.NOON.plusSeconds(60));
        Standing standing = deed.standing(sealed);
        assertThat(verified(sealed, log, notary).whole()).isTrue();

        deed.mark(sealed, Sample.NOON);
        assertThat(whats(sealed, log, notary)).containsExactly(What.NO_LAST_LINE, What.REMAINS);
        LastLine.write(
                log,
                sealed,
                standing.checkpoint(),
                Sample.NOON.plusSeconds(90),
                Optional.ofNullable(standing.trail()),
                notary);
        assertThat(whats(sealed, log, notary)).containsExactly(What.REMAINS);
        deed.destroy(sealed);

        Verification.Result result = verified(sealed, log, notary);
        assertThat(result.faults()).isEmpty();
        assertThat(result.sealed().files()).isEqualTo(1);
        assertThat(result.sealed().removed()).isPresent();
        deed.unmark(sealed);
        assertThat(whats(sealed, log, notary)).containsExactly(What.NOT_SAID);
        Stores.begun(sealed);
        assertThat(whats(sealed, log, notary)).as("put back").containsExactly(What.BACK);
    }

    private static List<What> whats(String of, CheckpointFolder log, FileNotary notary) throws SQLException {
        return verified(of, log, notary).faults().stream().map(Fault::what).toList();
    }

    private static Verification.Result verified(String of, CheckpointFolder log, FileNotary notary)
            throws SQLException {
        try (Connection connection = Postgres.runtime().getConnection()) {
            return new RecordReading(connection).verify(of, log, List.of(notary.key()));
        }
    }
}
