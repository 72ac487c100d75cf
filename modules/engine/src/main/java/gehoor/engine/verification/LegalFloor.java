package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.policy.Clock;
import gehoor.policy.Condition;
import gehoor.policy.Duty;
import gehoor.policy.Law;
import gehoor.policy.UnderLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A floor of a law that the procedure stands under, and what in the procedure answers to it.
 *
 * @param named {@code law.floor}
 * @param under where the procedure names that law
 * @param clocks those that meet it and of which a file has one; what each party or instrument has by itself is not the file's term
 * @param duties those that meet it
 */
record LegalFloor(
        Subject subject, String named, Law.Floor floor, UnderLaw under, List<Clock> clocks, List<Duty> duties) {

    static List<LegalFloor> of(Subject subject, Map<String, Law> laws) {
        List<LegalFloor> all = new ArrayList<>();
        for (UnderLaw under : subject.procedure().laws()) {
            Law law = laws.get(under.law());
            if (law != null) {
                law.floors().values().forEach(floor -> all.add(of(subject, under, floor)));
            }
        }
        return all;
    }

    private static LegalFloor of(Subject subject, UnderLaw under, Law.Floor floor) {
        String named = under.law() + "." + floor.id();
        return new LegalFloor(
                subject,
                named,
                floor,
                under,
                subject.procedure().clocks().values().stream()
                        .filter(clock -> clock.meets().contains(named) && clock.each() == null)
                        .toList(),
                subject.procedure().duties().values().stream()
                        .filter(duty -> duty.meets().contains(named))
                        .toList());
    }

    /** For the sentence. */
    List<Object> about() {
        return List.of(named, floor.article());
    }

    /** What tells to which files the law applies. */
    Set<Aspect> looksAt() {
        return subject.reads().of(under.when(), Reads.Spoken.NOTHING);
    }

    /** @param wide whether it applies perhaps; else surely */
    boolean applies(Landscape landscape, int at, boolean wide) {
        return under.when() instanceof Condition.Always || landscape.holds(at, under.when(), wide);
    }

    boolean applies(Played played) {
        return played.engine()
                .at(played.file(), Actor.SYSTEM, played.circumstances())
                .holds(under.when());
    }
}
