package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folders that tests read. */
public final class Fixtures {
    public static final Path GOOD = Path.of("src/test/resources/good");
    public static final Path BAD = Path.of("src/test/resources/bad");

    private Fixtures() {}

    /** The files of a folder: path relative to it, to text. */
    public static SortedMap<String, String> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            SortedMap<String, String> files = new TreeMap<>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder that end in .yaml. */
    public static SortedMap<String, String> yaml(Path folder) {
        SortedMap<String, String> files = files(folder);
        files.keySet().removeIf(path -> !path.endsWith(".yaml"));
        return files;
    }

    /** What is read where nothing is wrong. */
    public static Reading.Read read(Reading reading) {
        if (reading instanceof Reading.Faulty faulty) {
            assertThat(faulty.problems()).isEmpty();
        }
        return (Reading.Read) reading;
    }

    /** The problems, each as it is shown. */
    public static String[] told(Reading reading) {
        return reading instanceof Reading.Faulty faulty
                ? faulty.problems().stream().map(Object::toString).toArray(String[]::new)
                : new String[0];
    }
}
