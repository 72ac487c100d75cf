package gehoor.notices;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.Upload;
import gehoor.casework.port.SavedMail.LeftOut;
import gehoor.casework.port.SavedMail.Read;
import gehoor.casework.port.SavedMail.Reading;
import gehoor.casework.port.SavedMail.Unreadable;
import gehoor.casework.port.SavedMail.What;
import gehoor.casework.port.SavedMail.Why;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SavedMailsTest {
    private static final String HEAD = """
            Received: from mx by us; Tue, 3 Mar 2026 10:15:00 +0100
            From: =?UTF-8?Q?Zo=C3=AB_de_Vries?= <zoe@example.org>
            To: ombuds@example.org
            Subject: =?UTF-8?B?TWlqbiBrbGFjaHQ=?=
            Date: Mon, 2 Mar 2026 22:00:00 +0100
            MIME-Version: 1.0
            """;

    private static byte[] mail(String more, Charset charset) {
        return (HEAD + more).replace("\n", "\r\n").getBytes(charset);
    }

    private static Read read(String more) {
        return read(mail(more, UTF_8));
    }

    private static Read read(byte[] mail) {
        Reading reading = new SavedMails().read(mail);
        assertThat(reading).isInstanceOf(Read.class);
        return (Read) reading;
    }

    private static Why why(byte[] mail) {
        Reading reading = new SavedMails().read(mail);
        assertThat(reading).isInstanceOf(Unreadable.class);
        return ((Unreadable) reading).why();
    }

    @Test
    void whoSentItWhenItCameAndWhatItSays() {
        Read mail = read("Content-Type: text/plain; charset=utf-8\n\nNobody answered.\nFor a week, café.\n");

        assertThat(mail.name()).isEqualTo("Zoë de Vries");
        assertThat(mail.address()).isEqualTo("zoe@example.org");
        assertThat(mail.came()).isEqualTo(Instant.parse("2026-03-03T09:15:00Z"));
        assertThat(mail.subject()).isEqualTo("Mijn klacht");
        assertThat(mail.text()).isEqualTo("Nobody answered.\nFor a week, café.");
        assertThat(mail.leftOut()).isEmpty();
    }

    @Test
    void ofTheSameInTwoShapesThePlainOneIsReadAndWhatIsAttachedComesAlong() {
        Read mail = read("""
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain; charset=utf-8

                In plain words.
                --inner
                Content-Type: text/html; charset=utf-8

                <p>In <b>other</b> words.</p>
                --inner--
                --outer
                Content-Type: application/pdf; name="../../etc/bill.pdf"
                Content-Disposition: attachment; filename="../../etc/bill.pdf"
                Content-Transfer-Encoding: base64

                %s
                --outer
                Content-Type: message/rfc822

                From: other@example.org
                Subject: Before

                Earlier.
                --outer
                Content-Type: application/pkcs7-signature; name=smime.p7s
                Content-Transfer-Encoding: base64

                AAAA
                --outer--
                """.formatted(Base64.getEncoder().encodeToString("%PDF".getBytes(UTF_8))));

        assertThat(mail.text()).isEqualTo("In plain words.");
        assertThat(mail.attachments()).extracting(Upload::name).containsExactly("bill.pdf", "mail.eml");
        assertThat(mail.attachments().get(0).content()).asString(UTF_8).isEqualTo("%PDF");
        assertThat(mail.leftOut()).extracting(LeftOut::what).containsExactly(What.SIGNATURE);
    }

    @Test
    void aPageBecomesWordsAndNothingIsFetched() {
        Read mail = read("""
                Content-Type: text/html; charset=utf-8

                <html><head><title>x</title><style>p{background:url(http://spy.example.org/a)}</style></head><body>
                <p>Dear&nbsp;all,</p><p>read <a href="https://example.org/x">this</a><br>now</p>
                <ul><li>one</li><li>two</li></ul><script>alert(1)</script>
                <img src="https://spy.example.org/pixel.gif"></body></html>
                """);

        assertThat(mail.text()).isEqualTo("Dear all,\n\nread this (https://example.org/x)\nnow\n\n- one\n\n- two");
        assertThat(mail.leftOut()).extracting(LeftOut::what).containsExactly(What.LOOKS, What.FROM_ELSEWHERE);
    }

    @Test
    void whatLiesAboutItsCharactersIsReadAllTheSame() {
        Read wrong = read(mail("Content-Type: text/plain; charset=utf-8\n\nÉté\n", ISO_8859_1));
        Read unknown = read("Content-Type: text/plain; charset=x-klingon\n\nÉté\n");
        Read silent = read("\nÉté\n");

        assertThat(wrong.text()).isEqualTo("Été");
        assertThat(unknown.text()).isEqualTo("Été");
        assertThat(silent.text()).isEqualTo("Été");
        assertThat(wrong.leftOut()).extracting(LeftOut::what).containsExactly(What.CHARACTERS);
        assertThat(unknown.leftOut()).extracting(LeftOut::what).containsExactly(What.CHARACTERS);
        assertThat(silent.leftOut()).isEmpty();
    }

    @Test
    void whatIsNoMailOrMoreThanOneIsRefused() {
        assertThat(why("Hello".getBytes(UTF_8))).isEqualTo(Why.NO_MAIL);
        assertThat(why(new byte[0])).isEqualTo(Why.NO_MAIL);
        assertThat(why(new byte[Upload.LARGEST + 1])).isEqualTo(Why.LARGE);
        assertThat(why(mail("Content-Type: multipart/mixed; boundary=b\n" + "\n--b\n".repeat(2_100), UTF_8)))
                .isEqualTo(Why.LARGE);
        assertThat(why(mail("\n" + "\n".repeat(600_000), UTF_8))).isEqualTo(Why.LARGE);
    }

    @Test
    void howDeepPartsLieInEachOtherHasAnEnd() {
        StringBuilder deep = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\n\n");
        for (int i = 0; i < 30; i++) {
            deep.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(i, i + 1));
        }
        deep.append("--b30\nContent-Type: text/plain\n\nDown here.\n--b30--\n");

        Read mail = read(deep.toString());

        assertThat(mail.text()).isEmpty();
        assertThat(mail.leftOut()).extracting(LeftOut::what).contains(What.PART);
    }

    @Test
    void aTextHasAnEndAndHoldsNothingThatCannotBeKept() {
        Read mail = read("Content-Type: text/plain; charset=utf-8\n\nA\u0000B\u0007\n" + "word ".repeat(30_000));

        assertThat(mail.text()).startsWith("AB\n").hasSizeLessThanOrEqualTo(100_000);
        assertThat(mail.leftOut()).extracting(LeftOut::what).containsExactly(What.REST_OF_TEXT);
    }
}
