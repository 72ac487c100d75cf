package gehoor.casework.checkpoint;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was written.
 *
 * @param file the file it is in, {@link Leaf#TRAIL} for the trail; null where it is in the checkpoints themselves
 * @param at which entry of the file; where {@code file} is null, which checkpoint
 */
public record Fault(What what, @Nullable UUID file, int at) {

    /** What is wrong. {@code %d} is where. */
    public enum What {
        /** By the file's own chain: changed, left out, moved or added. */
        CHAIN("does not fit from entry %d on"),
        /** The column beside an entry, by which it is sorted and shown. */
        MOMENT("has another moment beside entry %d than in it"),
        /** The chain holds, so it was written anew: only the checkpoint knows. */
        SEALED("is not what was sealed, at entry %d or before"),
        ATTACHED("has other attachments with entry %d or before than were sealed"),
        CUT("is cut off: entry %d was sealed, and is not there"),
        GONE("is gone: it was sealed up to entry %d"),
        /** The bookkeeping: it would keep entries from ever being sealed. */
        COVERED("is taken for sealed up to entry %d, but no checkpoint says so"),
        LINE("checkpoint %d is not as it was written"),
        PLACE("checkpoint %d does not follow the one before it"),
        SIGNATURE("checkpoint %d is not signed by a notary that is known here"),
        ROOT("checkpoint %d does not stand for what it lists"),
        FOLDER_BEHIND("checkpoint %d is known to the database and not there"),
        DATABASE_BEHIND("checkpoint %d is not known to the database"),
        DIFFERENT("checkpoint %d is known to the database as another one"),
        /** The end: what the last line, the database and its rows say of it. */
        REMAINS("was removed, and %d rows of it are still there: call ./gehoor remove once more"),
        BACK("was removed by line %d, and is there again: the database was put back; call ./gehoor remove once more"),
        NOT_SAID("was removed by line %d, and the database does not say so: call ./gehoor remove once more"),
        NO_LAST_LINE("was removed as the database says, and behind line %d no signed one says so");

        private final String says;

        What(String says) {
            this.says = says;
        }
    }

    static Fault of(UUID file, What what, int at) {
        return new Fault(what, file, at);
    }

    static Fault of(What what, int checkpoint) {
        return new Fault(what, null, checkpoint);
    }

    /** One English sentence that names the file and the place. */
    public String sentence() {
        String said = what.says.formatted(at);
        if (file == null) {
            return said;
        }
        return (Leaf.TRAIL.equals(file) ? "the trail of what is live" : "file " + file) + " " + said;
    }
}
