package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Condition;
import gehoor.policy.Duty;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Link;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.comparing.Notation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Conditions that come out the same wherever they are looked at, so that they say nothing: of those that no worked example shows both
 * ways. Only what depends on what was recorded and done is told; days, answers of the act itself and people are not looked at.
 */
final class Conditions {
    /** So many situations are looked at for one condition; where they do not tell, nothing is said. */
    private static final int FEW = 1_500;

    private static final Set<Fact.Family> TOLD = Set.of(
            Fact.Family.FIELD,
            Fact.Family.DONE,
            Fact.Family.CLOCK,
            Fact.Family.DUTY,
            Fact.Family.CONSENT,
            Fact.Family.LINKED,
            Fact.Family.ASSIGNED);

    private final Subject subject;
    private int looked;

    Conditions(Subject subject) {
        this.subject = subject;
    }

    /**
     * A condition where it stands.
     *
     * @param of the rule it belongs to
     * @param where the situations in which it is looked at
     */
    private record Standing(String of, Condition condition, Predicate<Situation> where, Place at) {}

    /** How many situations were looked at so far. */
    int looked() {
        return looked;
    }

    List<Finding> wrong() {
        List<Finding> wrong = new ArrayList<>();
        Map<String, Boolean> known = new HashMap<>();
        for (Standing standing : standing()) {
            String key = standing.of() + Notation.of(standing.condition());
            if (told(standing.condition()) && known.putIfAbsent(key, true) == null) {
                look(standing, wrong);
            }
        }
        return wrong;
    }

    private List<Standing> standing() {
        Procedure procedure = subject.procedure();
        List<Standing> all = new ArrayList<>();
        for (Action action : procedure.actions().values()) {
            Predicate<Situation> where =
                    situation -> action.stages().contains(situation.file().stage());
            boolean standsAlone = action.kind() == Action.Kind.FILE || action.kind() == Action.Kind.OPENS_INSTRUMENT;
            if (standsAlone) {
                all.add(new Standing(action.id(), action.when(), where, action.at()));
                for (Effect effect : action.does()) {
                    if (effect instanceof Effect.When when) {
                        all.add(new Standing(action.id(), when.when(), where, action.at()));
                    }
                }
                for (Action.Ask ask : action.asks()) {
                    all.add(new Standing(action.id(), ask.askedWhen(), where, ask.at()));
                    all.add(new Standing(action.id(), ask.requiredWhen(), where, ask.at()));
                }
            }
        }
        for (Clock clock : procedure.clocks().values()) {
            if (clock.pausesWhile() != null && clock.each() == null) {
                all.add(new Standing(clock.id(), clock.pausesWhile(), situation -> true, clock.at()));
            }
        }
        for (Duty duty : procedure.duties().values()) {
            if (duty.each() == null) {
                all.add(new Standing(duty.id(), duty.unless(), situation -> true, duty.at()));
            }
        }
        procedure
                .laws()
                .forEach(under -> all.add(new Standing(under.law(), under.when(), situation -> true, under.at())));
        return all;
    }

    private boolean told(Condition condition) {
        Set<String> carried = new TreeSet<>();
        subject.tenant()
                .procedures()
                .values()
                .forEach(versions -> versions.forEach(other -> {
                    for (Link link : other.links().values()) {
                        if (link.procedure().equals(subject.procedure().id())) {
                            carried.addAll(link.carry());
                        }
                    }
                }));
        return !(condition instanceof Condition.Always)
                && simple(condition)
                && Fact.of(condition).allMatch(fact -> {
                    Set<Aspect> seen = subject.reads().of(fact, Reads.Spoken.NOTHING);
                    boolean identity = fact.equals(Fact.known(Fact.Known.IDENTITY))
                            || fact.equals(Fact.known(Fact.Known.STAGE))
                            || fact.equals(Fact.known(Fact.Known.KIND));
                    return seen != null
                            && (identity
                                    || (TOLD.contains(fact.family()) && fact.part() == null)
                                    || fact.family() == Fact.Family.CONSENT)
                            && !(fact.family() == Fact.Family.FIELD && carried.contains(fact.name()));
                });
    }

    /** Words are held against words; one looks at no days, numbers, parties or instruments. */
    private static boolean simple(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            return all.conditions().stream().allMatch(Conditions::simple);
        } else if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream().allMatch(Conditions::simple);
        } else if (condition instanceof Condition.Not not) {
            return simple(not.condition());
        } else if (condition instanceof Condition.Compare compare) {
            return switch (compare.comparator()) {
                case IS, IS_NOT, IS_ONE_OF, IS_KNOWN, IS_UNKNOWN, INCLUDES, INCLUDES_NOT ->
                    compare.values().stream()
                            .noneMatch(value -> value instanceof gehoor.policy.Value.Day
                                    || value instanceof gehoor.policy.Value.Number);
                default -> false;
            };
        }
        return false;
    }

    private void look(Standing standing, List<Finding> wrong) {
        Set<Aspect> wanted = subject.reads().of(standing.condition(), Reads.Spoken.NOTHING);
        boolean[] seen = new boolean[2];
        int[] situations = new int[1];
        boolean all = Exploration.exhausts(subject, wanted, FEW, (situation, frame) -> {
            situations[0]++;
            if (standing.where().test(situation)) {
                boolean holds = frame.engine()
                        .at(
                                situation.file(),
                                Actor.SYSTEM,
                                new Circumstances(frame.now(), false, Map.of(), situation.linked()))
                        .holds(standing.condition());
                seen[holds ? 1 : 0] = true;
            }
            return seen[0] && seen[1];
        });
        looked += situations[0];
        if (all && (seen[0] || seen[1])) {
            wrong.add(new Finding(
                    Property.NOTHING_DEAD,
                    Finding.Verdict.REFUTED,
                    Inquiry.words(
                            Property.NOTHING_DEAD,
                            seen[1] ? "always" : "never",
                            List.of(standing.of(), Notation.of(standing.condition()))),
                    situations[0],
                    standing.at(),
                    null));
        }
    }
}
