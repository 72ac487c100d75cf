package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replica that does not migrate finds, with the rights that it has. */
class LevelTest {
    private static final String LATER =
            "insert into migration.flyway_schema_history (installed_rank, version, description,"
                    + " type, script, checksum, installed_by, execution_time, success)"
                    + " values (9999, '9999', '%s', 'SQL', 'V9999__later.sql', 1, 'gehoor_owner', 1, true)";
    private static final String NOT_LATER = "delete from migration.flyway_schema_history where installed_rank = 9999";

    private String version;

    @BeforeEach
    void migrated() {
        version = Postgres.migrated().version();
    }

    @Test
    void aDatabaseAtItsLevelWillDo() {
        assertThat(Migrations.look(Postgres.runtime())).isEqualTo(new Migrations.Fits(version));
    }

    @Test
    void oneThatIsBehindWillNot() throws SQLException {
        asOwner(
                "update migration.flyway_schema_history set version = '9998' where version = '" + version + "'",
                () -> assertThat(Migrations.look(Postgres.runtime()))
                        .isInstanceOfSatisfying(
                                Migrations.Behind.class,
                                behind -> assertThat(behind.missing()).isEqualTo(1)),
                "update migration.flyway_schema_history set version = '" + version + "' where version = '9998'");
    }

    @Test
    void oneFromBeforeReplicasCouldLookIsBehind() throws SQLException {
        asOwner(
                "revoke select on migration.flyway_schema_history from gehoor_app",
                () -> assertThat(Migrations.look(Postgres.runtime())).isEqualTo(new Migrations.Behind("", 0)),
                "grant select on migration.flyway_schema_history to gehoor_app");
        asOwner(
                "revoke usage on schema migration from gehoor_app",
                () -> assertThat(Migrations.look(Postgres.runtime())).isInstanceOf(Migrations.Behind.class),
                "grant usage on schema migration to gehoor_app");
    }

    @Test
    void replicasOfBeforeGoOnAtTheNextLevel() throws SQLException {
        asOwner(
                LATER.formatted("a new column") + "; alter table gehoor.file add column planted text default 'x'",
                () -> {
                    assertThat(Migrations.look(Postgres.runtime())).isEqualTo(new Migrations.Fits("9999"));
                    Sample sample = Stores.begun("level");
                    Stores.commit(Sample.writing("level", sample.change(Sample.clock("treatment-1", "running"))));
                    assertThat(Stores.load("level", sample.id).orElseThrow().history())
                            .hasSize(2);
                },
                NOT_LATER + "; alter table gehoor.file drop column planted");
    }

    @Test
    void butNotWhereWhatTheyUseWasTakenAway() throws SQLException {
        asOwner(
                LATER.formatted("contract the old column"),
                () -> assertThat(Migrations.look(Postgres.runtime()))
                        .isEqualTo(new Migrations.Ahead("V9999 contract the old column")),
                NOT_LATER);
    }

    @Test
    void norWhereTenantsAreNotKeptApart() throws SQLException {
        asOwner(
                "alter table gehoor.opening no force row level security",
                () -> assertThat(Migrations.look(Postgres.runtime()))
                        .isInstanceOfSatisfying(
                                Migrations.Apart.class,
                                apart -> assertThat(apart.breaches())
                                        .containsExactly("row-security-forced: gehoor.opening")),
                "alter table gehoor.opening force row level security");
    }

    private static void asOwner(String deed, Runnable look, String undone) throws SQLException {
        try (Connection connection = Postgres.owner().getConnection();
                Statement sql = connection.createStatement()) {
            try {
                sql.execute(deed);
                look.run();
            } finally {
                sql.execute(undone);
            }
        }
    }
}
