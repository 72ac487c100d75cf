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
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends mail by SMTP, one plain text to one address each. What comes from outside stands in a header only encoded and
 * without line ends, so that nobody writes a header of their own. A mail made twice of one notice has one Message-ID.
 * Nothing of what was sent, nor an address, stands in an {@link Mail.Outcome}.
 *
 * <p>Once the text is out, the server may have taken the mail before it says so: its last answer is waited for as long as
 * RFC 5321 (4.5.3.2.6) asks, and what goes wrong after that answer changes nothing. Only where the connection breaks
 * between the two is it not known, and the mail goes again under the same Message-ID.
 */
public final class SmtpMail implements Mail {
    private static final Logger LOG = System.getLogger(SmtpMail.class.getName());
    private static final Patience OURS =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(10));

    /**
     * How long a server may take.
     *
     * @param answer to anything before the text is out: nothing has happened then, and all can be done again
     * @param lastAnswer to the text: it may be delivering meanwhile
     */
    record Patience(Duration connect, Duration answer, Duration lastAnswer) {}

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
    private final Properties settings = new Properties();
    private final InstantSource clock;
    private final Patience patience;

    /** Fails where {@code from} is not one mail address. */
    public SmtpMail(Server server, InstantSource clock) {
        this(server, clock, OURS);
    }

    SmtpMail(Server server, InstantSource clock, Patience patience) {
        this.server = server;
        this.clock = clock;
        this.patience = patience;
        try {
            this.from = one(server.from());
        } catch (AddressException e) {
            throw new IllegalArgumentException("the sender is not a mail address: " + server.from(), e);
        }
        settings.setProperty("mail.transport.protocol", "smtp");
        settings.setProperty("mail.smtp.host", server.host());
        settings.setProperty("mail.smtp.port", Integer.toString(server.port()));
        settings.setProperty("mail.smtp.connectiontimeout", millis(patience.connect()));
        settings.setProperty("mail.smtp.timeout", millis(patience.answer()));
        settings.setProperty("mail.smtp.writetimeout", millis(patience.answer()));
        settings.setProperty("mail.smtp.localhost", "localhost");
        settings.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(server.startTls()));
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(server.startTls()));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    @Override
    public Outcome send(Letter letter) {
        // A session of its own: how long its one connection waits changes on the way.
        Line line = new Line();
        Session session = session(line);
        MimeMessage message;
        try {
            message = message(letter, session, () -> line.waits(patience.lastAnswer()));
        } catch (AddressException e) {
            return new Outcome.Refused("not one mail address");
        } catch (MessagingException e) {
            return new Outcome.Refused("cannot be written as a mail");
        }
        Transport transport = null;
        try {
            transport = session.getTransport();
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
        } finally {
            line.waits(patience.answer());
            takeLeave(transport);
        }
    }

    /** What was taken stays taken, whether or not the server says goodbye. */
    private static void takeLeave(@Nullable Transport transport) {
        if (transport == null) {
            return;
        }
        try {
            transport.close();
        } catch (MessagingException withoutGoodbye) {
            LOG.log(
                    Level.DEBUG,
                    "a mail server hung up: {0}",
                    withoutGoodbye.getClass().getName());
        }
    }

    /**
     * Connects and logs in as for sending, and sends nothing.
     *
     * @throws MessagingException where the server cannot be reached, or does not let us in
     */
    public void tryConnection() throws MessagingException {
        try (Transport transport = session(new Line()).getTransport()) {
            transport.connect(server.user(), server.password());
        }
    }

    private Session session(Line line) {
        Properties own = new Properties();
        own.putAll(settings);
        own.put("mail.smtp.socketFactory", line);
        // Else a connection that fails is tried once more past it.
        own.setProperty("mail.smtp.socketFactory.fallback", "false");
        return Session.getInstance(own);
    }

    private MimeMessage message(Letter letter, Session session, Runnable out) throws MessagingException {
        Identified message = new Identified(session, letter.id(), from, out);
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

    /** The one connection of a session: encrypted or not, it is this socket that waits. */
    private static final class Line extends SocketFactory {
        private @Nullable Socket socket;

        void waits(Duration duration) {
            Socket open = socket;
            if (open == null || open.isClosed()) {
                return;
            }
            try {
                open.setSoTimeout((int) duration.toMillis());
            } catch (SocketException gone) {
                LOG.log(Level.DEBUG, "a mail server hung up");
            }
        }

        @Override
        public Socket createSocket() {
            Socket made = new Socket();
            socket = made;
            return made;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("the mail library connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("the mail library connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("the mail library connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("the mail library connects by itself");
        }
    }

    /** A message whose id is the notice's, however often it is made, and that says when its text is out. */
    private static final class Identified extends MimeMessage {
        private final String id;
        private final Runnable out;

        Identified(Session session, UUID notice, InternetAddress from, Runnable out) {
            super(session);
            String address = from.getAddress();
            this.id = "<" + notice + "@" + address.substring(address.indexOf('@') + 1) + ">";
            this.out = out;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }

        /** What follows is the dot that ends it. */
        @Override
        public void writeTo(OutputStream to, String[] without) throws IOException, MessagingException {
            super.writeTo(to, without);
            out.run();
        }
    }
}
