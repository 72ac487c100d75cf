package gehoor.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message between the complainant (or a party) and the desk.
 *
 * @param from complainant, party or desk
 * @param role label of the role that wrote it, for the desk
 * @param subject of the letter, or of the action
 * @param text null where it was erased
 * @param unsent it has not left yet, or never will; told to staff alone, to others there is no such message
 */
public record MessageView(
        int seq,
        LocalDate day,
        String from,
        String role,
        String subject,
        @Nullable String text,
        List<AttachmentView> attachments,
        boolean unsent) {
    @Override
    public String toString() {
        return "MessageView[" + seq + ", " + from + "]";
    }
}
