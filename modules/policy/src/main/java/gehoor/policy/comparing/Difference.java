package gehoor.policy.comparing;

import gehoor.policy.Bundle;
import gehoor.policy.Words;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different in the later version.
 *
 * @param part what it is a difference in
 * @param id of that; empty for the procedure and the report themselves
 * @param label what that is called, in the later version where it is there
 * @param property the word of the language under which it stands, with those within it behind dots; empty: the whole of it came or went
 * @param before as a procedure writes it; null where it was not there
 * @param after as a procedure writes it; null where it is there no longer
 * @param widens whether somebody may come to read more than before: then the organisation must agree, and files that exist keep
 *     what was promised
 */
public record Difference(
        Part part,
        String id,
        Words label,
        String property,
        @Nullable String before,
        @Nullable String after,
        Matter matter,
        boolean widens) {

    private static final Bundle BUNDLE = Bundle.beside(Difference.class, "differences");

    /** It as a sentence, in the platform's languages. */
    public Words sentence() {
        Words what = BUNDLE.words("part." + part.word());
        Words named = id.isEmpty()
                ? what
                : label.isEmpty() ? BUNDLE.words("by-id", what, id) : BUNDLE.words("named", what, label, id);
        if (property.isEmpty()) {
            return BUNDLE.words(before == null ? "new" : "gone", named);
        }
        if (before == null) {
            return BUNDLE.words("added", named, property, String.valueOf(after));
        }
        return after == null
                ? BUNDLE.words("removed", named, property, before)
                : BUNDLE.words("changed", named, property, before, after);
    }
}
