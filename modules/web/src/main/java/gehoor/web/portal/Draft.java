package gehoor.web.portal;

import gehoor.web.form.Written;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A report that is being written: what was filled in so far, and the key by which it is sent only once, however often the
 * last page is sent.
 *
 * @param seen whether everything was looked over once, so that a change leads back to that page
 */
record Draft(String key, Written written, boolean seen) {
    private static final int MOST = 1_000;
    private static final int FORM = 1;

    static Draft fresh() {
        return new Draft(UUID.randomUUID().toString(), Written.NOTHING, false);
    }

    Draft with(Written more) {
        return new Draft(key, more, seen);
    }

    Draft looked() {
        return new Draft(key, written, true);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            text(out, key);
            out.writeBoolean(seen);
            out.writeInt(written.values().size());
            for (Map.Entry<String, List<String>> each : written.values().entrySet()) {
                text(out, each.getKey());
                out.writeInt(each.getValue().size());
                for (String value : each.getValue()) {
                    text(out, value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Empty where the bytes are none that {@link #bytes} makes. */
    static Optional<Draft> of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORM) {
                return Optional.empty();
            }
            String key = text(in);
            boolean seen = in.readBoolean();
            Map<String, List<String>> values = new LinkedHashMap<>();
            int count = count(in);
            for (int i = 0; i < count; i++) {
                String name = text(in);
                List<String> all = new ArrayList<>();
                int several = count(in);
                for (int j = 0; j < several; j++) {
                    all.add(text(in));
                }
                values.put(name, List.copyOf(all));
            }
            return Optional.of(new Draft(key, new Written(values), seen));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("no count");
        }
        return count;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("no text");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
