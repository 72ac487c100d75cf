package gehoor.access;

import gehoor.casework.Seat;
import gehoor.engine.Actor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who sent a request, as a checked token or login tells; never as the request says of itself. */
public sealed interface Caller {

    /**
     * A member of staff of one tenant.
     *
     * @param account the identity server's id of the account
     * @param tenant that of the one organization in the token
     * @param roles the groups of that organization
     * @param belongs services, facilities and bodies in which those roles are held
     * @param seat the place of a colleague that they take now; null: their own
     */
    record Staff(
            String account,
            String name,
            String tenant,
            Set<String> roles,
            Set<String> belongs,
            @Nullable Seat seat) implements Caller {
        public Staff {
            roles = Set.copyOf(roles);
            belongs = Set.copyOf(belongs);
        }

        public Staff(String account, String name, String tenant, Set<String> roles, Set<String> belongs) {
            this(account, name, tenant, roles, belongs, null);
        }

        /** The same, in the place of a colleague. */
        public Staff in(Seat place) {
            return new Staff(account, name, tenant, roles, belongs, place);
        }

        public Actor actor() {
            Seat place = seat;
            return place == null
                    ? Actor.staff(account, roles, belongs)
                    : Actor.standingIn(account, place.person(), place.roles(), place.belongs());
        }
    }

    /** Who runs the platform: configures, and opens nothing. */
    record PlatformAdmin(String account, String name) implements Caller {
        /** In no place that a procedure knows. */
        public Actor actor() {
            return Actor.staff(account, Set.of(Tokens.PLATFORM_ADMIN), Set.of());
        }
    }

    /** Without token or login. */
    record Nobody() implements Caller {}

    Nobody NOBODY = new Nobody();
}
