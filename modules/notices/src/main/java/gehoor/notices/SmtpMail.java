package gehoor.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends mail by SMTP, one plain text to one address each. What comes from outside stands in a header only encoded and
 * without line ends, so that nobody writes a header of their own. A mail made twice of one notice has one Message-ID.
 * Nothing of what was sent, nor an address, stands in an {@link Mail.Outcome}.
 */
public final class SmtpMail implements Mail {
    private static final String CONNECT_MILLIS = "5000";
    private static final String ANSWER_MILLIS = "10000";

    /**
     * Which server, and who sends.
     *
     * @param from the address that stands as sender
     * @param user null: the server asks for no login
     * @param startTls the connection must become encrypted before anything is said; without it only for a server on this
     *     machine
     */
    public record Server(
            String host,
            int port,
            String from,
            @Nullable String user,
            @Nullable String password,
            boolean startTls) {

        public static Server plain(String host, int port, String from) {
            return new Server(host, port, from, null, null, false);
        }

        /** Tells no password. */
        @Override
        public String toString() {
            return "Server[" + host + ":" + port + "]";
        }
    }

    private final Server server;
    private final InternetAddress from;
    private final Session session;
    private final InstantSource clock;

    /** Fails where {@code from} is not one mail address. */
    public SmtpMail(Server server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        try {
            this.from = one(server.from());
        } catch (AddressException e) {
            throw new IllegalArgumentException("the sender is not a mail address: " + server.from(), e);
        }
        Properties settings = new Properties();
        settings.setProperty("mail.transport.protocol", "smtp");
        settings.setProperty("mail.smtp.host", server.host());
        settings.setProperty("mail.smtp.port", Integer.toString(server.port()));
        settings.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        settings.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        settings.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        settings.setProperty("mail.smtp.localhost", "localhost");
        settings.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(server.startTls()));
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(server.startTls()));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        this.session = Session.getInstance(settings);
    }

    @Override
    public Outcome send(Letter letter) {
        MimeMessage message;
        try {
            message = message(letter);
        } catch (AddressException e) {
            return new Outcome.Refused("not one mail address");
        } catch (MessagingException e) {
            return new Outcome.Refused("cannot be written as a mail");
        }
        try (Transport transport = session.getTransport()) {
            transport.connect(server.user(), server.password());
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Sent();
        } catch (SendFailedException e) {
            boolean refused = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
            return refused
                    ? new Outcome.Refused("the server refuses the address")
                    : new Outcome.Unreachable("the server did not take the mail");
        } catch (MessagingException e) {
            return new Outcome.Unreachable(e.getClass().getSimpleName());
        }
    }

    /**
     * Connects and logs in as for sending, and sends nothing.
     *
     * @throws MessagingException where the server cannot be reached, or does not let us in
     */
    public void tryConnection() throws MessagingException {
        try (Transport transport = session.getTransport()) {
            transport.connect(server.user(), server.password());
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        Identified message = new Identified(session, letter.id(), from);
        try {
            message.setFrom(new InternetAddress(from.getAddress(), line(letter.fromName()), UTF_8.name()));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("this Java knows no UTF-8", e);
        }
        message.setRecipient(Message.RecipientType.TO, one(letter.to()));
        message.setSubject(line(letter.subject()), UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setText(letter.text(), UTF_8.name());
        message.setHeader("Content-Language", line(letter.language()));
        // so that nobody's absence notice comes back to the desk as an answer
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private static InternetAddress one(String text) throws AddressException {
        if (!line(text).equals(text)) {
            throw new AddressException("an address of several lines");
        }
        InternetAddress[] addresses = InternetAddress.parse(text, true);
        if (addresses.length != 1 || addresses[0].isGroup()) {
            throw new AddressException("not one address");
        }
        addresses[0].validate();
        return addresses[0];
    }

    /** One line of it: what would end a line is a space. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** A message whose id is the notice's, however often it is made. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, UUID notice, InternetAddress from) {
            super(session);
            String address = from.getAddress();
            this.id = "<" + notice + "@" + address.substring(address.indexOf('@') + 1) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
