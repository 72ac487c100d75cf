package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Words;
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
import org.jspecify.annotations.Nullable;

/** The engine's own refusals in the three languages, from {@code refusals_<language>.properties}. */
final class Says {
    private static final List<String> LANGUAGES = List.of("nl", "fr", "en");
    private static final Map<String, Properties> BUNDLES = bundles();

    private Says() {}

    private static Map<String, Properties> bundles() {
        Map<String, Properties> bundles = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            Properties properties = new Properties();
            try (InputStream in = Says.class.getResourceAsStream("refusals_" + language + ".properties")) {
                if (in == null) {
                    throw new IllegalStateException("no refusals in " + language);
                }
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            bundles.put(language, properties);
        }
        return bundles;
    }

    /** @param with texts; {@link Words} are put in the language of the sentence, lists of them joined by commas */
    static Words words(String key, Object... with) {
        Map<String, String> sentences = new LinkedHashMap<>();
        BUNDLES.forEach((language, bundle) -> {
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

    static Refusal refusal(
            Refusal.Reason reason, String rule, String basis, @Nullable String field, String key, Object... with) {
        return new Refusal(reason, rule, basis, field, words(key, with), List.of());
    }

    static Refusal field(Engine engine, Action action, String field, String key, Object... with) {
        return refusal(Refusal.Reason.FIELD, action.id(), action.basis(), field, key, with);
    }
}
