package gehoor.web.console;

import gehoor.policy.Words;
import gehoor.policy.reading.Known;
import gehoor.policy.vocabulary.Explanations;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.vocabulary.Word;
import gehoor.policy.writing.Element;
import gehoor.policy.writing.Guide;
import gehoor.policy.writing.Source;
import gehoor.policy.writing.Spot;
import gehoor.web.look.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file that is open to be written by fields: its parts, and what they are called for who reads them.
 *
 * @param path relative to the organisation's folder
 * @param known the names that there are
 * @param language of who reads
 */
record Opened(String path, Source source, Guide guide, Known known, String language) {
    /** What people read as the name of a part. */
    static final List<String> NAMES = List.of("label", "title", "subject", "name", "asks");

    private static final int LONGEST_NAME = 90;

    String phrase(String key, Object... with) {
        return Phrases.of(language, key, with);
    }

    // ---------------------------------------------------------------- its parts

    @Nullable
    Element find(Spot spot) {
        return source.find(spot);
    }

    /** The type that is written there; empty where the language has no such place. */
    Optional<Type> type(Spot spot) {
        return guide.type(source, spot);
    }

    /** Whether it stands behind a key that is no word of the language. */
    boolean entry(Spot spot) {
        return !spot.isRoot()
                && type(spot.parent()).filter(Type.Keyed.class::isInstance).isPresent();
    }

    String address(Spot spot) {
        return guide.address(source, spot);
    }

    /** The way to a part. */
    Sheet.Link to(Spot part) {
        return new Sheet.Link(address(part), "", part.isRoot() ? path : title(part));
    }

    /** The parts that it stands in, outermost first. */
    List<Sheet.Link> above(Spot spot) {
        List<Sheet.Link> above = new ArrayList<>();
        Spot at = spot;
        while (!at.isRoot()) {
            at = at.parent();
            if (guide.stands(source, at)) {
                above.add(0, to(at));
            }
        }
        return above;
    }

    // ---------------------------------------------------------------- what they are called

    /** What people read as its name; else its id, or how it is written. */
    String title(Spot spot) {
        Element element = find(spot);
        if (element instanceof Element.Entries map && !entry(spot)) {
            for (String word : NAMES) {
                if (map.find(word) instanceof Element.Entries words) {
                    Map<String, String> texts = new LinkedHashMap<>();
                    words.entries().forEach(each -> {
                        if (each.value() instanceof Element.Text text) {
                            texts.put(each.key().text(), text.text().strip());
                        }
                    });
                    if (!texts.isEmpty()) {
                        return new Words(texts).in(language);
                    }
                }
            }
            if (type(spot).orElse(null) instanceof Type.Form form) {
                Shape shape = Vocabulary.shape(form.shape());
                return named(shape, map).orElseGet(() -> name(spot));
            }
        }
        return name(spot);
    }

    /** What it names first, or which of many words it is; empty where neither says more than how it is written. */
    private Optional<String> named(Shape shape, Element.Entries map) {
        Optional<String> one = shape.exactlyOne().stream()
                .filter(group -> group.size() > Sheets.CHOSEN_FIRST)
                .flatMap(List::stream)
                .filter(word -> map.find(word) != null)
                .map(word -> Explanations.ALL.label(language, shape.name(), word))
                .findFirst();
        Word first = shape.words().get(0);
        return one.or(() -> known.label(first.type(), map.text(first.name())).map(words -> words.in(language)));
    }

    /** Its id; where it has none, how it is written. */
    String name(Spot spot) {
        if (entry(spot)) {
            return spot.last();
        }
        Element element = find(spot);
        if (element == null) {
            return "";
        }
        Type type = type(spot).orElse(null);
        if (element instanceof Element.Entries map && type instanceof Type.Form form) {
            Word first = Vocabulary.shape(form.shape()).words().get(0);
            String id = map.text(first.name());
            if (!id.isEmpty() && (first.type() instanceof Type.Id || first.type() instanceof Type.RuleId)) {
                return id;
            }
        }
        String text = source.text().substring(element.from(), element.to()).replaceAll("\\s+", " ");
        String bare = text.startsWith("{") && text.endsWith("}")
                ? text.substring(1, text.length() - 1).strip()
                : text;
        return bare.length() > LONGEST_NAME
                ? bare.substring(
                                0,
                                bare.offsetByCodePoints(
                                        0, Math.min(LONGEST_NAME, bare.codePointCount(0, bare.length()))))
                        + "…"
                : bare;
    }
}
