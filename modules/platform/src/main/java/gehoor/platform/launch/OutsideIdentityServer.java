package gehoor.platform.launch;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** An identity server of somebody else, by standard OpenID Connect: looked at before anything is started. */
final class OutsideIdentityServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String issuer;
    private final String client;
    private final String secret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private OutsideIdentityServer(Settings settings) {
        String because = "the pages log in with it at the identity server";
        this.issuer = settings.require("gehoor.oidc.issuer", because);
        this.client = settings.require("gehoor.oidc.client.id", because);
        this.secret = settings.require("gehoor.oidc.client.secret", because);
    }

    /**
     * @param doubts hears what looks wrong but may be right
     * @throws NotStarted with what is wrong with it, or with what was set about it
     */
    static void check(Settings settings, Consumer<String> doubts) {
        new OutsideIdentityServer(settings).check(doubts);
    }

    private void check(Consumer<String> doubts) {
        JsonNode tells = discovery();
        String own = tells.path("issuer").asText();
        if (!own.equals(issuer)) {
            throw new NotStarted("The identity server at %s calls itself %s: GEHOOR_OIDC_ISSUER must say exactly that."
                    .formatted(issuer, own.isEmpty() ? "nothing" : own));
        }
        knowsClient(tells.path("token_endpoint").asText());
        boolean scopeIsThere = false;
        for (JsonNode scope : tells.path("scopes_supported")) {
            scopeIsThere |= scope.asText().equals("organization");
        }
        if (tells.has("scopes_supported") && !scopeIsThere) {
            doubts.accept("The identity server does not name a scope organization: without it nobody can log in");
        }
    }

    private JsonNode discovery() {
        URI address;
        try {
            address = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
            if (address.getHost() == null
                    || !String.valueOf(address.getScheme()).matches("https?")) {
                throw new IllegalArgumentException("no address of the web");
            }
        } catch (IllegalArgumentException e) {
            throw new NotStarted(
                    "GEHOOR_OIDC_ISSUER must be an address such as https://id.example.org/realms/gehoor, not \"%s\"."
                            .formatted(issuer),
                    e);
        }
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address));
        if (answer.statusCode() == 404) {
            throw new NotStarted(
                    "There is no realm at %s (GEHOOR_OIDC_ISSUER): the identity server answers 404.".formatted(issuer));
        }
        if (answer.statusCode() != 200) {
            throw new NotStarted(
                    "The identity server at %s (GEHOOR_OIDC_ISSUER) answers %d when it is asked what it is."
                            .formatted(issuer, answer.statusCode()));
        }
        return parse(answer.body());
    }

    /** By offering a code that was never given: who the client is, is looked at first. */
    private void knowsClient(String endpoint) {
        URI address;
        try {
            address = URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            throw new NotStarted("The identity server at %s names no address for tokens.".formatted(issuer), e);
        }
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (encode(client, UTF_8) + ":" + encode(secret, UTF_8)).getBytes(UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=authorization_code&code=none&redirect_uri=http%3A%2F%2Flocalhost%2F")));
        String error = answer.statusCode() / 100 == 4
                ? parse(answer.body()).path("error").asText()
                : "";
        if (error.equals("invalid_client") || error.equals("unauthorized_client")) {
            throw new NotStarted(
                    ("The identity server at %s does not know a client %s with that secret, or lets no browser log in by it"
                                    + " (GEHOOR_OIDC_CLIENT_ID, GEHOOR_OIDC_CLIENT_SECRET).")
                            .formatted(issuer, client));
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (SSLException e) {
            throw new NotStarted(
                    "The identity server at %s shows no certificate that this Java trusts: %s."
                            .formatted(issuer, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new NotStarted(
                    "The identity server at %s does not answer (GEHOOR_OIDC_ISSUER).".formatted(issuer), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStarted("Stopped while starting.", e);
        }
    }

    private JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new NotStarted(
                    "What answers at %s is no identity server: it speaks no OpenID Connect.".formatted(issuer), e);
        }
    }
}
