package gehoor.vault;

import java.util.Optional;

/** Port: where sealed identities are kept, apart from the files they belong to. */
public interface IdentityStore {

    /**
     * Keeps a sealed identity unless the party has one already.
     *
     * @return whether it was kept
     */
    boolean insert(Party party, byte[] sealed);

    /**
     * Puts a sealed identity in the place of the one kept; no copy of the old stays.
     *
     * @return whether there was one
     */
    boolean replace(Party party, byte[] sealed);

    /** The sealed identity; empty when the party has none. */
    Optional<byte[]> load(Party party);

    /**
     * Removes a party's sealed identity.
     *
     * @return whether there was one
     */
    boolean delete(Party party);
}
