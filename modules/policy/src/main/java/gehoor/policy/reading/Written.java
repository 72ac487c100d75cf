package gehoor.policy.reading;

import gehoor.policy.Place;
import gehoor.policy.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in a file: texts, lists and maps that know where they stand. */
sealed interface Written {
    Place at();

    /** What it is called in a sentence. */
    Said noun();

    /** @param inset columns between {@code at} and the first character; -1 where the text stands on several lines */
    record Text(String text, Place at, int inset) implements Written {
        @Override
        public Said noun() {
            return Said.of(text.isEmpty() ? "noun.nothing" : "noun.text");
        }

        /** The place of a character of the text. */
        Place at(int offset) {
            return inset < 0 ? at : new Place(at.file(), at.line(), at.column() + inset + offset);
        }
    }

    record Items(List<Written> items, Place at) implements Written {
        @Override
        public Said noun() {
            return Said.of("noun.list");
        }
    }

    record Entry(Text key, Written value) {}

    record Entries(Map<String, Entry> entries, Place at) implements Written {
        @Override
        public Said noun() {
            return Said.of("noun.map");
        }

        @Nullable
        Written find(String word) {
            Entry entry = entries.get(word);
            return entry == null ? null : entry.value();
        }

        boolean has(String word) {
            return entries.containsKey(word);
        }

        /** The text behind a word; empty where there is none. */
        String text(String word) {
            return find(word) instanceof Text text ? text.text() : "";
        }

        @Nullable
        String textOrNull(String word) {
            return find(word) instanceof Text text ? text.text() : null;
        }

        boolean yes(String word) {
            return text(word).equals("yes");
        }

        /** The items behind a word: of a list, or the one thing that stands there without brackets. */
        List<Written> items(String word) {
            Written value = find(word);
            return value == null ? List.of() : Written.items(value);
        }

        List<String> texts(String word) {
            return Written.texts(items(word));
        }

        /** The maps in the list behind a word. */
        List<Entries> maps(String word) {
            List<Entries> maps = new ArrayList<>();
            for (Written item : items(word)) {
                if (item instanceof Entries map) {
                    maps.add(map);
                }
            }
            return maps;
        }

        /** The map behind a word; an empty one where there is none. */
        Entries map(String word) {
            return find(word) instanceof Entries map ? map : new Entries(Map.of(), at);
        }
    }

    static List<Written> items(Written value) {
        return value instanceof Items list ? list.items() : List.of(value);
    }

    static List<String> texts(List<Written> items) {
        List<String> texts = new ArrayList<>();
        for (Written item : items) {
            if (item instanceof Text text) {
                texts.add(text.text());
            }
        }
        return texts;
    }
}
