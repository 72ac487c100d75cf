package gehoor.vault;

import java.util.Arrays;
import java.util.Optional;

/**
 * Makes, unlocks and destroys the keys of files. Each file has a key per purpose, made by chance,
 * kept in the {@link KeyStore} wrapped under the tenant's key for that purpose and bound to its own
 * name: a wrapped key copied to another file's row does not unlock.
 *
 * <p>Unlocked keys are not cached: the store is asked each time, so that erasing holds at once, on
 * every node. A unit of work takes each {@link Seal} once.
 */
public final class Sealer {
    static final String KIND = "gehoor.key";

    private final KeyProvider provider;
    private final KeyStore store;

    public Sealer(KeyProvider provider, KeyStore store) {
        this.provider = provider;
        this.store = store;
    }

    /**
     * The seal of a file for a purpose; its key is made if there is none.
     *
     * @return {@link Opening.Erased} when the tenant's own key was destroyed
     */
    public Opening<Seal> create(FileKey name) {
        byte[] fresh = GcmKey.freshKey();
        try {
            Optional<byte[]> wrapped = provider.wrap(name.wrappedUnder(), fresh, name.binding(KIND));
            if (wrapped.isEmpty()) {
                return new Opening.Erased<>();
            }
            return store.insert(name, wrapped.get())
                    ? new Opening.Opened<>(new Seal(name, GcmKey.of(fresh)))
                    : take(name);
        } finally {
            Arrays.fill(fresh, (byte) 0);
        }
    }

    /** The seal of a file for a purpose, or why there is none. */
    public Opening<Seal> take(FileKey name) {
        return unlock(name).then(key -> {
            try {
                return new Opening.Opened<>(new Seal(name, GcmKey.of(key)));
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        });
    }

    /** Opens one thing: for when nothing else of the file is opened in the same unit of work. */
    public Opening<byte[]> open(FileKey name, Context context, byte[] sealed) {
        return take(name).then(seal -> seal.open(context, sealed));
    }

    /**
     * Destroys a file's key for a purpose: from now on everything sealed under it is {@link
     * Opening.Erased}. The sealed bytes may stay where they are. A key created later under the same name
     * is another key and opens nothing of before.
     *
     * @return whether there was a key
     */
    public boolean erase(FileKey name) {
        return store.delete(name);
    }

    /** The bytes of the key itself, for what is not sealed but hashed; see {@link Receipts}. */
    Opening<byte[]> unlock(FileKey name) {
        return store.load(name)
                .map(wrapped -> provider.unwrap(name.wrappedUnder(), wrapped, name.binding(KIND)))
                .orElseGet(Opening.Erased::new);
    }
}
