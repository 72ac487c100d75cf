package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Problem;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is told of each mistake is told in the language of who reads it; {@link BadFilesTest} says it in English, word by word. */
class MistakesInLanguagesTest {

    @TestFactory
    List<DynamicTest> everyMistakeIsToldInEveryLanguage() {
        return Mistake.all().stream()
                .map(mistake -> DynamicTest.dynamicTest(
                        mistake.name(),
                        () -> assertThat(problems(mistake)).allSatisfy(problem -> {
                            assertThat(problem.said().isPlain()).isFalse();
                            for (String language : List.of("nl", "fr")) {
                                assertThat(problem.in(language))
                                        .isNotBlank()
                                        .isNotEqualTo(problem.what())
                                        .doesNotContainPattern("(?<!\\{)\\{\\d}");
                            }
                        })))
                .toList();
    }

    @Test
    void whatTheAuthorWroteAndTheWordsOfTheLanguageStayAsTheyAre() {
        List<Problem> problems = problems(Mistake.all().stream()
                .filter(mistake -> mistake.name().equals("unknown-word"))
                .findFirst()
                .orElseThrow());

        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "a field needs \"label\"", "unknown word \"lable\" in a field; did you mean \"label\"?");
        assertThat(problems)
                .extracting(problem -> problem.in("nl"))
                .containsExactly("veld: \"label\" ontbreekt", "veld: onbekend woord \"lable\"; is \"label\" bedoeld?");
        assertThat(problems)
                .extracting(problem -> problem.in("fr"))
                .containsExactly(
                        "champ : il manque \"label\"", "champ : mot inconnu \"lable\" ; s’agit-il de \"label\" ?");
    }

    private static List<Problem> problems(Mistake mistake) {
        return ((Reading.Faulty) Reading.read(mistake.planted())).problems();
    }
}
