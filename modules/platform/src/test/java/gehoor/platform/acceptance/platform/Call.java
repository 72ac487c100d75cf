package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Gehoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes over the wire, byte for byte as the test wants it: nothing is added, corrected or refused on the
 * way, as a decent client would.
 *
 * @param path as it stands in the request line
 * @param headers each a name and a value; a name may come twice
 * @param body null where nothing is sent
 */
record Call(String method, String path, List<Map.Entry<String, String>> headers, byte @Nullable [] body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MS = 60_000;
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private record Token(String text, Instant since) {}

    static Call get(String path) {
        return new Call("GET", path, List.of(), null);
    }

    static Call of(String method, String path) {
        return new Call(method, path, List.of(), null);
    }

    static Call post(String path, Object json) {
        return of("POST", path).json(json);
    }

    Call with(String header, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new Call(method, path, more, body);
    }

    /** As a member of staff, or who runs the platform, with a real token. */
    Call as(String username, String organization) {
        return with("Authorization", "Bearer " + token(username, organization));
    }

    Call receipt(String code) {
        return with("Gehoor-Receipt", code);
    }

    Call json(Object value) {
        try {
            return sending(value instanceof String text ? text : JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param text as JSON, whatever it is */
    Call sending(String text) {
        return with("Content-Type", "application/json").bytes(text.getBytes(UTF_8));
    }

    Call bytes(byte[] content) {
        return new Call(method, path, headers, content);
    }

    static String token(String username, String organization) {
        return TOKENS.compute(username + "@" + organization, (who, known) -> {
                    // They live five minutes.
                    boolean good = known != null
                            && Instant.now().isBefore(known.since().plusSeconds(200));
                    return good ? known : new Token(Gehoor.platform().token(username, organization), Instant.now());
                })
                .text();
    }

    Answered sent() {
        URI address = Gehoor.platform().address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
            if (missing("Host")) {
                head.append("Host: ").append(address.getAuthority()).append("\r\n");
            }
            if (missing("Accept-Language")) {
                head.append("Accept-Language: en\r\n");
            }
            if (body != null && missing("Content-Length") && missing("Transfer-Encoding")) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            headers.forEach(each -> head.append(each.getKey())
                    .append(": ")
                    .append(each.getValue())
                    .append("\r\n"));
            head.append("Connection: close\r\n\r\n");
            try {
                socket.getOutputStream().write(head.toString().getBytes(UTF_8));
                if (body != null) {
                    socket.getOutputStream().write(body);
                }
                socket.getOutputStream().flush();
            } catch (IOException refusedBeforeTheEnd) {
                // Whoever refuses what is too large need not read all of it; what they said is read below.
            }
            return answered(read(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(toString(), e);
        }
    }

    private boolean missing(String header) {
        return headers.stream().noneMatch(each -> each.getKey().equalsIgnoreCase(header));
    }

    private static byte[] read(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(some);
                    n >= 0;
                    n = socket.getInputStream().read(some)) {
                all.write(some, 0, n);
            }
        } catch (SocketTimeoutException hung) {
            throw hung;
        } catch (IOException reset) {
            // Closed with something of ours unread: what was said before counts.
        }
        return all.toByteArray();
    }

    private Answered answered(byte[] bytes) {
        String raw = new String(bytes, ISO_8859_1);
        int end = raw.indexOf("\r\n\r\n");
        if (end < 0) {
            // Hung up without a word.
            return new Answered(toString(), 0, MissingNode.getInstance(), bytes, raw, Map.of());
        }
        String[] lines = raw.substring(0, end).split("\r\n", -1);
        Map<String, List<String>> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            found.computeIfAbsent(lines[i].substring(0, colon), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        boolean chunked = found.getOrDefault("Transfer-Encoding", List.of()).contains("chunked");
        byte[] content = raw.substring(end + 4).getBytes(ISO_8859_1);
        if (chunked) {
            content = joined(content);
        }
        String text = new String(content, UTF_8);
        return new Answered(
                toString(), Integer.parseInt(lines[0].split(" ", 3)[1]), parsed(text), content, text, found);
    }

    private static byte[] joined(byte[] chunks) {
        String raw = new String(chunks, ISO_8859_1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (at < raw.length()) {
            int line = raw.indexOf("\r\n", at);
            int length = line < 0
                    ? 0
                    : Integer.parseInt(raw.substring(at, line).split(";", 2)[0].strip(), 16);
            if (length == 0) {
                break;
            }
            all.write(chunks, line + 2, length);
            at = line + 2 + length + 2;
        }
        return all.toByteArray();
    }

    private static JsonNode parsed(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Without what a header holds: a failure is read by people. */
    @Override
    public String toString() {
        String sent = body == null ? "" : " " + new String(body, 0, Math.min(body.length, 120), UTF_8);
        return method + " " + (path.length() > 200 ? path.substring(0, 200) + "…" : path)
                + headers.stream()
                        .map(each -> each.getKey() + ": "
                                + each.getValue()
                                        .substring(
                                                0, Math.min(20, each.getValue().length())))
                        .toList()
                + sent;
    }
}
