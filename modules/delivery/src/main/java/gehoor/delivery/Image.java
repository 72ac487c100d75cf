package gehoor.delivery;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The platform as an image: a Java to run it on from the base, then the server, its libraries and our own classes, each a
 * layer of its own, so that an upgrade of ours moves the last one only. The same content makes the same image, whenever
 * and wherever it is built.
 *
 * <p>It runs as user 10001, writes to {@code /tmp} alone, and holds no setting and no secret.
 *
 * @param server the payara-micro jar
 * @param application the unpacked WAR
 * @param version as a label and a tag
 */
public record Image(Path server, Path application, String version) {
    static final String USER = "10001:10001";
    static final int PORT = 8080;
    static final String NAME = "gehoor";

    /** Its libraries and its classes, as the migrations run on them. */
    static final String CLASS_PATH = "/app/gehoor/WEB-INF/classes:/app/gehoor/WEB-INF/lib/*";

    static final List<String> ENTRYPOINT = List.of(
            "java",
            "-XX:MaxRAMPercentage=65",
            "-XX:+ExitOnOutOfMemoryError",
            "-Duser.timezone=UTC",
            "-Duser.home=/tmp",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=/tmp",
            "-jar",
            "/app/payara-micro.jar",
            "--nohazelcast",
            "--disablephonehome",
            "--port",
            Integer.toString(PORT),
            "--deploy",
            // Named with its place: an unpacked one is not asked where it belongs.
            "/app/gehoor:/");

    private static final Instant ALWAYS = Instant.parse("2026-01-01T00:00:00Z");
    private static final String LIBRARIES = "WEB-INF/lib";

    /**
     * Builds it.
     *
     * @param base where it begins: a file, as {@code docker save} writes it, or a reference in a registry
     * @param to the file, as {@code docker load} reads it
     * @param cache where layers of before are kept
     * @return its digest
     * @throws NotBuilt where something is missing or the base cannot be had
     */
    public String build(String base, Path to, Path cache) {
        mustBeThere(Files.isRegularFile(server), server);
        mustBeThere(Files.isDirectory(application.resolve(LIBRARIES)), application);
        Path tar = Path.of(base);
        boolean local = Files.isRegularFile(tar);
        if (!local && base.endsWith(".tar")) {
            throw new NotBuilt("there is no file %s to begin with".formatted(base), null);
        }
        try {
            JibContainerBuilder image = local ? Jib.from(TarImage.at(tar)) : Jib.from(base);
            image.addFileEntriesLayer(one("server", server, "/app/payara-micro.jar"))
                    .addFileEntriesLayer(files("libraries", file -> file.startsWith(LIBRARIES)))
                    .addFileEntriesLayer(files("gehoor", file -> !file.startsWith(LIBRARIES)))
                    .setEntrypoint(ENTRYPOINT)
                    .setUser(USER)
                    .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
                    .setExposedPorts(Port.tcp(PORT))
                    .setLabels(Map.of(
                            "org.opencontainers.image.title", "Gehoor",
                            "org.opencontainers.image.version", version,
                            "org.opencontainers.image.licenses", "EUPL-1.2"))
                    .setCreationTime(ALWAYS);
            Files.createDirectories(cache);
            JibContainer made = image.containerize(
                    Containerizer.to(TarImage.at(to).named(NAME + ":" + version.toLowerCase(java.util.Locale.ROOT)))
                            .setBaseImageLayersCache(cache.resolve("base"))
                            .setApplicationLayersCache(cache.resolve("application"))
                            .setOfflineMode(local)
                            .setToolName(NAME));
            return made.getDigest().toString();
        } catch (InvalidImageReferenceException e) {
            throw new NotBuilt("%s is neither a file nor the name of an image".formatted(base), e);
        } catch (RegistryException | ExecutionException e) {
            throw new NotBuilt("%s could not be had, or the image not be written: %s".formatted(base, why(e)), e);
        } catch (IOException | CacheDirectoryCreationException e) {
            throw new NotBuilt("the image could not be written: " + why(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotBuilt("it was stopped", e);
        }
    }

    private static void mustBeThere(boolean there, Path what) {
        if (!there) {
            throw new NotBuilt("%s is missing: ./gehoor up or ./gehoor test builds it".formatted(what), null);
        }
    }

    private static FileEntriesLayer one(String name, Path file, String at) {
        return FileEntriesLayer.builder()
                .setName(name)
                .addEntry(file, AbsoluteUnixPath.get(at), FilePermissions.DEFAULT_FILE_PERMISSIONS, ALWAYS)
                .build();
    }

    private FileEntriesLayer files(String name, Predicate<Path> which) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        AbsoluteUnixPath root = AbsoluteUnixPath.get("/app/gehoor");
        try (Stream<Path> all = Files.walk(application)) {
            // In order: a layer is the same only if its entries are.
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                Path inside = application.relativize(file);
                if (which.test(inside)) {
                    layer.addEntry(file, root.resolve(inside), FilePermissions.DEFAULT_FILE_PERMISSIONS, ALWAYS);
                }
            }
        }
        return layer.build();
    }

    private static String why(Throwable failure) {
        Throwable first = Optional.ofNullable(failure.getCause()).orElse(failure);
        return first.getMessage() == null ? first.getClass().getName() : first.getMessage();
    }
}
