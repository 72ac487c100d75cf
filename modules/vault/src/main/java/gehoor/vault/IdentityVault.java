package gehoor.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where identities are locked away. They go in freely and come out only by a {@link Disclosure} that
 * has been written down.
 *
 * <p>Someone anonymous has no identity, so there is nothing to call: as long as no {@link #put} names
 * a party of the file, the file has not even a key for identities. Who chooses later to be known is
 * put then.
 *
 * <p>Whether a disclosure is allowed is not decided here. Two changes to one party at once are for
 * the caller to exclude, as for every change to a file.
 */
public final class IdentityVault {

    /** What came of locking an identity away. */
    public enum Keeping {
        KEPT,
        /** The party has an identity; to change it, say {@link IdentityVault#replace}. */
        ALREADY_KEPT,
        /** The party has no identity that could be replaced. */
        NOTHING_TO_REPLACE,
        /** The key was destroyed: the file's identities are gone, or the tenant's key is. */
        ERASED,
        /** What is kept is not what was sealed, so it is not built upon. */
        TAMPERED
    }

    /** What becomes of an identity that another takes the place of. */
    public enum Former {
        /** It is gone; a mistake, or something the person does not want kept. */
        FORGET,
        /** It stays behind the new one: letters went out under the old name. */
        KEEP
    }

    /** What came of asking who someone is. */
    public sealed interface Answer {}

    /**
     * The identity, as it was told and written down.
     *
     * @param formerly earlier identities that were kept, latest first
     */
    public record Told(Identity identity, List<Identity> formerly) implements Answer {
        public Told {
            formerly = List.copyOf(formerly);
        }
    }

    /** The period of the disclosure is over. Nothing was opened or written. */
    public record Lapsed() implements Answer {}

    /** The party has no identity: it was not put, or forgotten. Nothing was written. */
    public record NotKept() implements Answer {}

    /** The key was destroyed, and the identity is gone for good. Nothing was written. */
    public record Erased() implements Answer {}

    /** What is kept is not what was sealed for this party. Nothing was told or written. */
    public record Tampered() implements Answer {}

    private final Sealer sealer;
    private final IdentityStore store;
    private final DisclosureLog log;

    public IdentityVault(Sealer sealer, IdentityStore store, DisclosureLog log) {
        this.sealer = sealer;
        this.store = store;
        this.log = log;
    }

    /** Locks a party's identity away; the file's key for identities is made if there is none. */
    public Keeping put(Party party, Identity identity) {
        return keeping(sealer.create(party.key())
                .then(seal -> done(
                        store.insert(party, sealed(seal, party, List.of(identity)))
                                ? Keeping.KEPT
                                : Keeping.ALREADY_KEPT)));
    }

    /** Puts an identity in the place of the one kept, and says what becomes of that one. */
    public Keeping replace(Party party, Identity identity, Former former) {
        Optional<byte[]> kept = store.load(party);
        if (kept.isEmpty()) {
            return Keeping.NOTHING_TO_REPLACE;
        }
        return keeping(sealer.take(party.key())
                .then(seal -> opened(seal, party, kept.get()).then(before -> {
                    List<Identity> now = new ArrayList<>();
                    now.add(identity);
                    if (former == Former.KEEP) {
                        now.addAll(before);
                    }
                    return done(
                            store.replace(party, sealed(seal, party, now)) ? Keeping.KEPT : Keeping.NOTHING_TO_REPLACE);
                })));
    }

    /**
     * Tells who a party is, once the disclosure is written. If writing fails, its exception goes to the
     * caller and the identity does not.
     */
    public Answer open(Party party, Disclosure disclosure, Instant now) {
        if (!now.isBefore(disclosure.until())) {
            return new Lapsed();
        }
        Optional<byte[]> kept = store.load(party);
        if (kept.isEmpty()) {
            return new NotKept();
        }
        Opening<List<Identity>> opening = sealer.take(party.key()).then(seal -> opened(seal, party, kept.get()));
        if (opening instanceof Opening.Opened<List<Identity>> opened) {
            List<Identity> all = opened.content();
            log.write(party, disclosure, now);
            return new Told(all.get(0), all.subList(1, all.size()));
        }
        return opening instanceof Opening.Erased<List<Identity>> ? new Erased() : new Tampered();
    }

    /**
     * Removes one party's identity and leaves the others of the file. The file's key stays, so an old
     * backup still opens it; to erase for good, erase the key: {@link Sealer#erase}.
     *
     * @return whether there was one
     */
    public boolean forget(Party party) {
        return store.delete(party);
    }

    private static byte[] sealed(Seal seal, Party party, List<Identity> identities) {
        return seal.seal(place(party), IdentityFormat.write(identities));
    }

    private static Opening<List<Identity>> opened(Seal seal, Party party, byte[] sealed) {
        return seal.open(place(party), sealed).then(bytes -> new Opening.Opened<>(IdentityFormat.read(bytes)));
    }

    private static Context place(Party party) {
        return new Context("identity", "sealed", party.id());
    }

    private static Opening<Keeping> done(Keeping keeping) {
        return new Opening.Opened<>(keeping);
    }

    private static Keeping keeping(Opening<Keeping> opening) {
        return opening.asOptional()
                .orElseGet(() -> opening instanceof Opening.Erased<Keeping> ? Keeping.ERASED : Keeping.TAMPERED);
    }
}
