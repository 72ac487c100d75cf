package gehoor.policy.writing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a file that knows where it stands. */
public sealed interface Element {
    /** Where it begins, in characters from the beginning of the file. */
    int from();

    /** Where it ends, the character after its last; line breaks and comments behind it are not its own. */
    int to();

    /** What it says. */
    Content content();

    /** How a text is spelled. */
    enum Style {
        PLAIN,
        SINGLE_QUOTES,
        DOUBLE_QUOTES,
        /** Lines below, as they are. */
        LITERAL,
        /** Lines below, joined. */
        FOLDED;

        boolean block() {
            return this == LITERAL || this == FOLDED;
        }
    }

    record Text(String text, Style style, int from, int to) implements Element {
        @Override
        public Content content() {
            return new Content.Text(text, style == Style.PLAIN);
        }
    }

    /**
     * @param flow whether it stands in brackets
     * @param dashes where the dash of each item stands; empty in brackets
     */
    record Items(List<Element> items, boolean flow, List<Integer> dashes, int from, int to) implements Element {
        @Override
        public Content content() {
            return new Content.Items(items.stream().map(Element::content).toList());
        }
    }

    /** @param colon where the colon ends that stands behind the key */
    record Entry(Text key, int colon, Element value) {}

    /** @param flow whether it stands in braces */
    record Entries(List<Entry> entries, boolean flow, int from, int to) implements Element {
        @Override
        public Content content() {
            Map<String, Content> contents = new LinkedHashMap<>();
            entries.forEach(
                    entry -> contents.put(entry.key().text(), entry.value().content()));
            return new Content.Entries(contents);
        }

        /** What stands behind that key; null where it is not there. */
        public @Nullable Element find(String key) {
            Entry entry = entry(key);
            return entry == null ? null : entry.value();
        }

        @Nullable
        Entry entry(String key) {
            return entries.stream()
                    .filter(each -> each.key().text().equals(key))
                    .findFirst()
                    .orElse(null);
        }

        /** The text behind that key; empty where there is none. */
        public String text(String key) {
            return find(key) instanceof Text text ? text.text() : "";
        }
    }
}
