package gehoor.access.figures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures figures = new Figures();

    @Test
    void what_is_counted_stands_in_the_text() throws IOException {
        // when
        figures.request("GET /tenants/{tenant}/work", 200, Duration.ofMillis(30));
        figures.request("GET /tenants/{tenant}/work", 204, Duration.ofMillis(300));
        figures.refused(Refusal.Reason.NOT_YOURS);
        figures.replica(true, 4, 0, 3, 24);
        figures.standing(Optional.of(
                new Standing(2, Duration.ofSeconds(90), 5, 1, Duration.ofSeconds(75), 0, Map.of("web", 12L))));

        // then
        assertThat(text().lines())
                .contains(
                        "gehoor_request_duration_seconds_bucket{route=\"GET /tenants/{tenant}/work\",status=\"2xx\",le=\"0.05\"} 1",
                        "gehoor_request_duration_seconds_count{route=\"GET /tenants/{tenant}/work\",status=\"2xx\"} 2",
                        "gehoor_refusals_total{kind=\"not-yours\"} 1.0",
                        "gehoor_refusals_total{kind=\"rule\"} 0.0",
                        "gehoor_ready 1.0",
                        "gehoor_transactions_open 3.0",
                        "gehoor_clocks_due 2.0",
                        "gehoor_clock_oldest_due_seconds 90.0",
                        "gehoor_reports_last_week{channel=\"web\"} 12.0");
        assertThat(text()).contains("jvm_memory_used_bytes", "jvm_gc_collection_seconds");
    }

    @Test
    void what_is_not_known_is_not_told_as_nothing() throws IOException {
        figures.standing(Optional.of(new Standing(0, Duration.ZERO, 0, 0, Duration.ZERO, 0, Map.of("web", 12L))));

        figures.standing(Optional.empty());

        assertThat(text().lines()).contains("gehoor_database_up 0.0", "gehoor_clocks_due NaN");
        assertThat(text()).doesNotContain("channel=");
    }

    @Test
    void each_figure_has_its_name() {
        assertThat(figures.names())
                .contains("gehoor_request_duration_seconds", "gehoor_refusals", "gehoor_notices_failed", "jvm_runtime");
    }

    private String text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        figures.write(out);
        return out.toString(UTF_8);
    }
}
