package gehoor.engine.verification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Every way of a landscape, gone with one bit more: with something that was on the way and that no situation shows. Each situation is come
 * to at most twice, with the bit and without, the first time by the fewest steps.
 */
final class Walk {
    /** Whether the bit is set after a way that was gone with it or without. */
    interface Bit {
        boolean after(int from, boolean before, Landscape.Way way);
    }

    /**
     * A situation that was come to.
     *
     * @param bit whether with the bit
     * @param move the last step
     * @param before the step before it; null where a file begins so
     */
    private record Step(
            int at, boolean bit, Move move, @Nullable Step before) {}

    private final Landscape landscape;
    private final IntPredicate begins;
    private final Bit bit;

    /** @param begins whether the bit is set where a file begins so */
    Walk(Landscape landscape, IntPredicate begins, Bit bit) {
        this.landscape = landscape;
        this.begins = begins;
        this.bit = bit;
    }

    /** The situations that are come to with the bit. */
    BitSet with() {
        BitSet with = new BitSet();
        go(with, -1);
        return with;
    }

    /** The fewest steps to that situation with the bit; empty where none lead there. */
    List<Move> story(int situation) {
        List<Move> moves = new ArrayList<>();
        for (Step step = go(new BitSet(), situation); step != null; step = step.before()) {
            moves.add(step.move());
        }
        Collections.reverse(moves);
        return moves;
    }

    private @Nullable Step go(BitSet with, int until) {
        Deque<Step> todo = new ArrayDeque<>();
        for (int at = 0; at < landscape.size(); at++) {
            if (landscape.begins(at)) {
                todo.add(new Step(at, begins.test(at), landscape.story(at).get(0), null));
            }
        }
        BitSet without = new BitSet();
        while (!todo.isEmpty()) {
            Step step = todo.remove();
            BitSet met = step.bit() ? with : without;
            if (met.get(step.at())) {
                continue;
            }
            met.set(step.at());
            if (step.bit() && step.at() == until) {
                return step;
            }
            for (Landscape.Way way : landscape.ways(step.at())) {
                todo.add(new Step(way.to(), bit.after(step.at(), step.bit(), way), way.move(), step));
            }
        }
        return null;
    }
}
