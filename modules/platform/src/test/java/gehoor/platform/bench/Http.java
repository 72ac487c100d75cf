package gehoor.platform.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** Sends JSON over connections that are kept: the JDK's older client takes the least of the cores that are measured. */
final class Http {
    private Http() {}

    /** @throws IOException also where the answer is no success: a figure of refusals would be no figure */
    static String post(URI address, String body, Map<String, String> headers) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Accept", "application/json");
        headers.forEach(connection::setRequestProperty);
        byte[] bytes = body.getBytes(UTF_8);
        connection.setFixedLengthStreamingMode(bytes.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(bytes);
        }
        int status = connection.getResponseCode();
        if (status / 100 != 2) {
            try (InputStream error = connection.getErrorStream()) {
                throw new IOException("%s answers %d: %s"
                        .formatted(address, status, error == null ? "" : new String(error.readAllBytes(), UTF_8)));
            }
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
