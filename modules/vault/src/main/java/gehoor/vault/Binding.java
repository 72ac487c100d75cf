package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * The associated data of a sealing: the place where the sealed bytes belong. Each part carries its
 * length, so that {@code ab|c} and {@code a|bc} are different places.
 */
final class Binding {
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream(128);

    /** The kind comes first: a wrapped key can never pass for content, whatever the other parts are. */
    Binding(String kind) {
        and(kind);
    }

    Binding and(String... texts) {
        for (String text : texts) {
            byte[] part = text.getBytes(UTF_8);
            parts.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            parts.writeBytes(part);
        }
        return this;
    }

    byte[] bytes() {
        return parts.toByteArray();
    }
}
