package gehoor.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gehoor.access.NotServed;
import gehoor.access.SentForm;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@SuppressWarnings("StringConcatToTextBlock") // line ends are what is tested
class FormsTest {
    private static final String REQUEST =
            "Content-Disposition: form-data; name=\"request\"\r\n" + "Content-Type: application/json\r\n\r\n{\"a\":1}";
    private static final String FILE = "Content-Disposition: form-data; name=\"proof\"; filename=\"a b.pdf\"\r\n"
            + "Content-Type: application/pdf\r\n\r\n\r\n--not the end\r\nbytes\r\n";

    @Test
    void aRequestAndItsFilesAreReadToTheByte() {
        Form form = read(form(REQUEST, FILE));

        assertThat(new String(form.request().bytes(), UTF_8)).isEqualTo("{\"a\":1}");
        assertThat(form.files()).singleElement().satisfies(file -> {
            assertThat(file.field()).isEqualTo("proof");
            assertThat(file.name()).isEqualTo("a b.pdf");
            assertThat(file.mediaType()).isEqualTo("application/pdf");
            assertThat(new String(file.content(), UTF_8)).isEqualTo("\r\n--not the end\r\nbytes\r\n");
        });
    }

    @Test
    void anEmptyFileAndAPreambleAreFine() {
        Form form = read("for old programs\r\n" + form(REQUEST, FILE.substring(0, FILE.indexOf("\r\n\r\n") + 4)));

        assertThat(form.files())
                .singleElement()
                .satisfies(file -> assertThat(file.content()).isEmpty());
    }

    @Test
    void aFileIsNamedWithoutItsFolders() {
        Form form = read(form(REQUEST, FILE.replace("a b.pdf", "C:\\secret\\a.pdf")));

        assertThat(form.files().get(0).name()).isEqualTo("a.pdf");
    }

    @Test
    void whatIsNoFormIsRefused() {
        for (String bad : new String[] {
            "",
            "--x",
            "--x--",
            "--x\r\n",
            "--x\r\n\r\n",
            form(REQUEST).replace("--x--", ""),
            form(FILE),
            form(REQUEST, REQUEST),
            form("Content-Disposition: form-data\r\n\r\nx"),
            form("Content-Type: text/plain\r\n\r\nx"),
            form(REQUEST, FILE.replace("; filename=\"a b.pdf\"", "")),
            form(REQUEST, FILE.replace("a b.pdf", "")),
            form(REQUEST, FILE.replace("a b.pdf", "a\u0007b")),
        }) {
            assertThat(refused(bad)).as(bad).isEqualTo(400);
        }
    }

    @Test
    @Tag("asvs:V5.2.1")
    void whatIsTooLargeOrTooManyIsRefused() {
        assertThat(refused(form(REQUEST.replace("{\"a\":1}", " ".repeat(JsonBodies.LARGEST + 1)))))
                .isEqualTo(413);
        String[] many = new String[30];
        many[0] = REQUEST;
        java.util.Arrays.fill(many, 1, many.length, FILE);
        assertThat(refused(form(many))).isEqualTo(400);
    }

    @Test
    void anyBytesAreReadOrRefused() {
        byte[] sound = form(REQUEST, FILE).getBytes(ISO_8859_1);
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] hurt = sound.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                hurt[random.nextInt(hurt.length)] = (byte) random.nextInt(256);
            }
            try {
                Forms.read(hurt, "x", "en", () -> {});
                read++;
            } catch (NotServed refused) {
                assertThat(refused.problem().status()).isEqualTo(400);
            }
        }
        assertThat(read).isBetween(1_000, 19_000);
    }

    @Test
    void aBodyThatBreaksOffIsMalformed() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        NotServed refused = catchThrowableOfType(
                NotServed.class, () -> SentForm.bytes(new MultivaluedHashMap<>(), broken, 10, "en"));

        assertThat(refused.problem().status()).isEqualTo(400);
    }

    @Test
    void aBodyIsReadToItsLengthAndNoFurther() {
        InputStream waiting = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("here the server would wait for more");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return read();
            }
        };
        InputStream body = new SequenceInputStream(new ByteArrayInputStream(new byte[5]), waiting);
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.add("Content-Length", "5");

        assertThat(SentForm.bytes(headers, body, 10, "en")).hasSize(5);
    }

    @Test
    void aLengthThatIsNoneOrTooMuchIsNotBelieved() {
        for (String said : new String[] {"11", "-1", "x", "", "99999999999"}) {
            MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
            headers.add("Content-Length", said);
            NotServed refused = catchThrowableOfType(
                    NotServed.class, () -> SentForm.bytes(headers, new ByteArrayInputStream(new byte[11]), 10, "en"));
            assertThat(refused.problem().status()).as(said).isEqualTo(413);
        }
    }

    private static String form(String... parts) {
        StringBuilder form = new StringBuilder();
        for (String part : parts) {
            form.append("--x\r\n").append(part).append("\r\n");
        }
        return form.append("--x--\r\n").toString();
    }

    private static Form read(String form) {
        return Forms.read(form.getBytes(UTF_8), "x", "en", () -> {});
    }

    private static int refused(String form) {
        NotServed refused = catchThrowableOfType(NotServed.class, () -> read(form));
        assertThat(refused).as(form.substring(0, Math.min(80, form.length()))).isNotNull();
        return refused.problem().status();
    }
}
