package gehoor.policy.writing;

import gehoor.policy.reading.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Finds where the parts of a text stand, from the parser's events. */
final class Parts {
    private static final String BOM = "\uFEFF";

    private final String text;
    /** Of each code point that the parser counts, the character with which it begins; one more for the end. */
    private final int[] offsets;

    private int nodes;

    /** The text has no parts that can be changed in place. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit() {
            super("", null, false, false);
        }
    }

    private Parts(String text) {
        this.text = text;
        int start = text.startsWith(BOM) ? 1 : 0;
        int count = text.codePointCount(start, text.length());
        offsets = new int[count + 1];
        int at = start;
        for (int i = 0; i < count; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[count] = text.length();
    }

    /** The root; null where nothing stands in the text but comments. */
    static @Nullable Element of(String text) throws Unfit {
        if (text.length() > Limits.USUAL.fileBytes()) {
            throw new Unfit();
        }
        return new Parts(text).root();
    }

    private @Nullable Element root() throws Unfit {
        LoadSettings settings = LoadSettings.builder()
                .setParseComments(false)
                .setCodePointLimit(Limits.USUAL.fileBytes())
                .build();
        try {
            String plain = text.startsWith(BOM) ? text.substring(1) : text;
            Iterator<Event> events = new Parse(settings).parseString(plain).iterator();
            Element root = null;
            int documents = 0;
            while (events.hasNext()) {
                Event event = events.next();
                if (event instanceof DocumentStartEvent start
                        && (++documents > 1 || !start.getTags().isEmpty())) {
                    throw new Unfit();
                } else if (event instanceof NodeEvent node) {
                    root = element(node, events, 1);
                }
            }
            return root instanceof Element.Text nothing && nothing.from() == nothing.to() ? null : root;
        } catch (YamlEngineException noYaml) {
            throw new Unfit();
        }
    }

    private Element element(NodeEvent event, Iterator<Event> events, int depth) throws Unfit {
        if (event instanceof AliasEvent
                || event.getAnchor().isPresent()
                || ++nodes > Limits.USUAL.nodes()
                || depth > Limits.USUAL.depth()) {
            throw new Unfit();
        }
        int from = offset(event.getStartMark().orElseThrow(Unfit::new));
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, from);
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        if (start.getTag().isPresent()) {
            throw new Unfit();
        }
        return start instanceof SequenceStartEvent
                ? items(start.isFlow(), from, events, depth)
                : entries(start.isFlow(), from, events, depth);
    }

    private Element.Text scalar(ScalarEvent event, int from) throws Unfit {
        if (event.getTag().isPresent()) {
            throw new Unfit();
        }
        int to = offset(event.getEndMark().orElseThrow(Unfit::new));
        Element.Style style = style(event.getScalarStyle());
        if (style.block()
                && !text.substring(from, to).lines().findFirst().orElse("").contains("+")) {
            // Blank lines behind it are no part of what it says.
            while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
                to--;
            }
        }
        return new Element.Text(event.getValue(), style, from, to);
    }

    private static Element.Style style(ScalarStyle style) {
        return switch (style) {
            case DOUBLE_QUOTED -> Element.Style.DOUBLE_QUOTES;
            case SINGLE_QUOTED -> Element.Style.SINGLE_QUOTES;
            case LITERAL -> Element.Style.LITERAL;
            case FOLDED -> Element.Style.FOLDED;
            default -> Element.Style.PLAIN;
        };
    }

    private Element items(boolean flow, int from, Iterator<Event> events, int depth) throws Unfit {
        List<Element> items = new ArrayList<>();
        List<Integer> dashes = new ArrayList<>();
        int to = from;
        Event next = events.next();
        for (; !(next instanceof CollectionEndEvent); next = events.next()) {
            if (!flow) {
                dashes.add(dash(items.isEmpty() ? from : to));
            }
            Element item = element((NodeEvent) next, events, depth + 1);
            items.add(item);
            to = item.to();
        }
        return new Element.Items(
                List.copyOf(items), flow, List.copyOf(dashes), from, flow ? end(next) : Math.max(to, from));
    }

    /** The dash of the next item: between two items stand white space and comments only. */
    private int dash(int from) throws Unfit {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '-') {
                return at;
            } else {
                throw new Unfit();
            }
        }
        throw new Unfit();
    }

    private Element entries(boolean flow, int from, Iterator<Event> events, int depth) throws Unfit {
        List<Element.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int to = from;
        Event next = events.next();
        for (; !(next instanceof CollectionEndEvent); next = events.next()) {
            if (!(element((NodeEvent) next, events, depth + 1) instanceof Element.Text key)
                    || key.style().block()
                    || !keys.add(key.text())
                    || (!flow && entries.isEmpty() && key.from() != from)) {
                throw new Unfit();
            }
            int colon = key.to();
            while (colon < text.length() && text.charAt(colon) == ' ') {
                colon++;
            }
            if (colon >= text.length() || text.charAt(colon) != ':') {
                throw new Unfit();
            }
            Element value = element((NodeEvent) events.next(), events, depth + 1);
            entries.add(new Element.Entry(key, colon + 1, value));
            to = value.to();
        }
        if (flow && text.charAt(from) != '{') {
            throw new Unfit();
        }
        return new Element.Entries(List.copyOf(entries), flow, from, flow ? end(next) : to);
    }

    private int end(Event event) throws Unfit {
        return offset(event.getEndMark().orElseThrow(Unfit::new));
    }

    private int offset(Mark mark) {
        return offsets[Math.min(mark.getIndex(), offsets.length - 1)];
    }
}
