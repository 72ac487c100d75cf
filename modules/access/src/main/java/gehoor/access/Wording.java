package gehoor.access;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** The platform's own sentences, in the languages it has itself. What a procedure says comes from the procedure. */
public final class Wording {
    /** The language of a reader who asks for none that there is. */
    public static final String FALLBACK = "en";

    private static final Map<String, ResourceBundle> BUNDLES = bundles("nl", "fr", "en");

    private Wording() {}

    /** @param with what to put in the sentence's places */
    public static String of(String language, String key, Object... with) {
        ResourceBundle bundle = BUNDLES.getOrDefault(language, BUNDLES.get(FALLBACK));
        if (bundle == null) {
            throw new MissingResourceException("no words at all", Wording.class.getName(), key);
        }
        return new MessageFormat(bundle.getString(key), Locale.forLanguageTag(language)).format(with);
    }

    private static Map<String, ResourceBundle> bundles(String... languages) {
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
