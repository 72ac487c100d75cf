package gehoor.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Identities as bytes, before sealing: the format version, how many, and each one's fields in order;
 * a text is its length in bytes and then its UTF-8. Filled up with zeros to a multiple of {@value
 * #BLOCK}, so that what is sealed does not tell by its length who has a long name.
 */
final class IdentityFormat {
    static final int BLOCK = 256;
    private static final int VERSION = 1;

    private IdentityFormat() {}

    static byte[] write(List<Identity> identities) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BLOCK);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(identities.size());
            for (Identity identity : identities) {
                text(out, identity.name());
                text(out, identity.mail());
                text(out, identity.phone());
                out.writeInt(identity.postal().size());
                for (String line : identity.postal()) {
                    text(out, line);
                }
                text(out, identity.preferredWay());
                text(out, identity.language());
                out.writeInt(identity.extra().size());
                for (Map.Entry<String, String> field : identity.extra().entrySet()) {
                    text(out, field.getKey());
                    text(out, field.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen in memory
        }
        byte[] written = bytes.toByteArray();
        return Arrays.copyOf(written, (written.length + BLOCK - 1) / BLOCK * BLOCK);
    }

    /** Reads what {@link #write} wrote; the bytes were authenticated, so anything else is our mistake. */
    static List<Identity> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalStateException(
                        "an identity in format " + version + ", and this program reads " + VERSION);
            }
            int count = in.readInt();
            List<Identity> identities = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                identities.add(new Identity(text(in), text(in), text(in), texts(in), text(in), text(in), fields(in)));
            }
            return identities;
        } catch (IOException e) {
            throw new IllegalStateException("an identity that is authentic but not whole", e);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static Map<String, String> fields(DataInputStream in) throws IOException {
        int count = in.readInt();
        Map<String, String> fields = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String name = text(in);
            fields.put(name, text(in));
        }
        return fields;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] utf8 = in.readNBytes(length);
        if (utf8.length != length) {
            throw new IOException("cut short");
        }
        return new String(utf8, UTF_8);
    }
}
