package gehoor.policy.reading;

import gehoor.policy.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The words of standard acts and their fields, in the languages of the language. */
final class StandardWords {
    private static final Map<String, Properties> BY_LANGUAGE =
            Map.of("nl", load("nl"), "fr", load("fr"), "en", load("en"));

    private StandardWords() {}

    static Words of(String key, List<String> languages) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : languages) {
            Properties words = BY_LANGUAGE.get(language);
            String text = words == null ? null : words.getProperty(key);
            if (text != null) {
                texts.put(language, text);
            }
        }
        return new Words(texts);
    }

    private static Properties load(String language) {
        Properties words = new Properties();
        try (InputStream in = StandardWords.class.getResourceAsStream("standard-words_" + language + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("no standard words in " + language);
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
