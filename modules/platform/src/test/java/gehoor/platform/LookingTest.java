package gehoor.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.access.figures.Standing;
import gehoor.store.Migrations;
import gehoor.store.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void tenants_are_added_up_and_the_longest_wait_counts() {
        List<Tally> all = List.of(
                new Tally(2, NOW.minusSeconds(30), 1, 0, null, 0),
                new Tally(1, NOW.minusSeconds(90), 0, 3, NOW.minusSeconds(600), 2),
                new Tally(0, null, 4, 0, null, 0));

        assertThat(Looking.together(all, Map.of(), NOW))
                .isEqualTo(new Standing(3, Duration.ofSeconds(90), 5, 3, Duration.ofMinutes(10), 2, Map.of()));
    }

    @Test
    void few_reports_in_a_channel_are_not_told() {
        assertThat(Looking.withoutFew(List.of(Map.of("web", 3L, "phone", 4L), Map.of("web", 2L))))
                .isEqualTo(Map.of("web", 5L));
    }

    @Test
    void where_the_server_would_trace_by_itself_it_does_not_begin() {
        assertThatThrownBy(() -> Beginning.refuseToBeTraced(Optional.of("False")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gehoor.traces.endpoint");
        Beginning.refuseToBeTraced(Optional.of("true"));
        Beginning.refuseToBeTraced(Optional.empty());
    }

    @Test
    void why_a_replica_waits_is_one_sentence() {
        assertThat(Beginning.sentence(new Migrations.Behind("5", 1))).contains("at version 5", "waits");
        assertThat(Beginning.sentence(new Migrations.Behind("", 0))).contains("not made yet");
        assertThat(Beginning.sentence(new Migrations.Ahead("V12 contract x"))).contains("V12 contract x", "too old");
        assertThat(Beginning.sentence(new Migrations.Apart(List.of("one-policy: gehoor.file"))))
                .contains("one-policy: gehoor.file");
    }
}
