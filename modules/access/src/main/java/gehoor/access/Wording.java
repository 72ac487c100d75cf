package gehoor.access;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** The platform's own sentences, in the languages it has itself. What a procedure says comes from the procedure. */
public final class Wording {
    /** The language of a reader who asks for none that there is. */
    public static final String FALLBACK = "en";

    /** Those that the platform speaks itself. */
    public static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    private static final Map<String, ResourceBundle> BUNDLES = bundles(LANGUAGES);

    private Wording() {}

    /** @param with what to put in the sentence's places */
    public static String of(String language, String key, Object... with) {
        ResourceBundle bundle = BUNDLES.getOrDefault(language, BUNDLES.get(FALLBACK));
        if (bundle == null) {
            throw new MissingResourceException("no words at all", Wording.class.getName(), key);
        }
        return new MessageFormat(bundle.getString(key), Locale.forLanguageTag(language)).format(with);
    }

    static boolean has(String key) {
        return BUNDLES.values().stream().allMatch(bundle -> bundle.containsKey(key));
    }

    private static Map<String, ResourceBundle> bundles(List<String> languages) {
        Map<String, ResourceBundle> bundles = new TreeMap<>();
        for (String language : languages) {
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "gehoor.access.wording",
                            Locale.forLanguageTag(language),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
        return bundles;
    }
}
