package gehoor.policy.writing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** What stands somewhere, or is to stand there, without how it is spelled: a text, a list or a map. */
public sealed interface Content {
    /**
     * @param code whether it is a word of the language, an id, a number or a day: such stand without quotes where YAML lets them, while prose
     *     that looks like one of these gets quotes. It makes no difference to what is said
     */
    record Text(String text, boolean code) implements Content {}

    record Items(List<Content> items) implements Content {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** In the order in which they stand. */
    record Entries(Map<String, Content> entries) implements Content {
        public Entries {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** What a person wrote for people. */
    static Content prose(String text) {
        return new Text(text, false);
    }

    /** A word of the language, an id, a number or a day. */
    static Content code(String text) {
        return new Text(text, true);
    }

    /** Whether both say the same, in the same order. */
    default boolean alike(Content other) {
        if (this instanceof Text text && other instanceof Text others) {
            return text.text().equals(others.text());
        }
        if (this instanceof Items items && other instanceof Items others) {
            return all(items.items(), others.items());
        }
        return this instanceof Entries entries
                && other instanceof Entries others
                && List.copyOf(entries.entries().keySet())
                        .equals(List.copyOf(others.entries().keySet()))
                && all(
                        List.copyOf(entries.entries().values()),
                        List.copyOf(others.entries().values()));
    }

    private static boolean all(List<Content> some, List<Content> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).alike(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** All texts in it, in the order in which they stand; keys are not among them. */
    default List<String> texts() {
        List<String> texts = new ArrayList<>();
        if (this instanceof Text text) {
            texts.add(text.text());
        } else if (this instanceof Items items) {
            items.items().forEach(item -> texts.addAll(item.texts()));
        } else if (this instanceof Entries entries) {
            for (Entry<String, Content> entry : entries.entries().entrySet()) {
                texts.addAll(entry.getValue().texts());
            }
        }
        return texts;
    }
}
