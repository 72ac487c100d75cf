package gehoor.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Procedure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A refutation is a story that holds: printed, read as a worked example and played, it comes out as it says. */
@Execution(ExecutionMode.CONCURRENT)
class StoriesTest {
    static Stream<Mutants.Planted> refuted() {
        return Mutants.all().stream().filter(each -> each.told().contains(Mutant.Catcher.VERIFICATION));
    }

    /** Each takes seconds, for all is read and verified anew: one of six in the build, all of them in the long tests. */
    static Stream<Mutants.Planted> told() {
        List<Mutants.Planted> all = refuted().toList();
        int each = Boolean.getBoolean("gehoor.full") ? 1 : 6;
        return IntStream.range(0, all.size()).filter(i -> i % each == 0).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("told")
    void a_story_is_read_and_played_and_refutes_the_same(Mutants.Planted planted) {
        Mutant mutant = planted.mutant();
        Map<String, String> texts = mutant.planted();
        for (Finding finding : mutant.refuted().stream().limit(1).toList()) {
            String story = finding.story().orElse("");
            if (story.isEmpty()) {
                assertThat(finding.property())
                        .as("only what cannot come about has no story")
                        .isEqualTo(Property.NOTHING_DEAD);
                continue;
            }

            texts.put(mutant.tenant() + "/examples/refutation.yaml", story);
            Tenants.Whole whole = Tenants.Whole.of(texts);

            List<Rehearsal.Outcome> played = whole.rehearsals().outcomes().stream()
                    .filter(outcome -> outcome.example().at().file().endsWith("/refutation.yaml"))
                    .toList();
            assertThat(played).hasSize(1);
            assertThat(played.get(0).differences()).isEmpty();
            assertThat(refutations(mutant, texts))
                    .extracting(Finding::words)
                    .as("verified again, with the story among the examples")
                    .contains(finding.words());
        }
    }

    private static List<Finding> refutations(Mutant mutant, Map<String, String> texts) {
        Tenants.Whole whole = Tenants.Whole.of(texts);
        List<Finding> refuted = new ArrayList<>();
        for (Procedure procedure : whole.procedures(mutant.tenant())) {
            if (mutant.concerns(procedure)) {
                refuted.addAll(whole.verified(procedure).of(Finding.Verdict.REFUTED));
            }
        }
        return refuted;
    }

    @Test
    void every_promise_that_can_be_broken_is_broken_by_some_fault() {
        Set<Property> broken = EnumSet.noneOf(Property.class);
        refuted()
                .forEach(planted -> planted.mutant().refuted().forEach(finding -> {
                    broken.add(finding.property());
                    assertThat(finding.words().byLanguage()).containsOnlyKeys("nl", "fr", "en");
                    assertThat(finding.at().line()).isPositive();
                }));

        Set<Property> byReading = EnumSet.of(Property.LEGAL_FLOOR, Property.WORDS);
        assertThat(broken).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(byReading)));
    }
}
