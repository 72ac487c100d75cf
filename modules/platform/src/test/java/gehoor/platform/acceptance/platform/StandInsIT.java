package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Whose place a request is made in is said in a header, and holds only as far as the stand-in goes. */
@Acceptance
class StandInsIT {
    private static final String CARE = "ik-ben-er-ook";
    private static final String AGENCY = "kind-en-gezin";
    private static final String HEADER = "Gehoor-Stands-In";

    private static Call at(String tenant, String username, String path) {
        return Call.get("/api/tenants/" + tenant + path).as(username, tenant);
    }

    private static Answered sends(String tenant, String username, String path, Object body) {
        return Call.post("/api/tenants/" + tenant + path, body)
                .as(username, tenant)
                .sent();
    }

    /** The account of somebody, as who may name them gets it. */
    private static String deputy(String tenant, String username, String name) {
        for (JsonNode each :
                at(tenant, username, "/stand-ins/nameable").sent().good().json()) {
            for (var one : each.path("deputies").properties()) {
                if (one.getValue().asText().startsWith(name)) {
                    return one.getKey();
                }
            }
        }
        throw new AssertionError(username + " cannot name " + name);
    }

    private static Map<String, Object> naming(String deputy, String from, String until) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("deputy", deputy);
        body.put("from", from);
        body.put("until", until);
        return body;
    }

    @Test
    @Clause("PL-06")
    void a_place_is_taken_by_whom_it_was_given_to_on_its_days_and_by_nobody_else() {
        Report.Taken report = Gehoor.tenant(CARE)
                .visitor()
                .reports("confidant")
                .anonymous()
                .capacity("client")
                .with("step-one", "tried")
                .with("subject", "help")
                .with("story", "For the confidant.")
                .taken();
        String file = "/files/" + report.file();
        String willem = deputy(CARE, "ib-confidant", "Willem");
        Answered named = sends(CARE, "ib-confidant", "/stand-ins", naming(willem, "2026-03-03", "2026-03-04"))
                .good();
        String id = named.json().path("id").asText();
        assertThat(named.json().path("state").asText()).isEqualTo("coming");

        at(CARE, "ib-confidant2", file).with(HEADER, id).sent().refusedWith(403);
        Time.becomes("2026-03-03");
        at(CARE, "ib-confidant2", file).sent().refusedWith(404);
        Answered seen = at(CARE, "ib-confidant2", file).with(HEADER, id).sent().good();
        assertThat(seen.text()).contains("For the confidant.");
        at(CARE, "ib-coach", file).with(HEADER, id).sent().refusedWith(403);
        at(CARE, "ib-confidant", file).with(HEADER, id).sent().refusedWith(403);
        at(AGENCY, "kg-handler", "/work").with(HEADER, id).sent().refusedWith(403);
        at(CARE, "ib-confidant2", file).with(HEADER, "1").sent().refusedWith(400);
        at(CARE, "ib-confidant2", file).with(HEADER, id).with(HEADER, id).sent().refusedWith(400);
        at(CARE, "ib-confidant2", file)
                .with(HEADER, UUID.randomUUID().toString())
                .sent()
                .refusedWith(403);

        // who acts is told, and in whose place
        Call.post(
                        "/api/tenants/" + CARE + file + "/actions/message",
                        Map.of("given", Map.of("message", "I read along.")))
                .as("ib-confidant2", CARE)
                .with(HEADER, id)
                .with("If-Match", seen.header("ETag").orElseThrow())
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .sent()
                .good();
        JsonNode history =
                at(CARE, "ib-confidant", file + "/history").sent().good().json();
        JsonNode last = StreamSupport.stream(history.spliterator(), false)
                .filter(line -> line.path("action").asText().equals("message"))
                .findFirst()
                .orElseThrow();
        assertThat(last.path("personName").asText()).startsWith("Willem");
        assertThat(last.path("placeOfName").asText()).startsWith("Vera");

        // a place is not passed on from a place
        Call.post("/api/tenants/" + CARE + "/stand-ins", naming(willem, "2026-03-03", "2026-03-04"))
                .as("ib-confidant2", CARE)
                .with(HEADER, id)
                .sent()
                .refusedWith(409);

        Time.becomes("2026-03-05");
        at(CARE, "ib-confidant2", file).with(HEADER, id).sent().refusedWith(403);
        at(CARE, "ib-confidant2", file).sent().refusedWith(404);
    }

    @Test
    void who_ends_it_ends_it_at_once_with_what_began_by_it() {
        String willem = deputy(CARE, "ib-confidant", "Willem");
        Map<String, Object> beforehand = new LinkedHashMap<>();
        beforehand.put("deputy", willem);
        String naming = sends(CARE, "ib-confidant", "/stand-ins", beforehand)
                .good()
                .json()
                .path("id")
                .asText();
        sends(CARE, "ib-coach", "/stand-ins/begin", Map.of("standIn", naming, "until", "2026-03-10"))
                .refusedWith(404);
        sends(CARE, "ib-confidant2", "/stand-ins/begin", Map.of("standIn", naming, "until", "2026-03-01"))
                .refusedForField("until");
        sends(CARE, "ib-confidant2", "/stand-ins/begin", Map.of("standIn", naming, "until", "2026-06-01"))
                .refusedForField("until");
        String begun = sends(
                        CARE, "ib-confidant2", "/stand-ins/begin", Map.of("standIn", naming, "until", "2026-03-10"))
                .good()
                .json()
                .path("id")
                .asText();
        at(CARE, "ib-confidant2", "/work").with(HEADER, begun).sent().good();
        at(CARE, "ib-confidant2", "/work").with(HEADER, naming).sent().refusedWith(403);
        sends(CARE, "ib-coach", "/stand-ins/end", Map.of("standIn", naming)).refusedWith(404);
        sends(CARE, "ib-confidant", "/stand-ins/end", Map.of("standIn", naming)).good();
        at(CARE, "ib-confidant2", "/work").with(HEADER, begun).sent().refusedWith(403);
        sends(CARE, "ib-confidant2", "/stand-ins/begin", Map.of("standIn", naming, "until", "2026-03-10"))
                .refusedWith(409);
        assertThat(at(CARE, "ib-coach", "/stand-ins").sent().good().text()).isEqualTo("[]");
    }

    @Test
    void whom_the_organisation_did_not_foresee_cannot_be_named() {
        String willem = deputy(CARE, "ib-confidant", "Willem");
        sends(CARE, "ib-coach", "/stand-ins", naming(willem, "2026-03-02", "2026-03-03"))
                .refusedForField("deputy");
        sends(CARE, "ib-confidant", "/stand-ins", naming("nobody", "2026-03-02", "2026-03-03"))
                .refusedForField("deputy");
        sends(CARE, "ib-confidant", "/stand-ins", naming(willem, "2026-03-01", "2026-03-03"))
                .refusedForField("from");
        sends(CARE, "ib-confidant", "/stand-ins", naming(willem, "2026-03-02", "2028-03-03"))
                .refusedForField("until");
        Map<String, Object> other = naming(willem, "2026-03-02", "2026-03-03");
        other.put("roles", java.util.List.of("coach"));
        sends(CARE, "ib-confidant", "/stand-ins", other).refusedForField("roles");
        Map<String, Object> forAnother = naming(willem, "2026-03-02", "2026-03-03");
        forAnother.put("person", "nobody");
        sends(CARE, "ib-coach", "/stand-ins", forAnother).refusedForField("person");
        assertThat(at(AGENCY, "kg-facility", "/stand-ins/nameable")
                        .sent()
                        .good()
                        .text())
                .as("a facility gets no list of the people of others")
                .isEqualTo("[]");
    }
}
