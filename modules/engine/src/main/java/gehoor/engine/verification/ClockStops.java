package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Trigger;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A clock that runs, or stands still, can be stopped: by what it waits for or by the end of the file. A follow-up is done when its
 * date comes.
 */
record ClockStops(Subject subject, Clock clock) implements Leading {
    static Stream<ClockStops> of(Subject subject) {
        return subject.procedure().clocks().values().stream()
                .filter(clock -> clock.kind() != Clock.Kind.FOLLOW_UP)
                .map(clock -> new ClockStops(subject, clock));
    }

    @Override
    public Property property() {
        return Property.CLOCK_STOPS;
    }

    @Override
    public List<Object> about() {
        return List.of(clock.id());
    }

    @Override
    public Place at() {
        return clock.at();
    }

    @Override
    public Set<Aspect> looksAt() {
        return Set.of(Aspect.clock(clock.id()));
    }

    private boolean runs(FileState file) {
        return file.runs().values().stream().anyMatch(run -> run.clock().equals(clock.id()) && run.open());
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely, Set<String> settled) {
        return landscape.reaching(
                at -> !runs(landscape.situation(at).file())
                        || settled.contains(landscape.situation(at).file().stage()),
                surely);
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        String stage = landscape.situation(situation).file().stage();
        return subject.procedure().actions().values().stream()
                .filter(action -> action.stages().contains(stage))
                .filter(action -> clock.stopsOn().contains(new Trigger(Trigger.On.DID, action.id()))
                        || clock.resumesOn().contains(new Trigger(Trigger.On.DID, action.id()))
                        || (action.instrument() != null
                                && clock.stopsOn().contains(new Trigger(Trigger.On.ENDED, action.instrument())))
                        || subject.leadsOn(action))
                .toList();
    }

    @Override
    public boolean broken(Played played, Landscape landscape) {
        int number = landscape.number(played);
        return runs(played.file())
                && number < landscape.size()
                && !kept(landscape, false).get(number);
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.clocks(played);
    }
}
