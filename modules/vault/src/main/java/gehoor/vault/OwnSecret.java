package gehoor.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that somebody brings along with a request and that is kept nowhere here. What is sealed with it opens when it is
 * brought again, and for nobody else. How hard it is to guess is its owner's matter: seal what it sealed once more, under a
 * key of ours.
 */
public final class OwnSecret {
    private static final String KIND = "gehoor.own-secret";

    private final GcmKey key;

    private OwnSecret(GcmKey key) {
        this.key = key;
    }

    /** @param secret whatever was brought; no other of its owner's secrets is to be made of the same bytes in the same way */
    public static OwnSecret of(byte[] secret) {
        byte[] bytes = derived(secret);
        try {
            return new OwnSecret(GcmKey.of(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    public byte[] seal(Context context, byte[] plain) {
        return key.seal(plain, binding(context));
    }

    /** Opens what was sealed with this secret for that place, or refuses with {@link Opening.Tampered}. */
    public Opening<byte[]> open(Context context, byte[] sealed) {
        return key.open(sealed, binding(context))
                .<Opening<byte[]>>map(Opening.Opened::new)
                .orElseGet(Opening.Tampered::new);
    }

    private static byte[] binding(Context context) {
        return new Binding(KIND)
                .and(context.table(), context.column(), context.row())
                .bytes();
    }

    private static byte[] derived(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(new Binding(KIND).bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java knows no HMAC-SHA256", e);
        }
    }

    /** Tells nothing of the secret. */
    @Override
    public String toString() {
        return "OwnSecret";
    }
}
