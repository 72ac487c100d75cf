package gehoor.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * One AES-256-GCM key, by Tink. Sealed form: the format version (1 byte), a random nonce (12), the
 * ciphertext (as long as the plain text), the tag (16).
 *
 * <p>Nonces are random, so one key should seal no more than 2^32 times (NIST SP 800-38D, 8.3). A
 * file's key stays far below; a tenant's key wraps once per file and purpose.
 */
final class GcmKey {
    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    /** The version is authenticated too: it stands first in the associated data. */
    private static final byte VERSION = 1;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AesGcmParameters PARAMETERS = parameters();

    private final Aead aead;

    private GcmKey(Aead aead) {
        this.aead = aead;
    }

    /** The caller still owns the bytes, and should wipe them. */
    @AccessesPartialKey // the format around Tink's is our own, versioned by our first byte
    static GcmKey of(byte[] key) {
        try {
            return new GcmKey(AesGcmJce.create(AesGcmKey.builder()
                    .setParameters(PARAMETERS)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of " + key.length + " bytes is not an AES-256 key", e);
        }
    }

    static byte[] freshKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    byte[] seal(byte[] plain, byte[] bound) {
        try {
            byte[] sealed = aead.encrypt(plain, versioned(bound));
            byte[] form = new byte[1 + sealed.length];
            form[0] = VERSION;
            System.arraycopy(sealed, 0, form, 1, sealed.length);
            return form;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM could not seal " + plain.length + " bytes", e);
        }
    }

    /** Empty when the bytes are not what this key sealed with this binding, for whatever reason. */
    Optional<byte[]> open(byte[] form, byte[] bound) {
        if (form.length < 1 + NONCE_BYTES + TAG_BYTES || form[0] != VERSION) {
            return Optional.empty();
        }
        try {
            return Optional.of(aead.decrypt(Arrays.copyOfRange(form, 1, form.length), versioned(bound)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] versioned(byte[] bound) {
        byte[] all = new byte[1 + bound.length];
        all[0] = VERSION;
        System.arraycopy(bound, 0, all, 1, bound.length);
        return all;
    }

    private static AesGcmParameters parameters() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setIvSizeBytes(NONCE_BYTES)
                    .setTagSizeBytes(TAG_BYTES)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java knows no AES-256-GCM", e);
        }
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "GcmKey";
    }
}
