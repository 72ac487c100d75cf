package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One malformed request.
 *
 * @param seed and number: together they make it again
 * @param operation the route it is aimed at; whether it still hits it, its malice tells
 * @param line the first line, without its end
 * @param headers all that are sent, each a name and a value
 * @param body null where nothing is sent
 * @param unfinished whether more is announced than is sent
 * @param canary what stands in its values, and in no answer
 * @param admitted whether whoever it is from may do this, so that it is what is sent that is refused
 */
record Attempt(
        long seed,
        long number,
        Malice malice,
        Operation operation,
        String line,
        List<Map.Entry<String, String>> headers,
        byte @Nullable [] body,
        boolean unfinished,
        String canary,
        boolean admitted) {

    String method() {
        return line.substring(0, Math.max(0, line.indexOf(' ')));
    }

    /** As it stands in the first line; empty where none can be made out. */
    String target() {
        int from = line.indexOf(' ') + 1;
        int to = line.lastIndexOf(' ');
        return from > 0 && to > from ? line.substring(from, to) : "";
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder(line).append("\r\n");
        headers.forEach(each ->
                head.append(each.getKey()).append(": ").append(each.getValue()).append("\r\n"));
        bytes.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
        if (body != null) {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    /** A line for a shell that sends the same again, byte for byte. */
    String again(String host, int port) {
        boolean decent = !malice.unreadable()
                && line.endsWith(" HTTP/1.1")
                && headers.stream().allMatch(each -> plain(each.getKey()) && plain(each.getValue()));
        if (!decent) {
            return "exec 3<>/dev/tcp/" + host + "/" + port + "; base64 -d <<<"
                    + Base64.getEncoder().encodeToString(bytes()) + " >&3; timeout 6 cat <&3";
        }
        StringBuilder curl = new StringBuilder("curl -is --path-as-is -X ").append(quoted(method()));
        headers.stream()
                .filter(each -> !List.of("Host", "Content-Length").contains(each.getKey()))
                .forEach(each -> curl.append(" -H ")
                        .append(quoted(
                                each.getValue().isEmpty()
                                        ? each.getKey() + ";"
                                        : each.getKey() + ": " + each.getValue())));
        curl.append(' ').append(quoted("http://" + host + ":" + port + target()));
        return body == null
                ? curl.toString()
                : "base64 -d <<<" + Base64.getEncoder().encodeToString(body) + " | " + curl + " --data-binary @-";
    }

    private static boolean plain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** For who reads a failure: what it is, not all of it. */
    @Override
    public String toString() {
        String sent = body == null ? "" : " ⏎ " + new String(body, 0, Math.min(body.length, 200), ISO_8859_1);
        return "#" + number + " of seed " + seed + ", " + malice + " at " + operation.route() + ": "
                + shortened(line) + " "
                + headers.stream()
                        .filter(each -> !each.getKey().equals("Authorization"))
                        .map(each -> shortened(each.getKey() + ": " + each.getValue()))
                        .toList()
                + sent;
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "… (" + text.length() + ")" : text;
    }
}
