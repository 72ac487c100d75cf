package gehoor.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An organisation of a test's own that joins while the platform runs: the folder of another one, with other names in it. */
public final class Newcomer {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private Newcomer() {}

    /**
     * Its folder lies there, it is live, and its people can log in.
     *
     * @param id of the organisation; the folder is called so
     * @param from the folder that is copied
     * @param taken which of its files
     * @param renamed what becomes of the text of each file
     */
    public static void joins(String id, Path from, Predicate<Path> taken, UnaryOperator<String> renamed) {
        Path folder = Gehoor.platform().tenantConfig().resolve(id);
        assertThat(folder).as("another test has an organisation of that name").doesNotExist();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : new TreeSet<>(files.toList())) {
                Path target = folder.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (taken.test(file)) {
                    Files.writeString(target, renamed.apply(Files.readString(file)));
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
