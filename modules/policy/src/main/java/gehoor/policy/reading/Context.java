package gehoor.policy.reading;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in the language something stands.
 *
 * @param instrument the instrument that {@code this} speaks of
 * @param party the kind of party that {@code this} speaks of
 * @param outer what stands around a {@code that}, where {@code this} spoke of something else; null: nothing
 * @param asked the fields that {@code asked.<field>} can name; null where nothing is asked
 * @param report whether this is about the report, where a field means what is given with it
 */
record Context(
        Scope scope,
        @Nullable String instrument,
        @Nullable String party,
        @Nullable Context outer,
        @Nullable Set<String> asked,
        boolean report) {

    static Context of(Scope scope) {
        return new Context(scope, null, null, null, null, false);
    }

    Context scope(Scope other) {
        return new Context(other, null, null, null, null, false);
    }

    Context instrument(String id) {
        return new Context(scope, id, null, null, asked, report);
    }

    /** Within a {@code that}, of each instrument or party of a kind. */
    Context within(boolean ofParties, String kind) {
        Context around = instrument == null && party == null ? null : this;
        return new Context(scope, ofParties ? null : kind, ofParties ? kind : null, around, asked, report);
    }

    Context party(String kind) {
        return new Context(scope, null, kind, null, asked, report);
    }

    Context asking(Set<String> fields) {
        return new Context(scope, instrument, party, outer, fields, report);
    }

    Context reporting(Set<String> fields) {
        return new Context(scope, null, null, null, fields, true);
    }
}
