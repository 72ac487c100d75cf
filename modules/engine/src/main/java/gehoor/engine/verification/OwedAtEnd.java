package gehoor.engine.verification;

import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Duty;
import gehoor.policy.Example;
import gehoor.policy.Law;
import gehoor.policy.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a law asks something at the end of a file to which it applies (at every end, at a refusal, at a result), a duty that meets that
 * floor has arisen and was met by then, on whatever way the file came there: at whichever of its ends, so that what was met before a file
 * was opened again counts at its second end too. Where it was stopped at the complainant's request ({@code stop-at-request}, whoever records
 * it), and where it moved to another procedure, nothing is asked.
 */
record OwedAtEnd(Subject subject, LegalFloor floor) implements Promise {
    static Stream<OwedAtEnd> of(Subject subject, Map<String, Law> laws) {
        return LegalFloor.of(subject, laws).stream()
                .filter(floor -> floor.floor().owedAt() != null)
                .map(floor -> new OwedAtEnd(subject, floor));
    }

    @Override
    public Property property() {
        return Property.OWED_AT_END;
    }

    @Override
    public List<Object> about() {
        return floor.about();
    }

    @Override
    public Place at() {
        return floor.duties().get(0).at();
    }

    @Override
    public Set<Aspect> looksAt() {
        Set<Aspect> all = new TreeSet<>(floor.looksAt());
        floor.duties().forEach(duty -> {
            all.add(Aspect.duty(duty.id()));
            all.add(Aspect.met(duty.id()));
        });
        if (floor.floor().owedAt() != Law.End.END) {
            all.add(Aspect.OUTCOME);
        }
        return all;
    }

    private boolean met(FileState file) {
        return floor.duties().stream()
                .map(Duty::id)
                .map(id -> file.duty(id, null))
                .anyMatch(duty -> duty.met() > 0 && duty.open() == 0);
    }

    // ---------------------------------------------------------------- ends

    /**
     * Whether something is asked where a file ended so.
     *
     * @param by what ended it; null where nobody did anything
     * @param refused whether a ground was given or set by it
     */
    private boolean asked(@Nullable Action by, boolean refused, FileState ended) {
        boolean stopped = by != null && by.id().equals(Subject.STOP);
        boolean refusal = refused || subject.procedure().refusal(ended.outcome());
        boolean asked = switch (Objects.requireNonNull(floor.floor().owedAt())) {
            case END -> true;
            case REFUSAL -> refusal;
            case RESULT -> !refusal;
        };
        return asked && !stopped && !ended.transferred();
    }

    /** @param surely whether or not a ground is given where one may be */
    private boolean asked(@Nullable Action by, FileState ended, boolean surely) {
        boolean always = by != null && subject.procedure().refuses(by, true);
        boolean ever = by != null && subject.procedure().refuses(by, false);
        return surely
                ? asked(by, always, ended) && asked(by, ever, ended)
                : asked(by, always, ended) || asked(by, ever, ended);
    }

    private boolean ends(Landscape landscape, int from, Landscape.Way way, boolean surely) {
        Situation to = landscape.situation(way.to());
        return to.closed() && !landscape.situation(from).closed() && asked(subject.done(way.move()), to.file(), surely);
    }

    /** Whether a file ends with its own report. */
    private boolean endsAtOnce(Landscape landscape, int at, boolean surely) {
        Situation here = landscape.situation(at);
        return landscape.begins(at)
                && here.closed()
                && asked(subject.procedure().report().action(), here.file(), surely);
    }

    // ---------------------------------------------------------------- every situation

    /** The ends at which it may not have been met; where {@code perhaps}, those at which it was not, if nothing out of sight stands in the way. */
    private List<Landscape.Way> breaking(Landscape landscape, int at, boolean perhaps) {
        return landscape.ways(at).stream()
                .filter(way -> (way.sure() || !perhaps) && ends(landscape, at, way, perhaps))
                .filter(way -> owes(landscape, way.to(), perhaps))
                .toList();
    }

    private boolean owes(Landscape landscape, int at, boolean perhaps) {
        return !met(landscape.situation(at).file()) && floor.applies(landscape, at, !perhaps);
    }

    private boolean breaksAtOnce(Landscape landscape, int at, boolean perhaps) {
        return endsAtOnce(landscape, at, perhaps) && owes(landscape, at, perhaps);
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            kept.set(at, breaking(landscape, at, !surely).isEmpty() && !breaksAtOnce(landscape, at, !surely));
        }
        return kept;
    }

    @Override
    public List<Move> story(Landscape landscape, int situation) {
        List<Move> story = new ArrayList<>(landscape.story(situation));
        if (!breaksAtOnce(landscape, situation, false)) {
            Stream.concat(breaking(landscape, situation, true).stream(), breaking(landscape, situation, false).stream())
                    .limit(1)
                    .forEach(way -> story.add(way.move()));
        }
        return story;
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        return subject.done(Stream.concat(
                        breaking(landscape, situation, false).stream().map(Landscape.Way::move),
                        landscape.story(situation).stream())
                .toList());
    }

    @Override
    public boolean shows() {
        return true;
    }

    /** What closed the file is looked up: other acts may have been put before it, and something may be done in a closed file. */
    @Override
    public boolean broken(Played played, Landscape landscape) {
        return played.file().closed()
                && closing(played)
                        .filter(entry -> asked(subject.done(entry), gaveAGround(entry), played.file()))
                        .isPresent()
                && !met(played.file())
                && floor.applies(played);
    }

    /** The last entry that closed it. */
    private static Optional<Entry> closing(Played played) {
        return played.entries().stream()
                .filter(entry -> entry.changes().stream().anyMatch(Change.Closed.class::isInstance))
                .reduce((one, later) -> later);
    }

    private boolean gaveAGround(Entry entry) {
        return Stream.concat(
                        entry.recorded().keySet().stream(),
                        entry.changes().stream()
                                .filter(Change.FactSet.class::isInstance)
                                .map(change -> ((Change.FactSet) change).field()))
                .anyMatch(subject.procedure()::ground);
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.stage(played);
    }
}
