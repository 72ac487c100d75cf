package gehoor.casework.port;

import java.time.Instant;
import java.util.UUID;

/**
 * A link that opens one thing in one file, once.
 *
 * @param lookup 32 bytes: the keyed hash of the ticket; the ticket itself is kept nowhere
 * @param opens {@code invitation-<n>} of the file, or {@link #MAILBOX}
 * @param until from when it opens nothing any more
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record TicketRow(byte[] lookup, UUID file, String opens, Instant until) {
    /** A new receipt for who complains. */
    public static final String MAILBOX = "mailbox";
}
