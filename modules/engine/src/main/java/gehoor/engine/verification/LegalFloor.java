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
import java.util.TreeSet;

/**
 * A floor of a law that the procedure stands under, and what in the procedure answers to it.
 *
 * @param named {@code law.floor}
 * @param under where the procedure names that law
 * @param clocks those that meet it and of which a file has one; what each party or instrument has by itself is not the file's term
 * @param duties those that meet it
 */
record LegalFloor(
        Subject subject, String named, Law.Floor floor, List<UnderLaw> under, List<Clock> clocks, List<Duty> duties) {

    static List<LegalFloor> of(Subject subject, Map<String, Law> laws) {
        List<LegalFloor> all = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (UnderLaw each : subject.procedure().laws()) {
            Law law = laws.get(each.law());
            if (law != null && seen.add(law.id())) {
                law.floors().values().forEach(floor -> all.add(of(subject, law, floor)));
            }
        }
        return all;
    }

    private static LegalFloor of(Subject subject, Law law, Law.Floor floor) {
        String named = law.id() + "." + floor.id();
        return new LegalFloor(
                subject,
                named,
                floor,
                subject.procedure().laws().stream()
                        .filter(each -> each.law().equals(law.id()))
                        .toList(),
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
        Set<Aspect> all = new TreeSet<>();
        under.forEach(each -> all.addAll(subject.reads().of(each.when(), Reads.Spoken.NOTHING)));
        return all;
    }

    /** @param wide whether it applies perhaps; else surely */
    boolean applies(Landscape landscape, int at, boolean wide) {
        return under.stream()
                .anyMatch(each -> each.when() instanceof Condition.Always || landscape.holds(at, each.when(), wide));
    }

    boolean applies(Played played) {
        return under.stream()
                .anyMatch(each -> played.engine()
                        .at(played.file(), Actor.SYSTEM, played.circumstances())
                        .holds(each.when()));
    }
}
