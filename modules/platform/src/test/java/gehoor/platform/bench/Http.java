package gehoor.platform.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** Speaks HTTP over connections that are kept: the JDK's older client takes the least of the cores that are measured. */
final class Http {
    private Http() {}

    /** @throws IOException also where the answer is no success: a figure of refusals would be no figure */
    static String post(URI address, String body, Map<String, String> headers) throws IOException {
        HttpURLConnection connection = connection(address, headers);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Accept", "application/json");
        return sent(connection, body);
    }

    /** A form of a page, encoded; what comes is the next page. */
    static String form(URI address, String encoded) throws IOException {
        HttpURLConnection connection = connection(address, Map.of());
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        return sent(connection, encoded);
    }

    static String get(URI address, Map<String, String> headers) throws IOException {
        return answer(connection(address, headers));
    }

    private static HttpURLConnection connection(URI address, Map<String, String> headers) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    private static String sent(HttpURLConnection connection, String body) throws IOException {
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        byte[] bytes = body.getBytes(UTF_8);
        connection.setFixedLengthStreamingMode(bytes.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(bytes);
        }
        return answer(connection);
    }

    private static String answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status / 100 != 2) {
            try (InputStream error = connection.getErrorStream()) {
                throw new IOException("%s answers %d: %s"
                        .formatted(
                                connection.getURL(),
                                status,
                                error == null ? "" : new String(error.readAllBytes(), UTF_8)));
            }
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
