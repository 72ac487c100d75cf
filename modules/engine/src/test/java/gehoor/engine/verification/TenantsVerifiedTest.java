package gehoor.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Procedure;
import java.util.List;
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
        Tenants.Whole whole = Tenants.Whole.of(Tenants.texts(tenant));

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
