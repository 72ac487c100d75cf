package gehoor.platform.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One platform process beside others on the same {@link Ground}: the product as it is shipped, with a port and a folder of
 * its own. It can be killed, frozen and started again under the same address.
 */
public final class Node implements AutoCloseable {
    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);

    private final Ground ground;
    private final String name;
    private final int port = Ports.free().http();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private @Nullable Child process;
    private int starts;

    public Node(Ground ground, String name) {
        this.ground = ground;
        this.name = name;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Starts the process and returns at once. */
    public void start(Map<String, String> more) {
        starts++;
        Path home = Secrets.ownersOnly(ground.home().resolve(name + "-" + starts));
        Secrets.ownersOnly(home.resolve("run"));
        Secrets.ownersOnly(home.resolve("log"));
        Map<String, String> settings = new HashMap<>(ground.settings());
        settings.put("gehoor.http.address", address().toString());
        settings.putAll(more);
        process = PayaraServer.start(ground.application(), port, settings, home);
    }

    /** Waits until it is there and says that it is ready: before the application is there, its server says so too soon. */
    public void awaitReady() throws InterruptedException {
        await(this::ready, Ground.patience());
    }

    public boolean ready() {
        return status("/alive") == 200 && status("/health/ready") == 200;
    }

    /** Waits until it was deployed, whatever it lacks. */
    public void awaitAlive() throws InterruptedException {
        await(() -> status("/alive") == 200, Ground.patience());
    }

    private void await(java.util.function.BooleanSupplier there, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (!there.getAsBoolean()) {
            Child running = process;
            if (running == null || !running.running() || Instant.now().isAfter(end)) {
                throw new IllegalStateException(name + " does not get there: see " + log());
            }
            Thread.sleep(200);
        }
    }

    /** The status of an answer; 0 where there is none. */
    public int status(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(address().resolve(path))
                                    .timeout(ONE_ANSWER)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** As by kill -9: it does nothing more. */
    public void kill() throws IOException, InterruptedException {
        Child running = running();
        Ground.signal("KILL", running.pid());
        while (running.running()) {
            Thread.sleep(10);
        }
    }

    /** It stands still, and does not know. */
    public void freeze() throws IOException, InterruptedException {
        Ground.signal("STOP", running().pid());
    }

    public void thaw() throws IOException, InterruptedException {
        Ground.signal("CONT", running().pid());
    }

    public boolean runs() {
        Child running = process;
        return running != null && running.running();
    }

    /** Whether its log holds these words. */
    public boolean said(String words) {
        return running().said(words);
    }

    /** Whether the server has started, with the application or without. */
    public boolean started() {
        return running().said(PayaraServer.READY);
    }

    public Path log() {
        return running().log();
    }

    private Child running() {
        Child running = process;
        if (running == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return running;
    }

    @Override
    public void close() {
        Child running = process;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
