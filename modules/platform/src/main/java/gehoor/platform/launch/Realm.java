package gehoor.platform.launch;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The realm in a running Keycloak of our own: made when it is missing, and brought up to date with the tenants by
 * adding what is missing. What somebody removed from the configuration stays, for people may have been given
 * places there since; nothing is ever removed here.
 */
final class Realm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMIN = "admin";

    private final URI keycloak;
    private final String adminPassword;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Realm(URI keycloak, String adminPassword) {
        this.keycloak = keycloak;
        this.adminPassword = adminPassword;
    }

    /** @param known holds what Keycloak was last told, by its hash; the same is not told again */
    void bringUpToDate(List<TenantRealm> tenants, String web, String webSecret, String demoPassword, Path known) {
        String wanted = RealmFile.of(tenants, web, webSecret, demoPassword);
        String token = accessToken(
                "master",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        ADMIN,
                        "password",
                        adminPassword));
        Admin admin = new Admin(token);
        if (admin.get("/" + RealmFile.REALM).isMissingNode()) {
            admin.send("POST", "", wanted);
        } else if (!told(wanted, known)) {
            admin.comeBackTo(web);
            tenants.forEach(tenant -> admin.add(tenant, demoPassword));
        }
        try {
            Files.writeString(known, hash(wanted));
        } catch (IOException e) {
            throw new NotStarted("%s cannot be written: %s.".formatted(known, e.getMessage()), e);
        }
    }

    /** The client by which the platform itself may write organizations and invented people, made where it is missing. */
    void openToWriting(String secret) {
        new Admin(accessToken(
                        "master",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMIN,
                                "password",
                                adminPassword)))
                .openToWriting(secret);
    }

    private static boolean told(String wanted, Path known) {
        try {
            return Files.exists(known) && Files.readString(known).equals(hash(wanted));
        } catch (IOException e) {
            return false;
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows SHA-256", e);
        }
    }

    /**
     * A token for an invented person, as a program would ask for one.
     *
     * @param scope for instance {@code organization:<alias>}
     */
    String tokenFor(String username, String password, String scope) {
        return accessToken(
                RealmFile.REALM,
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        RealmFile.DEMO,
                        "username",
                        username,
                        "password",
                        password,
                        "scope",
                        "openid " + scope));
    }

    private String accessToken(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey(), UTF_8) + "=" + encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                exchange(HttpRequest.newBuilder(keycloak.resolve("/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new NotStarted("Keycloak gives no token for realm %s: it answered %d %s."
                    .formatted(realm, answer.statusCode(), brief(answer.body())));
        }
        return parse(answer.body()).path("access_token").asText();
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NotStarted("Keycloak at %s does not answer.".formatted(keycloak), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStarted("Interrupted while talking to Keycloak.", e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new NotStarted("Keycloak's answer is not JSON: %s.".formatted(brief(body)), e);
        }
    }

    private static String brief(String body) {
        return body.length() > 300 ? body.substring(0, 300) + "…" : body;
    }

    /** Keycloak's admin interface, with one token. */
    private final class Admin {
        private final String token;

        Admin(String token) {
            this.token = token;
        }

        void openToWriting(String secret) {
            String clients = "/" + RealmFile.REALM + "/clients";
            String search = clients + "?clientId=" + RealmFile.ACCOUNTS;
            if (get(search).path(0).isMissingNode()) {
                Map<String, Object> fresh = new HashMap<>(RealmFile.accounts());
                fresh.put("secret", secret);
                send("POST", clients, RealmFile.write(fresh));
            }
            String id = get(search).path(0).path("id").asText();
            String user =
                    get(clients + "/" + id + "/service-account-user").path("id").asText();
            String management = get(clients + "?clientId=" + RealmFile.MANAGEMENT)
                    .path(0)
                    .path("id")
                    .asText();
            List<JsonNode> roles = RealmFile.MAY.stream()
                    .map(role -> get(clients + "/" + management + "/roles/" + role))
                    .toList();
            send(
                    "POST",
                    "/" + RealmFile.REALM + "/users/" + user + "/role-mappings/clients/" + management,
                    RealmFile.write(roles));
        }

        /** The web address may have moved to another port since the realm was made. */
        void comeBackTo(String web) {
            JsonNode client = get("/" + RealmFile.REALM + "/clients?clientId=" + RealmFile.WEB)
                    .path(0);
            if (client.path("redirectUris").toString().contains("\"" + web + "/*\"")) {
                return;
            }
            ObjectNode changed = client.deepCopy();
            changed.putArray("redirectUris").add(web + "/*");
            ((ObjectNode) changed.path("attributes")).put("post.logout.redirect.uris", web + "/*");
            send("PUT", "/" + RealmFile.REALM + "/clients/" + client.path("id").asText(), changed.toString());
        }

        void add(TenantRealm tenant, String demoPassword) {
            String organizations = "/" + RealmFile.REALM + "/organizations";
            JsonNode known = organization(tenant.alias());
            if (known.isMissingNode()) {
                Map<String, Object> fresh =
                        new HashMap<>(RealmFile.organization(isTaken(tenant.name()) ? tenant.withAlias() : tenant));
                fresh.remove("groups");
                fresh.remove("members");
                send("POST", organizations, RealmFile.write(fresh));
                known = organization(tenant.alias());
            }
            String organization = organizations + "/" + known.path("id").asText();
            Map<String, String> groups = groups(organization, tenant);
            JsonNode members = get(organization + "/members?max=1000");
            for (TenantRealm.User user : tenant.users()) {
                String id = person(user, demoPassword);
                if (!contains(members, id)) {
                    send("POST", organization + "/members", "\"" + id + "\"");
                }
                for (String path : user.groups()) {
                    String group = organization + "/groups/" + groups.get(path) + "/members";
                    if (!contains(get(group + "?max=1000"), id)) {
                        send("PUT", group + "/" + id, "");
                    }
                }
            }
        }

        /** Also by one that the tenants no longer know. */
        private boolean isTaken(String name) {
            for (JsonNode each : organizations()) {
                if (each.path("name").asText().equalsIgnoreCase(name)) {
                    return true;
                }
            }
            return false;
        }

        private JsonNode organizations() {
            return get("/" + RealmFile.REALM + "/organizations?max=10000");
        }

        private JsonNode organization(String alias) {
            for (JsonNode each : organizations()) {
                if (each.path("alias").asText().equals(alias)) {
                    return each;
                }
            }
            return MissingNode.getInstance();
        }

        /** Path to id, once all of the tenant's groups are there. */
        private Map<String, String> groups(String organization, TenantRealm tenant) {
            Map<String, String> ids = new HashMap<>();
            for (String path : RealmFile.groupPaths(tenant)) {
                int second = path.indexOf('/', 1);
                String in = organization + "/groups"
                        + (second < 0 ? "" : "/" + ids.get(path.substring(0, second)) + "/children");
                String name = path.substring(path.lastIndexOf('/') + 1);
                JsonNode found = named(get(in + "?max=1000"), name);
                if (found.isMissingNode()) {
                    send("POST", in, RealmFile.write(Map.of("name", name)));
                    found = named(get(in + "?max=1000"), name);
                }
                ids.put(path, found.path("id").asText());
            }
            return ids;
        }

        private String person(TenantRealm.User user, String demoPassword) {
            String search = "/" + RealmFile.REALM + "/users?exact=true&username=" + encode(user.username(), UTF_8);
            JsonNode found = get(search).path(0);
            if (found.isMissingNode()) {
                send("POST", "/" + RealmFile.REALM + "/users", RealmFile.write(RealmFile.user(user, demoPassword)));
                found = get(search).path(0);
            }
            return found.path("id").asText();
        }

        private static boolean contains(JsonNode people, String id) {
            for (JsonNode each : people) {
                if (each.path("id").asText().equals(id)) {
                    return true;
                }
            }
            return false;
        }

        private static JsonNode named(JsonNode all, String name) {
            for (JsonNode each : all) {
                if (each.path("name").asText().equals(name)) {
                    return each;
                }
            }
            return MissingNode.getInstance();
        }

        /** The answer, or a missing node where there is nothing. */
        JsonNode get(String path) {
            HttpResponse<String> answer = exchange(request(path).GET());
            if (answer.statusCode() == 404) {
                return MissingNode.getInstance();
            }
            mustBeGood("GET", path, answer);
            return parse(answer.body());
        }

        void send(String method, String path, String body) {
            mustBeGood(
                    method,
                    path,
                    exchange(request(path)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(keycloak.resolve("/admin/realms") + path))
                    .header("Authorization", "Bearer " + token);
        }

        private static void mustBeGood(String method, String path, HttpResponse<String> answer) {
            if (answer.statusCode() / 100 != 2) {
                throw new NotStarted("Keycloak refused %s %s: %d %s."
                        .formatted(method, path, answer.statusCode(), brief(answer.body())));
            }
        }
    }
}
