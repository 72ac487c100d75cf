package gehoor.casework;

import gehoor.vault.Context;
import gehoor.vault.OwnSecret;
import gehoor.vault.Seal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Receipt codes for a client whose answer got lost on the way, also with the process that was to give it. They lie with the
 * request that is remembered, sealed twice: with what the client alone has, the idempotency key and what it asked; and under
 * the file's own key, so that a key which is easy to guess gives nothing away. They go when the request is forgotten, and
 * with the file's key.
 */
final class CodesAgain {
    private CodesAgain() {}

    /** @return null where there are none */
    static byte @Nullable [] seal(Seal seal, OwnSecret asker, int seq, Map<String, String> codes) {
        if (codes.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(codes.size());
            for (Map.Entry<String, String> code : new TreeMap<>(codes).entrySet()) {
                out.writeUTF(code.getKey());
                out.writeUTF(code.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seal.seal(place(seq), asker.seal(place(seq), bytes.toByteArray()));
    }

    /** Holder to code; empty where there are none, or they do not open. */
    static Map<String, String> open(Texts file, OwnSecret asker, int seq, byte @Nullable [] sealed) {
        Map<String, String> codes = new LinkedHashMap<>();
        if (sealed == null) {
            return codes;
        }
        byte[] bytes = file.seal()
                .flatMap(seal -> seal.open(place(seq), sealed).asOptional())
                .flatMap(inner -> asker.open(place(seq), inner).asOptional())
                .orElse(null);
        if (bytes == null) {
            return codes;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                codes.put(in.readUTF(), in.readUTF());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    private static Context place(int seq) {
        return Context.of("idempotency", "codes", seq);
    }
}
