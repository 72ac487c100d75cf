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
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sentences of the platform itself in its three languages, from {@code <name>_<language>.properties} beside a class. Always
 * in all three: which of them somebody reads is decided where it is read.
 */
public final class Bundle {
    /** The languages of the platform. */
    public static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    private final Map<String, Properties> byLanguage = new LinkedHashMap<>();
    /** Each read once; used as copies, for a format is not safe for several threads. */
    private final Map<Sentence, MessageFormat> formats = new ConcurrentHashMap<>();
    /** Sentences that nothing is put into. */
    private final Map<String, Words> plain = new ConcurrentHashMap<>();

    private record Sentence(String language, String key) {}

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
     * @param with texts; {@link Words} and what is {@link Said} are put in the language of the sentence, lists of them joined by commas
     */
    public Words words(String key, Object... with) {
        return with.length == 0 ? plain.computeIfAbsent(key, each -> made(each)) : made(key, with);
    }

    private Words made(String key, Object... with) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (String language : byLanguage.keySet()) {
            Object[] arguments = new Object[with.length];
            for (int i = 0; i < with.length; i++) {
                arguments[i] = in(language, with[i]);
            }
            sentences.put(language, format(language, key).format(arguments));
        }
        return new Words(sentences);
    }

    /** One of them in one of the languages. */
    String in(String language, String key, List<?> with) {
        return format(language, key)
                .format(with.stream().map(each -> in(language, each)).toArray());
    }

    private MessageFormat format(String language, String key) {
        Sentence sentence = new Sentence(language, key);
        MessageFormat known = formats.get(sentence);
        return (MessageFormat) (known == null ? formats.computeIfAbsent(sentence, this::read) : known).clone();
    }

    private MessageFormat read(Sentence sentence) {
        Properties bundle = byLanguage.get(sentence.language());
        String pattern = bundle == null ? null : bundle.getProperty(sentence.key());
        if (pattern == null) {
            throw new IllegalStateException("no sentence " + sentence.key() + " in " + sentence.language());
        }
        return new MessageFormat(pattern, Locale.ROOT);
    }

    private static String in(String language, Object argument) {
        if (argument instanceof Words words) {
            return words.in(language);
        }
        if (argument instanceof Said said) {
            return said.in(language);
        }
        if (argument instanceof List<?> list) {
            return String.join(
                    ", ", list.stream().map(each -> in(language, each)).toList());
        }
        return String.valueOf(argument);
    }
}
