package gehoor.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Around every request: the headers that every answer carries, the last net under whatever goes wrong, and one line in
 * the log. The line tells tenant, route, status and time taken, never an address, an id or a name; and of what the
 * public does there is no line at all, since the moment of an anonymous report is not to be kept anywhere.
 */
public final class Front extends HttpFilter {
    private static final Logger LOG = Logger.getLogger("gehoor.requests");
    private static final String ROUTE = "gehoor.route";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

    private record Route(String template, @Nullable String tenant, boolean known) {}

    /**
     * Notes which route it is.
     *
     * @param tenant as the address names it: it may not exist
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
            if (METHODS.contains(request.getMethod())) {
                chain.doFilter(request, response);
            } else {
                unserved(path, request, response, Trouble.METHOD);
            }
        } catch (Exception failure) {
            Failures.log(failure);
            unserved(path, request, response, Trouble.FAILURE);
        }
        line(request, response.getStatus(), (System.nanoTime() - begun) / 1_000_000);
    }

    static void unserved(String path, HttpServletRequest request, HttpServletResponse response, Trouble trouble) {
        String language = Languages.of(request);
        if (Paths.isApi(path)) {
            Answering.problem(request, response, ProblemDocument.of(trouble, language));
        } else {
            Unserved.page(response, trouble, language);
        }
    }

    private static void line(HttpServletRequest request, int status, long ms) {
        if (request.getAttribute(ROUTE) instanceof Route route && (route.known() || status >= 500)) {
            LOG.info(() -> "tenant=%s route=\"%s %s\" status=%d ms=%d"
                    .formatted(
                            route.known() ? route.tenant() : "-", request.getMethod(), route.template(), status, ms));
        }
    }
}
