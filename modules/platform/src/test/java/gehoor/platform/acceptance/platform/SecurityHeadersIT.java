package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.platform.Routes.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every answer says to browsers, whoever asked and whatever came of it. */
@Acceptance
class SecurityHeadersIT {
    /** A change of these is a decision, and is made here. */
    private static final Map<String, String> ALWAYS = new TreeMap<>(Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store",
            "X-Frame-Options", "DENY"));

    private static final String INTERFACE = "default-src 'none'; frame-ancestors 'none'";

    /** What may stand behind the question mark of an address, and so in the logs of every server on the way. */
    private static final Set<String> ASKED = Set.of(
            "before",
            "lang",
            "size",
            "after",
            "file",
            "procedure",
            "stage",
            "about",
            "number",
            "open",
            "which",
            "receivedFrom",
            "receivedTo",
            "like",
            "kind",
            "channel",
            "outcome");

    private final List<String> wrong = new ArrayList<>();

    @Test
    @Tag("asvs:V3.4.2")
    @Tag("asvs:V3.4.3")
    @Tag("asvs:V3.4.4")
    @Tag("asvs:V3.4.5")
    @Tag("asvs:V3.4.6")
    @Tag("asvs:V3.4.8")
    @Tag("asvs:V14.3.2")
    @Clause("PL-01")
    void every_route_and_page_says_the_same_to_browsers_when_it_serves_and_when_it_refuses() {
        Neighbour own = Neighbour.kindEnGezin();
        for (Route route : Routes.all()) {
            Call call = Call.of(route.method(), route.filled(own.places())).with("Origin", "https://evil.example.org");
            Call known = route.admin()
                    ? call.as("platform-admin", "platform")
                    : switch (route.open()) {
                        case TOKEN -> call.as(own.staff(), own.tenant());
                        case RECEIPT -> call.receipt(own.receipt());
                        case EVERYONE -> call;
                    };
            Call whole = switch (route.operation()) {
                case "report" -> known.json(own.body());
                case "searchFiles" -> known.json(Map.of("text", own.sentinel()));
                case "act" -> known.with("If-Match", "*").json(Map.of("given", Map.of("message", "A message.")));
                default -> route.accepts().isEmpty() ? known : known.json(Map.of());
            };
            headers(whole.sent(), INTERFACE);
            headers(known.with("Accept", "image/png").sent(), INTERFACE);
            headers(call.with("Authorization", "Bearer x").sent(), INTERFACE);
            headers(Call.of("PUT", route.filled(own.places())).sent(), INTERFACE);
        }
        headers(Call.get("/api/nowhere").sent(), INTERFACE);
        for (String page : List.of(
                "/", "/kind-en-gezin", "/no-such-organisation", "/kind-en-gezin/nowhere", "/static/house.css")) {
            headers(
                    Call.get(page).with("Origin", "https://evil.example.org").sent(),
                    "default-src 'none'; style-src 'self'; ");
        }
        assertThat(wrong).isEmpty();
    }

    private void headers(Answered answered, String policy) {
        ALWAYS.forEach((name, value) -> {
            if (!answered.headers().getOrDefault(name, List.of()).equals(List.of(value))) {
                wrong.add("not " + name + ": " + value + " once, but "
                        + answered.headers().get(name) + ": " + answered);
            }
        });
        boolean styles = answered.header("Content-Type").orElse("").startsWith("text/css");
        String said = answered.header("Content-Security-Policy").orElse("");
        // What is saved, never shown: not even in a frame of ours.
        boolean file = answered.header("Content-Disposition").isPresent() && said.equals(INTERFACE + "; sandbox");
        if (!styles && !file && !said.startsWith(policy)) {
            wrong.add("the policy is " + answered.header("Content-Security-Policy") + ": " + answered);
        }
        if (!styles && !answered.header("Content-Security-Policy").orElse("").contains("frame-ancestors 'none'")) {
            wrong.add("may be framed: " + answered);
        }
        if (answered.headers().keySet().stream()
                .anyMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"))) {
            wrong.add("open to other sites: " + answered + answered.headers());
        }
    }

    @Test
    @Tag("asvs:V13.4.4")
    void what_was_sent_is_not_sent_back() {
        for (String path : List.of(
                "/",
                "/api/tenants",
                "/api/openapi.json",
                "/openapi",
                "/health/ready",
                "/nowhere",
                "/static/house.css")) {
            for (String method : List.of("TRACE", "TRACK")) {
                Answered answered = Call.of(method, path)
                        .with("Cookie", "kanarie-cookie")
                        .with("Authorization", "Bearer kanarie-token")
                        .sent();

                assertThat(answered.status()).as("%s", answered).isIn(400, 401, 403, 404, 405, 501);
                assertThat(answered.text()).doesNotContain("kanarie");
            }
        }
    }

    @Test
    @Tag("asvs:V13.4.6")
    void what_server_it_is_is_not_said_and_nothing_but_http_is_spoken() {
        for (String path : List.of("/", "/api/tenants", "/api/nowhere", "/%zz")) {
            Answered answered = Call.get(path).sent();
            assertThat(answered.headers()).as("%s", answered).doesNotContainKeys("Server", "X-Powered-By");
        }
        for (String protocol : List.of("h2c", "websocket")) {
            Answered answered = Call.get("/api/tenants")
                    .with("Connection", "Upgrade, HTTP2-Settings")
                    .with("Upgrade", protocol)
                    .with("HTTP2-Settings", "AAMAAABkAAQAAP__")
                    .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                    .with("Sec-WebSocket-Version", "13")
                    .sent();
            assertThat(answered.status()).as("%s", answered).isEqualTo(200);
        }
    }

    @Test
    @Tag("asvs:V14.2.1")
    void nothing_that_tells_of_somebody_is_asked_in_an_address() {
        Set<String> asked = new TreeSet<>();
        for (JsonNode path : Call.get("/openapi").sent().good().json().path("paths")) {
            for (JsonNode operation : path) {
                operation.path("parameters").forEach(parameter -> {
                    if (parameter.path("in").asText().equals("query")) {
                        asked.add(parameter.path("name").asText());
                    }
                });
            }
        }
        assertThat(asked).isEqualTo(new TreeSet<>(ASKED));
    }
}
