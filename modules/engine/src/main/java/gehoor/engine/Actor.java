package gehoor.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts or looks.
 *
 * @param id account id of a member of staff; empty for the public, the complainant and the system
 * @param roles roles within the tenant; of who is invited the one they were invited in, of who stands in those of the other; else empty
 * @param belongs services, facilities and bodies this member of staff, or who they stand in for, belongs to, or who is invited
 *     speaks for
 * @param party id of the party in the file, where a party comes by its own receipt
 * @param standsFor account id of the member of staff whose place this one takes for now; null where they come for themselves
 */
public record Actor(
        Kind kind,
        String id,
        Set<String> roles,
        Set<String> belongs,
        @Nullable String party,
        @Nullable String standsFor) {
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

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "", Set.of(), Set.of(), null, null);
    public static final Actor PUBLIC = new Actor(Kind.PUBLIC, "", Set.of(), Set.of(), null, null);
    public static final Actor COMPLAINANT = new Actor(Kind.COMPLAINANT, "", Set.of(), Set.of(), null, null);

    public Actor {
        roles = Set.copyOf(roles);
        belongs = Set.copyOf(belongs);
    }

    public static Actor staff(String id, Set<String> roles, Set<String> belongs) {
        return new Actor(Kind.STAFF, id, roles, belongs, null, null);
    }

    /**
     * A member of staff in the place of another: with those roles of the other that were passed on, and none of their own.
     *
     * @param standsFor account id of the other
     */
    public static Actor standingIn(String id, String standsFor, Set<String> roles, Set<String> belongs) {
        return new Actor(Kind.STAFF, id, roles, belongs, null, standsFor);
    }

    static Actor invited(String role, Set<String> belongs) {
        return new Actor(Kind.INVITED, "", Set.of(role), belongs, null, null);
    }

    public static Actor party(String party) {
        return new Actor(Kind.PARTY, "", Set.of(), Set.of(), party, null);
    }

    /**
     * Account id of whose place it is: their own, or that of who they stand in for. What is assigned to this place stays with its owner
     * when they are back.
     */
    public String place() {
        String other = standsFor;
        return other == null ? id : other;
    }

    /**
     * Whether it is this person or the one they stand in for: of both it is asked what they did and with whom they have a tie, so that
     * what bars one cannot be done through the other.
     */
    boolean is(Set<String> people) {
        return people.contains(id) || (standsFor != null && people.contains(standsFor));
    }
}
