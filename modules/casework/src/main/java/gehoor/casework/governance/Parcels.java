package gehoor.casework.governance;

import gehoor.casework.Answer;
import gehoor.casework.Library;
import gehoor.casework.parcel.Packing;
import gehoor.casework.parcel.Parcel;
import gehoor.casework.parcel.Unpacked;
import gehoor.casework.parcel.Unpacking;
import gehoor.engine.Refusal;
import gehoor.vault.KeysUnavailable;
import gehoor.vault.Notary;
import gehoor.vault.NotaryKey;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An organisation's configuration, packed to be kept or handed on, and taken in again. What is taken in becomes a proposal: it goes the way of
 * every other, and never goes live by itself.
 */
public final class Parcels {
    private final Library library;
    private final Proposals proposals;
    private final Supplier<Notary> notary;
    private final Supplier<List<NotaryKey>> known;

    /**
     * @param notary who signs; asked for when something is packed
     * @param known whose signatures are known here
     */
    public Parcels(Library library, Proposals proposals, Supplier<Notary> notary, Supplier<List<NotaryKey>> known) {
        this.library = library;
        this.proposals = proposals;
        this.notary = notary;
        this.known = known;
    }

    /** The organisation's own files that are live, signed: the same files give the same bytes. */
    public Answer<PackedParcel> pack(Governor governor) {
        if (library.tenant(governor.tenant()).isEmpty()) {
            return new Answer.Missing<>();
        }
        if (!governor.decides(library)) {
            return new Answer.Refused<>(List.of(Wording.notDeciding()));
        }
        Map<String, String> own = library.own(governor.tenant());
        List<Refusal> unnameable = own.keySet().stream()
                .filter(path -> !Parcel.nameable(path))
                .map(path -> Wording.refusal(Refusal.Reason.NOT_NOW, "parcel-name-of", null, path))
                .toList();
        if (!unnameable.isEmpty()) {
            return new Answer.Refused<>(unnameable);
        }
        try {
            return Answer.done(new PackedParcel(
                    governor.tenant() + ".zip", Packing.pack(new Parcel(governor.tenant(), own), notary.get())));
        } catch (KeysUnavailable silent) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "parcel-unsignable", null);
        }
    }

    /**
     * Begins a proposal from a parcel that somebody brought. Its title says who signed, and whether they are known here.
     *
     * @param bytes as they came; anything
     */
    public Answer<ProposalView> takeIn(Governor governor, byte[] bytes) {
        Unpacked unpacked = Unpacking.unpack(bytes, keys(known));
        if (unpacked instanceof Unpacked.Refused refused) {
            return new Answer.Refused<>(refused(refused));
        }
        Unpacked.Whole whole = (Unpacked.Whole) unpacked;
        if (!whole.parcel().tenant().equals(governor.tenant())) {
            return Wording.refused(
                    Refusal.Reason.FIELD,
                    "parcel-other",
                    "parcel",
                    whole.parcel().tenant());
        }
        return proposals.bring(
                governor,
                Brought.title(whole, governor.language()),
                whole.parcel().files(),
                whole.notary().fingerprint());
    }

    /** Each thing that is wrong, with the file. */
    static List<Refusal> refused(Unpacked.Refused refused) {
        return refused.faults().stream()
                .map(fault -> new Refusal(Refusal.Reason.FIELD, "parcel", "", "parcel", fault.words(), List.of()))
                .toList();
    }

    /** None where there is no notary yet. */
    static List<NotaryKey> keys(Supplier<List<NotaryKey>> known) {
        try {
            return known.get();
        } catch (KeysUnavailable none) {
            return List.of();
        }
    }
}
