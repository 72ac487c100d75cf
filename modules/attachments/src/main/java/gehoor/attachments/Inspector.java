package gehoor.attachments;

import gehoor.casework.port.Inspection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its bytes what an attachment is, and cleans it. One is cleaned at a time, whoever sends how many: a picture takes
 * many times its size in memory while it is drawn anew.
 */
public final class Inspector implements Inspection {
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    private static final Set<String> OFFICE_PROGRAMS = Set.of("vbaProject.bin", "Basic/", "Scripts/");

    private final TikaConfig tika;
    private final Semaphore one = new Semaphore(1, true);

    public Inspector() {
        try {
            tika = new TikaConfig(Inspector.class.getClassLoader());
        } catch (TikaException | IOException e) {
            throw new IllegalStateException("the list of media types cannot be read", e);
        }
    }

    @Override
    public Seen look(String name, byte[] content) {
        Optional<Kind> known = kind(name, content);
        if (known.isEmpty()) {
            return new Refused(Why.KIND);
        }
        Kind kind = known.get();
        one.acquireUninterruptibly();
        try {
            return switch (kind.way) {
                case PICTURE -> Pictures.cleaned(kind, content);
                case DOCUMENT -> Documents.cleaned(content);
                case TEXT -> text(content);
                case AS_IT_IS -> asItIs(kind, content);
            };
        } finally {
            one.release();
        }
    }

    private Optional<Kind> kind(String name, byte[] content) {
        String sniffed = sniffed(name, content);
        // A name can make a package look like a document: what it holds decides
        if (sniffed.equals("application/zip")
                || sniffed.startsWith("application/x-tika-ooxml")
                || Kind.of(sniffed).filter(Inspector::packed).isPresent()) {
            return office(content);
        }
        if (sniffed.startsWith("audio/") && sniffed.contains("wav")) {
            return Optional.of(Kind.WAV);
        }
        if (sniffed.equals("video/quicktime") || sniffed.equals("application/mp4") || sniffed.equals("video/x-m4v")) {
            return Kind.of(sniffed).or(() -> Optional.of(Kind.MP4));
        }
        return Kind.of(sniffed);
    }

    private String sniffed(String name, byte[] content) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (TikaInputStream in = TikaInputStream.get(content)) {
            return tika.getDetector().detect(in, metadata).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be read", e);
        }
    }

    // ---------------------------------------------------------------- what is kept as it is

    /** Which office document a package is: by what it holds; none where it holds programs. */
    private static Optional<Kind> office(byte[] content) {
        Kind kind = null;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (OFFICE_PROGRAMS.stream().anyMatch(program -> name.endsWith(program) || name.startsWith(program))) {
                    return Optional.empty();
                }
                if (name.equals("mimetype")) {
                    kind = Kind.of(new String(zip.readNBytes(200), StandardCharsets.US_ASCII).strip())
                            .orElse(null);
                } else if (name.equals("word/document.xml")) {
                    kind = Kind.WORD;
                } else if (name.equals("xl/workbook.xml")) {
                    kind = Kind.SHEET;
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.empty();
        }
        return Optional.ofNullable(kind);
    }

    private static boolean packed(Kind kind) {
        return kind == Kind.WORD || kind == Kind.SHEET || kind == Kind.OPEN_TEXT || kind == Kind.OPEN_SHEET;
    }

    private static Seen asItIs(Kind kind, byte[] content) {
        return packed(kind) && unpacksBeyondMeasure(content)
                ? new Refused(Why.TOO_LARGE)
                : new Telling(kind.mediaType, kind.extension);
    }

    /** Who opens it would unpack it: a small package can hold a very large nothing. */
    private static boolean unpacksBeyondMeasure(byte[] content) {
        byte[] some = new byte[64 * 1024];
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            while (zip.getNextEntry() != null) {
                for (int read = zip.read(some); read >= 0; read = zip.read(some)) {
                    total += read;
                    if (total > MOST_UNPACKED) {
                        return true;
                    }
                }
            }
        } catch (IOException broken) {
            return false;
        }
        return false;
    }

    // ---------------------------------------------------------------- texts

    /** A text tells nothing besides, once it is certain that it is one; it is kept in one encoding. */
    private static Seen text(byte[] content) {
        CharBuffer text = decoded(content);
        if (text == null || text.toString().isBlank() || text.chars().anyMatch(Inspector::strange)) {
            return new Refused(Why.BROKEN);
        }
        return new Clean(
                Kind.TEXT.mediaType, Kind.TEXT.extension, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean strange(int character) {
        return character < ' ' && character != '\n' && character != '\r' && character != '\t' && character != '\f';
    }

    private static @Nullable CharBuffer decoded(byte[] content) {
        boolean wide = content.length > 1
                && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                        || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
        List<Charset> candidates = wide
                ? List.of(StandardCharsets.UTF_16)
                : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));
        for (Charset charset : candidates) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(content));
            } catch (CharacterCodingException another) {
                // tried as the next
            }
        }
        return null;
    }
}
