package gehoor.policy.reading;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Book;
import gehoor.policy.Problem;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must be true of a reading, whatever was read. */
final class Told {
    private static final String TENANT = "example-org/";
    private static final Book BOOK = Fixtures.read(Reading.read(Fixtures.GOOD)).book();

    private Told() {}

    /**
     * Reads the folder with other content in place of one file.
     *
     * @param content UTF-8; after a byte FF it is UTF-16, in which there are halves of characters, as in a JSON body
     */
    static void inPlaceOf(SortedMap<String, String> good, String file, byte[] content) {
        String text = content.length > 0 && content[0] == (byte) 0xFF
                ? new String(content, 1, content.length - 1, UTF_16BE)
                : new String(content, UTF_8);
        SortedMap<String, String> files = new TreeMap<>(good);
        files.put(file, text);
        Reading reading = read(files, file);
        if (reading instanceof Reading.Read) {
            assertThat(read(files, file)).as("the same again").isEqualTo(reading);
            return;
        }
        assertThat(((Reading.Faulty) reading).problems()).isNotEmpty().allSatisfy(Told::sayable);
    }

    /** A tenant alone, under what is shared, as it is read when it changes: that takes half the time. */
    private static Reading read(SortedMap<String, String> files, String changed) {
        if (!changed.startsWith(TENANT)) {
            return Reading.read(files);
        }
        Map<String, String> own = new TreeMap<>();
        files.forEach((file, text) -> {
            if (file.startsWith(TENANT)) {
                own.put(file.substring(TENANT.length()), text);
            }
        });
        return Reading.readTenant(BOOK, "example-org", own, java.util.Map.of());
    }

    /** It has a place, and it can be shown on a terminal. */
    private static void sayable(Problem problem) {
        assertThat(problem.at().line()).isPositive();
        assertThat(problem.at().column()).isPositive();
        assertThat(problem.what()).isNotBlank().hasSizeLessThan(1_000);
        assertThat(problem.toString().chars().noneMatch(Character::isISOControl))
                .as("only what prints: %s", problem)
                .isTrue();
    }
}
