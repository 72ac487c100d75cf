package gehoor.policy.writing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of one file, and where each part of it stands.
 *
 * <p>Not every text has parts that can be changed in place: what is no YAML, and what uses more of YAML than the language has (anchors,
 * aliases, tags, keys that are no text or stand twice), is changed as text.
 */
public final class Source {
    private final String text;
    private final @Nullable Element root;

    private Source(String text, @Nullable Element root) {
        this.text = text;
        this.root = root;
    }

    /** The text with its parts; empty where it can only be changed as text. */
    public static Optional<Source> of(String text) {
        try {
            return Optional.of(new Source(text, Parts.of(text)));
        } catch (Parts.Unfit unfit) {
            return Optional.empty();
        }
    }

    public String text() {
        return text;
    }

    /** All of it; null where nothing stands in it but comments. */
    public @Nullable Element root() {
        return root;
    }

    /** What stands there; null where nothing does. */
    public @Nullable Element find(Spot spot) {
        Element at = root;
        for (String step : spot.steps()) {
            if (at instanceof Element.Entries map) {
                at = map.find(step);
            } else if (at instanceof Element.Items list) {
                int index = Spot.index(step);
                at = index >= 0 && index < list.items().size() ? list.items().get(index) : null;
            } else {
                return null;
            }
        }
        return at;
    }

    /** The line in which a character stands, from 1. */
    public int line(int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** How many characters stand before that one in its line. */
    int column(int offset) {
        return offset - lineStart(offset);
    }

    int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Where the line ends in which that character stands, its line break not included. */
    int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        if (end < 0) {
            return text.length();
        }
        return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Where the next line begins. */
    int nextLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    /** What the file's lines end with. */
    String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /**
     * The smallest part that stands there. What begins where a map begins is the map, not its first entry: that is where a map as a whole is
     * spoken of.
     *
     * @param line from 1
     * @param column from 1, in code points, as the reader tells it
     */
    public Spot at(int line, int column) {
        Element whole = root;
        if (whole == null || line < 1 || column < 1) {
            return Spot.ROOT;
        }
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return Spot.ROOT;
            }
            start = next + 1;
        }
        int end = lineEnd(start);
        int most = text.codePointCount(start, end);
        int offset = text.offsetByCodePoints(start, Math.min(column - 1, most));
        if (line == 1 && text.startsWith("\uFEFF")) {
            offset = Math.min(offset + 1, end);
        }
        return deepest(whole, Spot.ROOT, offset);
    }

    /** The smallest part that begins in a line: what stands behind the dash, where there is one. */
    public Spot at(int line) {
        String all = text.lines().skip(Math.max(0, line - 1L)).findFirst().orElse("");
        int behind = 0;
        while (behind < all.length() && " -\uFEFF".indexOf(all.charAt(behind)) >= 0) {
            behind++;
        }
        return at(line, behind + 1);
    }

    private static Spot deepest(Element element, Spot spot, int offset) {
        if (element instanceof Element.Entries map) {
            if (offset == map.from()) {
                return spot;
            }
            for (Element.Entry entry : map.entries()) {
                if (offset >= entry.key().from() && offset <= entry.value().to()) {
                    Spot inner = spot.then(entry.key().text());
                    return offset < entry.value().from() ? inner : deepest(entry.value(), inner, offset);
                }
            }
        } else if (element instanceof Element.Items list) {
            for (int i = 0; i < list.items().size(); i++) {
                Element item = list.items().get(i);
                if (offset >= item.from() && offset <= item.to()) {
                    return deepest(item, spot.then(i), offset);
                }
            }
        }
        return spot;
    }

    /** The lines on which it stands, whole, without a line break at the end. */
    public String lines(Element element) {
        int last = Math.max(element.from(), element.to() - 1);
        return text.substring(lineStart(element.from()), lineEnd(last));
    }
}
