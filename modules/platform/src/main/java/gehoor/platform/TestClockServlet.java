package gehoor.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.Casework;
import gehoor.casework.Timers;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Winds the clock of a platform under test, and lets happen at once what is due by then: clocks fire, notices leave.
 *
 * <p>It does not exist (404) unless the setting {@code gehoor.test.clock.key} is there, and for no request that does not
 * bring that key in the header {@code Gehoor-Test-Clock}. {@code POST ?now=<instant>}; without {@code now} the clock is
 * left as it is and only what is due happens; with {@code only=wind} nothing happens here, and the waker finds what is due.
 */
@WebServlet("/test/clock")
public class TestClockServlet extends HttpServlet {
    private static final int BATCH = 200;
    private static final int MOST_ROUNDS = 100;

    @Inject
    private PlatformClock clock;

    @Inject
    private Instance<Casework> casework;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!allowed(request.getHeader("Gehoor-Test-Clock"))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String now = request.getParameter("now");
        if (now != null) {
            try {
                clock.wind(Instant.parse(now));
            } catch (DateTimeParseException e) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
        }
        if ("wind".equals(request.getParameter("only"))) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        Timers timers = casework.get().timers();
        int fired = 0;
        int failed = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Timers.Fired some = timers.fireDue(BATCH);
            fired += some.fired();
            failed = some.failed();
            if (some.fired() == 0) {
                break;
            }
        }
        int delivered = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Timers.Delivered some = timers.deliver(BATCH);
            int settled = some.mailed() + some.shown() + some.toPrint() + some.failed();
            delivered += settled;
            if (settled == 0) {
                break;
            }
        }
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write("{\"now\":\"%s\",\"fired\":%d,\"failed\":%d,\"delivered\":%d}"
                        .formatted(clock.instant(), fired, failed, delivered));
    }

    private static boolean allowed(@Nullable String given) {
        Optional<String> key = ConfigProvider.getConfig().getOptionalValue("gehoor.test.clock.key", String.class);
        return given != null
                && key.isPresent()
                && MessageDigest.isEqual(key.get().getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
