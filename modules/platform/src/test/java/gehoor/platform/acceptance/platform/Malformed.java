package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes malformed requests from the description of the interface. Every malice comes to every route in turn; what exactly is
 * wrong is drawn. The same seed and number make the same request.
 */
final class Malformed {
    /** Writes halves of characters as escapes: otherwise they would be question marks. */
    private static final ObjectMapper JSON =
            new ObjectMapper(new JsonFactory().enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature()));

    private static final List<String> WRONG_VALUES = List.of(
            "7",
            "-1",
            "true",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"\":\"\"}",
            "\"2026-02-30\"",
            "1.5",
            "\" \"");
    private static final List<String> NUMBERS = List.of(
            "1e999",
            "1e-999999999",
            "-0",
            "-0.0",
            "9".repeat(400),
            "0." + "9".repeat(400),
            "0x10",
            "NaN",
            "Infinity",
            "-Infinity",
            "01",
            "1.",
            ".5",
            "1e2147483648",
            "9223372036854775808",
            "2147483648",
            "1.7976931348623157e309",
            "+1");
    private static final List<String> STRANGE = List.of(
            "\ud800",
            "\udc00\ud800",
            "\u0000",
            "a\u0000b",
            "\u0007\u001b[31m",
            "\r\nX-Made-Up: 1",
            "\u202eevil\u202c",
            "\u2066\u2067\u2068",
            "\ufeff",
            "\uffff\ufffe",
            "\u2028\u2029",
            "e\u0301".repeat(200),
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ufdfa".repeat(100),
            "\u200b\u200c\u200d",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/x}",
            "#{7*7}{{7*7}}%{7*7}",
            "' or '1'='1'; drop table gehoor.file; --",
            "../../../../etc/passwd",
            "%00%0a",
            "=cmd|' /C calc'!A0");
    private static final List<String> BROKEN = List.of(
            "",
            " ",
            "{",
            "}",
            "[",
            "null",
            "7",
            "\"",
            "{}{}",
            "{\"",
            "{,}",
            "{'a':1}",
            "{\"a\":1,}",
            "{\"a\"}",
            "<a/>",
            "\u0000",
            "{\"a\":tru}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"\\x\"}",
            "/* */{}",
            "{\"a\":1}//",
            "\u001e{}",
            "{\"a\":\"\n\"}",
            "[{}]");
    private static final List<byte[]> NO_TEXT = List.of(
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF0, (byte) 0x80, (byte) 0x80, (byte) 0xAF},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0x80},
            new byte[] {(byte) 0xE2, (byte) 0x82},
            new byte[] {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80});
    private static final List<String> TYPES = List.of(
            "",
            "text/plain",
            "text/html",
            "application/xml",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/json;charset",
            "application/json, text/plain",
            "application",
            "/",
            "*/*",
            "application/*",
            "application/json; q=\"",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/mixed; boundary=x",
            "application/octet-stream",
            "text/" + "x".repeat(2_000),
            "application/json\u00e9");
    private static final List<String> METHODS = List.of(
            "TRACE",
            "CONNECT",
            "PATCH",
            "PUT",
            "DELETE",
            "OPTIONS",
            "HEAD",
            "PROPFIND",
            "MADE-UP",
            "get",
            "post",
            "TRACK",
            "PURGE",
            "X".repeat(300),
            "G\u00cbT",
            "GET\u0000",
            "PRI",
            "*");
    private static final List<String> SEGMENTS = List.of(
            "%00",
            "%zz",
            "%",
            "%2",
            "..",
            "%2e%2e",
            "%2e%2e%2f",
            "..%2f",
            "%252e%252e",
            ".",
            "%2f",
            "%5c",
            "\\",
            ";",
            ";a=b",
            "%3b",
            "x".repeat(300),
            "x".repeat(9_000),
            "%c0%80",
            "%ed%a0%80",
            "%ff",
            "\u00e9",
            "\u0001",
            "%0d%0aX:%20y",
            "%20",
            "+",
            "*",
            "~",
            "'",
            "\"",
            "<script>",
            "{tenant}",
            "${x}",
            "null",
            "-1",
            "%F0%9F%92%A9",
            "",
            "|",
            "^",
            "[",
            "]");
    private static final List<String> QUERIES = List.of(
            "",
            "&&&",
            "=",
            "=x",
            "%",
            "%zz",
            "%00",
            "x=%",
            "x".repeat(9_000),
            "lang",
            "lang=",
            "lang=xx",
            "lang=%00",
            "lang=nl&lang=fr",
            "lang=" + "x".repeat(5_000),
            "\u00e9=\u00e9",
            "a=1" + "&a=1".repeat(1_000),
            "a[]=1",
            "a=b;c=d",
            "?",
            "#x");
    private static final List<String> ASKED = List.of(
            "",
            "-1",
            "0",
            "101",
            "99999999999999999999",
            "1e9",
            "x",
            "%00",
            "%zz",
            "true",
            "TRUE",
            "2026-02-30",
            "9999-99-99",
            "+10000-01-01",
            "%F0%9F%92%A9",
            "00000000-0000-0000-0000-000000000000",
            "_",
            "null",
            "x".repeat(600),
            "'",
            "%ed%a0%80");
    private static final List<String> ACCEPTED = List.of(
            "",
            "*",
            "/",
            "////",
            "application/nonsense",
            "text/html",
            "image/png",
            "application/json;q=0",
            "application/json;q=x",
            "*/*;q=-1",
            "application/json;q=2",
            ",,,",
            "a/b,".repeat(900),
            "application/json; \"",
            "\u00e9/\u00e9",
            "text/*;level=");
    private static final List<String> LANGUAGES = List.of(
            "",
            "-",
            "-----",
            ";;;",
            ",,,",
            "*",
            "*;q=x",
            "en;q=",
            "en;q=9",
            "nl;q=0",
            "xx",
            "x-klingon",
            "i-default",
            "nl-BE-u-co-phonebk-x-" + "a".repeat(100),
            "a".repeat(600),
            "en,".repeat(400),
            "\u00e9",
            "en;q=0.0001;q=1",
            "zz-ZZ-ZZ-ZZ",
            "1");
    private static final List<String> CREDENTIALS = List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer  x",
            "bearer a.b.c",
            "Basic YTpi",
            "Basic",
            "Digest x",
            "Negotiate YII=",
            "x",
            "Bearer eyJhbGciOiJub25lIn0.e30.",
            "Bearer ..",
            "Bearer \u00e9",
            "Bearer " + "x".repeat(7_000),
            "Bearer a b",
            "Bearer,Bearer",
            "Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ4In0.AAAA",
            "Bearer eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IngifQ.e30.AAAA",
            "Bearer eyJhbGciOiJSUzI1NiIsImprdSI6Imh0dHA6Ly8xMjcuMC4wLjEveCJ9.e30.AAAA",
            "Bearer W10.W10.W10",
            "Bearer bnVsbA.bnVsbA.bnVsbA",
            "Bearer eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AA.AA.AA");
    private static final List<String> KEYS = List.of(
            "",
            "x",
            "seven77",
            "two words",
            "k".repeat(101),
            "k".repeat(5_000),
            "\u00e9".repeat(10),
            "12345678\t",
            "\"quoted-key\"",
            "a,b,c,d,e");
    private static final List<String> VERSIONS = List.of(
            "",
            "1",
            "\"x\"",
            "\"-1\"",
            "\"01\"",
            "W/\"1\"",
            "\"1\", \"2\"",
            "\"9999999999\"",
            "\"99999999999\"",
            "**",
            "\"",
            "\"1",
            "\u00e9",
            "\"" + "1".repeat(3_000) + "\"",
            "\"0\"");
    private static final List<String> CODES = List.of(
            "",
            " ",
            "x",
            "-",
            "00000-00000-00000-00000-0",
            "ABCDE-FGHJK-MNPQR-STVWX-U",
            "0".repeat(99),
            "0".repeat(101),
            "0".repeat(6_000),
            "\u00e9".repeat(21),
            "' or ''='",
            "%00",
            "-".repeat(90),
            "../../x");
    private static final List<Map.Entry<String, String>> OTHERS = List.of(
            Map.entry("X-Forwarded-For", "x".repeat(3_000)),
            Map.entry("X-Forwarded-For", ",,,,"),
            Map.entry("Forwarded", "for=\"[::1]\";by=x;;;"),
            Map.entry("X-Forwarded-Host", "evil.example.org"),
            Map.entry("X-Forwarded-Proto", "gopher"),
            Map.entry("X-HTTP-Method-Override", "DELETE"),
            Map.entry("Gehoor-Stands-In", "00000000-0000-4000-8000-000000000009"),
            Map.entry("Gehoor-Stands-In", "\u0000"),
            Map.entry("Gehoor-Stands-In", "x".repeat(3_000)),
            Map.entry("X-Original-URL", "/api/admin/tenants"),
            Map.entry("Range", "bytes=0-0," + "1-2,".repeat(500)),
            Map.entry("If-None-Match", "*"),
            Map.entry("If-Modified-Since", "yesterday"),
            Map.entry("Cookie", "JSESSIONID=" + "x".repeat(3_000)),
            Map.entry("Cookie", "=;;=;a\u0001"),
            Map.entry("Cookie", "JSESSIONID=../../x; JSESSIONID=y"),
            Map.entry("Origin", "null"),
            Map.entry("Origin", "https://evil.example.org"),
            Map.entry("Access-Control-Request-Method", "PUT"),
            Map.entry("Referer", "\u0001"),
            Map.entry("User-Agent", "() { :; }; echo x"),
            Map.entry("Date", "x"),
            Map.entry("Max-Forwards", "-1"),
            Map.entry("Via", "x".repeat(3_000)),
            Map.entry("TE", "trailers, x;q=9"),
            Map.entry("Trailer", "Authorization"),
            Map.entry("Keep-Alive", "timeout=x, max=-1"),
            Map.entry("Proxy-Authorization", "Basic x"),
            Map.entry("Pragma", "\u00e9"),
            Map.entry("Gehoor-Test-Clock", "x"),
            Map.entry("Max-Size", "x"));

    /**
     * What there is to aim at.
     *
     * @param places what stands in the braces of addresses
     * @param receipt of a file of the tenant's
     * @param staff a token of somebody who may
     * @param other a token of somebody who may less
     * @param admin a token of who runs the platform
     */
    record Aim(
            Map<String, String> places,
            Supplier<String> receipt,
            Supplier<String> staff,
            Supplier<String> other,
            Supplier<String> admin) {

        /** Bringing a folder into force reads all of it and plays its examples: thousands of times, that would be all that is tried. */
        private Map<String, String> places(Operation operation) {
            Map<String, String> own = new LinkedHashMap<>(places);
            if (operation.route().operation().equals("adminActivate")) {
                own.put("tenant", "no-such-organisation");
            } else if (operation.route().operation().equals("actByReceipt")) {
                own.put("action", "answer");
            }
            return own;
        }
    }

    private final long seed;
    private final List<Operation> operations;
    private final Aim aim;

    Malformed(long seed, List<Operation> operations, Aim aim) {
        this.seed = seed;
        this.operations = List.copyOf(operations);
        this.aim = aim;
    }

    Attempt attempt(long number) {
        Malice[] all = Malice.values();
        Malice malice = all[(int) (number % all.length)];
        Operation operation = operations.get((int) (number / all.length % operations.size()));
        return new Making(new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)), malice, operation, number)
                .made();
    }

    /** One of them while it is made: first as it should be, then not. */
    private final class Making {
        private final SplittableRandom random;
        private final Malice malice;
        private final Operation operation;
        private final long number;
        private final String canary;

        private String method;
        private String target;
        private String version = "HTTP/1.1";
        private @Nullable String line;
        private final List<Map.Entry<String, String>> headers = new ArrayList<>();
        private byte @Nullable [] body;
        private @Nullable String length;
        private boolean lengthless;
        private boolean unfinished;
        private boolean admitted = true;

        Making(SplittableRandom random, Malice malice, Operation operation, long number) {
            this.random = random;
            this.malice = malice;
            this.operation = operation;
            this.number = number;
            this.canary = "kanarie" + Long.toString(number, 36) + "x" + Integer.toString(random.nextInt(1 << 20), 36);
            this.method = operation.route().method();
            this.target = operation.route().filled(aim.places(operation));
        }

        Attempt made() {
            header("Host", "localhost");
            header("Accept-Language", one(List.of("nl", "fr", "en")));
            if (operation.headers().contains("If-Match")) {
                header("If-Match", "*");
            }
            if (operation.headers().contains("Idempotency-Key") && random.nextInt(4) == 0) {
                header("Idempotency-Key", "key-" + canary);
            }
            credentials();
            if (!operation.body().isMissingNode()) {
                header("Content-Type", "application/json");
                body = json(whole());
            }
            spoil();
            if (body != null && !lengthless) {
                header("Content-Length", length != null ? length : Integer.toString(body.length));
            }
            return new Attempt(
                    seed,
                    number,
                    malice,
                    operation,
                    line != null ? line : method + " " + target + " " + version,
                    List.copyOf(headers),
                    body,
                    unfinished,
                    canary,
                    admitted);
        }

        /** Mostly of somebody who may: what is behind the door is to be tried, not only the door. */
        private void credentials() {
            int who = random.nextInt(10);
            admitted = who < 9;
            if (operation.route().admin()) {
                header("Authorization", "Bearer " + (who < 9 ? aim.admin() : aim.staff()).get());
                return;
            }
            switch (operation.route().open()) {
                case TOKEN -> header("Authorization", "Bearer " + (who < 9 ? aim.staff() : aim.other()).get());
                case RECEIPT -> {
                    if (who < 9) {
                        header("Gehoor-Receipt", aim.receipt().get());
                    }
                }
                case EVERYONE -> admitted = true;
            }
        }

        private void spoil() {
            switch (malice) {
                case TYPE -> inBody(node -> raw(one(WRONG_VALUES)));
                case LENGTH -> inBody(this::lengthened);
                case UNICODE -> inBody(node -> TextNode.valueOf(one(STRANGE)));
                case NULL -> inBody(node -> JSON.nullNode());
                case NUMBER -> inBody(node -> raw(one(NUMBERS)));
                case DEPTH -> inBody(node -> raw(deep()));
                case BYTES -> bytes();
                case DUPLICATE -> duplicated();
                case UNKNOWN_MEMBER -> unknown();
                case MISSING_MEMBER -> missing();
                case SYNTAX -> syntax();
                case CONTENT_TYPE -> {
                    send();
                    set("Content-Type", one(TYPES));
                }
                case FORM -> form();
                case HUGE_HEADER -> huge();
                case REPEATED_HEADER -> repeated();
                case BODY_LENGTH -> lying();
                case ACCEPT -> set("Accept", one(ACCEPTED));
                case ACCEPT_LANGUAGE -> set("Accept-Language", one(LANGUAGES));
                case AUTHORIZATION -> {
                    set("Authorization", one(CREDENTIALS));
                    admitted = false;
                }
                case IDEMPOTENCY_KEY -> set("Idempotency-Key", one(KEYS));
                case IF_MATCH -> set("If-Match", one(VERSIONS));
                case RECEIPT -> {
                    set("Gehoor-Receipt", one(CODES));
                    admitted &= operation.route().open() != Routes.Open.RECEIPT;
                }
                case ENCODING -> encoded();
                case UPGRADE -> upgrade();
                case HOST -> host();
                case OTHER_HEADER -> headers.add(one(OTHERS));
                case METHOD -> {
                    method = one(METHODS);
                    // Where its answer ends, nobody says: the server waits half a minute for a tunnel, or until this
                    // side is done
                    unfinished = method.equals("CONNECT");
                }
                case ADDRESS -> address();
                case QUERY -> query();
                case FIRST_LINE -> firstLine();
            }
        }

        // ------------------------------------------------------------ bodies

        private JsonNode whole() {
            JsonNode whole = operation.body().deepCopy();
            // Somewhere in what is in order stands the canary
            sites(whole).stream()
                    .filter(site -> site.value() instanceof TextNode text
                            && text.asText().equals("x"))
                    .forEach(site -> site.put(TextNode.valueOf(canary)));
            return whole;
        }

        /** @param otherwise for a route that takes none */
        private JsonNode whole(JsonNode otherwise) {
            return operation.body().isMissingNode() ? otherwise : whole();
        }

        /** Where in a body something stands. */
        private record Site(JsonNode in, String name, int index) {
            JsonNode value() {
                return in instanceof ArrayNode array ? array.path(index) : in.path(name);
            }

            void put(JsonNode value) {
                if (in instanceof ArrayNode array) {
                    array.set(index, value);
                } else {
                    ((ObjectNode) in).set(name, value);
                }
            }
        }

        private List<Site> sites(JsonNode node) {
            List<Site> sites = new ArrayList<>();
            if (node instanceof ObjectNode object) {
                object.properties().forEach(each -> {
                    sites.add(new Site(object, each.getKey(), 0));
                    sites.addAll(sites(each.getValue()));
                });
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    sites.add(new Site(array, "", i));
                    sites.addAll(sites(array.path(i)));
                }
            }
            return sites;
        }

        private interface Spoiling {
            JsonNode spoilt(JsonNode node);
        }

        /** Spoils one to three things in the body; a route that takes none is sent one all the same. */
        private void inBody(Spoiling spoiling) {
            JsonNode whole = whole(JSON.createObjectNode().put("x", "x"));
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                List<Site> sites = sites(whole);
                if (sites.isEmpty()) {
                    whole = spoiling.spoilt(whole);
                    break;
                }
                Site site = one(sites);
                site.put(spoiling.spoilt(site.value()));
            }
            send();
            body = json(whole);
        }

        /** A value that Jackson would not write: it is put in as it is. */
        private JsonNode raw(String text) {
            return JSON.getNodeFactory().rawValueNode(new com.fasterxml.jackson.databind.util.RawValue(text));
        }

        private JsonNode lengthened(JsonNode node) {
            int length = one(List.of(101, 501, 2_001, 5_001, 60_000, 60_000, 300_000));
            return switch (random.nextInt(4)) {
                case 0 -> {
                    ArrayNode many = JSON.createArrayNode();
                    for (int i = 0; i < Math.min(length, 5_001); i++) {
                        many.add("x");
                    }
                    yield many;
                }
                case 1 -> {
                    ObjectNode many = JSON.createObjectNode();
                    for (int i = 0; i < Math.min(length, 5_001); i++) {
                        many.put("m" + i, "x");
                    }
                    yield many;
                }
                default -> TextNode.valueOf((canary + " ").repeat(1 + length / (canary.length() + 1)));
            };
        }

        private String deep() {
            int depth = one(List.of(21, 100, 1_001, 20_000));
            return random.nextBoolean()
                    ? "[".repeat(depth) + "]".repeat(depth)
                    : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        }

        private void bytes() {
            byte[] text = text();
            send();
            body = switch (random.nextInt(4)) {
                case 0 -> new String(text, UTF_8).getBytes(UTF_16);
                case 1 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, text);
                default -> {
                    int at = random.nextInt(text.length + 1);
                    yield joined(Arrays.copyOf(text, at), one(NO_TEXT), Arrays.copyOfRange(text, at, text.length));
                }
            };
        }

        private void duplicated() {
            String text = new String(text(), UTF_8);
            send();
            String twice = text.replaceFirst("\\{\"(\\w+)\":", "{\"$1\":null,\"$1\":");
            String within = text.replaceFirst("(.)\\{\"(\\w+)\":", "$1{\"$2\":1,\"$2\":");
            body = (twice.equals(text) ? "{\"a\":1,\"a\":1}" : random.nextBoolean() ? twice : within).getBytes(UTF_8);
            if (within.equals(text) && twice.equals(text)) {
                body = "{\"on\":null,\"on\":null}".getBytes(UTF_8);
            }
        }

        private void unknown() {
            JsonNode whole = whole(JSON.createObjectNode());
            List<ObjectNode> objects = sites(whole).stream()
                    .map(Site::value)
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .collect(Collectors.toCollection(ArrayList::new));
            if (whole instanceof ObjectNode object) {
                objects.add(object);
            }
            if (!objects.isEmpty()) {
                one(objects)
                        .put(
                                one(List.of(
                                        "colour",
                                        "",
                                        "__proto__",
                                        "@class",
                                        "Procedure",
                                        "\u0000",
                                        "a".repeat(600),
                                        "$ref")),
                                canary);
            }
            send();
            body = json(whole);
        }

        private void missing() {
            JsonNode whole = whole(JSON.createObjectNode());
            List<Site> members = sites(whole).stream()
                    .filter(site -> site.in() instanceof ObjectNode)
                    .toList();
            send();
            if (members.isEmpty() || random.nextInt(6) == 0) {
                body = random.nextBoolean() ? new byte[0] : "{}".getBytes(UTF_8);
                return;
            }
            Site site = one(members);
            ((ObjectNode) site.in()).remove(site.name());
            body = json(whole);
        }

        private void syntax() {
            byte[] text = text();
            send();
            body = switch (random.nextInt(3)) {
                case 0 -> one(BROKEN).getBytes(UTF_8);
                case 1 -> Arrays.copyOf(text, random.nextInt(text.length));
                default -> {
                    for (int times = 1 + random.nextInt(4); times > 0; times--) {
                        text[random.nextInt(text.length)] = (byte) random.nextInt(32, 127);
                    }
                    yield text;
                }
            };
        }

        private byte[] text() {
            return json(whole(JSON.createObjectNode().put("x", "x")));
        }

        /** Also where nothing is to be sent. */
        private void send() {
            if (body == null) {
                set("Content-Type", "application/json");
                body = "{}".getBytes(UTF_8);
            }
        }

        private void form() {
            String mark = one(List.of("x", "x", "x", "b".repeat(70), "b".repeat(71), "", "a b", "\u00e9"));
            set("Content-Type", "multipart/form-data; boundary=" + (random.nextBoolean() ? mark : "\"" + mark + "\""));
            String request = "--" + mark + "\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n"
                    + new String(text(), UTF_8) + "\r\n";
            String file = "--" + mark + "\r\nContent-Disposition: form-data; name=\"proof\"; filename=\""
                    + one(List.of(
                            "a.pdf", "../../x", "", "a\u0000.txt", "x".repeat(600), "\u202e.txt", "CON", "a\r\nX: y"))
                    + "\"\r\nContent-Type: " + one(List.of("application/pdf", "nonsense", "", "x".repeat(300)))
                    + "\r\n\r\n%PDF-" + canary + "\r\n";
            String whole = one(List.of(
                    request + file + "--" + mark + "--\r\n",
                    request + request + "--" + mark + "--\r\n",
                    file + "--" + mark + "--",
                    request + file,
                    request + file.repeat(30) + "--" + mark + "--",
                    "--" + mark + "--",
                    "--" + mark + "\r\n" + "X: y\r\n".repeat(900) + "\r\nx\r\n--" + mark + "--",
                    request.replace("form-data", "attachment") + "--" + mark + "--",
                    request.replace("\r\n", "\n") + "--" + mark + "--"));
            byte[] bytes = whole.getBytes(UTF_8);
            for (int times = random.nextInt(4); times > 0; times--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            body = random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
        }

        // ------------------------------------------------------------ headers

        private void huge() {
            switch (random.nextInt(4)) {
                case 0 -> header("X-Long", canary.repeat(one(List.of(9_000, 70_000)) / canary.length()));
                case 1 -> header("x".repeat(one(List.of(300, 9_000))), "y");
                case 2 -> {
                    for (int i = 0; i < one(List.of(90, 200, 2_000)); i++) {
                        header("X-Many-" + i, "y");
                    }
                }
                default ->
                    set(one(List.of("Accept-Language", "Accept", "Cookie", "Idempotency-Key")), "a,".repeat(3_500));
            }
        }

        private void repeated() {
            String name = one(List.of(
                    "Authorization",
                    "Gehoor-Receipt",
                    "If-Match",
                    "Idempotency-Key",
                    "Content-Type",
                    "Accept-Language",
                    "Accept"));
            String value = headers.stream()
                    .filter(each -> each.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("application/json");
            header(random.nextBoolean() ? name : name.toLowerCase(java.util.Locale.ROOT), value);
            header(name, random.nextBoolean() ? value : "x");
            admitted &= !name.equals("Authorization");
        }

        private void lying() {
            send();
            byte[] sent = body == null ? new byte[0] : body;
            switch (random.nextInt(9)) {
                case 0 -> length = Integer.toString(Math.max(0, sent.length - 1 - random.nextInt(10)));
                case 1 -> {
                    length = Integer.toString(sent.length + 1 + random.nextInt(1_000));
                    unfinished = true;
                }
                case 2 -> {
                    length = one(List.of(
                            "-1",
                            "x",
                            "0x10",
                            "+5",
                            "",
                            " ",
                            "1,2",
                            "99999999999999999999",
                            "2147483648",
                            "1e3",
                            "5 5"));
                    unfinished = true;
                }
                case 3 -> {
                    header("Content-Length", "3");
                    unfinished = true;
                }
                case 4 -> {
                    header("Transfer-Encoding", "chunked");
                    unfinished = true;
                }
                case 5 -> {
                    lengthless = true;
                    header(
                            "Transfer-Encoding",
                            one(List.of(
                                    "x",
                                    "chunked, x",
                                    "gzip",
                                    "identity, chunked",
                                    " chunked",
                                    "chunked\u000b",
                                    "chunked, chunked")));
                    body = "3\r\n{} \r\n0\r\n\r\n".getBytes(UTF_8);
                    unfinished = true;
                }
                case 6 -> {
                    lengthless = true;
                    header("Transfer-Encoding", "chunked");
                    body = one(List.of(
                                    "zz\r\n{}\r\n0\r\n\r\n",
                                    "-1\r\n{}\r\n0\r\n\r\n",
                                    "ffffffffffffffff\r\n{}",
                                    "2\r\n{}0\r\n\r\n",
                                    "2;" + "x".repeat(9_000) + "\r\n{}\r\n0\r\n\r\n",
                                    "2\r\n{}\r\n",
                                    "2\n{}\n0\n\n",
                                    "\r\n",
                                    "2\r\n{}\r\n0\r\nAuthorization: Bearer x\r\n\r\n"))
                            .getBytes(UTF_8);
                    unfinished = true;
                }
                case 7 -> {
                    lengthless = true;
                    unfinished = true;
                }
                default -> {
                    header("Expect", one(List.of("100-continue", "200-ok", "x".repeat(900))));
                }
            }
        }

        private void encoded() {
            send();
            switch (random.nextInt(3)) {
                case 0 ->
                    header(
                            "Content-Encoding",
                            one(List.of("gzip", "deflate", "br", "x", "identity, gzip", "", "IDENTITY")));
                case 1 ->
                    header("Accept-Encoding", one(List.of("gzip;q=x", "x", "*;q=0", "identity;q=0", ",".repeat(900))));
                default -> {
                    header("Content-Encoding", "gzip");
                    body = new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3};
                }
            }
        }

        private void upgrade() {
            switch (random.nextInt(3)) {
                case 0 -> {
                    header("Connection", "Upgrade, HTTP2-Settings");
                    header("Upgrade", "h2c");
                    header("HTTP2-Settings", one(List.of("AAMAAABkAAQAAP__", "", "x", "%%%")));
                }
                case 1 -> {
                    header("Connection", "Upgrade");
                    header("Upgrade", "websocket");
                    header("Sec-WebSocket-Key", one(List.of("dGhlIHNhbXBsZSBub25jZQ==", "", "x")));
                    header("Sec-WebSocket-Version", one(List.of("13", "0", "x")));
                }
                default -> {
                    header("Connection", one(List.of("Upgrade", "x", "close, keep-alive", "Authorization")));
                    header("Upgrade", one(List.of("TLS/1.3", "x/y", "", "h2c, websocket")));
                }
            }
        }

        private void host() {
            headers.removeIf(each -> each.getKey().equals("Host"));
            String host = one(List.of(
                    "-none-",
                    "",
                    "evil.example.org",
                    "localhost:99999",
                    "localhost:x",
                    "[",
                    "a b",
                    "\u00e9",
                    "x".repeat(3_000),
                    "localhost/",
                    "a@b",
                    "-two-"));
            if (host.equals("-two-")) {
                header("Host", "localhost");
                header("Host", "evil.example.org");
            } else if (!host.equals("-none-")) {
                header("Host", host);
            }
        }

        // ------------------------------------------------------------ first lines

        private void address() {
            List<String> segments = new ArrayList<>(Arrays.asList(target.split("/", -1)));
            int at = 1 + random.nextInt(segments.size() - 1);
            switch (random.nextInt(4)) {
                case 0 -> segments.add(at, one(SEGMENTS));
                case 1 -> segments.set(at, segments.get(at) + one(SEGMENTS));
                case 2 -> segments.set(at, canary);
                default -> segments.set(at, one(SEGMENTS));
            }
            target = String.join("/", segments);
        }

        private void query() {
            if (operation.queries().isEmpty() || random.nextInt(3) == 0) {
                target += "?" + one(QUERIES);
                return;
            }
            String name = one(operation.queries());
            target += "?" + name + "=" + one(ASKED) + (random.nextInt(4) == 0 ? "&" + name + "=" + one(ASKED) : "");
        }

        private void firstLine() {
            line = switch (random.nextInt(8)) {
                case 0 -> method + " " + target;
                case 1 ->
                    method + " " + target + " "
                            + one(List.of(
                                    "HTTP/0.9",
                                    "HTTP/1.0",
                                    "HTTP/2.0",
                                    "HTTP/3.7",
                                    "HTTP/1.x",
                                    "HTTP/11",
                                    "http/1.1",
                                    "HTTP/",
                                    "X"));
                case 2 -> method + "  " + target + "  HTTP/1.1";
                case 3 -> method + "\t" + target + "\tHTTP/1.1";
                case 4 -> method + " http://evil.example.org" + target + " HTTP/1.1";
                case 5 -> one(List.of("OPTIONS * HTTP/1.1", "GET * HTTP/1.1", "* * *", "PRI * HTTP/2.0"));
                case 6 -> method + " " + target.substring(1) + " HTTP/1.1";
                default ->
                    one(List.of(
                            "",
                            " ",
                            "\u0000",
                            "\u0016\u0003\u0001",
                            "x".repeat(9_000),
                            "GET",
                            method + " " + target + " HTTP/1.1 x"));
            };
            unfinished = true;
        }

        // ------------------------------------------------------------ besides

        private void header(String name, String value) {
            headers.add(Map.entry(name, value));
        }

        private void set(String name, String value) {
            headers.removeIf(each -> each.getKey().equals(name));
            header(name, value);
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private byte[] json(JsonNode node) {
            try {
                return JSON.writeValueAsString(node).getBytes(ISO_8859_1);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static byte[] joined(byte[]... parts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                all.writeBytes(part);
            }
            return all.toByteArray();
        }
    }
}
