package gehoor.casework.parcel;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.parcel.Unpacked.Fault;
import gehoor.casework.parcel.Unpacked.Why;
import gehoor.vault.NotaryKey;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens what somebody brought as a parcel. Anything may have been done to it: nothing is written anywhere, nothing is expanded, and what is
 * given is the files that were signed or none. At the end what was read is packed again and must give the same bytes, so that nothing can
 * stand between the files that another program would find there.
 */
public final class Unpacking {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{L}\\p{N}._/ -]");
    private static final int LONGEST_NAME = 120;

    private final byte[] bytes;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private Unpacking(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param known whose signatures this platform knows */
    public static Unpacked unpack(byte[] bytes, Collection<NotaryKey> known) {
        if (bytes.length > Parcel.LARGEST) {
            return new Unpacked.Refused(List.of(new Fault("", Why.TOO_LARGE)));
        }
        Unpacking unpacking = new Unpacking(bytes);
        unpacking.read();
        Unpacked.Whole whole = unpacking.faults.isEmpty() ? unpacking.held(known) : null;
        return whole == null ? new Unpacked.Refused(unpacking.faults) : whole;
    }

    private void read() {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), UTF_8)) {
            for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
                String name = entry.getName();
                if (entries.size() == Parcel.MOST_FILES + 2) {
                    wrong("", Why.TOO_MANY);
                    return;
                }
                if (entry.getMethod() != ZipEntry.STORED) {
                    wrong(name, Why.COMPRESSED);
                    return; // going on would expand it
                }
                byte[] content = content(zip, name);
                if (content == null) {
                    return;
                }
                if (entries.putIfAbsent(name, content) != null) {
                    wrong(name, Why.TWICE);
                }
            }
            if (entries.isEmpty() && faults.isEmpty()) {
                wrong("", Why.NOT_A_ZIP);
            }
        } catch (IOException closing) {
            wrong("", Why.NOT_A_ZIP);
        }
    }

    private @Nullable ZipEntry next(ZipInputStream zip) {
        try {
            return zip.getNextEntry();
        } catch (IOException | IllegalArgumentException notAZip) {
            wrong("", Why.NOT_A_ZIP);
            return null;
        }
    }

    /** Null where it cannot be had; then nothing after it can either. */
    private byte @Nullable [] content(ZipInputStream zip, String name) {
        try {
            return zip.readAllBytes();
        } catch (EOFException cutOff) {
            wrong(name, Why.CUT_OFF);
        } catch (IOException checksum) {
            wrong(name, Why.DAMAGED);
        }
        return null;
    }

    /** What was signed; null where it is not that. */
    private Unpacked.@Nullable Whole held(Collection<NotaryKey> known) {
        String text = text(Packing.MANIFEST);
        String signature = text(Packing.SIGNATURE);
        if (text == null || signature == null) {
            if (faults.isEmpty()) {
                wrong("", Why.UNSIGNED);
            }
            return null;
        }
        Manifest manifest = Manifest.of(text).orElse(null);
        if (manifest == null) {
            wrong(Packing.MANIFEST, Why.MANIFEST);
            return null;
        }
        if (!signed(manifest.notary(), text, signature)) {
            wrong(Packing.SIGNATURE, Why.SIGNATURE);
            return null;
        }
        Map<String, String> files = files(manifest);
        if (!faults.isEmpty()) {
            return null;
        }
        Parcel parcel = new Parcel(manifest.tenant(), files);
        if (!Arrays.equals(Packing.zip(parcel, text, signature), bytes)) {
            wrong("", Why.BESIDES);
            return null;
        }
        return new Unpacked.Whole(parcel, manifest.notary(), known.contains(manifest.notary()));
    }

    private Map<String, String> files(Manifest manifest) {
        Map<String, String> files = new TreeMap<>();
        String folder = manifest.tenant() + "/";
        entries.forEach((name, content) -> {
            if (name.equals(Packing.MANIFEST) || name.equals(Packing.SIGNATURE)) {
                return;
            }
            String path = name.startsWith(folder) ? name.substring(folder.length()) : "";
            Manifest.Listed listed = manifest.files().get(path);
            if (!Parcel.nameable(path)) {
                wrong(name, Why.NAME);
            } else if (listed == null) {
                wrong(name, Why.NOT_LISTED);
            } else if (!listed.equals(Manifest.Listed.of(content))) {
                wrong(name, Why.CHANGED);
            } else {
                String text = text(name);
                if (text != null) {
                    files.put(path, text);
                }
            }
        });
        manifest.files().keySet().stream()
                .filter(path -> !entries.containsKey(folder + path))
                .forEach(path -> wrong(folder + path, Why.MISSING));
        return files;
    }

    private static boolean signed(NotaryKey notary, String manifest, String signature) {
        try {
            return notary.signed(manifest.getBytes(UTF_8), Base64.getDecoder().decode(signature.stripTrailing()));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** Null where it is not there, or is no text. */
    private @Nullable String text(String name) {
        byte[] content = entries.get(name);
        if (content == null) {
            return null;
        }
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notText) {
            wrong(name, Why.NOT_TEXT);
            return null;
        }
    }

    private void wrong(String name, Why why) {
        String plain = UNPRINTABLE.matcher(name).replaceAll("?");
        faults.add(new Fault(plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) + "…" : plain, why));
    }
}
