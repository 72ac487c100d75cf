package gehoor.web.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's own words beside those of an organisation, which says u or je, vous or tu as it likes. */
class PhrasesTest {
    private static final String DUTCH = "(?iu)\\b(je|jou|jouw|jij|u|uw|jullie)\\b";

    /** The imperative of the plural tells the form of address too; these end so and are none. */
    private static final String FRENCH =
            "(?iu)\\b(vous|votre|vos|tu|toi|ton|ta|tes|(?!chez\\b|assez\\b)\\p{L}{3,}ez)\\b";

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr"})
    void what_the_public_reads_fits_either_form_of_address(String language) {
        Pattern address = Pattern.compile(language.equals("nl") ? DUTCH : FRENCH);
        ResourceBundle words = words(language);

        List<String> addressing = words.keySet().stream()
                .filter(key -> !key.matches("(work(places)?|console)\\..*"))
                .filter(key -> address.matcher(words.getString(key)).find())
                .map(key -> key + "=" + words.getString(key))
                .sorted()
                .toList();

        assertThat(addressing)
                .as("write it without naming who reads it: as \"Vul de code in\", \"Remplir le code\"")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Vul uw code in.             | true
                    nl | Ben je hem kwijt?           | true
                    nl | Vul de code in.             | false
                    nl | Dit duurt een uur.          | false
                    fr | Remplissez le code.         | true
                    fr | Votre code                  | true
                    fr | Remplir le code.            | false
                    fr | Ceci arrive chez : le bureau | false
                    """)
    void a_form_of_address_is_noticed(String language, String sentence, boolean addresses) {
        assertThat(Pattern.compile(language.equals("nl") ? DUTCH : FRENCH)
                        .matcher(sentence)
                        .find())
                .isEqualTo(addresses);
    }

    @Test
    void every_language_has_the_same_sentences() {
        assertThat(words("fr").keySet()).isEqualTo(words("nl").keySet());
        assertThat(words("en").keySet()).isEqualTo(words("nl").keySet());
    }

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle(
                "gehoor.web.phrases",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
