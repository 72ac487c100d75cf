package gehoor.access;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import gehoor.casework.port.Accounts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keycloak's organizations, written by its admin interface with an account of a client's own that may do that and nothing else. Every step
 * looks first, so that all of it can be done again after a failure.
 */
public final class KeycloakAccounts implements Accounts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PASSWORD_BYTES = 15;
    private static final String PENDING = "UPDATE_PASSWORD";

    private final URI issuer;
    private final String client;
    private final String secret;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /**
     * @param issuer the realm, as {@code https://id.example.org/realms/gehoor}
     * @param client id of the client whose service account may write; empty: there is none
     */
    public KeycloakAccounts(String issuer, String client, String secret) {
        this.issuer = URI.create(issuer);
        this.client = client;
        this.secret = secret;
    }

    @Override
    public boolean open() {
        return !client.isEmpty() && !secret.isEmpty() && issuer.getPath().contains("/realms/");
    }

    @Override
    public Standing look(House house) {
        Writing writing = new Writing();
        JsonNode known = writing.organization(house.tenant());
        if (known.isMissingNode()) {
            return new Standing(
                    false,
                    house.groups(),
                    house.people().stream().map(Somebody::username).toList());
        }
        String organization = "/organizations/" + known.path("id").asText();
        Map<String, String> groups = writing.groups(organization, house, false);
        JsonNode members = writing.get(organization + "/members?max=1000");
        return new Standing(
                true,
                house.groups().stream()
                        .filter(path -> !groups.containsKey(path))
                        .toList(),
                house.people().stream()
                        .map(Somebody::username)
                        .filter(username -> named(members, "username", username).isMissingNode())
                        .toList());
    }

    @Override
    public List<Login> make(House house, boolean changing) {
        Writing writing = new Writing();
        JsonNode known = writing.organization(house.tenant());
        if (known.isMissingNode()) {
            Map<String, Object> fresh = new HashMap<>();
            fresh.put("alias", house.tenant());
            fresh.put("name", writing.free(house.name()) ? house.name() : house.name() + " (" + house.tenant() + ")");
            fresh.put("enabled", true);
            fresh.put("attributes", Map.of("tenantId", List.of(house.tenant())));
            writing.send("POST", "/organizations", write(fresh));
            known = writing.organization(house.tenant());
        }
        String organization = "/organizations/" + known.path("id").asText();
        Map<String, String> groups = writing.groups(organization, house, true);
        List<Login> logins = new ArrayList<>();
        for (Somebody somebody : house.people()) {
            logins.add(writing.place(organization, groups, somebody, changing));
        }
        return List.copyOf(logins);
    }

    private static JsonNode named(JsonNode all, String field, String value) {
        for (JsonNode each : all) {
            if (each.path(field).asText().equalsIgnoreCase(value)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    private static String write(Object value) {
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
            throw new Failed("its answer is no JSON");
        }
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failed("it does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("it was broken off");
        }
    }

    /** With one token, for one errand. */
    private final class Writing {
        private final String token;

        Writing() {
            String body = "grant_type=client_credentials&client_id=" + encode(client, UTF_8) + "&client_secret="
                    + encode(secret, UTF_8);
            HttpResponse<String> answer =
                    exchange(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body)));
            if (answer.statusCode() != 200) {
                throw new Failed("it gives the client " + client + " no token: " + answer.statusCode());
            }
            token = read(answer.body()).path("access_token").asText();
        }

        JsonNode organization(String alias) {
            JsonNode found = named(get("/organizations?max=10000"), "alias", alias);
            if (found.isMissingNode()) {
                return found;
            }
            // The list tells no attributes.
            JsonNode whole = get("/organizations/" + found.path("id").asText());
            String tenant = whole.path("attributes").path("tenantId").path(0).asText();
            if (!tenant.equals(alias)) {
                throw new Failed("its organization " + alias + " is that of another tenant, or of none");
            }
            return whole;
        }

        /** It takes no two organizations of one name. */
        boolean free(String name) {
            return named(get("/organizations?max=10000"), "name", name).isMissingNode();
        }

        /** Path to id of those that are there, once those that are missing were made. */
        Map<String, String> groups(String organization, House house, boolean making) {
            Map<String, String> ids = new HashMap<>();
            for (String path : house.groups()) {
                int second = path.indexOf('/', 1);
                String parent = second < 0 ? null : ids.get(path.substring(0, second));
                if (second > 0 && parent == null) {
                    continue;
                }
                String in = organization + "/groups" + (parent == null ? "" : "/" + parent + "/children");
                String name = path.substring(path.lastIndexOf('/') + 1);
                JsonNode found = named(get(in + "?max=1000"), "name", name);
                if (found.isMissingNode() && making) {
                    send("POST", in, write(Map.of("name", name)));
                    found = named(get(in + "?max=1000"), "name", name);
                }
                if (!found.isMissingNode()) {
                    ids.put(path, found.path("id").asText());
                }
            }
            return ids;
        }

        Login place(String organization, Map<String, String> groups, Somebody somebody, boolean changing) {
            String search = "/users?exact=true&username=" + encode(somebody.username(), UTF_8);
            JsonNode found = get(search).path(0);
            String password = null;
            if (found.isMissingNode()) {
                password = password();
                send("POST", "/users", write(account(somebody, password, changing)));
                found = get(search).path(0);
            } else if (!found.path("email").asText().equals(mail(somebody))) {
                throw new Taken(somebody.username());
            }
            String id = found.path("id").asText();
            boolean member =
                    !named(get(organization + "/members?max=1000"), "id", id).isMissingNode();
            boolean neverCame = found.path("requiredActions").toString().contains(PENDING);
            if (password == null && (!member || neverCame)) {
                // Whoever was made before something failed was told no password that anybody saw.
                password = password();
                send(
                        "PUT",
                        "/users/" + id + "/reset-password",
                        write(Map.of("type", "password", "value", password, "temporary", changing)));
            }
            if (!member) {
                send("POST", organization + "/members", "\"" + id + "\"");
            }
            for (String path : somebody.groups()) {
                String group = organization + "/groups/" + groups.get(path) + "/members";
                if (named(get(group + "?max=1000"), "id", id).isMissingNode()) {
                    send("PUT", group + "/" + id, "");
                }
            }
            return new Login(somebody.username(), somebody.name(), id, password);
        }

        private Map<String, Object> account(Somebody somebody, String password, boolean changing) {
            int space = somebody.name().indexOf(' ');
            Map<String, Object> account = new HashMap<>();
            account.put("username", somebody.username());
            account.put("enabled", true);
            account.put("email", mail(somebody));
            account.put("emailVerified", true);
            account.put(
                    "firstName", space < 0 ? somebody.name() : somebody.name().substring(0, space));
            account.put("lastName", space < 0 ? "-" : somebody.name().substring(space + 1));
            account.put("credentials", List.of(Map.of("type", "password", "value", password, "temporary", changing)));
            return account;
        }

        JsonNode get(String path) {
            HttpResponse<String> answer = exchange(request(path).GET());
            if (answer.statusCode() == 404) {
                return MissingNode.getInstance();
            }
            good("GET", path, answer);
            return read(answer.body());
        }

        void send(String method, String path, String body) {
            good(
                    method,
                    path,
                    exchange(request(path)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))));
        }

        private HttpRequest.Builder request(String path) {
            String realm = issuer.toString().replaceFirst("/realms/", "/admin/realms/");
            return HttpRequest.newBuilder(URI.create(realm + path)).header("Authorization", "Bearer " + token);
        }

        private void good(String method, String path, HttpResponse<String> answer) {
            if (answer.statusCode() / 100 != 2) {
                throw new Failed(method + " " + path.replaceAll("\\?.*", "").replaceAll("[0-9a-f-]{36}", "…") + ": "
                        + answer.statusCode());
            }
        }
    }

    /** Invented people have invented addresses; by it one is known again that was made here. */
    private static String mail(Somebody somebody) {
        return somebody.username() + "@example.org";
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "KeycloakAccounts[" + issuer + "]";
    }
}
