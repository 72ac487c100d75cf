package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gehoor.platform.acceptance.platform.Malformed.Aim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The maker of malformed requests makes every kind of them, for every route, and the same ones again. */
class MalformedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 12_000;

    private static final List<Operation> OPERATIONS = operations();
    private static final List<Attempt> ALL = attempts(7);

    private static List<Operation> operations() {
        try {
            JsonNode description = JSON.readTree("""
                    {"paths": {
                      "/api/tenants/{tenant}/reports": {"post": {"operationId": "report", "security": [{}, {"token": []}],
                        "parameters": [{"in": "path", "name": "tenant"}, {"in": "header", "name": "Idempotency-Key"}],
                        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}},
                        "responses": {"201": {}, "400": {}}}},
                      "/api/tenants/{tenant}/register": {"get": {"operationId": "listRegister", "security": [{"token": []}],
                        "parameters": [{"in": "query", "name": "size"}], "responses": {"200": {}}}},
                      "/api/tenants/{tenant}/mailbox": {"get": {"operationId": "readMailbox", "security": [{"receipt": []}],
                        "responses": {"200": {}}}},
                      "/api/admin/tenants": {"get": {"operationId": "adminListTenants", "security": [{"token": []}],
                        "responses": {"200": {}}}}},
                     "components": {"schemas": {"Report": {"type": "object", "required": ["procedure"], "properties": {
                        "procedure": {"type": "string"}, "received": {"type": "string", "format": "date"}, "times": {"type": "integer"},
                        "postal": {"type": "array", "items": {"type": "string"}}, "contact": {"$ref": "#/components/schemas/Contact"},
                        "given": {"type": "object"}}},
                       "Contact": {"type": "object", "properties": {"name": {"type": "string"}, "known": {"type": "boolean"}}}}}}""");
            return Operation.of(description, Map.of("given", JSON.readTree("{\"story\": \"x\"}")));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Attempt> attempts(long seed) {
        Malformed malformed = new Malformed(
                seed,
                OPERATIONS,
                new Aim(Map.of("tenant", "windmolen"), () -> "RECEIPT", () -> "STAFF", () -> "OTHER", () -> "ADMIN"));
        return IntStream.range(0, MANY).mapToObj(malformed::attempt).toList();
    }

    @Test
    void aBodyIsMadeAsTheDescriptionWantsIt() throws Exception {
        assertThat(OPERATIONS.stream()
                        .filter(each -> each.route().operation().equals("report"))
                        .findFirst()
                        .orElseThrow()
                        .body())
                .isEqualTo(
                        JSON.readTree("{\"procedure\":\"x\",\"received\":\"2026-03-02\",\"times\":1,\"postal\":[\"x\"],"
                                + "\"contact\":{\"name\":\"x\",\"known\":true},\"given\":{\"story\":\"x\"}}"));
    }

    @Test
    void everyMaliceComesToEveryRoute() {
        for (Malice malice : Malice.values()) {
            assertThat(ALL.stream()
                            .filter(each -> each.malice() == malice)
                            .map(each -> each.operation().route().operation())
                            .collect(Collectors.toSet()))
                    .as("%s", malice)
                    .hasSize(OPERATIONS.size());
        }
    }

    @Test
    void theSameSeedMakesTheSameAndAnotherMakesOthers() {
        List<Attempt> again = attempts(7);
        List<Attempt> others = attempts(8);
        int same = 0;
        for (int i = 0; i < MANY; i++) {
            assertThat(again.get(i).bytes()).isEqualTo(ALL.get(i).bytes());
            same += java.util.Arrays.equals(others.get(i).bytes(), ALL.get(i).bytes()) ? 1 : 0;
        }
        assertThat(same).isLessThan(MANY / 10);
    }

    @Test
    void eachMaliceIsWhatItSays() {
        body(Malice.TYPE, text -> text.contains("\"received\":[[]]"));
        body(Malice.LENGTH, text -> text.length() > 60_000);
        body(Malice.UNICODE, text -> text.contains("\\uD800"));
        body(Malice.UNICODE, text -> text.contains("\\u0000"));
        body(Malice.UNICODE, text -> text.contains("\\u202E"));
        body(Malice.BYTES, text -> text.contains("\u00C0\u0080"));
        body(Malice.BYTES, text -> text.startsWith("\u00FE\u00FF"));
        body(Malice.NULL, text -> text.contains("\"procedure\":null"));
        body(Malice.DUPLICATE, text -> text.contains("\"procedure\":null,\"procedure\":"));
        body(Malice.DEPTH, text -> text.contains("[".repeat(20_000)));
        body(Malice.NUMBER, text -> text.contains("1e-999999999"));
        body(Malice.UNKNOWN_MEMBER, text -> text.contains("\"colour\":\"kanarie"));
        body(Malice.MISSING_MEMBER, text -> text.contains("\"given\"") && !text.contains("\"procedure\""));
        body(Malice.SYNTAX, text -> text.startsWith("{\"procedure\"") && !text.endsWith("}"));
        body(Malice.FORM, text -> text.contains("filename=\"../../x\""));
        header(Malice.CONTENT_TYPE, "Content-Type", value -> value.equals("application/xml"));
        header(Malice.HUGE_HEADER, "X-Long", value -> value.length() > 60_000);
        header(Malice.ACCEPT, "Accept", value -> value.equals("////"));
        header(Malice.ACCEPT_LANGUAGE, "Accept-Language", value -> value.equals("-----"));
        header(Malice.AUTHORIZATION, "Authorization", value -> value.contains("eyJhbGciOiJub25lIn0"));
        header(Malice.IDEMPOTENCY_KEY, "Idempotency-Key", value -> value.length() > 100);
        header(Malice.IF_MATCH, "If-Match", value -> value.startsWith("W/"));
        header(Malice.RECEIPT, "Gehoor-Receipt", value -> value.length() > 100);
        header(Malice.ENCODING, "Content-Encoding", value -> value.equals("gzip"));
        header(Malice.UPGRADE, "Upgrade", value -> value.equals("h2c"));
        header(Malice.UPGRADE, "Upgrade", value -> value.equals("websocket"));
        header(Malice.HOST, "Host", value -> value.equals("evil.example.org"));
        header(Malice.OTHER_HEADER, "X-HTTP-Method-Override", value -> value.equals("DELETE"));
        header(Malice.BODY_LENGTH, "Content-Length", value -> value.equals("-1"));
        header(Malice.BODY_LENGTH, "Transfer-Encoding", value -> value.equals("chunked"));
        some(Malice.BODY_LENGTH, each -> each.unfinished() && !new String(each.bytes(), ISO_8859_1).contains("Length"));
        some(
                Malice.REPEATED_HEADER,
                each -> each.headers().stream()
                                .filter(header -> header.getKey().equals("Authorization"))
                                .count()
                        > 1);
        for (String method : List.of("TRACE", "CONNECT", "PATCH", "MADE-UP", "HEAD", "get")) {
            some(Malice.METHOD, each -> each.method().equals(method));
        }
        for (String part : List.of("%00", "%zz", "/../", "%2e%2e", "x".repeat(9_000), "%c0%80", ";a=b", "kanarie")) {
            some(Malice.ADDRESS, each -> each.target().contains(part));
        }
        some(Malice.QUERY, each -> each.target().contains("size=-1"));
        some(Malice.FIRST_LINE, each -> each.line().endsWith("HTTP/3.7"));
        some(Malice.FIRST_LINE, each -> each.line().isEmpty());
    }

    @Test
    void mostComeFromWhoeverMay() {
        assertThat(ALL.stream().filter(Attempt::admitted).count()).isGreaterThan(MANY * 3L / 4);
        some(Malice.TYPE, each -> each.headers().contains(Map.entry("Authorization", "Bearer STAFF")));
        some(Malice.TYPE, each -> each.headers().contains(Map.entry("Authorization", "Bearer OTHER")));
        some(Malice.TYPE, each -> each.headers().contains(Map.entry("Authorization", "Bearer ADMIN")));
        some(Malice.TYPE, each -> each.headers().contains(Map.entry("Gehoor-Receipt", "RECEIPT")));
    }

    @Test
    void aLineForAShellSaysItAgain() {
        Attempt decent = ALL.stream()
                .filter(each -> each.malice() == Malice.NULL && each.method().equals("POST"))
                .findFirst()
                .orElseThrow();

        assertThat(decent.again("localhost", 8080))
                .startsWith("base64 -d <<<")
                .contains("| curl -is --path-as-is -X 'POST' -H 'Accept-Language: ")
                .endsWith("'http://localhost:8080/api/tenants/windmolen/reports' --data-binary @-");
        Attempt strange = ALL.stream()
                .filter(each -> each.malice() == Malice.FIRST_LINE)
                .findFirst()
                .orElseThrow();
        String line = strange.again("localhost", 8080);
        String said = line.substring(line.indexOf("<<<") + 3, line.indexOf(" >&3"));
        assertThat(java.util.Base64.getDecoder().decode(said)).isEqualTo(strange.bytes());
    }

    private static void body(Malice malice, Predicate<String> like) {
        some(malice, each -> each.body() != null && like.test(new String(each.body(), ISO_8859_1)));
    }

    private static void header(Malice malice, String name, Predicate<String> like) {
        some(
                malice,
                each -> each.headers().stream()
                        .anyMatch(header -> header.getKey().equals(name) && like.test(header.getValue())));
    }

    private static void some(Malice malice, Predicate<Attempt> like) {
        List<Attempt> found = new ArrayList<>(ALL);
        found.removeIf(each -> each.malice() != malice || !like.test(each));
        assertThat(found).as("%s", malice).isNotEmpty();
    }
}
