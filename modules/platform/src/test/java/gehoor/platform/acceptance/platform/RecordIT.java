package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.casework.Chain;
import gehoor.casework.checkpoint.Fault;
import gehoor.casework.checkpoint.Fault.What;
import gehoor.casework.checkpoint.Verification;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import gehoor.platform.launch.RecordCheck;
import gehoor.store.Packed;
import gehoor.vault.FileNotary;
import gehoor.vault.NotaryKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was recorded stays as it was written, and who changes it all the same is found out. */
@Acceptance
class RecordIT {
    private static final String TENANT = "kind-en-gezin";
    private static final List<String> TENANTS = List.of(TENANT, "solidaris", "ik-ben-er-ook", "bemiddelingsbureau");

    @Test
    @Clause("PL-08")
    void every_action_is_in_the_record_and_the_record_is_whole() throws SQLException {
        Neighbour.all();
        Neighbour file = Neighbour.kindEnGezin();
        TENANTS.forEach(RecordIT::seal);
        int before = check(TENANT).entries();
        Person handler = Gehoor.tenant(file.tenant()).as(file.staff());

        handler.file(file.file()).does("message").with("message", "A message.").done();
        handler.file(file.file()).does("note").with("note", "A note.").done();

        assertThat(handler.file(file.file()).history())
                .extracting(entry -> entry.path("action").asText())
                .contains("message", "note");
        assertThat(check(TENANT).entries()).isEqualTo(before + 2);
        for (String tenant : TENANTS) {
            Verification.Result found = check(tenant);
            assertThat(found.files()).as(tenant).isPositive();
            assertThat(found.faults()).as(tenant).isEmpty();
            assertThat(found.sealed().count()).as(tenant).isPositive();
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
                "update gehoor.checkpoint set hash = hash",
                "delete from gehoor.checkpoint",
                "delete from gehoor.covered",
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

    /** By who holds the whole database in their hands, and knows how hashes are made or does not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update gehoor.entry set clear = replace(clear, '2026', '2025') where file_id = ? and seq = 1           | as it is | CHAIN 1
            update gehoor.entry set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where file_id = ? and seq = 1 | as it is | CHAIN 1
            update gehoor.entry set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where file_id = ? and seq = 2  | as it is | CHAIN 2
            update gehoor.entry set packed = set_byte(packed, 20, get_byte(packed, 20) # 1) where file_id = ? and seq = 1 | as it is | CHAIN 1
            update gehoor.entry set packed = overlay(packed placing '\\x00'::bytea from octet_length(packed) + 1) where file_id = ? and seq = 3 | as it is | CHAIN 3
            update gehoor.entry set previous = hash where file_id = ? and seq = 2                                  | as it is | CHAIN 2
            delete from gehoor.entry where file_id = ? and seq = 3                                                 | as it is | CHAIN 3
            delete from gehoor.entry where file_id = ? and seq = 1                                                 | as it is | CHAIN 1
            delete from gehoor.entry where file_id = ?                                                             | as it is | CHAIN 1
            update gehoor.file set version = version + 1 where id = ?                                              | as it is | CHAIN 4
            update gehoor.entry set seq = 9 where file_id = ? and seq = 2                                          | as it is | CHAIN 2
            update gehoor.entry set at = at - interval '1 day' where file_id = ? and seq = 2                       | as it is | MOMENT 2
            delete from gehoor.attachment where file_id = ?                                                        | as it is | ATTACHED 3
            delete from gehoor.attachment_chunk where attachment_id in (select id from gehoor.attachment where file_id = ?) | as it is | ATTACHED 3
            update gehoor.covered set seq = 99 where file_id = ?                                                   | as it is | COVERED 99
            update gehoor.entry set clear = replace(clear, '"message"', '"note"') where file_id = ? and seq = 2    | anew | SEALED 3
            update gehoor.entry set sealed = null where file_id = ? and seq = 3                                    | anew | SEALED 3
            delete from gehoor.entry where file_id = ? and seq = 2                                                 | anew | CUT 3
            delete from gehoor.entry where file_id = ? and seq = 3                                                 | anew | CUT 3
            insert into gehoor.entry select tenant_id, file_id, 9, at, clear, sealed, previous, hash from gehoor.entry where file_id = ? and seq = 2 | anew, 9 before 2 | SEALED 3
            """)
    @Clause("PL-08")
    void what_was_tampered_with_is_found(String tampering, String hashes, String as) throws SQLException {
        Neighbour file = written();

        try (Tampered tampered = new Tampered(file.file())) {
            tampered.does(tampering);
            if (hashes.contains("before")) {
                // One after the other: in which order one statement moves them is not said, and two must not meet.
                tampered.does("update gehoor.entry set seq = seq + 10 where file_id = ? and seq >= 2 and seq < 9");
                tampered.does("update gehoor.entry set seq = 2 where file_id = ? and seq = 9");
            }
            if (hashes.startsWith("anew")) {
                tampered.makesHashesAnew();
            }

            String[] expected = as.split(" ");
            assertThat(check(TENANT).faults())
                    .containsExactly(new Fault(What.valueOf(expected[0]), file.file(), Integer.parseInt(expected[1])));
            assertThat(check("solidaris").faults()).isEmpty();
        }
        assertThat(check(TENANT).faults()).isEmpty();
    }

    @Test
    @Clause("PL-08")
    void a_file_that_was_removed_with_all_that_is_known_of_it_is_missed() throws Exception {
        Neighbour file = written();

        try (Tampered tampered = new Tampered(file.file())) {
            tampered.removesEverything();
            assertThat(Database.rows("select 1 from gehoor.file where id = ?", file.file()))
                    .isEmpty();

            assertThat(check(TENANT).faults()).containsExactly(new Fault(What.GONE, file.file(), 3));
            Said said = command();
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.text())
                    .contains("NOT as they were written")
                    .contains("file " + file.file() + " is gone: it was sealed up to entry 3");
        }
        assertThat(check(TENANT).faults()).isEmpty();
    }

    @Test
    @Clause("PL-08")
    void a_file_that_was_given_to_another_tenant_is_missed() throws SQLException {
        Neighbour file = written();

        try (Tampered tampered = new Tampered(file.file())) {
            tampered.does("update gehoor.covered set tenant_id = 'solidaris', number = 1 where file_id = ?");
            tampered.does("update gehoor.entry set tenant_id = 'solidaris' where file_id = ?");
            tampered.does("update gehoor.file set tenant_id = 'solidaris' where id = ?");

            assertThat(check(TENANT).faults()).containsExactly(new Fault(What.GONE, file.file(), 3));
            assertThat(check("solidaris").faults()).containsExactly(new Fault(What.CHAIN, file.file(), 1));
        }
        assertThat(check(TENANT).faults()).isEmpty();
        assertThat(check("solidaris").faults()).isEmpty();
    }

    @Test
    @Clause({"PL-08", "PL-09"})
    void a_key_that_was_destroyed_leaves_the_record_whole() throws SQLException {
        Neighbour file = written();

        try (Tampered tampered = new Tampered(file.file())) {
            tampered.does("delete from vault.file_key where file_id = ?");

            assertThat(check(TENANT).faults()).isEmpty();
        }
    }

    @Test
    @Clause("PL-08")
    void the_product_seals_by_itself() throws Exception {
        Instant patience = Instant.now().plusSeconds(20);
        while (Database.rows(
                                "select 1 from waker.scheduled_tasks where task_name = 'sealing' and last_success is not null")
                        .isEmpty()
                && Instant.now().isBefore(patience)) {
            Thread.sleep(200);
        }

        for (String tenant : TENANTS) {
            assertThat(check(tenant).sealed().latest()).as(tenant).isPresent();
        }
    }

    @Test
    @Clause("PL-08")
    void what_is_not_sealed_yet_is_named() throws Exception {
        Neighbour file = written();
        int before = check(TENANT).unsealed().entries();
        Person handler = Gehoor.tenant(file.tenant()).as(file.staff());

        handler.file(file.file()).does("message").with("message", "Later.").done();

        Verification.Result found = check(TENANT);
        assertThat(found.faults()).isEmpty();
        assertThat(found.unsealed().entries()).isEqualTo(before + 1);
        assertThat(command().text()).contains("not sealed yet: ");
        try (Tampered tampered = new Tampered(file.file())) {
            tampered.does("update gehoor.entry set clear = clear || ' ' where file_id = ? and seq = 4");
            assertThat(check(TENANT).faults()).containsExactly(new Fault(What.CHAIN, file.file(), 4));
            // What is not sealed can be written anew by who knows how: that is what the window says.
            tampered.makesHashesAnew();
            assertThat(check(TENANT).faults()).isEmpty();
        }
        seal(TENANT);
        assertThat(check(TENANT).unsealed().entries()).isEqualTo(before);
    }

    @Test
    @Clause({"PL-08", "KG-08"})
    void an_anonymous_file_is_sealed_when_its_day_is_over_and_once_a_day() throws Exception {
        seal(TENANT);
        Report.Taken anonymous = Gehoor.tenant(TENANT)
                .visitor()
                .reports("sectors")
                .anonymous()
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", false)
                .with("story", "Something happened.")
                .taken();
        Neighbour named = Neighbour.kindEnGezin();
        String number = anonymous.file().toString();

        seal(TENANT);
        assertThat(checkpoints()).contains(named.file().toString()).doesNotContain(number);
        assertThat(check(TENANT).unsealed().waiting()).isPositive();
        Time.becomesDay(1);
        seal(TENANT);
        assertThat(checkpoints()).contains(number);
        String late = Gehoor.tenant(TENANT)
                .visitor()
                .reports("sectors")
                .anonymous()
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", false)
                .with("story", "Something else.")
                .taken()
                .file()
                .toString();

        seal(TENANT);
        assertThat(checkpoints()).doesNotContain(late);
        assertThat(check(TENANT).faults()).isEmpty();
    }

    @Test
    @Clause("PL-08")
    void an_emptied_folder_is_not_a_beginning_and_nothing_is_sealed_over_it() throws Exception {
        written();
        Path kept = folder().resolve(TENANT + ".kept");
        Path file = folder().resolve(TENANT + ".jsonl");
        Files.move(file, kept);
        try {
            Answered refused = Call.of("POST", "/api/admin/tenants/" + TENANT + "/checkpoints")
                    .as("platform-admin", "platform")
                    .sent();

            assertThat(refused.refusedWith(409).rules()).containsExactly("record-folder-behind");
            assertThat(refused.words()).contains("Put the folder back from its copy");
            assertThat(Files.exists(file)).isFalse();
            assertThat(check(TENANT).faults())
                    .isNotEmpty()
                    .allMatch(fault -> fault.what() == What.FOLDER_BEHIND || fault.what() == What.COVERED);
            assertThat(command().status()).isEqualTo(1);
        } finally {
            Files.move(kept, file);
        }
        assertThat(check(TENANT).faults()).isEmpty();
    }

    @Test
    @Clause("PL-08")
    void a_checkpoint_is_given_out_with_all_that_is_needed_to_check_it() {
        written();

        JsonNode list = Call.get("/api/admin/tenants/" + TENANT + "/checkpoints")
                .as("platform-admin", "platform")
                .sent()
                .good()
                .json();

        NotaryKey key = NotaryKey.of(list.path("key").asText());
        assertThat(key.fingerprint()).isEqualTo(list.path("fingerprint").asText());
        assertThat(list.path("checkpoints").size()).isPositive();
        for (JsonNode each : list.path("checkpoints")) {
            String statement = each.path("statement").asText();
            byte[] signature = Base64.getDecoder().decode(each.path("signature").asText());
            assertThat(key.signed(statement.getBytes(UTF_8), signature)).isTrue();
            assertThat(key.signed((statement + " ").getBytes(UTF_8), signature)).isFalse();
            assertThat(statement)
                    .contains("tenant " + TENANT, "root " + each.path("root").asText(), "count " + each.path("count"));
        }
    }

    @Test
    @Clause("PL-08")
    void anyone_with_the_right_to_read_can_run_the_check(@TempDir Path elsewhere) throws Exception {
        TENANTS.forEach(RecordIT::seal);

        Said said = command();

        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text())
                .contains(TENANT)
                .contains("whole")
                .contains("sealed until")
                .doesNotContain("NOT");
        String fingerprint = FileNotary.known(publicKey()).get(0).fingerprint();
        assertThat(said.text()).contains("of notary " + fingerprint);
        // A copy that somebody took away is older, and as good for what it covers.
        Path copy = Files.createDirectory(elsewhere.resolve("copy"));
        Path open = Files.copy(publicKey(), elsewhere.resolve("notary.pub"));
        for (String tenant : TENANTS) {
            Files.copy(folder().resolve(tenant + ".jsonl"), copy.resolve(tenant + ".jsonl"));
        }
        Neighbour later = written();
        assertThat(command("--checkpoints", copy.toString(), "--notary", open.toString())
                        .status())
                .isZero();
        assertThat(command().text()).doesNotContain(later.sentinel());
        Files.writeString(open, new FileNotary(elsewhere.resolve("other")).key().text() + "\n");
        assertThat(command("--checkpoints", copy.toString(), "--notary", open.toString())
                        .status())
                .as("signed by another notary than the one trusted")
                .isEqualTo(1);
    }

    @Test
    @Clause("PL-08")
    void what_cannot_be_read_is_not_called_whole(@TempDir Path elsewhere) throws Exception {
        assertThat(command("--checkpoints", elsewhere.resolve("nowhere").toString())
                        .status())
                .isEqualTo(2);
        assertThat(command("--notary", elsewhere.resolve("nowhere").toString()).status())
                .isEqualTo(2);
        assertThat(command("--unknown", "x").status()).isEqualTo(2);
    }

    // ---- what is looked with

    /** What the command said, and how it ended. */
    private record Said(int status, String text) {}

    private static Said command(String... arguments) throws IOException, InterruptedException {
        Map<String, String> settings = Gehoor.platform().settings();
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "gehoor.platform.launch.RecordCheck",
                Gehoor.home().toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder check = new ProcessBuilder(line);
        for (String key : List.of(
                "gehoor.db.url",
                "gehoor.db.user",
                "gehoor.db.password",
                "gehoor.record.folder",
                "gehoor.notary.keyfile")) {
            check.environment()
                    .put(key.replace('.', '_').toUpperCase(java.util.Locale.ROOT), settings.getOrDefault(key, ""));
        }
        Process process = check.redirectErrorStream(true).start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        process.getInputStream().transferTo(said);
        return new Said(process.waitFor(), said.toString(UTF_8));
    }

    private static Path folder() {
        return Path.of(Gehoor.platform().settings().getOrDefault("gehoor.record.folder", ""));
    }

    private static Path publicKey() {
        return FileNotary.publicKey(Path.of(Gehoor.platform().settings().getOrDefault("gehoor.notary.keyfile", "")));
    }

    private static String checkpoints() throws IOException {
        return Files.readString(folder().resolve(TENANT + ".jsonl"));
    }

    private static Verification.Result check(String tenant) throws SQLException {
        try (Connection connection = Gehoor.platform().databaseAsApplication()) {
            return RecordCheck.of(connection, folder(), publicKey(), tenant);
        }
    }

    private static JsonNode seal(String tenant) {
        return Call.of("POST", "/api/admin/tenants/" + tenant + "/checkpoints")
                .as("platform-admin", "platform")
                .sent()
                .good()
                .json();
    }

    /** A file of three entries, sealed. */
    private static Neighbour written() {
        Neighbour file = Neighbour.kindEnGezin();
        Person handler = Gehoor.tenant(file.tenant()).as(file.staff());
        handler.file(file.file()).does("message").with("message", "One.").done();
        handler.file(file.file()).does("message").with("message", "Two.").done();
        seal(TENANT);
        seal("solidaris");
        return file;
    }

    /** Somebody at work in the database, past every rule; when closed, all is as it was: other tests look at it, too. */
    private static final class Tampered implements AutoCloseable {
        private final UUID file;
        private final Connection connection = Gehoor.platform().database();
        private final List<String[]> tables = new ArrayList<>();

        Tampered(UUID file) throws SQLException {
            this.file = file;
            tables.add(new String[] {"gehoor.file", "id = '" + file + "'"});
            for (Map<String, String> row :
                    Database.rows("select table_schema || '.' || table_name as name from information_schema.columns"
                            + " where column_name = 'file_id' and table_schema in ('gehoor', 'vault')")) {
                tables.add(new String[] {row.getOrDefault("name", ""), "file_id = '" + file + "'"});
            }
            String attachments = Database.rows("select id from gehoor.attachment where file_id = ?", file).stream()
                    .map(row -> ", '" + row.get("id") + "'")
                    .collect(Collectors.joining("", "attachment_id in (null", ")"));
            tables.add(new String[] {"gehoor.attachment_chunk", attachments});
            run("set session_replication_role = replica");
            for (int i = 0; i < tables.size(); i++) {
                run("create temporary table kept_" + i + " as select * from " + its(i));
            }
        }

        /** The table, and which of its rows are the file's. */
        private String its(int table) {
            String[] named = tables.get(table);
            return named[0] + " where " + named[1];
        }

        void does(String deed) throws SQLException {
            if (deed.contains("clear")) {
                asOfBefore();
            }
            assertThat(run(deed.replace("?", "'" + file + "'"))).isPositive();
        }

        /** Entries as they were written before they were packed, which changes nothing of what they say. */
        private void asOfBefore() throws SQLException {
            try (PreparedStatement change = connection.prepareStatement(
                    "update gehoor.entry set clear = ?, packed = null where file_id = ? and seq = ?")) {
                for (Map<String, String> row : Database.rows(
                        "select seq, encode(packed, 'hex') as packed from gehoor.entry"
                                + " where file_id = ? and packed is not null",
                        file)) {
                    change.setString(1, Packed.unpack(HexFormat.of().parseHex(row.getOrDefault("packed", ""))));
                    change.setObject(2, file);
                    change.setInt(3, Integer.parseInt(row.getOrDefault("seq", "")));
                    change.executeUpdate();
                }
            }
        }

        void removesEverything() throws SQLException {
            for (int i = tables.size() - 1; i >= 0; i--) {
                run("delete from " + its(i));
            }
        }

        /** As somebody who knows how: numbers, hashes and head are right again. */
        void makesHashesAnew() throws SQLException {
            asOfBefore();
            HexFormat hex = HexFormat.of();
            byte[] previous = new byte[32];
            int seq = 0;
            List<String> changes = new ArrayList<>();
            try (Statement sql = connection.createStatement();
                    ResultSet rows = sql.executeQuery("select seq, clear, sealed from gehoor.entry where file_id = '"
                            + file + "' order by seq")) {
                while (rows.next()) {
                    seq++;
                    byte[] hash =
                            Chain.hash(TENANT, file, seq, rows.getString("clear"), rows.getBytes("sealed"), previous);
                    changes.add(
                            "update gehoor.entry set seq = %d, previous = '\\x%s', hash = '\\x%s' where file_id = '%s' and seq = %d"
                                    .formatted(
                                            seq,
                                            hex.formatHex(previous),
                                            hex.formatHex(hash),
                                            file,
                                            rows.getInt("seq")));
                    previous = hash;
                }
            }
            for (String change : changes) {
                run(change);
            }
            run("update gehoor.file set version = %d, chain = '\\x%s' where id = '%s'"
                    .formatted(seq, hex.formatHex(previous), file));
        }

        private int run(String statement) throws SQLException {
            try (Statement sql = connection.createStatement()) {
                return sql.executeUpdate(statement);
            }
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                removesEverything();
                for (int i = 0; i < tables.size(); i++) {
                    run("insert into " + tables.get(i)[0] + " select * from kept_" + i);
                }
            }
        }
    }
}
