package gehoor.engine.verification;

import gehoor.policy.Action;
import gehoor.policy.Example;
import gehoor.policy.Promised;
import gehoor.policy.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    private boolean begins(Landscape landscape, int at) {
        return happening.begins(landscape, at, trigger);
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet after = after(landscape);
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            boolean again = false;
            for (Landscape.Way way : after.get(at) ? landscape.ways(at) : List.<Landscape.Way>of()) {
                again |= happens(landscape, at, way) && (surely || way.sure());
            }
            kept.set(at, !again);
        }
        return kept;
    }

    /** The situations to which a way may lead on which it has happened. */
    private BitSet after(Landscape landscape) {
        BitSet after = new BitSet();
        Deque<Integer> todo = new ArrayDeque<>();
        for (int at = 0; at < landscape.size(); at++) {
            if (begins(landscape, at)) {
                todo.add(at);
            }
            for (Landscape.Way way : landscape.ways(at)) {
                if (happens(landscape, at, way)) {
                    todo.add(way.to());
                }
            }
        }
        while (!todo.isEmpty()) {
            int at = todo.remove();
            if (!after.get(at)) {
                after.set(at);
                landscape.ways(at).forEach(way -> todo.add(way.to()));
            }
        }
        return after;
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        List<Move> moves = new ArrayList<>();
        landscape.ways(situation).stream()
                .filter(way -> happens(landscape, situation, way))
                .forEach(way -> moves.add(way.move()));
        moves.addAll(story(landscape, situation));
        return subject().done(moves);
    }

    /**
     * A step of the shortest story on which it has happened before.
     *
     * @param has whether it has happened by then
     */
    private record Step(
            int at, boolean has, Move move, @Nullable Step before) {}

    @Override
    public List<Move> story(Landscape landscape, int situation) {
        Deque<Step> todo = new ArrayDeque<>();
        for (int at = 0; at < landscape.size(); at++) {
            if (landscape.begins(at)) {
                todo.add(new Step(at, begins(landscape, at), landscape.story(at).get(0), null));
            }
        }
        BitSet never = new BitSet();
        BitSet has = new BitSet();
        while (!todo.isEmpty()) {
            Step step = todo.remove();
            BitSet met = step.has() ? has : never;
            if (met.get(step.at())) {
                continue;
            }
            met.set(step.at());
            for (Landscape.Way way : landscape.ways(step.at())) {
                boolean happens = happens(landscape, step.at(), way);
                if (step.at() == situation && step.has() && happens) {
                    return moves(new Step(way.to(), true, way.move(), step));
                }
                todo.add(new Step(way.to(), step.has() || happens, way.move(), step));
            }
        }
        return List.of();
    }

    private static List<Move> moves(Step last) {
        List<Move> moves = new ArrayList<>();
        for (Step step = last; step != null; step = step.before()) {
            moves.add(step.move());
        }
        Collections.reverse(moves);
        return moves;
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
