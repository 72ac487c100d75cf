package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gehoor.access.KeycloakAccounts;
import gehoor.casework.port.Accounts;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.launch.RealmFile;
import gehoor.platform.launch.TenantRealm;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The realm that is written for a Keycloak of somebody's own opens it to what the console makes there, and to no more. */
@Acceptance
class AccountsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ELSEWHERE = "elsewhere";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI keycloak =
            URI.create(Gehoor.platform().issuer().toString().replaceFirst("/realms/.*", ""));

    private String token(String realm, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(keycloak + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private String root() throws IOException, InterruptedException {
        String password = Files.readString(Gehoor.home().resolve("secrets").resolve("keycloak-admin"))
                .strip();
        return token(
                "master",
                "grant_type=password&client_id=admin-cli&username=admin&password="
                        + URLEncoder.encode(password, UTF_8));
    }

    private HttpResponse<String> admin(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Clause("PL-06")
    void an_organisation_is_made_in_it_with_people_who_must_choose_a_password() throws Exception {
        TenantRealm known = new TenantRealm("known-house", "known-house", "Known House", List.of("handler"), List.of());
        ObjectNode realm = (ObjectNode) JSON.readTree(RealmFile.withoutPeople(List.of(known), "http://localhost"));
        realm.put("realm", ELSEWHERE);
        assertThat(admin(root(), "POST", "", realm.toString()).statusCode()).isEqualTo(201);
        try {
            JsonNode client = JSON.readTree(
                            admin(root(), "GET", "/" + ELSEWHERE + "/clients?clientId=gehoor-accounts", "")
                                    .body())
                    .path(0);
            String secret = client.path("secret").asText();
            assertThat(secret).as("of Keycloak's own making").isNotBlank();
            KeycloakAccounts accounts =
                    new KeycloakAccounts(keycloak + "/realms/" + ELSEWHERE, "gehoor-accounts", secret);
            Accounts.House house = new Accounts.House(
                    "new-house",
                    "Known House",
                    List.of("/handler", "/responsible", "/responsible/quay"),
                    List.of(new Accounts.Somebody("new-house-bo", "Bo Example", List.of("/responsible/quay"))));
            assertThat(accounts.look(house).organization()).isFalse();

            List<Accounts.Login> first = accounts.make(house, true);
            List<Accounts.Login> again = accounts.make(house, true);

            assertThat(accounts.look(house).whole()).isTrue();
            assertThat(again.get(0).account()).isEqualTo(first.get(0).account());
            assertThat(again.get(0).password())
                    .as("nobody came yet: another one")
                    .isNotNull()
                    .isNotEqualTo(first.get(0).password());
            JsonNode somebody = JSON.readTree(admin(
                            root(),
                            "GET",
                            "/" + ELSEWHERE + "/users/" + first.get(0).account(),
                            "")
                    .body());
            assertThat(somebody.path("requiredActions").toString()).contains("UPDATE_PASSWORD");
            assertThat(accounts.look(new Accounts.House("known-house", "Known House", List.of("/handler"), List.of()))
                            .whole())
                    .isTrue();
            // and no more: not the realm itself, nor its clients
            String service = token(
                    ELSEWHERE,
                    "grant_type=client_credentials&client_id=gehoor-accounts&client_secret="
                            + URLEncoder.encode(secret, UTF_8));
            assertThat(admin(service, "GET", "/" + ELSEWHERE + "/clients", "").statusCode())
                    .isEqualTo(403);
            assertThat(admin(service, "PUT", "/" + ELSEWHERE, "{\"displayName\": \"Mine\"}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(admin(service, "GET", "/" + RealmFile.REALM + "/organizations", "")
                            .statusCode())
                    .as("nor another realm")
                    .isIn(401, 403);
        } finally {
            admin(root(), "DELETE", "/" + ELSEWHERE, "");
        }
    }
}
