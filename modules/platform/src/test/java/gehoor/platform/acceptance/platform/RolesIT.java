package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may do what is what the token says, for the one organisation that it names. */
@Acceptance
class RolesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @Clause("PL-06")
    void another_role_may_not_do_what_a_role_may() {
        Neighbour file = Neighbour.solidaris();
        CaseFile asService = Gehoor.tenant("solidaris").as("sol-office").file(file.file());

        assertThat(asService.does("message").with("message", "x").sent().status())
                .isIn(403, 404);
        Gehoor.tenant("solidaris")
                .as("sol-ombud")
                .file(file.file())
                .does("message")
                .with("message", "x")
                .done();
    }

    @Test
    @Clause("PL-06")
    @Tag("asvs:V8.3.2")
    void a_role_that_is_taken_away_is_gone_with_the_next_token_and_comes_back_with_it() {
        Neighbour file = Neighbour.ikBenErOok();
        String path = "/api/tenants/ik-ben-er-ook/files/" + file.file();
        asking(path, "ib-confidant").good();
        Admin admin = new Admin();
        String group = admin.group("ik-ben-er-ook", "confidant");
        String person = admin.person("ib-confidant");
        admin.send("DELETE", group + "/members/" + person);
        try {
            assertThat(claims("ib-confidant", "ik-ben-er-ook")
                            .path("organization")
                            .toString())
                    .doesNotContain("/confidant");
            asking(path, "ib-confidant").refusedWith(404);
            acting(path, "ib-confidant").refusedWith(404);
            Answered register = Call.get("/api/tenants/ik-ben-er-ook/register")
                    .with("Authorization", "Bearer " + fresh("ib-confidant"))
                    .sent();
            assertThat(register.text()).doesNotContain(file.file().toString());
        } finally {
            admin.send("PUT", group + "/members/" + person);
        }
        asking(path, "ib-confidant").good();
        acting(path, "ib-confidant").good();
    }

    @Test
    @Clause("PL-06")
    void the_same_role_in_another_organisation_counts_for_nothing() {
        Neighbour file = Neighbour.kindEnGezin();
        assertThat(claims("sol-dpo", "solidaris")
                        .path("organization")
                        .path("solidaris")
                        .path("groups")
                        .toString())
                .contains("dpo");

        Call.get("/api/tenants/kind-en-gezin/register")
                .as("sol-dpo", "solidaris")
                .sent()
                .refusedWith(403);
        Call.get("/api/tenants/kind-en-gezin/files/" + file.file())
                .as("sol-dpo", "solidaris")
                .sent()
                .refusedWith(403);
    }

    @Test
    @Clause("PL-06")
    @Tag("asvs:V8.3.1")
    void a_request_that_says_who_it_is_is_not_believed() {
        Neighbour file = Neighbour.kindEnGezin();
        Call call = Call.get("/api/tenants/kind-en-gezin/files/" + file.file());
        for (String header :
                List.of("X-User", "X-Remote-User", "X-Forwarded-User", "X-Roles", "Remote-User", "Cookie")) {
            call = call.with(header, "kg-handler=handler");
        }
        call.sent().refusedWith(401);
        call.as("kg-account", "kind-en-gezin").sent().refusedWith(404);
    }

    @Test
    @Clause("PL-06")
    void a_token_that_was_changed_or_is_for_something_else_opens_nothing() {
        String token = Call.token("kg-handler", "kind-en-gezin");
        String[] parts = token.split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.replace("/handler", "/dpo").getBytes(UTF_8));
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
        for (String bad : List.of(
                parts[0] + "." + other + "." + parts[2],
                none + "." + parts[1] + ".",
                none + "." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + parts[2].substring(2) + "AA",
                Gehoor.platform().tokenFor("kg-handler", "profile"))) {
            Call.get("/api/tenants/kind-en-gezin/register")
                    .with("Authorization", "Bearer " + bad)
                    .sent()
                    .refusedWith(401);
        }
        Call.get("/api/tenants/kind-en-gezin/register")
                .with("Authorization", "Bearer " + token)
                .sent()
                .good();
    }

    @Test
    @Clause("PL-06")
    @Tag("asvs:V8.2.1")
    void configuring_is_for_who_runs_the_platform_and_for_no_role_of_a_tenant() {
        for (Routes.Route route : Routes.all()) {
            if (route.admin()) {
                Call call = Call.of(
                        route.method(),
                        route.filled(Map.of(
                                "tenant",
                                "kind-en-gezin",
                                "job",
                                new UUID(7, 9).toString(),
                                "proposal",
                                new UUID(7, 10).toString(),
                                "procedure",
                                "sectors",
                                "version",
                                "none")));
                // Of what there is not, so that nothing is done.
                Map<String, Object> none = Map.of(
                        "procedure", "no-procedure",
                        "from", "nothing",
                        "title", "Nothing",
                        "revision", 1,
                        "path", "tenant.yaml",
                        "step",
                                Map.of("adminStepSuspension", "take-up", "adminStepRemoval", "call-off")
                                        .getOrDefault(route.operation(), "approve"),
                        "reason", "None",
                        "to", "nothing",
                        "parcel", "");
                Map<String, List<String>> asked = Map.of(
                        "adminTryOnPast", List.of("procedure"),
                        "adminBeginProposal", List.of("title", "from"),
                        "adminWriteProposedFile", List.of("revision", "path"),
                        "adminStepProposal", List.of("step", "revision"),
                        "adminStepSuspension", List.of("step", "reason"),
                        "adminStepRemoval", List.of("step", "reason"),
                        "adminPutBack", List.of("to"),
                        "adminTakeIn", List.of("parcel"),
                        "adminTakeInNew", List.of("parcel"));
                List<String> members = asked.getOrDefault(route.operation(), List.of());
                Map<String, Object> body = new LinkedHashMap<>(none);
                body.keySet().retainAll(members);
                boolean founds = route.operation().equals("adminBeginOrganisation");
                if (founds) {
                    body.putAll(NewHouse.called("kind-en-gezin"));
                }
                Call whole = route.accepts().isEmpty() ? call : call.json(body);
                whole.as("kg-lead", "kind-en-gezin").sent().refusedWith(403);
                whole.sent().refusedWith(401);
                Answered admin = whole.as("platform-admin", "platform").sent();
                boolean named = List.of("job", "proposal", "version").stream().anyMatch(route.places()::contains);
                if (founds || members.contains("parcel")) {
                    admin.refusedWith(422);
                } else if (members.contains("reason")) {
                    // it is not suspended, and nothing is asked for
                    admin.refusedWith(409);
                } else if (!members.isEmpty() || named) {
                    // told that there is no such thing, by who was let in
                    admin.refusedWith(404);
                } else {
                    admin.good();
                }
            }
        }
    }

    private static Answered asking(String path, String username) {
        return Call.get(path).with("Authorization", "Bearer " + fresh(username)).sent();
    }

    private static Answered acting(String path, String username) {
        return Call.post(path + "/actions/message", Map.of("given", Map.of("message", "x")))
                .with("Authorization", "Bearer " + fresh(username))
                .with("If-Match", "*")
                .sent();
    }

    private static String fresh(String username) {
        return Gehoor.platform().token(username, "ik-ben-er-ook");
    }

    private static JsonNode claims(String username, String organization) {
        try {
            return JSON.readTree(Base64.getUrlDecoder()
                    .decode(Gehoor.platform().token(username, organization).split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever gives places at the identity server. */
    private static final class Admin {
        private final HttpClient http = HttpClient.newHttpClient();
        private final URI keycloak = Gehoor.platform().issuer().resolve("/");
        private final String token;

        Admin() {
            try {
                String password = Files.readString(
                                Gehoor.home().resolve("secrets").resolve("keycloak-admin"))
                        .strip();
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(keycloak.resolve("/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "grant_type=password&client_id=admin-cli&username=admin&password=" + password))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                token = JSON.readTree(answer.body()).path("access_token").asText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        String group(String alias, String role) {
            for (JsonNode organization : get("/organizations?max=1000")) {
                if (organization.path("alias").asText().equals(alias)) {
                    String groups = "/organizations/" + organization.path("id").asText() + "/groups";
                    for (JsonNode group : get(groups + "?max=1000")) {
                        if (group.path("name").asText().equals(role)) {
                            return groups + "/" + group.path("id").asText();
                        }
                    }
                }
            }
            throw new AssertionError("no group " + role + " in " + alias);
        }

        String person(String username) {
            return get("/users?exact=true&username=" + username)
                    .path(0)
                    .path("id")
                    .asText();
        }

        JsonNode get(String path) {
            try {
                return JSON.readTree(send("GET", path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String send(String method, String path) {
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(keycloak.resolve("/admin/realms/gehoor" + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode())
                        .as("%s %s: %s", method, path, answer.body())
                        .isBetween(200, 299);
                return answer.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
