package gehoor.notices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import gehoor.casework.port.SavedMail.Read;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is dropped in as a mail is refused, or read within bounds into text that can be kept. */
class MailFuzz {
    private static final SavedMails MAILS = new SavedMails();

    private static long runs;
    private static long read;

    static Stream<byte[]> mails() {
        return Stream.of("""
                        From: An <an@example.org>
                        Date: Mon, 2 Mar 2026 22:00:00 +0100
                        Subject: =?UTF-8?Q?Zo=C3=AB?=
                        Content-Type: multipart/alternative; boundary=b

                        --b
                        Content-Type: text/plain; charset=iso-8859-1
                        Content-Transfer-Encoding: quoted-printable

                        caf=E9
                        --b
                        Content-Type: text/html

                        <p>caf&eacute; <a href="https://example.org">x</a>
                        --b--
                        """, """
                        Received: x; Mon, 2 Mar 2026 22:00:00 +0100
                        From: "a, b" <a@example.org>, c@example.org
                        Content-Type: multipart/mixed; boundary="x y"

                        --x y
                        Content-Disposition: attachment; filename*=UTF-8''a%20b.pdf
                        Content-Transfer-Encoding: base64

                        JVBERg==
                        --x y--
                        """, "From: a@example.org\n\nhello")
                .map(text -> text.replace("\n", "\r\n").getBytes(UTF_8));
    }

    @MethodSource("mails")
    @FuzzTest
    void look(byte[] mail) {
        runs++;
        if (!(MAILS.read(mail) instanceof Read found)) {
            return;
        }
        read++;
        assertThat(found.text().length()).isLessThanOrEqualTo(100_000);
        assertThat(found.attachments()).hasSizeLessThanOrEqualTo(20);
        for (String kept : new String[] {found.name(), found.address(), found.subject(), found.text()}) {
            assertThat(UTF_8.newEncoder().canEncode(kept)).isTrue();
            assertThat(kept.chars()).noneMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\t');
        }
        found.attachments().forEach(file -> assertThat(file.name()).isNotBlank().doesNotContain("/", "\\", "\n"));
    }

    @AfterAll
    static void itRan() {
        assertThat(runs).isGreaterThan(Boolean.getBoolean("jazzer.fuzz") ? 200 : 0);
        assertThat(read).isPositive();
    }
}
