package gehoor.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of which letters or messages are held back, that somebody may send.
 *
 * @param number null where it has none, or it is not seen
 * @param procedureTitle in the reader's language
 * @param letters how many
 */
public record HeldBack(UUID file, @Nullable String number, String procedureTitle, int letters) {}
