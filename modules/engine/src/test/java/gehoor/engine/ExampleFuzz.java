package gehoor.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gehoor.engine.rehearsal.Rehearsals;
import gehoor.policy.Book;
import gehoor.policy.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a worked example is told as problems, or played to its end: what then differs is told as well. */
class ExampleFuzz {
    private static final Path HOUSE = Path.of("src/test/resources/house");
    private static final Path GOOD = Path.of("../policy/src/test/resources/good");
    private static final String FILE = "examples/one.yaml";
    private static final Map<String, String> TENANT = tenant();
    private static final Book BOOK = ((Reading.Read) Reading.read(HOUSE)).book();

    private static long runs;
    private static long played;

    private static Map<String, String> tenant() {
        Path folder = HOUSE.resolve("example-org");
        try (Stream<Path> paths = Files.walk(folder)) {
            Map<String, String> files = new TreeMap<>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<byte[]> examples() throws IOException {
        return Stream.of(
                TENANT.get(FILE).getBytes(UTF_8),
                Files.readAllBytes(GOOD.resolve("example-org/examples/complaints.yaml")));
    }

    @MethodSource("examples")
    @FuzzTest
    void play(byte[] content) {
        runs++;
        Map<String, String> files = new TreeMap<>(TENANT);
        files.put(FILE, new String(content, UTF_8));
        Reading reading = Reading.readTenant(BOOK, "example-org", files, java.util.Map.of());
        if (reading instanceof Reading.Read read) {
            played++;
            Rehearsals rehearsals = Rehearsals.run(read.book(), read.examples());
            assertThat(rehearsals.outcomes()).hasSameSizeAs(read.examples());
            assertThat(rehearsals.problems())
                    .allSatisfy(problem -> assertThat(problem.what()).isNotBlank());
        } else {
            assertThat(((Reading.Faulty) reading).problems()).isNotEmpty();
        }
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 200 : 0);
        assertThat(played).isPositive();
    }
}
