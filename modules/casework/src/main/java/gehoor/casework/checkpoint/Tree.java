package gehoor.casework.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The Merkle tree of RFC 6962, 2.1, with SHA-256: a leaf is hashed behind a byte 0, a node behind a byte 1, so that neither
 * can be taken for the other; the left side of a node is the largest power of two that is smaller than the whole.
 */
final class Tree {
    private Tree() {}

    /** The root over the leaves in this order, in hexadecimal; over none of them the hash of nothing. */
    static String root(List<Leaf> leaves) {
        List<byte[]> texts =
                leaves.stream().map(leaf -> leaf.toString().getBytes(UTF_8)).toList();
        return HexFormat.of().formatHex(rootOf(texts));
    }

    static byte[] rootOf(List<byte[]> leaves) {
        int size = leaves.size();
        if (size == 0) {
            return sha256().digest();
        }
        if (size == 1) {
            MessageDigest digest = sha256();
            digest.update((byte) 0);
            return digest.digest(leaves.get(0));
        }
        int left = Integer.highestOneBit(size - 1);
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(rootOf(leaves.subList(0, left)));
        return digest.digest(rootOf(leaves.subList(left, size)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java knows no SHA-256", e);
        }
    }
}
