package gehoor.policy;

import org.jspecify.annotations.Nullable;

/**
 * A law that a procedure stands under, and to which of its files that law applies.
 *
 * @param law id of the law
 * @param when it applies to a file in which this holds; to an end, where this holds in the file as it then stands
 * @param received the fact (a date) that is receipt in the sense of this law, where somebody else than the organisation receives;
 *     null: the day of receipt
 */
public record UnderLaw(String law, Condition when, @Nullable Fact received, Place at) {

    /** The date from which a term counts that this law counts from receipt. */
    public Fact receipt() {
        return received == null ? Fact.known(Fact.Known.RECEIVED) : received;
    }
}
