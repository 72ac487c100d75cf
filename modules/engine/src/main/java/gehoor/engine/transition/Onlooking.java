package gehoor.engine.transition;

import gehoor.engine.Actor;
import gehoor.engine.Engine;
import gehoor.engine.Offer;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.policy.Compartment;
import gehoor.policy.PartyKind;
import gehoor.policy.Tenant;
import gehoor.policy.Who;
import gehoor.policy.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What everybody who can have to do with a file reads and may do in it, under both versions; each is asked once. */
final class Onlooking {
    /** The account id of somebody who never had to do with the file. */
    private static final String SOMEBODY = "(somebody)";

    private final Engine from;
    private final Engine to;
    private final Holding file;
    private final Set<Reading> readings = new LinkedHashSet<>();
    private final Map<String, Transition.Act> acts = new LinkedHashMap<>();
    private boolean somebodyActs;
    private boolean somebodyWouldAct;

    Onlooking(Engine from, Engine to, Holding file) {
        this.from = from;
        this.to = to;
        this.file = file;
        onlookers().forEach(this::look);
    }

    /** @param said role id, {@code complainant} or {@code party:<kind>} */
    private record Onlooker(String said, Actor actor) {}

    /** A compartment that somebody reads otherwise. */
    private record Reading(String said, String compartment, boolean wider) {}

    /** Of each role: who is assigned in it, who took it in, who has a tie, and somebody else; belonging to what it is about, and not. */
    private List<Onlooker> onlookers() {
        List<Onlooker> all = new ArrayList<>();
        Set<String> roles = new LinkedHashSet<>(from.tenant().roles().keySet());
        roles.addAll(to.tenant().roles().keySet());
        Set<String> about = new TreeSet<>(to.procedure().about(file.state().facts()));
        file.state()
                .instruments()
                .values()
                .forEach(run -> about.addAll(to.procedure().about(run.facts())));
        for (String role : roles) {
            Set<String> people = new TreeSet<>(file.state().assigned().getOrDefault(role, Set.of()));
            people.addAll(file.state().ties());
            people.addAll(file.state().handlers());
            people.add(SOMEBODY);
            for (String person : people) {
                all.add(new Onlooker(role, Actor.staff(person, Set.of(role), Set.of())));
                if (!about.isEmpty()) {
                    all.add(new Onlooker(role, Actor.staff(person, Set.of(role), about)));
                }
            }
        }
        all.add(new Onlooker(Who.COMPLAINANT, Actor.COMPLAINANT));
        file.state()
                .parties()
                .values()
                .forEach(party -> all.add(new Onlooker(Who.PARTY + party.kind(), Actor.party(party.id()))));
        return all;
    }

    private void look(Onlooker onlooker) {
        Sight was = from.visible(file.state(), onlooker.actor(), file.circumstances());
        Sight is = to.visible(file.state(), onlooker.actor(), file.circumstances());
        Set<String> compartments = new TreeSet<>(was.compartments());
        compartments.addAll(was.own());
        compartments.addAll(is.compartments());
        compartments.addAll(is.own());
        for (String compartment : compartments) {
            int change = level(is, compartment) - level(was, compartment);
            if (change != 0) {
                readings.add(new Reading(onlooker.said(), compartment, change > 0));
            }
        }
        Map<String, Words> could = offers(from, onlooker.actor());
        Map<String, Words> can = offers(to, onlooker.actor());
        could.forEach((id, label) -> act(onlooker, id, label, false, can));
        can.forEach((id, label) -> act(onlooker, id, label, true, could));
        boolean staff = onlooker.actor().kind() == Actor.Kind.STAFF;
        somebodyActs |= staff && !could.isEmpty();
        somebodyWouldAct |= staff && !can.isEmpty();
    }

    private static int level(Sight sight, String compartment) {
        return sight.sees(compartment) ? 2 : sight.own().contains(compartment) ? 1 : 0;
    }

    private Map<String, Words> offers(Engine engine, Actor actor) {
        Map<String, Words> offers = new LinkedHashMap<>();
        for (Offer offer : engine.offers(file.state(), actor, file.circumstances())) {
            if (offer.open()) {
                offers.put(offer.action().id(), offer.action().label());
            }
        }
        return offers;
    }

    private void act(Onlooker onlooker, String action, Words label, boolean gained, Map<String, Words> otherwise) {
        if (!otherwise.containsKey(action)) {
            acts.putIfAbsent(
                    onlooker.said() + " " + action, new Transition.Act(action, label, onlooker.said(), gained));
        }
    }

    // ---------------------------------------------------------------- what was found

    /** A bar for each who would come to read more than now. */
    List<Refusal> wider() {
        return readings.stream()
                .filter(Reading::wider)
                .map(each -> Bars.rule(
                        each.compartment(), "reads-more", called(each.said()), compartment(to, each.compartment())))
                .toList();
    }

    /** Who would come to read less, each once. */
    List<Transition.Less> narrower() {
        return readings.stream()
                .filter(each -> !each.wider())
                .map(each ->
                        new Transition.Less(each.said(), each.compartment(), compartment(from, each.compartment())))
                .toList();
    }

    /** What is offered under one of the two alone, each once for a role. */
    List<Transition.Act> acts() {
        return List.copyOf(acts.values());
    }

    /** Somebody of the staff can do something now, and nobody could any more. */
    boolean nobodyCouldAct() {
        return somebodyActs && !somebodyWouldAct;
    }

    private static Words compartment(Engine engine, String id) {
        Compartment compartment = engine.procedure().compartments().get(id);
        return compartment == null || compartment.label().isEmpty() ? Bars.compartment(id) : compartment.label();
    }

    private Words called(String said) {
        if (said.equals(Who.COMPLAINANT)) {
            return Bars.words("complainant");
        }
        if (said.startsWith(Who.PARTY)) {
            PartyKind kind = from.procedure().parties().get(said.substring(Who.PARTY.length()));
            return kind == null ? Bars.words("party") : kind.label();
        }
        Tenant.Role role = to.tenant().roles().get(said);
        Tenant.Role was = from.tenant().roles().get(said);
        return role != null ? role.label() : was == null ? Bars.words("somebody") : was.label();
    }
}
