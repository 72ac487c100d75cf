package gehoor.casework.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.AttachmentRows;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What a checkpoint covers of one file: all its entries up to one, and what was attached with them. Or of the trail: all its acts up to one.
 *
 * @param seq the last entry that is covered
 * @param chain the hash of that entry, and through it of all before it; 64 hexadecimal digits
 * @param attached a hash over the attachments that came with those entries; empty where none did
 */
public record Leaf(UUID file, int seq, String chain, String attached) {
    /** Stands in the place of a file for the trail of what was done about what is live; no file is called so. */
    public static final UUID TRAIL = new UUID(0, 0);

    /** Whether it is of the trail. */
    public boolean ofTrail() {
        return file.equals(TRAIL);
    }

    /** Of a file without attachments. */
    public Leaf(UUID file, int seq, String chain) {
        this(file, seq, chain, "");
    }

    /**
     * Over which attachments there are, with names and sizes as they lie there. Not over their content: that is sealed for
     * its place, and what was changed in it does not open.
     *
     * @param all of the file; those of later entries do not count
     */
    public static String attached(List<AttachmentRows.Row> all, int seq) {
        List<AttachmentRows.Row> counted = all.stream()
                .filter(row -> row.seq() <= seq)
                .sorted(Comparator.comparingInt(AttachmentRows.Row::seq).thenComparing(AttachmentRows.Row::id))
                .toList();
        if (counted.isEmpty()) {
            return "";
        }
        HexFormat hex = HexFormat.of();
        MessageDigest digest = Tree.sha256();
        for (AttachmentRows.Row row : counted) {
            String line = String.join(
                    " ",
                    row.id().toString(),
                    Integer.toString(row.seq()),
                    row.field(),
                    Long.toString(row.size()),
                    Integer.toString(row.chunks()),
                    hex.formatHex(row.label()));
            digest.update((line + "\n").getBytes(UTF_8));
        }
        return hex.formatHex(digest.digest());
    }

    /** {@code <file>:<seq>:<chain>}, and {@code :<attached>} where there is any: what is hashed, and how it is kept. */
    @Override
    public String toString() {
        return file + ":" + seq + ":" + chain + (attached.isEmpty() ? "" : ":" + attached);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static Leaf of(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw new IllegalArgumentException("not a leaf");
        }
        return new Leaf(
                UUID.fromString(parts[0]), Integer.parseInt(parts[1]), parts[2], parts.length == 4 ? parts[3] : "");
    }
}
