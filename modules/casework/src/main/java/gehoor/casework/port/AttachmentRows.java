package gehoor.casework.port;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where attachments are kept, sealed, in chunks. New ones come with a {@link Changeset}. */
public interface AttachmentRows {

    /**
     * @param seq the entry that recorded it
     * @param field the field it was given in; its compartment says who may read it
     * @param label its name and media type, sealed
     * @param size bytes of the content
     * @param chunks how many
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Row(UUID id, UUID file, int seq, String field, byte[] label, long size, int chunks) {}

    List<Row> of(String tenant, UUID file);

    Optional<Row> find(String tenant, UUID file, UUID attachment);

    /** The nth sealed chunk, from 0. */
    byte[] chunk(String tenant, UUID attachment, int number);
}
