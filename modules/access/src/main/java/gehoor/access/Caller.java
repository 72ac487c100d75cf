package gehoor.access;

import gehoor.engine.Actor;
import java.util.Set;

/** Who sent a request, as a checked token or login tells; never as the request says of itself. */
public sealed interface Caller {

    /**
     * A member of staff of one tenant.
     *
     * @param account the identity server's id of the account
     * @param tenant that of the one organization in the token
     * @param roles the groups of that organization
     * @param belongs services, facilities and bodies in which those roles are held
     */
    record Staff(String account, String name, String tenant, Set<String> roles, Set<String> belongs) implements Caller {
        public Staff {
            roles = Set.copyOf(roles);
            belongs = Set.copyOf(belongs);
        }

        public Actor actor() {
            return Actor.staff(account, roles, belongs);
        }
    }

    /** Who runs the platform: configures, and opens nothing. */
    record PlatformAdmin(String account, String name) implements Caller {}

    /** Without token or login. */
    record Nobody() implements Caller {}

    Nobody NOBODY = new Nobody();
}
