package gehoor.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The clear part of an entry as it lies in {@code gehoor.entry.packed}: the number of a dictionary (1 byte), then the text as
 * DEFLATE (RFC 1951) with that dictionary before it, which holds the words that entries are made of. The hash of an entry is
 * over the text, so that packing is no part of what is proved.
 *
 * <p>A dictionary is never changed, or what was packed with it cannot be read; another one is another number.
 */
public final class Packed {
    private static final byte FIRST = 1;
    private static final byte[] WORDS = words("packed-1.txt");
    /** No entry is so long: whoever changed the bytes cannot have the reader's memory filled. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private Packed() {}

    static byte[] pack(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setDictionary(WORDS);
            deflater.setInput(text.getBytes(UTF_8));
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(256);
            packed.write(FIRST);
            byte[] piece = new byte[512];
            while (!deflater.finished()) {
                packed.write(piece, 0, deflater.deflate(piece));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** The text; empty where that is not what was packed: no hash is over an empty text, and no entry is one. */
    public static String unpack(byte[] packed) {
        if (packed.length < 2 || packed[0] != FIRST) {
            return "";
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(WORDS);
            inflater.setInput(packed, 1, packed.length - 1);
            ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
            byte[] piece = new byte[1024];
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if ((length == 0 && !inflater.finished()) || text.size() > LONGEST) {
                    return "";
                }
                text.write(piece, 0, length);
            }
            // What follows the end would be bytes that nobody looks at.
            return inflater.getRemaining() == 0 ? text.toString(UTF_8) : "";
        } catch (DataFormatException e) {
            return "";
        } finally {
            inflater.end();
        }
    }

    /** Of a row, which has one of the two. */
    static String text(@Nullable String clear, byte @Nullable [] packed) {
        if (clear != null) {
            return clear;
        }
        return packed == null ? "" : unpack(packed);
    }

    /** Lines are for who reads it; the dictionary is without their ends. */
    private static byte[] words(String name) {
        try (InputStream in = Packed.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(in.readAllBytes(), UTF_8).replaceAll("\\R", "").getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
