package gehoor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Sentences are put together as a message format says, in all three languages at once. */
class BundleTest {
    private static final List<String> WITH = List.of("it's {0}", "b\uE001", "'c'", "d");

    private final Bundle bundle = Bundle.beside(Problem.class, "problems");

    @Test
    void everySentenceComesOutAsItsFormatSays() throws IOException {
        for (String language : Bundle.LANGUAGES) {
            for (Map.Entry<Object, Object> sentence : sentences(language).entrySet()) {
                String said =
                        new MessageFormat(String.valueOf(sentence.getValue()), Locale.ROOT).format(WITH.toArray());

                assertThat(bundle.in(language, String.valueOf(sentence.getKey()), WITH))
                        .isEqualTo(said);
            }
        }
    }

    @Test
    void whatIsPutInIsInTheLanguageOfTheSentence() {
        Words label = new Words(Map.of("nl", "Beslissing", "en", "Decision"));

        Words words = bundle.words("twice-in", label, List.of("a", label));

        assertThat(words.in("nl")).contains("Beslissing").contains("a, Beslissing");
        assertThat(words.in("en")).contains("Decision").contains("a, Decision");
        assertThat(words.byLanguage()).containsOnlyKeys("nl", "fr", "en");
    }

    @Test
    void aGapForWhichNothingIsGivenStaysToBeSeen() {
        assertThat(bundle.in("en", "twice-in", List.of("a"))).contains("a").contains("{1}");
    }

    private static Properties sentences(String language) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Problem.class.getResourceAsStream("problems_" + language + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
