package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.vault.Context;
import gehoor.vault.Seal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sealed part of an entry: each text by its own, for its place; only names of fields and lengths are readable. */
final class SealedTexts {
    private SealedTexts() {}

    static byte @Nullable [] seal(Seal seal, int seq, Map<String, String> texts) {
        if (texts.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(texts.size());
            for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
                byte[] sealed =
                        seal.seal(place(text.getKey(), seq), text.getValue().getBytes(UTF_8));
                out.writeUTF(text.getKey());
                out.writeInt(sealed.length);
                out.write(sealed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Field to sealed text. */
    static Map<String, byte[]> parts(byte @Nullable [] sealed) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        if (sealed == null) {
            return parts;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(sealed))) {
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                String field = in.readUTF();
                parts.put(field, in.readNBytes(in.readInt()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** Empty where it does not open. */
    static Optional<String> open(Seal seal, int seq, String field, byte[] sealed) {
        return seal.open(place(field, seq), sealed).asOptional().map(bytes -> new String(bytes, UTF_8));
    }

    private static Context place(String field, int seq) {
        return Context.of("entry", field, seq);
    }
}
