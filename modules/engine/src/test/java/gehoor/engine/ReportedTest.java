package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Value;
import gehoor.policy.vocabulary.Vocabulary;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReportedTest {
    private static final Change.Reported REPORTED = new Change.Reported(
            "complaint", "person", "parent", "named", "web", LocalDate.of(2026, 3, 2), "nl", true, null);

    @Test
    void everyWordThatTheLanguageLetsBeCorrectedChangesTheReport() {
        assertThat(Vocabulary.corrected()).isNotEmpty().allSatisfy(fact -> {
            Value now = fact.equals("received") ? Value.day(LocalDate.of(2026, 3, 1)) : Value.code("other");

            assertThat(Change.Reported.corrects(fact)).isTrue();
            assertThat(REPORTED.corrected(fact, now)).isNotEqualTo(REPORTED);
        });
        assertThat(Change.Reported.corrects("identity")).isFalse();
    }
}
