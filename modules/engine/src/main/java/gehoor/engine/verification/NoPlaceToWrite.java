package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.FileState;
import gehoor.engine.Offer;
import gehoor.policy.Action;
import gehoor.policy.Example;
import gehoor.policy.Field;
import gehoor.policy.Instrument;
import gehoor.policy.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** While an instrument that records nothing is under way, nobody is offered anything in which a person writes or attaches. */
record NoPlaceToWrite(Subject subject, Instrument instrument) implements Promise {
    static Stream<NoPlaceToWrite> of(Subject subject) {
        return subject.procedure().instruments().values().stream()
                .filter(Instrument::recordsNothing)
                .map(instrument -> new NoPlaceToWrite(subject, instrument));
    }

    @Override
    public Property property() {
        return Property.NO_TRAP;
    }

    @Override
    public List<Object> about() {
        return List.of(instrument.id());
    }

    @Override
    public Place at() {
        return instrument.at();
    }

    @Override
    public Set<Aspect> looksAt() {
        return Set.of(Aspect.instrument(instrument.id()));
    }

    @Override
    public boolean asksAfter(Action action) {
        return writes(action);
    }

    private boolean writes(Action action) {
        return action.asks().stream().anyMatch(ask -> {
            Field field = subject.procedure().fields().get(ask.field());
            return field != null && field.type().sealed();
        });
    }

    /** It is under way: open, and the file where it goes on. */
    private boolean open(FileState file) {
        boolean goesOn = subject.procedure().actions().values().stream()
                .anyMatch(action -> action.kind() == Action.Kind.INSTRUMENT
                        && instrument.id().equals(action.instrument())
                        && action.stages().contains(file.stage()));
        return goesOn
                && file.instruments().values().stream()
                        .anyMatch(run -> run.instrument().equals(instrument.id()) && !run.ended());
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            boolean place = landscape.ways(at).stream()
                    .filter(way -> surely || way.sure())
                    .anyMatch(way -> way.move() instanceof Move.Acts acts && writes(acts.action()));
            kept.set(at, !place || !open(landscape.situation(at).file()));
        }
        return kept;
    }

    private boolean writes(String action) {
        Action known = subject.procedure().actions().get(action);
        return known != null && writes(known);
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        return landscape.ways(situation).stream()
                .map(way -> way.move() instanceof Move.Acts acts
                        ? subject.procedure().actions().get(acts.action())
                        : null)
                .filter(action -> action != null && writes(action))
                .distinct()
                .toList();
    }

    @Override
    public boolean shows() {
        return true;
    }

    @Override
    public boolean broken(Played played, Landscape landscape) {
        return open(played.file()) && !places(played).isEmpty();
    }

    private Map<Example.Person, List<String>> places(Played played) {
        Map<Example.Person, List<String>> places = new LinkedHashMap<>();
        List<Actor> everybody = new ArrayList<>(List.of(Actor.COMPLAINANT));
        subject.tenant()
                .roles()
                .keySet()
                .forEach(role -> everybody.addAll(subject.cast().people(role)));
        for (Actor actor : everybody) {
            List<String> writing = played.open(actor).stream()
                    .map(Offer::action)
                    .filter(this::writes)
                    .map(Action::id)
                    .distinct()
                    .toList();
            if (!writing.isEmpty()) {
                places.put(AsWritten.person(actor), writing);
            }
        }
        return places;
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.offered(played, places(played));
    }
}
