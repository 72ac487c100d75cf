package gehoor.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Procedure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the four tenants promise holds in every situation. */
class TenantsVerifiedTest {
    static Stream<String> tenants() {
        return Tenants.ids().stream();
    }

    @Test
    void there_are_tenants() {
        assertThat(Tenants.ids()).hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void every_procedure_of_a_tenant_is_proved(String tenant) {
        proved(Tenants.texts(tenant), tenant);
    }

    /**
     * A housing association whose committee hears both sides: written by somebody who had the pages about the language and nothing else. Its
     * terms are doubled for what cannot wait, so that many clocks may run at once.
     */
    @Test
    void a_procedure_of_an_organisation_that_nobody_knew_is_proved() {
        proved(Tenants.strange("seventh-organisation"), "lindehof");
    }

    /** What is tried in all its situations at once is too much: whether a clock runs is told of one stage at a time. */
    @Test
    void that_a_clock_always_runs_is_proved_though_one_more_runs_on() {
        Map<String, String> texts = Tenants.strange("seventh-organisation");
        texts.computeIfPresent("lindehof/procedures/complaint.yaml", (path, text) -> {
            String changed = text.replace(
                    ", did mark-urgent]\n    on-due:\n      - tell: {who: [secretary], letter: overdue}",
                    "]\n    on-due:\n      - tell: {who: [secretary], letter: overdue}");
            assertThat(changed).isNotEqualTo(text);
            return changed;
        });

        proved(texts, "lindehof");
    }

    @Test
    void what_is_too_much_to_be_looked_at_says_what_makes_it_so() {
        Tenants.Whole whole = Tenants.Whole.of(Tenants.strange("seventh-organisation"));
        Procedure procedure = whole.procedures("lindehof").stream()
                .filter(each -> each.id().equals("complaint"))
                .findFirst()
                .orElseThrow();

        List<Finding> open = whole.verified(procedure, new Limits(40, 8)).of(Finding.Verdict.OPEN);

        assertThat(open).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.words().in("en")).contains("40 situations were looked at", "They differ most by: ");
            assertThat(finding.words().in("nl")).contains("Zij verschillen het meest door: ");
            assertThat(finding.words().in("fr")).contains("Elles diffèrent surtout par : ");
        });
    }

    private static void proved(Map<String, String> texts, String tenant) {
        Tenants.Whole whole = Tenants.Whole.of(texts);

        for (Procedure procedure : whole.procedures(tenant)) {
            Findings findings = whole.verified(procedure);
            List<String> unproved = findings.all().stream()
                    .filter(finding -> finding.verdict() != Finding.Verdict.PROVED)
                    .map(finding -> finding.verdict() + " " + finding.at() + " "
                            + finding.words().in("en") + "\n" + finding.story().orElse(""))
                    .toList();
            assertThat(unproved).as(procedure.reference()).isEmpty();
            assertThat(findings.situations()).as(procedure.reference()).isPositive();
        }
    }
}
