package gehoor.casework.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a history as it is kept: insert only, never changed.
 *
 * @param seq from 1, without gaps
 * @param at for what an anonymous complainant did the start of that day
 * @param clear the clear part as JSON; read byte for byte as it was written, since the hash is over it
 * @param sealed what was written, sealed per field under the file's content key; null where nothing was
 * @param previous the hash of the entry before; 32 zero bytes for the first
 * @param hash over tenant, file, seq, clear, sealed and previous; SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record EntryRow(int seq, Instant at, String clear, byte @Nullable [] sealed, byte[] previous, byte[] hash) {}
