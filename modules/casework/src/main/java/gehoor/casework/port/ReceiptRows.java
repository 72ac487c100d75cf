package gehoor.casework.port;

import java.util.List;
import java.util.UUID;

/** Where receipts are looked up. New ones come with a {@link Changeset}, save a replacement. */
public interface ReceiptRows {

    /** What that receipt opens; empty where it opens nothing. */
    List<ReceiptRow> find(String tenant, byte[] lookup);

    /** Adds rows; those in {@code replaces} of an unused replacement of the same receipt give way. */
    void replace(String tenant, byte[] provisional, List<ReceiptRow> replacements);

    /**
     * The receipts of that holder of a file open nothing any more; this one opens what they opened, in all files.
     *
     * @param provisional somebody else hears it: it is replaced at first use
     */
    void renew(String tenant, UUID file, String holder, byte[] lookup, boolean provisional);

    /** The replacement was used: the provisional one opens nothing any more, the replacement replaces nothing any more. */
    void settle(String tenant, byte[] replacement, byte[] provisional);
}
