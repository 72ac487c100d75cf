package gehoor.casework.port;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt that opens a file. A receipt may open several (a danger file beside the first one).
 *
 * @param lookup 32 bytes: the keyed hash of the code; the code itself is kept nowhere
 * @param holder {@code complainant} or a party's id
 * @param provisional somebody else has heard it (it was given by phone): it is replaced at first use
 * @param replaces the look-up of the provisional one that it takes the place of when it is first used
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record ReceiptRow(byte[] lookup, UUID file, String holder, boolean provisional, byte @Nullable [] replaces) {}
