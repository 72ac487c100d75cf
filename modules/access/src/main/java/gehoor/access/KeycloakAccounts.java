package gehoor.access;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.casework.port.Accounts;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keycloak's organizations, written by its admin interface with an account of a client's own that may do that and nothing else. Every step
 * looks first, so that all of it can be done again after a failure.
 */
public final class KeycloakAccounts implements Accounts {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PASSWORD_BYTES = 15;
    private static final String PENDING = "UPDATE_PASSWORD";

    private final URI issuer;
    private final String client;
    private final String secret;

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
        return writing(keycloak -> look(keycloak, house));
    }

    private static Standing look(KeycloakAdmin keycloak, House house) {
        JsonNode known = organization(keycloak, house.tenant());
        if (known.isMissingNode()) {
            return new Standing(
                    false,
                    house.groups(),
                    house.people().stream().map(Somebody::username).toList());
        }
        String organization = "/organizations/" + known.path("id").asText();
        Map<String, String> groups = keycloak.groups(organization, house.groups(), false);
        JsonNode members = keycloak.members(organization);
        return new Standing(
                true,
                house.groups().stream()
                        .filter(path -> !groups.containsKey(path))
                        .toList(),
                house.people().stream()
                        .map(Somebody::username)
                        .filter(username -> KeycloakAdmin.with(members, "username", username)
                                .isMissingNode())
                        .toList());
    }

    @Override
    public List<Login> make(House house, boolean changing) {
        return writing(keycloak -> make(keycloak, house, changing));
    }

    private static List<Login> make(KeycloakAdmin keycloak, House house, boolean changing) {
        JsonNode known = organization(keycloak, house.tenant());
        if (known.isMissingNode()) {
            Map<String, Object> fresh = new HashMap<>();
            fresh.put("alias", house.tenant());
            fresh.put("name", free(keycloak, house.name()) ? house.name() : house.name() + " (" + house.tenant() + ")");
            fresh.put("enabled", true);
            fresh.put("attributes", Map.of("tenantId", List.of(house.tenant())));
            keycloak.send("POST", "/organizations", KeycloakAdmin.written(fresh));
            known = organization(keycloak, house.tenant());
        }
        String organization = "/organizations/" + known.path("id").asText();
        Map<String, String> groups = keycloak.groups(organization, house.groups(), true);
        List<Login> logins = new ArrayList<>();
        for (Somebody somebody : house.people()) {
            logins.add(place(keycloak, organization, groups, somebody, changing));
        }
        return List.copyOf(logins);
    }

    private <T> T writing(Function<KeycloakAdmin, T> errand) {
        Map<String, String> form =
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret);
        try {
            return errand.apply(new KeycloakAdmin(issuer, PATIENCE, KeycloakAdmin.token(issuer, PATIENCE, form)));
        } catch (KeycloakAdmin.Failed e) {
            throw new Failed(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode organization(KeycloakAdmin keycloak, String alias) {
        JsonNode found = KeycloakAdmin.with(keycloak.organizations(), "alias", alias);
        if (found.isMissingNode()) {
            return found;
        }
        // The list tells no attributes.
        JsonNode whole = keycloak.get("/organizations/" + found.path("id").asText());
        String tenant = whole.path("attributes").path("tenantId").path(0).asText();
        if (!tenant.equals(alias)) {
            throw new Failed("its organization " + alias + " is that of another tenant, or of none");
        }
        return whole;
    }

    /** It takes no two organizations of one name. */
    private static boolean free(KeycloakAdmin keycloak, String name) {
        return KeycloakAdmin.with(keycloak.organizations(), "name", name).isMissingNode();
    }

    private static Login place(
            KeycloakAdmin keycloak,
            String organization,
            Map<String, String> groups,
            Somebody somebody,
            boolean changing) {
        JsonNode found = keycloak.user(somebody.username());
        String password = null;
        if (found.isMissingNode()) {
            password = password();
            keycloak.send("POST", "/users", KeycloakAdmin.written(account(somebody, password, changing)));
            found = keycloak.user(somebody.username());
        } else if (!found.path("email").asText().equals(mail(somebody))) {
            throw new Taken(somebody.username());
        }
        String id = found.path("id").asText();
        boolean neverCame = found.path("requiredActions").toString().contains(PENDING);
        boolean member =
                !KeycloakAdmin.with(keycloak.members(organization), "id", id).isMissingNode();
        if (password == null && (!member || neverCame)) {
            // Whoever was made before something failed was told no password that anybody saw.
            password = password();
            keycloak.send(
                    "PUT",
                    "/users/" + id + "/reset-password",
                    KeycloakAdmin.written(Map.of("type", "password", "value", password, "temporary", changing)));
        }
        if (!member) {
            keycloak.join(organization, id);
        }
        keycloak.place(
                organization, id, somebody.groups().stream().map(groups::get).toList());
        return new Login(somebody.username(), somebody.name(), id, password);
    }

    private static Map<String, Object> account(Somebody somebody, String password, boolean changing) {
        int space = somebody.name().indexOf(' ');
        Map<String, Object> account = new HashMap<>();
        account.put("username", somebody.username());
        account.put("enabled", true);
        account.put("email", mail(somebody));
        account.put("emailVerified", true);
        account.put("firstName", space < 0 ? somebody.name() : somebody.name().substring(0, space));
        account.put("lastName", space < 0 ? "-" : somebody.name().substring(space + 1));
        account.put("credentials", List.of(Map.of("type", "password", "value", password, "temporary", changing)));
        return account;
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
