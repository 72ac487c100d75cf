package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.Remembered;
import gehoor.vault.OwnSecret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A request that carries an idempotency key, as it is remembered: by two hashes. The fingerprint is keyed with the
 * idempotency key, which is kept nowhere, so that nobody can try out what was asked.
 *
 * @param own made of the key and of what was asked, and kept nowhere either
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Request(byte[] key, byte[] fingerprint, OwnSecret own) {

    /**
     * How many bytes of each hash are kept. Two requests that share one would have to be of the same person, whose own loss
     * it would be; by chance it takes 2^64 of them within a day.
     */
    private static final int KEPT = 16;

    /** @param holder who asks: the same key of two people are two keys */
    static Request of(IdempotencyKey key, String holder, List<?> asked) {
        MessageDigest digest = Chain.sha256();
        Chain.part(digest, "gehoor.request".getBytes(UTF_8));
        Chain.part(digest, holder.getBytes(UTF_8));
        Chain.part(digest, key.key().getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.key().getBytes(UTF_8), "HmacSHA256"));
            take(mac, asked);
            byte[] fingerprint = Arrays.copyOf(mac.doFinal(), KEPT);
            take(mac, List.of("gehoor.request.own", holder, asked));
            return new Request(Arrays.copyOf(digest.digest(), KEPT), fingerprint, OwnSecret.of(mac.doFinal()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java knows no HMAC-SHA256", e);
        }
    }

    boolean same(Remembered other) {
        return MessageDigest.isEqual(fingerprint, other.fingerprint());
    }

    /** @param codes sealed; null where none were given */
    Remembered remembered(UUID file, int seq, LocalDate day, byte @Nullable [] codes) {
        return new Remembered(key, fingerprint, file, seq, day, codes);
    }

    static LocalDate day(java.time.Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Values in one order, whatever the order of the maps. */
    private static void take(Mac mac, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, each) -> sorted.put(String.valueOf(name), each));
            mac.update((byte) 1);
            sorted.forEach((name, each) -> {
                take(mac, name);
                take(mac, each);
            });
        } else if (value instanceof Collection<?> all) {
            mac.update((byte) 2);
            all.forEach(each -> take(mac, each));
        } else if (value instanceof Contact contact) {
            take(mac, contact.name());
            take(mac, contact.mail());
            take(mac, contact.phone());
            take(mac, contact.postal());
            take(mac, contact.preferredWay());
            take(mac, contact.language());
            take(mac, contact.extra());
        } else if (value instanceof Upload upload) {
            take(mac, upload.field());
            take(mac, upload.name());
            take(mac, upload.mediaType());
            mac.update(Chain.sha256().digest(upload.content()));
        } else {
            byte[] text = String.valueOf(value).getBytes(UTF_8);
            mac.update((byte) 3);
            mac.update(java.nio.ByteBuffer.allocate(Integer.BYTES)
                    .putInt(text.length)
                    .array());
            mac.update(text);
        }
        mac.update((byte) 0);
    }
}
