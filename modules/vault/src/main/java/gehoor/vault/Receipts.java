package gehoor.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds a mailbox by its receipt without keeping the receipt, and what a ticket opens without keeping the ticket: what is stored
 * is an HMAC-SHA256 under a pepper of the tenant's own. The pepper is a key of purpose {@link Purpose#RECEIPT}, kept like the
 * keys of files; who has the database alone can neither read receipts nor try them.
 */
public final class Receipts {
    private static final String KIND = "gehoor.receipt";
    private static final String TICKET = "gehoor.ticket";

    private final Sealer sealer;

    public Receipts(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * What to store and to search by. The same receipt gives the same key within a tenant and another
     * in any other tenant.
     *
     * @return 32 bytes; {@link Opening.Erased} when the tenant's key for receipts was destroyed
     */
    public Opening<byte[]> lookupKey(String tenant, Receipt receipt) {
        return hashed(tenant, KIND, receipt.canonical());
    }

    /**
     * The same of a ticket; never equal to that of a receipt.
     *
     * @return 32 bytes; {@link Opening.Erased} when the tenant's key for receipts was destroyed
     */
    public Opening<byte[]> lookupKey(String tenant, Ticket ticket) {
        return hashed(tenant, TICKET, ticket.secret());
    }

    private Opening<byte[]> hashed(String tenant, String kind, byte[] secret) {
        FileKey pepper = new FileKey(tenant, FileKey.WHOLE_TENANT, Purpose.RECEIPT);
        Opening<byte[]> found = sealer.unlock(pepper);
        if (found instanceof Opening.Erased) {
            found = sealer.create(pepper).then(made -> sealer.unlock(pepper));
        }
        return found.then(key -> new Opening.Opened<>(hash(key, tenant, kind, secret)));
    }

    /** Whether a receipt is the one behind a stored look-up key; compares in constant time. */
    public boolean matches(String tenant, Receipt receipt, byte[] lookupKey) {
        return lookupKey(tenant, receipt)
                .asOptional()
                .map(own -> MessageDigest.isEqual(own, lookupKey))
                .orElse(false);
    }

    private static byte[] hash(byte[] pepper, String tenant, String kind, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pepper, "HmacSHA256"));
            mac.update(new Binding(kind).and(tenant).bytes());
            return mac.doFinal(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java knows no HMAC-SHA256", e);
        } finally {
            Arrays.fill(pepper, (byte) 0);
        }
    }
}
