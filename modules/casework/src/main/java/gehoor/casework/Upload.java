package gehoor.casework;

/**
 * A file that comes with a report or an action.
 *
 * @param field the field of type attachments it is given in
 * @param name as the person named it; sealed with the content
 * @param mediaType what the client says it is; sealed
 * @param content at most {@link #LARGEST} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Upload(String field, String name, String mediaType, byte[] content) {
    public static final int LARGEST = 25 * 1024 * 1024;
    static final int LARGEST_TOGETHER = 2 * LARGEST;

    @Override
    public String toString() {
        return "Upload[" + field + ", " + content.length + " bytes]";
    }
}
