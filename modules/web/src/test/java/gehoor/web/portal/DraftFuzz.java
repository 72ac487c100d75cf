package gehoor.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gehoor.web.form.Written;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lies under a seal is a draft or none, and a draft comes back as it was. */
class DraftFuzz {
    private static long runs;
    private static long read;

    static Stream<byte[]> drafts() {
        return Stream.of(
                Draft.fresh().bytes(),
                new Draft("k", new Written(Map.of("q.story", List.of("Crèche", ""), "kind", List.of("a"))), true)
                        .bytes());
    }

    @MethodSource("drafts")
    @FuzzTest
    void read(byte[] content) {
        runs++;
        Draft.of(content).ifPresent(draft -> {
            read++;
            assertThat(Draft.of(draft.bytes())).contains(draft);
        });
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 5_000 : 0);
        assertThat(read).isPositive();
    }
}
