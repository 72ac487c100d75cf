package gehoor.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gehoor.access.NotServed;
import gehoor.access.SentForm;
import gehoor.casework.Upload;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes as a form is read or refused as malformed or too large; and what was read stood there. */
@SuppressWarnings("StringConcatToTextBlock") // line ends are what is tried
class FormsFuzz {
    private static final String REQUEST =
            "--x\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n{\"on\":null}\r\n";
    private static final String FILE =
            "--x\r\nContent-Disposition: form-data; name=\"proof\"; filename=\"C:\\a b.pdf\"\r\n"
                    + "Content-Type: application/pdf\r\n\r\n%PDF-\r\n";

    private static long runs;
    private static long read;

    static Stream<byte[]> forms() {
        return Stream.of(
                        REQUEST + FILE + "--x--\r\n", "before\r\n" + FILE + REQUEST + FILE + "--x--", REQUEST + "--x--")
                .map(form -> form.getBytes(UTF_8));
    }

    @MethodSource("forms")
    @FuzzTest
    void read(byte[] content) {
        runs++;
        Form form;
        try {
            form = Forms.read(content, "x", "nl", () -> {});
        } catch (NotServed refused) {
            assertThat(refused.problem().status()).isIn(400, 413);
            assertThat(refused.problem().json().chars().noneMatch(Character::isISOControl))
                    .isTrue();
            return;
        }
        read++;
        String whole = new String(content, ISO_8859_1);
        assertThat(whole).contains(new String(form.request().bytes(), ISO_8859_1));
        for (Upload file : form.files()) {
            assertThat(whole).contains(new String(file.content(), ISO_8859_1));
            assertThat(file.name()).doesNotContain("/", "\\");
            assertThat(SentForm.keepable(file.name() + file.field() + file.mediaType()))
                    .isTrue();
        }
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 5_000 : 0);
        assertThat(read).isPositive();
    }
}
