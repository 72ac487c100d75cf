package gehoor.platform.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The realm {@code gehoor} as Keycloak imports it: an organization for each tenant with a group for each role,
 * three clients, and a token that says no more than the product asks.
 *
 * <p>Everything carries an id made from its name, so that the same tenants always give the same file.
 *
 * <p>An access token for the scope {@code organization:<alias>} holds
 * {@code "organization": {"<alias>": {"id": "…", "tenantId": ["…"], "groups": ["/role", "/role/service"]}}}, the
 * audience {@code gehoor-api}, and of the person {@code sub}, {@code preferred_username} and {@code name}.
 */
public final class RealmFile {
    /** The realm's name. */
    public static final String REALM = "gehoor";
    /** The client of the pages: confidential, code flow with PKCE. */
    public static final String WEB = "gehoor-web";
    /** What access tokens are made out to. */
    public static final String API = "gehoor-api";
    /** A client that takes a password for a token: only where we run Keycloak ourselves, to try things out. */
    public static final String DEMO = "gehoor-demo";

    /** The client by which the platform writes organizations, their groups and invented people. */
    public static final String ACCOUNTS = "gehoor-accounts";
    /** Keycloak's own client, whose roles say who may write what. */
    static final String MANAGEMENT = "realm-management";
    /** What that client may, and no more. */
    static final List<String> MAY = List.of("manage-organizations", "manage-users");

    private static final int HASH_ROUNDS = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RealmFile() {}

    /**
     * The realm, ready for {@code --import-realm} or {@code POST /admin/realms}.
     *
     * @param web where browsers come back to after login, without a path
     * @param webSecret the secret of {@link #WEB}
     * @param demoPassword every invented person's password
     */
    public static String of(List<TenantRealm> tenants, String web, String webSecret, String demoPassword) {
        return write(realm(tenants, web, webSecret, demoPassword));
    }

    /**
     * The realm for a Keycloak of somebody else: nobody invented, no client that takes passwords, and a secret of
     * Keycloak's own making.
     */
    public static String withoutPeople(List<TenantRealm> tenants, String web) {
        List<TenantRealm> empty = TenantRealm.apart(tenants).stream()
                .map(tenant ->
                        new TenantRealm(tenant.alias(), tenant.tenantId(), tenant.name(), tenant.roles(), List.of()))
                .toList();
        Map<String, Object> realm = new LinkedHashMap<>(realm(empty, web, "", ""));
        realm.put(
                "clients",
                Stream.concat(clients(web, "").stream(), Stream.of(accounts()))
                        .filter(client -> !DEMO.equals(client.get("clientId")))
                        .map(client -> {
                            Map<String, Object> bare = new LinkedHashMap<>(client);
                            bare.remove("secret");
                            return bare;
                        })
                        .toList());
        realm.put(
                "organizations",
                empty.stream()
                        .map(tenant -> {
                            Map<String, Object> bare = new LinkedHashMap<>(organization(tenant));
                            // Only invented addresses are at example.org.
                            bare.remove("domains");
                            bare.remove("members");
                            return bare;
                        })
                        .toList());
        // Nobody but the account of a client.
        realm.put(
                "users",
                List.of(Map.of(
                        "username",
                        "service-account-" + ACCOUNTS,
                        "enabled",
                        true,
                        "serviceAccountClientId",
                        ACCOUNTS,
                        "clientRoles",
                        Map.of(MANAGEMENT, MAY))));
        return write(realm);
    }

    static Map<String, Object> realm(List<TenantRealm> tenants, String web, String webSecret, String demoPassword) {
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("realm", REALM);
        realm.put("displayName", "Gehoor");
        realm.put("enabled", true);
        realm.put("organizationsEnabled", true);
        realm.put("registrationAllowed", false);
        realm.put("bruteForceProtected", true);
        realm.put("sslRequired", "external");
        realm.put("accessTokenLifespan", 300);
        realm.put("ssoSessionIdleTimeout", 1_800);
        realm.put("defaultSignatureAlgorithm", "RS256");
        realm.put("internationalizationEnabled", true);
        realm.put("supportedLocales", List.of("nl", "fr", "en"));
        realm.put("defaultLocale", "nl");
        realm.put("clientScopes", scopes());
        realm.put("defaultDefaultClientScopes", List.of("basic", "profile", API));
        realm.put("defaultOptionalClientScopes", List.of("organization"));
        realm.put("clients", clients(web, webSecret));
        realm.put("users", users(tenants, demoPassword));
        realm.put(
                "organizations",
                TenantRealm.apart(tenants).stream().map(RealmFile::organization).toList());
        return realm;
    }

    static Map<String, Object> organization(TenantRealm tenant) {
        Map<String, Object> organization = new LinkedHashMap<>();
        organization.put("id", id("organization", tenant.alias()));
        organization.put("name", tenant.name());
        organization.put("alias", tenant.alias());
        organization.put("enabled", true);
        organization.put("domains", List.of(Map.of("name", tenant.alias() + ".example.org", "verified", true)));
        organization.put(
                "attributes", tenant.tenantId().isEmpty() ? Map.of() : Map.of("tenantId", List.of(tenant.tenantId())));
        organization.put("groups", groups(tenant));
        organization.put(
                "members",
                tenant.users().stream()
                        .map(user -> Map.of(
                                "username",
                                user.username(),
                                "membershipType",
                                "UNMANAGED",
                                "groups",
                                user.groups().stream()
                                        .map(path -> groupId(tenant, path))
                                        .toList()))
                        .toList());
        return organization;
    }

    /** The paths of all groups of a tenant's organization, a parent before its children. */
    static Set<String> groupPaths(TenantRealm tenant) {
        Set<String> paths = new LinkedHashSet<>();
        tenant.roles().forEach(role -> paths.add("/" + role));
        tenant.users().stream().flatMap(user -> user.groups().stream()).forEach(path -> {
            int second = path.indexOf('/', 1);
            if (second > 0) {
                paths.add(path.substring(0, second));
            }
            paths.add(path);
        });
        return paths;
    }

    static Map<String, Object> user(TenantRealm.User user, String demoPassword) {
        int space = user.name().indexOf(' ');
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("id", id("user", user.username()));
        account.put("username", user.username());
        account.put("enabled", true);
        account.put("email", user.username() + "@example.org");
        account.put("emailVerified", true);
        account.put("firstName", space < 0 ? user.name() : user.name().substring(0, space));
        account.put("lastName", space < 0 ? "-" : user.name().substring(space + 1));
        account.put("credentials", List.of(hashed(demoPassword)));
        return account;
    }

    /**
     * A password as Keycloak keeps it. Hashing the same one for each of fifty people, Keycloak's way, would take half of the
     * first start; and one of 144 random bits needs no slow hash. Keycloak replaces it by its own at the first login.
     */
    private static Map<String, Object> hashed(String password) {
        try {
            // Not random, so that the same people give the same file; random is the password.
            byte[] salt = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(password.getBytes(UTF_8)), 16);
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, HASH_ROUNDS, 512))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return Map.of(
                    "type",
                    "password",
                    "credentialData",
                    "{\"algorithm\":\"pbkdf2-sha512\",\"hashIterations\":%d}".formatted(HASH_ROUNDS),
                    "secretData",
                    "{\"value\":\"%s\",\"salt\":\"%s\"}"
                            .formatted(base64.encodeToString(hash), base64.encodeToString(salt)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK knows PBKDF2 and SHA-256", e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and strings can always be written", e);
        }
    }

    private static List<Map<String, Object>> users(List<TenantRealm> tenants, String demoPassword) {
        Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
        for (TenantRealm tenant : tenants) {
            tenant.users().forEach(user -> byName.putIfAbsent(user.username(), user(user, demoPassword)));
        }
        return List.copyOf(byName.values());
    }

    private static List<Map<String, Object>> groups(TenantRealm tenant) {
        Map<String, List<Map<String, Object>>> children = new LinkedHashMap<>();
        for (String path : groupPaths(tenant)) {
            int second = path.indexOf('/', 1);
            if (second < 0) {
                children.putIfAbsent(path, new ArrayList<>());
            } else {
                children.computeIfAbsent(path.substring(0, second), top -> new ArrayList<>())
                        .add(Map.of("id", groupId(tenant, path), "name", path.substring(second + 1), "path", path));
            }
        }
        return children.entrySet().stream()
                .map(top -> Map.<String, Object>of(
                        "id",
                        groupId(tenant, top.getKey()),
                        "name",
                        top.getKey().substring(1),
                        "path",
                        top.getKey(),
                        "subGroups",
                        top.getValue()))
                .toList();
    }

    private static List<Map<String, Object>> clients(String web, String webSecret) {
        List<String> always = List.of("basic", "profile", API);
        List<String> asked = List.of("organization");
        Map<String, Object> pages = new LinkedHashMap<>();
        pages.put("clientId", WEB);
        pages.put("name", "Gehoor");
        pages.put("enabled", true);
        pages.put("publicClient", false);
        pages.put("clientAuthenticatorType", "client-secret");
        pages.put("secret", webSecret);
        pages.put("standardFlowEnabled", true);
        pages.put("implicitFlowEnabled", false);
        pages.put("directAccessGrantsEnabled", false);
        pages.put("serviceAccountsEnabled", false);
        pages.put("fullScopeAllowed", false);
        pages.put("redirectUris", List.of(web + "/*"));
        pages.put("webOrigins", List.of());
        pages.put("attributes", Map.of("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", web + "/*"));
        pages.put("defaultClientScopes", always);
        pages.put("optionalClientScopes", asked);

        Map<String, Object> demo = new LinkedHashMap<>();
        demo.put("clientId", DEMO);
        demo.put("enabled", true);
        demo.put("publicClient", true);
        demo.put("standardFlowEnabled", false);
        demo.put("implicitFlowEnabled", false);
        demo.put("directAccessGrantsEnabled", true);
        demo.put("fullScopeAllowed", false);
        demo.put("defaultClientScopes", always);
        demo.put("optionalClientScopes", asked);

        return List.of(Map.of("clientId", API, "enabled", true, "bearerOnly", true), pages, demo);
    }

    /** Nobody logs in by it, and its token is none of ours: it is for Keycloak alone. */
    static Map<String, Object> accounts() {
        Map<String, Object> accounts = new LinkedHashMap<>();
        accounts.put("clientId", ACCOUNTS);
        accounts.put("enabled", true);
        accounts.put("publicClient", false);
        accounts.put("clientAuthenticatorType", "client-secret");
        accounts.put("standardFlowEnabled", false);
        accounts.put("implicitFlowEnabled", false);
        accounts.put("directAccessGrantsEnabled", false);
        accounts.put("serviceAccountsEnabled", true);
        accounts.put("fullScopeAllowed", true);
        accounts.put("defaultClientScopes", List.of("basic"));
        accounts.put("optionalClientScopes", List.of());
        return accounts;
    }

    /** Keycloak's own scopes say more than we ask (mail address, realm roles), so the realm brings its own. */
    private static List<Map<String, Object>> scopes() {
        return List.of(
                scope(
                        "basic",
                        false,
                        List.of(mapper("sub", "oidc-sub-mapper", Map.of()), sessionNote("auth_time", "AUTH_TIME"))),
                scope(
                        "profile",
                        true,
                        List.of(
                                attribute("preferred_username", "username"),
                                mapper("name", "oidc-full-name-mapper", Map.of()),
                                attribute("locale", "locale"))),
                scope(
                        "organization",
                        true,
                        List.of(
                                mapper(
                                        "organization",
                                        "oidc-organization-membership-mapper",
                                        Map.of(
                                                "claim.name",
                                                "organization",
                                                "jsonType.label",
                                                "JSON",
                                                "multivalued",
                                                "true",
                                                "addOrganizationId",
                                                "true",
                                                "addOrganizationAttributes",
                                                "true")),
                                // Without claim name and type, or the groups replace the line above.
                                mapper("organization-groups", "oidc-organization-group-membership-mapper", Map.of()))),
                scope(
                        API,
                        false,
                        List.of(mapper("audience", "oidc-audience-mapper", Map.of("included.client.audience", API)))));
    }

    private static Map<String, Object> scope(String name, boolean inToken, List<Map<String, Object>> mappers) {
        return Map.of(
                "name",
                name,
                "protocol",
                "openid-connect",
                "attributes",
                Map.of("include.in.token.scope", Boolean.toString(inToken), "display.on.consent.screen", "false"),
                "protocolMappers",
                mappers);
    }

    private static Map<String, Object> attribute(String claim, String attribute) {
        return mapper(
                claim,
                "oidc-usermodel-attribute-mapper",
                Map.of("user.attribute", attribute, "claim.name", claim, "jsonType.label", "String"));
    }

    private static Map<String, Object> sessionNote(String claim, String note) {
        return mapper(
                claim,
                "oidc-usersessionmodel-note-mapper",
                Map.of("user.session.note", note, "claim.name", claim, "jsonType.label", "long"));
    }

    private static Map<String, Object> mapper(String name, String kind, Map<String, String> config) {
        Map<String, String> all = new LinkedHashMap<>(config);
        all.put("access.token.claim", "true");
        all.put("introspection.token.claim", "true");
        // An audience in an ID token would make it look like an access token.
        all.put("id.token.claim", Boolean.toString(!kind.equals("oidc-audience-mapper")));
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", kind, "config", all);
    }

    private static String groupId(TenantRealm tenant, String path) {
        return id("group", tenant.alias() + path);
    }

    private static String id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(UTF_8)).toString();
    }
}
