package gehoor.casework.parcel;

import gehoor.policy.Bundle;
import gehoor.policy.Words;
import gehoor.vault.NotaryKey;
import java.util.List;
import java.util.Locale;

/** What came of opening a parcel. */
public sealed interface Unpacked {
    /**
     * It is whole: each file is what was signed.
     *
     * @param notary who signed it
     * @param known whether this platform knows that notary; else it is whole, but whose it is somebody must know otherwise
     */
    record Whole(Parcel parcel, NotaryKey notary, boolean known) implements Unpacked {}

    /** It is not, and nothing of it is to be used. */
    record Refused(List<Fault> faults) implements Unpacked {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * One thing that is wrong with it.
     *
     * @param file as it is called in the parcel, without what cannot be printed; empty where it is the parcel as a whole
     */
    record Fault(String file, Why why) {
        private static final Bundle BUNDLE = Bundle.beside(Unpacked.class, "wording");

        /** A sentence that says which file, and why. */
        public Words words() {
            return BUNDLE.words(
                    "parcel-" + why.word(),
                    file,
                    Integer.toString(Parcel.MOST_FILES),
                    Integer.toString(Parcel.LARGEST / 1024 / 1024));
        }
    }

    /** What can be wrong. */
    enum Why {
        /** It cannot be read as a zip. */
        NOT_A_ZIP,
        /** It ends in the middle of this file. */
        CUT_OFF,
        TOO_LARGE,
        TOO_MANY,
        /** The same name stands in it again. */
        TWICE,
        /** No file of an organisation is called so: it leads elsewhere, is a folder, or has another ending. */
        NAME,
        /** It is compressed, as nothing in a parcel is; it is not expanded to look. */
        COMPRESSED,
        /** Its bytes are no text in UTF-8. */
        NOT_TEXT,
        /** Its checksum in the zip says otherwise. */
        DAMAGED,
        /** It is not the file that was signed. */
        CHANGED,
        /** It was signed, and is not there. */
        MISSING,
        /** It is there, and was not signed. */
        NOT_LISTED,
        /** There is no list of files, or no signature. */
        UNSIGNED,
        /** The list of files is not one. */
        MANIFEST,
        /** The signature is not that of the key that is named. */
        SIGNATURE,
        /** All files are as they were signed, but around them stands what no parcel has. */
        BESIDES;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
