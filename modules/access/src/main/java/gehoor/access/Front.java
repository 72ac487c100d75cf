package gehoor.access;

import gehoor.access.figures.Figures;
import gehoor.access.traces.Spans;
import gehoor.access.traces.Work;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Around every request: who asks, the headers that every answer carries, the last net under whatever goes wrong, one line in the
 * log, one count in the figures and, where there is a collector, one span. They tell route, status and time taken, the log the
 * tenant as well, never an address, an id or a name; and of what the public does there is none of them, since the moment of an anonymous report is not to be kept anywhere.
 */
public final class Front extends HttpFilter {
    private static final Logger LOG = Logger.getLogger("gehoor.requests");
    private static final String ROUTE = "gehoor.route";
    private static final String ITSELF = "gehoor.request";
    /** The server's own, with all below it. */
    private static final String HEALTH = "/health";
    /** What servlets take, ours and the server's; a route knows what it takes and refuses the rest itself. */
    private static final Map<String, List<String>> SERVLETS = Map.of(
            "/alive",
            List.of("GET", "HEAD", "OPTIONS"),
            HEALTH,
            List.of("GET", "HEAD", "OPTIONS"),
            "/openapi",
            List.of("GET", "HEAD", "OPTIONS"),
            "/test/clock",
            List.of("POST"));

    private record Route(String template, @Nullable String tenant, boolean known) {}

    /** What answers while the database is not there: that it was deployed, and the figures that tell so. */
    private static final Set<String> ALWAYS = Set.of("/alive", "/metrics");

    @Inject
    Figures figures;

    @Inject
    Spans spans;

    @Inject
    Work work;

    @Inject
    Doors doors;

    @Inject
    Unserved unserved;

    @Inject
    WhoAsks who;

    /**
     * Notes which route it is.
     *
     * @param caller nobody where nothing is to be told of it unless it fails
     * @param tenant that of the address; null where there is none of that name
     */
    static void route(HttpServletRequest request, String template, Caller caller, @Nullable String tenant) {
        request.setAttribute(ROUTE, new Route(template, tenant, !(caller instanceof Caller.Nobody)));
    }

    /**
     * The request, as what it carries with it has it. What is injected instead looks for the request anew with every question.
     *
     * @param carried by the name of an attribute
     */
    static HttpServletRequest request(Function<String, @Nullable Object> carried) {
        if (carried.apply(ITSELF) instanceof HttpServletRequest request) {
            return request;
        }
        throw new IllegalStateException("a request that did not come in by the front");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        Instant at = Instant.now();
        long begun = System.nanoTime();
        long sent = work.statements();
        String path = Paths.of(request);
        request.setAttribute(ITSELF, request);
        Answering.headers(path, response);
        try {
            if (!doors.areOpen() && !ALWAYS.contains(path)) {
                unserved.answer(path, request, response, Trouble.UNAVAILABLE);
            } else if (who.found(path, request, response)) {
                List<String> taken = SERVLETS.get(servlet(path));
                if (taken == null || taken.contains(request.getMethod())) {
                    chain.doFilter(request, response);
                } else {
                    response.setHeader("Allow", String.join(", ", taken));
                    unserved.answer(path, request, response, Trouble.METHOD);
                }
            }
        } catch (IOException gone) {
            // Who asked did not wait for the answer, or the body broke off: nobody is left to be told.
            if (!response.isCommitted()) {
                unserved.answer(path, request, response, Trouble.MALFORMED);
            }
        } catch (Exception failure) {
            Failures.log(failure);
            unserved.answer(path, request, response, Failures.trouble(failure));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        tell(request, response.getStatus(), took);
        if (request.getAttribute(ROUTE) instanceof Route route && route.known()) {
            spans.request(
                    request.getMethod(), route.template(), response.getStatus(), at, took, work.statements() - sent);
        }
    }

    private static String servlet(String path) {
        return path.startsWith(HEALTH + "/") ? HEALTH : path;
    }

    private void tell(HttpServletRequest request, int status, Duration took) {
        if (request.getAttribute(ROUTE) instanceof Route route && (route.known() || status >= 500)) {
            // Only who is known may be told apart: a tenant that somebody made up would fill the log.
            String tenant = route.known() && route.tenant() != null ? route.tenant() : "-";
            String what = request.getMethod() + " " + route.template();
            LOG.info(() -> "tenant=" + tenant + " route=\"" + what + "\" status=" + status + " ms=" + took.toMillis());
            figures.request(what, status, took);
        }
    }
}
