package gehoor.casework.governance;

import gehoor.casework.governance.ProposalView.State;
import gehoor.casework.parcel.Unpacked;
import gehoor.casework.port.ProposalRows.Person;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A proposal of what somebody brought: all files at once, and they are its author. */
public final class Brought {
    /** What the trail calls it. */
    public static final String ACT = "brought";

    private Brought() {}

    /** What bars that the files of a parcel are those of an organisation; nothing where they can be. */
    public static List<Refusal> refusals(Unpacked.Whole parcel) {
        return refusals(title(parcel, "en"), parcel.parcel().files());
    }

    static List<Refusal> refusals(String title, Map<String, String> files) {
        List<Refusal> refusals = new ArrayList<>(Writable.title(title));
        refusals.addAll(Writable.files(files));
        return refusals;
    }

    /**
     * The proposal.
     *
     * @param base fingerprint of what is live
     * @param language of its title
     */
    public static Row row(Unpacked.Whole parcel, String base, Person by, Instant at, String language) {
        return row(title(parcel, language), parcel.parcel().files(), base, by, at);
    }

    static Row row(String title, Map<String, String> files, String base, Person by, Instant at) {
        return new Row(
                UUID.randomUUID(),
                title.strip(),
                State.DRAFT.word(),
                1,
                base,
                files,
                by,
                at,
                List.of(by),
                List.of(),
                null);
    }

    /** It says who signed, and whether they are known here. */
    static String title(Unpacked.Whole parcel, String language) {
        return Wording.words(
                        parcel.known() ? "parcel-title-known" : "parcel-title-unknown",
                        parcel.notary().fingerprint())
                .in(language);
    }
}
