package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "53100", "58030", "25P03", "25006", "55P03", "40001"})
    void whatWasTakenBackAndMaySucceedInAMomentIsUnavailable(String state) {
        assertThat(Failures.trouble(new IllegalStateException(new SQLException("gone", state))))
                .isEqualTo(Trouble.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42501", "22001", "25P02"})
    void whatWouldFailAgainIsAFailure(String state) {
        assertThat(Failures.trouble(new IllegalStateException(new SQLException("wrong", state))))
                .isEqualTo(Trouble.FAILURE);
    }

    @Test
    void aPoolThatHasNoConnectionSaysSoWithoutAState() {
        assertThat(Failures.trouble(new SQLException("none left"))).isEqualTo(Trouble.UNAVAILABLE);
        assertThat(Failures.trouble(new IllegalStateException("of ours"))).isEqualTo(Trouble.FAILURE);
    }
}
