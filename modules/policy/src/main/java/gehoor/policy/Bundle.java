package gehoor.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Sentences of the platform itself in its three languages, from {@code <name>_<language>.properties} beside a class. Always
 * in all three: which of them somebody reads is decided where it is read.
 */
public final class Bundle {
    /** The languages of the platform. */
    public static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    private final Map<String, Properties> byLanguage = new LinkedHashMap<>();

    private Bundle() {}

    /** The bundle beside {@code owner}; a language that is not there is a fault of the build. */
    public static Bundle beside(Class<?> owner, String name) {
        Bundle bundle = new Bundle();
        for (String language : LANGUAGES) {
            Properties properties = new Properties();
            try (InputStream in = owner.getResourceAsStream(name + "_" + language + ".properties")) {
                if (in == null) {
                    throw new IllegalStateException("no " + name + " in " + language);
                }
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            bundle.byLanguage.put(language, properties);
        }
        return bundle;
    }

    /**
     * A sentence, always as a {@link MessageFormat} (a quote in it is written twice).
     *
     * @param with texts; {@link Words} are put in the language of the sentence, lists of them joined by commas
     */
    public Words words(String key, Object... with) {
        Map<String, String> sentences = new LinkedHashMap<>();
        byLanguage.forEach((language, bundle) -> {
            String pattern = bundle.getProperty(key);
            if (pattern == null) {
                throw new IllegalStateException("no sentence " + key + " in " + language);
            }
            Object[] arguments = new Object[with.length];
            for (int i = 0; i < with.length; i++) {
                arguments[i] = in(language, with[i]);
            }
            sentences.put(language, new MessageFormat(pattern, Locale.ROOT).format(arguments));
        });
        return new Words(sentences);
    }

    private static String in(String language, Object argument) {
        if (argument instanceof Words words) {
            return words.in(language);
        }
        if (argument instanceof List<?> list) {
            return String.join(
                    ", ", list.stream().map(each -> in(language, each)).toList());
        }
        return String.valueOf(argument);
    }
}
