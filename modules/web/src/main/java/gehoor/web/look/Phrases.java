package gehoor.web.look;

import gehoor.access.Wording;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The sentences of the pages, in the languages that the platform speaks. What a procedure says comes from the procedure. */
public final class Phrases {
    public static final List<String> LANGUAGES = Wording.LANGUAGES;

    private static final String OTHERWISE = Wording.FALLBACK;
    private static final Map<String, ResourceBundle> BUNDLES = bundles();
    /** Each read once: a page has dozens, and reading them anew took a tenth of it. A format is not safe for several threads. */
    private static final Map<Sentence, MessageFormat> FORMATS = new ConcurrentHashMap<>();
    /** Those that nothing is put into, whole. */
    private static final Map<Sentence, String> PLAIN = new ConcurrentHashMap<>();

    private record Sentence(String language, String key) {}

    private Phrases() {}

    /** @param with what to put in the sentence's places; each sentence is a message format, with or without places */
    public static String of(String language, String key, Object... with) {
        Sentence sentence = new Sentence(language, key);
        if (with.length > 0) {
            return format(sentence).format(with);
        }
        String whole = PLAIN.get(sentence);
        return whole == null
                ? PLAIN.computeIfAbsent(sentence, each -> format(each).format(with))
                : whole;
    }

    private static MessageFormat format(Sentence sentence) {
        MessageFormat known = FORMATS.get(sentence);
        return (MessageFormat) (known == null ? FORMATS.computeIfAbsent(sentence, Phrases::read) : known).clone();
    }

    private static MessageFormat read(Sentence sentence) {
        ResourceBundle bundle = BUNDLES.getOrDefault(sentence.language(), BUNDLES.get(OTHERWISE));
        if (bundle == null) {
            throw new MissingResourceException("no words at all", Phrases.class.getName(), sentence.key());
        }
        return new MessageFormat(bundle.getString(sentence.key()), Locale.forLanguageTag(sentence.language()));
    }

    /** Whether there is such a sentence. */
    public static boolean has(String key) {
        return BUNDLES.values().stream().allMatch(bundle -> bundle.containsKey(key));
    }

    private static Map<String, ResourceBundle> bundles() {
        Map<String, ResourceBundle> bundles = new TreeMap<>();
        for (String language : LANGUAGES) {
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "gehoor.web.phrases",
                            Locale.forLanguageTag(language),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
        return bundles;
    }
}
