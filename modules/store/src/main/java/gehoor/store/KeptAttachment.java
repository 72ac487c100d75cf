package gehoor.store;

import gehoor.casework.port.AttachmentRows;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code gehoor.attachment}. */
@Entity
@Table(schema = "gehoor", name = "attachment")
@IdClass(TenantRow.class)
class KeptAttachment {
    @Id
    @Column(name = "tenant_id")
    private String tenant;

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "file_id")
    private UUID file;

    @Column(name = "seq")
    private int seq;

    @Column(name = "field")
    private String field;

    @Column(name = "label")
    private byte[] label;

    @Column(name = "size")
    private long size;

    @Column(name = "chunks")
    private int chunks;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected KeptAttachment() {}

    AttachmentRows.Row row() {
        return new AttachmentRows.Row(id, file, seq, field, label, size, chunks);
    }
}
