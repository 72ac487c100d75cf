package gehoor.platform.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a browser without scripts who is logged in: pages, links and forms. Forms are sent as a browser sends them: with
 * what stood in them, and with where they came from.
 */
public final class Desk {
    /** What stands within a tag: in quotes it may hold the sign that ends one. */
    private static final String WITHIN = "(?:[^>\"]++|\"[^\"]*+\")*+";

    private static final Pattern FORM = Pattern.compile("(?s)<form(" + WITHIN + ")>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("<input(" + WITHIN + ")>");
    private static final Pattern AREA = Pattern.compile("(?s)<textarea(" + WITHIN + ")>\\n?(.*?)</textarea>");
    private static final Pattern SELECT = Pattern.compile("(?s)<select(" + WITHIN + ")>(.*?)</select>");
    private static final Pattern SELECTED = Pattern.compile("<option([^>]*) selected[^>]*>");
    private static final Pattern LINK = Pattern.compile("(?s)<a (" + WITHIN + ")>(.*?)</a>");

    private final Wanderer browser = new Wanderer();
    private final String tenant;
    private @Nullable String from = "same-origin";

    private Desk(String tenant) {
        this.tenant = tenant;
    }

    /** A page as it came, after the way there. */
    public final class Page {
        private final HttpResponse<byte[]> answer;

        private Page(HttpResponse<byte[]> answer) {
            this.answer = answer;
        }

        public int status() {
            return answer.statusCode();
        }

        public String path() {
            return answer.uri().getPath();
        }

        public byte[] bytes() {
            return answer.body();
        }

        public String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        public String html() {
            return new String(answer.body(), UTF_8);
        }

        /** What a person reads. */
        public String text() {
            return read(html().replaceAll("(?s)<head>.*?</head>", ""));
        }

        public Page is(int status) {
            assertThat(status()).as("%s answered %s", answer.uri(), text()).isEqualTo(status);
            return this;
        }

        public Page says(String... words) {
            assertThat(text()).as("%s", answer.uri()).contains(words);
            return this;
        }

        public Page saysNot(String... words) {
            assertThat(text()).as("%s", answer.uri()).doesNotContain(words);
            return this;
        }

        /** Whether a link is called so. */
        public boolean leadsTo(String words) {
            return link(words) != null;
        }

        /** Follows the first link that is called so. */
        public Page follow(String words) {
            String to = link(words);
            assertThat(to).as("a link '%s' in %s", words, text()).isNotNull();
            return get(String.valueOf(to));
        }

        private @Nullable String link(String words) {
            Matcher links = LINK.matcher(html());
            while (links.find()) {
                if (read(links.group(2)).contains(words)) {
                    return attribute(links.group(1), "href");
                }
            }
            return null;
        }

        /** The form of which the address ends so; what stands beside it as language is left out. */
        public Form form(String address) {
            Matcher forms = FORM.matcher(html());
            while (forms.find()) {
                String action = attribute(forms.group(1), "action");
                if (action != null && action.replaceAll("[?&]lang=..", "").endsWith(address)) {
                    return new Form(
                            answer.uri().resolve(action),
                            "multipart/form-data".equals(attribute(forms.group(1), "enctype")),
                            forms.group(2));
                }
            }
            throw new AssertionError("no form " + address + " in " + html());
        }
    }

    /** A form, as it is filled in. */
    public final class Form {
        private final URI action;
        private final boolean parts;
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private final List<String[]> files = new ArrayList<>();
        private final List<String> names = new ArrayList<>();

        private Form(URI action, boolean parts, String inner) {
            this.action = action;
            this.parts = parts;
            Matcher inputs = INPUT.matcher(inner);
            while (inputs.find()) {
                String said = inputs.group(1);
                String name = attribute(said, "name");
                String type = attribute(said, "type");
                if (name == null || "file".equals(type)) {
                    names.add(String.valueOf(name));
                    continue;
                }
                names.add(name);
                boolean choice = "radio".equals(type) || "checkbox".equals(type);
                if (!choice || said.contains(" checked")) {
                    values.computeIfAbsent(name, fresh -> new ArrayList<>())
                            .add(read(String.valueOf(attribute(said, "value"))));
                }
            }
            Matcher areas = AREA.matcher(inner);
            while (areas.find()) {
                String name = String.valueOf(attribute(areas.group(1), "name"));
                names.add(name);
                values.put(name, List.of(unescaped(areas.group(2))));
            }
            Matcher selects = SELECT.matcher(inner);
            while (selects.find()) {
                String name = String.valueOf(attribute(selects.group(1), "name"));
                names.add(name);
                Matcher selected = SELECTED.matcher(selects.group(2));
                values.put(name, List.of(selected.find() ? String.valueOf(attribute(selected.group(1), "value")) : ""));
            }
        }

        /** What stands in it. */
        public String value(String name) {
            return String.join(",", values.getOrDefault(name(name), List.of()));
        }

        public boolean asks(String name) {
            return names.stream().anyMatch(each -> each.equals(name) || each.endsWith("." + name));
        }

        /** By the whole name of the input, or what stands after its last dot. */
        private String name(String name) {
            return names.stream()
                    .filter(each -> each.equals(name))
                    .findFirst()
                    .or(() -> names.stream()
                            .filter(each -> each.endsWith("." + name))
                            .findFirst())
                    .orElse(name);
        }

        public Form with(String name, String value) {
            assertThat(asks(name)).as("the form asks %s: %s", name, names).isTrue();
            return saying(name(name), value);
        }

        /** Also what the form does not ask. */
        public Form saying(String name, String value) {
            values.put(name, List.of(value));
            return this;
        }

        public Form on(String name, String year, String month, String day) {
            with(name + ".year", year);
            with(name + ".month", month);
            return with(name + ".day", day);
        }

        public Form attaching(String name, String file, String content) {
            assertThat(asks(name)).as("the form asks %s: %s", name, names).isTrue();
            files.add(new String[] {name(name), file, content});
            return this;
        }

        public Page send() {
            HttpRequest.Builder request = HttpRequest.newBuilder(action);
            if (parts) {
                String boundary = "part-" + UUID.randomUUID();
                request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body(boundary)));
            } else {
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(values.entrySet().stream()
                                .flatMap(each -> each.getValue().stream()
                                        .map(value -> encoded(each.getKey()) + "=" + encoded(value)))
                                .collect(Collectors.joining("&"))));
            }
            if (from != null) {
                request.header("Sec-Fetch-Site", from);
            }
            return new Page(browser.goes(request));
        }

        private byte[] body(String boundary) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            values.forEach((name, all) -> all.forEach(value -> body.writeBytes(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                    .getBytes(UTF_8))));
            for (String[] file : files) {
                body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file[0]
                                + "\"; filename=\"" + file[1] + "\"\r\nContent-Type: text/plain\r\n\r\n" + file[2]
                                + "\r\n")
                        .getBytes(UTF_8));
            }
            body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
            return body.toByteArray();
        }
    }

    /** Somebody who is logged in at an organisation, as one of its invented members of staff. */
    public static Desk of(String tenant, String username) {
        Desk desk = new Desk(tenant);
        desk.login(username).is(200);
        return desk;
    }

    /** Reads another language from now on. */
    public Desk reading(String other) {
        browser.reads(other);
        return this;
    }

    /** What is sent from now on says that it comes from there: {@code same-origin}, {@code cross-site}; null: it says nothing. */
    public Desk sendingFrom(@Nullable String site) {
        from = site;
        return this;
    }

    /** The session ends, as it does by itself after a while; what stands in open pages stays there. */
    public void sessionEnds() {
        browser.sessionEnds();
    }

    /** Logs in, as somebody who was not there before. */
    public Page login(String username) {
        browser.forgets();
        return new Page(browser.logsIn(Gehoor.platform().address().resolve("/" + tenant + "/werk"), username));
    }

    /** A page of the workbench; {@code ""} is the list of what waits. */
    public Page work(String path) {
        return get("/" + tenant + "/werk" + path);
    }

    /** The page of a file. */
    public Page file(UUID file) {
        return work("/dossier/" + file);
    }

    public Page get(String path) {
        return new Page(
                browser.goes(HttpRequest.newBuilder(Gehoor.platform().address().resolve(path))
                        .GET()));
    }

    private static @Nullable String attribute(String tag, String name) {
        Matcher found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? unescaped(found.group(1)) : null;
    }

    private static String read(String html) {
        return unescaped(html.replaceAll("<" + WITHIN + ">", " "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
