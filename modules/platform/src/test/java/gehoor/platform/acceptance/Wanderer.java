package gehoor.platform.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser without scripts does between pages: it keeps cookies, goes where it is sent, and fills in the form of the
 * identity server. The one way in which tests log in.
 */
public final class Wanderer {
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final int MOST_STEPS = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** By server and name. What is marked for secure connections goes to this machine over plain HTTP too, as browsers have it. */
    private final Map<String, Map<String, HttpCookie>> cookies = new HashMap<>();

    private final List<String> set = new ArrayList<>();

    private String language = "en";

    public void reads(String other) {
        language = other;
    }

    /** Every cookie that the platform set so far, as it was said. */
    public List<String> set() {
        return List.copyOf(set);
    }

    /** That of the platform's login; none where nobody is logged in. */
    public Optional<HttpCookie> session() {
        return own().values().stream().findFirst();
    }

    /** The platform forgets who it is, as it does by itself after a while. */
    public void sessionEnds() {
        own().replaceAll((name, cookie) -> {
            HttpCookie other = new HttpCookie(name, "0".repeat(28));
            other.setPath("/");
            return other;
        });
    }

    /** As somebody who was not there before. */
    public void forgets() {
        cookies.clear();
    }

    /** One step: what is answered, also where it leads on. */
    public HttpResponse<byte[]> asks(HttpRequest.Builder request) {
        URI uri = request.build().uri();
        String server = uri.getAuthority();
        Map<String, HttpCookie> jar = cookies.computeIfAbsent(server, any -> new LinkedHashMap<>());
        if (!jar.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    jar.values().stream()
                            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        request.setHeader("Accept-Language", language);
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(uri.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(uri.toString(), e);
        }
        for (String each : answer.headers().allValues("Set-Cookie")) {
            if (server.equals(Gehoor.platform().address().getAuthority())) {
                set.add(each);
            }
            for (HttpCookie cookie : HttpCookie.parse(each)) {
                if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                    jar.remove(cookie.getName());
                } else {
                    jar.put(cookie.getName(), cookie);
                }
            }
        }
        return answer;
    }

    /** To where it leads at last. */
    public HttpResponse<byte[]> goes(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = asks(request);
        for (int i = 0; i < MOST_STEPS && answer.statusCode() / 100 == 3; i++) {
            String location = answer.headers().firstValue("Location").orElseThrow();
            answer = asks(HttpRequest.newBuilder(answer.uri().resolve(location)).GET());
        }
        return answer;
    }

    /**
     * From an address that needs a login to where it leads once the identity server knows who it is, or refuses.
     *
     * @param username one of {@code demo-users} in {@code tenant.yaml}
     */
    public HttpResponse<byte[]> logsIn(URI from, String username) {
        HttpResponse<byte[]> page = goes(HttpRequest.newBuilder(from).GET());
        for (int i = 0; i < MOST_STEPS; i++) {
            Matcher form = FORM.matcher(new String(page.body(), UTF_8));
            boolean asked = page.statusCode() == 200
                    && page.uri()
                            .toString()
                            .startsWith(Gehoor.platform().issuer().resolve("/").toString());
            if (!asked || !form.find()) {
                return page;
            }
            page = goes(HttpRequest.newBuilder(page.uri().resolve(form.group(1).replace("&amp;", "&")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("username=" + URLEncoder.encode(username, UTF_8)
                            + "&password="
                            + URLEncoder.encode(Gehoor.platform().demoPassword().orElseThrow(), UTF_8))));
        }
        return page;
    }

    private Map<String, HttpCookie> own() {
        return cookies.getOrDefault(Gehoor.platform().address().getAuthority(), new LinkedHashMap<>());
    }
}
