package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Asked;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Newcomer;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From an organisation that leaves each of its own takes along what they may read, through the interface. */
@Acceptance
class TakingAlongIT {
    private static final String BARGE = "praam";
    private static final Path FROM = Path.of("../../tenant-config/ik-ben-er-ook");
    private static final Tenant HOUSE = Gehoor.tenant(BARGE);
    private static final String AT = "/api/tenants/" + BARGE + "/taken-along";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ALL =
            List.of("pr-coach", "pr-coach2", "pr-confidant", "pr-confidant2", "pr-organisation", "pr-admin", "pr-dpo");

    /** A small provider with a confidant, a coach who has only their own clients, and an officer apart. */
    @BeforeAll
    static void joins() {
        Newcomer.joins(
                BARGE,
                FROM,
                file -> true,
                text -> text.replace("ik-ben-er-ook", BARGE)
                        .replace("ikbenerook", BARGE)
                        .replace("username: ib-", "username: pr-")
                        .replace("username: nl-dpo", "username: pr-dpo"));
    }

    @AfterEach
    void isCalledOff() {
        Asked.calledOff(BARGE);
    }

    private static String word() {
        return "word" + UUID.randomUUID().toString().replace("-", "");
    }

    private static Report.Taken confided(String word) {
        return HOUSE.visitor()
                .reports("confidant")
                .named("Name " + word, word + "@example.org")
                .capacity("client")
                .with("step-one", "tried")
                .with("subject", "help")
                .with("story", "Story " + word)
                .taken();
    }

    private static Report.Taken told(String coach, String word) {
        return HOUSE.as(coach)
                .reports("coach")
                .kind("dissatisfaction")
                .capacity("client")
                .channel("talk")
                .named("Name " + word, word + "@example.org")
                .with("subject", "practical")
                .with("feels-safe", true)
                .with("story", "Story " + word)
                .taken();
    }

    private static Report.Taken written(String word) {
        return HOUSE.visitor()
                .reports("data-protection")
                .kind("request")
                .capacity("self")
                .named("Name " + word, word + "@example.org")
                .with("right", "access")
                .with("story", "Story " + word)
                .attaching("evidence", "../" + word + ".txt", "text/plain", word.getBytes(UTF_8))
                .taken();
    }

    private static Call taking(String username) {
        return Call.post(AT, Map.of("keptSafe", true)).as(username, BARGE);
    }

    /** By the token: of invented people a second account of the same name is known before they come. */
    private static String account(String username) {
        try {
            return JSON.readTree(Base64.getUrlDecoder()
                            .decode(Call.token(username, BARGE).split("\\.", -1)[1]))
                    .path("sub")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode standing(String username) {
        return Call.get(AT).as(username, BARGE).sent().good().json();
    }

    /** What of it somebody gets: path to content, each with the sum that the list at the end says it has. */
    private static Map<String, byte[]> taken(String username) {
        Answered answered = taking(username).sent().good();
        assertThat(answered.header("Content-Type").orElse("")).startsWith("application/zip");
        assertThat(answered.header("Content-Disposition").orElse("")).startsWith("attachment;");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answered.bytes()), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).startsWith("gehoor/").doesNotContain("..");
                entries.put(entry.getName().substring(7), zip.readAllBytes());
            }
            Map<String, String> sums = new TreeMap<>();
            text(entries, "complete.txt")
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        String[] sum = line.split(" {2}", 2);
                        sums.put(sum[1], sum[0]);
                    });
            Map<String, String> found = new TreeMap<>();
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                if (!entry.getKey().equals("complete.txt")) {
                    found.put(
                            entry.getKey(),
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(entry.getValue())));
                }
            }
            assertThat(sums).isEqualTo(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return entries;
    }

    private static String text(Map<String, byte[]> entries, String name) {
        assertThat(entries).containsKey(name);
        return new String(entries.get(name), UTF_8);
    }

    private static Set<String> folders(Map<String, byte[]> entries) {
        return entries.keySet().stream()
                .filter(name -> name.startsWith("files/"))
                .map(name -> name.split("/", 3)[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String folder(Report.Taken report) {
        return report.number() == null || report.number().isEmpty()
                ? report.file().toString()
                : report.number();
    }

    /** Everything that can be read as text, and what the papers and attachments are called. */
    private static String all(Map<String, byte[]> entries) {
        StringBuilder all = new StringBuilder();
        entries.forEach((name, content) -> all.append(name).append('\n').append(new String(content, UTF_8)));
        return all.toString();
    }

    /** Without what became of letters: they may leave in between. */
    private static JsonNode untold(JsonNode history) {
        assertThat(history).isNotEmpty();
        history.forEach(line -> ((ObjectNode) line).remove("told"));
        return history;
    }

    private static long rows(String table, String condition, Object... with) {
        Object[] all = Stream.concat(Stream.of(BARGE), Stream.of(with)).toArray();
        return Long.parseLong(
                Database.rows("select count(*) as n from " + table + " where tenant_id = ? and " + condition, all)
                        .get(0)
                        .get("n"));
    }

    @Test
    @Clause("PL-06")
    void nothing_is_handed_out_before_a_removal_is_asked_for_nor_to_who_may_not() {
        confided(word());
        long taken = rows("gehoor.taken_along", "true");
        Answered early = taking("pr-confidant").sent().refusedWith(409);
        assertThat(early.json().path("type").asText()).isEqualTo("urn:gehoor:problem:not-now");
        assertThat(early.words()).contains("once the removal of the organisation is asked for", "Our procedures");
        early.refusedBy("taking-along");
        Call.get(AT).as("pr-confidant", BARGE).sent().refusedWith(409);

        Asked.removal(BARGE, LocalDate.of(2026, 4, 2));
        Call.post(AT, Map.of("keptSafe", true)).sent().refusedWith(401);
        Call.post(AT, Map.of("keptSafe", true))
                .as("platform-admin", "platform")
                .sent()
                .refusedWith(403);
        Call.post(AT, Map.of("keptSafe", true))
                .as("sol-ombud", "solidaris")
                .sent()
                .refusedWith(403);
        Call.get(AT).as("platform-admin", "platform").sent().refusedWith(403);
        Call.post("/api/tenants/nowhere/taken-along", Map.of("keptSafe", true))
                .as("pr-confidant", BARGE)
                .sent()
                .refusedWith(403);
        Call.post(AT, Map.of("keptSafe", false))
                .as("pr-confidant", BARGE)
                .sent()
                .refusedWith(422)
                .refusedForField("keptSafe");
        Call.post(AT, Map.of())
                .as("pr-confidant", BARGE)
                .sent()
                .refusedWith(400)
                .refusedForField("keptSafe");
        Call.post(AT, Map.of("keptSafe", "yes"))
                .as("pr-confidant", BARGE)
                .sent()
                .refusedWith(400)
                .refusedForField("keptSafe");
        assertThat(rows("gehoor.taken_along", "true")).isEqualTo(taken);
    }

    @Test
    @Clause("PL-06")
    void who_stands_in_does_not_carry_an_archive_off() {
        confided(word());
        Asked.removal(BARGE, LocalDate.of(2026, 4, 2));
        // Who was never there cannot be named.
        Call.get("/api/tenants/" + BARGE + "/work")
                .as("pr-confidant2", BARGE)
                .sent()
                .good();
        JsonNode named = Call.post(
                        "/api/tenants/" + BARGE + "/stand-ins",
                        Map.of("deputy", account("pr-confidant2"), "from", "2026-03-02", "until", "2026-03-04"))
                .as("pr-confidant", BARGE)
                .sent()
                .good()
                .json();
        String naming = named.path("id").asText();
        Call seated = Call.get("/api/tenants/" + BARGE + "/register").as("pr-confidant2", BARGE);
        assertThat(seated.with("Gehoor-Stands-In", naming).sent().good().json().path("items"))
                .isNotEmpty();

        taking("pr-confidant2")
                .with("Gehoor-Stands-In", naming)
                .sent()
                .refusedWith(409)
                .refusedBy("stand-in");
        assertThat(folders(taken("pr-confidant2"))).isEmpty();
    }

    @Test
    @Clause({"IB-05", "PL-06"})
    void each_takes_what_they_may_read_and_nothing_else() throws IOException {
        String confidence = word();
        String first = word();
        String second = word();
        String personal = word();
        Report.Taken confided = confided(confidence);
        Report.Taken own = told("pr-coach", first);
        Report.Taken others = told("pr-coach2", second);
        Report.Taken written = written(personal);
        Asked.removal(BARGE, LocalDate.of(2026, 4, 2));

        Map<String, Map<String, byte[]>> archives = new LinkedHashMap<>();
        for (String username : ALL) {
            archives.put(username, taken(username));
        }

        archives.forEach((username, archive) -> {
            assertThat(text(archive, "register.csv"))
                    .as("%s, as in the register", username)
                    .isEqualTo(Call.get("/api/tenants/" + BARGE + "/register.csv")
                            .as(username, BARGE)
                            .sent()
                            .good()
                            .text());
            String all = all(archive);
            Map.of("pr-confidant", confidence, "pr-coach", first, "pr-coach2", second, "pr-dpo", personal)
                    .forEach((reader, word) -> {
                        if (reader.equals(username)) {
                            assertThat(all)
                                    .as(username)
                                    .contains("Story " + word, "Name " + word, word + "@example.org");
                        } else {
                            assertThat(all).as(username).doesNotContain(word);
                        }
                    });
            if (!username.equals("pr-confidant")) {
                assertThat(all).as(username).doesNotContain(confided.file().toString());
            }
        });
        assertThat(folders(archives.get("pr-coach"))).contains(folder(own)).doesNotContain(folder(others));
        assertThat(folders(archives.get("pr-confidant"))).contains(folder(confided));
        // the organisation's own contact knows that a talk goes on with a coach, and no more
        assertThat(text(archives.get("pr-organisation"), "index.html"))
                .contains("only that there is such a file may be known");
        for (String nothing : List.of("pr-organisation", "pr-admin", "pr-confidant2")) {
            assertThat(folders(archives.get(nothing))).as(nothing).isEmpty();
        }

        // as the interface and the page tell it
        JsonNode data = JSON.readTree(text(archives.get("pr-coach"), "files/" + folder(own) + "/file.json"));
        String file = "/api/tenants/" + BARGE + "/files/" + own.file();
        assertThat(data.path("file"))
                .isEqualTo(Call.get(file).as("pr-coach", BARGE).sent().good().json());
        assertThat(untold(data.path("history")))
                .isEqualTo(untold(Call.get(file + "/history")
                        .as("pr-coach", BARGE)
                        .sent()
                        .good()
                        .json()));
        assertThat(data.path("contacts").path(0).path("contact").path("name").asText())
                .isEqualTo("Name " + first);
        assertThat(data.path("whole").asBoolean()).isTrue();
        assertThat(new String(archives.get("pr-coach").get("files/" + folder(own) + "/file.pdf"), UTF_8))
                .startsWith("%PDF-");
        assertThat(text(archives.get("pr-coach"), "files/" + folder(own) + "/file.html"))
                .contains("Story " + first)
                .doesNotContain("<script", "<link", "<img", " src=");
        String attachment = "files/" + folder(written) + "/attachments/";
        assertThat(archives.get("pr-dpo").keySet().stream().filter(name -> name.startsWith(attachment)))
                .singleElement()
                .satisfies(name -> {
                    assertThat(name).endsWith(personal + ".txt");
                    assertThat(archives.get("pr-dpo").get(name)).isEqualTo(personal.getBytes(UTF_8));
                });

        // it is written down as opening a file is, and who was told a name
        assertThat(rows("gehoor.opening", "file_id = ?", confided.file())).isOne();
        assertThat(rows("vault.disclosure", "file_id = ? and what_for = 'file'", confided.file()))
                .isOne();
        assertThat(rows("gehoor.taken_along", "file_id = ?", confided.file())).isOne();
        assertThat(rows("gehoor.taken_along", "file_id = ?", own.file())).isOne();
    }

    @Test
    @Clause("PL-06")
    void what_nobody_took_as_it_is_now_is_counted_for_who_may_read_it() {
        Asked.removal(BARGE, LocalDate.of(2026, 4, 2));
        taken("pr-confidant");
        Report.Taken confided = confided(word());
        JsonNode before = standing("pr-confidant");
        assertThat(before.path("day").asText()).isEqualTo("2026-04-02");
        assertThat(before.path("waiting").asInt()).isEqualTo(1);
        assertThat(standing("pr-organisation").path("waiting").asInt()).isZero();

        taken("pr-confidant");
        JsonNode after = standing("pr-confidant");
        assertThat(after.path("waiting").asInt()).isZero();
        assertThat(after.path("last").asText()).startsWith("2026-03-02T");

        HOUSE.as("pr-confidant")
                .file(confided)
                .does("message")
                .with("message", "One thing more.")
                .done();
        assertThat(standing("pr-confidant").path("waiting").asInt()).isEqualTo(1);
        // a second time is allowed, and logged again
        taken("pr-confidant");
        taken("pr-confidant");
        assertThat(standing("pr-confidant").path("waiting").asInt()).isZero();
    }

    @Test
    @Clause("PL-06")
    void one_that_is_broken_ends_nothing_and_is_not_taken() {
        Report.Taken broken = confided(word());
        String word = word();
        Report.Taken sound = confided(word);
        Asked.removal(BARGE, LocalDate.of(2026, 4, 2));
        List<Map<String, String>> written = Database.rows(
                "select seq, encode(sealed, 'hex') as sealed from gehoor.entry where tenant_id = ? and file_id = ?"
                        + " and sealed is not null",
                BARGE,
                broken.file());
        Database.rows(
                "update gehoor.entry set sealed = decode('0102', 'hex') where tenant_id = ? and file_id = ?"
                        + " and sealed is not null returning seq",
                BARGE,
                broken.file());

        Map<String, byte[]> archive = taken("pr-confidant");

        assertThat(folders(archive)).contains(folder(sound)).doesNotContain(folder(broken));
        assertThat(text(archive, "index.html")).contains("This file could not be read.");
        assertThat(rows("gehoor.taken_along", "file_id = ?", broken.file())).isZero();
        assertThat(rows("gehoor.taken_along", "file_id = ?", sound.file())).isOne();
        assertThat(standing("pr-confidant").path("waiting").asInt()).isEqualTo(1);
        // Whole again: whoever checks the record after this finds what was written.
        written.forEach(entry -> Database.rows(
                "update gehoor.entry set sealed = decode(?, 'hex') where tenant_id = ? and file_id = ? and seq = ?"
                        + " returning seq",
                entry.getOrDefault("sealed", ""),
                BARGE,
                broken.file(),
                Integer.parseInt(entry.getOrDefault("seq", ""))));
    }
}
