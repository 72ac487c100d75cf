package gehoor.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gehoor.casework.port.Mail;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SmtpMailTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T09:41:17Z"));
    private static final String FROM = "no-reply@linden.example.org";

    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void open() {
        post.start();
    }

    @AfterEach
    void shut() {
        post.stop();
    }

    private SmtpMail mail() {
        return new SmtpMail(SmtpMail.Server.plain("127.0.0.1", post.getSmtp().getPort(), FROM), CLOCK);
    }

    private static Mail.Letter letter(String to, String fromName, String subject, String text) {
        return new Mail.Letter(
                UUID.fromString("00000000-0000-4000-8000-000000000007"), to, fromName, subject, text, "nl");
    }

    private static final Mail.Letter PLAIN =
            letter("an@example.org", "De Lindeboom – één", "Ontvangen: café n° 1", "Dag,\n\nWij hörten u.\n.\nGroet");

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        assertThat(mail().send(PLAIN)).isEqualTo(new Mail.Outcome.Sent());

        MimeMessage arrived = post.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Ontvangen: café n° 1");
        assertThat(arrived.getContent().toString().replace("\r\n", "\n").strip())
                .isEqualTo("Dag,\n\nWij hörten u.\n.\nGroet");
        assertThat(arrived.getFrom()[0].toString()).contains(FROM);
        assertThat(arrived.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(arrived.getHeader("Content-Language")).containsExactly("nl");
        assertThat(arrived.getSentDate()).isEqualTo("2026-03-02T09:41:17Z");
    }

    @Test
    void oneNoticeSentTwiceIsOneMessageToAMailProgram() throws Exception {
        mail().send(PLAIN);
        mail().send(PLAIN);

        assertThat(List.of(post.getReceivedMessages()))
                .extracting(MimeMessage::getMessageID)
                .containsExactly(
                        "<00000000-0000-4000-8000-000000000007@linden.example.org>",
                        "<00000000-0000-4000-8000-000000000007@linden.example.org>");
    }

    @Test
    @Tag("asvs:V1.3.11")
    void nobodyWritesAHeaderOfTheirOwn() throws Exception {
        mail().send(letter(
                "an@example.org",
                "Desk\r\nBcc: spy@example.org",
                "Hello\r\nBcc: spy@example.org\r\n\r\n<script>",
                "Text\r\nBcc: spy@example.org"));

        assertThat(post.getReceivedMessages()).hasSize(1);
        MimeMessage arrived = post.getReceivedMessages()[0];
        assertThat(Collections.list(arrived.getAllHeaders()))
                .extracting(header -> header.getName())
                .doesNotContain("Bcc");
        assertThat(arrived.getSubject()).isEqualTo("Hello Bcc: spy@example.org <script>");
        assertThat(arrived.getContent().toString()).startsWith("Text\r\nBcc: spy@example.org");
    }

    @Test
    void onlyOneWellFormedAddressIsWrittenTo() {
        for (String to : List.of(
                "an@example.org, spy@example.org",
                "an@example.org\r\nRCPT TO:<spy@example.org>",
                "friends: an@example.org, spy@example.org;",
                "nobody",
                "",
                "an@@example.org")) {
            assertThat(mail().send(letter(to, "Desk", "Hello", "Text"))).isInstanceOf(Mail.Outcome.Refused.class);
        }
        assertThat(post.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsTriedLater() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        Mail.Outcome outcome = new SmtpMail(SmtpMail.Server.plain("127.0.0.1", closed, FROM), CLOCK).send(PLAIN);

        assertThat(outcome).isInstanceOf(Mail.Outcome.Unreachable.class);
        assertThat(outcome.toString()).doesNotContain("an@example.org");
    }

    @Test
    void anAddressTheServerRefusesForGoodIsRefusedAndOneItCannotTakeNowIsTriedLater() throws Exception {
        assertThat(answering("550 5.1.1 no such person")).isInstanceOf(Mail.Outcome.Refused.class);
        assertThat(answering("451 4.7.1 try again later")).isInstanceOf(Mail.Outcome.Unreachable.class);
    }

    @Test
    void anEncryptedConnectionThatWasAskedForIsNotDoneWithout() {
        SmtpMail strict =
                new SmtpMail(new SmtpMail.Server("127.0.0.1", post.getSmtp().getPort(), FROM, null, null, true), CLOCK);

        assertThat(strict.send(PLAIN)).isInstanceOf(Mail.Outcome.Unreachable.class);
        assertThat(post.getReceivedMessages()).isEmpty();
    }

    @Test
    void aSenderThatIsNoAddressIsToldAtOnce() {
        assertThatThrownBy(() -> new SmtpMail(SmtpMail.Server.plain("localhost", 25, "nobody"), CLOCK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What comes of a server that answers the recipient with that line. */
    private static Mail.Outcome answering(String toRecipient) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread talk = new Thread(() -> talk(server, toRecipient));
            talk.start();
            Mail.Outcome outcome =
                    new SmtpMail(SmtpMail.Server.plain("127.0.0.1", server.getLocalPort(), FROM), CLOCK).send(PLAIN);
            talk.join(5_000);
            return outcome;
        }
    }

    private static void talk(ServerSocket server, String toRecipient) {
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 test");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("QUIT")) {
                    say(client, "221 bye");
                    return;
                }
                say(client, line.startsWith("RCPT") ? toRecipient : "250 ok");
            }
        } catch (IOException gone) {
            // the client hung up: what it made of the answer is what the test looks at
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
