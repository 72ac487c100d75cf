package gehoor.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in an address or in a header, a language is chosen of those there are, and a path leads where it may. */
class HeadersFuzz {
    private static final List<String> OFFERED = List.of("nl", "fr", "en");

    private static long runs;

    static Stream<byte[]> headers() {
        return Stream.of(
                        "de, en-GB;q=0.8, fr;q=0.9",
                        "*;q=0.1,nl-BE-u-co-phonebk",
                        "a=b&lang=fr&lang=en",
                        "/tenant-a/werk",
                        "/api/tenants/x",
                        "10.0.0.1, 10.0.0.2,::1",
                        "-----",
                        "q=1;;;,")
                .map(text -> text.getBytes(ISO_8859_1));
    }

    @MethodSource("headers")
    @FuzzTest
    void read(byte[] content) {
        runs++;
        String text = new String(content, ISO_8859_1);
        assertThat(Languages.choose(null, text, OFFERED, "nl")).isIn(OFFERED);
        assertThat(Languages.choose(text, null, OFFERED, "nl")).isIn(OFFERED);

        HttpServletRequest request = WhoAsksTest.request(Map.of(
                "getQueryString",
                text,
                "getServletPath",
                "",
                "getPathInfo",
                text,
                "getHeaders",
                Collections.enumeration(List.of(text)),
                "getHeader",
                text,
                "getRemoteAddr",
                "192.0.2.1"));
        assertThat(Languages.of(request, OFFERED)).isIn(OFFERED);
        assertThat(Paths.isApi(Paths.of(request))).isEqualTo(text.equals("/api") || text.startsWith("/api/"));
        assertThat(Gate.address(request, 1))
                .isEqualTo(text.substring(text.lastIndexOf(',') + 1).strip());
        if (Login.ownPage("tenant-a", text)) {
            assertThat(text).matches("/tenant-a(/[!-~]*)?").doesNotContain("..", "//", "\\");
        }
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 5_000 : 0);
    }
}
