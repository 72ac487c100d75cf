package gehoor.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults planted in the procedures of the tenants are told by what {@code mutants.txt} says: and nearly all are told. That
 * verification has nothing to say where worked examples alone tell a fault is looked at in the long tests: to prove all takes longest.
 */
@Execution(ExecutionMode.CONCURRENT)
class MutantsTest {
    static Stream<Mutants.Planted> planted() {
        return Mutants.all().stream();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_planted_fault_is_told_by_what_it_says(Mutants.Planted planted) {
        if (planted.told().equals(EnumSet.of(Mutant.Catcher.EXAMPLES)) && !Boolean.getBoolean("gehoor.full")) {
            assertThat(planted.mutant().toldByExamples()).isTrue();
        } else {
            assertThat(planted.mutant().catchers()).isEqualTo(planted.told());
        }
    }

    @Test
    void nearly_all_are_told_and_for_the_others_it_is_said_why() {
        List<Mutants.Planted> all = Mutants.all();
        List<Mutants.Planted> untold =
                all.stream().filter(each -> each.told().isEmpty()).toList();

        assertThat(all).hasSizeGreaterThanOrEqualTo(60);
        assertThat(untold).allSatisfy(each -> assertThat(each.because()).isNotBlank());
        assertThat(untold.size() * 100).isLessThan(all.size() * 6);
        assertThat(all).extracting(each -> each.mutant().name()).doesNotHaveDuplicates();
    }

    @Test
    void verification_alone_tells_some() {
        assertThat(Mutants.all())
                .anySatisfy(each -> assertThat(each.told()).containsExactly(Mutant.Catcher.VERIFICATION));
    }
}
