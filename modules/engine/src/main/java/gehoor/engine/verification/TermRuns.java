package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Effect;
import gehoor.policy.Example;
import gehoor.policy.Law;
import gehoor.policy.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In every open file to which a law applies that counts a term from receipt, a clock that meets that floor runs, has run out and still
 * waits, or was stopped by an answer: by an act that tells the complainant something, or one that ended the file (a result, a refusal, a
 * stop at request; a transfer). Of somebody outside, whose answer is waited for, any act may say that it came. That a stage was entered,
 * that another clock ran out, that the complainant wrote something or that a linked file signalled answers nobody: then another clock that
 * meets the floor must run at once.
 */
record TermRuns(Subject subject, LegalFloor floor) implements Promise {
    static Stream<TermRuns> of(Subject subject, Map<String, Law> laws) {
        return LegalFloor.of(subject, laws).stream()
                .filter(each -> each.floor().fromReceipt())
                .filter(each -> each.floor().atMost() != null && metByAClock(each))
                .map(each -> new TermRuns(subject, each));
    }

    /** Where none does, that is told at reading. */
    private static boolean metByAClock(LegalFloor floor) {
        return floor.subject().procedure().clocks().values().stream()
                .anyMatch(clock -> clock.meets().contains(floor.named()));
    }

    @Override
    public Property property() {
        return Property.TERM_RUNS;
    }

    @Override
    public List<Object> about() {
        return floor.about();
    }

    @Override
    public Place at() {
        return floor.clocks().isEmpty()
                ? subject.procedure().at()
                : floor.clocks().get(0).at();
    }

    @Override
    public Set<Aspect> looksAt() {
        Set<Aspect> all = new TreeSet<>(floor.looksAt());
        floor.clocks().forEach(clock -> all.add(Aspect.clock(clock.id())));
        return all;
    }

    private boolean begun(FileState file) {
        return runs(file).findAny().isPresent();
    }

    private boolean open(FileState file) {
        return runs(file).anyMatch(FileState.ClockRun::open);
    }

    private Stream<FileState.ClockRun> runs(FileState file) {
        return file.runs().values().stream()
                .filter(run ->
                        floor.clocks().stream().anyMatch(clock -> clock.id().equals(run.clock())));
    }

    // ---------------------------------------------------------------- what is an answer

    /** @param surely whatever is out of sight */
    private boolean answers(Move move, boolean surely) {
        Action action = subject.done(move);
        return action != null
                && (floor.clocks().stream().allMatch(clock -> clock.kind() == Clock.Kind.EXPECTATION)
                        || tells(action, surely));
    }

    private static boolean tells(Action action, boolean surely) {
        List<Effect> does = surely ? action.does() : Effect.all(action.does());
        return does.stream().anyMatch(TermRuns::tells);
    }

    private static boolean tells(Effect effect) {
        return effect instanceof Effect.Refer
                || (effect instanceof Effect.Message message && message.party() == null)
                || (effect instanceof Effect.Tell tell
                        && tell.who().stream().anyMatch(who -> who.kind() == Effect.Recipient.Kind.COMPLAINANT));
    }

    // ---------------------------------------------------------------- every situation

    /**
     * A situation, and whether the term was stopped by no answer on the way to it and does not run since.
     *
     * @param move the last step; {@code before} the one before it
     */
    private record Step(
            int at, boolean unanswered, Move move, @Nullable Step before) {}

    private boolean unanswered(Landscape landscape, Step step, Landscape.Way way, boolean surely) {
        FileState to = landscape.situation(way.to()).file();
        if (to.closed() || open(to)) {
            return false;
        }
        return open(landscape.situation(step.at()).file()) ? !answers(way.move(), surely) : step.unanswered();
    }

    /** Goes every way and stops at the situation asked for, where it was come to by no answer; the last is null where it never is. */
    private @Nullable Step gone(Landscape landscape, boolean surely, BitSet unanswered, int until) {
        Deque<Step> todo = new ArrayDeque<>();
        for (int at = 0; at < landscape.size(); at++) {
            if (landscape.begins(at)) {
                todo.add(new Step(at, false, landscape.story(at).get(0), null));
            }
        }
        BitSet answered = new BitSet();
        while (!todo.isEmpty()) {
            Step step = todo.remove();
            BitSet met = step.unanswered() ? unanswered : answered;
            if (met.get(step.at())) {
                continue;
            }
            met.set(step.at());
            if (step.at() == until && step.unanswered()) {
                return step;
            }
            for (Landscape.Way way : landscape.ways(step.at())) {
                todo.add(new Step(way.to(), unanswered(landscape, step, way, surely), way.move(), step));
            }
        }
        return null;
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet unanswered = new BitSet();
        gone(landscape, surely, unanswered, -1);
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            Situation here = landscape.situation(at);
            boolean answered = begun(here.file()) && !unanswered.get(at);
            kept.set(at, here.closed() || answered || !floor.applies(landscape, at, surely));
        }
        return kept;
    }

    @Override
    public List<Move> story(Landscape landscape, int situation) {
        if (!begun(landscape.situation(situation).file())) {
            return landscape.story(situation);
        }
        List<Move> moves = new ArrayList<>();
        for (Step step = gone(landscape, false, new BitSet(), situation); step != null; step = step.before()) {
            moves.add(step.move());
        }
        Collections.reverse(moves);
        return moves;
    }

    /** The acts that led there: perhaps they cannot be done so. */
    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        List<Move> moves = story(landscape, situation);
        return subject.done(moves.isEmpty() ? landscape.story(situation) : moves);
    }

    @Override
    public boolean shows() {
        return true;
    }

    /** The whole story was played: where the term was begun, it ends right where it was stopped by no answer, or after that. */
    @Override
    public boolean broken(Played played, Landscape landscape) {
        return !played.file().closed() && !open(played.file()) && floor.applies(played);
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.clocks(played);
    }
}
