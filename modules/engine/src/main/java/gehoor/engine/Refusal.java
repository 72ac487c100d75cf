package gehoor.engine;

import gehoor.policy.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something may not be done, and what would help.
 *
 * @param reason what kind of refusal; an API maps it to a status
 * @param rule id of the rule, duty, ground, action or clock that refuses
 * @param basis where that rule is published
 * @param field the field it is about, null where none
 * @param words one sentence in every language: the rule, and what would help
 * @param looked the facts it looked at
 */
public record Refusal(
        Reason reason, String rule, String basis, @Nullable String field, Words words, List<Entry.Looked> looked) {
    public enum Reason {
        /** No such action, instrument, party or field in this procedure. */
        UNKNOWN,
        /** Not something this actor may do. */
        NOT_YOURS,
        /** Not in this stage or state, or not to the point now. */
        NOT_NOW,
        /** The organisation takes nothing new from the public now. */
        SUSPENDED,
        /** A rule of the procedure bars it. */
        RULE,
        /** An answer is missing or cannot be. */
        FIELD
    }
}
