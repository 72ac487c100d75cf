package gehoor.platform.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** The reference case on the running product, as a public form and an ombud's client send it. */
final class ProductCase implements Case {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STORY = 120;
    private static final int LETTER = 60;

    private final String base;
    private final String tenant;
    private final String token;
    private final Random random;
    private final boolean silent;
    private String file = "";

    private ProductCase(String base, String tenant, String token, Random random, boolean silent) {
        this.base = base;
        this.tenant = tenant;
        this.token = token;
        this.random = random;
        this.silent = silent;
    }

    /**
     * @param tokens by tenant, of an ombud of each
     * @param silent whether its texts are of words that nobody looks for
     */
    static Client client(URI product, Map<String, String> tokens, long seed, boolean silent) {
        Random random = new Random(seed);
        List<String> tenants = tokens.keySet().stream().sorted().toList();
        return () -> {
            String tenant = tenants.get(random.nextInt(tenants.size()));
            return new ProductCase(
                    product + "/api/tenants/" + tenant, tenant, tokens.getOrDefault(tenant, ""), random, silent);
        };
    }

    private String prose(int words) {
        return silent ? Prose.silent(words) : Prose.of(random, words);
    }

    String tenant() {
        return tenant;
    }

    UUID file() {
        return UUID.fromString(file);
    }

    @Override
    public void step(int number) throws IOException {
        switch (number) {
            case 0 -> report();
            case 1 -> act("acknowledge", Map.of());
            case 2 -> act("admit", Map.of());
            case 3 -> act("assign", Map.of("assignee", Tenants.account(tenant)));
            case 4 -> act("ask-service", Map.of("asked-service", "payments", "question", prose(LETTER)));
            case 5 -> act("record-answer", Map.of("service-answer", prose(LETTER)));
            case 6 -> act("make-finding", Map.of("verdict", "fault", "reason", prose(LETTER)));
            case 7 -> act("close-file", Map.of("finding", "founded"));
            default -> throw new IllegalArgumentException("no such step");
        }
    }

    private void report() throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("procedure", "complaint");
        body.put("channel", "web");
        body.put("kind", "complaint");
        body.put("reporter", "person");
        body.put("identity", "named");
        body.put("language", "nl");
        String name = "Voorbeeld " + random.nextInt(1_000_000);
        body.put("contact", Map.of("name", name, "postal", List.of("Straat 1", "1000 Voorbeeld")));
        body.put(
                "given",
                Map.of(
                        "service",
                        "payments",
                        "facts-date",
                        LocalDate.now(java.time.ZoneOffset.UTC).minusDays(30).toString(),
                        "story",
                        prose(STORY)));
        JsonNode taken = JSON.readTree(Http.post(
                URI.create(base + "/reports"),
                JSON.writeValueAsString(body),
                Map.of("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString())));
        file = taken.path("file").asText();
    }

    private void act(String action, Map<String, String> given) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        if (action.equals("record-answer")) {
            body.put("on", "inquiry-1");
        }
        body.put("given", given);
        Http.post(
                URI.create(base + "/files/" + file + "/actions/" + action),
                JSON.writeValueAsString(body),
                Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "If-Match",
                        "*",
                        "Idempotency-Key",
                        new UUID(random.nextLong(), random.nextLong()).toString()));
    }
}
