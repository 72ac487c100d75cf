package gehoor.store;

import gehoor.casework.Chain;
import gehoor.casework.port.EntryRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code gehoor.entry}. Its text unpacked, and the hash before it, are kept in rows of before V12 alone. */
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
    private @Nullable String clear;

    @Column(name = "packed")
    private byte @Nullable [] packed;

    @Column(name = "sealed")
    private byte @Nullable [] sealed;

    @Column(name = "previous")
    private byte @Nullable [] previous;

    @Column(name = "hash")
    private byte[] hash;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected KeptEntry() {}

    UUID file() {
        return file;
    }

    /** @param before the entries of the same file that come before it, in order */
    EntryRow row(List<EntryRow> before) {
        byte[] kept = previous;
        return new EntryRow(
                seq, at, Packed.text(clear, packed), sealed, kept == null ? Chain.head(before) : kept, hash);
    }
}
