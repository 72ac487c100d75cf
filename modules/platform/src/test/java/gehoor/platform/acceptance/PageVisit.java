package gehoor.platform.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as a browser without scripts holds it, and the forms on it, which are filled in and sent. It fails where an answer of a
 * public page sets a cookie.
 */
public final class PageVisit {
    private static final Pattern FORM = Pattern.compile("<form([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final URI address;
    private final int status;
    private final String html;
    private final Map<String, List<String>> headers;
    private final byte[] bytes;

    private PageVisit(HttpResponse<byte[]> answer) {
        this.address = answer.uri();
        this.status = answer.statusCode();
        this.bytes = answer.body();
        this.html = new String(bytes, UTF_8);
        this.headers = answer.headers().map();
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .as("%s sets no cookie", address)
                .isEmpty();
    }

    /** @param path from the root, as {@code /solidaris?lang=fr} */
    public static PageVisit to(String path) {
        return send(HttpRequest.newBuilder(Gehoor.platform().address().resolve(path))
                .GET());
    }

    private static PageVisit send(HttpRequest.Builder request) {
        try {
            return new PageVisit(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return status;
    }

    public String html() {
        return html;
    }

    public byte[] bytes() {
        return bytes;
    }

    public String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst()
                .orElse("");
    }

    /** What a person reads: without markup. */
    public String text() {
        return plain(html.replaceAll("(?s)<head>.*?</head>", " ").replaceAll("<[^>]+>", " "))
                .replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    /** The first thing that matches, its first group. */
    public String find(String pattern) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
        assertThat(found.find()).as("%s on %s: %s", pattern, address, text()).isTrue();
        return plain(found.group(1)).strip();
    }

    /** The form whose text holds that. */
    public Form form(String holding) {
        Matcher form = FORM.matcher(html);
        while (form.find()) {
            if (plain(form.group(2)).contains(holding)) {
                return new Form(form.group(1), form.group(2));
            }
        }
        throw new AssertionError("no form with " + holding + " on " + address + ": " + text());
    }

    private static String plain(String markup) {
        return markup.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    /** A form of the page, being filled in. */
    public final class Form {
        private final String address;
        private final boolean parts;
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private final Map<String, byte[]> files = new LinkedHashMap<>();

        private Form(String opening, String content) {
            Matcher action = Pattern.compile("action=\"([^\"]*)\"").matcher(opening);
            this.address = action.find() ? plain(action.group(1)) : PageVisit.this.address.getPath();
            this.parts = opening.contains("multipart/form-data");
            Matcher hidden = HIDDEN.matcher(content);
            while (hidden.find()) {
                fill(plain(hidden.group(1)), plain(hidden.group(2)));
            }
        }

        public Form fill(String name, String... value) {
            values.put(name, List.of(value));
            return this;
        }

        /** @param name of the field and of the file, with a blank between */
        public Form attach(String field, String name, byte[] content) {
            assertThat(parts).as("the form takes files").isTrue();
            files.put(field + "\n" + name, content);
            return this;
        }

        public PageVisit send() {
            return send(address);
        }

        /** By a button that leads elsewhere. */
        public PageVisit send(String path) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(Gehoor.platform().address().resolve(path));
            return PageVisit.send(
                    parts
                            ? request.header("Content-Type", "multipart/form-data; boundary=xPAGEx")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(inParts()))
                            : request.header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(encoded())));
        }

        private String encoded() {
            List<String> pairs = new ArrayList<>();
            values.forEach((name, all) -> all.forEach(
                    value -> pairs.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8))));
            return String.join("&", pairs);
        }

        private byte[] inParts() {
            var body = new java.io.ByteArrayOutputStream();
            values.forEach((name, all) -> all.forEach(value -> body.writeBytes(
                    ("--xPAGEx\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                            .getBytes(UTF_8))));
            files.forEach((key, content) -> {
                String[] of = key.split("\n", -1);
                body.writeBytes(("--xPAGEx\r\nContent-Disposition: form-data; name=\"" + of[0] + "\"; filename=\""
                                + of[1] + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(UTF_8));
                body.writeBytes(content);
                body.writeBytes("\r\n".getBytes(UTF_8));
            });
            body.writeBytes("--xPAGEx--\r\n".getBytes(UTF_8));
            return body.toByteArray();
        }
    }
}
