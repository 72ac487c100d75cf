package gehoor.engine.mutation;

import gehoor.policy.Place;
import org.jspecify.annotations.Nullable;

/**
 * A part of a procedure with one small change in it.
 *
 * @param part what stands there instead; null: nothing
 * @param path where in the part it was changed: words of the language with spaces between; empty: the whole of it
 * @param before what stood there; empty: nothing
 * @param after what stands there instead; empty: nothing
 * @param rule id of the innermost thing that has one; empty where that is not known yet
 * @param at where that stands; nowhere where that is not known yet
 */
record Variant(@Nullable Object part, Mutation kind, String path, String before, String after, String rule, Place at) {

    static Variant of(Mutation kind, @Nullable Object part, String before, String after) {
        return new Variant(part, kind, "", before, after, "", Place.NOWHERE);
    }

    /** The whole in which this was changed. */
    Variant in(String word, Object whole) {
        return new Variant(whole, kind, (word + " " + path).strip(), before, after, rule, at);
    }

    /** Who says first whose change it is, is the innermost. */
    Variant of(String id, Place place) {
        return new Variant(
                part, kind, path, before, after, rule.isEmpty() ? id : rule, at.equals(Place.NOWHERE) ? place : at);
    }

    String changed() {
        String what;
        if (kind == Mutation.NEGATED) {
            what = "not (" + before + ")";
        } else if (after.isEmpty()) {
            what = before.isEmpty() ? "left out" : "without " + before;
        } else {
            what = before.isEmpty() ? "also " + after : before + " → " + after;
        }
        return path + ": " + what;
    }
}
