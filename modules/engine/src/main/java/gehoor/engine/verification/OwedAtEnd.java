package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Duty;
import gehoor.policy.Effect;
import gehoor.policy.Example;
import gehoor.policy.Field;
import gehoor.policy.Law;
import gehoor.policy.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where a law asks something at the end of a file to which it applies (at every end, at a refusal, at a result), a duty that meets that
 * floor has arisen and was met by then, on whatever way the file came there. Where the complainant stopped it, and where it moved to
 * another procedure, nothing is asked.
 */
record OwedAtEnd(Subject subject, LegalFloor floor, Law.End end) implements Promise {
    static Stream<OwedAtEnd> of(Subject subject, Map<String, Law> laws) {
        List<OwedAtEnd> all = new ArrayList<>();
        for (LegalFloor floor : LegalFloor.of(subject, laws)) {
            Law.End end = floor.floor().owedAt();
            if (end != null && !floor.duties().isEmpty()) {
                all.add(new OwedAtEnd(subject, floor, end));
            }
        }
        return all.stream();
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
        floor.duties().forEach(duty -> all.add(Aspect.duty(duty.id())));
        return all;
    }

    private boolean met(FileState file) {
        return floor.duties().stream()
                .map(Duty::id)
                .map(id -> file.duty(id, null))
                .anyMatch(duty -> duty.met() > 0 && duty.open() == 0);
    }

    // ---------------------------------------------------------------- ends

    private boolean ends(Landscape landscape, int from, Landscape.Way way) {
        Situation to = landscape.situation(way.to());
        return to.closed()
                && !landscape.situation(from).closed()
                && !to.file().transferred()
                && to.ended(subject.properOutcomes())
                && asked(way.move());
    }

    private boolean asked(Move move) {
        return switch (end) {
            case END -> true;
            case REFUSAL -> refuses(move);
            case RESULT -> !refuses(move);
        };
    }

    private boolean refuses(Move move) {
        Action action = subject.done(move);
        return action != null
                && (action.asks().stream().anyMatch(ask -> ground(ask.field()))
                        || Effect.all(action.does()).stream()
                                .anyMatch(effect -> effect instanceof Effect.SetFact set && ground(set.field())));
    }

    private boolean ground(String id) {
        Field field = subject.procedure().fields().get(id);
        return field != null && field.type() == Field.Type.GROUND;
    }

    // ---------------------------------------------------------------- every situation

    /** The ends at which it may not have been met; where {@code perhaps}, those at which it was not, if nothing out of sight stands in the way. */
    private List<Landscape.Way> breaking(Landscape landscape, int at, boolean perhaps) {
        return landscape.ways(at).stream()
                .filter(way -> (way.sure() || !perhaps) && ends(landscape, at, way))
                .filter(way -> !met(landscape.situation(way.to()).file()))
                .filter(way -> floor.applies(landscape, way.to(), !perhaps))
                .toList();
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            kept.set(at, breaking(landscape, at, !surely).isEmpty());
        }
        return kept;
    }

    @Override
    public List<Move> story(Landscape landscape, int situation) {
        List<Move> story = new ArrayList<>(landscape.story(situation));
        Stream.concat(breaking(landscape, situation, true).stream(), breaking(landscape, situation, false).stream())
                .limit(1)
                .forEach(way -> story.add(way.move()));
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

    @Override
    public boolean broken(Played played, Landscape landscape) {
        return played.file().closed()
                && !played.file().transferred()
                && subject.properOutcomes()
                        .contains(String.valueOf(played.file().outcome()))
                && !met(played.file())
                && floor.applies(played);
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.stage(played);
    }
}
