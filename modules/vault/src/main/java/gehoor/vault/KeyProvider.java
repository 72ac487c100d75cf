package gehoor.vault;

import java.util.Optional;

/**
 * Port: who keeps the keys of tenants. They never leave the provider; it wraps and unwraps the keys
 * of files, some sixty bytes each. A key management service fits behind it, as does {@link
 * FileKeyProvider}.
 *
 * <p>Every method may throw {@link KeysUnavailable}. {@code bound} is associated data: what was
 * wrapped with it unwraps only with the same.
 */
public interface KeyProvider {

    /**
     * Wraps a key under the tenant's key of that name, which is made when it is first asked for. Empty
     * when that key was destroyed: a destroyed name is never used again.
     */
    Optional<byte[]> wrap(TenantKey name, byte[] key, byte[] bound);

    /** The key that was wrapped; {@link Opening.Erased} when the tenant's key was destroyed. */
    Opening<byte[]> unwrap(TenantKey name, byte[] wrapped, byte[] bound);

    /**
     * Destroys the tenant's key of that name, and with it everything ever wrapped under it. There is no
     * way back. Destroying twice is destroying once.
     */
    void destroy(TenantKey name);
}
