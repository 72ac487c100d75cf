package gehoor.policy.writing;

/** What became of a change. */
public sealed interface Outcome {
    /** It was made; this is the file now. */
    record Changed(Source source) implements Outcome {}

    /** It was not made. */
    record Refused(Why why) implements Outcome {}

    /** Why a change was not made. */
    enum Why {
        /** There are signs in it that do not print, or half a sign: no file has such. */
        SIGNS,
        /** There is a key of that name already. */
        KEY_TWICE,
        /** It is the last of its file: a file is not empty. */
        LAST_ONE,
        /** There is nothing at that place, or nothing to which this can be done. */
        NOTHING_THERE,
        /** It stands in the text in such a way that it can only be changed there. */
        ONLY_IN_THE_TEXT
    }
}
