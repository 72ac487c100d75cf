package gehoor.platform.launch;

import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Our own mail server: sends nothing on, and keeps every message as a file that any mail program opens. */
public final class Mailbox implements AutoCloseable {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

    private final GreenMail server;
    private final Path folder;
    private final AtomicInteger count = new AtomicInteger();
    private final List<Received> received = new ArrayList<>();

    /**
     * One message as it came in.
     *
     * @param to the address of the envelope
     */
    public record Received(String to, MimeMessage message) {
        public String subject() {
            try {
                return message.getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The text as sent; of a message with several parts, its source. */
        public String text() {
            try {
                return message.getContent() instanceof String text ? text : source();
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Everything, headers included. */
        public String source() {
            try (java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
                message.writeTo(out);
                return out.toString(java.nio.charset.StandardCharsets.UTF_8);
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Mailbox(GreenMail server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static Mailbox start(int port, Path folder) {
        Ports.mustBeFree(port, Ports.SMTP);
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        Mailbox mailbox = new Mailbox(server, Secrets.ownersOnly(folder));
        server.start();
        UserManager users = server.getUserManager();
        MessageDeliveryHandler keep = (message, address) -> {
            mailbox.keep(address.getEmail(), message.getMessage());
            var known = users.getUserByEmail(address.getEmail());
            return known != null
                    ? known
                    : users.createUser(address.getEmail(), address.getEmail(), "not used: there is no way to log in");
        };
        users.setMessageDeliveryHandler(keep);
        return mailbox;
    }

    /** All that came in since the start or the last {@link #forget}, oldest first. */
    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** What came in for one address, oldest first. */
    public List<Received> to(String address) {
        return received().stream()
                .filter(each -> each.to().equalsIgnoreCase(address))
                .toList();
    }

    /**
     * Waits until an address has got a number of messages.
     *
     * @return its messages, fewer than asked when the time ran out
     */
    public synchronized List<Received> await(String address, int number, Duration limit) throws InterruptedException {
        Instant end = Instant.now().plus(limit);
        while (to(address).size() < number) {
            long left = Duration.between(Instant.now(), end).toMillis();
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return to(address);
    }

    /** Forgets what came in; the files stay. */
    public synchronized void forget() {
        received.clear();
    }

    /** Where the messages lie as files. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        server.stop();
    }

    private synchronized void keep(String to, MimeMessage message) throws MessagingException {
        received.add(new Received(to, message));
        notifyAll();
        String name = "%s-%03d-%s.eml"
                .formatted(
                        MOMENT.format(Instant.now()), count.incrementAndGet(), to.replaceAll("[^A-Za-z0-9@._-]", "_"));
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            message.writeTo(out);
        } catch (IOException e) {
            throw new MessagingException("cannot be kept in " + folder, e);
        }
    }
}
