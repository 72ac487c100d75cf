package gehoor.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time by which files live: dates, clocks, what is due. Tokens, sessions and rate limits go by the machine's own.
 *
 * <p>It is the machine's time, unless a test winds it: see {@link TestClockServlet}.
 */
@ApplicationScoped
public class PlatformClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead);
    }

    /** From now on it is {@code now}, and time goes on from there. */
    void wind(Instant now) {
        ahead = Duration.between(InstantSource.system().instant(), now);
    }
}
