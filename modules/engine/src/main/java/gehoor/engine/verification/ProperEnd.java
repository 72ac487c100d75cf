package gehoor.engine.verification;

import gehoor.policy.Action;
import gehoor.policy.Example;
import gehoor.policy.Place;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** From every situation a way leads to a proper end, on which nobody must be named otherwise than they chose. A file that the complainant stopped has ended, too. */
record ProperEnd(Subject subject) implements Leading {
    @Override
    public Property property() {
        return Property.PROPER_END;
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
    public BitSet kept(Landscape landscape, boolean surely, Set<String> settled) {
        BitSet kept = landscape.reaching(
                at -> landscape.situation(at).ended(subject.properOutcomes())
                        || settled.contains(landscape.situation(at).file().stage()),
                (from, way) -> (way.sure() || !surely)
                        && !landscape.situation(from).closed()
                        && sameIdentity(landscape, from, way.to()));
        for (int at = 0; at < landscape.size(); at++) {
            if (landscape.situation(at).closed()) {
                kept.set(at);
            }
        }
        return kept;
    }

    /** Nobody must give their name, or be named otherwise than they chose, to come to an end. */
    private static boolean sameIdentity(Landscape landscape, int from, int to) {
        return landscape
                .situation(from)
                .file()
                .identity()
                .equals(landscape.situation(to).file().identity());
    }

    @Override
    public List<Action> decisive(Landscape landscape, int situation) {
        String stage = landscape.situation(situation).file().stage();
        return subject.procedure().actions().values().stream()
                .filter(action -> action.stages().contains(stage))
                .filter(subject::leadsOn)
                .toList();
    }

    @Override
    public boolean broken(Played played, Landscape landscape) {
        int number = landscape.number(played);
        return !played.file().closed()
                && number < landscape.size()
                && !kept(landscape, false).get(number);
    }

    @Override
    public Example.Then then(Played played) {
        return Shown.stage(played);
    }
}
