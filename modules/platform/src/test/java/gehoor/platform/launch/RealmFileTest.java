package gehoor.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealmFileTest {
    private static final TenantRealm NORTH = new TenantRealm(
            "north",
            "north",
            "North",
            List.of("handler", "responsible"),
            List.of(
                    new TenantRealm.User("anna", "Anna Aerts", List.of("handler"), List.of()),
                    new TenantRealm.User("bert", "Bert", List.of("responsible"), List.of("library", "pool"))));
    private static final TenantRealm SOUTH = new TenantRealm(
            "south",
            "south",
            "South",
            List.of("handler"),
            List.of(new TenantRealm.User("anna", "Anna Aerts", List.of("handler"), List.of())));

    @Test
    void the_same_tenants_give_the_same_file() {
        assertThat(write(List.of(NORTH, SOUTH))).isEqualTo(write(List.of(NORTH, SOUTH)));
    }

    @Test
    void a_person_with_a_place_in_two_organizations_is_one_account() throws Exception {
        JsonNode realm = read(List.of(NORTH, SOUTH));

        assertThat(realm.path("users").findValuesAsText("username")).containsExactly("anna", "bert");
        assertThat(organization(realm, "north").path("members").findValuesAsText("username"))
                .contains("anna");
        assertThat(organization(realm, "south").path("members").findValuesAsText("username"))
                .contains("anna");
    }

    @Test
    void two_tenants_of_one_name_are_told_apart_by_their_alias_and_the_others_keep_their_name() throws Exception {
        TenantRealm namesake = new TenantRealm("east", "east", "north", List.of("handler"), List.of());

        for (JsonNode realm : List.of(
                read(List.of(NORTH, SOUTH, namesake)),
                new ObjectMapper()
                        .readTree(RealmFile.withoutPeople(List.of(NORTH, SOUTH, namesake), "http://localhost")))) {
            assertThat(realm.path("organizations").findValuesAsText("alias")).containsExactly("north", "south", "east");
            assertThat(organization(realm, "north").path("name").asText()).isEqualTo("North (north)");
            assertThat(organization(realm, "south").path("name").asText()).isEqualTo("South");
            assertThat(organization(realm, "east").path("name").asText()).isEqualTo("north (east)");
        }
    }

    @Test
    void who_is_of_a_service_is_in_the_groups_below_the_role_and_not_in_the_role_itself() throws Exception {
        JsonNode north = organization(read(List.of(NORTH)), "north");

        List<String> paths = new ArrayList<>();
        for (JsonNode group : member(north, "bert").path("groups")) {
            paths.add(pathOf(north.path("groups"), group.asText()));
        }
        assertThat(paths).containsExactly("/responsible/library", "/responsible/pool");
    }

    @Test
    void two_tenants_with_the_same_role_have_groups_of_their_own() throws Exception {
        JsonNode realm = read(List.of(NORTH, SOUTH));

        assertThat(organization(realm, "north").path("groups").findValuesAsText("id"))
                .doesNotContainAnyElementsOf(
                        organization(realm, "south").path("groups").findValuesAsText("id"));
    }

    @Test
    void the_token_is_asked_for_what_the_product_needs_and_no_more() throws Exception {
        JsonNode realm = read(List.of(NORTH));

        assertThat(realm.path("clientScopes").findValuesAsText("claim.name"))
                .containsExactlyInAnyOrder("auth_time", "preferred_username", "locale", "organization");
        assertThat(realm.path("clientScopes").findValuesAsText("included.client.audience"))
                .containsExactly("gehoor-api");
        assertThat(realm.path("accessTokenLifespan").asInt()).isLessThanOrEqualTo(300);
    }

    @Test
    void the_client_of_the_pages_must_prove_its_code_and_takes_no_passwords() throws Exception {
        JsonNode web = client(read(List.of(NORTH)), RealmFile.WEB);

        assertThat(web.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(web.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        assertThat(web.path("publicClient").asBoolean(true)).isFalse();
        assertThat(web.path("redirectUris").get(0).asText()).isEqualTo("http://localhost:8080/*");
    }

    @Test
    void an_organization_that_is_no_tenant_names_none() throws Exception {
        JsonNode platform = organization(read(List.of(NORTH, TenantRealm.platform())), "platform");

        assertThat(platform.path("attributes").has("tenantId")).isFalse();
        assertThat(platform.path("groups").findValuesAsText("path")).containsExactly("/platform-admin");
    }

    @Test
    void for_a_keycloak_of_somebody_else_there_are_the_organizations_and_nobody_invented() throws Exception {
        String text = RealmFile.withoutPeople(List.of(NORTH, SOUTH, TenantRealm.platform()), "https://c.example.net");
        JsonNode realm = new ObjectMapper().readTree(text);

        assertThat(realm.path("organizations").findValuesAsText("alias")).containsExactly("north", "south", "platform");
        assertThat(organization(realm, "north")
                        .path("attributes")
                        .path("tenantId")
                        .get(0)
                        .asText())
                .isEqualTo("north");
        assertThat(organization(realm, "north").path("groups").findValuesAsText("path"))
                .containsExactly("/handler", "/responsible");
        assertThat(realm.path("clients").findValuesAsText("clientId"))
                .containsExactly(RealmFile.API, RealmFile.WEB, RealmFile.ACCOUNTS);
        assertThat(client(realm, RealmFile.WEB).path("redirectUris").get(0).asText())
                .isEqualTo("https://c.example.net/*");
        assertThat(text).doesNotContain("anna", "bert", "\"secret\"", "credential", "example.org");
        assertThat(realm.path("users").findValuesAsText("username")).containsExactly("service-account-gehoor-accounts");
        assertThat(realm.path("users").get(0).path("clientRoles").path("realm-management"))
                .extracting(JsonNode::asText)
                .containsExactly("manage-organizations", "manage-users");
    }

    private static String write(List<TenantRealm> tenants) {
        return RealmFile.of(tenants, "http://localhost:8080", "secret", "password");
    }

    private static JsonNode read(List<TenantRealm> tenants) throws Exception {
        return new ObjectMapper().readTree(write(tenants));
    }

    private static JsonNode organization(JsonNode realm, String alias) {
        return one(realm.path("organizations"), "alias", alias);
    }

    private static JsonNode member(JsonNode organization, String username) {
        return one(organization.path("members"), "username", username);
    }

    private static JsonNode client(JsonNode realm, String id) {
        return one(realm.path("clients"), "clientId", id);
    }

    private static JsonNode one(JsonNode all, String field, String value) {
        for (JsonNode each : all) {
            if (each.path(field).asText().equals(value)) {
                return each;
            }
        }
        throw new AssertionError("no " + field + " " + value);
    }

    private static String pathOf(JsonNode groups, String id) {
        for (JsonNode group : groups) {
            if (group.path("id").asText().equals(id)) {
                return group.path("path").asText();
            }
            for (JsonNode below : group.path("subGroups")) {
                if (below.path("id").asText().equals(id)) {
                    return below.path("path").asText();
                }
            }
        }
        throw new AssertionError("no group " + id);
    }
}
