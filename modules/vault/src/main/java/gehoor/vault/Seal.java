package gehoor.vault;

/**
 * The key of one file and purpose, unlocked: seals and opens that file's things. Safe for use by
 * several threads.
 *
 * <p>Take it from the {@link Sealer} at the start of a unit of work and let it go at the end. It
 * remembers its key, so one that is kept would still open what was erased meanwhile.
 */
public final class Seal {
    private static final String KIND = "gehoor.content";

    private final FileKey name;
    private final GcmKey key;

    Seal(FileKey name, GcmKey key) {
        this.name = name;
        this.key = key;
    }

    /**
     * Seals bytes for one place. Sealing the same twice gives different bytes.
     *
     * @return the sealed form, 29 bytes longer than the plain one; its first byte is the format
     */
    public byte[] seal(Context context, byte[] plain) {
        return key.seal(plain, binding(context));
    }

    /** Opens what was sealed for that place, or refuses with {@link Opening.Tampered}. */
    public Opening<byte[]> open(Context context, byte[] sealed) {
        return key.open(sealed, binding(context))
                .<Opening<byte[]>>map(Opening.Opened::new)
                .orElseGet(Opening.Tampered::new);
    }

    private byte[] binding(Context context) {
        return name.binding(KIND, context.table(), context.column(), context.row());
    }

    /** Names the file and the purpose; tells nothing of the key. */
    @Override
    public String toString() {
        return "Seal[" + name + "]";
    }
}
