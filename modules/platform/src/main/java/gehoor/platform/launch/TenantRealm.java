package gehoor.platform.launch;

import java.util.List;

/**
 * A tenant, as the identity server knows it: an organization, its roles, and invented people.
 *
 * @param alias the organization's alias, used in the scope {@code organization:<alias>}
 * @param tenantId what the token says in {@code organization.<alias>.tenantId}; empty for an organization that is
 *     no tenant
 * @param name for people; two may have the same
 * @param roles each becomes a group of the organization, {@code /role}
 * @param users a username that several tenants have is one person with a place in each
 */
public record TenantRealm(String alias, String tenantId, String name, List<String> roles, List<User> users) {

    /** The organization of those who run the platform; it is no tenant. */
    static final String PLATFORM = "platform";

    /**
     * An invented member of staff.
     *
     * @param services ids of services, facilities or bodies that this person is of; each role is then held as
     *     {@code /role/<id>}
     */
    public record User(String username, String name, List<String> roles, List<String> services) {
        public User {
            roles = List.copyOf(roles);
            services = List.copyOf(services);
        }

        /** The groups of the organization that this person is in. */
        List<String> groups() {
            return services.isEmpty()
                    ? roles.stream().map(role -> "/" + role).toList()
                    : roles.stream()
                            .flatMap(role -> services.stream().map(service -> "/" + role + "/" + service))
                            .toList();
        }
    }

    public TenantRealm {
        roles = List.copyOf(roles);
        users = List.copyOf(users);
    }

    /** The same under names that no two of them share: Keycloak takes no two organizations of one name. */
    static List<TenantRealm> apart(List<TenantRealm> tenants) {
        return tenants.stream()
                .map(tenant -> tenants.stream()
                                        .filter(other -> other.isNamed(tenant.name()))
                                        .count()
                                > 1
                        ? tenant.withAlias()
                        : tenant)
                .toList();
    }

    private boolean isNamed(String name) {
        return this.name.equalsIgnoreCase(name);
    }

    /** Named so that whoever chooses between two knows which is which. */
    TenantRealm withAlias() {
        return new TenantRealm(alias, tenantId, "%s (%s)".formatted(name, alias), roles, users);
    }

    /** The organization for platform administrators, with two of them: what one proposes, the other approves. */
    static TenantRealm platform() {
        return new TenantRealm(
                PLATFORM,
                "",
                "Platform",
                List.of("platform-admin"),
                List.of(
                        new User("platform-admin", "Platform Admin", List.of("platform-admin"), List.of()),
                        new User("platform-second", "Platform Second", List.of("platform-admin"), List.of())));
    }
}
