package gehoor.store;

import gehoor.casework.port.EntryRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code gehoor.entry}. */
@Entity
@Table(schema = "gehoor", name = "entry")
@IdClass(FilePart.class)
class KeptEntry {
    @Id
    @Column(name = "tenant_id")
    private String tenant;

    @Id
    @Column(name = "file_id")
    private UUID file;

    @Id
    @Column(name = "seq")
    private int seq;

    @Convert(converter = MomentColumn.class)
    @Column(name = "at")
    private Instant at;

    @Column(name = "clear")
    private String clear;

    @Column(name = "sealed")
    private byte @Nullable [] sealed;

    @Column(name = "previous")
    private byte[] previous;

    @Column(name = "hash")
    private byte[] hash;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected KeptEntry() {}

    UUID file() {
        return file;
    }

    EntryRow row() {
        return new EntryRow(seq, at, clear, sealed, previous, hash);
    }
}
