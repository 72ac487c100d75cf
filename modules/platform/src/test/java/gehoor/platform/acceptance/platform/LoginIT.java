package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The login of the pages, as a browser goes through it. */
@Acceptance
class LoginIT {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"", Pattern.DOTALL);

    /**
     * By server and name. A browser's own: what is marked for secure connections goes to this machine over plain HTTP too, as
     * browsers have it and Java's own jar has not.
     */
    private final Map<String, Map<String, HttpCookie>> cookies = new HashMap<>();

    /** Every cookie that the platform set, as it was said. */
    private final List<String> set = new ArrayList<>();

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Test
    @Clause("PL-06")
    @Tag("asvs:V3.3.2")
    @Tag("asvs:V3.3.4")
    void a_protected_page_leads_to_the_identity_server_with_a_challenge_and_back() throws Exception {
        HttpResponse<String> login = toLogin("kind-en-gezin");
        URI asked = URI.create(location(login));
        assertThat(asked.toString()).startsWith(Gehoor.platform().issuer().toString());
        assertThat(asked.getQuery())
                .contains("code_challenge_method=S256")
                .containsPattern("code_challenge=[A-Za-z0-9_-]{43}(&|$)")
                .contains("response_type=code", "state=", "nonce=")
                .contains("organization:kind-en-gezin");

        HttpResponse<String> page = loggedIn(asked, "kg-handler");

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/kind-en-gezin/werk");
        assertThat(page.body()).contains("An Peeters").contains("Complaint handler");
        assertThat(page.body()).doesNotContain("eyJ");
        assertThat(session().isHttpOnly()).isTrue();
        assertThat(set)
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("; HttpOnly", "; SameSite=lax", "; Path=/"));
        // Logged in at one organisation is a visitor at another.
        assertThat(get("/solidaris/werk").statusCode()).isIn(303, 403);
        // The login of the pages is none of the interface's.
        assertThat(get("/api/tenants/kind-en-gezin/register").statusCode()).isEqualTo(401);
        assertThat(get("/%61pi/tenants/kind-en-gezin/register").statusCode()).isIn(401, 404);
    }

    @Test
    @Clause("PL-06")
    @Tag("asvs:V7.4.1")
    void after_logging_out_the_page_is_closed_again() throws Exception {
        HttpResponse<String> page = loggedIn(URI.create(location(toLogin("kind-en-gezin"))), "kg-handler");
        assertThat(page.statusCode()).isEqualTo(200);
        String kept = session().getValue();

        HttpResponse<String> out = send(request("/logout")
                .header("Origin", Gehoor.platform().address().toString())
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(location(out))
                .startsWith(Gehoor.platform().issuer().toString())
                .contains("logout");
        assertThat(get("/kind-en-gezin/werk").statusCode()).isEqualTo(303);
        HttpClient thief = HttpClient.newHttpClient();
        HttpResponse<String> again = thief.send(
                request("/kind-en-gezin/werk")
                        .header("Cookie", session().getName() + "=" + kept)
                        .GET()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).as("the old session opens nothing").isEqualTo(303);
    }

    @Test
    @Clause("PL-10")
    void a_language_that_was_chosen_stays_chosen_through_the_login() throws Exception {
        String begin = location(get("/kind-en-gezin/werk?lang=fr"));
        HttpResponse<String> login =
                send(HttpRequest.newBuilder(Gehoor.platform().address().resolve(begin))
                        .GET());
        assertThat(location(login)).contains("ui_locales=fr");

        HttpResponse<String> page = loggedIn(URI.create(location(login)), "kg-responsible");

        assertThat(page.uri().getQuery()).isEqualTo("lang=fr");
        assertThat(page.body())
                .contains("<html lang=\"fr\"", "Greet Maes", "Responsable d'un service interne")
                .contains("Consultation pour nourrissons de Kind en Gezin", "action=\"/logout?lang=fr\"");
    }

    @Test
    @Clause("PL-06")
    void nobody_is_sent_to_log_in_at_an_organisation_that_there_is_not() throws Exception {
        assertThat(get("/no-such-organisation/werk").statusCode()).isEqualTo(404);
    }

    @Test
    @Clause("PL-06")
    void who_has_no_place_there_does_not_get_in() throws Exception {
        HttpResponse<String> answer = loggedIn(URI.create(location(toLogin("kind-en-gezin"))), "sol-ombud");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("your account does not belong to this organisation")
                .contains("/login?tenant=kind-en-gezin&amp;to=%2Fkind-en-gezin%2Fwerk")
                .doesNotContain("token");
        assertThat(get("/kind-en-gezin/werk").statusCode()).isEqualTo(303);
    }

    @Test
    @Clause("PL-06")
    void an_answer_that_was_not_asked_for_logs_nobody_in() throws Exception {
        assertThat(get("/login/back?code=abc&state=def").statusCode()).isEqualTo(401);
        toLogin("kind-en-gezin");
        assertThat(get("/login/back?code=abc&state=forged").statusCode()).isEqualTo(401);
        assertThat(get("/login?tenant=kind-en-gezin&to=https://evil.example.org")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain("evil");
    }

    private HttpResponse<String> toLogin(String tenant) throws IOException, InterruptedException {
        HttpResponse<String> page = get("/" + tenant + "/werk");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(location(page)).contains("/login?tenant=" + tenant);
        HttpResponse<String> login =
                send(HttpRequest.newBuilder(Gehoor.platform().address().resolve(location(page)))
                        .GET());
        assertThat(login.statusCode()).isEqualTo(303);
        return login;
    }

    /** Fills in the form of the identity server, and goes where it leads. */
    private HttpResponse<String> loggedIn(URI form, String username) throws IOException, InterruptedException {
        HttpResponse<String> page = send(HttpRequest.newBuilder(form).GET());
        for (int i = 0; i < 8; i++) {
            if (page.statusCode() / 100 == 3) {
                page = send(HttpRequest.newBuilder(page.uri().resolve(location(page)))
                        .GET());
                continue;
            }
            Matcher found = FORM.matcher(page.body());
            boolean asks = page.uri()
                            .toString()
                            .startsWith(Gehoor.platform().issuer().resolve("/").toString())
                    && page.statusCode() == 200
                    && found.find();
            if (!asks || i > 5) {
                return page;
            }
            page = send(HttpRequest.newBuilder(page.uri().resolve(found.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("username=" + username + "&password="
                            + URLEncoder.encode(Gehoor.platform().demoPassword().orElseThrow(), UTF_8))));
        }
        return page;
    }

    private HttpCookie session() {
        Map<String, HttpCookie> own =
                cookies.getOrDefault(Gehoor.platform().address().getAuthority(), Map.of());
        assertThat(own).hasSize(1);
        return own.values().iterator().next();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Gehoor.platform().address() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String server = request.build().uri().getAuthority();
        Map<String, HttpCookie> jar = cookies.computeIfAbsent(server, any -> new LinkedHashMap<>());
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.values().stream()
                            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        request.setHeader("Accept-Language", "en");
        HttpResponse<String> answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String each : answer.headers().allValues("Set-Cookie")) {
            if (server.equals(Gehoor.platform().address().getAuthority())) {
                set.add(each);
            }
            for (HttpCookie cookie : HttpCookie.parse(each)) {
                if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                    jar.remove(cookie.getName());
                } else {
                    jar.put(cookie.getName(), cookie);
                }
            }
        }
        return answer;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
