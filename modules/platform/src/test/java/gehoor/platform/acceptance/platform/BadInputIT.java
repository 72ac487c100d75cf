package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.platform.Routes.Open;
import gehoor.platform.acceptance.platform.Routes.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What nobody should send: it is refused with a problem document that names what is wrong, tells nothing of how the product
 * is made, and leaves nothing behind.
 */
@Acceptance
class BadInputIT {
    private static final String KG = "/api/tenants/kind-en-gezin";
    private static final String DEEP = "[".repeat(10_000) + "]".repeat(10_000);

    /** Somebody's mailbox, so that it is what is sent that is refused. */
    private static final class Receipt {
        static final String CODE = Neighbour.kindEnGezin().receipt();
    }

    /** Looked at together: a failure tells of every answer that was not as it should be. */
    private final List<String> wrong = new ArrayList<>();

    @Test
    @Tag("asvs:V2.2.1")
    void a_report_that_cannot_be_is_refused_by_the_name_of_what_is_wrong() {
        Map<String, Long> before = kept();
        expect(report(Map.of("procedure", 7)), 400, "procedure");
        expect(report(nulling("procedure")), 400, "procedure");
        expect(report(nulling("kind")), 400, "kind");
        expect(report(Map.of("kind", "nonsense")), 422, "kind");
        expect(report(Map.of("kind", List.of("complaint"))), 400, "kind");
        expect(report(Map.of("reporter", "nobody")), 422, "reporter");
        expect(report(Map.of("capacity", "emperor")), 422, "capacity");
        expect(report(Map.of("identity", "masked")), 422, "identity");
        expect(report(Map.of("channel", "telepathy")), 422, "channel");
        expect(report(Map.of("language", "xx")), 422, "language");
        expect(report(Map.of("received", "2026-02-30")), 400, "received");
        expect(report(Map.of("received", "+999999999-01-01")), 400, "received");
        expect(report(Map.of("received", 20260302)), 400, "received");
        expect(report(Map.of("colour", "blue")), 400, "colour");
        expect(report(Map.of("contact", "Mia")), 400, "contact");
        expect(report(Map.of("contact", Map.of("mail", List.of("a@example.org")))), 400, "contact.mail");
        expect(report(Map.of("contact", Map.of("shoe", "42"))), 400, "contact.shoe");
        expect(report(Map.of("contact", Map.of("name", "a\u0000b"))), 400, "contact.name");
        expect(report(Map.of("contact", Map.of("name", "x".repeat(200_000)))), 400, "contact.name");
        expect(report(Map.of("given", List.of("story"))), 400, "given");
        expect(report(given("story", Map.of("a", Map.of()))), 400, "given.story");
        expect(report(given("story", 7)), 422, "story");
        expect(report(given("story", "a\u0000b")), 422, "story");
        expect(report(given("story", "x".repeat(60_000))), 422, "story");
        expect(report(given("sector", "space-travel")), 422, "sector");
        expect(report(given("facility", "f-nowhere")), 422, "facility");
        expect(report(given("facility-knows", "perhaps")), 422, "facility-knows");
        expect(report(given("incident-date", "2026-13-45")), 422, "incident-date");
        expect(report(given("incident-date", "9999-12-31")), 422, "incident-date");
        expect(report(given("nonsense", "x")), 422, "nonsense");
        expect(report(without("story")), 422, "story");
        expect(report(Map.of("procedure", "nowhere")), 404, "");
        expect(report(Map.of("procedure", "x".repeat(5_000))), 400, "procedure");
        Map<String, Long> after = kept();
        assertThat(wrong).isEmpty();
        assertThat(after).as("nothing is left behind").isEqualTo(before);
        assertThat(Call.post(KG + "/reports", whole()).sent().status())
                .as("what all of these differ from")
                .isEqualTo(201);
    }

    @Test
    void texts_that_are_no_json_are_refused_with_the_place() {
        Map<String, Long> before = kept();
        for (Route route : taking()) {
            for (String text : List.of(
                    "{",
                    "[]",
                    "null",
                    "7",
                    "\"text\"",
                    "{}{}",
                    "{'a':1}",
                    "{\"a\":1,}",
                    "{\"given\":{\"a\":1,\"a\":2}}",
                    "{\"given\":NaN}",
                    "{\"given\":{\"a\":1e99999}}",
                    "{\"given\":" + "9".repeat(5_000) + "}",
                    DEEP,
                    "{\"given\":" + DEEP + "}",
                    "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                    "\u0000",
                    "<xml/>",
                    "\uFEFF{}")) {
                problem(asked(route).sending(text).sent());
            }
            problem(asked(route)
                    .with("Content-Type", "application/json")
                    .bytes(new byte[] {(byte) 0xC3, 0x28})
                    .sent());
            Answered large = asked(route)
                    .sending("{\"given\":{\"story\":\"" + "x".repeat(9_000_000) + "\"}}")
                    .sent();
            if (large.status() != 413) {
                wrong.add("too large: " + large);
            }
        }
        Map<String, Long> after = kept();
        assertThat(wrong).isEmpty();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void forms_that_are_no_forms_are_refused() {
        Map<String, Long> before = kept();
        String form = "multipart/form-data";
        for (Route route : taking()) {
            if (!route.accepts().contains(form)) {
                continue;
            }
            for (Map.Entry<String, String> each : Map.of(
                            form,
                            "--x--",
                            form + "; boundary=",
                            "--",
                            form + "; boundary=" + "b".repeat(3_000),
                            "--b--",
                            form + "; boundary=a",
                            "--b\r\n\r\nx\r\n--b--",
                            form + "; boundary=c",
                            "--c\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n{}",
                            form + "; boundary=d",
                            "--d\r\nContent-Disposition: nonsense\r\n\r\nx\r\n--d--\r\n",
                            form + "; boundary=e",
                            "--e\r\nContent-Disposition: form-data; name=\"x\"; filename=\"../../etc/passwd\"\r\n\r\nx\r\n--e--\r\n",
                            form + "; boundary=f",
                            "--f\r\n" + "X: y\r\n".repeat(5_000) + "\r\nx\r\n--f--\r\n")
                    .entrySet()) {
                problem(asked(route)
                        .with("Content-Type", each.getKey())
                        .bytes(each.getValue().getBytes(UTF_8))
                        .sent());
            }
        }
        Map<String, Long> after = kept();
        assertThat(wrong).isEmpty();
        assertThat(after).isEqualTo(before);
    }

    private static String part(String of) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(of.getBytes(UTF_8));
    }

    @Test
    void headers_that_cannot_be_are_refused_by_name() {
        Call whole = Call.post(KG + "/reports", whole());
        Map<String, Long> before = kept();
        expect(whole.with("Idempotency-Key", "k".repeat(4_000)), 400, "Idempotency-Key");
        expect(whole.with("Idempotency-Key", "two words; \"and\" more"), 400, "Idempotency-Key");
        expect(whole.with("Idempotency-Key", ""), 400, "Idempotency-Key");
        expect(whole.with("Idempotency-Key", "a").with("Idempotency-Key", "b"), 400, "Idempotency-Key");
        expect(whole.with("Authorization", "Basic bWlhOm1pYQ=="), 401, "Authorization");
        for (String token : List.of("", "nonsense", "a.b.c", "x".repeat(6_000), "eyJhbGciOiJub25lIn0.e30.")) {
            expect(whole.with("Authorization", "Bearer " + token), 401, "");
        }
        String made = "Bearer " + part("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"made up\"}") + "."
                + part("{\"sub\":\"x\"}") + "." + part("signed by nobody");
        for (int again = 0; again < 3; again++) {
            expect(whole.with("Authorization", made), 401, "");
        }
        for (String dashes : List.of("-----", "-", ";;;")) {
            assertThat(Call.get("/api/tenants")
                            .with("Accept-Language", dashes)
                            .sent()
                            .status())
                    .as(dashes)
                    .isEqualTo(200);
        }
        Call typed = Call.of("POST", KG + "/reports").bytes("{}".getBytes(UTF_8));
        expect(typed, 415, "");
        expect(typed.with("Content-Type", "text/plain"), 415, "");
        expect(typed.with("Content-Type", "application/x-www-form-urlencoded"), 415, "");
        expect(typed.with("Content-Type", "application/json; charset=utf-16"), 415, "");
        expect(typed.with("Content-Type", "nonsense"), 400, "");
        expect(whole.with("Content-Type", "text/plain"), 400, "");
        expect(whole.with("Accept", "image/png"), 406, "");
        expect(whole.with("Accept", "////"), 400, "");
        Map<String, Long> after = kept();
        assertThat(wrong).isEmpty();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void a_version_or_a_field_that_cannot_be_keeps_an_action_from_being_done() {
        Neighbour file = Neighbour.kindEnGezin();
        String path = KG + "/files/" + file.file();
        Call message = Call.of("POST", path + "/actions/message").as(file.staff(), file.tenant());
        Map<String, Object> body = Map.of("given", Map.of("message", "A message."));
        long entries = entries(file.file());
        expect(message.json(body), 428, "If-Match");
        for (String version : List.of("1", "\"x\"", "\"-1\"", "\"99999999999999\"", "W/\"1\"", "\"1\", \"2\"")) {
            expect(message.with("If-Match", version).json(body), 400, "If-Match");
        }
        expect(message.with("If-Match", "\"999\"").json(body), 412, "");
        expect(message.with("If-Match", "\"1\"").with("If-Match", "\"1\"").json(body), 400, "If-Match");
        Call any = message.with("If-Match", "*");
        expect(any.json(Map.of()), 422, "message");
        expect(any.json(Map.of("given", Map.of("message", ""))), 422, "message");
        expect(any.json(Map.of("given", Map.of("message", "a\u0000b"))), 422, "message");
        expect(any.json(Map.of("given", Map.of("message", "hello", "extra", 1))), 422, "extra");
        expect(any.json(Map.of("on", 7, "given", Map.of("message", "x"))), 400, "on");
        expect(any.json(Map.of("on", "inquiry-1", "given", Map.of("message", "x"))), 422, "on");
        expect(any.json(Map.of("given", "message")), 400, "given");
        for (String action : List.of("nonsense", "x".repeat(3_000), "message.", "MESSAGE", "%F0%9F%92%A9")) {
            expect(
                    Call.of("POST", path + "/actions/" + action)
                            .as(file.staff(), file.tenant())
                            .with("If-Match", "*")
                            .json(body),
                    404,
                    "");
        }
        assertThat(wrong).isEmpty();
        assertThat(entries(file.file())).isEqualTo(entries);
        any.json(body).sent().good();
        assertThat(entries(file.file())).isEqualTo(entries + 1);
    }

    @Test
    void what_is_asked_in_an_address_is_refused_by_name() {
        Neighbour own = Neighbour.kindEnGezin();
        for (String asked : List.of(
                "size=0",
                "size=101",
                "size=-1",
                "size=x",
                "size=99999999999",
                "after=nonsense",
                "after=2026-03-02_x",
                "open=perhaps",
                "receivedFrom=yesterday",
                "receivedTo=2026-02-30",
                "number=" + "x".repeat(600),
                "about=%01")) {
            Answered answered = Call.get(KG + "/register?" + asked)
                    .as(own.staff(), own.tenant())
                    .sent();
            problem(answered);
            String name = asked.substring(0, asked.indexOf('='));
            if (answered.json().path("reasons").findValuesAsText("field").stream()
                    .noneMatch(name::equals)) {
                wrong.add("does not name " + name + ": " + answered);
            }
        }
        for (String id : List.of(
                "x", "0", "1-1-1-1-1", own.file() + "0", own.file().toString().substring(1), "%2e")) {
            problem(Call.get(KG + "/files/" + id).as(own.staff(), own.tenant()).sent());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_receipt_that_cannot_be_opens_nothing() {
        for (Route route : Routes.all()) {
            if (route.open() != Open.RECEIPT) {
                continue;
            }
            for (String code : List.of(
                    "x",
                    "00000-00000-00000-00000",
                    "ABCDE-FGHJK-MNPQR-STVWX",
                    "' or '1'='1",
                    "%00",
                    "x".repeat(99),
                    "x".repeat(4_000),
                    "../../x",
                    "",
                    " ")) {
                Call call = Call.of(route.method(), path(route)).with("Gehoor-Receipt", code);
                Answered answered = (route.accepts().isEmpty()
                                ? call
                                : call.with("If-Match", "*").sending("{}"))
                        .sent();
                problem(answered);
                if (!Set.of(400, 401, 404, 422).contains(answered.status())) {
                    wrong.add("opens something: " + answered);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("asvs:V4.1.4")
    void every_route_refuses_what_is_not_its_method_type_or_form() {
        for (Route route : Routes.all()) {
            Set<String> own = Routes.all().stream()
                    .filter(each -> each.path().equals(route.path()))
                    .map(Route::method)
                    .collect(java.util.stream.Collectors.toSet());
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "NONSENSE")) {
                if (!own.contains(method)) {
                    Answered answered =
                            known(route, Call.of(method, path(route))).sent();
                    problem(answered);
                    if (answered.status() != 405) {
                        wrong.add("not 405: " + answered);
                    } else if (!allowed(answered).containsAll(own)
                            || allowed(answered).contains(method)) {
                        wrong.add("allows %s: %s".formatted(allowed(answered), answered));
                    }
                }
            }
            problem(known(route, Call.of(route.method(), path(route)).with("Accept", "application/nonsense"))
                    .sent());
            if (!route.accepts().isEmpty()) {
                problem(known(
                                route,
                                Call.of(route.method(), path(route))
                                        .with("If-Match", "*")
                                        .with("Content-Type", "text/csv")
                                        .bytes(new byte[] {1}))
                        .sent());
                problem(known(
                                route,
                                Call.of(route.method(), path(route))
                                        .with("If-Match", "*")
                                        .sending(""))
                        .sent());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_no_route_is_for_says_as_well_what_it_takes() {
        for (String path : List.of("/alive", "/health/ready", "/openapi", "/", "/static/house.css")) {
            for (String method : List.of("DELETE", "NONSENSE")) {
                Answered answered = Call.of(method, path).sent();
                assertThat(answered.status()).as("%s", answered).isEqualTo(405);
                assertThat(allowed(answered)).as("%s", answered).contains("GET").doesNotContain(method, "POST");
            }
        }
    }

    @Test
    @Clause("PL-01")
    void no_spelling_of_an_address_leads_round_the_door() {
        Neighbour own = Neighbour.kindEnGezin();
        String staff = Call.token("sol-ombud", "solidaris");
        for (String path : List.of(
                "/%61pi/tenants/kind-en-gezin/files/" + own.file(),
                "/api/tenants/kind-en-gezin;jsessionid=1/files/" + own.file(),
                "/api;x=1/tenants/kind-en-gezin/files/" + own.file(),
                "/api/tenants/kind-en-gezin;x=solidaris/files/" + own.file(),
                "/api/tenants/solidaris%2f..%2fkind-en-gezin/files/" + own.file(),
                "/api/tenants/solidaris/../kind-en-gezin/files/" + own.file(),
                "/api/tenants/solidaris/%2e%2e/kind-en-gezin/files/" + own.file(),
                "/api//tenants//kind-en-gezin//files//" + own.file(),
                "/api/tenants/KIND-EN-GEZIN/files/" + own.file(),
                "/api/tenants/kind-en-gezin%00/files/" + own.file(),
                "/api/tenants/kind-en-gezin%20/files/" + own.file(),
                "/api/tenants/kind-en-gezin%5cfiles%5c" + own.file(),
                "/api/./tenants/kind-en-gezin/files/" + own.file(),
                "//api/tenants/kind-en-gezin/files/" + own.file(),
                "/api/tenants/%zz/files/" + own.file(),
                "/api/tenants/%ff/files/" + own.file(),
                "/api/tenants/kind-en-gezin/files/" + own.file() + "?tenant=solidaris",
                "/API/tenants/kind-en-gezin/files/" + own.file(),
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/" + "x".repeat(9_000))) {
            Answered answered =
                    Call.get(path).with("Authorization", "Bearer " + staff).sent();
            safe(answered);
            if (answered.text().contains(own.sentinel()) || answered.text().contains("\"facts\"")) {
                wrong.add("tells: " + answered);
            }
            // The server itself hangs up, or says nothing, where no address can be read out of it.
            if (answered.status() >= 200
                    && answered.status() < 300
                    && !answered.text().isBlank()) {
                wrong.add("is served: " + answered);
            }
        }
        assertThat(wrong).isEmpty();
        Call.get(KG + "/files/" + own.file())
                .as(own.staff(), own.tenant())
                .sent()
                .good();
    }

    // ---- what is sent

    private static List<Route> taking() {
        return Routes.all().stream().filter(route -> !route.accepts().isEmpty()).toList();
    }

    /** By somebody who may, so that it is what is sent that is refused. */
    private Call asked(Route route) {
        return known(route, Call.of(route.method(), path(route)).with("If-Match", "*"));
    }

    private Call known(Route route, Call call) {
        if (route.admin()) {
            return call.as("platform-admin", "platform");
        }
        return switch (route.open()) {
            case TOKEN -> call.as("kg-handler", "kind-en-gezin");
            case RECEIPT -> call.receipt(Receipt.CODE);
            case EVERYONE -> call;
        };
    }

    private static String path(Route route) {
        return route.filled(values(
                "tenant",
                "kind-en-gezin",
                "file",
                new UUID(1, 1).toString(),
                "attachment",
                new UUID(1, 2).toString(),
                "notice",
                new UUID(1, 3).toString(),
                "job",
                new UUID(1, 4).toString(),
                "proposal",
                new UUID(1, 5).toString(),
                "version",
                "1",
                "holder",
                "complainant",
                "procedure",
                "sectors",
                "action",
                "message"));
    }

    private static Map<String, String> values(String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return values;
    }

    private static Map<String, Object> whole() {
        return new LinkedHashMap<>(Map.of(
                "procedure", "sectors",
                "kind", "complaint",
                "reporter", "person",
                "identity", "anonymous",
                "channel", "web",
                "given",
                        Map.of(
                                "sector", "child-care",
                                "facility", "f-sunflower",
                                "facility-knows", false,
                                "story", "A story.")));
    }

    private static Call report(Map<String, Object> differing) {
        Map<String, Object> body = whole();
        body.putAll(differing);
        return Call.post(KG + "/reports", body);
    }

    private static Map<String, Object> nulling(String member) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(member, null);
        return body;
    }

    private static Map<String, Object> given(String field, Object value) {
        Map<String, Object> given = new LinkedHashMap<>(asMap(whole().get("given")));
        given.put(field, value);
        return Map.of("given", given);
    }

    private static Map<String, Object> without(String field) {
        Map<String, Object> given = new LinkedHashMap<>(asMap(whole().get("given")));
        given.remove(field);
        return Map.of("given", given);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    // ---- what is looked at

    /** @param field that must be named; empty where it is about none */
    private void expect(Call call, int status, String field) {
        Answered answered = call.sent();
        problem(answered);
        if (answered.status() != status) {
            wrong.add("not " + status + ": " + answered);
        }
        if (!field.isEmpty()
                && answered.json().path("reasons").findValuesAsText("field").stream()
                        .noneMatch(field::equals)) {
            wrong.add("does not name " + field + ": " + answered);
        }
    }

    private static Set<String> allowed(Answered answered) {
        return Set.of(answered.header("Allow").orElse("").split(", ?"));
    }

    private void problem(Answered answered) {
        safe(answered);
        boolean told = answered.header("Content-Type").orElse("").startsWith("application/problem+json")
                && !answered.words().isBlank()
                && answered.json().path("status").asInt() == answered.status();
        if (answered.status() < 400 || !told) {
            wrong.add("no problem: " + answered);
        }
    }

    /** Never a failure, and nothing of how it is made. */
    private void safe(Answered answered) {
        String text = answered.text();
        boolean telling = text.contains("\tat ")
                || text.contains("Exception")
                || text.contains("jakarta.")
                || text.contains("org.glassfish")
                || text.contains("SQL")
                || answered.header("Server").orElse("").matches(".*[0-9].*")
                || answered.header("X-Powered-By").isPresent();
        if (answered.status() >= 500 || telling) {
            wrong.add("fails or tells too much: " + answered + answered.headers());
        }
    }

    private static Map<String, Long> kept() {
        // Made where it is first asked for: now, so that it is not counted as left behind.
        assertThat(Receipt.CODE).isNotBlank();
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : List.of(
                "gehoor.file",
                "gehoor.entry",
                "gehoor.receipt",
                "gehoor.attachment",
                "gehoor.attachment_chunk",
                "gehoor.idempotency",
                "gehoor.link",
                "vault.file_key",
                "vault.identity")) {
            rows.put(
                    table,
                    Long.valueOf(Database.rows("select count(*) as n from " + table)
                            .get(0)
                            .get("n")));
        }
        return rows;
    }

    private static long entries(UUID file) {
        return Long.parseLong(Database.rows("select count(*) as n from gehoor.entry where file_id = ?", file)
                .get(0)
                .get("n"));
    }
}
