package gehoor.engine.verification;

import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Effect;
import gehoor.policy.Example;
import gehoor.policy.Law;
import gehoor.policy.Place;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * In every open file to which a law applies that counts a term from receipt, a clock that meets that floor runs, has run out and still
 * waits, or was stopped by an answer: by an act that tells the complainant something, or one that ended the file (a result, a refusal, a
 * stop at request; a transfer). Of somebody outside, whose answer is waited for, any act may say that it came. That it was reported, that a
 * stage was entered, that another clock ran out, that the complainant wrote something or that a linked file signalled answers nobody: then
 * another clock that meets the floor must run at once. A term that begins and is stopped in one step was stopped by that step.
 */
record TermRuns(Subject subject, LegalFloor floor) implements Promise {
    static Stream<TermRuns> of(Subject subject, Map<String, Law> laws) {
        return LegalFloor.of(subject, laws).stream()
                .filter(each -> each.floor().fromReceipt())
                .map(each -> new TermRuns(subject, each));
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
        return file.runs().values().stream().filter(run -> meets(run.clock()));
    }

    // ---------------------------------------------------------------- what is an answer

    /** @param surely whatever is out of sight */
    private boolean answers(Move move, boolean surely) {
        Action action = subject.done(move);
        return action != null && (expected() || tells(action, surely));
    }

    /** Whether what was done was an answer: of what an act tells in some cases only, whether it did. */
    private boolean answers(Entry entry) {
        Action action = entry.seq() == 1 ? null : subject.done(entry);
        return action != null
                && (expected()
                        || (tells(action, false) && entry.changes().stream().anyMatch(TermRuns::told)));
    }

    /** Whether the answer of somebody outside is waited for. */
    private boolean expected() {
        return floor.clocks().stream().allMatch(clock -> clock.kind() == Clock.Kind.EXPECTATION);
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

    private static boolean told(Change change) {
        return change instanceof Change.Referred
                || (change instanceof Change.MessageSent message && message.to() == null)
                || (change instanceof Change.Told told && told.kind() == Effect.Recipient.Kind.COMPLAINANT);
    }

    // ---------------------------------------------------------------- every situation

    /** All ways, with whether the term was stopped by no answer and does not run since. */
    private Walk walk(Landscape landscape, boolean surely) {
        return new Walk(
                landscape,
                at -> unanswered(landscape.situation(at).file()),
                (from, before, way) -> unanswered(landscape, from, before, way, surely));
    }

    private boolean unanswered(Landscape landscape, int at, boolean before, Landscape.Way way, boolean surely) {
        FileState from = landscape.situation(at).file();
        FileState to = landscape.situation(way.to()).file();
        if (to.closed() || open(to)) {
            return false;
        }
        boolean stopped = open(from) || (!begun(from) && begun(to));
        return stopped ? !answers(way.move(), surely) : before;
    }

    /** Whether it was begun and stopped by the report itself. */
    private boolean unanswered(FileState begins) {
        return begun(begins) && !open(begins) && !begins.closed();
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet unanswered = walk(landscape, surely).with();
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
        List<Move> story = walk(landscape, false).story(situation);
        return story.isEmpty() ? walk(landscape, true).story(situation) : story;
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

    /** That none runs at the end tells little: an act that was put between two steps may have been the answer. */
    @Override
    public boolean broken(Played played, Landscape landscape) {
        return !played.file().closed()
                && !open(played.file())
                && (!begun(played.file()) || unanswered(played.entries()))
                && floor.applies(played);
    }

    /** The same rule, along what was played. */
    private boolean unanswered(List<Entry> entries) {
        Set<String> open = new HashSet<>();
        boolean begun = false;
        boolean unanswered = false;
        for (Entry entry : entries) {
            boolean ran = !open.isEmpty();
            boolean before = begun;
            boolean closed = false;
            for (Change change : entry.changes()) {
                if (change instanceof Change.ClockStarted started && meets(started.clock())) {
                    open.add(started.run());
                    begun = true;
                } else if (change instanceof Change.ClockStopped stopped) {
                    open.remove(stopped.run());
                }
                closed |= change instanceof Change.Closed;
            }
            if (closed || !open.isEmpty()) {
                unanswered = false;
            } else if (ran || (!before && begun)) {
                unanswered = !answers(entry);
            }
        }
        return unanswered;
    }

    private boolean meets(String clock) {
        return floor.clocks().stream().anyMatch(each -> each.id().equals(clock));
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.clocks(played);
    }
}
