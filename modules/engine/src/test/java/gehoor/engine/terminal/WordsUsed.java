package gehoor.engine.terminal;

import gehoor.policy.Condition;
import gehoor.policy.Field;
import gehoor.policy.Trigger;
import gehoor.policy.Who;
import gehoor.policy.documents.ReferencePage;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.vocabulary.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Which words of the vocabulary stand in some files, each with the shape to which it belongs there; and which stand in none. */
final class WordsUsed {
    /** What a file is, by its path. */
    private static final Map<String, String> SHAPES = Map.of(
            "/procedures/",
            "procedure",
            "/letters/",
            "letter",
            "/texts/",
            "text",
            "/examples/",
            "example",
            "_law/",
            "law");

    /** So many letters of what is said of a word tell more than that it is there. */
    private static final int ENOUGH = 12;

    private final Set<String> used = new TreeSet<>();
    private final StringBuilder written = new StringBuilder();

    void take(Map<String, String> files) {
        files.forEach((path, text) -> {
            String shape = path.endsWith("/tenant.yaml")
                    ? "tenant"
                    : SHAPES.keySet().stream()
                            .filter(path::contains)
                            .map(SHAPES::get)
                            .findFirst()
                            .orElse("");
            if (!shape.isEmpty()) {
                written.append(text);
                Object loaded = new Load(LoadSettings.builder()
                                .setSchema(new FailsafeSchema())
                                .build())
                        .loadFromString(text);
                walk(new Type.Listed(new Type.Form(shape), false), loaded);
            }
        });
    }

    private void walk(Type type, Object value) {
        if (type instanceof Type.Listed listed) {
            (value instanceof List<?> items ? items : List.of(value)).forEach(item -> walk(listed.item(), item));
        } else if (type instanceof Type.Either either) {
            either.types().forEach(each -> walk(each, value));
        } else if (value instanceof List<?> items) {
            items.forEach(item -> walk(type, item));
        } else if (value instanceof Map<?, ?> map) {
            if (type instanceof Type.Keyed keyed) {
                map.values().forEach(each -> walk(keyed.value(), each));
            } else if (type instanceof Type.Form form) {
                shaped(Vocabulary.shape(form.shape()), map);
            } else if (type instanceof Type.Conditional) {
                shaped(Vocabulary.shape("condition"), map);
            } else if (type instanceof Type.Actor) {
                shaped(Vocabulary.shape("who"), map);
            }
        }
    }

    private void shaped(Shape shape, Map<?, ?> map) {
        map.forEach((key, value) -> shape.word(String.valueOf(key)).ifPresent(word -> {
            used.add(shape.name() + "." + word.name());
            if (value != null) {
                walk(word.type(), value);
            }
        }));
    }

    /** The words that stand somewhere, each behind the name of its shape and a dot. */
    Set<String> all() {
        return new TreeSet<>(used);
    }

    /** The words that stand somewhere. */
    Set<String> names() {
        return used.stream()
                .map(each -> each.substring(each.indexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The words that stand nowhere, as a list in Markdown with links to the reference, each with the beginning of what the reference
     * says of it. A shape of which nothing is used says so in three words.
     */
    String elsewhere() {
        List<String> rows = new ArrayList<>();
        for (Shape shape : Vocabulary.shapes()) {
            List<String> words = shape.words().stream()
                    .map(Word::name)
                    .filter(word -> !isUsed(shape, word))
                    .toList();
            Map<String, String> means = shape.words().stream().collect(Collectors.toMap(Word::name, Word::says));
            // Calendars come with the platform.
            if (!words.isEmpty() && !List.of("calendar", "covers", "holiday").contains(shape.name())) {
                rows.add("- [" + shape.noun() + "](procedure-language.md#"
                        + shape.noun().replace(' ', '-') + "): "
                        + (unused(shape) ? "all of it: " + half(shape.says()) : told(words.stream(), means)));
            }
        }
        rows.add("- [field types](procedure-language.md#field-types): "
                + told(without(Field.Type.values(), word -> "type: " + word + "[,}\\s]"), rows("### Field types")));
        rows.add("- [comparisons](procedure-language.md#conditions): "
                + listed(without(Condition.Comparator.values(), word -> " " + word + "[ \\],}\\n]")));
        rows.add("- [relations](procedure-language.md#who): "
                + told(
                        without(Who.Relation.values(), word -> "only: \\[[^\\]]*\\b" + word + "[\\],]"),
                        rows("## Who")));
        rows.add("- [triggers](procedure-language.md#triggers): "
                + listed(without(Trigger.On.values(), word -> "(?:-on|-by): \\[[^\\]]*\\b" + word + "[ \\],]")));
        rows.removeIf(row -> row.endsWith(": "));
        return String.join("\n", rows);
    }

    /** Also where the same word stands with a shape of the same sort: it is told there. */
    private boolean isUsed(Shape shape, String word) {
        return used.contains(shape.name() + "." + word)
                || (shape.name().startsWith("standard-")
                        && !shape.name().equals("standard-act")
                        && Vocabulary.shape("standard-act").word(word).isPresent())
                || (shape.name().equals("instrument-action")
                        && Vocabulary.shape("action").word(word).isPresent());
    }

    private boolean unused(Shape shape) {
        return used.stream().noneMatch(each -> each.startsWith(shape.name() + "."));
    }

    private Stream<String> without(Enum<?>[] values, UnaryOperator<String> pattern) {
        return Arrays.stream(values)
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(word ->
                        !Pattern.compile(pattern.apply(word)).matcher(written).find());
    }

    /** What the reference says of words in the first table under a heading: of those of one row the same. */
    private static Map<String, String> rows(String heading) {
        String page = ReferencePage.markdown();
        String from = page.substring(page.indexOf("\n" + heading + "\n") + heading.length() + 2);
        Map<String, String> rows = new TreeMap<>();
        Pattern.compile("(?m)^\\| (`[^|]+`) \\| ([^|]+) \\|")
                .matcher(from.substring(0, from.indexOf("\n## ")))
                .results()
                .forEach(row -> Arrays.stream(row.group(1).split(", ", -1))
                        .forEach(word -> rows.putIfAbsent(word.replace("`", ""), row.group(2))));
        return rows;
    }

    /** The beginning of what the reference says of a word, up to where it says enough to know whether one needs it. */
    private static String half(String says) {
        Matcher parts = Pattern.compile("(?:`[^`]*`|[^.;:`(])+").matcher(says);
        String half = "";
        while (half.length() < ENOUGH && parts.find()) {
            half = says.substring(0, parts.end()).strip();
        }
        return half.length() > 1 && Character.isUpperCase(half.charAt(1))
                ? half
                : half.substring(0, Math.min(1, half.length())).toLowerCase(Locale.ROOT)
                        + half.substring(Math.min(1, half.length()));
    }

    private static String told(Stream<String> words, Map<String, String> means) {
        return words.map(word -> {
                    String half = half(means.getOrDefault(word, ""));
                    return "`" + word + "`" + (half.isEmpty() ? "" : " (" + half + ")");
                })
                .collect(Collectors.joining(", "));
    }

    private static String listed(Stream<String> words) {
        return words.map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
