package gehoor.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attachment.
 *
 * @param name null where it was erased
 * @param size bytes
 */
public record AttachmentView(
        UUID id,
        int seq,
        String field,
        @Nullable String name,
        @Nullable String mediaType,
        long size) {
    @Override
    public String toString() {
        return "AttachmentView[" + id + "]";
    }
}
