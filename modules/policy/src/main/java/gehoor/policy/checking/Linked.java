package gehoor.policy.checking;

import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Link;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a file that a link opens can live in the procedure it comes to: who they are is allowed there, and
 * an answer that is required there, and known here, is not left behind.
 */
final class Linked {
    private Linked() {}

    static void check(Tenant tenant, Procedure from, Told told) {
        for (Link link : from.links().values()) {
            List<Procedure> versions = tenant.procedures().getOrDefault(link.procedure(), List.of());
            if (!versions.isEmpty()) {
                check(from, link, versions.get(versions.size() - 1), told);
            }
        }
    }

    private static void check(Procedure from, Link link, Procedure to, Told told) {
        for (String identity : identities(from)) {
            if (!to.report().identities().contains(identity)) {
                told.add(
                        link.at(),
                        "link.identity",
                        link.id(),
                        identity,
                        to.id(),
                        to.report().identities());
            }
        }
        for (Action.Ask ask : to.report().action().asks()) {
            Field there = to.fields().get(ask.field());
            Field here = from.fields().get(ask.field());
            if (ask.always()
                    && there != null
                    && here != null
                    && here.type() == there.type()
                    && !link.carry().contains(there.id())) {
                told.add(link.at(), "link.left-behind", link.id(), there.id(), to.id());
            }
        }
    }

    /** How a complainant can be known in a file of this procedure. */
    private static Set<String> identities(Procedure procedure) {
        Set<String> identities = new LinkedHashSet<>(procedure.report().identities());
        for (Does does : Does.of(procedure)) {
            if (does.effect() instanceof Effect.SetIdentity set) {
                String one = set.identity();
                String field = set.identityFrom();
                Field choice = field == null ? null : procedure.fields().get(field);
                if (one != null) {
                    identities.add(one);
                } else if (choice != null) {
                    identities.addAll(choice.choices().keySet());
                }
            }
        }
        return identities;
    }
}
