package gehoor.policy;

import gehoor.policy.calendar.Period;
import java.util.List;

/**
 * A condition in the closed vocabulary: no arithmetic, no loops, no script, so that it can be verified,
 * explained in three languages and edited with form fields. A comparison with an unknown fact is false
 * (and its negation by {@code not} true); {@code is-known} asks.
 */
public sealed interface Condition {

    /** Holds always. */
    record Always() implements Condition {}

    record AllOf(List<Condition> conditions) implements Condition {}

    record AnyOf(List<Condition> conditions) implements Condition {}

    record Not(Condition condition) implements Condition {}

    /** {@code facility-knows is yes}, {@code subject is-one-of help, practical}. */
    record Compare(Fact fact, Comparator comparator, List<Value> values, Place at) implements Condition {}

    /** {@code promised-on before received}. */
    record CompareFacts(Fact fact, Comparator comparator, Fact other, Place at) implements Condition {}

    /** {@code incident-date more-than 1 year before received}. */
    record Elapsed(Fact fact, boolean moreThan, Period period, boolean before, Fact other, Place at)
            implements Condition {}

    /**
     * {@code every: party, of: provider, that: …}; inside, {@code this.x} is a fact of that one.
     *
     * @param atLeast with ANY: how many of them
     */
    record Quantified(Quantifier quantifier, int atLeast, Over over, String kind, Condition that, Place at)
            implements Condition {}

    enum Quantifier {
        /** At least one. */
        ANY,
        /** Each, and there is at least one. */
        EVERY,
        /** None. */
        NO
    }

    enum Over {
        PARTY,
        INSTRUMENT
    }

    enum Comparator {
        IS,
        IS_NOT,
        IS_ONE_OF,
        IS_KNOWN,
        IS_UNKNOWN,
        INCLUDES,
        INCLUDES_NOT,
        BEFORE,
        AFTER,
        ON_OR_BEFORE,
        ON_OR_AFTER,
        LESS_THAN,
        MORE_THAN,
        AT_MOST,
        AT_LEAST;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    Always ALWAYS = new Always();
}
