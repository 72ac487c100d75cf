package gehoor.engine.verification;

import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Duty;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Trigger;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is owed can be done, in a closed file if need be by opening it again. In a file that moved away, or that the complainant
 * stopped, nothing is owed.
 */
record DutyMet(Subject subject, Duty duty) implements Leading {
    static Stream<DutyMet> of(Subject subject) {
        return subject.procedure().duties().values().stream().map(duty -> new DutyMet(subject, duty));
    }

    @Override
    public Property property() {
        return Property.OWED;
    }

    @Override
    public List<Object> about() {
        return List.of(duty.id());
    }

    @Override
    public Place at() {
        return duty.at();
    }

    @Override
    public Set<Aspect> looksAt() {
        return Set.of(Aspect.duty(duty.id()));
    }

    private boolean open(FileState file) {
        return file.duty(duty.id(), null).open() > 0 && !file.transferred();
    }

    private boolean stopped(FileState file) {
        return file.closed() && !subject.properOutcomes().contains(String.valueOf(file.outcome()));
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely, Set<String> settled) {
        BitSet kept = landscape.reaching(
                at -> !open(landscape.situation(at).file())
                        || settled.contains(landscape.situation(at).file().stage()),
                surely);
        for (int at = 0; at < landscape.size(); at++) {
            if (stopped(landscape.situation(at).file())) {
                kept.set(at);
            }
        }
        return kept;
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        String stage = landscape.situation(situation).file().stage();
        return subject.procedure().actions().values().stream()
                .filter(action -> action.stages().contains(stage))
                .filter(action -> duty.metBy().contains(new Trigger(Trigger.On.DID, action.id()))
                        || (action.instrument() != null
                                && duty.metBy().contains(new Trigger(Trigger.On.ENDED, action.instrument())))
                        || subject.leadsOn(action))
                .toList();
    }

    @Override
    public boolean broken(Played played, Landscape landscape) {
        int number = landscape.number(played);
        return open(played.file())
                && number < landscape.size()
                && !kept(landscape, false).get(number);
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.duties(played, Map.of(duty.id(), "open"));
    }
}
