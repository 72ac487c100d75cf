package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who runs the platform tries a draft on the files of an organisation, and learns figures and rules, and nothing of any file. */
@Acceptance
class PastIT {
    private static final String TENANT = "baken";
    private static final Tenant BEACON = Gehoor.tenant(TENANT);
    private static final String PAST = "/api/admin/tenants/" + TENANT + "/past";
    private static final Duration AN_ANSWER = Duration.ofSeconds(5);
    private static final List<String> CANARIES = List.of("kanariestory", "kanariereason", "kanariename");

    private static final List<Report.Taken> REPORTED = new ArrayList<>();

    /** An organisation of its own, with nine reports: six of them were answered, three are open. */
    private static synchronized void joined() throws IOException {
        Path folder = Gehoor.platform().tenantConfig().resolve(TENANT);
        if (!Files.exists(folder)) {
            NewcomerIT.copy(folder);
            Path own = folder.resolve("tenant.yaml");
            Files.writeString(
                    own,
                    Files.readString(own)
                            .replace("tenant: vuurtoren", "tenant: " + TENANT)
                            .replace("vt-", "bk-"));
            NewcomerIT.within(
                    Duration.ofMinutes(1),
                    () -> Call.get("/api/tenants/" + TENANT).sent().status() == 200);
            Gehoor.platform().bringRealmUpToDate();
        }
        if (REPORTED.isEmpty()) {
            for (int i = 0; i < 9; i++) {
                Report.Taken taken = BEACON.visitor()
                        .reports("complaint")
                        .named("Kanariename Voorbeeld", "kanariename" + i + "@example.org")
                        .with("story", "A kanariestory of a lamp.")
                        .taken();
                REPORTED.add(taken);
                if (i < 6) {
                    BEACON.as("bk-keeper")
                            .file(taken)
                            .does("give-answer")
                            .with("finding", "founded")
                            .with("reason", "The kanariereason was oil.")
                            .done();
                } else {
                    BEACON.as("bk-keeper")
                            .file(taken)
                            .does("message")
                            .with("message", "We ask the kanariestory again.")
                            .done();
                }
            }
        }
    }

    /** The files of an organisation's folder. */
    private static Map<String, String> folder(String tenant) throws IOException {
        Path folder = Gehoor.platform().tenantConfig().resolve(tenant);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    private static Map<String, String> draft(String... fromTo) throws IOException {
        Map<String, String> files = folder(TENANT);
        String text = files.get("procedures/complaint.yaml");
        for (int i = 0; i < fromTo.length; i += 2) {
            assertThat(text).contains(fromTo[i]);
            text = text.replace(fromTo[i], fromTo[i + 1]);
        }
        files.put("procedures/complaint.yaml", text);
        return files;
    }

    private static Call asAdmin(Call call) {
        return call.as("platform-admin", "platform");
    }

    private static Answered sent(Call call) {
        Instant begun = Instant.now();
        Answered answered = call.sent();
        assertThat(Duration.between(begun, Instant.now())).as("%s", answered).isLessThan(AN_ANSWER);
        return answered;
    }

    /** From the beginning to the end of one trial. */
    private static JsonNode past(Map<String, String> files) {
        Answered begun = sent(asAdmin(Call.post(PAST, Map.of("procedure", "complaint", "files", files))));
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        JsonNode over = over(PAST, begun.json().path("id").asText());
        assertThat(over.path("state").asText()).as("%s", over).isEqualTo("DONE");
        assertThat(over.path("percent").asInt()).isEqualTo(100);
        return over.path("result");
    }

    private static JsonNode over(String jobs, String id) {
        JsonNode[] last = new JsonNode[1];
        NewcomerIT.within(Duration.ofMinutes(2), () -> {
            last[0] = sent(asAdmin(Call.get(jobs + "/" + id))).good().json();
            return !List.of("WAITING", "RUNNING").contains(last[0].path("state").asText());
        });
        return last[0];
    }

    private static String told(JsonNode figure) {
        return figure.path("how").asText() + " " + figure.path("atLeast").asInt();
    }

    private static String kind(JsonNode past, String kind) {
        for (JsonNode each : past.path("kinds")) {
            if (each.path("kind").asText().equals(kind)) {
                return told(each.path("files"));
            }
        }
        throw new AssertionError("nothing is told of " + kind + ": " + past);
    }

    private static List<String> reasons(JsonNode past) {
        List<String> reasons = new ArrayList<>();
        past.path("reasons").forEach(each -> {
            assertThat(each.path("basis").asText()).as("%s", each).isNotBlank();
            reasons.add("%s %s %s: %s, %s; %s"
                    .formatted(
                            each.path("kind").asText(),
                            each.path("rule").asText(),
                            each.path("about").asText(),
                            each.path("was").asText(),
                            each.path("wouldBe").asText(),
                            told(each.path("files"))));
        });
        return reasons;
    }

    private static void nothingOfAnyFile(JsonNode past) {
        String text = past.toString();
        for (Report.Taken each : REPORTED) {
            assertThat(text).doesNotContain(each.file().toString(), each.number(), each.receipt());
        }
        CANARIES.forEach(word -> assertThat(text).doesNotContainIgnoringCase(word));
        assertThat(text).doesNotContain("VT-", "@example.org", "bk-keeper", "Wachter");
    }

    @Test
    void a_shorter_term_another_role_and_a_wider_sight_are_told_as_figures_with_their_rules() throws IOException {
        joined();

        JsonNode past = past(draft(
                "length: 10 calendar days",
                "length: 1 hour",
                "in: [listening]\n    by: [keeper]",
                "in: [listening]\n    by: [head]",
                "who: [head], sees: [existence, file]",
                "who: [head], sees: [existence, file, messages]"));

        assertThat(past.path("problems")).isEmpty();
        assertThat(told(past.path("files"))).isEqualTo("ABOUT 5");
        assertThat(told(past.path("different"))).isEqualTo("ALL_OR_ALL_BUT_FEW 5");
        assertThat(kind(past, "LATE")).isEqualTo("ALL_OR_ALL_BUT_FEW 5");
        assertThat(kind(past, "REFUSED")).isEqualTo("ALL_OR_ALL_BUT_FEW 5");
        assertThat(kind(past, "DISCLOSED_WIDER")).isEqualTo("ALL_OR_ALL_BUT_FEW 5");
        assertThat(kind(past, "ROUTED")).isEqualTo("FEWER_THAN_FIVE 0");
        assertThat(reasons(past))
                .containsExactlyInAnyOrder(
                        "LATE answer answer: 10 calendar days, 1 hour; ALL_OR_ALL_BUT_FEW 5",
                        "REFUSED give-answer give-answer: done, refused; ALL_OR_ALL_BUT_FEW 5",
                        "DISCLOSED_WIDER V-head head: , messages; ALL_OR_ALL_BUT_FEW 5",
                        "NOTICED answer late to head: not sent, sent; ALL_OR_ALL_BUT_FEW 5");
        nothingOfAnyFile(past);
    }

    @Test
    void the_folder_as_it_is_makes_no_difference() throws IOException {
        joined();

        JsonNode past = past(draft());

        assertThat(told(past.path("different"))).isEqualTo("FEWER_THAN_FIVE 0");
        assertThat(told(past.path("unfollowed"))).isEqualTo("FEWER_THAN_FIVE 0");
        assertThat(past.path("reasons")).isEmpty();
        assertThat(past.path("kinds")).isNotEmpty();
        nothingOfAnyFile(past);
    }

    /** In three of them something was asked: what would be seen of these alone is told of no file. */
    @Test
    void what_fewer_than_five_show_is_told_like_none() throws IOException {
        joined();
        String head = "  - {rule: V-head, who: [head], sees: [existence, file]";
        JsonNode none = past(draft());

        JsonNode few = past(draft(
                head,
                "  - {rule: V-head-asked, who: [head], sees: [messages], when: done.message is yes, basis: \"planted\"}\n"
                        + head));

        assertThat(few.path("problems")).isEmpty();
        assertThat(few.path("kinds")).isEqualTo(none.path("kinds"));
        assertThat(few.path("reasons")).isEqualTo(none.path("reasons"));
        assertThat(few.path("different")).isEqualTo(none.path("different"));
        // the control: of those in which nothing was asked there are enough
        JsonNode enough = past(draft(
                head,
                "  - {rule: V-head-unasked, who: [head], sees: [messages], when: done.give-answer is yes, basis: \"planted\"}\n"
                        + head));
        assertThat(reasons(enough))
                .containsExactly("DISCLOSED_WIDER V-head-unasked head: , messages; ALL_OR_ALL_BUT_FEW 5");
    }

    @Test
    void a_faulty_draft_is_told_with_its_place() throws IOException {
        joined();

        JsonNode past = past(draft("stage: listening\n  does", "stage: lissening\n  does"));

        assertThat(past.path("problems").path(0).path("file").asText())
                .isEqualTo(TENANT + "/procedures/complaint.yaml");
        assertThat(past.path("problems").path(0).path("what").asText()).contains("lissening");
        assertThat(past.path("reasons")).isEmpty();
    }

    @Test
    void only_who_runs_the_platform_begins_looks_and_stops_and_only_in_its_own_address() throws IOException {
        joined();
        Answered begun = sent(asAdmin(Call.post(PAST, Map.of("procedure", "complaint"))));
        String id = begun.json().path("id").asText();
        for (String who : List.of("bk-keeper", "bk-head")) {
            Call.post(PAST, Map.of("procedure", "complaint"))
                    .as(who, TENANT)
                    .sent()
                    .refusedWith(403);
            Call.get(PAST + "/" + id).as(who, TENANT).sent().refusedWith(403);
            Call.of("POST", PAST + "/" + id + "/stop").as(who, TENANT).sent().refusedWith(403);
        }
        Call.get(PAST + "/" + id).sent().refusedWith(401);
        over(PAST, id);

        Answered elsewhere =
                asAdmin(Call.get("/api/admin/tenants/solidaris/past/" + id)).sent();
        elsewhere.refusedWith(404);
        Answered unknown = asAdmin(Call.get(PAST + "/" + UUID.randomUUID())).sent();
        unknown.refusedWith(404);
        assertThat(unknown.text()).contains("no longer known").contains("Start it again");
        asAdmin(Call.get("/api/admin/tenants/" + TENANT + "/verification/" + id))
                .sent()
                .refusedWith(404);
        asAdmin(Call.post(PAST, Map.of("procedure", "no-such"))).sent().refusedWith(404);
    }

    @Test
    void what_an_organisation_numbers_nowhere_is_not_tried() {
        asAdmin(Call.post("/api/admin/tenants/ik-ben-er-ook/past", Map.of("procedure", "confidant")))
                .sent()
                .refusedWith(404);
    }

    @Test
    void a_verification_goes_on_by_itself_and_says_where_a_promise_breaks() throws IOException {
        joined();
        String jobs = "/api/admin/tenants/" + TENANT + "/verification";
        Map<String, String> draft = draft("stops-on: [did give-answer]", "stops-on: [did message]");
        Answered begun = sent(asAdmin(Call.post(jobs, Map.of("files", draft))));
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);

        JsonNode result = over(jobs, begun.json().path("id").asText()).path("result");

        assertThat(result.path("problems")).isEmpty();
        assertThat(result.path("procedures").findValuesAsText("procedure")).contains("complaint", "neighbours");
        for (JsonNode procedure : result.path("procedures")) {
            assertThat(procedure.path("promises")).isNotEmpty();
            for (JsonNode promise : procedure.path("promises")) {
                assertThat(promise.path("verdict").asText()).isIn("PROVED", "REFUTED", "OPEN");
                assertThat(promise.path("sentence").asText()).isNotBlank();
                assertThat(promise.path("file").asText()).startsWith(TENANT + "/procedures/");
                if (promise.path("verdict").asText().equals("REFUTED")) {
                    assertThat(promise.path("story").asText()).contains("example:", "report:");
                }
            }
        }
    }

    @Test
    void one_at_a_time_and_stopped_when_asked() throws IOException {
        joined();
        String jobs = "/api/admin/tenants/" + TENANT + "/verification";
        // as if it took over the procedures of another, which take a while to prove
        Map<String, String> large = folder("kind-en-gezin");
        large.computeIfPresent(
                "tenant.yaml", (name, text) -> text.replace("tenant: kind-en-gezin", "tenant: " + TENANT));
        Answered begun = sent(asAdmin(Call.post(jobs, Map.of("files", large))));
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        String id = begun.json().path("id").asText();

        Answered second = sent(asAdmin(Call.post(jobs, Map.of("files", large))));
        Answered stopped = sent(asAdmin(Call.of("POST", jobs + "/" + id + "/stop")));

        second.refusedWith(409);
        stopped.good();
        assertThat(over(jobs, id).path("state").asText()).isEqualTo("CANCELLED");
        assertThat(over(jobs, id).has("result")).isFalse();
    }
}
