package gehoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final Limits limits = new Limits(3, 2, () -> now);

    @Test
    @Tag("asvs:V2.4.1")
    void anAddressMayReportSoOftenAnHour() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take(Limits.Of.INTAKE, "a", "192.0.2.1")).isZero();
        }

        assertThat(limits.take(Limits.Of.INTAKE, "a", "192.0.2.1")).isPositive();
        assertThat(limits.take(Limits.Of.INTAKE, "a", "192.0.2.2")).isZero();
        assertThat(limits.take(Limits.Of.INTAKE, "b", "192.0.2.1")).isZero();
        assertThat(limits.take(Limits.Of.RECEIPT, "a", "192.0.2.1")).isZero();
    }

    @Test
    void afterAnHourNothingIsKnownOfWhoCameBefore() {
        for (int i = 0; i < 4; i++) {
            limits.take(Limits.Of.INTAKE, "a", "192.0.2.1");
        }
        now = now.plusSeconds(3_600);

        assertThat(limits.take(Limits.Of.INTAKE, "a", "192.0.2.1")).isZero();
    }
}
