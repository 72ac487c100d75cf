package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.policy.Action;
import gehoor.policy.Condition;
import gehoor.policy.Example;
import gehoor.policy.Exemption;
import gehoor.policy.Promised;
import gehoor.policy.comparing.Notation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** In every open file in which a condition holds somebody can do what the procedure promises to be possible then. */
record StillPossible(Subject subject, Promised promised) implements ByWord {
    static Stream<StillPossible> of(Subject subject) {
        return subject.procedure().promises().values().stream()
                .filter(promised -> !promised.possible().isEmpty())
                .map(promised -> new StillPossible(subject, promised));
    }

    @Override
    public Set<Aspect> looksAt() {
        Set<Aspect> all = new TreeSet<>(subject.reads().of(promised.during(), Reads.Spoken.NOTHING));
        all.add(Aspect.IDENTITY);
        Set<String> lifted = lifted();
        for (String id : promised.possible()) {
            Action action = subject.procedure().actions().get(id);
            if (action != null) {
                all.addAll(subject.reads().guards(action, lifted));
            }
        }
        return all;
    }

    /** The rules that an exemption lifts wherever this is promised. */
    private Set<String> lifted() {
        List<Condition> holding =
                promised.during() instanceof Condition.AllOf all ? all.conditions() : List.of(promised.during());
        Set<String> lifted = new TreeSet<>();
        for (Exemption exemption : subject.procedure().exemptions().values()) {
            if (holding.stream().anyMatch(each -> Notation.of(each).equals(Notation.of(exemption.when())))) {
                lifted.addAll(exemption.lifts());
            }
        }
        return lifted;
    }

    @Override
    public boolean asksAfter(Action action) {
        return promised.possible().contains(action.id());
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            boolean can = landscape.ways(at).stream()
                    .anyMatch(way -> way.move() instanceof Move.Acts acts
                            && promised.possible().contains(acts.action())
                            && (way.sure() || !surely));
            kept.set(at, can || landscape.situation(at).closed() || !landscape.holds(at, promised.during(), surely));
        }
        return kept;
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        String stage = landscape.situation(situation).file().stage();
        List<Action> all = new ArrayList<>();
        for (String id : promised.possible()) {
            Action action = subject.procedure().actions().get(id);
            if (action != null && action.stages().contains(stage)) {
                all.add(action);
            }
        }
        return all.isEmpty() ? subject().done(landscape.story(situation)) : all;
    }

    @Override
    public boolean broken(Played played, Landscape landscape) {
        boolean holds = played.engine()
                .at(played.file(), Actor.SYSTEM, played.circumstances())
                .holds(promised.during());
        return holds
                && !played.file().closed()
                && everybody(played)
                        .allMatch(actor -> played.open(actor).stream()
                                .noneMatch(offer -> promised.possible()
                                        .contains(offer.action().id())));
    }

    private Stream<Actor> everybody(Played played) {
        Stream<Actor> outside = Stream.concat(
                Stream.of(Actor.COMPLAINANT),
                played.file().parties().keySet().stream().map(Actor::party));
        return Stream.concat(
                outside,
                subject.tenant().roles().keySet().stream().flatMap(role -> subject.cast().people(role).stream()));
    }

    @Override
    public Example.Then then(Played played) {
        List<Actor> named = subject.cast().firsts().stream()
                .filter(actor -> promised.possible().stream()
                        .map(id -> subject.procedure().actions().get(id))
                        .filter(Objects::nonNull)
                        .flatMap(action -> action.by().stream())
                        .anyMatch(who -> actor.roles().contains(who.role())))
                .toList();
        return Shown.notOffered(played, named, List.copyOf(new TreeSet<>(promised.possible())));
    }
}
