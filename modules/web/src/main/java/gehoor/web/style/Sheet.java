package gehoor.web.style;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A text that many ask for and that is seldom another one: made, hashed and compressed once. */
final class Sheet {
    private static final int DIGITS = 16;

    private final String text;
    private final String hash;
    private final byte[] plain;
    private final byte[] gzipped;

    private Sheet(String text) {
        this.text = text;
        this.plain = text.getBytes(UTF_8);
        this.gzipped = gzipped(plain);
        this.hash = hash(plain);
    }

    static Sheet of(String text) {
        return new Sheet(text);
    }

    String text() {
        return text;
    }

    /** The first digits of the SHA-256 of the text. */
    String hash() {
        return hash;
    }

    byte[] bytes(boolean compressed) {
        return (compressed ? gzipped : plain).clone();
    }

    private static byte[] gzipped(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] plain) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(plain))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
