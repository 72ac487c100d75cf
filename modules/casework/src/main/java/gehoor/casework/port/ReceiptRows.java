package gehoor.casework.port;

import java.util.List;

/** Where receipts are looked up. New ones come with a {@link Changeset}, save a replacement. */
public interface ReceiptRows {

    /** What that receipt opens; empty where it opens nothing. */
    List<ReceiptRow> find(String tenant, byte[] lookup);

    /** Adds rows; those in {@code replaces} of an unused replacement of the same receipt give way. */
    void replace(String tenant, byte[] provisional, List<ReceiptRow> replacements);

    /** The replacement was used: the provisional one opens nothing any more, the replacement replaces nothing any more. */
    void settle(String tenant, byte[] replacement, byte[] provisional);
}
