package gehoor.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of actor: a role, narrowed by relations to the file; all relations named must hold.
 *
 * @param role a role of the tenant, or {@link #COMPLAINANT}, {@link #PUBLIC}, {@link #SYSTEM}, {@link #ANYONE}
 *     ("any member of staff of the tenant"), or {@code party:<kind>}
 * @param only relations that must hold
 * @param byField the one field that {@code of-the-service}, {@code of-the-facility} and {@code of-the-body} look at; null: any
 *     field of that type
 */
public record Who(String role, Set<Relation> only, @Nullable String byField) {
    /** Who complains, by receipt. */
    public static final String COMPLAINANT = "complainant";
    /** Somebody without account or receipt: may only report. */
    public static final String PUBLIC = "public";
    /** The platform itself, when a clock is due. */
    public static final String SYSTEM = "system";
    /** Any member of staff of the tenant, whatever the role. */
    public static final String ANYONE = "anyone";
    /** Prefix of a party by kind, by receipt: {@code party:provider}. */
    public static final String PARTY = "party:";

    public enum Relation {
        /** Assigned to this file in that role. */
        ASSIGNED,
        /** Belongs to a service that a fact of this file names. */
        OF_THE_SERVICE,
        /** Belongs to a facility that a fact of this file names. */
        OF_THE_FACILITY,
        /** Belongs to an outside body that a fact of this file names. */
        OF_THE_BODY,
        /** Has acted in, or been assigned to, a file that this one is linked to. */
        HANDLED_LINKED,
        /** Has not acted in, or been assigned to, any file that this one is linked to. */
        NOT_HANDLED_LINKED,
        /** Has no recorded tie with a party of this file. */
        WITHOUT_TIE,
        /** Has a recorded tie with the complainant or a party of this file. */
        WITH_TIE,
        /** Took this file in. */
        TOOK_IN;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Who(String role, Set<Relation> only) {
        this(role, only, null);
    }

    public Who {
        only = Set.copyOf(only);
    }

    public static Who role(String role) {
        return new Who(role, Set.of());
    }
}
