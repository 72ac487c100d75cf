package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Organisations are folders: who joins, changes or makes a mistake does so while everybody else goes on. */
@Acceptance
class NewcomerIT {
    private static final Tenant LIGHTHOUSE = Gehoor.tenant("vuurtoren");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static List<String> procedures(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("procedures"))) {
            for (Path file : files.toList()) {
                found.add(Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("procedure: "))
                        .findFirst()
                        .orElseThrow()
                        .substring("procedure: ".length()));
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind-en-gezin", "solidaris", "ik-ben-er-ook", "bemiddelingsbureau"})
    @Clause("PL-03")
    void each_organisations_own_procedures_are_those_in_its_folder(String tenant) throws IOException {
        List<String> inFolder = new ArrayList<>(procedures(folder(tenant)));
        for (String line : Files.readAllLines(folder(tenant).resolve("tenant.yaml"))) {
            if (line.startsWith("shared: ")) {
                String set = line.replaceAll("shared: \\[|]", "");
                inFolder.addAll(procedures(folder("_shared").resolve(set)));
            }
        }

        Answered listed = Gehoor.tenant(tenant).visitor().procedures().good();

        assertThat(listed.json().findValuesAsText("procedure")).containsExactlyInAnyOrderElementsOf(inFolder);
        for (String procedure : inFolder) {
            JsonNode form =
                    Gehoor.tenant(tenant).visitor().form(procedure).good().json();
            assertThat(form.path("procedure").path("basis").asText())
                    .as("published where")
                    .isNotBlank();
            assertThat(form.path("kinds")).isNotEmpty();
        }
    }

    @Test
    @Clause("PL-04")
    void a_new_folder_is_live_within_a_minute_and_takes_a_complaint_to_its_end() {
        joined();
        Report.Taken report = LIGHTHOUSE
                .visitor()
                .reports("complaint")
                .named("Ina Voorbeeld", "ina.voorbeeld@example.org")
                .with("story", "The lamp was out.")
                .taken();
        CaseFile file = LIGHTHOUSE.as("vt-keeper").file(report);
        assertThat(report.number()).startsWith("VT-2026-");
        assertThat(report.due("answer")).isEqualTo("2026-03-12");
        assertThat(Post.letter("wachters@vuurtoren.example.org", report.number())
                        .text())
                .contains("2026");
        LIGHTHOUSE.as("vt-head").file(report).does("give-answer").refusedWith(403);

        file.does("give-answer")
                .with("finding", "founded")
                .with("reason", "The oil was up.")
                .done();

        FileSeen seen = file.seen();
        assertThat(seen.stage()).isEqualTo("closed");
        assertThat(seen.outcome()).isEqualTo("founded");
        assertThat(seen.clock("answer").state()).isEqualTo("stopped");
        assertThat(Post.letter("ina.voorbeeld@example.org", report.number()).text())
                .contains("The oil was up.");
        assertThat(LIGHTHOUSE.mailbox(report.receipt()).correspondence()).contains("The oil was up.");
        assertThat(LIGHTHOUSE.as("vt-keeper").register(Map.of()))
                .anyMatch(line -> line.path("number").asText().equals(report.number()));
        Call.get("/api/tenants/vuurtoren/register")
                .as("kg-handler", "kind-en-gezin")
                .sent()
                .refusedWith(403);
    }

    @Test
    @Clause("PL-04")
    void a_faulty_folder_is_refused_with_the_place_and_keeps_nobody_else_back() throws IOException {
        joined();
        Path faulty = folder("kromhout");
        String summary = "Changed while another folder was faulty " + System.nanoTime();
        Report.Taken running = complaint();
        try {
            copy(faulty);
            write(faulty.resolve("tenant.yaml"), "tenant: vuurtoren", "tenant: kromhout");
            write(faulty.resolve("procedures/complaint.yaml"), "stage: listening\n  does", "stage: lissening\n  does");
            within(A_MINUTE, () -> problems().stream().anyMatch(each -> each.startsWith("kromhout/")));

            assertThat(problems())
                    .anyMatch(each ->
                            each.matches("kromhout/procedures/complaint\\.yaml:\\d+:\\d+ .*lissening.*listening.*"));
            Call.get("/api/tenants/kromhout").sent().refusedWith(404);
            for (String tenant :
                    List.of("kind-en-gezin", "solidaris", "ik-ben-er-ook", "bemiddelingsbureau", "vuurtoren")) {
                Gehoor.tenant(tenant).visitor().procedures().good();
            }
            assertThat(LIGHTHOUSE.as("vt-keeper").file(running).seen().stage()).isEqualTo("listening");

            nextVersion(summary);

            within(
                    A_MINUTE,
                    () -> LIGHTHOUSE.visitor().procedures().good().text().contains(summary));
            assertThat(problems()).anyMatch(each -> each.startsWith("kromhout/"));
        } finally {
            delete(faulty);
        }
        within(A_MINUTE, () -> problems().isEmpty());
        Call.get("/api/tenants/kromhout").sent().refusedWith(404);
    }

    @Test
    @Clause("PL-04")
    void a_mistake_in_a_live_tenants_folder_leaves_that_tenant_as_it_was() throws IOException {
        joined();
        Path procedure = folder("vuurtoren").resolve("procedures/complaint.yaml");
        String sound = Files.readString(procedure);
        try {
            Files.writeString(procedure, sound.replace("by: [keeper]\n    asks", "by: [keper]\n    asks"));
            Answered refused = Call.of("POST", "/api/admin/tenants/vuurtoren/activate")
                    .as("platform-admin", "platform")
                    .sent()
                    .good();

            assertThat(refused.json().path("activated").asBoolean()).isFalse();
            JsonNode problem = refused.json().path("problems").path(0);
            assertThat(problem.path("file").asText()).isEqualTo("vuurtoren/procedures/complaint.yaml");
            assertThat(problem.path("line").asInt()).isGreaterThan(10);
            assertThat(problem.path("column").asInt()).isGreaterThan(1);
            assertThat(problem.path("what").asText()).contains("keper").contains("keeper");
            complaint();
        } finally {
            Files.writeString(procedure, sound);
        }
        within(A_MINUTE, () -> problems().isEmpty());
    }

    @Test
    @Clause("PL-04")
    void a_draft_is_checked_without_becoming_live() throws IOException {
        joined();
        Map<String, String> draft = new java.util.TreeMap<>();
        try (Stream<Path> files = Files.walk(folder("vuurtoren"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                draft.put(folder("vuurtoren").relativize(file).toString(), Files.readString(file));
            }
        }
        assertThat(checked(draft)).isEmpty();

        draft.put("procedures/complaint.yaml", "procedure: complaint\nverzion: 1\n");

        assertThat(checked(draft))
                .anySatisfy(problem -> assertThat(problem).startsWith("vuurtoren/procedures/complaint.yaml:2:1 "));
        complaint();
    }

    @Test
    @Clause("PL-05")
    void a_running_file_stays_on_its_version_and_a_new_one_takes_the_new() throws IOException {
        joined();
        Report.Taken old = complaint();
        String before = LIGHTHOUSE
                .as("vt-keeper")
                .file(old)
                .seen()
                .json()
                .path("procedureVersion")
                .asText();

        nextVersion("Another promise " + System.nanoTime());
        write(
                folder("vuurtoren").resolve("procedures/complaint.yaml"),
                "in: [listening]\n    by: [keeper]\n    asks: [finding, reason]",
                "in: [listening]\n    by: [head]\n    asks: [finding, reason]");
        Answered activated = Call.of("POST", "/api/admin/tenants/vuurtoren/activate")
                .as("platform-admin", "platform")
                .sent()
                .good();
        assertThat(activated.json().path("problems")).isEmpty();
        Report.Taken fresh = complaint();

        CaseFile oldFile = LIGHTHOUSE.as("vt-keeper").file(old);
        assertThat(oldFile.seen().json().path("procedureVersion").asText()).isEqualTo(before);
        assertThat(LIGHTHOUSE
                        .as("vt-keeper")
                        .file(fresh)
                        .seen()
                        .json()
                        .path("procedureVersion")
                        .asText())
                .isNotEqualTo(before);
        assertThat(oldFile.offers().open()).contains("give-answer");
        LIGHTHOUSE
                .as("vt-keeper")
                .file(fresh)
                .does("give-answer")
                .with("finding", "founded")
                .with("reason", "x")
                .refusedWith(403);
        oldFile.does("give-answer")
                .with("finding", "unfounded")
                .with("reason", "As it was promised.")
                .done();
        assertThat(oldFile.seen().outcome()).isEqualTo("unfounded");
        LIGHTHOUSE
                .as("vt-head")
                .file(fresh)
                .does("give-answer")
                .with("finding", "founded")
                .with("reason", "x")
                .done();
        Answered tenants = Call.get("/api/admin/tenants")
                .as("platform-admin", "platform")
                .sent()
                .good();
        for (JsonNode tenant : tenants.json()) {
            if (tenant.path("tenant").asText().equals("vuurtoren")) {
                assertThat(tenant.path("procedures").findValuesAsText("version"))
                        .contains(before)
                        .hasSizeGreaterThan(1);
            }
        }
        write(
                folder("vuurtoren").resolve("procedures/complaint.yaml"),
                "by: [head]\n    asks: [finding, reason]",
                "by: [keeper]\n    asks: [finding, reason]");
        nextVersion("As before " + System.nanoTime());
        within(A_MINUTE, () -> problems().isEmpty());
    }

    @Test
    @Clause("PL-05")
    void a_version_under_which_files_run_cannot_be_changed_under_them() throws IOException {
        joined();
        complaint();
        Path procedure = folder("vuurtoren").resolve("procedures/complaint.yaml");
        String sound = Files.readString(procedure);
        try {
            Files.writeString(procedure, sound.replace("length: 10 calendar days", "length: 20 calendar days"));
            Answered refused = Call.of("POST", "/api/admin/tenants/vuurtoren/activate")
                    .as("platform-admin", "platform")
                    .sent()
                    .good();

            assertThat(refused.json().path("activated").asBoolean()).isFalse();
            assertThat(refused.text()).contains("version");
            assertThat(complaint().due("answer")).isEqualTo("2026-03-12");
        } finally {
            Files.writeString(procedure, sound);
        }
        within(A_MINUTE, () -> problems().isEmpty());
    }

    // ---- the folder

    /** Its folder lies there, it is live, and its people can log in. */
    static synchronized void joined() {
        if (!Files.exists(folder("vuurtoren"))) {
            Instant begun = Instant.now();
            copy(folder("vuurtoren"));
            within(A_MINUTE, () -> Call.get("/api/tenants/vuurtoren").sent().status() == 200);
            assertThat(Duration.between(begun, Instant.now())).isLessThan(A_MINUTE);
            Gehoor.platform().bringRealmUpToDate();
        }
    }

    private static Report.Taken complaint() {
        return LIGHTHOUSE
                .visitor()
                .reports("complaint")
                .anonymous()
                .with("story", "The lamp was out.")
                .taken();
    }

    /** A new version of its procedure, which says something else of itself. */
    private static void nextVersion(String summary) throws IOException {
        Path file = folder("vuurtoren").resolve("procedures/complaint.yaml");
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replaceFirst("version: \"[^\"]+\"", "version: \"" + System.nanoTime() + "\"")
                        .replaceFirst("en: \"[^\"]+\"}\nbasis", "en: \"" + summary + "\"}\nbasis"));
    }

    /** Each as file:line:column and what. */
    private static List<String> problems() {
        return told(Call.get("/api/admin/problems")
                .as("platform-admin", "platform")
                .sent()
                .good()
                .json());
    }

    private static List<String> checked(Map<String, String> draft) {
        Answered answered = Call.post("/api/admin/tenants/vuurtoren/check", Map.of("files", draft))
                .as("platform-admin", "platform")
                .sent()
                .good();
        assertThat(answered.json().path("activated").asBoolean()).isFalse();
        return told(answered.json().path("problems"));
    }

    private static List<String> told(JsonNode problems) {
        List<String> told = new ArrayList<>();
        problems.forEach(each -> told.add("%s:%d:%d %s"
                .formatted(
                        each.path("file").asText(),
                        each.path("line").asInt(),
                        each.path("column").asInt(),
                        each.path("what").asText())));
        return told;
    }

    private static Path folder(String tenant) {
        return Gehoor.platform().tenantConfig().resolve(tenant);
    }

    static void copy(Path to) {
        Path from = Path.of("src/test/resources/newcomer/vuurtoren");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : new TreeSet<>(files.toList())) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void write(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    static void within(Duration patience, BooleanSupplier holds) {
        Instant end = Instant.now().plus(patience);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("within %s", patience).isBefore(end);
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
