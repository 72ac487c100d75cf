package gehoor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void whatDoesNotPrintIsMadeVisible() {
        Problem problem = new Problem(new Place("a.yaml", 1, 2), "\"explain\" is empty in en:\t\u001b\u202ex");
        assertThat(problem).hasToString("a.yaml:1:2  \"explain\" is empty in en: \\u001b\\u202ex");
    }

    @Test
    void whatDoesNotPrintInWhatWasPutIntoASentenceIsMadeVisibleInEveryLanguage() {
        Problem problem = new Problem(new Place("a.yaml", 1, 2), Said.of("folder.unreadable", "a\u001b[2J\nb"));
        assertThat(problem.what()).isEqualTo("the folder cannot be read: a\\u001b[2J b");
        assertThat(problem.words().byLanguage())
                .containsEntry("nl", "de map kan niet gelezen worden: a\\u001b[2J b")
                .containsEntry("fr", "le dossier ne peut être lu : a\\u001b[2J b")
                .containsEntry("en", problem.what());
    }
}
