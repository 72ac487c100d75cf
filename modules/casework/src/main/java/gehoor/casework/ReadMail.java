package gehoor.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody saved, read for a form. Nothing of it is kept until the form is sent.
 *
 * @param name of who sent it; empty where it does not say
 * @param address mail address of who sent it; empty where none can be read
 * @param came the day it came in at the organisation; null where it does not say, or says a day to come
 * @param text its subject and what it says, plain
 * @param attachments that would be taken, of no field, cleaned
 * @param leftOut sentences: what was left out, or may be other than it was, and why
 */
public record ReadMail(
        String name,
        String address,
        @Nullable LocalDate came,
        String text,
        List<Upload> attachments,
        List<String> leftOut) {
    public ReadMail {
        attachments = List.copyOf(attachments);
        leftOut = List.copyOf(leftOut);
    }

    @Override
    public String toString() {
        return "ReadMail[" + attachments.size() + " attachments]";
    }
}
