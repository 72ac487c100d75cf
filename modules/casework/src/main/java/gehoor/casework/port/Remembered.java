package gehoor.casework.port;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a request with an idempotency key was carried out. Neither the key nor the answer is kept: the answer is made
 * again from the history up to {@code seq}, and from the codes.
 *
 * @param key 128 bits of the SHA-256 of who asked and the key; unique in the tenant
 * @param fingerprint of the request, keyed with the idempotency key: tells nothing to who has not got that key
 * @param seq the entry it led to
 * @param codes receipt codes that the answer told, sealed so that only who asked can have them opened; null where none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Remembered(byte[] key, byte[] fingerprint, UUID file, int seq, LocalDate day, byte @Nullable [] codes) {}
