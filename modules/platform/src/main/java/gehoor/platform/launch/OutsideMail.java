package gehoor.platform.launch;

import gehoor.notices.SmtpMail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A mail server of somebody else: connected to once before anything is started; nothing is sent. */
final class OutsideMail {
    private static final int PORT = 25;

    private OutsideMail() {}

    /** @throws NotStarted with what is wrong with it, or with what was set about it */
    static void check(Settings settings) {
        String host = settings.require("gehoor.smtp.host", "mail is sent by it");
        int port = settings.port(Ports.SMTP, PORT);
        Optional<String> user = settings.get("gehoor.smtp.user");
        String password = user.isEmpty()
                ? null
                : settings.require("gehoor.smtp.password", "the mail server asks %s for it".formatted(user.get()));
        String at = host + ":" + port;
        try {
            new SmtpMail(
                            new SmtpMail.Server(
                                    host,
                                    port,
                                    settings.get("gehoor.smtp.from").orElse("no-reply@gehoor.example.org"),
                                    user.orElse(null),
                                    password,
                                    user.isPresent()),
                            InstantSource.system())
                    .tryConnection();
        } catch (IllegalArgumentException e) {
            throw new NotStarted("GEHOOR_SMTP_FROM is not a mail address.", e);
        } catch (AuthenticationFailedException e) {
            throw new NotStarted(
                    "The mail server at %s refuses the login of %s (GEHOOR_SMTP_USER, GEHOOR_SMTP_PASSWORD)."
                            .formatted(at, user.orElse("nobody")),
                    e);
        } catch (MessagingException e) {
            if (untrusted(e)) {
                throw new NotStarted(
                        "The mail server at %s shows no certificate that this Java trusts for that name.".formatted(at),
                        e);
            }
            if (String.valueOf(e.getMessage()).contains("STARTTLS")) {
                throw new NotStarted(
                        "The mail server at %s does not offer STARTTLS, and a password is not sent without it."
                                .formatted(at),
                        e);
            }
            throw new NotStarted(
                    "The mail server at %s does not answer (GEHOOR_SMTP_HOST, GEHOOR_SMTP_PORT).".formatted(at), e);
        }
    }

    private static boolean untrusted(Throwable failure) {
        @Nullable Throwable each = failure;
        for (int depth = 0; each != null && depth < 12; depth++, each = each.getCause()) {
            if (each instanceof SSLException) {
                return true;
            }
        }
        return false;
    }
}
