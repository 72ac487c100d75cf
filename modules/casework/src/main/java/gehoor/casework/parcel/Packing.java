package gehoor.casework.parcel;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.vault.Notary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs: a zip in which nothing is compressed, every file bears the same time, and all stand in the order of their names. So the same
 * content under the same notary's key gives the same bytes, whoever packs it, where and when.
 */
public final class Packing {
    static final String MANIFEST = "gehoor-parcel.txt";
    static final String SIGNATURE = "gehoor-parcel.sig";

    /** Told without a zone; the first day that a zip knows would be written with one besides. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);

    private Packing() {}

    /**
     * The parcel as bytes.
     *
     * @throws gehoor.vault.KeysUnavailable when the notary does not sign
     */
    public static byte[] pack(Parcel parcel, Notary notary) {
        String manifest = Manifest.of(parcel, notary.key()).text();
        return zip(parcel, manifest, signature(notary.sign(manifest.getBytes(UTF_8))));
    }

    static String signature(byte[] signed) {
        return Base64.getEncoder().encodeToString(signed) + "\n";
    }

    static byte[] zip(Parcel parcel, String manifest, String signature) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(MANIFEST, manifest);
        entries.put(SIGNATURE, signature);
        parcel.files().forEach((path, text) -> entries.put(parcel.tenant() + "/" + path, text));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
            for (Map.Entry<String, String> each : entries.entrySet()) {
                byte[] content = each.getValue().getBytes(UTF_8);
                CRC32 crc = new CRC32();
                crc.update(content);
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCompressedSize(content.length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return bytes.toByteArray();
    }
}
