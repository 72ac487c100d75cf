package gehoor.platform.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The tenants of a folder with their roles and invented people, as far as the identity server must know them. Whether
 * the folder is right as a whole is for the application to say: here a faulty tenant is left out, not refused.
 */
final class DemoPeople {
    /** Somebody with a place in two organizations, so that choosing one can be tried. */
    private static final String IN_TWO = "in-two-places";

    private DemoPeople() {}

    /** @return the tenants by their folders' names, the organization for platform administrators last */
    static List<TenantRealm> tenants(Path tenantConfig) {
        List<TenantRealm> found = new ArrayList<>();
        if (Files.isDirectory(tenantConfig)) {
            try (Stream<Path> folders = Files.list(tenantConfig)) {
                folders.sorted()
                        .map(folder -> folder.resolve("tenant.yaml"))
                        .filter(Files::isRegularFile)
                        .flatMap(file -> tenant(file).stream())
                        .forEach(found::add);
            } catch (IOException e) {
                throw new NotStarted("%s cannot be read: %s.".formatted(tenantConfig, e.getMessage()), e);
            }
        }
        List<TenantRealm> all = withSomeoneInTwo(found);
        all.add(TenantRealm.platform());
        return List.copyOf(all);
    }

    private static List<TenantRealm> tenant(Path file) {
        try {
            return tenant(Files.readString(file));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** @param yaml a tenant.yaml; nothing comes of one that cannot be read */
    static List<TenantRealm> tenant(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(1_000_000)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            if (!(new Load(settings).loadFromString(yaml) instanceof Map<?, ?> tenant)) {
                return List.of();
            }
            String id = text(tenant, "tenant");
            if (id.isEmpty() || id.equals(TenantRealm.PLATFORM)) {
                return List.of();
            }
            return List.of(new TenantRealm(
                    id,
                    id,
                    tenant.get("name") instanceof Map<?, ?> names && !names.isEmpty()
                            ? names.values().iterator().next().toString()
                            : id,
                    maps(tenant, "roles").map(role -> text(role, "role")).toList(),
                    maps(tenant, "demo-users")
                            .map(user -> new TenantRealm.User(
                                    text(user, "username"),
                                    // Keycloak takes no brackets in a name.
                                    text(user, "name").replaceAll("\\s*\\(.*\\)", ""),
                                    texts(user, "roles"),
                                    texts(user, "belongs")))
                            .filter(user -> !user.username().isEmpty())
                            .toList()));
        } catch (YamlEngineException e) {
            return List.of();
        }
    }

    private static List<TenantRealm> withSomeoneInTwo(List<TenantRealm> tenants) {
        List<TenantRealm> all = new ArrayList<>(tenants);
        Set<String> seen = new HashSet<>();
        boolean there = tenants.stream()
                .flatMap(tenant ->
                        tenant.users().stream().map(TenantRealm.User::username).distinct())
                .anyMatch(name -> !seen.add(name));
        List<TenantRealm> staffed = tenants.stream()
                .filter(tenant -> !tenant.users().isEmpty())
                .limit(2)
                .toList();
        if (!there && staffed.size() == 2) {
            for (TenantRealm tenant : staffed) {
                List<TenantRealm.User> users = new ArrayList<>(tenant.users());
                users.add(new TenantRealm.User(
                        IN_TWO, "Two Places", tenant.users().get(0).roles(), List.of()));
                all.set(
                        all.indexOf(tenant),
                        new TenantRealm(tenant.alias(), tenant.tenantId(), tenant.name(), tenant.roles(), users));
            }
        }
        return all;
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    private static List<String> texts(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    private static Stream<Map<?, ?>> maps(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().filter(each -> each instanceof Map).map(each -> (Map<?, ?>) each)
                : Stream.of();
    }
}
