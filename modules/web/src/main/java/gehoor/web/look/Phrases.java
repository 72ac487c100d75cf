package gehoor.web.look;

import gehoor.access.Wording;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** The sentences of the pages, in the languages that the platform speaks. What a procedure says comes from the procedure. */
public final class Phrases {
    public static final List<String> LANGUAGES = Wording.LANGUAGES;

    private static final String OTHERWISE = Wording.FALLBACK;
    private static final Map<String, ResourceBundle> BUNDLES = bundles();

    private Phrases() {}

    /** @param with what to put in the sentence's places; each sentence is a message format, with or without places */
    public static String of(String language, String key, Object... with) {
        ResourceBundle bundle = BUNDLES.getOrDefault(language, BUNDLES.get(OTHERWISE));
        if (bundle == null) {
            throw new MissingResourceException("no words at all", Phrases.class.getName(), key);
        }
        return new MessageFormat(bundle.getString(key), Locale.forLanguageTag(language)).format(with);
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
