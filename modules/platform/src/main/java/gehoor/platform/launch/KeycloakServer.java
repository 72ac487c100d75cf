package gehoor.platform.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Our own Keycloak: unpacked and built once for PostgreSQL, then started from what was built. */
final class KeycloakServer {
    private static final String BUILT = "gehoor-built";

    private KeycloakServer() {}

    /**
     * Unpacks and builds, where that was not done before.
     *
     * @param dist holds the distribution's zip, and takes the unpacked folder
     * @return the unpacked folder
     */
    static Path prepare(Path dist, Path log, java.util.function.Consumer<String> progress) {
        Path zip;
        try (Stream<Path> files = Files.list(dist)) {
            zip = files.filter(file -> file.getFileName().toString().matches("keycloak-.*\\.zip"))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow(
                            () -> new NotStarted("Keycloak's distribution is not in %s: build first.".formatted(dist)));
        } catch (IOException e) {
            throw new NotStarted("Keycloak's distribution is not in %s: build first.".formatted(dist), e);
        }
        String version = zip.getFileName().toString().replaceAll("^keycloak-quarkus-dist-|\\.zip$", "");
        Path folder = dist.resolve("keycloak-" + version);
        if (Files.exists(folder.resolve(BUILT))) {
            return folder;
        }
        // Whoever else starts from the same folder at the same time waits for it.
        try (FileChannel channel = FileChannel.open(
                        dist.resolve("keycloak.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(folder.resolve(BUILT))) {
                progress.accept("Keycloak is unpacked and built, once; that takes about a minute");
                unpack(zip, dist);
                Path script = folder.resolve("bin").resolve("kc.sh");
                run(List.of(script.toString(), "build", "--db=postgres", "--health-enabled=true"), log);
                Files.createFile(folder.resolve(BUILT));
            }
            return folder;
        } catch (IOException e) {
            throw new NotStarted("Keycloak could not be unpacked into %s: %s.".formatted(dist, e.getMessage()), e);
        }
    }

    static Child start(Path folder, Ports ports, PostgresServer database, Secrets secrets, Path home) {
        Map<String, String> environment = environment();
        environment.put("KC_DB_URL", database.url(PostgresServer.KEYCLOAK));
        environment.put("KC_DB_USERNAME", PostgresServer.KEYCLOAK);
        environment.put("KC_DB_PASSWORD", secrets.get("db-" + PostgresServer.KEYCLOAK));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get("keycloak-admin"));
        return Child.start(
                "Keycloak",
                List.of(
                        folder.resolve("bin").resolve("kc.sh").toString(),
                        "start",
                        "--optimized",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.keycloak(),
                        "--http-management-port=" + ports.keycloakHealth(),
                        "--hostname=" + address(ports),
                        "--db-pool-max-size=20"),
                environment,
                home.resolve("log").resolve("keycloak.log"),
                home.resolve("run"));
    }

    static URI address(Ports ports) {
        return URI.create("http://localhost:" + ports.keycloak());
    }

    static URI health(Ports ports) {
        return URI.create("http://localhost:" + ports.keycloakHealth() + "/health/ready");
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        // Nothing else: another collector keeps it from starting.
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return environment;
    }

    private static void run(List<String> command, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment());
        try {
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new NotStarted("Keycloak could not be built (status %d): see %s.".formatted(status, log));
            }
        } catch (IOException e) {
            throw new NotStarted("Keycloak could not be built: %s.".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStarted("Interrupted while Keycloak was being built.", e);
        }
    }

    private static void unpack(Path zip, Path into) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry leads outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    if (target.toString().endsWith(".sh")) {
                        Files.setPosixFilePermissions(target, Set.copyOf(PosixFilePermissions.fromString("rwxr-xr-x")));
                    }
                }
            }
        }
    }
}
