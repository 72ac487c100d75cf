package gehoor.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.access.figures.Figures;
import gehoor.access.figures.Watch;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The figures, for who brings the token {@code gehoor.metrics.token}; without that setting there are none (404).
 *
 * <p>It stands at {@code /metrics} and everywhere below, where the server's own would otherwise answer to everybody.
 */
public final class FiguresServlet extends HttpServlet {
    private static final Logger LOG = Logger.getLogger(FiguresServlet.class.getName());
    private static final String BEARER = "Bearer ";
    /** What is shorter could be guessed. */
    private static final int SHORTEST = 16;

    @Inject
    Figures figures;

    @Inject
    Watch watch;

    @Inject
    @ConfigProperty(name = "gehoor.metrics.token")
    Optional<String> token;

    @Override
    public void init() {
        if (token.isPresent() && key(token).isEmpty()) {
            LOG.warning("gehoor.metrics.token is shorter than " + SHORTEST + " characters: the figures stay closed");
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> key = key(token);
        if (key.isEmpty() || request.getPathInfo() != null) {
            refuse(request, response, Trouble.NOT_FOUND);
        } else if (!admitted(key.get(), Collections.list(request.getHeaders("Authorization")))) {
            refuse(request, response, Trouble.UNAUTHENTICATED);
        } else if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            refuse(request, response, Trouble.METHOD);
        } else {
            watch.look();
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            figures.write(text);
            response.setContentType(Figures.CONTENT_TYPE);
            response.setContentLength(text.size());
            text.writeTo(response.getOutputStream());
        }
    }

    static Optional<String> key(Optional<String> token) {
        return token.map(String::strip).filter(key -> key.length() >= SHORTEST);
    }

    static boolean admitted(String key, List<String> headers) {
        return headers.size() == 1
                && headers.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        key.getBytes(UTF_8),
                        headers.get(0).substring(BEARER.length()).strip().getBytes(UTF_8));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Trouble trouble) {
        Answering.problem(request, response, ProblemDocument.of(trouble, Languages.of(request)));
    }
}
