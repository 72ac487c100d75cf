package gehoor.platform.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import gehoor.platform.launch.RunningPlatform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The interface of the product as it goes over the wire: every route, header and shape of a body that the tests know
 * is known here and nowhere else.
 */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningPlatform platform;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** @param until when to get another one */
    private record Token(String text, Instant until) {
        static Token of(String text) {
            try {
                JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(text.split("\\.")[1]));
                return new Token(text, Instant.ofEpochSecond(claims.path("exp").asLong() - 30));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Something to send along. */
    record Upload(String field, String name, String mediaType, byte[] content) {}

    Wire(RunningPlatform platform) {
        this.platform = platform;
    }

    // ---- what the public sees

    Answered procedures(Door door) {
        return get(door, "/procedures");
    }

    Answered form(Door door, String procedure) {
        return get(door, "/procedures/" + part(procedure));
    }

    Answered report(Door door, String procedure, Map<String, Object> said, List<Upload> uploads, String key) {
        Map<String, Object> body = new LinkedHashMap<>(said);
        body.put("procedure", procedure);
        return post(door, "/reports", body, uploads, Map.of("Idempotency-Key", key));
    }

    // ---- one file

    Answered file(Door door, @Nullable UUID file) {
        return get(door, at(door, file, ""));
    }

    Answered offers(Door door, @Nullable UUID file) {
        return get(door, at(door, file, "/offers"));
    }

    Answered act(
            Door door,
            @Nullable UUID file,
            String action,
            Map<String, Object> said,
            List<Upload> uploads,
            String version,
            String key) {
        return post(
                door,
                at(door, file, "/actions/" + part(action)),
                said,
                uploads,
                Map.of("If-Match", version, "Idempotency-Key", key));
    }

    /** Something else that is sent to a file. */
    Answered sends(Door door, @Nullable UUID file, String what, Map<String, Object> said) {
        return post(door, at(door, file, "/" + what), said, List.of(), Map.of());
    }

    Answered part(Door door, @Nullable UUID file, String what) {
        return get(door, at(door, file, what.isEmpty() ? "" : "/" + what));
    }

    Answered contact(Door door, @Nullable UUID file, String holder) {
        return get(door, at(door, file, "/contacts/" + part(holder)));
    }

    /** Opens the mailbox; a code that was given by phone is exchanged. */
    Answered enter(Door door) {
        return send(door, "POST", "/mailbox", null, Map.of());
    }

    // ---- lists

    Answered worklist(Door door, Map<String, String> filter) {
        return get(door, "/work" + query(filter));
    }

    Answered register(Door door, Map<String, String> filter) {
        return get(door, "/register" + query(filter));
    }

    // ---- anything else

    /** @param path after the tenant's address */
    Answered get(Door door, String path) {
        return send(door, "GET", path, null, Map.of());
    }

    /** @param path after the tenant's address */
    Answered send(Door door, String method, String path, @Nullable Object body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        all.putAll(headers);
        return raw(
                door,
                method,
                "/api/tenants/" + part(door.tenant()) + path,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : json(body)),
                all);
    }

    /** @param path from the root of the application */
    Answered raw(Door door, String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(platform.address() + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json, */*;q=0.1")
                .header("Accept-Language", door.language())
                .method(method, body);
        if (door.username() != null) {
            request.header("Authorization", "Bearer " + token(door.username(), door.tenant()));
        }
        if (door.receipt() != null) {
            request.header("Gehoor-Receipt", door.receipt());
        }
        headers.forEach(request::setHeader);
        door.headers().forEach(request::setHeader);
        return exchange(method + " " + path + " (" + door.who() + ")", request.build());
    }

    /** @param now null: leave the clock as it is, and let happen what is due */
    Answered wind(@Nullable Instant now) {
        String path = "/test/clock" + (now == null ? "" : "?now=" + now);
        return exchange(
                "POST " + path,
                HttpRequest.newBuilder(URI.create(platform.address() + path))
                        .timeout(PATIENCE)
                        .header("Gehoor-Test-Clock", Gehoor.TEST_CLOCK_KEY)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    /** A real token from the identity server. */
    String token(String username, String tenant) {
        Token token = tokens.compute(
                username + "@" + tenant,
                (who, known) -> known != null && Instant.now().isBefore(known.until())
                        ? known
                        : Token.of(platform.token(username, tenant)));
        return token.text();
    }

    private static String at(Door door, @Nullable UUID file, String what) {
        if (door.receipt() != null) {
            return "/mailbox" + what + (file == null ? "" : "?file=" + file);
        }
        return "/files/" + file + what;
    }

    private Answered post(
            Door door, String path, Map<String, Object> body, List<Upload> uploads, Map<String, String> headers) {
        if (uploads.isEmpty()) {
            return send(door, "POST", path, body, headers);
        }
        String boundary = "part-" + UUID.randomUUID();
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "multipart/form-data; boundary=" + boundary);
        return raw(
                door,
                "POST",
                "/api/tenants/" + part(door.tenant()) + path,
                HttpRequest.BodyPublishers.ofByteArray(form(boundary, body, uploads)),
                all);
    }

    /** A part {@code request} with the body, and a part for each file, named after its field. */
    private static byte[] form(String boundary, Map<String, Object> body, List<Upload> uploads) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"request\"\r\n"
                        + "Content-Type: application/json\r\n\r\n" + json(body) + "\r\n")
                .getBytes(UTF_8));
        for (Upload each : uploads) {
            form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + each.field()
                            + "\"; filename=\"" + each.name() + "\"\r\nContent-Type: " + each.mediaType()
                            + "\r\n\r\n")
                    .getBytes(UTF_8));
            form.writeBytes(each.content());
            form.writeBytes("\r\n".getBytes(UTF_8));
        }
        form.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return form.toByteArray();
    }

    private static String query(Map<String, String> filter) {
        return filter.isEmpty()
                ? ""
                : filter.entrySet().stream()
                        .map(each -> part(each.getKey()) + "=" + part(each.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String part(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answered exchange(String what, HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String text = new String(response.body(), UTF_8);
            return new Answered(
                    what,
                    response.statusCode(),
                    parse(text),
                    response.body(),
                    text,
                    response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what, e);
        }
    }

    private static JsonNode parse(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
