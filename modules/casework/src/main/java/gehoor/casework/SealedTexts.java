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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The sealed part of an entry: each text by its own, for its place; only names of fields are readable, and about how long a
 * text is. It is packed by itself before it is sealed (DEFLATE, RFC 1951) and filled up, so that its length tells less than
 * that of the text would. Entries of before have texts that were not packed; a text opens only as what it was sealed as.
 */
final class SealedTexts {
    /** In the count of texts: they are packed. */
    private static final int PACKED = 0x8000;
    /** What is sealed is as long as a multiple of this. */
    private static final int STEP = 32;

    private SealedTexts() {}

    /** One text, sealed. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Part(byte[] sealed, boolean packed) {}

    static byte @Nullable [] seal(Seal seal, int seq, Map<String, String> texts) {
        if (texts.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(PACKED | texts.size());
            for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
                byte[] sealed = seal.seal(
                        place(text.getKey(), seq, true), pack(text.getValue().getBytes(UTF_8)));
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
    static Map<String, Part> parts(byte @Nullable [] sealed) {
        Map<String, Part> parts = new LinkedHashMap<>();
        if (sealed == null) {
            return parts;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(sealed))) {
            int count = in.readUnsignedShort();
            boolean packed = (count & PACKED) != 0;
            for (int i = 0; i < (count & ~PACKED); i++) {
                String field = in.readUTF();
                parts.put(field, new Part(in.readNBytes(in.readInt()), packed));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** Empty where it does not open. */
    static Optional<String> open(Seal seal, int seq, String field, Part part) {
        Optional<byte[]> opened =
                seal.open(place(field, seq, part.packed()), part.sealed()).asOptional();
        return (part.packed() ? opened.flatMap(SealedTexts::unpack) : opened).map(bytes -> new String(bytes, UTF_8));
    }

    private static Context place(String field, int seq, boolean packed) {
        return Context.of(packed ? "entry-packed" : "entry", field, seq);
    }

    /** Nothing is before it and nothing of another text is in it: what it is like tells of nothing else. */
    private static byte[] pack(byte[] text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(text);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length + STEP);
            byte[] piece = new byte[1024];
            while (!deflater.finished()) {
                packed.write(piece, 0, deflater.deflate(piece));
            }
            return Arrays.copyOf(packed.toByteArray(), (packed.size() + STEP - 1) / STEP * STEP);
        } finally {
            deflater.end();
        }
    }

    private static Optional<byte[]> unpack(byte[] packed) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream text = new ByteArrayOutputStream(packed.length * 3);
            byte[] piece = new byte[1024];
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if (length == 0 && !inflater.finished()) {
                    return Optional.empty();
                }
                text.write(piece, 0, length);
            }
            return Optional.of(text.toByteArray());
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
