package gehoor.access.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * One span a request, where {@code gehoor.traces.endpoint} names a collector (OTLP over HTTP), else none.
 *
 * <p>It stands alone: what a client sends along as its trace is not taken on, for it could be told apart by it.
 */
@ApplicationScoped
public class Spans {
    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    static final AttributeKey<Long> STATEMENTS = AttributeKey.longKey("gehoor.statements");

    @Inject
    @ConfigProperty(name = "gehoor.traces.endpoint")
    Optional<String> endpoint;

    private @Nullable SdkTracerProvider provider;
    private @Nullable Tracer tracer;

    @PostConstruct
    void begin() {
        begin(endpoint);
    }

    void begin(Optional<String> collector) {
        collector
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .ifPresent(address -> begin(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(address)
                                .setTimeout(Duration.ofSeconds(5))
                                .build())
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build()));
    }

    void begin(SpanProcessor processor) {
        SdkTracerProvider made = SdkTracerProvider.builder()
                // Not the default one, which may tell of the machine.
                .setResource(Resource.builder().put("service.name", "gehoor").build())
                .addSpanProcessor(processor)
                .build();
        provider = made;
        tracer = made.get("gehoor");
    }

    @PreDestroy
    void end() {
        SdkTracerProvider made = provider;
        if (made != null) {
            made.close();
        }
    }

    /**
     * A request of a member of staff or of who runs the platform, on a route that is not open to others.
     *
     * @param template of the route, never the address
     */
    public void request(String method, String template, int status, Instant begun, Duration took, long statements) {
        Tracer to = tracer;
        if (to != null) {
            to.spanBuilder(method + " " + template)
                    .setNoParent()
                    .setSpanKind(SpanKind.SERVER)
                    .setStartTimestamp(begun)
                    .setAttribute(METHOD, method)
                    .setAttribute(ROUTE, template)
                    .setAttribute(STATUS, (long) status)
                    .setAttribute(STATEMENTS, statements)
                    .startSpan()
                    .setStatus(status >= 500 ? StatusCode.ERROR : StatusCode.UNSET)
                    .end(begun.plus(took));
        }
    }
}
