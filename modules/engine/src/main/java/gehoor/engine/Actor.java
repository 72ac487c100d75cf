package gehoor.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts or looks.
 *
 * @param id account id of a member of staff; empty for the public, the complainant and the system
 * @param roles roles within the tenant; of who is invited the one they were invited in; else empty
 * @param belongs services, facilities and bodies this member of staff belongs to, or who is invited speaks for
 * @param party id of the party in the file, where a party comes by its own receipt
 */
public record Actor(
        Kind kind,
        String id,
        Set<String> roles,
        Set<String> belongs,
        @Nullable String party) {
    public enum Kind {
        STAFF,
        /** Without account or receipt; may only report. */
        PUBLIC,
        /** By the receipt of the file. */
        COMPLAINANT,
        /** A party by a receipt of its own. */
        PARTY,
        /** Somebody outside, in a role, by a link for one action. A party that is invited comes as the party. */
        INVITED,
        /** The platform, when something is due. */
        SYSTEM
    }

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "", Set.of(), Set.of(), null);
    public static final Actor PUBLIC = new Actor(Kind.PUBLIC, "", Set.of(), Set.of(), null);
    public static final Actor COMPLAINANT = new Actor(Kind.COMPLAINANT, "", Set.of(), Set.of(), null);

    public Actor {
        roles = Set.copyOf(roles);
        belongs = Set.copyOf(belongs);
    }

    public static Actor staff(String id, Set<String> roles, Set<String> belongs) {
        return new Actor(Kind.STAFF, id, roles, belongs, null);
    }

    static Actor invited(String role, Set<String> belongs) {
        return new Actor(Kind.INVITED, "", Set.of(role), belongs, null);
    }

    public static Actor party(String party) {
        return new Actor(Kind.PARTY, "", Set.of(), Set.of(), party);
    }
}
