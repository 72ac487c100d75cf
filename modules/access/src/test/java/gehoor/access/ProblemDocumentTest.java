package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.Entry;
import gehoor.engine.Refusal;
import gehoor.engine.Refusal.Reason;
import gehoor.policy.Words;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProblemDocumentTest {
    @Test
    void eachKindOfRefusalHasItsStatus() {
        assertThat(status(Reason.UNKNOWN, null)).isEqualTo(404);
        assertThat(status(Reason.UNKNOWN, "story")).isEqualTo(422);
        assertThat(status(Reason.NOT_YOURS, null)).isEqualTo(403);
        assertThat(status(Reason.NOT_NOW, null)).isEqualTo(409);
        assertThat(status(Reason.RULE, null)).isEqualTo(422);
        assertThat(status(Reason.FIELD, "story")).isEqualTo(422);
    }

    @Test
    void allReasonsAreToldInTheReadersLanguage() {
        ProblemDocument problem =
                ProblemDocument.of(List.of(refusal(Reason.FIELD, "story"), refusal(Reason.RULE, null)), "nl", false);

        assertThat(problem.detail()).isEqualTo("Nee.");
        assertThat(problem.title()).isEqualTo(Wording.of("nl", "field.title"));
        assertThat(problem.rule()).isEqualTo("rule-1");
        assertThat(problem.basis()).isEqualTo("art. 1");
        assertThat(problem.reasons()).extracting(ProblemDocument.Reason::field).containsExactly("story", null);
    }

    @Test
    void whatADecisionLookedAtIsToldToStaffOnly() {
        List<Refusal> refusals = List.of(refusal(Reason.RULE, null));

        assertThat(ProblemDocument.of(refusals, "en", false).json()).doesNotContain("danger");
        assertThat(ProblemDocument.of(refusals, "en", true).json()).contains("danger");
    }

    @Test
    @Tag("asvs:V16.2.5")
    void aFailureIsLoggedWithoutWhatItSays() {
        Exception failure = new IllegalStateException("Robin Sample", new RuntimeException("robin@example.org"));

        assertThat(Failures.described(failure))
                .contains("IllegalStateException", "RuntimeException", "ProblemDocumentTest")
                .doesNotContain("Robin", "robin");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAMatterOfTime() {
        assertThat(Failures.passing(new IllegalStateException(new SQLException("gone", "08006"))))
                .isTrue();
        assertThat(Failures.passing(new IllegalStateException(new SQLException("no pool left"))))
                .isTrue();
        assertThat(Failures.passing(new IllegalStateException(new SQLException("not null", "23502"))))
                .isFalse();
        assertThat(Failures.passing(new IllegalStateException("a fault of ours")))
                .isFalse();
    }

    private static int status(Reason reason, @Nullable String field) {
        return ProblemDocument.of(List.of(refusal(reason, field)), "en", false).status();
    }

    private static Refusal refusal(Reason reason, @Nullable String field) {
        return new Refusal(
                reason,
                "rule-1",
                "art. 1",
                field,
                new Words(Map.of("en", "No.", "nl", "Nee.")),
                List.of(new Entry.Looked("rule-1", "danger", "yes", true)));
    }
}
