package gehoor.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.access.Asking;
import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.access.Trouble;
import gehoor.access.Wording;
import gehoor.casework.Upload;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads multipart forms in memory. A server's own reader would put files on a disk, in clear, before it is known
 * whether they may be kept. Only so many are read at a time.
 */
@Provider
@Dependent
@Consumes(MediaType.MULTIPART_FORM_DATA)
public class Forms implements MessageBodyReader<Form> {
    private static final int LARGEST = Upload.LARGEST + 6 * 1024 * 1024;
    private static final int MOST_FILES = 20;
    private static final Semaphore ROOM = new Semaphore(4);

    private static final Pattern NAME = Pattern.compile("(?i)(?:^|;)\\s*name=\"([^\"]{1,100})\"");
    private static final Pattern FILE = Pattern.compile("(?i)(?:^|;)\\s*filename=\"([^\"]{0,500})\"");

    @Inject
    Asking asking;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Form.class;
    }

    @Override
    public Form readFrom(
            Class<Form> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream from) {
        String language = asking.language();
        JsonBodies.plain(headers, language);
        String boundary = mediaType.getParameters().getOrDefault("boundary", "");
        if (boundary.isEmpty() || boundary.length() > 70) {
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
            return read(JsonBodies.bytes(headers, from, LARGEST, language), boundary, language, done);
        } catch (RuntimeException failed) {
            done.run();
            throw failed;
        }
    }

    private record Part(String name, @Nullable String file, String mediaType, int start, int end) {}

    static Form read(byte[] body, String boundary, String language, Runnable done) {
        byte[] request = null;
        List<Upload> files = new ArrayList<>();
        for (Part part : parts(body, boundary, language)) {
            int size = part.end() - part.start();
            if (part.name().equals("request") && part.file() == null) {
                if (request != null || size > JsonBodies.LARGEST) {
                    throw request != null
                            ? about(language, "request", "form-request")
                            : new NotServed(ProblemDocument.of(Trouble.TOO_LARGE, language));
                }
                request = Arrays.copyOfRange(body, part.start(), part.end());
                continue;
            }
            String file = part.file();
            if (file == null || file.isBlank() || !Texts.keepable(file) || !Texts.keepable(part.mediaType())) {
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
        if (request == null) {
            throw about(language, "request", "form-request");
        }
        return new Form(new Form.Content(request), files, done);
    }

    private static List<Part> parts(byte[] body, String boundary, String language) {
        byte[] mark = ("--" + boundary).getBytes(ISO_8859_1);
        byte[] between = ("\r\n--" + boundary).getBytes(ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int at = startsWith(body, 0, mark) ? 0 : indexOf(body, between, 0);
        if (at < 0) {
            throw malformed(language);
        }
        at += at == 0 && startsWith(body, 0, mark) ? mark.length : between.length;
        while (!startsWith(body, at, new byte[] {'-', '-'})) {
            if (!startsWith(body, at, new byte[] {'\r', '\n'}) || parts.size() > MOST_FILES + 1) {
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
        String headers;
        try {
            headers = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body, head, headEnd - head))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw malformed(language);
        }
        for (String line : headers.split("\r\n", -1)) {
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
                || !Texts.keepable(name.group(1))
                || mediaType.length() > 200) {
            throw malformed(language);
        }
        Matcher file = FILE.matcher(disposition);
        return new Part(name.group(1), file.find() ? file.group(1) : null, mediaType, start, end);
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
