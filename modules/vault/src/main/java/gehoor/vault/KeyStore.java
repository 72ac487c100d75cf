package gehoor.vault;

import java.util.Optional;

/**
 * Port: where the wrapped keys of files are kept. What it holds opens nothing without the {@link
 * KeyProvider}.
 *
 * <p>A backup that still holds a deleted key undoes the erasing for whoever has the key provider too:
 * keep this table's backups short.
 */
public interface KeyStore {

    /**
     * Keeps a wrapped key unless there is one of that name already, which then stays as it is. Of two
     * at once one wins, and the other finds the winner's key when it loads next.
     *
     * @return whether this one was kept
     */
    boolean insert(FileKey name, byte[] wrapped);

    /** The wrapped key; empty when it was deleted or never was. Must not be answered from a cache. */
    Optional<byte[]> load(FileKey name);

    /**
     * Destroys the wrapped key: no copy stays.
     *
     * @return whether there was one
     */
    boolean delete(FileKey name);
}
