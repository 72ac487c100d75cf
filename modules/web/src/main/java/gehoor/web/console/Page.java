package gehoor.web.console;

import gehoor.policy.vocabulary.Type;
import gehoor.policy.writing.Element;
import gehoor.policy.writing.Spot;
import gehoor.web.form.Written;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part while its page is made.
 *
 * @param element what stands in the file; null where the part is new
 * @param before what stood in a line where the part is to stand; null where nothing did
 * @param typed what was typed, where it was not kept; null: what stands in the file is shown
 * @param refused why it was not kept, by word, in the reader's language
 */
record Page(
        Spot spot,
        Type type,
        @Nullable Element element,
        @Nullable Element before,
        @Nullable Written typed,
        Map<String, String> refused) {

    /** Why what was typed for a word was not kept. */
    List<String> refused(String word) {
        return refused.entrySet().stream()
                .filter(each -> each.getKey().equals(word) || each.getKey().startsWith(word + "."))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    /** Whether its parts can have pages of their own: it stands in the file. */
    boolean stands() {
        return spot.isRoot() || element != null;
    }
}
