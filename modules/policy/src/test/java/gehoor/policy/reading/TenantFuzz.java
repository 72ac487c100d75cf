package gehoor.policy.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the other files of a tenant, or of what tenants share, is read, or told as problems with their places. */
class TenantFuzz {
    /** The first byte of an input says which of these it is. */
    private static final List<String> FILES = List.of(
            "example-org/tenant.yaml",
            "example-org/letters/result.yaml",
            "example-org/texts/tips.yaml",
            "_law/charter.yaml",
            "_calendars/EX.yaml");

    private static final SortedMap<String, String> GOOD = small();

    private static long runs;

    /** Without procedures, so that what is left is read quickly; a letter that nothing uses is a problem like another. */
    private static SortedMap<String, String> small() {
        SortedMap<String, String> files = Fixtures.yaml(Fixtures.GOOD);
        files.keySet().removeIf(file -> file.contains("/procedures/") || file.contains("/examples/"));
        return files;
    }

    static Stream<byte[]> files() {
        return FILES.stream().map(file -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(FILES.indexOf(file));
            bytes.writeBytes(GOOD.get(file).getBytes(UTF_8));
            return bytes.toByteArray();
        });
    }

    @MethodSource("files")
    @FuzzTest
    void read(byte[] content) {
        runs++;
        if (content.length > 0) {
            String file = FILES.get((content[0] & 0xFF) % FILES.size());
            Told.inPlaceOf(GOOD, file, Arrays.copyOfRange(content, 1, content.length));
        }
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 200 : 0);
    }
}
