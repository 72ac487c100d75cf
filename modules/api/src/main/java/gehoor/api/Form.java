package gehoor.api;

import gehoor.casework.Upload;
import java.util.List;

/**
 * A multipart form: one part {@code request} with the JSON, and files, each in a part named after the field it is given
 * in. It takes room in memory until it is closed; nothing of it touches a disk.
 *
 * @param request the JSON as it came
 * @param done gives the room back
 */
record Form(Content request, List<Upload> files, Runnable done) implements AutoCloseable {

    /** Bytes that are compared and printed as nothing. */
    static final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    @Override
    public void close() {
        done.run();
    }

    @Override
    public String toString() {
        return "Form[" + files.size() + " files]";
    }
}
