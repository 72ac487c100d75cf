package gehoor.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.People;
import gehoor.casework.port.Ports;
import gehoor.policy.Tenant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Where we run the identity server ourselves, the invented people of a tenant are known from the start, so that they can
 * be assigned before they first log in. They carry the id that our own realm file gives them.
 */
final class InventedPeople {
    private InventedPeople() {}

    static void introduce(Collection<Tenant> tenants, Ports ports) {
        for (Tenant tenant : tenants) {
            ports.transactions().within(tenant.id(), () -> {
                for (Tenant.DemoUser user : tenant.demoUsers()) {
                    ports.people().seen(tenant.id(), person(user));
                }
                return tenant;
            });
        }
    }

    private static People.Person person(Tenant.DemoUser user) {
        String id = UUID.nameUUIDFromBytes(("user:" + user.username()).getBytes(UTF_8))
                .toString();
        // As the identity server tells a name: it takes no brackets.
        String name = user.name().replaceAll("\\s*\\(.*\\)", "");
        return new People.Person(id, name, null, Set.copyOf(user.roles()), Set.copyOf(user.belongs()));
    }
}
