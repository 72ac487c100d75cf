package gehoor.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The time by which files live: dates, clocks, what is due.
 *
 * <p>It is the time that all nodes agree on, unless a test winds it: see {@link TestClockServlet}. What a test says may also
 * stand in settings: {@code gehoor.test.clock.ahead}, how far files live ahead from the start on; and {@code
 * gehoor.test.clock.machine}, by how much this machine's own clock is wrong.
 */
@ApplicationScoped
public class PlatformClock implements InstantSource {
    private final Duration wrong = setting("gehoor.test.clock.machine");
    private volatile Duration ahead = setting("gehoor.test.clock.ahead");
    private volatile InstantSource agreed = machine();

    @Override
    public Instant instant() {
        return agreed.instant().plus(ahead);
    }

    /** Never wound: for tokens, logins, limits, and who is alive. */
    InstantSource agreed() {
        return () -> agreed.instant();
    }

    /** This machine's own clock. */
    InstantSource machine() {
        return () -> InstantSource.system().instant().plus(wrong);
    }

    /** From now on it goes by what all nodes agree on. */
    void follow(InstantSource time) {
        agreed = time;
    }

    /** From now on it is {@code now}, and time goes on from there. */
    void wind(Instant now) {
        ahead = Duration.between(agreed.instant(), now);
    }

    private static Duration setting(String name) {
        return ConfigProvider.getConfig()
                .getOptionalValue(name, String.class)
                .map(Duration::parse)
                .orElse(Duration.ZERO);
    }
}
