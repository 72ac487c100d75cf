package gehoor.platform.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gehoor.access.KeycloakAdmin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The realm in a running Keycloak of our own: made when it is missing, and brought up to date with the tenants by
 * adding what is missing. What somebody removed from the configuration stays, for people may have been given
 * places there since; nothing is ever removed here.
 */
final class Realm {
    private static final String ADMIN = "admin";
    /** A realm with all its people takes a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI keycloak;
    private final String adminPassword;

    Realm(URI keycloak, String adminPassword) {
        this.keycloak = keycloak;
        this.adminPassword = adminPassword;
    }

    /** @param known holds what Keycloak was last told, by its hash; the same is not told again */
    void bringUpToDate(List<TenantRealm> tenants, String web, String webSecret, String demoPassword, Path known) {
        String wanted = RealmFile.of(tenants, web, webSecret, demoPassword);
        try {
            KeycloakAdmin admin = admin();
            if (!admin.isThere()) {
                admin.make(wanted);
            } else if (!told(wanted, known)) {
                comeBackTo(admin, web);
                tenants.forEach(tenant -> add(admin, tenant, demoPassword));
            }
            Files.writeString(known, hash(wanted));
        } catch (KeycloakAdmin.Failed e) {
            throw refused(e);
        } catch (IOException e) {
            throw new NotStarted("%s cannot be written: %s.".formatted(known, e.getMessage()), e);
        }
    }

    /** The client by which the platform itself may write organizations and invented people, made where it is missing. */
    void openToWriting(String secret) {
        try {
            openToWriting(admin(), secret);
        } catch (KeycloakAdmin.Failed e) {
            throw refused(e);
        }
    }

    private URI issuer(String realm) {
        return keycloak.resolve("/realms/" + realm);
    }

    private KeycloakAdmin admin() {
        String token = KeycloakAdmin.token(
                issuer("master"),
                PATIENCE,
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        ADMIN,
                        "password",
                        adminPassword));
        return new KeycloakAdmin(issuer(RealmFile.REALM), PATIENCE, token);
    }

    private NotStarted refused(KeycloakAdmin.Failed e) {
        return new NotStarted("Keycloak at %s: %s %s.".formatted(keycloak, e.getMessage(), e.answer()), e);
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
        Map<String, String> form = Map.of(
                "grant_type",
                "password",
                "client_id",
                RealmFile.DEMO,
                "username",
                username,
                "password",
                password,
                "scope",
                "openid " + scope);
        try {
            return KeycloakAdmin.token(issuer(RealmFile.REALM), PATIENCE, form);
        } catch (KeycloakAdmin.Failed e) {
            throw refused(e);
        }
    }

    private static void openToWriting(KeycloakAdmin admin, String secret) {
        String search = "/clients?clientId=" + RealmFile.ACCOUNTS;
        if (admin.get(search).path(0).isMissingNode()) {
            Map<String, Object> fresh = new HashMap<>(RealmFile.accounts());
            fresh.put("secret", secret);
            admin.send("POST", "/clients", RealmFile.write(fresh));
        }
        String id = admin.get(search).path(0).path("id").asText();
        String user =
                admin.get("/clients/" + id + "/service-account-user").path("id").asText();
        String management = admin.get("/clients?clientId=" + RealmFile.MANAGEMENT)
                .path(0)
                .path("id")
                .asText();
        List<JsonNode> roles = RealmFile.MAY.stream()
                .map(role -> admin.get("/clients/" + management + "/roles/" + role))
                .toList();
        admin.send("POST", "/users/" + user + "/role-mappings/clients/" + management, RealmFile.write(roles));
    }

    /** The web address may have moved to another port since the realm was made. */
    private static void comeBackTo(KeycloakAdmin admin, String web) {
        JsonNode client = admin.get("/clients?clientId=" + RealmFile.WEB).path(0);
        if (client.path("redirectUris").toString().contains("\"" + web + "/*\"")) {
            return;
        }
        ObjectNode changed = client.deepCopy();
        changed.putArray("redirectUris").add(web + "/*");
        ((ObjectNode) changed.path("attributes")).put("post.logout.redirect.uris", web + "/*");
        admin.send("PUT", "/clients/" + client.path("id").asText(), changed.toString());
    }

    private static void add(KeycloakAdmin admin, TenantRealm tenant, String demoPassword) {
        JsonNode known = KeycloakAdmin.with(admin.organizations(), "alias", tenant.alias());
        if (known.isMissingNode()) {
            // The name may be taken, also by one that the tenants no longer know.
            boolean taken = !KeycloakAdmin.with(admin.organizations(), "name", tenant.name())
                    .isMissingNode();
            Map<String, Object> fresh = new HashMap<>(RealmFile.organization(taken ? tenant.withAlias() : tenant));
            fresh.remove("groups");
            fresh.remove("members");
            admin.send("POST", "/organizations", RealmFile.write(fresh));
            known = KeycloakAdmin.with(admin.organizations(), "alias", tenant.alias());
        }
        String organization = "/organizations/" + known.path("id").asText();
        Map<String, String> groups = admin.groups(organization, List.copyOf(RealmFile.groupPaths(tenant)), true);
        JsonNode members = admin.members(organization);
        for (TenantRealm.User user : tenant.users()) {
            String id = person(admin, user, demoPassword);
            if (KeycloakAdmin.with(members, "id", id).isMissingNode()) {
                admin.join(organization, id);
            }
            admin.place(
                    organization, id, user.groups().stream().map(groups::get).toList());
        }
    }

    private static String person(KeycloakAdmin admin, TenantRealm.User user, String demoPassword) {
        JsonNode found = admin.user(user.username());
        if (found.isMissingNode()) {
            admin.send("POST", "/users", RealmFile.write(RealmFile.user(user, demoPassword)));
            found = admin.user(user.username());
        }
        return found.path("id").asText();
    }
}
