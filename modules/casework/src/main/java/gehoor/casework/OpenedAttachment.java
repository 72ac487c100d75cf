package gehoor.casework;

/** An attachment with what it holds. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record OpenedAttachment(AttachmentView attachment, byte[] content) {
    @Override
    public String toString() {
        return "OpenedAttachment[" + attachment.id() + "]";
    }
}
