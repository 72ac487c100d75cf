package gehoor.engine.verification;

import gehoor.policy.Action;
import gehoor.policy.Example;
import gehoor.policy.Promised;
import gehoor.policy.Trigger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the procedure promises to happen once does not happen again. */
record OnlyOnce(Subject subject, Happening happening, Promised promised, Trigger trigger) implements ByWord {
    static Stream<OnlyOnce> of(Subject subject) {
        Happening happening = new Happening(subject);
        return subject.procedure().promises().values().stream()
                .flatMap(promised ->
                        promised.once().stream().map(trigger -> new OnlyOnce(subject, happening, promised, trigger)));
    }

    @Override
    public Set<Aspect> looksAt() {
        Set<Aspect> all = new TreeSet<>(Happening.looksAt(trigger));
        if (trigger.on() == Trigger.On.DID) {
            all.add(Aspect.done(trigger.name()));
        }
        return all;
    }

    @Override
    public boolean asksAfter(Action action) {
        return Happening.may(trigger, action);
    }

    private boolean happens(Landscape landscape, int from, Landscape.Way way) {
        return happening.on(landscape, from, way, trigger);
    }

    /** All ways, with whether it has happened. */
    private Walk walk(Landscape landscape) {
        return new Walk(
                landscape,
                at -> happening.begins(landscape, at, trigger),
                (from, before, way) -> before || happens(landscape, from, way));
    }

    private Stream<Landscape.Way> again(Landscape landscape, int situation) {
        return landscape.ways(situation).stream().filter(way -> happens(landscape, situation, way));
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet after = walk(landscape).with();
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            kept.set(at, !after.get(at) || again(landscape, at).noneMatch(way -> surely || way.sure()));
        }
        return kept;
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        List<Move> moves = new ArrayList<>();
        again(landscape, situation).forEach(way -> moves.add(way.move()));
        moves.addAll(story(landscape, situation));
        return subject().done(moves);
    }

    /** The shortest one on which it has happened before, and then it happens again. */
    @Override
    public List<Move> story(Landscape landscape, int situation) {
        List<Move> story = walk(landscape).story(situation);
        again(landscape, situation).limit(story.isEmpty() ? 0 : 1).forEach(way -> story.add(way.move()));
        return story;
    }

    /** The whole story was played: it ends where it happens again. */
    @Override
    public boolean broken(Played played, Landscape landscape) {
        return true;
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.stage(played);
    }
}
