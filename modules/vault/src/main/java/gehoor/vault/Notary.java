package gehoor.vault;

/**
 * Port: who signs for the platform. The private key never leaves it; what it signed is checked with its {@link NotaryKey}
 * by anyone. A hardware module or a signing service fits behind it, as does {@link FileNotary}.
 */
public interface Notary {

    /**
     * Signs a statement as it stands.
     *
     * @return 64 bytes, Ed25519 (RFC 8032): the same statement always gives the same signature
     * @throws KeysUnavailable when the key cannot be reached or trusted
     */
    byte[] sign(byte[] statement);

    /** By which what it signs is checked. */
    NotaryKey key();
}
