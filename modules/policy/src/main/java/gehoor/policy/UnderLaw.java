package gehoor.policy;

import org.jspecify.annotations.Nullable;

/**
 * A law that a procedure stands under, and to which of its files that law applies.
 *
 * @param law id of the law; a procedure names each once, which {@code check} looks at
 * @param when it applies to a file in which this holds; to an end, where this holds in the file as it then stands
 * @param received the field (a date) that is receipt in the sense of this law, where somebody else than the organisation receives;
 *     null: the day on which the organisation received it. It is refused where it need not be known in a file to which the law applies:
 *     as long as it is not, a clock counts from when it started
 */
public record UnderLaw(String law, Condition when, @Nullable Fact received, Place at) {

    /** The date from which a term counts that this law counts from receipt. */
    public Fact receipt() {
        return received == null ? Fact.known(Fact.Known.RECEIVED) : received;
    }
}
