package gehoor.access.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final Instant BEGUN = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void a_span_tells_route_status_time_and_statements_and_no_more() {
        Spans spans = new Spans();
        InMemorySpanExporter exported = InMemorySpanExporter.create();
        spans.begin(SimpleSpanProcessor.create(exported));

        spans.request("GET", "/tenants/{tenant}/work", 200, BEGUN, Duration.ofMillis(12), 5);

        assertThat(exported.getFinishedSpanItems()).hasSize(1);
        SpanData span = exported.getFinishedSpanItems().get(0);
        assertThat(span.getName()).isEqualTo("GET /tenants/{tenant}/work");
        assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isEqualTo(12_000_000);
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getEvents()).isEmpty();
        Map<String, Object> attributes = span.getAttributes().asMap().entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().getKey(), Map.Entry::getValue));
        assertThat(attributes)
                .isEqualTo(Map.of(
                        "http.request.method",
                        "GET",
                        "http.route",
                        "/tenants/{tenant}/work",
                        "http.response.status_code",
                        200L,
                        "gehoor.statements",
                        5L));
        assertThat(span.getResource().getAttributes().asMap()).hasSize(1);
    }

    @Test
    void without_a_collector_there_are_none() {
        Spans spans = new Spans();
        spans.begin(Optional.of(" "));

        spans.request("GET", "/", 200, BEGUN, Duration.ZERO, 0);
        spans.end();
    }
}
