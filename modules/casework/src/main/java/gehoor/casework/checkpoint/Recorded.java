package gehoor.casework.checkpoint;

import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.EntryRow;
import java.util.List;
import java.util.UUID;

/**
 * One file as the database has it, for looking whether it is what was written.
 *
 * @param anonymous its entries wait for their day to be over
 * @param version how many entries its head knows of
 * @param head the hash that its head has for the last of them
 * @param history as it lies there, by seq
 * @param attachments all of them, each with as many chunks as are there
 * @param covered up to which entry the database takes it for sealed; 0 where it does not
 * @param coveredBy the checkpoint that it says did that; 0 where none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Recorded(
        UUID id,
        boolean anonymous,
        long version,
        byte[] head,
        List<EntryRow> history,
        List<AttachmentRows.Row> attachments,
        int covered,
        int coveredBy) {
    public Recorded {
        history = List.copyOf(history);
        attachments = List.copyOf(attachments);
    }
}
