package gehoor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gehoor.access.Asking;
import gehoor.access.NotServed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes as JSON is read or refused as malformed; and what was read is read again from how it is written. */
class JsonFuzz {
    /** The first byte of an input says which of these it is. */
    private static final List<Class<?>> KINDS =
            List.of(Bodies.Report.class, Bodies.Act.class, Bodies.Search.class, AdminRoutes.Folder.class);

    private static final Parameters PARAMETERS = new Parameters(new Asking());

    private static long runs;
    private static long read;

    static Stream<byte[]> bodies() {
        return Stream.of(
                        """
                        0{"procedure": "complaints", "kind": "complaint", "reporter": "person", "channel": "web",
                         "received": "2026-10-01", "language": "nl", "identity": "named", "capacity": null,
                         "contact": {"name": "Robin", "postal": ["Street 1"], "extra": {"a": "b"}},
                         "given": {"story": "x", "n": 1.50, "yes": true, "list": ["a"], "none": null}}""",
                        "1{\"on\": \"i1\", \"given\": {\"big\": 1e400, \"small\": -0.0, \"half\": \"\\ud800\"}}",
                        "2{\"text\": \"garden\", \"name\": \"Robin\", \"mail\": \"\", \"after\": null, \"size\": 100}",
                        "3{\"files\": {\"tenant.yaml\": \"tenant: a\\n\"}}")
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("bodies")
    @FuzzTest
    void read(byte[] content) throws IOException {
        runs++;
        if (content.length == 0) {
            return;
        }
        Class<?> kind = KINDS.get((content[0] & 0xFF) % KINDS.size());
        try {
            Object value = StrictJson.read(Arrays.copyOfRange(content, 1, content.length), kind, "nl");
            read++;
            byte[] written = written(value);
            // As bytes: 1.00 and 1e0 are one number, and not the same to Java
            assertThat(written(StrictJson.read(written, kind, "nl"))).isEqualTo(written);
            if (value instanceof Bodies.Report report) {
                report.request(PARAMETERS, List.of());
            } else if (value instanceof Bodies.Act act) {
                act.request("answer", List.of());
            } else if (value instanceof Bodies.Search search) {
                search.request(PARAMETERS);
            }
        } catch (NotServed refused) {
            assertThat(refused.problem().status()).isEqualTo(400);
            assertThat(refused.problem().json().chars().noneMatch(Character::isISOControl))
                    .isTrue();
        }
    }

    private static byte[] written(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StrictJson.write(value, "nl", true, bytes);
        return bytes.toByteArray();
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 5_000 : 0);
        assertThat(read).isPositive();
    }
}
