package gehoor.access;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keycloak's admin interface to one realm, with one token, for one errand: what is there is read, what is missing sent. Whatever fails is
 * {@link Failed}.
 */
public final class KeycloakAdmin {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    private final URI realm;
    private final Duration patience;
    private final String token;

    /** It did not do it. Says the step, and nothing secret. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String answer;

        private Failed(String step, String answer) {
            super(step);
            this.answer = answer.length() > 300 ? answer.substring(0, 300) + "…" : answer;
        }

        /** What it answered, for whoever starts it and for nobody else; empty where it did not. At most 301 characters. */
        public String answer() {
            return answer;
        }
    }

    /**
     * @param issuer the realm, as {@code https://id.example.org/realms/gehoor}
     * @param patience with each request
     * @param token of an account that may administer it
     */
    public KeycloakAdmin(URI issuer, Duration patience, String token) {
        this.realm = URI.create(issuer.toString().replaceFirst("/realms/", "/admin/realms/"));
        this.patience = patience;
        this.token = token;
    }

    /**
     * @param issuer the realm that gives the token
     * @param patience with the request
     * @param form what is said of who asks, as OAuth 2.0 names it (RFC 6749, section 4)
     * @throws Failed where it gives none
     */
    public static String token(URI issuer, Duration patience, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                exchange(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .timeout(patience)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new Failed(
                    "it gives the client " + form.get("client_id") + " no token: " + answer.statusCode(),
                    answer.body());
        }
        return read(answer.body()).path("access_token").asText();
    }

    /** Whether the realm is there. */
    public boolean isThere() {
        return !get("").isMissingNode();
    }

    /** Makes the realm, with all that is in it. */
    public void make(String everything) {
        good("POST", "", exchange(posting(request(URI.create(realm + "/..").normalize()), "POST", everything)));
    }

    /**
     * @param path below the realm, with a query where there is one
     * @return the answer; a missing node where there is nothing
     */
    public JsonNode get(String path) {
        HttpResponse<String> answer = exchange(request(URI.create(realm + path)).GET());
        if (answer.statusCode() == 404) {
            return MissingNode.getInstance();
        }
        good("GET", path, answer);
        return read(answer.body());
    }

    /** @param body what {@link #written} gives, or nothing */
    public void send(String method, String path, String body) {
        good(method, path, exchange(posting(request(URI.create(realm + path)), method, body)));
    }

    /** All of the realm's organizations, without their attributes. */
    public JsonNode organizations() {
        return get("/organizations?max=10000");
    }

    /**
     * The groups of an organization, parents before children.
     *
     * @param organization its path
     * @param paths as {@code /role} or {@code /role/place}, parents first
     * @param making whether those that are missing are made
     * @return path to id, of those that are there
     */
    public Map<String, String> groups(String organization, List<String> paths, boolean making) {
        Map<String, String> ids = new HashMap<>();
        for (String path : paths) {
            int second = path.indexOf('/', 1);
            String parent = second < 0 ? null : ids.get(path.substring(0, second));
            if (second > 0 && parent == null) {
                continue;
            }
            String in = organization + "/groups" + (parent == null ? "" : "/" + parent + "/children");
            String name = path.substring(path.lastIndexOf('/') + 1);
            JsonNode found = with(get(in + "?max=1000"), "name", name);
            if (found.isMissingNode() && making) {
                send("POST", in, written(Map.of("name", name)));
                found = with(get(in + "?max=1000"), "name", name);
            }
            if (!found.isMissingNode()) {
                ids.put(path, found.path("id").asText());
            }
        }
        return ids;
    }

    /** Whoever has the username; missing: nobody. */
    public JsonNode user(String username) {
        return get("/users?exact=true&username=" + encode(username, UTF_8)).path(0);
    }

    /** @param of the path of an organization, or of a group in one */
    public JsonNode members(String of) {
        return get(of + "/members?max=1000");
    }

    /** Makes somebody a member of an organization who is not. */
    public void join(String organization, String user) {
        send("POST", organization + "/members", "\"" + user + "\"");
    }

    /** Puts a member of an organization into groups of it, by their ids, wherever they are not. */
    public void place(String organization, String user, List<String> groups) {
        for (String id : groups) {
            String group = organization + "/groups/" + id;
            if (with(members(group), "id", user).isMissingNode()) {
                send("PUT", group + "/members/" + user, "");
            }
        }
    }

    /** The one of a list that has such a field, in whichever case; missing: none. */
    public static JsonNode with(JsonNode all, String field, String value) {
        for (JsonNode each : all) {
            if (each.path(field).asText().equalsIgnoreCase(value)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    /** As JSON; maps, lists and strings. */
    public static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and strings can always be written", e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Failed("its answer is no JSON", text);
        }
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failed("it does not answer", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("it was broken off", "");
        }
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(patience).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder posting(HttpRequest.Builder request, String method, String body) {
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private static void good(String method, String path, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new Failed(
                    method + " " + path.replaceAll("\\?.*", "").replaceAll("[0-9a-f-]{36}", "…") + ": "
                            + answer.statusCode(),
                    answer.body());
        }
    }

    @Override
    public String toString() {
        return "KeycloakAdmin[" + realm + "]";
    }
}
