package gehoor.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds again what is sealed, without opening it: a word is looked for by an HMAC under a key of the tenant's own, and what is
 * stored tells who has the database alone nothing but which files share a word that nobody can name. It does tell how often a
 * token occurs; so nothing that is looked for as a whole (a name, a mail address) shares a token with a word of a text.
 *
 * <p>The tenant's key is held in memory for a few minutes: an act that is written needs it, and taking it from the key store
 * each time would cost a query in each.
 */
public final class BlindIndex {
    private static final String KIND = "gehoor.search";
    private static final Duration HELD = Duration.ofMinutes(5);

    private final Sealer sealer;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private record Held(SecretKeySpec key, Instant until) {}

    public BlindIndex(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Makes the tokens of one tenant. Not for keeping. */
    public interface Tokens {
        /**
         * @param where what kind of thing it is a word of; the same word gives another token elsewhere
         * @return 64 bits of the HMAC: two words in a hundred million files of a tenant hardly ever share one
         */
        long of(String where, String word);
    }

    /** @return {@link Opening.Erased} when the tenant's key for searching was destroyed while it was asked for */
    public Opening<Tokens> of(String tenant, Instant now) {
        Held known = held.get(tenant);
        if (known != null
                && now.isBefore(known.until())
                && !now.isBefore(known.until().minus(HELD))) {
            return new Opening.Opened<>(tokens(tenant, known.key()));
        }
        FileKey whole = new FileKey(tenant, FileKey.WHOLE_TENANT, Purpose.SEARCH);
        Opening<byte[]> found = sealer.unlock(whole);
        if (found instanceof Opening.Erased) {
            found = sealer.create(whole).then(made -> sealer.unlock(whole));
        }
        return found.then(bytes -> {
            SecretKeySpec key = new SecretKeySpec(bytes, "HmacSHA256");
            held.put(tenant, new Held(key, now.plus(HELD)));
            return new Opening.Opened<>(tokens(tenant, key));
        });
    }

    private static Tokens tokens(String tenant, SecretKeySpec key) {
        Mac mac = mac(key);
        return (where, word) -> ByteBuffer.wrap(
                        mac.doFinal(new Binding(KIND).and(tenant, where, word).bytes()))
                .getLong();
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java knows no HMAC-SHA256", e);
        }
    }
}
