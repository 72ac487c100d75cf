package gehoor.platform.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages of the portal's form, as a browser without scripts asks for them: each brings the next, nothing is sent in. */
final class Pages {
    private static final Pattern EARLIER = Pattern.compile("name=\"earlier\" value=\"([^\"]*)\"");

    private final URI form;
    private String earlier = "";

    Pages(URI product, String tenant) {
        this.form = URI.create(product + "/" + tenant + "/melden/complaint");
    }

    /** Fills in all but the last of what is asked before the contact data, a story of 120 words. */
    void fillIn() throws IOException {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(30);
        earlier = found(Http.form(form, ""));
        earlier = found(send("q.service", Map.of("q.service", "payments")));
        earlier = found(send(
                "q.facts-date",
                Map.of(
                        "q.facts-date.day", Integer.toString(day.getDayOfMonth()),
                        "q.facts-date.month", Integer.toString(day.getMonthValue()),
                        "q.facts-date.year", Integer.toString(day.getYear()))));
    }

    /** The page with which the form begins, as everybody gets it who comes to report. */
    String first() throws IOException {
        return Http.get(form, Map.of());
    }

    /** The story is sent, and the page that asks for contact data comes, all answers sealed in it. */
    String next(Random random) throws IOException {
        return send("q.story", Map.of("q.story", Prose.of(random, 120)));
    }

    private String send(String step, Map<String, String> answers) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(answers);
        all.put("earlier", earlier);
        all.put("at", step);
        all.put("go", "on");
        return Http.form(
                form,
                all.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                        .collect(Collectors.joining("&")));
    }

    private static String found(String page) throws IOException {
        Matcher sealed = EARLIER.matcher(page);
        if (!sealed.find()) {
            throw new IOException("no form on the page");
        }
        return sealed.group(1);
    }
}
