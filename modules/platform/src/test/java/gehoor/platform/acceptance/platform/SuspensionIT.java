package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.PilotHouse;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An organisation takes nothing new for a while, through the interface: what runs goes on, and nothing is half. */
@Acceptance
class SuspensionIT {
    private static final String SLOOP = "sloep";
    private static final Tenant SLOOP_HOUSE = Gehoor.tenant(SLOOP);
    private static final String REASON = "The gate is being rebuilt until the summer.";

    /** Somebody who decides, or would like to. */
    private record Decider(String username, String house, String base) {
        Answered steps(String step, String reason) {
            return Call.post(base + "/suspension", Map.of("step", step, "reason", reason))
                    .as(username, house)
                    .sent();
        }

        JsonNode gets(String path) {
            return Call.get(base + path).as(username, house).sent().good().json();
        }
    }

    private static final Decider ADMIN = new Decider("platform-admin", "platform", "/api/admin/tenants/" + SLOOP);
    private static final Decider HEAD = new Decider("zs-head", SLOOP, "/api/tenants/" + SLOOP);
    private static final Decider KEEPER = new Decider("zs-keeper", SLOOP, "/api/tenants/" + SLOOP);

    /** Its keepers take in what comes by letter. */
    @BeforeAll
    static void joins() throws IOException, InterruptedException {
        PilotHouse.joins(SLOOP, "zs-");
        Path procedure = Gehoor.platform().tenantConfig().resolve(SLOOP).resolve("procedures/complaint.yaml");
        String form = "by: [public], basis: \"house rules, 1.1\"}\n";
        String letter =
                "    - {channel: post, label: {nl: \"Brief\", en: \"Letter\"}, by: [keeper], received-asked: yes,"
                        + " basis: \"house rules, 1.1\"}\n";
        Files.writeString(procedure, Files.readString(procedure).replace(form, form + letter));
        Instant until = Instant.now().plus(Duration.ofMinutes(1));
        while (!SLOOP_HOUSE.as("zs-keeper").form("complaint").text().contains("\"post\"")) {
            assertThat(Instant.now()).as("it is live within a minute").isBefore(until);
            Thread.sleep(200);
        }
    }

    @AfterEach
    void isTakenUpAgain() {
        if (ADMIN.gets("/suspension").hasNonNull("since")) {
            ADMIN.steps("take-up", "The test is over.").good();
        }
    }

    private static Report complaint() {
        return SLOOP_HOUSE.visitor().reports("complaint").anonymous().with("story", "The sloop was out.");
    }

    private static String files() {
        return Database.rows("select count(*) as n from gehoor.file where tenant_id = ?", SLOOP)
                .get(0)
                .get("n");
    }

    @Test
    @Clause("PL-02")
    void the_public_reports_nothing_new_and_what_runs_goes_on() {
        String key = UUID.randomUUID().toString();
        Report before = complaint().key(key);
        Report.Taken running = before.taken();
        Report.Taken late = complaint().taken();

        assertThat(HEAD.steps("suspend", REASON).good().json().path("since").asText())
                .startsWith("2026-03-02T");

        String kept = files();
        Answered refused = complaint().sent().refusedWith(409);
        assertThat(refused.json().path("type").asText()).isEqualTo("urn:gehoor:problem:suspended");
        assertThat(refused.words())
                .contains("The Pilot house (invented) takes no new reports here since Monday 2 March 2026")
                .doesNotContain(REASON);
        assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(files()).as("nothing was written").isEqualTo(kept);
        assertThat(SLOOP_HOUSE
                        .visitor()
                        .form("complaint")
                        .good()
                        .json()
                        .path("suspendedSince")
                        .asText())
                .isEqualTo("2026-03-02");
        assertThat(Call.get("/api/tenants/" + SLOOP)
                        .sent()
                        .good()
                        .json()
                        .path("suspendedSince")
                        .asText())
                .isEqualTo("2026-03-02");
        SLOOP_HOUSE.visitor().procedures().good();
        Call.get("/api/tenants/" + SLOOP + "/procedures/complaint/explanation")
                .sent()
                .good();

        // sent before, and asked again because its answer got lost
        Answered again = before.sent().good();
        assertThat(again.json().path("file").asText()).isEqualTo(running.file().toString());
        assertThat(again.json().path("receipt").asText()).isEqualTo(running.receipt());

        // what runs: the workbench, the mailbox, terms and letters
        CaseFile keeper = SLOOP_HOUSE.as("zs-keeper").file(running);
        keeper.does("message").with("message", "Which lamp was it?").done();
        CaseFile complainant = SLOOP_HOUSE.mailbox(running.receipt());
        assertThat(complainant.correspondence()).contains("Which lamp was it?");
        complainant.does("answer").with("answer", "The red one.").done();
        keeper.does("give-answer")
                .with("finding", "founded")
                .with("reason", "It was out.")
                .done();
        Time.becomes("2026-03-14");
        Post.letter("hoofd@sloep.example.org", late.number() + " is te laat");

        // what came by letter was received, and its term runs from then
        Report.Taken letter = SLOOP_HOUSE
                .as("zs-keeper")
                .reports("complaint")
                .anonymous()
                .channel("post")
                .received(LocalDate.of(2026, 3, 12))
                .with("story", "The lamp, once more.")
                .taken();
        assertThat(letter.due("answer")).isEqualTo("2026-03-22");
        complaint().refusedWith(409);

        assertThat(ADMIN.steps("take-up", "The gate is open.").good().json().hasNonNull("since"))
                .isFalse();
        assertThat(complaint().taken().number()).isNotBlank();
        assertThat(SLOOP_HOUSE.visitor().form("complaint").good().json().hasNonNull("suspendedSince"))
                .isFalse();

        JsonNode acts = HEAD.gets("/governance");
        assertThat(acts.get(0).path("act").asText()).isEqualTo("resumed");
        assertThat(acts.get(0).path("about").asText()).isEqualTo("The gate is open.");
        assertThat(acts.get(1).path("act").asText()).isEqualTo("suspended");
        assertThat(acts.get(1).path("about").asText()).isEqualTo(REASON);
        assertThat(acts.get(1).path("name").asText()).startsWith("Hilde Hoofd");
        assertThat(acts.get(0).path("seq").asInt())
                .isEqualTo(acts.get(1).path("seq").asInt() + 1);
    }

    @Test
    @Clause({"PL-02", "PL-06"})
    void who_does_not_decide_and_what_cannot_be_is_refused_and_changes_nothing() {
        int acts = HEAD.gets("/governance").size();
        KEEPER.steps("suspend", REASON).refusedWith(403);
        new Decider("platform-admin", "platform", "/api/tenants/" + SLOOP)
                .steps("suspend", REASON)
                .refusedWith(403);
        new Decider("zs-head", SLOOP, "/api/admin/tenants/" + SLOOP)
                .steps("suspend", REASON)
                .refusedWith(403);
        new Decider("sol-ombud", "solidaris", "/api/tenants/" + SLOOP)
                .steps("suspend", REASON)
                .refusedWith(403);
        Call.post("/api/tenants/" + SLOOP + "/suspension", Map.of("step", "suspend", "reason", REASON))
                .sent()
                .refusedWith(401);
        Call.get("/api/tenants/" + SLOOP + "/suspension")
                .as("zs-keeper", SLOOP)
                .sent()
                .refusedWith(403);

        HEAD.steps("suspend", "  ").refusedForField("reason");
        HEAD.steps("suspend", "x".repeat(2_001)).refusedForField("reason");
        HEAD.steps("suspend", "bell\u0007").refusedForField("reason");
        HEAD.steps("dance", REASON).refusedWith(400);
        Call.post("/api/tenants/" + SLOOP + "/suspension", Map.of("step", "suspend"))
                .as("zs-head", SLOOP)
                .sent()
                .refusedWith(400);
        assertThat(HEAD.steps("take-up", REASON)
                        .refusedWith(409)
                        .json()
                        .path("type")
                        .asText())
                .isEqualTo("urn:gehoor:problem:not-now");
        assertThat(HEAD.gets("/governance")).hasSize(acts);
        assertThat(HEAD.gets("/suspension").hasNonNull("since")).isFalse();

        HEAD.steps("suspend", REASON).good();
        ADMIN.steps("suspend", REASON).refusedWith(409);
        assertThat(HEAD.gets("/governance")).hasSize(acts + 1);
    }

    @Test
    @Clause("PL-02")
    void one_that_is_not_live_yet_has_nothing_to_suspend() {
        Call.post("/api/admin/organisations", NewHouse.called("zandbank"))
                .as("platform-admin", "platform")
                .sent()
                .good();

        Answered refused = new Decider("platform-admin", "platform", "/api/admin/tenants/zandbank")
                .steps("suspend", REASON)
                .refusedWith(409);

        assertThat(refused.words()).contains("not live yet");
        new Decider("platform-admin", "platform", "/api/admin/tenants/nowhere")
                .steps("suspend", REASON)
                .refusedWith(404);
    }
}
