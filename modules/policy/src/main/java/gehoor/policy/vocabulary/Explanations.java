package gehoor.policy.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The vocabulary for who does not read English, and for who does not read the language itself: what each word is called, and what it means,
 * in the three languages of the platform.
 *
 * <p>The sentences stand in {@code explanations_<language>.properties}: those in English are the vocabulary's own, once more, so that
 * whoever changes one there is told that the others must follow.
 */
public final class Explanations {
    /** In all languages. */
    public static final Explanations ALL = new Explanations();

    /** What the organisations do not write themselves, and so nobody fills in. */
    public static final Set<String> SHARED = Set.of("law", "floor", "calendar", "covers", "holiday");

    private final Map<String, Properties> sentences = new LinkedHashMap<>();

    private Explanations() {
        for (String language : List.of("nl", "fr", "en")) {
            Properties properties = new Properties();
            try (InputStream in = Explanations.class.getResourceAsStream("explanations_" + language + ".properties")) {
                if (in == null) {
                    throw new IllegalStateException("no explanations in " + language);
                }
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            sentences.put(language, properties);
        }
    }

    /** What a word of a shape is called, for people. */
    public String label(String language, String shape, String word) {
        String label = find(language, "label", word, shape);
        return label == null ? word : label;
    }

    /** What it means. */
    public String says(String language, String shape, String word) {
        String says = find(language, "says", word, shape);
        return quoted(
                says == null
                        ? Vocabulary.shape(shape).word(word).map(Word::says).orElse("")
                        : says);
    }

    /** What one of a shape is called. */
    public String noun(String language, String shape) {
        String noun = get(language, "noun." + shape);
        return noun == null ? Vocabulary.shape(shape).noun() : noun;
    }

    /** What one of a shape is for. */
    public String about(String language, String shape) {
        String about = get(language, "about." + shape);
        return quoted(about == null ? Vocabulary.shape(shape).says() : about);
    }

    /** What one of the words that can be chosen is called. */
    public String option(String language, String word) {
        String option = get(language, "option." + word.replace(' ', '-'));
        return option == null ? word : option;
    }

    /** The one for this shape, else the one for all. */
    @Nullable
    String find(String language, String kind, String word, String shape) {
        String own = get(language, kind + "." + word + "." + shape);
        return own == null ? get(language, kind + "." + word) : own;
    }

    @Nullable
    String get(String language, String key) {
        Properties properties = sentences.getOrDefault(language, sentences.get("en"));
        return properties == null ? null : properties.getProperty(key);
    }

    Set<String> keys(String language) {
        return sentences.getOrDefault(language, new Properties()).stringPropertyNames();
    }

    /** Words of the language stand in quotes where there are no letters of their own for them. */
    private static String quoted(String text) {
        return text.replaceAll("`([^`]*)`", "“$1”");
    }
}
