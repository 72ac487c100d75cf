package gehoor.platform.acceptance;

import gehoor.platform.launch.RunningPlatform;
import java.nio.file.Path;
import java.util.UUID;

/** The one running product of this test run, and the way in. */
public final class Gehoor {
    /** Where the application may be wound by a test, and by nobody else. */
    static final String TEST_CLOCK_KEY = UUID.randomUUID().toString();

    private Gehoor() {}

    /** One of the tenants in {@code tenant-config}. */
    public static Tenant tenant(String id) {
        return new Tenant(id);
    }

    /** Started at the first call, stopped when this JVM ends. */
    public static RunningPlatform platform() {
        return Holder.PLATFORM;
    }

    /** The folder in which the running product keeps everything: data, keys, mail and logs. */
    public static Path home() {
        return platform().log().getParent().getParent();
    }

    static Wire wire() {
        return Holder.WIRE;
    }

    private static final class Holder {
        static final RunningPlatform PLATFORM = start();
        static final Wire WIRE = new Wire(PLATFORM);

        private static RunningPlatform start() {
            System.setProperty("gehoor.test.clock.key", TEST_CLOCK_KEY);
            // All tests come from one address; that there are limits is for a test of its own.
            System.setProperty("gehoor.limits.intake-per-hour", "100000");
            System.setProperty("gehoor.limits.receipt-per-minute", "100000");
            System.setProperty("gehoor.traces.endpoint", Collector.start());
            return RunningPlatform.shared();
        }
    }
}
