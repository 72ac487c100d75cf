package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Example;
import gehoor.policy.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Danger can be raised from every open situation; from closed ones, too, where the action says so.
 *
 * @param action the one that raises it
 */
record Danger(Subject subject, Action action) implements Promise {
    /** What a link or an instrument is called by which danger is raised. */
    static final String DANGER = "danger";

    /** The actions by which this procedure lets danger be raised. */
    static List<Danger> of(Subject subject) {
        return subject.procedure().actions().values().stream()
                .filter(Danger::raises)
                .map(action -> new Danger(subject, action))
                .toList();
    }

    private static boolean raises(Action action) {
        boolean opens = action.kind() == Action.Kind.OPENS_INSTRUMENT && DANGER.equals(action.instrument());
        return opens
                || Effect.all(action.does()).stream()
                        .anyMatch(effect -> effect instanceof Effect.OpenLinked open
                                && open.link().equals(DANGER));
    }

    @Override
    public Property property() {
        return Property.DANGER;
    }

    @Override
    public List<Object> about() {
        return List.of(action.id());
    }

    @Override
    public Place at() {
        return action.at();
    }

    @Override
    public Set<Aspect> looksAt() {
        return Set.of(Aspect.IDENTITY);
    }

    @Override
    public boolean asksAfter(Action other) {
        return other.id().equals(action.id());
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            Situation situation = landscape.situation(at);
            boolean free = situation.closed() && !action.stages().contains(Action.CLOSED);
            boolean can = landscape.ways(at).stream()
                    .anyMatch(way -> way.move() instanceof Move.Acts acts
                            && acts.action().equals(action.id())
                            && (way.sure() || !surely));
            kept.set(at, can || free || situation.file().transferred());
        }
        return kept;
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        return List.of(action);
    }

    @Override
    public boolean shows() {
        return true;
    }

    @Override
    public boolean broken(Played played, Landscape landscape) {
        return everybody().stream()
                .allMatch(actor -> played.open(actor).stream()
                        .noneMatch(offer -> offer.action().id().equals(action.id())));
    }

    private List<Actor> everybody() {
        List<Actor> all = new ArrayList<>(List.of(Actor.COMPLAINANT));
        subject.tenant()
                .roles()
                .keySet()
                .forEach(role -> all.addAll(subject.cast().people(role)));
        return all;
    }

    @Override
    public Example.Then then(Played played) {
        List<Actor> named = action.by().stream()
                .flatMap(who -> subject.cast().of(who, played.file()).stream().limit(1))
                .toList();
        return Shown.notOffered(played, named, List.of(action.id()));
    }
}
