package gehoor.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gehoor.casework.port.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    private static final SmtpMail.Patience SHORT =
            new SmtpMail.Patience(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofSeconds(10));

    @Test
    void theAnswerToTheTextIsWaitedForLongerThanAnyOther() throws Exception {
        assertThat(taking(SHORT, () -> Thread.sleep(1_200), true))
                .as("it may be delivering meanwhile")
                .isEqualTo(new Mail.Outcome.Sent());
        assertThat(taking(
                        new SmtpMail.Patience(SHORT.connect(), SHORT.answer(), SHORT.answer()),
                        () -> Thread.sleep(1_200),
                        true))
                .as("with the patience of any other answer it would go twice")
                .isInstanceOf(Mail.Outcome.Unreachable.class);
    }

    @Test
    void whatWasTakenStaysTakenWithoutAGoodbye() throws Exception {
        assertThat(taking(SHORT, () -> {}, false)).isEqualTo(new Mail.Outcome.Sent());
    }

    @Test
    void whereNobodyKnowsWhetherItWasTakenItGoesAgain() throws Exception {
        assertThat(taking(
                        SHORT,
                        () -> {
                            throw new IOException("gone before it said so");
                        },
                        true))
                .isInstanceOf(Mail.Outcome.Unreachable.class);
    }

    @Test
    void aServerThatSaysNothingAtTheBeginningIsNotWaitedForLong() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SmtpMail mail = new SmtpMail(SmtpMail.Server.plain("127.0.0.1", mute.getLocalPort(), FROM), CLOCK, SHORT);

            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                assertThat(mail.send(PLAIN)).isInstanceOf(Mail.Outcome.Unreachable.class);
                assertThatThrownBy(mail::tryConnection).isInstanceOf(MessagingException.class);
            });
        }
    }

    /** Something that a server does before it says that it took the mail. */
    private interface Before {
        void taken() throws IOException, InterruptedException;
    }

    /** @param goodbye whether it answers when one takes leave */
    private static Mail.Outcome taking(SmtpMail.Patience patience, Before before, boolean goodbye) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread talk = new Thread(() -> take(server, before, goodbye));
            talk.start();
            Mail.Outcome outcome = new SmtpMail(
                            SmtpMail.Server.plain("127.0.0.1", server.getLocalPort(), FROM), CLOCK, patience)
                    .send(PLAIN);
            talk.join(5_000);
            return outcome;
        }
    }

    private static void take(ServerSocket server, Before before, boolean goodbye) {
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 test");
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (text && !line.equals(".")) {
                    continue;
                }
                if (text) {
                    text = false;
                    before.taken();
                    say(client, "250 taken");
                    if (!goodbye) {
                        return;
                    }
                } else if (line.startsWith("QUIT")) {
                    say(client, "221 bye");
                    return;
                } else {
                    text = line.startsWith("DATA");
                    say(client, text ? "354 go on" : "250 ok");
                }
            }
        } catch (IOException gone) {
            // what the client made of it is what the test looks at
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
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
