package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.policy.Action;
import gehoor.policy.Condition;
import gehoor.policy.Example;
import gehoor.policy.Promised;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whenever something happens, what the procedure promises of it holds in the file as it stands right after.
 *
 * @param holds one of those that must hold
 */
record Ordered(Subject subject, Happening happening, Promised promised, Condition holds) implements ByWord {
    static Stream<Ordered> of(Subject subject) {
        Happening happening = new Happening(subject);
        return subject.procedure().promises().values().stream()
                .filter(promised -> !promised.whenever().isEmpty())
                .flatMap(promised ->
                        each(promised.holds()).map(holds -> new Ordered(subject, happening, promised, holds)));
    }

    /** What must all hold is looked at one by one, so that little must be seen at once. */
    private static Stream<Condition> each(Condition condition) {
        return condition instanceof Condition.AllOf all
                ? all.conditions().stream().flatMap(Ordered::each)
                : Stream.of(condition);
    }

    @Override
    public Set<Aspect> looksAt() {
        Set<Aspect> all = new TreeSet<>(subject.reads().of(holds, Reads.Spoken.NOTHING));
        promised.whenever().forEach(trigger -> all.addAll(Happening.looksAt(trigger)));
        return all;
    }

    @Override
    public boolean asksAfter(Action action) {
        return promised.whenever().stream().anyMatch(trigger -> Happening.may(trigger, action));
    }

    private boolean happens(Landscape landscape, int from, Landscape.Way way) {
        return promised.whenever().stream().anyMatch(trigger -> happening.on(landscape, from, way, trigger));
    }

    private boolean begins(Landscape landscape, int at) {
        return promised.whenever().stream().anyMatch(trigger -> happening.begins(landscape, at, trigger));
    }

    /** The ways on which it may be broken; where {@code perhaps}, those on which it is, if nothing out of sight stands in the way. */
    private List<Landscape.Way> breaking(Landscape landscape, int at, boolean perhaps) {
        return landscape.ways(at).stream()
                .filter(way -> (way.sure() || !perhaps) && happens(landscape, at, way))
                .filter(way -> !landscape.holds(way.to(), holds, perhaps))
                .toList();
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            boolean broken = !breaking(landscape, at, !surely).isEmpty()
                    || (begins(landscape, at) && !landscape.holds(at, holds, !surely));
            kept.set(at, !broken);
        }
        return kept;
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        List<Move> moves = new ArrayList<>();
        breaking(landscape, situation, false).forEach(way -> moves.add(way.move()));
        moves.addAll(landscape.story(situation));
        return subject().done(moves);
    }

    @Override
    public List<Move> story(Landscape landscape, int situation) {
        List<Move> story = new ArrayList<>(landscape.story(situation));
        breaking(landscape, situation, false).stream().limit(1).forEach(way -> story.add(way.move()));
        return story;
    }

    @Override
    public boolean broken(Played played, Landscape landscape) {
        return !played.engine()
                .at(played.file(), Actor.SYSTEM, played.circumstances())
                .holds(holds);
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.stage(played);
    }
}
