package gehoor.casework;

/** An attachment with what it holds. */
public record OpenedAttachment(AttachmentView attachment, byte[] content) {
    @Override
    public String toString() {
        return "OpenedAttachment[" + attachment.id() + "]";
    }
}
