package gehoor.casework.governance;

import gehoor.casework.Explaining;
import gehoor.engine.Engine;
import gehoor.policy.Book;
import gehoor.policy.Procedure;
import gehoor.policy.SightRule;
import gehoor.policy.Tenant;
import gehoor.policy.Words;
import gehoor.policy.comparing.Comparison;
import gehoor.policy.comparing.Difference;
import gehoor.policy.comparing.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What another book would change at one organisation.
 *
 * @param procedures those that are new, gone or mean something else
 * @param widens why somebody would come to read more; empty where nobody would
 */
record Changes(List<ProposalView.Changed> procedures, List<Words> widens) {
    /**
     * Holds two books beside each other. The latest version of each procedure counts: an earlier one takes in nothing new once that is in force.
     *
     * @param language in which is told what changes for who complains; one of the organisation's
     */
    static Changes of(Book before, Book after, String tenant, String language) {
        Tenant was = before.tenant(tenant).orElseThrow();
        Tenant is = after.tenant(tenant).orElseThrow();
        TreeMap<String, List<Procedure>> all = new TreeMap<>(was.procedures());
        all.putAll(is.procedures());
        List<ProposalView.Changed> changed = new ArrayList<>();
        List<Words> widens = new ArrayList<>(roles(was, is));
        for (String id : all.keySet()) {
            Procedure one = latest(was, id);
            Procedure other = latest(is, id);
            if (one == null && other != null) {
                changed.add(new ProposalView.Changed(
                        id, other.title(), null, other.version(), other.inForceFrom(), List.of(), List.of()));
                widens.add(Wording.words("widens-new", other.title()));
            } else if (one != null && other == null) {
                changed.add(new ProposalView.Changed(id, one.title(), one.version(), null, null, List.of(), List.of()));
            } else if (one != null && other != null) {
                List<Difference> differences = Comparison.of(one, other);
                List<ForComplainants.Told> told = ForComplainants.between(
                        Explaining.told(new Engine(was, one, before.calendars()), before.laws(), language),
                        Explaining.told(new Engine(is, other, after.calendars()), after.laws(), language));
                if (!differences.isEmpty() || !told.isEmpty() || !one.version().equals(other.version())) {
                    changed.add(new ProposalView.Changed(
                            id, other.title(), one.version(), other.version(), other.inForceFrom(), differences, told));
                }
                differences.stream()
                        .filter(Difference::widens)
                        .map(difference -> who(difference, is, one, other))
                        .forEach(widens::add);
            }
        }
        return new Changes(List.copyOf(changed), List.copyOf(widens));
    }

    /**
     * What a new organisation brings: all of it is new, and nobody comes to read more than before, since there is nothing yet to be read and
     * nobody there to agree.
     */
    static Changes first(Book book, String tenant) {
        return new Changes(
                book.tenant(tenant).orElseThrow().procedures().keySet().stream()
                        .map(id -> latest(book.tenant(tenant).orElseThrow(), id))
                        .filter(Objects::nonNull)
                        .map(procedure -> new ProposalView.Changed(
                                procedure.id(),
                                procedure.title(),
                                null,
                                procedure.version(),
                                procedure.inForceFrom(),
                                List.of(),
                                List.of()))
                        .toList(),
                List.of());
    }

    /** With the role in front that would read more, where a rule names one. */
    private static Words who(Difference difference, Tenant tenant, Procedure before, Procedure after) {
        SightRule rule =
                after.sight().getOrDefault(difference.id(), before.sight().get(difference.id()));
        List<Words> roles = difference.part() != Part.SIGHT || rule == null
                ? List.of()
                : rule.who().stream()
                        .map(who -> tenant.roles().get(who.role()))
                        .filter(Objects::nonNull)
                        .map(Tenant.Role::label)
                        .toList();
        return roles.isEmpty() ? difference.sentence() : Wording.words("widens-sight", roles, difference.sentence());
    }

    /** Who may take a place reads what is read there; and who decides decides about who reads. */
    private static List<Words> roles(Tenant was, Tenant is) {
        List<Words> widens = new ArrayList<>();
        is.roles().values().forEach(role -> {
            Tenant.Role before = was.roles().get(role.id());
            if (before != null && !before.stoodInBy().containsAll(role.stoodInBy())) {
                widens.add(Wording.words("widens-stand-in", role.label()));
            }
        });
        if (!was.governedBy().isEmpty() && !was.governedBy().equals(is.governedBy())) {
            widens.add(Wording.words("widens-governed", labels(is)));
        }
        return widens;
    }

    /** What the roles are called whose holders decide. */
    static List<Words> labels(Tenant tenant) {
        return tenant.roles().values().stream()
                .filter(role -> tenant.governedBy().contains(role.id()))
                .map(Tenant.Role::label)
                .toList();
    }

    private static @Nullable Procedure latest(Tenant tenant, String id) {
        List<Procedure> versions = tenant.procedures().get(id);
        return versions == null ? null : versions.get(versions.size() - 1);
    }
}
