package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.AttachmentRows;
import gehoor.casework.port.Ports;
import gehoor.vault.BlindIndex;
import gehoor.vault.Context;
import gehoor.vault.IdentityVault;
import gehoor.vault.Receipts;
import gehoor.vault.Seal;
import gehoor.vault.Sealer;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;

/** The vault as the use cases hold it. */
record Safe(Sealer sealer, Receipts receipts, Contacts contacts, BlindIndex blindIndex) {

    static Safe of(Ports ports) {
        Sealer sealer = new Sealer(ports.keyProvider(), ports.keys());
        IdentityVault vault = new IdentityVault(sealer, ports.identities(), ports.disclosures());
        return new Safe(sealer, new Receipts(sealer), new Contacts(vault, sealer), new BlindIndex(sealer));
    }

    /** The place of one piece of an attachment; it says of how many, so that none can be left off unseen. */
    static Context chunk(UUID attachment, int number, int of) {
        return new Context("attachment", "content", attachment + "/" + number + "-of-" + of);
    }

    static byte[] sealLabel(Seal seal, UUID attachment, String name, String mediaType) {
        return seal.seal(label(attachment), (mediaType + "\n" + name).getBytes(UTF_8));
    }

    private static Context label(UUID attachment) {
        return new Context("attachment", "label", attachment.toString());
    }

    /** What is shown in a list; without name where it was erased. */
    static AttachmentView view(Optional<Seal> seal, AttachmentRows.Row row) {
        String label = seal.flatMap(
                        open -> open.open(label(row.id()), row.label()).asOptional())
                .map(bytes -> new String(bytes, UTF_8))
                .orElse(null);
        if (label == null) {
            return new AttachmentView(row.id(), row.seq(), row.field(), null, null, row.size());
        }
        int line = label.indexOf('\n');
        return new AttachmentView(
                row.id(), row.seq(), row.field(), label.substring(line + 1), label.substring(0, line), row.size());
    }

    /** Empty where it was erased, or is not what was sealed. */
    Optional<OpenedAttachment> attachment(Ports ports, Texts texts, String tenant, AttachmentRows.Row row) {
        return texts.seal()
                .flatMap(seal -> open(seal, row, number -> ports.attachments().chunk(tenant, row.id(), number)));
    }

    static Optional<OpenedAttachment> open(Seal seal, AttachmentRows.Row row, IntFunction<byte[]> chunks) {
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) row.size());
        for (int i = 0; i < row.chunks(); i++) {
            Optional<byte[]> piece =
                    seal.open(chunk(row.id(), i, row.chunks()), chunks.apply(i)).asOptional();
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            content.writeBytes(piece.get());
        }
        return Optional.of(new OpenedAttachment(view(Optional.of(seal), row), content.toByteArray()));
    }
}
