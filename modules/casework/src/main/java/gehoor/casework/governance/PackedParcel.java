package gehoor.casework.governance;

/** A parcel as it is handed out: bytes, and what the file is called. */
public final class PackedParcel {
    private final String name;
    private final byte[] bytes;

    PackedParcel(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes.clone();
    }

    /** As {@code lighthouse.zip}. */
    public String name() {
        return name;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "PackedParcel[" + name + "]";
    }
}
