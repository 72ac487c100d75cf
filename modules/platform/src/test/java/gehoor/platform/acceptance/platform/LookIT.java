package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each organisation in its own colours, fetched once. */
@Acceptance
class LookIT {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Test
    void every_organisation_has_its_own_stylesheet() {
        Set<String> seen = new HashSet<>();
        for (String tenant : new String[] {"kind-en-gezin", "solidaris", "ik-ben-er-ook", "bemiddelingsbureau"}) {
            Answered style = Call.get("/" + tenant + "/style.css").sent().good();

            assertThat(style.header("Content-Type").orElse("")).startsWith("text/css");
            assertThat(style.header("Content-Encoding")).isEmpty();
            assertThat(style.text()).contains(".utrecht-button", ".house-danger", "--house-accent:#");
            assertThat(seen.add(style.text())).as(tenant).isTrue();
        }
        assertThat(Call.get("/no-such-organisation/style.css").sent().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"style.css", "icon.svg"})
    void what_is_asked_for_by_its_hash_is_kept_for_ever_and_what_is_not_is_asked_again(String name) {
        String path = "/solidaris/" + name;
        Answered now = Call.get(path).sent().good();
        String tag = now.header("ETag").orElseThrow();
        String hash = tag.replace("\"", "");

        assertThat(tag).matches("\"[0-9a-f]{16}\"");
        assertThat(now.headers().get("Cache-Control")).containsExactly("no-cache");
        assertThat(now.header("Vary").orElse("")).contains("Accept-Encoding");
        assertThat(Call.get(path + "?v=" + hash).sent().good().headers().get("Cache-Control"))
                .containsExactly(FOR_EVER);
        assertThat(Call.get(path + "?v=0123456789abcdef")
                        .sent()
                        .good()
                        .headers()
                        .get("Cache-Control"))
                .as("a hash of yesterday")
                .containsExactly("no-cache");

        Answered same = Call.get(path).with("If-None-Match", tag).sent();
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.bytes()).isEmpty();
        assertThat(Call.get(path).with("If-None-Match", "\"other\"").sent().status())
                .isEqualTo(200);
    }

    @Test
    void who_takes_gzip_gets_less_than_a_third_of_the_bytes() throws IOException {
        Answered plain = Call.get("/solidaris/style.css").sent().good();
        Answered packed = Call.get("/solidaris/style.css")
                .with("Accept-Encoding", "br, gzip")
                .sent()
                .good();

        assertThat(packed.header("Content-Encoding")).hasValue("gzip");
        assertThat(packed.header("ETag")).as("other bytes, another tag").isNotEqualTo(plain.header("ETag"));
        assertThat(packed.bytes().length).isLessThan(12_000).isLessThan(plain.bytes().length / 3);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()))) {
            assertThat(new String(gzip.readAllBytes(), UTF_8)).isEqualTo(plain.text());
        }
    }

    @Test
    void the_icon_is_a_picture_that_does_nothing() {
        Answered icon = Call.get("/bemiddelingsbureau/icon.svg").sent().good();

        assertThat(icon.header("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(icon.header("Content-Security-Policy").orElse("")).startsWith("default-src 'none'");
        assertThat(icon.text()).startsWith("<svg ").doesNotContain("script", "href", "style");
    }
}
