package gehoor.engine.replay;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.engine.Sight;
import gehoor.policy.Compartment;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.SightRule;
import gehoor.policy.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who could look at a file: each role, with each of the relations to the file that a sight rule speaks of, the complainant,
 * and the parties. A relation by what was done (assigned, took in, a tie) is looked at only where somebody in the file has it on both
 * ways; one that the file does not tell (belonging, having handled a linked file) as if somebody had it.
 */
final class Onlookers {
    private static final Set<Field.Type> ABOUT =
            Set.of(Field.Type.SERVICE, Field.Type.FACILITY, Field.Type.BODY, Field.Type.BODIES);
    /** The account id of somebody who never had to do with a file. */
    private static final String SOMEBODY = "(somebody)";

    private final Engine before;
    private final Engine draft;
    private final Otherwise otherwise;
    private final List<Onlooker> all;
    private final List<Onlooker> concerned;
    private final boolean readsClocks;
    private final boolean readsOutside;

    /** @param role of the tenant, or {@code complainant} or {@code party:<kind>}, which have no relations */
    private record Onlooker(String role, Set<Who.Relation> only) {
        String said() {
            return only.isEmpty()
                    ? role
                    : role
                            + only.stream()
                                    .map(Who.Relation::word)
                                    .sorted()
                                    .collect(Collectors.joining(", ", " (", ")"));
        }
    }

    Onlookers(Engine before, Engine draft, Otherwise otherwise) {
        this.before = before;
        this.draft = draft;
        this.otherwise = otherwise;
        this.all = onlookers();
        Set<String> roles = Stream.of(before, draft)
                .flatMap(engine -> engine.procedure().sight().values().stream())
                .filter(rule -> otherwise.sight.contains(rule.rule()))
                .flatMap(rule -> rule.who().stream())
                .map(Who::role)
                .collect(Collectors.toSet());
        boolean staff = roles.contains(Who.ANYONE);
        this.concerned = all.stream()
                .filter(each -> !otherwise.moved.isEmpty()
                        || roles.contains(each.role())
                        || (staff && before.tenant().roles().containsKey(each.role())))
                .toList();
        Set<String> outside = otherwise.readBySight;
        this.readsClocks = otherwise.sightReadsClocks;
        this.readsOutside = !outside.isEmpty();
    }

    /** Those without relations come first, so that what concerns all of a role is told of the role. */
    private List<Onlooker> onlookers() {
        Set<Onlooker> onlookers = new LinkedHashSet<>();
        Set<String> staff = new LinkedHashSet<>(before.tenant().roles().keySet());
        staff.addAll(draft.tenant().roles().keySet());
        staff.forEach(role -> onlookers.add(new Onlooker(role, Set.of())));
        onlookers.add(new Onlooker(Who.COMPLAINANT, Set.of()));
        for (Engine engine : List.of(before, draft)) {
            engine.procedure()
                    .parties()
                    .keySet()
                    .forEach(kind -> onlookers.add(new Onlooker(Who.PARTY + kind, Set.of())));
        }
        for (Engine engine : List.of(before, draft)) {
            for (SightRule rule : engine.procedure().sight().values()) {
                for (Who who : rule.who()) {
                    boolean anyone = who.role().equals(Who.ANYONE);
                    if (anyone || staff.contains(who.role())) {
                        for (String role : anyone ? staff : Set.of(who.role())) {
                            onlookers.add(new Onlooker(role, who.only()));
                        }
                    }
                }
            }
        }
        return List.copyOf(onlookers);
    }

    /** Holds what everybody could read in the one against what they could in the other. */
    void look(FileState was, FileState is, Instant at, boolean apart, Set<Reason> reasons) {
        boolean same = !apart || (!readsClocks && Alike.toOnlookers(was, is));
        if (same && concerned.isEmpty()) {
            return;
        }
        Set<String> about = before.procedure().about(was.facts());
        about.retainAll(before.procedure().about(is.facts()));
        List<Circumstances> ways = ways(was, at, false);
        Set<String> said = new HashSet<>();
        for (Onlooker onlooker : same ? concerned : all) {
            for (Actor actor : actors(onlooker, was, is, about)) {
                look(onlooker, actor, was, is, ways, said, reasons);
            }
        }
    }

    private void look(
            Onlooker onlooker,
            Actor actor,
            FileState was,
            FileState is,
            List<Circumstances> ways,
            Set<String> said,
            Set<Reason> reasons) {
        boolean handled = onlooker.only().contains(Who.Relation.HANDLED_LINKED);
        Set<Reason> first = null;
        for (Circumstances each : ways) {
            Circumstances way = handled
                    ? new Circumstances(each.now(), true, each.colleagues(), each.linked(), each.earlier())
                    : each;
            Sight one = before.visible(was, actor, way);
            Sight other = draft.visible(is, actor, way);
            Set<Reason> found =
                    one.equals(other) && otherwise.moved.isEmpty() ? Set.of() : differences(onlooker, one, other, was);
            if (first == null) {
                first = found;
            } else if (!first.equals(found)) {
                Set<Reason> both = new LinkedHashSet<>(first);
                both.addAll(found);
                both.forEach(reason -> reasons.add(
                        new Reason.Unsaid(reason.rule(), reason.basis(), String.join(", ", otherwise.readBySight))));
                return;
            }
        }
        for (Reason reason : first == null ? Set.<Reason>of() : first) {
            Reason.Disclosed disclosed = (Reason.Disclosed) reason;
            String told = onlooker.role() + " " + disclosed.compartment() + " " + disclosed.wider();
            // what all of a role can read, those of it with a relation can as well
            if (said.add(told + " " + onlooker.only()) && (onlooker.only().isEmpty() || !said.contains(told + " []"))) {
                reasons.add(reason);
            }
        }
    }

    private Set<Reason> differences(Onlooker onlooker, Sight one, Sight other, FileState was) {
        Set<String> compartments = new TreeSet<>(one.compartments());
        compartments.addAll(one.own());
        compartments.addAll(other.compartments());
        compartments.addAll(other.own());
        Set<Reason> found = new LinkedHashSet<>();
        for (String compartment : compartments) {
            int change = level(other, compartment) - level(one, compartment);
            if (change != 0) {
                found.add(disclosed(onlooker, one, other, compartment, compartment, change > 0));
            }
        }
        for (String id : otherwise.moved) {
            Field from = before.procedure().fields().get(id);
            Field to = draft.procedure().fields().get(id);
            if (from == null || to == null || !recorded(was, id)) {
                continue;
            }
            int change = level(other, to.compartment()) - level(one, from.compartment());
            if (change != 0) {
                found.add(new Reason.Disclosed(id, "", onlooker.said(), "field " + id, change > 0));
            }
        }
        return found;
    }

    private static boolean recorded(FileState state, String field) {
        return state.facts().containsKey(field)
                || state.parties().values().stream()
                        .anyMatch(party -> party.facts().containsKey(field));
    }

    private static int level(Sight sight, String compartment) {
        return sight.sees(compartment) ? 2 : sight.own().contains(compartment) ? 1 : 0;
    }

    private Reason disclosed(
            Onlooker onlooker, Sight one, Sight other, String compartment, String told, boolean wider) {
        Procedure gives = (wider ? draft : before).procedure();
        Procedure bars = (wider ? before : draft).procedure();
        SightRule rule = rule(gives, wider ? other : one, onlooker, compartment, false);
        SightRule bar = rule(bars, null, onlooker, compartment, true);
        // a rule that is not the same in both makes the difference; else the one that gives it
        SightRule by = rule != null && (bar == null || otherwise.sight.contains(rule.rule()))
                ? rule
                : bar != null && otherwise.sight.contains(bar.rule()) ? bar : rule;
        return by == null
                ? new Reason.Disclosed("disclosure", "", onlooker.said(), told, wider)
                : new Reason.Disclosed(by.rule(), by.basis(), onlooker.said(), told, wider);
    }

    /** One that speaks of that onlooker and compartment: of those that are not the same in both, where there is one. */
    private @Nullable SightRule rule(
            Procedure procedure, @Nullable Sight sight, Onlooker onlooker, String compartment, boolean never) {
        SightRule found = null;
        for (SightRule rule : procedure.sight().values()) {
            boolean speaks = rule.never() == never
                    && (rule.compartments().contains(compartment)
                            || compartment.equals(Compartment.EXISTENCE)
                            || (never && rule.compartments().contains(Compartment.EXISTENCE)))
                    && (sight == null || sight.rules().contains(rule.rule()))
                    && rule.who().stream()
                            .anyMatch(who -> who.role().equals(onlooker.role())
                                    || (who.role().equals(Who.ANYONE)
                                            && before.tenant().roles().containsKey(onlooker.role())));
            if (speaks && (found == null || !otherwise.sight.contains(found.rule()))) {
                found = found == null || otherwise.sight.contains(rule.rule()) ? rule : found;
            }
        }
        return found;
    }

    // ---------------------------------------------------------------- who they are

    private List<Actor> actors(Onlooker onlooker, FileState was, FileState is, Set<String> about) {
        String role = onlooker.role();
        if (role.equals(Who.COMPLAINANT)) {
            return List.of(Actor.COMPLAINANT);
        }
        if (role.startsWith(Who.PARTY)) {
            String kind = role.substring(Who.PARTY.length());
            return was.parties().values().stream()
                    .filter(party -> party.kind().equals(kind) && is.parties().containsKey(party.id()))
                    .map(party -> Actor.party(party.id()))
                    .toList();
        }
        String person = person(onlooker, was, is);
        Set<Who.Relation> only = onlooker.only();
        boolean belonging = only.contains(Who.Relation.OF_THE_SERVICE)
                || only.contains(Who.Relation.OF_THE_FACILITY)
                || only.contains(Who.Relation.OF_THE_BODY);
        boolean linked = !was.links().isEmpty()
                || (was.reported() != null && was.reported().origin() != null);
        if (person == null
                || (belonging && about.isEmpty())
                || (only.contains(Who.Relation.HANDLED_LINKED) && !linked)) {
            return List.of();
        }
        return List.of(Actor.staff(person, Set.of(role), belonging ? about : Set.of()));
    }

    /** Somebody who has the relations by what was done; null where nobody has. */
    private static @Nullable String person(Onlooker onlooker, FileState was, FileState is) {
        Set<String> people = null;
        for (Who.Relation relation : onlooker.only()) {
            Set<String> those = switch (relation) {
                case ASSIGNED ->
                    both(
                            was.assigned().getOrDefault(onlooker.role(), Set.of()),
                            is.assigned().getOrDefault(onlooker.role(), Set.of()));
                case WITH_TIE -> both(was.ties(), is.ties());
                case TOOK_IN ->
                    was.takenInBy().isEmpty() || !was.takenInBy().equals(is.takenInBy())
                            ? Set.of()
                            : Set.of(was.takenInBy());
                default -> null;
            };
            if (those != null) {
                people = people == null ? those : both(people, those);
            }
        }
        if (people == null) {
            return SOMEBODY;
        }
        boolean untied = onlooker.only().contains(Who.Relation.WITHOUT_TIE);
        return people.stream()
                .filter(person ->
                        !untied || !(was.ties().contains(person) || is.ties().contains(person)))
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }

    /** How linked files can have stood and how many earlier ones there can have been, where a sight rule looks at that. */
    private List<Circumstances> ways(FileState state, Instant at, boolean handled) {
        if (!readsOutside) {
            return List.of(new Circumstances(at, handled, Map.of(), Map.of()));
        }
        Map<String, Circumstances.LinkedFile> open = new HashMap<>();
        Map<String, Circumstances.LinkedFile> closed = new HashMap<>();
        Set<String> links = new HashSet<>(state.links());
        if (state.reported() != null && state.reported().origin() != null) {
            links.add("origin");
        }
        links.forEach(link -> open.put(link, Circumstances.LinkedFile.OPEN));
        links.forEach(link -> closed.put(link, Circumstances.LinkedFile.CLOSED));
        Map<String, Integer> many = new HashMap<>();
        state.facts().forEach((id, value) -> {
            Field field = before.procedure().fields().get(id);
            if (field != null && ABOUT.contains(field.type())) {
                many.put(field.type().word() + ":" + value, 1_000);
            }
        });
        List<Circumstances> ways = new ArrayList<>();
        ways.add(new Circumstances(at, handled, Map.of(), open));
        ways.add(new Circumstances(at, handled, Map.of(), closed, many));
        return ways;
    }
}
