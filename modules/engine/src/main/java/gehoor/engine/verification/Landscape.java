package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.engine.FileState;
import gehoor.policy.Condition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** All situations that were found, and the ways between them. The first found are those that take the fewest steps. */
final class Landscape {
    /**
     * A way from a situation to another.
     *
     * @param sure it is there whatever is out of sight; else it may be
     * @param staff a member of staff can go it
     */
    record Way(Move move, int to, boolean sure, boolean staff) {}

    private final List<Situation> situations;
    private final List<List<Way>> ways;
    private final List<Integer> from;
    private final List<Move> by;
    private final boolean whole;
    private final Map<Situation, Integer> numbers;
    private final Situation.Frame frame;

    /** @param whole nothing was left aside: neither situations, nor ways to fill in a form, nor a guess about an effect */
    Landscape(
            List<Situation> situations,
            List<List<Way>> ways,
            List<Integer> from,
            List<Move> by,
            boolean whole,
            Map<Situation, Integer> numbers,
            Situation.Frame frame) {
        this.numbers = numbers;
        this.frame = frame;
        this.situations = situations;
        this.ways = ways;
        this.from = from;
        this.by = by;
        this.whole = whole;
    }

    int size() {
        return situations.size();
    }

    boolean whole() {
        return whole;
    }

    /** The situation that a file is in which was played. */
    Situation of(Played played) {
        return Situation.level(played.file(), played.linked(), frame);
    }

    /** Its number among these; {@link #size} where it is none of them. */
    int number(Played played) {
        Integer number = numbers.get(of(played));
        return number == null ? size() : number;
    }

    /** Names of clocks, instruments, parties and fields that stand in the most ways in these situations, the most first; none that stands in one. */
    List<String> varied(int most) {
        Map<String, Set<Object>> ways = new TreeMap<>();
        for (Situation each : situations) {
            stands(each.file())
                    .forEach((name, how) ->
                            ways.computeIfAbsent(name, none -> new HashSet<>()).add(how));
        }
        return ways.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .sorted(Comparator.comparing(each -> -each.getValue().size()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How each of them stands in a file. */
    private static Map<String, List<Object>> stands(FileState file) {
        Map<String, List<Object>> stands = new HashMap<>();
        for (FileState.ClockRun run : file.runs().values()) {
            of(run.clock(), stands)
                    .add(List.of(
                            run.open(),
                            run.pausedSince() == null,
                            run.missed().isEmpty(),
                            run.extensions().size()));
        }
        for (FileState.InstrumentRun run : file.instruments().values()) {
            of(run.instrument(), stands).add(List.of(run.state(), run.facts()));
        }
        for (FileState.Party party : file.parties().values()) {
            of(party.kind(), stands).add(party.facts());
        }
        file.facts().forEach((field, value) -> of(field, stands).add(value));
        return stands;
    }

    private static List<Object> of(String name, Map<String, List<Object>> stands) {
        return stands.computeIfAbsent(name, none -> new ArrayList<>());
    }

    Situation situation(int at) {
        return situations.get(at);
    }

    /** Whether a file can begin so. */
    boolean begins(int at) {
        return from.get(at) < 0;
    }

    /** Whether the condition holds there; what of it is out of sight counts as it suits: {@code wide} as if it held. */
    boolean holds(int at, Condition condition, boolean wide) {
        Situation here = situations.get(at);
        return frame.engine()
                .at(here.file(), Actor.SYSTEM, new Circumstances(frame.now(), false, Map.of(), here.linked()))
                .holds(new DrawnConditions(frame.reads(), frame.seen()).as(condition, Reads.Spoken.NOTHING, wide));
    }

    List<Way> ways(int at) {
        return ways.get(at);
    }

    /** The fewest steps from a beginning to there. */
    List<Move> story(int at) {
        List<Move> story = new ArrayList<>();
        for (int here = at; here >= 0; here = from.get(here)) {
            story.add(by.get(here));
        }
        Collections.reverse(story);
        return story;
    }

    /** Situations from which ways lead to a goal. */
    BitSet reaching(IntPredicate goal, boolean surely) {
        return reaching(goal, (from, way) -> way.sure() || !surely);
    }

    /** Which ways count. */
    interface Passing {
        boolean passes(int from, Way way);
    }

    /** Situations from which ways that pass lead to a goal. */
    BitSet reaching(IntPredicate goal, Passing passing) {
        List<List<Integer>> back = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            back.add(new ArrayList<>());
        }
        for (int i = 0; i < size(); i++) {
            for (Way way : ways.get(i)) {
                if (passing.passes(i, way)) {
                    back.get(way.to()).add(i);
                }
            }
        }
        BitSet reaching = new BitSet(size());
        Deque<Integer> todo = new ArrayDeque<>();
        for (int i = 0; i < size(); i++) {
            if (goal.test(i)) {
                reaching.set(i);
                todo.add(i);
            }
        }
        while (!todo.isEmpty()) {
            for (int before : back.get(todo.remove())) {
                if (!reaching.get(before)) {
                    reaching.set(before);
                    todo.add(before);
                }
            }
        }
        return reaching;
    }
}
