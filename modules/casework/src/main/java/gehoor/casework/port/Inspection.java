package gehoor.casework.port;

/**
 * Looks at what somebody attaches: what it really is, whatever its name says, and frees it of what it tells besides what it
 * shows: camera, place, author, earlier versions.
 */
public interface Inspection {

    /** @param name as the person named it; of no weight but for texts that look alike */
    Seen look(String name, byte[] content);

    /** What came of it. */
    sealed interface Seen {}

    /**
     * It tells nothing any more but what it shows.
     *
     * @param mediaType what it is now
     * @param extension without a dot
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Clean(String mediaType, String extension, byte[] content) implements Seen {}

    /** It may be kept as it is, but what it tells besides cannot be taken away: not for who must not be known. */
    record Telling(String mediaType, String extension) implements Seen {}

    record Refused(Why why) implements Seen {}

    /** Why an attachment is not taken. */
    enum Why {
        /** A program, a page, an archive: of a kind that nobody needs to complain. */
        KIND,
        /** It is not whole, or not what it begins as. */
        BROKEN,
        /** It opens with a password only. */
        LOCKED,
        /** A picture of more points than are looked at, or a document that grows without measure. */
        TOO_LARGE
    }
}
