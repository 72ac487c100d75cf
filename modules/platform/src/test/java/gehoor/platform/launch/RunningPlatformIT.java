package gehoor.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the launcher promises the rest of the product, on the running whole. */
class RunningPlatformIT {
    private final RunningPlatform platform = RunningPlatform.shared();

    @Test
    void the_application_answers() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(platform.address().resolve("/alive"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_for_an_organization_carries_that_one_with_its_tenant_and_groups() throws Exception {
        for (TenantRealm tenant : platform.tenants()) {
            for (TenantRealm.User user : tenant.users()) {
                JsonNode claims = claims(platform.token(user.username(), tenant.alias()));

                JsonNode organization = claims.path("organization");
                assertThat(names(organization)).containsExactly(tenant.alias());
                assertThat(texts(organization.path(tenant.alias()).path("groups")))
                        .containsExactlyInAnyOrderElementsOf(user.groups());
                assertThat(texts(organization.path(tenant.alias()).path("tenantId")))
                        .isEqualTo(tenant.tenantId().isEmpty() ? List.of() : List.of(tenant.tenantId()));
                assertThat(claims.path("aud").asText()).isEqualTo("gehoor-api");
                assertThat(claims.path("iss").asText())
                        .isEqualTo(platform.issuer().toString());
                assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                        .isLessThanOrEqualTo(300);
                assertThat(names(claims)).doesNotContain("email", "realm_access", "resource_access");
            }
        }
    }

    @Test
    void who_has_a_place_in_two_organizations_is_in_none_until_one_is_chosen() throws Exception {
        List<TenantRealm> two = platform.tenants().stream()
                .filter(tenant ->
                        tenant.users().stream().anyMatch(user -> user.username().equals("nl-dpo")))
                .toList();
        assertThat(two).hasSize(2);

        assertThat(names(claims(platform.tokenFor("nl-dpo", "organization")).path("organization")))
                .isEmpty();
        for (TenantRealm tenant : two) {
            assertThat(names(claims(platform.token("nl-dpo", tenant.alias())).path("organization")))
                    .containsExactly(tenant.alias());
        }
    }

    @Test
    void a_foreign_organization_is_not_given() throws Exception {
        TenantRealm first = platform.tenants().get(0);
        TenantRealm other = platform.tenants().get(1);

        JsonNode claims = claims(platform.token(first.users().get(0).username(), other.alias()));

        assertThat(claims.has("organization")).isFalse();
    }

    @Test
    void a_tenant_that_is_added_has_its_people_at_once() throws Exception {
        Path folder = Files.createDirectories(platform.tenantConfig().resolve("added-later"));
        try {
            Files.writeString(folder.resolve("tenant.yaml"), """
                    tenant: added-later
                    name: {en: "Added later"}
                    roles: [{role: handler, label: {en: "Handler"}}]
                    demo-users: [{username: added-handler, name: "Ann Added", roles: [handler], belongs: [desk-1]}]
                    """);
            platform.bringRealmUpToDate();
            platform.bringRealmUpToDate();
        } finally {
            // What it says is not enough for a tenant of the application.
            Trees.delete(folder);
        }

        JsonNode organization = claims(platform.token("added-handler", "added-later"))
                .path("organization")
                .path("added-later");
        assertThat(texts(organization.path("tenantId"))).containsExactly("added-later");
        assertThat(texts(organization.path("groups"))).containsExactly("/handler/desk-1");
    }

    @Test
    void the_application_owns_nothing_and_no_policy_passes_it_by() throws SQLException {
        assertThat(one(
                        platform.databaseAsApplication(),
                        "select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole from pg_roles"
                                + " where rolname = current_user"))
                .isEqualTo("f");
        assertThat(one(
                        platform.database(),
                        "select count(*) from pg_class where pg_get_userbyid(relowner) = 'gehoor_app'"))
                .isEqualTo("0");
        assertThat(one(
                        platform.database(),
                        "select has_database_privilege('gehoor_app', 'gehoor', 'create')"
                                + " or has_database_privilege('gehoor_app', 'gehoor', 'temporary')"
                                + " or has_database_privilege('gehoor_app', 'keycloak', 'connect')"))
                .isEqualTo("f");
    }

    @Test
    void the_database_keeps_what_it_acknowledged() throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(one(platform.database(), "show " + setting)).as(setting).isEqualTo("on");
        }
    }

    @Test
    void the_database_asks_everybody_for_a_password() {
        String url = platform.settings().getOrDefault("gehoor.db.url", "");

        assertThatThrownBy(() -> java.sql.DriverManager.getConnection(url, "postgres", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void mail_is_kept_and_sent_to_nobody() throws Exception {
        Mailbox mailbox = platform.mail().orElseThrow();
        int port = Integer.parseInt(platform.settings().getOrDefault("gehoor.smtp.port", "0"));

        GreenMailUtil.sendTextEmail(
                "someone@example.org",
                "gehoor@example.org",
                "A subject",
                "A text",
                new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

        assertThat(mailbox.await("someone@example.org", 1, Duration.ofSeconds(10)))
                .singleElement()
                .satisfies(received -> {
                    assertThat(received.subject()).isEqualTo("A subject");
                    assertThat(received.text().strip()).isEqualTo("A text");
                });
    }

    private static JsonNode claims(String token) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
