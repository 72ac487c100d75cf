package gehoor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void whatDoesNotPrintIsMadeVisible() {
        Problem problem = new Problem(new Place("a.yaml", 1, 2), "\"explain\" is empty in en:\t\u001b\u202ex");
        assertThat(problem).hasToString("a.yaml:1:2  \"explain\" is empty in en: \\u001b\\u202ex");
    }
}
