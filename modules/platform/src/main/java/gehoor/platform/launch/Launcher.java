package gehoor.platform.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** {@code ./gehoor up}: starts the product, says where it is, and stops it at Ctrl-C. */
public final class Launcher {
    private static final PrintStream OUT = System.out;

    private Launcher() {}

    /** @param arguments the project's folder */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (arguments.length != 1) {
            OUT.println("usage: Launcher PROJECT-FOLDER");
            System.exit(2);
        }
        Options options;
        RunningPlatform platform;
        CountDownLatch stopped = new CountDownLatch(1);
        Stop stop = new Stop(stopped);
        try {
            options = Options.ofProject(Path.of(arguments[0]).toAbsolutePath().normalize())
                    .withProgress(Launcher::say);
            logTo(Secrets.ownersOnly(Secrets.ownersOnly(options.home()).resolve("log"))
                    .resolve("launcher.log"));
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-gehoor"));
            platform = RunningPlatform.start(options, stop::of);
        } catch (NotStarted e) {
            if (!stop.asked()) {
                OUT.println("gehoor: " + e.getMessage());
            }
            stop.done();
            System.exit(1);
            return;
        }
        welcome(platform);
        watch(options, platform, stopped);
    }

    private static void welcome(RunningPlatform platform) {
        OUT.println();
        String address = platform.settings().getOrDefault("gehoor.http.address", "");
        OUT.println("Gehoor is up:       " + address + "/");
        OUT.println("  its interface:    " + address + "/api   (described at /openapi)");
        OUT.println("  identity server:  " + platform.issuer());
        platform.notary()
                .ifPresent(notary -> OUT.println("  the record:       sealed in "
                        + platform.settings().getOrDefault("gehoor.record.folder", "") + " by notary " + notary
                        + "; note it elsewhere"));
        platform.mail()
                .ifPresent(mail ->
                        OUT.println("  outgoing mail:    kept as files in " + mail.folder() + ", sent to nobody"));
        platform.demoPassword().ifPresent(password -> {
            OUT.println();
            OUT.println("Invented people to log in as, all with the password  " + password);
            for (TenantRealm tenant : platform.tenants()) {
                OUT.println("  " + tenant.alias());
                for (TenantRealm.User user : tenant.users()) {
                    OUT.printf(
                            "    %-22s %s%n",
                            user.username(),
                            String.join(", ", user.groups())
                                    .replace("/", " ")
                                    .strip()
                                    .replace(" ,", ","));
                }
            }
        });
        OUT.println();
        OUT.println("Ctrl-C stops it; what was entered stays in .gehoor/ for the next start.");
        OUT.flush();
    }

    /** Tells the identity server of tenants that are added while it runs, until the end. */
    private static void watch(Options options, RunningPlatform platform, CountDownLatch stopped)
            throws InterruptedException {
        String known = fingerprint(options.tenantConfig());
        while (!stopped.await(10, TimeUnit.SECONDS)) {
            String now = fingerprint(options.tenantConfig());
            if (!now.equals(known)) {
                known = now;
                try {
                    platform.bringRealmUpToDate();
                } catch (NotStarted e) {
                    OUT.println("gehoor: " + e.getMessage());
                }
            }
        }
    }

    private static String fingerprint(Path tenantConfig) {
        try (Stream<Path> folders = Files.list(tenantConfig)) {
            StringBuilder seen = new StringBuilder();
            for (Path folder : folders.sorted().toList()) {
                Path file = folder.resolve("tenant.yaml");
                if (Files.isRegularFile(file)) {
                    seen.append(file).append(Files.getLastModifiedTime(file)).append(Files.size(file));
                }
            }
            return seen.toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static void say(String line) {
        OUT.println(line);
        OUT.flush();
    }

    /** The libraries' own chatter goes to a file; the screen is for people. */
    private static void logTo(Path file) throws IOException {
        LogManager.getLogManager().reset();
        Handler handler = new FileHandler(file.toString());
        handler.setFormatter(new SimpleFormatter());
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(handler);
    }

    /** What Ctrl-C does, at whatever moment it comes. */
    private static final class Stop implements Runnable {
        private final CountDownLatch stopped;
        private volatile @org.jspecify.annotations.Nullable RunningPlatform platform;
        private volatile boolean asked;
        private volatile boolean done;

        Stop(CountDownLatch stopped) {
            this.stopped = stopped;
        }

        void of(RunningPlatform started) {
            platform = started;
        }

        boolean asked() {
            return asked;
        }

        void done() {
            done = true;
        }

        @Override
        public void run() {
            if (done) {
                return;
            }
            asked = true;
            RunningPlatform running = platform;
            if (running != null) {
                say("\nstopping ...");
                running.stop();
                say("stopped");
            }
            stopped.countDown();
        }
    }
}
