package gehoor.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.Upload;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was sent, urlencoded or in parts: what was filled in, and files. Read in memory: a server's own reader would
 * put files on a disk, in clear, before it is known whether they may be kept. It takes room until it is closed, and only so
 * many with parts are read at a time.
 *
 * @param values by name, in the order in which they came, as they came
 */
public record SentForm(Map<String, List<String>> values, List<Upload> files, Runnable done) implements AutoCloseable {
    /** Without files: what was written so far, sealed, travels with each page. */
    public static final int LARGEST = 1024 * 1024;

    private static final int LARGEST_WITH_FILES = Upload.LARGEST + 6 * 1024 * 1024;
    private static final int MOST_FILES = 20;
    private static final int MOST_VALUES = 500;
    private static final Semaphore ROOM = new Semaphore(4);

    private static final Pattern NAME = Pattern.compile("(?i)(?:^|;)\\s*name=\"([^\"]{1,100})\"");
    private static final Pattern FILE = Pattern.compile("(?i)(?:^|;)\\s*filename=\"([^\"]{0,500})\"");

    /** What was filled in under that name; empty where nothing was. */
    public String value(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    /** The same as people typed it: browsers send each end of a line as two characters. */
    public SentForm asTyped() {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        values.forEach((name, all) -> typed.put(
                name,
                all.stream()
                        .map(value -> value.indexOf('\r') < 0
                                ? value
                                : value.replace("\r\n", "\n").replace('\r', '\n'))
                        .toList()));
        return new SentForm(typed, files, done);
    }

    @Override
    public void close() {
        done.run();
    }

    @Override
    public String toString() {
        return "SentForm[" + values.size() + " values, " + files.size() + " files]";
    }

    /**
     * Reads it.
     *
     * @throws NotServed where it is no form, too large, or too many are being read
     */
    public static SentForm read(
            MediaType type, MultivaluedMap<String, String> headers, InputStream from, String language) {
        plain(headers, language);
        if (is(type, MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return new SentForm(values(bytes(headers, from, LARGEST, language), language), List.of(), () -> {});
        }
        String boundary = type.getParameters().getOrDefault("boundary", "");
        if (!is(type, MediaType.MULTIPART_FORM_DATA_TYPE) || boundary.isEmpty() || boundary.length() > 70) {
            throw malformed(language);
        }
        if (!ROOM.tryAcquire()) {
            throw new NotServed(ProblemDocument.of(Trouble.UNAVAILABLE, language, Wording.of(language, "too-busy")));
        }
        AtomicBoolean open = new AtomicBoolean(true);
        Runnable done = () -> {
            if (open.getAndSet(false)) {
                ROOM.release();
            }
        };
        try {
            return parts(bytes(headers, from, LARGEST_WITH_FILES, language), boundary, language, done);
        } catch (RuntimeException failed) {
            done.run();
            throw failed;
        }
    }

    /** Said, and not only not ruled out: a body of no kind in particular is no form. */
    private static boolean is(MediaType type, MediaType wanted) {
        return !type.isWildcardType() && !type.isWildcardSubtype() && wanted.isCompatible(type);
    }

    /** What is packed is not unpacked here: a little of it can be very much. */
    public static void plain(MultivaluedMap<String, String> headers, String language) {
        String encoding = headers.getFirst("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new NotServed(ProblemDocument.of(Trouble.MEDIA_TYPE, language));
        }
    }

    /**
     * All of it, if it is not too much; and no further than its length says. Behind a body that comes with a wish for another
     * protocol the server would go on waiting.
     */
    public static byte[] bytes(MultivaluedMap<String, String> headers, InputStream from, int largest, String language) {
        String said = headers.getFirst("Content-Length");
        boolean known = said != null && said.matches("[0-9]{1,9}");
        int most = known && said != null ? Math.min(Integer.parseInt(said), largest + 1) : largest + 1;
        byte[] bytes;
        try {
            bytes = from.readNBytes(most);
        } catch (IOException brokenOff) {
            throw new NotServed(ProblemDocument.of(Trouble.MALFORMED, language));
        }
        if (bytes.length > largest) {
            throw new NotServed(ProblemDocument.of(Trouble.TOO_LARGE, language));
        }
        return bytes;
    }

    /** Without control characters and halves of characters. */
    public static boolean keepable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || Character.isISOControl(c)) {
                return false;
            }
        }
        return true;
    }

    // ---------------------------------------------------------------- urlencoded

    static Map<String, List<String>> values(byte[] body, String language) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String text = text(body, 0, body.length, language);
        if (text.isEmpty()) {
            return values;
        }
        int count = 0;
        for (String pair : text.split("&", -1)) {
            if (++count > MOST_VALUES) {
                throw malformed(language);
            }
            int is = pair.indexOf('=');
            put(
                    values,
                    decoded(is < 0 ? pair : pair.substring(0, is), language),
                    is < 0 ? "" : decoded(pair.substring(is + 1), language),
                    language);
        }
        return values;
    }

    private static String decoded(String text, String language) {
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        try {
            String decoded = URLDecoder.decode(text, UTF_8);
            // what was no text becomes the sign for it
            if (decoded.indexOf('\ufffd') >= 0
                    && !text.toUpperCase(java.util.Locale.ROOT).contains("%EF%BF%BD")) {
                throw malformed(language);
            }
            return decoded;
        } catch (IllegalArgumentException notEncoded) {
            throw malformed(language);
        }
    }

    private static void put(Map<String, List<String>> values, String name, String value, String language) {
        if (name.length() > 100 || !keepable(name)) {
            throw malformed(language);
        }
        values.computeIfAbsent(name, fresh -> new ArrayList<>()).add(value);
    }

    // ---------------------------------------------------------------- in parts

    private record Part(String name, @Nullable String file, String mediaType, int start, int end) {}

    /** What a body in parts holds; for who has the bytes already. */
    public static SentForm parts(byte[] body, String boundary, String language, Runnable done) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<Upload> files = new ArrayList<>();
        for (Part part : split(body, boundary, language)) {
            int size = part.end() - part.start();
            String file = part.file();
            if (file == null) {
                if (size > LARGEST) {
                    throw new NotServed(ProblemDocument.of(Trouble.TOO_LARGE, language));
                }
                put(values, part.name(), text(body, part.start(), size, language), language);
                continue;
            }
            if (file.isEmpty() && size == 0) {
                continue; // a browser's way to say that no file was chosen
            }
            if (file.isBlank() || !keepable(file) || !keepable(part.mediaType())) {
                throw about(language, part.name(), "form-file-name");
            }
            if (size > Upload.LARGEST) {
                throw new NotServed(ProblemDocument.about(
                        Trouble.TOO_LARGE, language, part.name(), Wording.of(language, "file-large", Upload.LARGEST)));
            }
            if (files.size() >= MOST_FILES) {
                throw new NotServed(ProblemDocument.about(
                        Trouble.MALFORMED, language, part.name(), Wording.of(language, "form-many", MOST_FILES)));
            }
            files.add(new Upload(
                    part.name(),
                    file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1),
                    part.mediaType(),
                    Arrays.copyOfRange(body, part.start(), part.end())));
        }
        return new SentForm(values, files, done);
    }

    private static List<Part> split(byte[] body, String boundary, String language) {
        byte[] mark = ("--" + boundary).getBytes(ISO_8859_1);
        byte[] between = ("\r\n--" + boundary).getBytes(ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int at = startsWith(body, 0, mark) ? 0 : indexOf(body, between, 0);
        if (at < 0) {
            throw malformed(language);
        }
        at += at == 0 && startsWith(body, 0, mark) ? mark.length : between.length;
        while (!startsWith(body, at, new byte[] {'-', '-'})) {
            if (!startsWith(body, at, new byte[] {'\r', '\n'}) || parts.size() > MOST_VALUES) {
                throw malformed(language);
            }
            int head = at + 2;
            int blank = indexOf(body, new byte[] {'\r', '\n', '\r', '\n'}, at);
            int end = blank < 0 ? -1 : indexOf(body, between, blank + 2);
            if (blank < 0 || end < 0 || blank - head > 4_000) {
                throw malformed(language);
            }
            int start = blank + 4;
            if (end < start) {
                throw malformed(language);
            }
            parts.add(part(body, head, Math.max(head, blank), start, end, language));
            at = end + between.length;
        }
        return parts;
    }

    private static Part part(byte[] body, int head, int headEnd, int start, int end, String language) {
        String disposition = "";
        String mediaType = "application/octet-stream";
        for (String line : text(body, head, headEnd - head, language).split("\r\n", -1)) {
            String[] header = line.split(":", 2);
            if (header.length == 2 && header[0].strip().equalsIgnoreCase("content-disposition")) {
                disposition = header[1].strip();
            } else if (header.length == 2 && header[0].strip().equalsIgnoreCase("content-type")) {
                mediaType = header[1].strip();
            }
        }
        Matcher name = NAME.matcher(disposition);
        if (!disposition.regionMatches(true, 0, "form-data", 0, 9)
                || !name.find()
                || !keepable(name.group(1))
                || mediaType.length() > 200) {
            throw malformed(language);
        }
        Matcher file = FILE.matcher(disposition);
        return new Part(name.group(1), file.find() ? file.group(1) : null, mediaType, start, end);
    }

    private static String text(byte[] body, int from, int length, String language) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body, from, length))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw malformed(language);
        }
    }

    private static boolean startsWith(byte[] body, int at, byte[] with) {
        return at >= 0
                && at + with.length <= body.length
                && Arrays.equals(body, at, at + with.length, with, 0, with.length);
    }

    private static int indexOf(byte[] body, byte[] what, int from) {
        for (int i = Math.max(0, from); i <= body.length - what.length; i++) {
            if (body[i] == what[0] && startsWith(body, i, what)) {
                return i;
            }
        }
        return -1;
    }

    private static NotServed malformed(String language) {
        return new NotServed(ProblemDocument.of(Trouble.MALFORMED, language, Wording.of(language, "form-malformed")));
    }

    private static NotServed about(String language, String field, String words) {
        return new NotServed(ProblemDocument.about(Trouble.MALFORMED, language, field, Wording.of(language, words)));
    }
}
