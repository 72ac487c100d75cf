package gehoor.casework.checkpoint;

import java.util.UUID;

/**
 * What a checkpoint covers of one file: all its entries up to one.
 *
 * @param seq the last entry that is covered
 * @param chain the hash of that entry, and through it of all before it; 64 hexadecimal digits
 */
public record Leaf(UUID file, int seq, String chain) {

    /** {@code <file>:<seq>:<chain>}: what is hashed, and how it stands in a checkpoint. */
    @Override
    public String toString() {
        return file + ":" + seq + ":" + chain;
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static Leaf of(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a leaf");
        }
        return new Leaf(UUID.fromString(parts[0]), Integer.parseInt(parts[1]), parts[2]);
    }
}
