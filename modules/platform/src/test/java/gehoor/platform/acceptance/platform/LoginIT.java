package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Wanderer;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The login of the pages, as a browser goes through it. */
@Acceptance
class LoginIT {
    private final Wanderer browser = new Wanderer();

    @Test
    @Clause("PL-06")
    @Tag("asvs:V3.3.2")
    @Tag("asvs:V3.3.4")
    void a_protected_page_leads_to_the_identity_server_with_a_challenge_and_back() {
        HttpResponse<byte[]> login = toLogin("kind-en-gezin");
        URI asked = URI.create(location(login));
        assertThat(asked.toString()).startsWith(Gehoor.platform().issuer().toString());
        assertThat(asked.getQuery())
                .contains("code_challenge_method=S256")
                .containsPattern("code_challenge=[A-Za-z0-9_-]{43}(&|$)")
                .contains("response_type=code", "state=", "nonce=")
                .contains("organization:kind-en-gezin");

        HttpResponse<byte[]> page = browser.logsIn(asked, "kg-handler");

        assertThat(page.statusCode()).as(body(page)).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/kind-en-gezin/werk");
        assertThat(body(page)).contains("An Peeters").contains("Complaint handler");
        assertThat(body(page)).doesNotContain("eyJ");
        assertThat(session().isHttpOnly()).isTrue();
        assertThat(browser.set())
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
    void after_logging_out_the_page_is_closed_again() {
        HttpResponse<byte[]> page = browser.logsIn(URI.create(location(toLogin("kind-en-gezin"))), "kg-handler");
        assertThat(page.statusCode()).isEqualTo(200);
        String kept = session().getValue();

        HttpResponse<byte[]> out = browser.asks(request("/logout")
                .header("Origin", Gehoor.platform().address().toString())
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(location(out))
                .startsWith(Gehoor.platform().issuer().toString())
                .contains("logout");
        assertThat(get("/kind-en-gezin/werk").statusCode()).isEqualTo(303);
        HttpResponse<byte[]> again = new Wanderer()
                .asks(request("/kind-en-gezin/werk")
                        .header("Cookie", session().getName() + "=" + kept)
                        .GET());
        assertThat(again.statusCode()).as("the old session opens nothing").isEqualTo(303);
    }

    @Test
    @Clause("PL-10")
    void a_language_that_was_chosen_stays_chosen_through_the_login() {
        String begin = location(get("/kind-en-gezin/werk?lang=fr"));
        HttpResponse<byte[]> login =
                browser.asks(HttpRequest.newBuilder(Gehoor.platform().address().resolve(begin))
                        .GET());
        assertThat(location(login)).contains("ui_locales=fr");

        HttpResponse<byte[]> page = browser.logsIn(URI.create(location(login)), "kg-responsible");

        assertThat(page.uri().getQuery()).isEqualTo("lang=fr");
        assertThat(body(page))
                .contains("<html lang=\"fr\"", "Greet Maes", "Responsable d'un service interne")
                .contains("Consultation pour nourrissons de Kind en Gezin", "action=\"/logout?lang=fr\"");
    }

    @Test
    @Clause("PL-06")
    void nobody_is_sent_to_log_in_at_an_organisation_that_there_is_not() {
        assertThat(get("/no-such-organisation/werk").statusCode()).isEqualTo(404);
    }

    @Test
    @Clause("PL-06")
    void who_has_no_place_there_does_not_get_in() {
        HttpResponse<byte[]> answer = browser.logsIn(URI.create(location(toLogin("kind-en-gezin"))), "sol-ombud");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(body(answer))
                .contains("your account does not belong to this organisation")
                .contains("/login?tenant=kind-en-gezin&amp;to=%2Fkind-en-gezin%2Fwerk")
                .doesNotContain("token");
        assertThat(get("/kind-en-gezin/werk").statusCode()).isEqualTo(303);
    }

    @Test
    @Clause("PL-06")
    void an_answer_that_was_not_asked_for_logs_nobody_in() {
        assertThat(get("/login/back?code=abc&state=def").statusCode()).isEqualTo(401);
        toLogin("kind-en-gezin");
        assertThat(get("/login/back?code=abc&state=forged").statusCode()).isEqualTo(401);
        assertThat(get("/login?tenant=kind-en-gezin&to=https://evil.example.org")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain("evil");
    }

    private HttpResponse<byte[]> toLogin(String tenant) {
        HttpResponse<byte[]> page = get("/" + tenant + "/werk");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(location(page)).contains("/login?tenant=" + tenant);
        HttpResponse<byte[]> login =
                browser.asks(HttpRequest.newBuilder(Gehoor.platform().address().resolve(location(page)))
                        .GET());
        assertThat(login.statusCode()).isEqualTo(303);
        return login;
    }

    private HttpCookie session() {
        return browser.session().orElseThrow();
    }

    private HttpResponse<byte[]> get(String path) {
        return browser.asks(request(path).GET());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Gehoor.platform().address() + path));
    }

    private static String body(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
