package gehoor.platform.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.launch.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What left the product as mail. A test asks for its own letters by the number of its file. */
public final class Post {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Post() {}

    /** Letters to an address that name this, newest last. Whatever waits leaves first. */
    public static List<Mailbox.Received> letters(String to, String naming) {
        Time.settle();
        return have(to, naming);
    }

    /** There is a letter to this address that names this in its subject or text; the newest of them. */
    public static Mailbox.Received letter(String to, String naming) {
        Instant end = Instant.now().plus(PATIENCE);
        List<Mailbox.Received> found = letters(to, naming);
        while (found.isEmpty() && Instant.now().isBefore(end)) {
            try {
                mailbox().await(to, mailbox().to(to).size() + 1, Duration.ofMillis(300));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            found = have(to, naming);
        }
        assertThat(found)
                .as(
                        "a letter to %s that names \"%s\", among %s",
                        to,
                        naming,
                        mailbox().to(to).stream().map(Mailbox.Received::subject).toList())
                .isNotEmpty();
        return found.get(found.size() - 1);
    }

    /** Nothing that names this was sent there. */
    public static void noLetter(String to, String naming) {
        assertThat(letters(to, naming))
                .as("letters to %s that name \"%s\"", to, naming)
                .isEmpty();
    }

    /** Everything that was sent to anybody, as it went over the wire. */
    public static List<String> sources() {
        Time.settle();
        return mailbox().received().stream().map(Mailbox.Received::source).toList();
    }

    private static List<Mailbox.Received> have(String to, String naming) {
        return mailbox().to(to).stream()
                .filter(each -> each.subject().contains(naming) || each.text().contains(naming))
                .toList();
    }

    private static Mailbox mailbox() {
        return Gehoor.platform().mail().orElseThrow();
    }
}
