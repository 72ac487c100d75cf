package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.policy.Action;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Who;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** In every open situation somebody of the staff can do something. */
record Someone(Subject subject) implements Promise {
    @Override
    public Property property() {
        return Property.SOMEONE;
    }

    @Override
    public Place at() {
        return subject.procedure().at();
    }

    @Override
    public Set<Aspect> looksAt() {
        return Set.of(Aspect.IDENTITY);
    }

    @Override
    public boolean asksAfter(Action action) {
        return true;
    }

    @Override
    public BitSet kept(Landscape landscape, boolean surely) {
        BitSet kept = new BitSet();
        for (int at = 0; at < landscape.size(); at++) {
            boolean somebody = landscape.ways(at).stream().anyMatch(way -> way.staff() && (way.sure() || !surely));
            kept.set(at, landscape.situation(at).closed() || somebody);
        }
        return kept;
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        String stage = landscape.situation(situation).file().stage();
        return subject.procedure().actions().values().stream()
                .filter(action -> action.stages().contains(stage))
                .filter(action -> action.by().stream()
                        .anyMatch(who -> !who.role().equals(Who.COMPLAINANT)
                                && !who.role().startsWith(Who.PARTY)))
                .toList();
    }

    @Override
    public boolean shows() {
        return true;
    }

    @Override
    public boolean broken(Played played, Landscape landscape) {
        return !played.file().closed()
                && staff().stream().allMatch(actor -> played.open(actor).isEmpty());
    }

    private List<Actor> staff() {
        List<Actor> all = new ArrayList<>();
        subject.tenant()
                .roles()
                .keySet()
                .forEach(role -> all.addAll(subject.cast().people(role)));
        return all;
    }

    @Override
    public Example.Then then(Played played) {
        String stage = played.file().stage();
        List<String> actions = subject.procedure().actions().values().stream()
                .filter(action -> action.stages().contains(stage))
                .map(Action::id)
                .toList();
        return actions.isEmpty()
                ? Shown.stage(played)
                : Shown.notOffered(played, subject.cast().firsts(), actions);
    }
}
