package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.launch.RecordCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was recorded stays as it was written, and who changes it all the same is found out. */
@Acceptance
class RecordIT {
    private static final List<String> TENANTS =
            List.of("kind-en-gezin", "solidaris", "ik-ben-er-ook", "bemiddelingsbureau");

    @Test
    @Clause("PL-08")
    void every_action_is_in_the_record_and_the_record_is_whole() throws SQLException {
        Neighbour.all();
        Neighbour file = Neighbour.kindEnGezin();
        int before = check("kind-en-gezin").entries();
        Person handler = Gehoor.tenant(file.tenant()).as(file.staff());

        handler.file(file.file()).does("message").with("message", "A message.").done();
        handler.file(file.file()).does("note").with("note", "A note.").done();

        assertThat(handler.file(file.file()).history())
                .extracting(entry -> entry.path("action").asText())
                .contains("message", "note");
        assertThat(check("kind-en-gezin").entries()).isEqualTo(before + 2);
        for (String tenant : TENANTS) {
            RecordCheck.Found found = check(tenant);
            assertThat(found.files()).as(tenant).isPositive();
            assertThat(found.broken()).as(tenant).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update gehoor.entry set clear = clear",
                "delete from gehoor.entry",
                "truncate gehoor.entry",
                "update gehoor.opening set person = person",
                "delete from gehoor.opening",
                "update vault.disclosure set tenant_id = tenant_id",
                "delete from vault.disclosure",
                "alter table gehoor.entry disable trigger all",
                "drop table gehoor.entry",
                "alter table gehoor.entry no force row level security",
                "set role gehoor_owner"
            })
    @Clause("PL-08")
    @Tag("asvs:V16.4.2")
    void the_application_itself_can_only_add_to_it(String statement) throws SQLException {
        Neighbour.kindEnGezin();
        try (Connection connection = Gehoor.platform().databaseAsApplication();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select set_config('app.tenant', 'kind-en-gezin', true)");

            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState())
                                    .as(refused.getMessage())
                                    .isEqualTo("42501"));
            connection.rollback();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    update gehoor.entry set clear = replace(clear, '2026', '2025') where file_id = ? and seq = 1          | 1
                    update gehoor.entry set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where file_id = ? and seq = 1 | 1
                    update gehoor.entry set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where file_id = ? and seq = 2 | 2
                    update gehoor.entry set previous = set_byte(previous, 0, get_byte(previous, 0) # 1) where file_id = ? and seq = 2 | 2
                    delete from gehoor.entry where file_id = ? and seq = 3                                                | 3
                    delete from gehoor.entry where file_id = ? and seq = 1                                                | 1
                    delete from gehoor.entry where file_id = ?                                                            | 1
                    update gehoor.file set version = version + 1 where id = ?                                             | 4
                    update gehoor.entry set seq = 9 where file_id = ? and seq = 2                                         | 2
                    """)
    @Clause("PL-08")
    void what_was_tampered_with_is_found(String tampering, int at) throws SQLException {
        Neighbour file = Neighbour.kindEnGezin();
        Person handler = Gehoor.tenant(file.tenant()).as(file.staff());
        handler.file(file.file()).does("message").with("message", "One.").done();
        handler.file(file.file()).does("message").with("message", "Two.").done();
        // As somebody who holds the whole database in their hands; taken back at the end.
        try (Connection connection = Gehoor.platform().database()) {
            connection.setAutoCommit(false);
            try (PreparedStatement change = connection.prepareStatement(tampering)) {
                change.setObject(1, file.file());
                assertThat(change.executeUpdate()).isPositive();
            }
            connection.commit();
            try {
                assertThat(check("kind-en-gezin").broken()).containsExactly(new RecordCheck.Broken(file.file(), at));
                assertThat(check("solidaris").broken()).isEmpty();
            } finally {
                erase(connection, file);
            }
        }
        assertThat(check("kind-en-gezin").broken()).isEmpty();
    }

    @Test
    @Clause("PL-08")
    void anyone_with_the_right_to_read_can_run_the_check() throws IOException, InterruptedException {
        Map<String, String> settings = Gehoor.platform().settings();
        ProcessBuilder check = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "gehoor.platform.launch.RecordCheck",
                Gehoor.home().toString());
        check.environment().put("GEHOOR_DB_URL", settings.getOrDefault("gehoor.db.url", ""));
        check.environment().put("GEHOOR_DB_USER", settings.getOrDefault("gehoor.db.user", ""));
        check.environment().put("GEHOOR_DB_PASSWORD", settings.getOrDefault("gehoor.db.password", ""));

        Process process = check.redirectErrorStream(true).start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        process.getInputStream().transferTo(said);

        assertThat(process.waitFor()).as(said.toString(UTF_8)).isZero();
        assertThat(said.toString(UTF_8))
                .contains("kind-en-gezin")
                .contains("whole")
                .doesNotContain("NOT");
    }

    private static RecordCheck.Found check(String tenant) throws SQLException {
        try (Connection connection = Gehoor.platform().databaseAsApplication()) {
            return RecordCheck.of(connection, tenant);
        }
    }

    /** The tampered file goes: other tests look at the record too. */
    private static void erase(Connection connection, Neighbour file) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            List<String> tables = new ArrayList<>(List.of("gehoor.file where id"));
            for (Map<String, String> row :
                    Database.rows("select table_schema || '.' || table_name as name from information_schema.columns"
                            + " where column_name = 'file_id' and table_schema in ('gehoor', 'vault')")) {
                tables.add(row.get("name") + " where file_id");
            }
            for (String table : tables) {
                sql.execute("delete from " + table + " = '" + file.file() + "'");
            }
            sql.execute("set session_replication_role = default");
        }
        connection.commit();
    }
}
