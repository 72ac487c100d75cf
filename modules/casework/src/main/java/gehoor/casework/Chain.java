package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.EntryRow;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chain of hashes through the entries of a file: each is over its own content, its place, and the hash before, so that
 * nothing can be changed, left out or moved without every later hash changing.
 */
public final class Chain {
    static final byte[] START = new byte[32];

    private Chain() {}

    /** SHA-256 over the parts, each with its length in front. */
    public static byte[] hash(
            String tenant, UUID file, int seq, String clear, byte @Nullable [] sealed, byte[] previous) {
        MessageDigest digest = sha256();
        part(digest, "gehoor.entry".getBytes(UTF_8));
        part(digest, tenant.getBytes(UTF_8));
        part(digest, file.toString().getBytes(UTF_8));
        part(digest, Integer.toString(seq).getBytes(UTF_8));
        part(digest, clear.getBytes(UTF_8));
        part(digest, sealed == null ? new byte[0] : sealed);
        part(digest, previous);
        return digest.digest();
    }

    /** The hash that the next entry follows: of the last one; 32 zero bytes before the first. */
    public static byte[] head(List<EntryRow> history) {
        return history.isEmpty() ? START : history.get(history.size() - 1).hash();
    }

    /** The seq of the first entry that does not fit the ones before it; empty where all fit. */
    public static OptionalInt broken(String tenant, UUID file, List<EntryRow> history) {
        byte[] previous = START;
        int expected = 1;
        for (EntryRow row : history) {
            boolean fits = row.seq() == expected
                    && Arrays.equals(row.previous(), previous)
                    && Arrays.equals(
                            row.hash(), hash(tenant, file, row.seq(), row.clear(), row.sealed(), row.previous()));
            if (!fits) {
                return OptionalInt.of(expected);
            }
            previous = row.hash();
            expected++;
        }
        return OptionalInt.empty();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java knows no SHA-256", e);
        }
    }

    static void part(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
