package gehoor.platform.fire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import gehoor.platform.launch.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Somebody outside who asks one node after the other. */
final class Client {
    static final String TENANT = "solidaris";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** @param status 0: there was no answer */
    record Said(int status, String text, Map<String, String> headers) {
        JsonNode json() {
            try {
                return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }

        /** Whether it says, as it must, that it can serve nobody just now. */
        boolean unavailable() {
            return status == 503
                    && headers.containsKey("retry-after")
                    && headers.getOrDefault("content-type", "").startsWith("application/problem+json")
                    && json().path("type").asText().equals("urn:gehoor:problem:unavailable");
        }
    }

    Said report(Node node, String key, String story) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("procedure", "complaint");
        body.put("channel", "web");
        body.put("kind", "complaint");
        body.put("reporter", "person");
        body.put("capacity", "self");
        body.put("identity", "named");
        body.put("language", "en");
        body.put("contact", Map.of("name", "Ada Fire", "mail", "ada.fire@example.org"));
        body.put(
                "given",
                Map.of(
                        "about",
                        "own-service",
                        "service",
                        "reimbursements",
                        "subject",
                        "late",
                        "facts-date",
                        LocalDate.now(ZoneOffset.UTC).minusDays(10).toString(),
                        "story",
                        story));
        return send(node, post("/api/tenants/" + TENANT + "/reports", body, Map.of("Idempotency-Key", key)));
    }

    /** A message of a member of staff. */
    Said message(Node node, String file, String key, String token, String text) {
        return send(
                node,
                post(
                        "/api/tenants/" + TENANT + "/files/" + file + "/actions/message",
                        Map.of("given", Map.of("message", text)),
                        Map.of("Idempotency-Key", key, "If-Match", "*", "Authorization", "Bearer " + token)));
    }

    /** @param step {@code suspend} or {@code take-up} */
    Said suspension(Node node, String token, String step) {
        return send(
                node,
                post(
                        "/api/tenants/" + TENANT + "/suspension",
                        Map.of("step", step, "reason", "To see that both nodes know."),
                        Map.of("Authorization", "Bearer " + token)));
    }

    /** Begins to prove what the procedures of an organisation promise, as they are live. */
    Said verify(Node node, String token, String tenant) {
        return send(node, post(verification(tenant), Map.of(), Map.of("Authorization", "Bearer " + token)));
    }

    Said verified(Node node, String token, String tenant, String job) {
        return send(node, get(verification(tenant) + "/" + job, Map.of("Authorization", "Bearer " + token)));
    }

    Said stopVerifying(Node node, String token, String tenant, String job) {
        return send(
                node,
                post(verification(tenant) + "/" + job + "/stop", Map.of(), Map.of("Authorization", "Bearer " + token)));
    }

    private static String verification(String tenant) {
        return "/api/admin/tenants/" + tenant + "/verification";
    }

    Said mailbox(Node node, String receipt) {
        return send(node, get("/api/tenants/" + TENANT + "/mailbox", Map.of("Gehoor-Receipt", receipt)));
    }

    Said work(Node node, String token) {
        return send(node, get("/api/tenants/" + TENANT + "/work", Map.of("Authorization", "Bearer " + token)));
    }

    Said page(Node node, String path) {
        return send(node, get(path, Map.of()));
    }

    /** @param now empty: the clock is left as it is */
    Said wind(Node node, String clockKey, String now) {
        return send(
                node,
                post(
                        "/test/clock" + (now.isEmpty() ? "" : "?now=" + now),
                        Map.of(),
                        Map.of("Gehoor-Test-Clock", clockKey)),
                Duration.ofMinutes(30));
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    private record Asked(String path, HttpRequest.Builder request) {}

    private static Asked post(String path, Map<String, Object> body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder()
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body), UTF_8));
            headers.forEach(request::header);
            return new Asked(path, request);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Asked get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder().GET();
        headers.forEach(request::header);
        return new Asked(path, request);
    }

    private Said send(Node node, Asked asked) {
        return send(node, asked, PATIENCE);
    }

    private Said send(Node node, Asked asked, Duration patience) {
        try {
            HttpResponse<String> answer = http.send(
                    asked.request()
                            .uri(node.address().resolve(asked.path()))
                            .timeout(patience)
                            .build(),
                    HttpResponse.BodyHandlers.ofString(UTF_8));
            Map<String, String> headers = new LinkedHashMap<>();
            answer.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
            return new Said(answer.statusCode(), answer.body(), headers);
        } catch (IOException noAnswer) {
            return new Said(0, "", Map.of());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Said(0, "", Map.of());
        }
    }
}
