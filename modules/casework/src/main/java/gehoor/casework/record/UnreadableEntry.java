package gehoor.casework.record;

import java.io.Serial;

/**
 * What is kept of an entry is not an entry that this version knows: the row was changed by hand, or
 * written by a later version. Not a refusal but a failure: the file cannot be handled until someone looks.
 * The message names types and keys, never what stands there.
 */
public final class UnreadableEntry extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    UnreadableEntry(String message) {
        super(message);
    }

    UnreadableEntry(String message, Throwable cause) {
        super(message, cause);
    }
}
