package gehoor.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Around every request: the headers that every answer carries, the last net under whatever goes wrong, one line in the
 * log and one count in the metrics. Both tell tenant, route, status and time taken, never an address, an id or a name;
 * and of what the public does there is neither, since the moment of an anonymous report is not to be kept anywhere.
 */
public final class Front extends HttpFilter {
    private static final Logger LOG = Logger.getLogger("gehoor.requests");
    private static final String ROUTE = "gehoor.route";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

    private record Route(String template, @Nullable String tenant, boolean known) {}

    /** Tells whether the application was deployed, whatever else is not there. */
    private static final String ALIVE = "/alive";

    @Inject
    MetricRegistry metrics;

    @Inject
    Doors doors;

    /**
     * Notes which route it is.
     *
     * @param tenant that of the address; null where there is none of that name
     */
    static void route(HttpServletRequest request, String template, Caller caller, @Nullable String tenant) {
        request.setAttribute(ROUTE, new Route(template, tenant, !(caller instanceof Caller.Nobody)));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        long begun = System.nanoTime();
        String path = Paths.of(request);
        Answering.headers(path, response);
        try {
            if (!doors.areOpen() && !path.equals(ALIVE)) {
                unserved(path, request, response, Trouble.UNAVAILABLE);
            } else if (METHODS.contains(request.getMethod())) {
                chain.doFilter(request, response);
            } else {
                unserved(path, request, response, Trouble.METHOD);
            }
        } catch (IOException gone) {
            // Who asked did not wait for the answer, or the body broke off: nobody is left to be told.
            if (!response.isCommitted()) {
                unserved(path, request, response, Trouble.MALFORMED);
            }
        } catch (Exception failure) {
            Failures.log(failure);
            unserved(path, request, response, Failures.trouble(failure));
        }
        tell(request, response.getStatus(), Duration.ofNanos(System.nanoTime() - begun));
    }

    static void unserved(String path, HttpServletRequest request, HttpServletResponse response, Trouble trouble) {
        if (Paths.isApi(path)) {
            Answering.problem(request, response, ProblemDocument.of(trouble, Languages.of(request)));
        } else {
            Unserved.page(response, trouble, Reader.of(request));
        }
    }

    private void tell(HttpServletRequest request, int status, Duration took) {
        if (request.getAttribute(ROUTE) instanceof Route route && (route.known() || status >= 500)) {
            // Only who is known may be told apart: a tenant that somebody made up would fill the log.
            String tenant = route.known() && route.tenant() != null ? route.tenant() : "-";
            String what = request.getMethod() + " " + route.template();
            LOG.info(() -> "tenant=%s route=\"%s\" status=%d ms=%d".formatted(tenant, what, status, took.toMillis()));
            metrics.timer("gehoor_requests", new Tag("route", what), new Tag("status", Integer.toString(status)))
                    .update(took);
        }
    }
}
