package gehoor.vault;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;

/**
 * New keys for tenants, while everything goes on: each gets a younger key beside it, every file's key is wrapped anew under
 * that, and only when none is left under an older one are the older ones destroyed. What is sealed stays as it is, for the
 * keys of files stay the same.
 *
 * <p>It helps where the key file may have been seen but the database was not: whoever has the old file and a copy of the
 * database from before still reads that copy.
 */
public final class KeyRenewal {
    private final FileKeyProvider provider;

    public KeyRenewal(FileKeyProvider provider) {
        this.provider = provider;
    }

    /** Whose keys are renewed, in order. */
    public SortedSet<String> tenants() {
        return provider.tenants();
    }

    /**
     * From now on only younger keys wrap. Beginning again after a renewal that was broken off goes on with that one.
     *
     * @return how many keys of tenants are being renewed
     */
    public int begin() {
        return provider.renew();
    }

    /**
     * A file's key wrapped under the youngest key of its tenant.
     *
     * @return empty where it is that already; {@link Opening.Tampered} where no key of the tenant's opens it, and {@link
     *     Opening.Erased} where the tenant's were destroyed
     */
    public Opening<Optional<byte[]>> again(FileKey name, byte[] wrapped) {
        byte[] bound = name.binding(Sealer.KIND);
        if (provider.isUnderYoungest(name.wrappedUnder(), wrapped, bound)) {
            return new Opening.Opened<>(Optional.empty());
        }
        return provider.unwrap(name.wrappedUnder(), wrapped, bound).then(key -> {
            try {
                return new Opening.Opened<>(provider.wrap(name.wrappedUnder(), key, bound));
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        });
    }

    /** Destroys the older keys. Only when {@link #again} had nothing to do for any file of any tenant. */
    public void end() {
        provider.forgetOlder();
    }
}
