package gehoor.engine.verification;

import gehoor.policy.Compartment;
import gehoor.policy.Condition;
import gehoor.policy.Fact;
import gehoor.policy.Procedure;
import gehoor.policy.SightRule;
import gehoor.policy.Tenant;
import gehoor.policy.Value;
import gehoor.policy.Who;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may read what by the sight rules of a procedure, whatever else is so in the file. */
final class Readers {
    private final Tenant tenant;
    private final Procedure procedure;

    Readers(Tenant tenant, Procedure procedure) {
        this.tenant = tenant;
        this.procedure = procedure;
    }

    /**
     * Whether a rule may give it.
     *
     * @param identity how who reported is known; null: in any way
     * @param wholly what is given as their own only does not count
     */
    boolean may(String role, String compartment, @Nullable String identity, boolean wholly) {
        return procedure.sight().values().stream()
                .anyMatch(rule -> !rule.never()
                        && !(wholly && rule.own())
                        && rule.compartments().contains(compartment)
                        && meant(rule, role)
                        && could(rule.when(), identity, true));
    }

    /** Whether a rule with {@code never} keeps it from that role for what they are, and not only for what they did. */
    boolean barred(String role, String compartment) {
        return procedure.sight().values().stream()
                .anyMatch(rule -> rule.never()
                        && (rule.compartments().contains(compartment)
                                || rule.compartments().contains(Compartment.EXISTENCE))
                        && rule.who().stream()
                                .anyMatch(who ->
                                        who.role().equals(role) && who.only().isEmpty()));
    }

    /** Roles of the staff, and the complainant. */
    List<String> roles() {
        List<String> roles = new ArrayList<>(tenant.roles().keySet());
        roles.add(Who.COMPLAINANT);
        return roles;
    }

    private boolean meant(SightRule rule, String role) {
        boolean staff = tenant.roles().containsKey(role);
        return rule.who().stream()
                .anyMatch(who -> who.role().equals(role) || (staff && who.role().equals(Who.ANYONE)));
    }

    /** Whether a condition could come out so where no more is known than how who reported is known. */
    static boolean could(Condition condition, @Nullable String identity, boolean holds) {
        if (condition instanceof Condition.Always) {
            return holds;
        } else if (condition instanceof Condition.AllOf all) {
            return holds
                    ? all.conditions().stream().allMatch(each -> could(each, identity, true))
                    : all.conditions().stream().anyMatch(each -> could(each, identity, false));
        } else if (condition instanceof Condition.AnyOf any) {
            return holds
                    ? any.conditions().stream().anyMatch(each -> could(each, identity, true))
                    : any.conditions().stream().allMatch(each -> could(each, identity, false));
        } else if (condition instanceof Condition.Not not) {
            return could(not.condition(), identity, !holds);
        } else if (identity != null && condition instanceof Condition.Compare compare && ofIdentity(compare)) {
            boolean named = compare.values().contains(Value.code(identity));
            return switch (compare.comparator()) {
                case IS, IS_ONE_OF -> named == holds;
                case IS_NOT -> named != holds;
                case IS_KNOWN -> holds;
                case IS_UNKNOWN -> !holds;
                default -> true;
            };
        }
        return true;
    }

    private static boolean ofIdentity(Condition.Compare compare) {
        return compare.fact().family() == Fact.Family.KNOWN
                && compare.fact().name().equals("identity");
    }
}
