package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gehoor.casework.port.Accounts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that speaks as Keycloak does of organizations, and fails when it is told to; the real one is in OrganisationIT. */
class KeycloakAccountsTest {
    private static final Accounts.House HOUSE = new Accounts.House(
            "harbour",
            "Harbour Watch",
            List.of("/handler", "/responsible", "/responsible/quay"),
            List.of(
                    new Accounts.Somebody("harbour-handler", "An Example", List.of("/handler")),
                    new Accounts.Somebody("harbour-responsible", "Bo", List.of("/responsible/quay"))));

    static {
        // Else each answer waits for the other side to say that it got the first half of it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private Invented keycloak;

    @BeforeEach
    void open() throws IOException {
        keycloak = new Invented();
    }

    @AfterEach
    void close() {
        keycloak.server.stop(0);
    }

    private KeycloakAccounts accounts() {
        return new KeycloakAccounts(keycloak.issuer(), "gehoor-accounts", "secret");
    }

    /** Organizations, groups and people in memory. */
    private static final class Invented {
        private static final JsonMapper JSON = new JsonMapper();
        private static final Pattern GROUPS = Pattern.compile("/organizations/o1/groups(?:/([^/]+)/children)?");
        private static final Pattern IN_GROUP = Pattern.compile("/organizations/o1/groups/([^/]+)/members(?:/(.+))?");

        private final HttpServer server;
        private final List<String> writes = new ArrayList<>();
        private final Map<String, Object> organizations = new LinkedHashMap<>();
        private final Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
        private final Map<String, List<String>> inGroup = new LinkedHashMap<>();
        private final Map<String, Map<String, Object>> users = new LinkedHashMap<>();
        private final List<String> members = new ArrayList<>();
        private final List<String> passwords = new ArrayList<>();
        /** The write at which it breaks off; 0: at none. */
        private int breaksAt;

        Invented() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/realms/gehoor/protocol/openid-connect/token", exchange -> {
                String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                boolean good = form.contains("grant_type=client_credentials") && form.contains("client_secret=secret");
                answer(exchange, good ? 200 : 401, Map.of("access_token", "t"));
            });
            server.createContext("/admin/realms/gehoor", this::admin);
            server.start();
        }

        String issuer() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/gehoor";
        }

        private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
            byte[] bytes = JSON.writeValueAsBytes(body);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        private void admin(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath().substring("/admin/realms/gehoor".length());
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, read(path, exchange.getRequestURI().getQuery()));
                return;
            }
            writes.add(exchange.getRequestMethod() + " " + path);
            if (writes.size() == breaksAt) {
                answer(exchange, 503, Map.of());
                return;
            }
            write(path, body.isEmpty() ? JSON.nullNode() : JSON.readTree(body));
            answer(exchange, 201, Map.of());
        }

        private Object read(String path, String query) {
            Matcher inside = IN_GROUP.matcher(path);
            if (path.equals("/organizations")) {
                return organizations.isEmpty() ? List.of() : List.of(organizations);
            }
            if (path.equals("/organizations/o1")) {
                return organizations;
            }
            if (path.equals("/organizations/o1/members")) {
                return members.stream().map(users::get).toList();
            }
            if (inside.matches()) {
                return inGroup.getOrDefault(inside.group(1), List.of()).stream()
                        .map(users::get)
                        .toList();
            }
            Matcher list = GROUPS.matcher(path);
            if (list.matches()) {
                String parent = list.group(1) == null ? "" : list.group(1);
                return groups.values().stream()
                        .filter(group -> parent.equals(group.get("parent")))
                        .toList();
            }
            String username = query.replaceFirst(".*username=", "");
            return users.values().stream()
                    .filter(user -> username.equals(user.get("username")))
                    .toList();
        }

        private void write(String path, JsonNode body) {
            Matcher list = GROUPS.matcher(path);
            Matcher inside = IN_GROUP.matcher(path);
            if (path.equals("/organizations")) {
                organizations.put("id", "o1");
                organizations.put("alias", body.path("alias").asText());
                organizations.put("name", body.path("name").asText());
                organizations.put("attributes", JSON.convertValue(body.path("attributes"), Object.class));
            } else if (path.equals("/users")) {
                String id = "u" + users.size();
                Map<String, Object> user = new LinkedHashMap<>();
                user.put("id", id);
                user.put("username", body.path("username").asText());
                user.put("email", body.path("email").asText());
                boolean changing =
                        body.path("credentials").path(0).path("temporary").asBoolean();
                user.put("requiredActions", changing ? List.of("UPDATE_PASSWORD") : List.of());
                users.put(id, user);
                passwords.add(body.path("credentials").path(0).path("value").asText());
            } else if (path.endsWith("/reset-password")) {
                passwords.add(body.path("value").asText());
            } else if (path.equals("/organizations/o1/members")) {
                members.add(body.asText());
            } else if (inside.matches()) {
                inGroup.computeIfAbsent(inside.group(1), none -> new ArrayList<>())
                        .add(inside.group(2));
            } else if (list.matches()) {
                String id = "g" + groups.size();
                groups.put(
                        id,
                        Map.of(
                                "id",
                                id,
                                "name",
                                body.path("name").asText(),
                                "parent",
                                list.group(1) == null ? "" : list.group(1)));
            }
        }
    }

    // ---------------------------------------------------------------- making

    @Test
    void all_of_it_is_made_and_looked_at_again_it_is_whole() {
        assertThat(accounts().look(HOUSE))
                .isEqualTo(new Accounts.Standing(
                        false, HOUSE.groups(), List.of("harbour-handler", "harbour-responsible")));

        List<Accounts.Login> logins = accounts().make(HOUSE, true);

        assertThat(logins).extracting(Accounts.Login::password).containsExactlyElementsOf(keycloak.passwords);
        assertThat(keycloak.passwords).doesNotHaveDuplicates().allMatch(password -> password.length() >= 20);
        assertThat(keycloak.organizations.get("attributes")).isEqualTo(Map.of("tenantId", List.of("harbour")));
        assertThat(keycloak.inGroup.values()).containsExactly(List.of("u0"), List.of("u1"));
        assertThat(accounts().look(HOUSE).whole()).isTrue();
    }

    @Test
    void whatever_step_it_breaks_off_at_it_is_gone_on_with_and_nobody_is_without_a_password_that_was_told() {
        accounts().make(HOUSE, true);
        int steps = keycloak.writes.size();
        for (int step = 1; step <= steps; step++) {
            keycloak.server.stop(0);
            try {
                keycloak = new Invented();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            keycloak.breaksAt = step;
            assertThatThrownBy(() -> accounts().make(HOUSE, true))
                    .as("step %d", step)
                    .isInstanceOf(Accounts.Failed.class)
                    .hasMessageContaining("503");

            List<Accounts.Login> logins = accounts().make(HOUSE, true);

            assertThat(accounts().look(HOUSE).whole()).as("step %d", step).isTrue();
            assertThat(keycloak.users).hasSize(2);
            assertThat(keycloak.groups).hasSize(3);
            assertThat(keycloak.members).hasSize(2);
            assertThat(logins)
                    .as("step %d", step)
                    .allSatisfy(login -> assertThat(login.password()).isIn(keycloak.passwords));
        }
    }

    @Test
    void who_came_already_keeps_their_password() {
        accounts().make(HOUSE, false);

        List<Accounts.Login> again = accounts().make(HOUSE, false);

        assertThat(again).extracting(Accounts.Login::password).containsOnlyNulls();
        assertThat(keycloak.passwords).hasSize(2);
    }

    // ---------------------------------------------------------------- what is somebody else's

    @Test
    void an_account_that_was_not_made_here_is_left_alone() {
        Map<String, Object> somebody = new LinkedHashMap<>();
        somebody.put("id", "u0");
        somebody.put("username", "harbour-handler");
        somebody.put("email", "an@real.example.net");
        keycloak.users.put("u0", somebody);

        assertThatThrownBy(() -> accounts().make(HOUSE, true))
                .isInstanceOfSatisfying(
                        Accounts.Taken.class,
                        taken -> assertThat(taken.username()).isEqualTo("harbour-handler"));
        assertThat(keycloak.passwords).isEmpty();
        assertThat(keycloak.members).isEmpty();
    }

    @Test
    void an_organization_of_another_tenant_is_left_alone() {
        keycloak.organizations.putAll(Map.of(
                "id", "o1", "alias", "harbour", "name", "X", "attributes", Map.of("tenantId", List.of("other"))));

        assertThatThrownBy(() -> accounts().make(HOUSE, true)).isInstanceOf(Accounts.Failed.class);
        assertThat(keycloak.writes).isEmpty();
    }

    @Test
    void who_is_not_there_or_gives_no_token_is_said_and_without_a_client_nothing_is_asked() {
        assertThatThrownBy(() -> new KeycloakAccounts(keycloak.issuer(), "gehoor-accounts", "wrong").look(HOUSE))
                .isInstanceOf(Accounts.Failed.class)
                .hasMessageContaining("401")
                .hasMessageNotContaining("wrong");
        assertThat(new KeycloakAccounts(keycloak.issuer(), "", "").open()).isFalse();
        assertThat(new KeycloakAccounts("https://id.example.org", "c", "s").open())
                .isFalse();
        assertThat(accounts().open()).isTrue();
        String issuer = keycloak.issuer();
        keycloak.server.stop(0);
        assertThatThrownBy(() -> new KeycloakAccounts(issuer, "gehoor-accounts", "secret").look(HOUSE))
                .isInstanceOf(Accounts.Failed.class);
    }
}
