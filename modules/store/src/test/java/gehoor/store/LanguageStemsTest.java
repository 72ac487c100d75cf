package gehoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageStemsTest {
    private final LanguageStems stems = new LanguageStems();

    @ParameterizedTest
    @CsvSource({
        "klachten, klacht, nl",
        "opvoeders, opvoeder, nl",
        "bejegende, bejegend, nl",
        "plaintes, plainte, fr",
        "l'éducatrice, educatrices, fr",
        "remboursements, remboursement, fr",
        "complaints, complaint, en",
        "Crèche, creche, nl"
    })
    void formsOfAWordAreTheSame(String one, String other, String language) {
        Set<String> first = stems.of(one, List.of(language)).get(0);
        Set<String> second = stems.of(other, List.of(language)).get(0);

        assertThat(first).isEqualTo(second);
    }

    @Test
    void aWordMayBeOfAnyLanguageOfTheOrganisation() {
        List<Set<String>> words = stems.of("De klachten et les plaintes", List.of("nl", "fr"));

        assertThat(words).anyMatch(forms -> forms.contains("klacht"));
        assertThat(words).anyMatch(forms -> forms.contains("plaint"));
    }

    @Test
    void aTextHasTheWordsThatEachOfItsWordsIs() {
        List<String> languages = List.of("nl", "fr", "en");
        List<String> words = List.of(
                "De",
                "klachten",
                "over",
                "l'éducatrice",
                "d’école",
                "Crèche",
                "3,5",
                "een",
                "remboursements",
                "O'Neill",
                "x",
                "an@example.org",
                "a".repeat(61),
                "qu'elles",
                "complaints",
                "co-ouders",
                "1ste",
                "'s",
                "straat");

        assertThat(stems.of(String.join(" ", words), languages))
                .isNotEmpty()
                .isEqualTo(words.stream()
                        .flatMap(word -> stems.of(word, languages).stream())
                        .toList());
    }

    @Test
    void wordsThatSayNothingAreLeftOut() {
        assertThat(stems.of("de het een x", List.of("nl"))).isEmpty();
        assertThat(stems.of("de het een et les", List.of("nl", "fr", "en"))).isEmpty();
        assertThat(stems.of("...", List.of("nl", "fr", "en"))).isEmpty();
        assertThat(stems.of("a".repeat(5_000), List.of("nl"))).as("no word").isEmpty();
    }
}
