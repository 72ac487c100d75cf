package gehoor.platform.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Another web application on a server of the kind that the product runs on, to measure the product against. */
public final class BareServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Child child;
    private final URI address;

    private BareServer(Child child, URI address) {
        this.child = child;
        this.address = address;
    }

    /**
     * @param classes a folder of compiled classes
     * @param within the package, as a path, of which the classes are taken
     * @param alive a path that answers 200 once it is deployed
     * @param virtualMachine flags for its JVM
     */
    public static BareServer start(
            Path root,
            Path home,
            Path classes,
            String within,
            String alive,
            List<String> virtualMachine,
            Map<String, String> settings) {
        Secrets.ownersOnly(home);
        Path run = Secrets.ownersOnly(home.resolve("run"));
        Secrets.ownersOnly(home.resolve("log"));
        Path war = home.resolve("bare.war");
        pack(war, classes, within, root.resolve("modules/platform/target/gehoor/WEB-INF"));
        Path server = dist(root.resolve(".gehoor/dist"));
        Trees.delete(home.resolve("payara"));
        int port = Ports.free().http();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(virtualMachine);
        command.addAll(List.of(
                "-Duser.timezone=UTC",
                "-Djava.awt.headless=true",
                "-jar",
                server.toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--rootdir",
                home.resolve("payara").toString(),
                "--deploy",
                war + ":/",
                "--port",
                Integer.toString(port)));
        Child child = Child.start("Bare", command, settings, home.resolve("log").resolve("bare.log"), run);
        BareServer started = new BareServer(child, URI.create("http://127.0.0.1:" + port));
        Instant end = Instant.now().plus(PATIENCE);
        while (!started.answers(alive)) {
            if (!child.running() || Instant.now().isAfter(end)) {
                child.stop();
                throw new NotStarted("The bare server did not start: see %s.".formatted(child.log()));
            }
            pause();
        }
        return started;
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        child.stop();
    }

    private boolean answers(String path) {
        try {
            return ((HttpURLConnection) address.resolve(path).toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStarted("Stopped while starting.", e);
        }
    }

    private static Path dist(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("payara-micro"))
                    .findFirst()
                    .orElseThrow(() -> new NotStarted("There is no Payara in %s.".formatted(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path war, Path classes, String within, Path product) {
        try (OutputStream out = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> ours = Files.walk(classes.resolve(within));
                Stream<Path> libraries = Files.list(product.resolve("lib"))) {
            for (Path each : ours.filter(Files::isRegularFile).toList()) {
                put(zip, "WEB-INF/classes/" + classes.relativize(each), each);
            }
            for (Path each : libraries
                    .filter(library -> library.getFileName()
                            .toString()
                            .matches("(postgresql|nimbus-jose|jackson|jspecify|jcip).*\\.jar"))
                    .toList()) {
                put(zip, "WEB-INF/lib/" + each.getFileName(), each);
            }
            for (String each : List.of("beans.xml", "glassfish-web.xml")) {
                put(zip, "WEB-INF/" + each, product.resolve(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }
}
