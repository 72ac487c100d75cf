package gehoor.store;

import gehoor.casework.port.AttachmentRows;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** Attachments, sealed, in chunks; {@link PostgresFiles} writes them. */
final class PostgresAttachments implements AttachmentRows {
    private final Units units;

    PostgresAttachments(Units units) {
        this.units = units;
    }

    @Override
    public List<Row> of(String tenant, UUID file) {
        Unit unit = units.of(tenant);
        List<KeptAttachment> found = unit.read(unit.query(
                        "select a from KeptAttachment a where a.tenant = :tenant and a.file = :file"
                                + " order by a.seq, a.field, a.id",
                        KeptAttachment.class)
                .setParameter("file", file));
        return found.stream().map(KeptAttachment::row).toList();
    }

    @Override
    public Optional<Row> find(String tenant, UUID file, UUID attachment) {
        Unit unit = units.of(tenant);
        List<KeptAttachment> found = unit.read(unit.query(
                        "select a from KeptAttachment a where a.tenant = :tenant and a.file = :file and a.id = :id",
                        KeptAttachment.class)
                .setParameter("file", file)
                .setParameter("id", attachment));
        return found.stream().map(KeptAttachment::row).findFirst();
    }

    @Override
    public byte[] chunk(String tenant, UUID attachment, int number) {
        return units.of(tenant)
                .sql("select sealed from gehoor.attachment_chunk"
                        + " where tenant_id = ? and attachment_id = ? and number = ?")
                .set(tenant, attachment, number)
                .one(row -> row.getBytes("sealed"))
                .orElseThrow(() -> new NoSuchElementException("an attachment lacks chunk " + number));
    }
}
