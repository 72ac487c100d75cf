package gehoor.policy.calendar;

/** What happens to a term whose last day is no working day. */
public enum RollOver {
    /** It ends on that day all the same. */
    NONE("none"),
    /** It ends on the first working day after it, as Dutch law has it (Algemene termijnenwet, art. 1). */
    NEXT_WORKING_DAY("next-working-day");

    private final String word;

    RollOver(String word) {
        this.word = word;
    }

    /** The word by which a procedure names it. */
    public String word() {
        return word;
    }
}
