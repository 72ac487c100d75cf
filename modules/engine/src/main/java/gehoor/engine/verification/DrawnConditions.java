package gehoor.engine.verification;

import gehoor.policy.Condition;
import gehoor.policy.Fact;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conditions over what is seen; the rest of them counts as it suits the drawing. */
final class DrawnConditions {
    private static final Condition YES = new Condition.AllOf(List.of());
    private static final Condition NO = Outline.NO;

    private final Reads reads;
    private final Set<Aspect> seen;

    DrawnConditions(Reads reads, Set<Aspect> seen) {
        this.reads = reads;
        this.seen = seen;
    }

    Condition as(Condition condition, Reads.Spoken spoken, boolean wide) {
        return as(condition, spoken, wide, false);
    }

    /**
     * @param wide what is out of sight counts as if it held; else as if it did not
     * @param fresh who acts, or is to be assigned, has nothing to do with the file yet
     */
    Condition as(Condition condition, Reads.Spoken spoken, boolean wide, boolean fresh) {
        if (condition instanceof Condition.Always) {
            return condition;
        } else if (condition instanceof Condition.AllOf all) {
            return new Condition.AllOf(all.conditions().stream()
                    .map(each -> as(each, spoken, wide, fresh))
                    .toList());
        } else if (condition instanceof Condition.AnyOf any) {
            return new Condition.AnyOf(any.conditions().stream()
                    .map(each -> as(each, spoken, wide, fresh))
                    .toList());
        } else if (condition instanceof Condition.Not not) {
            return new Condition.Not(as(not.condition(), spoken, !wide, fresh));
        } else if (condition instanceof Condition.Quantified q) {
            Aspect kind = Reads.kind(q);
            if (!seen.contains(kind) || q.atLeast() > Situation.MOST_OF_A_KIND) {
                return wide ? YES : NO;
            }
            boolean within = (q.quantifier() == Condition.Quantifier.NO) != wide;
            return new Condition.Quantified(
                    q.quantifier(),
                    q.atLeast(),
                    q.over(),
                    q.kind(),
                    as(q.that(), spoken.within(kind), within, fresh),
                    q.at());
        } else if (fresh && condition instanceof Condition.Compare compare && ofPerson(compare.fact())) {
            Boolean is = newcomer(compare);
            return is == null ? (wide ? YES : NO) : is ? YES : NO;
        }
        return whole(condition, spoken) ? condition : wide ? YES : NO;
    }

    /** Whether all that the condition looks at is seen. */
    boolean whole(Condition condition, Reads.Spoken spoken) {
        if (condition instanceof Condition.AllOf all) {
            return all.conditions().stream().allMatch(each -> whole(each, spoken));
        } else if (condition instanceof Condition.AnyOf any) {
            return any.conditions().stream().allMatch(each -> whole(each, spoken));
        } else if (condition instanceof Condition.Not not) {
            return whole(not.condition(), spoken);
        } else if (condition instanceof Condition.Quantified q) {
            Aspect kind = Reads.kind(q);
            return seen.contains(kind)
                    && q.atLeast() <= Situation.MOST_OF_A_KIND
                    && whole(q.that(), spoken.within(kind));
        }
        return Fact.of(condition).allMatch(fact -> {
            Set<Aspect> aspects = reads.of(fact, spoken);
            return aspects != null && seen.containsAll(aspects);
        });
    }

    private static boolean ofPerson(Fact fact) {
        return fact.family() == Fact.Family.ASSIGNEE
                || (fact.family() == Fact.Family.ACTOR && !fact.name().equals("role"));
    }

    /** What a comparison says of somebody with whom the file has nothing to do; null where that is not told. */
    private static @Nullable Boolean newcomer(Condition.Compare compare) {
        String value = switch (compare.fact().name()) {
            case "without-tie", "not-handled-linked" -> "yes";
            case "with-tie", "handled-linked", "took-in", "assigned", "did" -> "no";
            default -> "";
        };
        if (value.isEmpty() || compare.values().size() != 1) {
            return null;
        }
        boolean same = compare.values().get(0).toString().equals(value);
        return switch (compare.comparator()) {
            case IS -> same;
            case IS_NOT -> !same;
            default -> null;
        };
    }
}
