package gehoor.policy.reading;

import gehoor.policy.Place;
import gehoor.policy.Said;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Composes the text of one file into nodes, from the parser's events: so that every text stays text, and
 * that anchors, aliases, tags, several documents, deep nesting and sheer number are refused as they appear,
 * not after they were built.
 */
final class Composer {
    private final String file;
    private final Limits limits;
    private final Problems problems;
    private int nodes;

    /** A gap stood outside quotes: whatever the parser stumbles over behind it is of that. */
    private boolean gap;

    private Composer(String file, Limits limits, Problems problems) {
        this.file = file;
        this.limits = limits;
        this.problems = problems;
    }

    /** The file's node, or nothing where what is wrong with it leaves nothing to look at. */
    static Optional<Written> compose(String file, String text, Limits limits, Problems problems) {
        return new Composer(file, limits, problems).compose(text);
    }

    private Optional<Written> compose(String text) {
        if (!printable(text)) {
            return Optional.empty();
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setParseComments(false)
                    .setCodePointLimit(limits.fileBytes())
                    .build();
            return document(new Parse(settings).parseString(text).iterator());
        } catch (Refused e) {
            problems.add(e.at, e.said);
        } catch (MarkedYamlEngineException e) {
            if (gap) {
                return Optional.empty();
            }
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            problems.add(
                    mark.map(this::place).orElse(new Place(file, 1, 1)),
                    Said.of("yaml.not", NotYaml.said(e.getProblem(), e.getContext())));
        } catch (YamlEngineException e) {
            problems.add(new Place(file, 1, 1), Said.of("yaml.not", NotYaml.said(e.getMessage(), null)));
        }
        return Optional.empty();
    }

    private Optional<Written> document(Iterator<Event> events) {
        Written root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start) {
                if (root != null) {
                    throw new Refused(place(start), Said.of("yaml.second-document"));
                }
                if (!start.getTags().isEmpty()
                        && start.getTags().values().stream()
                                .anyMatch(t -> !t.equals("!") && !t.startsWith("tag:yaml.org"))) {
                    throw new Refused(place(start), Said.of("yaml.tag-directive"));
                }
            } else if (event instanceof NodeEvent node) {
                root = node(node, events, 1);
            }
        }
        if (root == null) {
            problems.add(new Place(file, 1, 1), Said.of("yaml.empty"));
        }
        return Optional.ofNullable(root);
    }

    private Written node(NodeEvent event, Iterator<Event> events, int depth) {
        Place at = place(event);
        if (++nodes > limits.nodes()) {
            throw new Refused(at, Said.of("yaml.too-many", limits.nodes()));
        }
        if (event instanceof AliasEvent) {
            throw new Refused(at, Said.of("yaml.alias"));
        }
        if (event.getAnchor().isPresent()) {
            problems.add(at, Said.of("yaml.anchor"));
        }
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getTag().isPresent()) {
                problems.add(at, Said.of("yaml.tag-of-text"));
            }
            return new Written.Text(scalar.getValue(), at, inset(scalar));
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        if (start.getTag().isPresent()) {
            problems.add(at, Said.of("yaml.tag"));
        }
        if (depth > limits.depth()) {
            throw new Refused(at, Said.of("yaml.too-deep", limits.depth()));
        }
        if (start instanceof SequenceStartEvent) {
            List<Written> items = new ArrayList<>();
            for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
                items.add(node((NodeEvent) next, events, depth + 1));
            }
            return new Written.Items(items, at);
        }
        return entries(at, events, depth);
    }

    private Written entries(Place at, Iterator<Event> events, int depth) {
        Map<String, Written.Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
            Written key = node((NodeEvent) next, events, depth + 1);
            Written value = node((NodeEvent) events.next(), events, depth + 1);
            if (!(key instanceof Written.Text word)) {
                boolean braces = isGap(key);
                gap |= braces;
                problems.add(key.at(), braces ? Said.of("yaml.gap") : Said.of("yaml.key", key.noun()));
                continue;
            }
            if (word.text().equals("<<")) {
                problems.add(key.at(), Said.of("yaml.merging"));
                continue;
            }
            Written.Entry earlier = entries.putIfAbsent(word.text(), new Written.Entry(word, value));
            if (earlier != null) {
                problems.add(
                        key.at(),
                        Said.of(
                                "yaml.twice",
                                Problems.quote(word.text()),
                                earlier.key().at().line()));
            }
        }
        return new Written.Entries(entries, at);
    }

    /** Whether it is a word in braces of its own, as the inner half of a gap in double braces that nobody put in quotes. */
    private static boolean isGap(Written key) {
        return key instanceof Written.Entries map
                && map.entries().size() == 1
                && map.entries().values().iterator().next().value() instanceof Written.Text text
                && text.text().isEmpty();
    }

    private static int inset(ScalarEvent scalar) {
        if (scalar.isLiteral() || scalar.isFolded()) {
            return -1;
        }
        boolean oneLine = scalar.getStartMark().isPresent()
                && scalar.getEndMark().isPresent()
                && scalar.getStartMark().get().getLine()
                        == scalar.getEndMark().get().getLine();
        return oneLine ? (scalar.isPlain() ? 0 : 1) : -1;
    }

    /** Whether there is nothing in it that does not print: such files are no one's procedure. */
    private boolean printable(String text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                column = 1;
                continue;
            }
            if (Character.isISOControl(c) && c != '\t' && c != '\r' && c != '\u0085') {
                problems.add(
                        new Place(file, line, column), Said.of("yaml.unprintable", String.format("\\u%04x", (int) c)));
                return false;
            }
            column++;
        }
        return true;
    }

    private Place place(Event event) {
        return event.getStartMark().map(this::place).orElse(new Place(file, 1, 1));
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Stops composing a file of which no more should be read. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Place at;
        private final transient Said said;

        Refused(Place at, Said said) {
            super(said.key(), null, false, false);
            this.at = at;
            this.said = said;
        }
    }
}
