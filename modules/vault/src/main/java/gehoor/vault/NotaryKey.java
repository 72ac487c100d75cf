package gehoor.vault;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public key of a notary (Ed25519): no secret, to be given to whoever wants to check. */
public final class NotaryKey {
    static final String ALGORITHM = "Ed25519";
    private static final int LENGTH = 32;
    private static final int FINGERPRINT_BYTES = 8;

    /** What stands before the 32 bytes of every such key in the form that Java reads (RFC 8410). */
    private static final byte[] BEFORE = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;
    private final PublicKey key;

    private NotaryKey(byte[] raw) {
        byte[] encoded = Arrays.copyOf(BEFORE, BEFORE.length + LENGTH);
        System.arraycopy(raw, 0, encoded, BEFORE.length, LENGTH);
        try {
            this.key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of a notary", e);
        }
        this.raw = raw.clone();
    }

    static NotaryKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new NotaryKey(Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static NotaryKey of(String text) {
        byte[] raw = Base64.getDecoder().decode(text);
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("the public key of a notary has " + LENGTH + " bytes");
        }
        return new NotaryKey(raw);
    }

    /** The key in Base64, 44 letters. */
    public String text() {
        return Base64.getEncoder().encodeToString(raw);
    }

    /** The beginning of its SHA-256, for people to compare: {@code 9f3c-01ab-77de-5512}. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(raw);
            String hex = HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
            return String.join("-", hex.substring(0, 4), hex.substring(4, 8), hex.substring(8, 12), hex.substring(12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java knows no SHA-256", e);
        }
    }

    /** Whether the holder of the private key signed just that. */
    public boolean signed(byte[] statement, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(statement);
            return check.verify(signature);
        } catch (SignatureException e) {
            return false; // not even the form of one
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java knows no Ed25519", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NotaryKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return "NotaryKey[" + fingerprint() + "]";
    }
}
