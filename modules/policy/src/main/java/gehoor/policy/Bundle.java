package gehoor.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Sentences of the platform itself in its three languages, from {@code <name>_<language>.properties} beside a class. Always
 * in all three: which of them somebody reads is decided where it is read.
 */
public final class Bundle {
    /** The languages of the platform. */
    public static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    private final Map<String, Properties> byLanguage = new LinkedHashMap<>();
    /** Each read once: reading and filling in a {@link MessageFormat} takes many times as long as putting together what it comes to. */
    private final Map<Sentence, Template> templates = new ConcurrentHashMap<>();
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
            sentences.put(language, in(language, key, List.of(with)));
        }
        return new Words(sentences);
    }

    /** One of them in one of the languages. */
    String in(String language, String key, List<?> with) {
        return templates
                .computeIfAbsent(new Sentence(language, key), this::read)
                .filled(with.stream().map(each -> in(language, each)).toList());
    }

    /** Always as a {@link MessageFormat}: a quote in it is written twice. */
    private Template read(Sentence sentence) {
        Properties bundle = byLanguage.get(sentence.language());
        String pattern = bundle == null ? null : bundle.getProperty(sentence.key());
        if (pattern == null) {
            throw new IllegalStateException("no sentence " + sentence.key() + " in " + sentence.language());
        }
        return Template.of(new MessageFormat(pattern, Locale.ROOT));
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

    /**
     * A sentence into which only texts are put.
     *
     * @param texts what stands before each gap, and after the last
     * @param gaps which text belongs in each
     */
    private record Template(List<String> texts, List<Integer> gaps) {
        /** Stands in a first gap, for no sentence has a letter of those that are nobody's. */
        private static final char MARK = '\uE000';

        static Template of(MessageFormat format) {
            int most = format.getFormatsByArgumentIndex().length;
            String marked = format.format(IntStream.range(0, most)
                    .mapToObj(each -> String.valueOf((char) (MARK + each)))
                    .toArray());
            List<String> texts = new ArrayList<>();
            List<Integer> gaps = new ArrayList<>();
            int from = 0;
            for (int at = 0; at < marked.length(); at++) {
                int gap = marked.charAt(at) - MARK;
                if (gap >= 0 && gap < most) {
                    texts.add(marked.substring(from, at));
                    gaps.add(gap);
                    from = at + 1;
                }
            }
            texts.add(marked.substring(from));
            return new Template(List.copyOf(texts), List.copyOf(gaps));
        }

        String filled(List<String> with) {
            StringBuilder filled = new StringBuilder(texts.get(0));
            for (int i = 0; i < gaps.size(); i++) {
                int gap = gaps.get(i);
                filled.append(gap < with.size() ? with.get(gap) : "{" + gap + "}")
                        .append(texts.get(i + 1));
            }
            return filled.toString();
        }
    }
}
