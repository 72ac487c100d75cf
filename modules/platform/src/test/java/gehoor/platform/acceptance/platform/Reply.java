package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came back.
 *
 * @param end how it ended; only what was answered has a status
 * @param headers by name, whichever way it is written
 * @param took from the first byte sent to the last one read
 */
record Reply(End end, int status, Map<String, List<String>> headers, byte[] body, Duration took) {
    enum End {
        ANSWERED,
        /** Closed without an answer, or within one. */
        HUNG_UP,
        /** Not answered in time: the connection was closed from here. */
        HUNG
    }

    String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    boolean has(String name) {
        return headers.containsKey(name);
    }

    String text() {
        return new String(body, UTF_8);
    }

    @Override
    public String toString() {
        String text = text();
        return end + " " + status + " " + headers + " " + (text.length() > 300 ? text.substring(0, 300) + "…" : text);
    }
}
