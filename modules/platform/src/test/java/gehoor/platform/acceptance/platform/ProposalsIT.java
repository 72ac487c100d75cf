package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.PilotHouse;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the console does, through the interface: how an organisation's procedures come to be other ones. */
@Acceptance
class ProposalsIT {
    private static final String BUOYS = "boeien";
    private static final Tenant BUOY_HOUSE = Gehoor.tenant(BUOYS);
    private static final String COMPLAINT = "procedures/complaint.yaml";
    private static final String EXAMPLES = "examples/complaint.yaml";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** Somebody who decides: who runs the platform, or one of the organisation. */
    private record Decider(String username, String house, String base) {
        Call get(String path) {
            return Call.get(base + path).as(username, house);
        }

        Call post(String path, Object body) {
            return Call.post(base + path, body).as(username, house);
        }

        JsonNode step(JsonNode proposal, String step) {
            return stepped(proposal, step).good().json();
        }

        Answered stepped(JsonNode proposal, String step) {
            return post(
                            "/proposals/" + proposal.path("id").asText() + "/steps",
                            Map.of(
                                    "step",
                                    step,
                                    "revision",
                                    proposal.path("revision").asInt()))
                    .sent();
        }

        JsonNode see(JsonNode proposal) {
            return get("/proposals/" + proposal.path("id").asText())
                    .sent()
                    .good()
                    .json();
        }

        Answered writes(JsonNode proposal, String path, @Nullable String text) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("revision", proposal.path("revision").asInt());
            body.put("path", path);
            body.put("text", text);
            return Call.of("POST", base + "/proposals/" + proposal.path("id").asText() + "/files")
                    .json(body)
                    .as(username, house)
                    .sent();
        }

        JsonNode changes(JsonNode proposal, String path, String from, String to) {
            String text = get("/proposals/" + proposal.path("id").asText() + "/files")
                    .sent()
                    .good()
                    .json()
                    .path("files")
                    .path(path)
                    .asText();
            assertThat(text).containsPattern(from);
            return writes(proposal, path, text.replaceAll(from, to)).good().json();
        }

        JsonNode begins(String title) {
            return post("/proposals", Map.of("title", title)).sent().good().json();
        }

        JsonNode untilProved(JsonNode proposal) {
            Instant until = Instant.now().plus(A_MINUTE);
            JsonNode now = see(proposal);
            while (!now.hasNonNull("proof")) {
                assertThat(Instant.now()).as(now.toString()).isBefore(until);
                pause();
                now = see(proposal);
            }
            return now;
        }
    }

    private static final Decider ADMIN = new Decider("platform-admin", "platform", "/api/admin/tenants/" + BUOYS);
    private static final Decider SECOND = new Decider("platform-second", "platform", "/api/admin/tenants/" + BUOYS);
    private static final Decider HEAD = new Decider("bo-head", BUOYS, "/api/tenants/" + BUOYS);
    private static final Decider KEEPER = new Decider("bo-keeper", BUOYS, "/api/tenants/" + BUOYS);

    @BeforeAll
    static void joins() {
        PilotHouse.joins(BUOYS, "bo-");
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String due() {
        return BUOY_HOUSE
                .visitor()
                .reports("complaint")
                .anonymous()
                .with("story", "The buoy was gone.")
                .taken()
                .due("answer")
                .toString();
    }

    @Test
    @Clause({"PL-02", "PL-05"})
    void an_organisation_proposes_who_runs_the_platform_agrees_and_it_is_live_and_put_back() {
        String live = ADMIN.get("/activations")
                .sent()
                .good()
                .json()
                .get(0)
                .path("fingerprint")
                .asText();
        assertThat(due()).isEqualTo("2026-03-12");
        JsonNode proposal = HEAD.begins("An answer within eight days");
        proposal = HEAD.changes(proposal, COMPLAINT, "version: \"[^\"]+\"", "version: \"eight\"");
        proposal = HEAD.changes(proposal, COMPLAINT, "length: 10 calendar days", "length: 8 calendar days");
        proposal = HEAD.changes(proposal, EXAMPLES, "due: 2026-03-12", "due: 2026-03-10");

        JsonNode changed = proposal.path("procedures").get(0);
        assertThat(changed.path("differences").findValuesAsText("matter")).contains("term");
        assertThat(changed.path("told").toString()).contains("within 10 calendar days", "within 8 calendar days");
        assertThat(proposal.path("widens")).isEmpty();
        assertThat(proposal.path("steps").toString()).contains("put-forward");

        proposal = HEAD.untilProved(HEAD.step(proposal, "put-forward"));
        assertThat(proposal.path("proof").path("told").findValuesAsText("verdict"))
                .contains("proved")
                .doesNotContain("refuted");
        HEAD.stepped(proposal, "approve").refusedWith(403);
        HEAD.stepped(proposal, "activate").refusedWith(409);
        HEAD.writes(proposal, COMPLAINT, "x").refusedWith(409);
        assertThat(due()).as("nothing of it holds").isEqualTo("2026-03-12");

        JsonNode approved = SECOND.step(proposal, "approve");
        HEAD.stepped(proposal, "activate").refusedWith(412);
        assertThat(HEAD.step(approved, "activate").path("state").asText()).isEqualTo("live");
        assertThat(due()).isEqualTo("2026-03-10");

        Answered back = HEAD.post("/put-back", Map.of("to", live)).sent().good();
        assertThat(back.json().path("live").asText()).isEqualTo(live);
        assertThat(due()).isEqualTo("2026-03-12");
        HEAD.post("/put-back", Map.of("to", live)).sent().refusedWith(409);

        JsonNode acts = ADMIN.get("/governance").sent().good().json();
        assertThat(acts.findValuesAsText("act"))
                .containsSubsequence(
                        "rolled-back", "live", "approved", "proved", "put-forward", "changed", "begun", "from-folder");
        assertThat(ADMIN.get("/governance?before=2").sent().good().json()).hasSize(1);
    }

    @Test
    @Clause({"PL-02", "PL-05"})
    void it_goes_live_by_itself_on_the_day_that_was_chosen() {
        String live = ADMIN.get("/activations")
                .sent()
                .good()
                .json()
                .get(0)
                .path("fingerprint")
                .asText();
        JsonNode proposal = ADMIN.begins("An answer within six days");
        proposal = ADMIN.changes(proposal, COMPLAINT, "version: \"[^\"]+\"", "version: \"six\"");
        proposal = ADMIN.changes(proposal, COMPLAINT, "length: 10 calendar days", "length: 6 calendar days");
        proposal = ADMIN.changes(proposal, EXAMPLES, "due: 2026-03-12", "due: 2026-03-08");
        proposal = ADMIN.untilProved(ADMIN.step(proposal, "put-forward"));
        planned(proposal, "2026-03-04").refusedWith(409);
        JsonNode approved = SECOND.step(proposal, "approve");
        planned(approved, "2026-03-01").refusedForField("on");
        planned(approved, "soon").refusedWith(400);

        JsonNode planned = planned(approved, "2026-03-04").good().json();

        assertThat(planned.path("planned").asText()).isEqualTo("2026-03-04");
        assertThat(planned.path("state").asText()).isEqualTo("put-forward");
        assertThat(due()).isEqualTo("2026-03-12");
        Time.becomes(LocalDateTime.of(2026, 3, 4, 0, 1));
        Instant until = Instant.now().plus(A_MINUTE);
        while (!ADMIN.see(planned).path("state").asText().equals("live")) {
            assertThat(Instant.now()).as("it is live within a minute").isBefore(until);
            pause();
        }
        // each node follows on its own, within seconds
        while (!due().equals("2026-03-10")) {
            assertThat(Instant.now()).as("new files go by it within a minute").isBefore(until);
            pause();
        }
        assertThat(ADMIN.get("/governance").sent().good().json().findValuesAsText("act"))
                .containsSubsequence("live", "planned", "approved");
        ADMIN.post("/put-back", Map.of("to", live)).sent().good();
    }

    private static Answered planned(JsonNode proposal, String on) {
        return SECOND.post(
                        "/proposals/" + proposal.path("id").asText() + "/steps",
                        Map.of(
                                "step",
                                "plan",
                                "revision",
                                proposal.path("revision").asInt(),
                                "on",
                                on))
                .sent();
    }

    @Test
    void what_is_wrong_is_told_with_its_place_and_kept() {
        JsonNode proposal = ADMIN.begins("A mistake");
        proposal = ADMIN.changes(proposal, COMPLAINT, "desk: gate", "desk: gait");

        JsonNode problem = proposal.path("problems").get(0);
        assertThat(problem.path("file").asText()).isEqualTo(BUOYS + "/" + COMPLAINT);
        assertThat(problem.path("line").asInt()).isEqualTo(8);
        ADMIN.stepped(proposal, "put-forward").refusedWith(409);
        ADMIN.writes(proposal, "../outside.yaml", "x").refusedWith(422);
        ADMIN.writes(proposal, "tenant.yaml", null).refusedWith(422);
        ADMIN.stepped(proposal, "approve").refusedWith(409);
        ADMIN.post("/proposals", Map.of("title", "")).sent().refusedWith(422);
        ADMIN.post("/proposals/" + proposal.path("id").asText() + "/steps", Map.of("step", "dance", "revision", 1))
                .sent()
                .refusedWith(400);
        JsonNode aside = ADMIN.step(proposal, "discard");
        assertThat(ADMIN.get("/proposals").sent().good().text()).contains("discarded");
        ADMIN.stepped(aside, "put-forward").refusedWith(409);
    }

    /** The organisation itself has Dutch and English; who runs the platform has its languages. */
    @Test
    void what_is_wrong_is_told_in_the_language_that_is_asked_for() {
        JsonNode proposal = ADMIN.begins("A mistake, in two languages");
        proposal = ADMIN.changes(proposal, COMPLAINT, "desk: gate", "desk: gat");
        String address = "/proposals/" + proposal.path("id").asText();

        Map.of(
                        "nl", "loket \"gat\" bestaat niet; is \"gate\" bedoeld?",
                        "fr", "le guichet \"gat\" n’existe pas ; s’agit-il de \"gate\" ?",
                        "en", "unknown desk \"gat\"; did you mean \"gate\"?")
                .forEach((language, sentence) -> {
                    assertThat(told(ADMIN.get(address).with("Accept-Language", language)))
                            .containsExactly(sentence);
                    assertThat(told(ADMIN.get(address + "?lang=" + language)))
                            .as("chosen in the address")
                            .containsExactly(sentence);
                });
        ADMIN.step(proposal, "discard");
    }

    @Test
    void what_is_wrong_in_files_that_are_checked_is_told_in_each_language_of_the_organisation() {
        Map<String, Object> files = Map.of("files", Map.of("tenant.yaml", "tenant: solidaris\ntenant: solidaris\n"));
        Map.of(
                        "nl", "\"tenant\" staat twee keer in één blok; de eerste keer op regel 1",
                        "fr", "\"tenant\" figure deux fois dans un bloc ; la première fois à la ligne 1",
                        "en", "\"tenant\" is written twice in one map; the first is at line 1")
                .forEach((language, sentence) -> assertThat(told(Call.post("/api/admin/tenants/solidaris/check", files)
                                .as("platform-admin", "platform")
                                .with("Accept-Language", language)))
                        .contains(sentence));
    }

    private static List<String> told(Call call) {
        return call.sent().good().json().path("problems").findValuesAsText("what");
    }

    @Test
    @Clause("PL-06")
    void who_does_not_decide_has_no_say() {
        KEEPER.get("/proposals").sent().refusedWith(403);
        KEEPER.post("/proposals", Map.of("title", "Mine")).sent().refusedWith(403);
        KEEPER.get("/governance").sent().refusedWith(403);
        Call.get("/api/tenants/" + BUOYS + "/proposals")
                .as("platform-admin", "platform")
                .sent()
                .refusedWith(403);
        Call.get("/api/tenants/" + BUOYS + "/proposals").sent().refusedWith(401);
    }

    @Test
    void a_procedure_is_read_rule_by_rule() {
        JsonNode read = HEAD.get("/written/complaint/1").sent().good().json();

        assertThat(read.path("source").asText()).contains("procedure: complaint");
        assertThat(read.path("rules").findValuesAsText("id")).contains("give-answer", "answer", "V-keeper");
        assertThat(read.path("rules").findValuesAsText("basis")).doesNotContain("");
        HEAD.get("/written/complaint/none").sent().refusedWith(404);
    }
}
