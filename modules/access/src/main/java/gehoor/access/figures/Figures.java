package gehoor.access.figures;

import gehoor.engine.Refusal;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The figures of this replica, and of the database that it shares with others. Labels are codes: the template of a route, a
 * class of status, a kind of refusal, a channel.
 */
@ApplicationScoped
public class Figures {
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double UNKNOWN = Double.NaN;

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private final Histogram requests = Histogram.builder()
            .name("gehoor_request_duration_seconds")
            .help("Requests of staff and of administrators, and whatever failed (5xx), by route and class of status.")
            .labelNames("route", "status")
            .classicUpperBounds(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .classicOnly()
            .register(registry);
    private final Counter refusals = Counter.builder()
            .name("gehoor_refusals_total")
            .help("Acts of staff that the procedure refused, by kind of refusal.")
            .labelNames("kind")
            .register(registry);
    private final Gauge ready = gauge("gehoor_ready", "1 where this replica serves: database, schema and procedures.");
    private final Gauge database = gauge("gehoor_database_up", "1 where the database answered when it was last asked.");
    private final Gauge tenants = gauge("gehoor_tenants", "Organisations whose procedures are live here.");
    private final Gauge problems = gauge("gehoor_configuration_problems", "What is wrong in the tenants' folder.");
    private final Gauge busy = gauge("gehoor_transactions_open", "Transactions that hold a database connection now.");
    private final Gauge most = gauge("gehoor_transactions_most", "Connections in this replica's pool at most.");
    private final Gauge clocksDue =
            gauge("gehoor_clocks_due", "Files with a clock whose time has come, not looked at yet.");
    private final Gauge oldestClock =
            gauge("gehoor_clock_oldest_due_seconds", "How long the first of these clocks has waited.");
    private final Gauge clocksMissed =
            gauge("gehoor_clocks_missed", "Terms whose last day passed unanswered within the last 30 days.");
    private final Gauge notices = gauge("gehoor_notices_waiting", "Notices that did not leave at once.");
    private final Gauge oldestNotice =
            gauge("gehoor_notice_oldest_waiting_seconds", "How long ago the first of these notices came about.");
    private final Gauge noticesFailed =
            gauge("gehoor_notices_failed", "Notices that were given up within the last 30 days.");
    private final Gauge reports = Gauge.builder()
            .name("gehoor_reports_last_week")
            .help(
                    "Files registered in the seven days before today, by channel; a channel with few of them is left out.")
            .labelNames("channel")
            .register(registry);

    public Figures() {
        JvmMetrics.builder().register(registry);
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            refusals.initLabelValues(word(reason));
        }
        show(Optional.empty());
    }

    /** @param route method and template, never the address that was asked for */
    public void request(String route, int status, Duration took) {
        requests.labelValues(route, status / 100 + "xx").observe(took.toNanos() / 1e9);
    }

    /** What a procedure refused to a member of staff. */
    public void refused(Refusal.Reason reason) {
        refusals.labelValues(word(reason)).inc();
    }

    /** How this replica stands. */
    public void replica(boolean serves, int liveTenants, int configurationProblems, int transactions, int atMost) {
        ready.set(serves ? 1 : 0);
        tenants.set(liveTenants);
        problems.set(configurationProblems);
        busy.set(transactions);
        most.set(atMost);
    }

    /** @param now empty where the database did not answer: then nothing is known, and that is what is told */
    public void standing(Optional<Standing> now) {
        show(now);
    }

    private void show(Optional<Standing> now) {
        database.set(now.isPresent() ? 1 : 0);
        clocksDue.set(now.map(each -> (double) each.clocksDue()).orElse(UNKNOWN));
        oldestClock.set(
                now.map(each -> (double) each.oldestClockDue().toSeconds()).orElse(UNKNOWN));
        clocksMissed.set(now.map(each -> (double) each.clocksMissed()).orElse(UNKNOWN));
        notices.set(now.map(each -> (double) each.noticesWaiting()).orElse(UNKNOWN));
        oldestNotice.set(
                now.map(each -> (double) each.oldestNoticeWaiting().toSeconds()).orElse(UNKNOWN));
        noticesFailed.set(now.map(each -> (double) each.noticesFailed()).orElse(UNKNOWN));
        reports.clear();
        now.ifPresent(each -> each.reports()
                .forEach((channel, files) -> reports.labelValues(channel).set(files)));
    }

    /** All of it, as Prometheus reads it. */
    public void write(OutputStream out) throws IOException {
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
    }

    /** The names of all figures, as they stand in the text and in a query. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        registry.scrape().forEach(each -> names.add(each.getMetadata().getPrometheusName()));
        return names;
    }

    private Gauge gauge(String name, String help) {
        return Gauge.builder().name(name).help(help).register(registry);
    }

    private static String word(Refusal.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
