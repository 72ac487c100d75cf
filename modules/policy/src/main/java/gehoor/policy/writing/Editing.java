package gehoor.policy.writing;

import gehoor.policy.writing.Element.Entries;
import gehoor.policy.writing.Element.Entry;
import gehoor.policy.writing.Element.Items;
import gehoor.policy.writing.Outcome.Why;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes a text at one place and leaves the rest as it is, byte for byte.
 *
 * <p>What was written is read again before it counts: where it would say anything else than was meant, at this place or at another, the
 * change is refused. So no layout that nobody thought of can do harm.
 */
public final class Editing {
    private final Source source;

    private Editing(Source source) {
        this.source = source;
    }

    /** Puts something in the place of what stands there. A text keeps its quotes where it can. */
    public static Outcome set(Source source, Spot spot, Content content) {
        return new Editing(source).set(spot, content);
    }

    /**
     * Adds an entry to a map.
     *
     * @param order keys in the order in which one would write them; what is not among them goes to the end
     */
    public static Outcome add(Source source, Spot map, String key, Content content, List<String> order) {
        return new Editing(source).add(map, key, content, order);
    }

    /** Adds an item to a list, in the place of the one with that number, or at the end. */
    public static Outcome insert(Source source, Spot list, int index, Content content) {
        return new Editing(source).insert(list, index, content);
    }

    /** Takes an entry or an item away. Comments above it stay. */
    public static Outcome remove(Source source, Spot spot) {
        return new Editing(source).remove(spot);
    }

    /** Puts an item in the place of its neighbour, and that one in its own. */
    public static Outcome swap(Source source, Spot list, int first) {
        return new Editing(source).swap(list, first);
    }

    /** Gives an entry of a map another key. */
    public static Outcome rename(Source source, Spot entry, String key) {
        return new Editing(source).rename(entry, key);
    }

    // ---------------------------------------------------------------- a value

    private Outcome set(Spot spot, Content content) {
        if (!writable(content)) {
            return refused(Why.SIGNS);
        }
        Element root = source.root();
        if (spot.isRoot()) {
            if (root != null && root.content().alike(content)) {
                return new Outcome.Changed(source);
            }
            String text = Spelling.item(content, 0, false) + "\n";
            return root == null
                    ? checked(content, source.text() + (blank(source.text()) ? "" : "\n") + text)
                    : checked(content, replaced(root.from(), root.to(), text.strip()));
        }
        Element now = source.find(spot);
        Element parent = source.find(spot.parent());
        if (now == null || parent == null) {
            return refused(Why.NOTHING_THERE);
        }
        if (now.content().alike(content)) {
            return new Outcome.Changed(source);
        }
        Content expected = put(spot, content);
        if (now instanceof Element.Text old && content instanceof Content.Text text) {
            List<String> ways = new ArrayList<>();
            for (String way : spelled(text, old, parent)) {
                ways.add(replaced(old.from(), old.to(), way));
            }
            return checked(expected, ways.toArray(String[]::new));
        }
        if (flow(parent)) {
            return checked(expected, replaced(now.from(), now.to(), Spelling.flow(content)));
        }
        return checked(expected, replaced(behind(parent, spot), now.to(), behind(parent, content)));
    }

    /** How a text can be spelled in the place of another, the best way first. */
    private List<String> spelled(Content.Text text, Element.Text old, Element parent) {
        boolean flow = flow(parent);
        int indent = column(parent) + 2;
        List<String> ways = new ArrayList<>();
        boolean lines = text.text().indexOf('\n') >= 0;
        if (!flow && (old.style().block() || lines)) {
            String literal = Spelling.literal(text.text(), old.style().block() ? indent(old, indent) : indent);
            if (literal != null) {
                ways.add(literal);
            }
        }
        String blank = old.from() == old.to() ? " " : "";
        ways.add(blank + Spelling.inline(text.text(), text.code(), flow, old.style()));
        ways.add(blank + Spelling.doubleQuoted(text.text()));
        boolean ended = old.to() > 0 && old.to() > old.from() && source.text().charAt(old.to() - 1) == '\n';
        return ended ? ways.stream().map(way -> way + source.lineBreak()).toList() : ways;
    }

    /** How far the lines of a text are set in that stands on lines of its own. */
    private int indent(Element.Text old, int otherwise) {
        return source.text()
                .substring(old.from(), old.to())
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.length() - line.stripLeading().length())
                .orElse(otherwise);
    }

    // ---------------------------------------------------------------- entries

    private Outcome add(Spot spot, String key, Content content, List<String> order) {
        if (!writable(content) || !Spelling.writable(key)) {
            return refused(Why.SIGNS);
        }
        if (source.root() == null && spot.isRoot()) {
            return set(spot, new Content.Entries(Map.of(key, content)));
        }
        if (!(source.find(spot) instanceof Entries map)) {
            return refused(Why.NOTHING_THERE);
        }
        if (map.find(key) != null) {
            return refused(Why.KEY_TWICE);
        }
        int before = place(map, key, order);
        Map<String, Content> entries = new LinkedHashMap<>();
        for (int i = 0; i <= map.entries().size(); i++) {
            if (i == before) {
                entries.put(key, content);
            }
            if (i < map.entries().size()) {
                Entry entry = map.entries().get(i);
                entries.put(entry.key().text(), entry.value().content());
            }
        }
        Content expected = put(spot, new Content.Entries(entries));
        if (map.flow()) {
            String pair = Spelling.key(key, true) + ": " + Spelling.flow(content);
            return checked(expected, before == 0 ? atFront(map, pair) : behind(map, before - 1, ", " + pair));
        }
        int column = source.column(map.from());
        List<String> ways = new ArrayList<>();
        for (String value : behindColon(content, column)) {
            String lines = Spelling.key(key, false) + ":" + value;
            ways.add(
                    before == 0
                            ? inserted(map.from(), lines + "\n" + " ".repeat(column))
                            : below(map.entries().get(before - 1).value().to(), " ".repeat(column) + lines));
        }
        return checked(expected, ways.toArray(String[]::new));
    }

    /** The ways in which something can stand behind a colon, the best first. */
    private static List<String> behindColon(Content content, int column) {
        String best = Spelling.behindColon(content, column);
        return content instanceof Content.Text text
                ? List.of(best, " " + Spelling.doubleQuoted(text.text()))
                : List.of(best);
    }

    /** Before which entry a key would be written. */
    private static int place(Entries map, String key, List<String> order) {
        int rank = order.indexOf(key);
        int place = map.entries().size();
        if (rank < 0) {
            return place;
        }
        while (place > 0 && order.indexOf(map.entries().get(place - 1).key().text()) > rank) {
            place--;
        }
        return place;
    }

    private String atFront(Entries map, String pair) {
        return map.entries().isEmpty()
                ? replaced(map.from(), map.to(), "{" + pair + "}")
                : inserted(map.entries().get(0).key().from(), pair + ", ");
    }

    private String behind(Entries map, int entry, String pair) {
        return inserted(map.entries().get(entry).value().to(), pair);
    }

    private Outcome rename(Spot spot, String key) {
        if (!Spelling.writable(key)) {
            return refused(Why.SIGNS);
        }
        Entry entry = source.find(spot.parent()) instanceof Entries map ? map.entry(spot.last()) : null;
        if (entry == null || key.isBlank() || !(source.find(spot.parent()) instanceof Entries map)) {
            return refused(Why.NOTHING_THERE);
        }
        if (key.equals(spot.last())) {
            return new Outcome.Changed(source);
        }
        if (map.find(key) != null) {
            return refused(Why.KEY_TWICE);
        }
        Map<String, Content> entries = new LinkedHashMap<>();
        map.entries()
                .forEach(each -> entries.put(
                        each.key().text().equals(spot.last()) ? key : each.key().text(),
                        each.value().content()));
        return checked(
                put(spot.parent(), new Content.Entries(entries)),
                replaced(
                        entry.key().from(),
                        entry.key().to(),
                        Spelling.inline(key, true, map.flow(), entry.key().style())),
                replaced(entry.key().from(), entry.key().to(), Spelling.doubleQuoted(key)));
    }

    // ---------------------------------------------------------------- items

    private Outcome insert(Spot spot, int index, Content content) {
        if (!writable(content)) {
            return refused(Why.SIGNS);
        }
        if (source.root() == null && spot.isRoot()) {
            String text = source.text();
            String above = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
            return checked(new Content.Items(List.of(content)), above + "- " + Spelling.item(content, 2, false) + "\n");
        }
        if (!(source.find(spot) instanceof Items list)) {
            return refused(Why.NOTHING_THERE);
        }
        int before = Math.max(0, Math.min(index, list.items().size()));
        List<Content> items = new ArrayList<>();
        list.items().forEach(item -> items.add(item.content()));
        items.add(before, content);
        Content expected = put(spot, new Content.Items(items));
        if (list.items().isEmpty()) {
            return spot.isRoot()
                    ? checked(expected, replaced(list.from(), list.to(), "- " + Spelling.item(content, 2, false)))
                    : set(spot, new Content.Items(items));
        }
        if (list.flow()) {
            String item = Spelling.flow(content);
            return checked(
                    expected,
                    before == 0
                            ? inserted(list.items().get(0).from(), item + ", ")
                            : inserted(list.items().get(before - 1).to(), ", " + item));
        }
        int column = source.column(list.from());
        boolean braces = list.items().stream().anyMatch(item -> item instanceof Entries map && map.flow());
        String item = "- " + Spelling.item(content, column + 2, braces);
        if (before == 0) {
            return checked(expected, inserted(list.from(), item + "\n" + " ".repeat(column)));
        }
        return checked(expected, below(list.items().get(before - 1).to(), " ".repeat(column) + item));
    }

    private Outcome swap(Spot spot, int first) {
        if (!(source.find(spot) instanceof Items list)
                || first < 0
                || first + 1 >= list.items().size()) {
            return refused(Why.NOTHING_THERE);
        }
        List<Content> items = new ArrayList<>();
        list.items().forEach(item -> items.add(item.content()));
        items.add(first, items.remove(first + 1));
        Content expected = put(spot, new Content.Items(items));
        String text = source.text();
        Element one = list.items().get(first);
        Element two = list.items().get(first + 1);
        if (list.flow()) {
            return checked(
                    expected,
                    text.substring(0, one.from())
                            + text.substring(two.from(), two.to())
                            + text.substring(one.to(), two.from())
                            + text.substring(one.from(), one.to())
                            + text.substring(two.to()));
        }
        // Whole lines change places, each item with the comments above it; those above the first of all belong to the
        // list.
        int start = first == 0
                ? source.lineStart(list.dashes().get(0))
                : afterLine(list.items().get(first - 1).to());
        int middle = afterLine(one.to());
        int end = afterLine(two.to());
        if (!text.substring(
                        source.lineStart(list.dashes().get(0)), list.dashes().get(0))
                .isBlank()) {
            return refused(Why.ONLY_IN_THE_TEXT);
        }
        String below = text.substring(middle, end);
        String above = text.substring(start, middle);
        if (!below.endsWith("\n")) {
            below += source.lineBreak();
            above = above.replaceFirst("\\r?\\n$", "");
        }
        return checked(expected, text.substring(0, start) + below + above + text.substring(end));
    }

    // ---------------------------------------------------------------- taking away

    private Outcome remove(Spot spot) {
        Element now = source.find(spot);
        Element parent = source.find(spot.parent());
        if (spot.isRoot() || now == null || parent == null) {
            return refused(Why.NOTHING_THERE);
        }
        if (parent instanceof Entries map) {
            Map<String, Content> entries = new LinkedHashMap<>(((Content.Entries) map.content()).entries());
            entries.remove(spot.last());
            return removed(spot, map, entries);
        }
        List<Content> items = new ArrayList<>(((Content.Items) parent.content()).items());
        items.remove(Spot.index(spot.last()));
        return removed(spot, (Items) parent, items);
    }

    private Outcome removed(Spot spot, Entries map, Map<String, Content> left) {
        if (left.isEmpty()) {
            return spot.parent().isRoot() ? refused(Why.LAST_ONE) : set(spot.parent(), new Content.Entries(left));
        }
        Content expected = put(spot.parent(), new Content.Entries(left));
        List<Entry> entries = map.entries();
        int index = ((Content.Entries) map.content())
                .entries().keySet().stream().toList().indexOf(spot.last());
        Entry entry = entries.get(index);
        if (map.flow()) {
            return checked(
                    expected,
                    index == 0
                            ? replaced(entry.key().from(), entries.get(1).key().from(), "")
                            : replaced(
                                    entries.get(index - 1).value().to(),
                                    entry.value().to(),
                                    ""));
        }
        int from = entry.key().from();
        String text = source.text();
        if (text.substring(source.lineStart(from), from).isBlank()) {
            return checked(expected, withoutLines(from, entry.value().to()));
        }
        // It stands behind the dash of an item.
        int next = entries.get(1).key().from();
        int ends = afterLine(entry.value().to());
        boolean alone = text.substring(ends, next).isBlank();
        int dash = from;
        while (dash > 0 && text.charAt(dash - 1) == ' ') {
            dash--;
        }
        return checked(
                expected,
                alone ? replaced(from, next, "") : text.substring(0, dash) + source.lineBreak() + text.substring(ends));
    }

    private Outcome removed(Spot spot, Items list, List<Content> left) {
        Content expected = put(spot.parent(), new Content.Items(left));
        int index = Spot.index(spot.last());
        Element item = list.items().get(index);
        if (left.isEmpty()) {
            return spot.parent().isRoot()
                    ? checked(expected, replaced(list.from(), list.to(), "[]"))
                    : set(spot.parent(), new Content.Items(left));
        }
        if (list.flow()) {
            return checked(
                    expected,
                    index == 0
                            ? replaced(item.from(), list.items().get(1).from(), "")
                            : replaced(list.items().get(index - 1).to(), item.to(), ""));
        }
        int dash = list.dashes().get(index);
        return source.text().substring(source.lineStart(dash), dash).isBlank()
                ? checked(expected, withoutLines(dash, item.to()))
                : refused(Why.ONLY_IN_THE_TEXT);
    }

    private String withoutLines(int from, int to) {
        String text = source.text();
        int start = source.lineStart(from);
        int end = afterLine(to);
        String rest = text.substring(end);
        String before = text.substring(0, start);
        // A file that does not end its last line goes on not doing so.
        return rest.isEmpty() && !text.endsWith("\n") ? before.replaceFirst("\\r?\\n$", "") : before + rest;
    }

    // ---------------------------------------------------------------- where things stand

    private static boolean flow(Element parent) {
        return parent instanceof Entries map ? map.flow() : parent instanceof Items list && list.flow();
    }

    /** The column in which the keys of a map, or the dashes of a list, stand. */
    private int column(Element parent) {
        return source.column(parent.from());
    }

    /** Where begins what stands behind the colon of an entry, or the dash of an item. */
    private int behind(Element parent, Spot spot) {
        if (parent instanceof Entries map) {
            Entry entry = map.entry(spot.last());
            return entry == null ? map.to() : entry.colon();
        }
        return ((Items) parent).dashes().get(Spot.index(spot.last())) + 1;
    }

    private String behind(Element parent, Content content) {
        int column = column(parent);
        return parent instanceof Entries
                ? Spelling.behindColon(content, column)
                : " " + Spelling.item(content, column + 2, true);
    }

    /** Where the lines of an element end, their last line break included. */
    private int afterLine(int to) {
        return to > 0 && source.text().charAt(to - 1) == '\n' ? to : source.nextLine(to);
    }

    private String replaced(int from, int to, String with) {
        String text = source.text();
        return text.substring(0, from) + broken(with) + text.substring(to);
    }

    private String inserted(int at, String what) {
        return replaced(at, at, what);
    }

    /** New lines below the line in which something ends. */
    private String below(int to, String lines) {
        int at = afterLine(to);
        boolean open = at > 0 && source.text().charAt(at - 1) != '\n';
        return open ? inserted(at, "\n" + lines) : inserted(at, lines + "\n");
    }

    private String broken(String text) {
        return source.lineBreak().equals("\n") ? text : text.replace("\n", source.lineBreak());
    }

    // ---------------------------------------------------------------- what must come of it

    /** All of the file, with this in that place. */
    private Content put(Spot spot, Content content) {
        Element root = source.root();
        return root == null ? content : put(root.content(), spot.steps(), content);
    }

    private static Content put(Content around, List<String> steps, Content content) {
        if (steps.isEmpty()) {
            return content;
        }
        List<String> rest = steps.subList(1, steps.size());
        if (around instanceof Content.Entries map) {
            Map<String, Content> entries = new LinkedHashMap<>(map.entries());
            Content inner = entries.get(steps.get(0));
            if (inner != null) {
                entries.put(steps.get(0), put(inner, rest, content));
            }
            return new Content.Entries(entries);
        }
        List<Content> items = new ArrayList<>(((Content.Items) around).items());
        int index = Spot.index(steps.get(0));
        items.set(index, put(items.get(index), rest, content));
        return new Content.Items(items);
    }

    /** The first of these texts that says what it must; none of them: it is refused. */
    private static Outcome checked(Content expected, String... texts) {
        @Nullable Source found = null;
        for (String text : texts) {
            Optional<Source> read = Source.of(text);
            Element root = read.map(Source::root).orElse(null);
            if (found == null && root != null && root.content().alike(expected)) {
                found = read.orElseThrow();
            }
        }
        return found == null ? refused(Why.ONLY_IN_THE_TEXT) : new Outcome.Changed(found);
    }

    private static boolean writable(Content content) {
        if (content instanceof Content.Entries map) {
            return map.entries().keySet().stream().allMatch(Spelling::writable)
                    && map.entries().values().stream().allMatch(Editing::writable);
        }
        return content instanceof Content.Items list
                ? list.items().stream().allMatch(Editing::writable)
                : Spelling.writable(((Content.Text) content).text());
    }

    private static boolean blank(String text) {
        return text.isEmpty() || text.endsWith("\n");
    }

    private static Outcome refused(Why why) {
        return new Outcome.Refused(why);
    }
}
