package gehoor.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole folders. */
public final class Trees {
    private Trees() {}

    /** Removes a folder with all that is in it; one that does not exist is fine. Links are removed, not followed. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new NotStarted("%s cannot be emptied: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    /** Makes {@code to} a copy of {@code from}; what was there before is gone. */
    public static void copy(Path from, Path to) {
        delete(to);
        try (Stream<Path> inside = Files.walk(from)) {
            for (Path each : inside.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new NotStarted("%s cannot be copied to %s: %s.".formatted(from, to, e.getMessage()), e);
        }
    }
}
