package gehoor.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Procedure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of procedures nobody wrote those that are sound are proved, and those that are not are refuted. */
class GeneratedTest {
    private static final int MANY = Boolean.getBoolean("gehoor.full") ? 1_000 : 25;
    private static final int UNSOUND = Boolean.getBoolean("gehoor.full") ? 20 : 2;

    @Test
    void no_sound_procedure_raises_an_alarm() {
        List<String> alarms = new ArrayList<>();
        long situations = 0;
        for (int seed = 0; seed < MANY; seed++) {
            for (Findings findings : verified(Generated.sound(seed))) {
                situations += findings.situations();
                for (Finding finding : findings.all()) {
                    if (finding.verdict() != Finding.Verdict.PROVED) {
                        alarms.add(seed + ": " + finding.verdict() + " "
                                + finding.words().in("en") + " "
                                + finding.story().orElse(""));
                    }
                }
            }
        }
        System.out.printf("%d generated sound procedures, %d situations, %d alarms%n", MANY, situations, alarms.size());
        assertThat(alarms).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_unsound_one_is_refuted(Generated.Fault fault) {
        for (int seed = 0; seed < UNSOUND; seed++) {
            List<Property> refuted = verified(Generated.unsound(seed, fault)).stream()
                    .flatMap(findings -> findings.of(Finding.Verdict.REFUTED).stream())
                    .map(Finding::property)
                    .toList();
            assertThat(refuted).as("%s, %d", fault, seed).contains(fault.breaks());
        }
    }

    @Test
    void they_are_of_many_shapes() {
        assertThat(Stream.iterate(0, seed -> seed + 1)
                        .limit(25)
                        .map(Generated::sound)
                        .distinct())
                .hasSize(25);
    }

    private static List<Findings> verified(Map<String, String> texts) {
        Tenants.Whole whole = Tenants.Whole.of(texts);
        assertThat(whole.rehearsals().outcomes()).allMatch(Rehearsal.Outcome::asExpected);
        List<Findings> all = new ArrayList<>();
        for (Procedure procedure : whole.procedures("large")) {
            all.add(whole.verified(procedure));
        }
        return all;
    }
}
