package gehoor.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An invented organisation that joins while the platform runs, with one procedure that is proved, a keeper who handles, and a head who
 * decides about procedures. Each test that changes what is live has one of its own.
 */
public final class PilotHouse {
    private static final Path FROM = Path.of("src/test/resources/newcomer/vuurtoren");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private PilotHouse() {}

    /**
     * Its folder lies there, it is live, and its people can log in.
     *
     * @param id of the organisation
     * @param before what its people's usernames begin with: {@code <before>keeper}, {@code <before>head}
     */
    public static void joins(String id, String before) {
        Path folder = Gehoor.platform().tenantConfig().resolve(id);
        assertThat(folder).as("another test has an organisation of that name").doesNotExist();
        try (Stream<Path> files = Files.walk(FROM)) {
            for (Path file : new TreeSet<>(files.toList())) {
                Path target = folder.resolve(FROM.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.getFileName().toString().equals("neighbours.yaml")) {
                    Files.writeString(
                            target,
                            Files.readString(file)
                                    .replace("vuurtoren", id)
                                    .replace("Vuurtoren", "Loodshuis")
                                    .replace("Lighthouse", "Pilot house")
                                    .replace("vt-", before)
                                    .replace("bodies:\n", "governed-by: [head]\nfiles-moved-by: [keeper]\nbodies:\n"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Instant until = Instant.now().plus(A_MINUTE);
        while (Gehoor.tenant(id).visitor().procedures().status() != 200) {
            assertThat(Instant.now()).as("it is live within a minute").isBefore(until);
            pause();
        }
        Gehoor.platform().bringRealmUpToDate();
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
