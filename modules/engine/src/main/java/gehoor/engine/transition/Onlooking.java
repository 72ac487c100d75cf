package gehoor.engine.transition;

import gehoor.engine.Actor;
import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.engine.Offer;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.policy.Compartment;
import gehoor.policy.Field;
import gehoor.policy.PartyKind;
import gehoor.policy.Tenant;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What everybody who can have to do with a file reads and may do in it, under both versions. */
final class Onlooking {
    /** The account id of somebody who never had to do with the file. */
    private static final String SOMEBODY = "(somebody)";

    private final Engine from;
    private final Engine to;
    private final Holding file;

    Onlooking(Engine from, Engine to, Holding file) {
        this.from = from;
        this.to = to;
        this.file = file;
    }

    /** @param said role id, {@code complainant} or {@code party:<kind>} */
    private record Onlooker(String said, Actor actor) {}

    /** Of each role: who is assigned in it, who took it in, who has a tie, and somebody else; belonging to what it is about, and not. */
    private List<Onlooker> onlookers() {
        List<Onlooker> all = new ArrayList<>();
        Set<String> roles = new LinkedHashSet<>(from.tenant().roles().keySet());
        roles.addAll(to.tenant().roles().keySet());
        Set<String> about = about();
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

    /** The services, facilities and bodies that it names. */
    private Set<String> about() {
        Set<String> about = new HashSet<>();
        about(file.state().facts(), about);
        file.state().instruments().values().forEach(run -> about(run.facts(), about));
        return about;
    }

    private void about(Map<String, Value> facts, Set<String> about) {
        facts.forEach((id, value) -> {
            Field field = to.procedure().fields().get(id);
            if (field == null) {
                return;
            }
            switch (field.type()) {
                case SERVICE, FACILITY, BODY -> about.add(value.toString());
                case BODIES -> {
                    if (value instanceof Value.Codes codes) {
                        about.addAll(codes.codes());
                    }
                }
                default -> {}
            }
        });
    }

    /** A bar for each who would come to read more than now. */
    List<Refusal> wider() {
        Map<String, Refusal> wider = new LinkedHashMap<>();
        for (Onlooker onlooker : onlookers()) {
            Sight was = from.visible(file.state(), onlooker.actor(), file.circumstances());
            Sight is = to.visible(file.state(), onlooker.actor(), file.circumstances());
            for (String compartment : both(was, is)) {
                if (level(is, compartment) > level(was, compartment)) {
                    wider.putIfAbsent(
                            onlooker.said() + " " + compartment,
                            Bars.rule(
                                    compartment, "reads-more", called(onlooker.said()), compartment(to, compartment)));
                }
            }
        }
        return List.copyOf(wider.values());
    }

    /** Who would come to read less, each once. */
    List<Transition.Less> narrower() {
        Map<String, Transition.Less> less = new LinkedHashMap<>();
        for (Onlooker onlooker : onlookers()) {
            Sight was = from.visible(file.state(), onlooker.actor(), file.circumstances());
            Sight is = to.visible(file.state(), onlooker.actor(), file.circumstances());
            for (String compartment : both(was, is)) {
                if (level(is, compartment) < level(was, compartment)) {
                    less.putIfAbsent(
                            onlooker.said() + " " + compartment,
                            new Transition.Less(onlooker.said(), compartment, compartment(from, compartment)));
                }
            }
        }
        return List.copyOf(less.values());
    }

    private static Set<String> both(Sight was, Sight is) {
        Set<String> both = new TreeSet<>(was.compartments());
        both.addAll(was.own());
        both.addAll(is.compartments());
        both.addAll(is.own());
        return both;
    }

    private static int level(Sight sight, String compartment) {
        return sight.sees(compartment) ? 2 : sight.own().contains(compartment) ? 1 : 0;
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

    // ---------------------------------------------------------------- what can be done

    /** What is offered under one of the two alone, each once for a role. */
    List<Transition.Act> acts() {
        Map<String, Transition.Act> acts = new LinkedHashMap<>();
        for (Onlooker onlooker : onlookers()) {
            Map<String, Words> was = offers(from, onlooker.actor());
            Map<String, Words> is = offers(to, onlooker.actor());
            was.forEach((id, label) -> {
                if (!is.containsKey(id)) {
                    acts.putIfAbsent(onlooker.said() + " " + id, new Transition.Act(id, label, onlooker.said(), false));
                }
            });
            is.forEach((id, label) -> {
                if (!was.containsKey(id)) {
                    acts.putIfAbsent(onlooker.said() + " " + id, new Transition.Act(id, label, onlooker.said(), true));
                }
            });
        }
        return List.copyOf(acts.values());
    }

    /** Somebody of the staff can do something now, and nobody could any more. */
    boolean nobodyCouldAct() {
        return somebodyActs(from) && !somebodyActs(to);
    }

    private boolean somebodyActs(Engine engine) {
        return onlookers().stream()
                .filter(onlooker -> onlooker.actor().kind() == Actor.Kind.STAFF)
                .anyMatch(onlooker -> !offers(engine, onlooker.actor()).isEmpty());
    }

    private Map<String, Words> offers(Engine engine, Actor actor) {
        FileState state = file.state();
        Map<String, Words> offers = new LinkedHashMap<>();
        for (Offer offer : engine.offers(state, actor, file.circumstances())) {
            if (offer.open()) {
                offers.put(offer.action().id(), offer.action().label());
            }
        }
        return offers;
    }
}
