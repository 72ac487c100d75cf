package gehoor.platform.acceptance.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.Migrate;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Collector;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What who operates it sees, and nobody else. */
@Acceptance
class OperationsIT {
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {"/metrics", "/metrics/", "/metrics/base", "/metrics/vendor", "/metrics/application", "/%6detrics"
            })
    void the_figures_are_closed(String path) {
        for (String method : List.of("GET", "HEAD", "OPTIONS", "POST")) {
            Answered answered = Call.of(method, path).sent();
            assertThat(answered.status()).as("%s %s", method, path).isIn(401, 404);
            assertThat(answered.text()).doesNotContain("jvm", "gehoor_", "base_", "cpu");
        }
        assertThat(Call.get(path)
                        .with("Authorization", "Bearer not-the-token-at-all")
                        .sent()
                        .status())
                .isIn(401, 404);
        assertThat(Call.get("/metrics")
                        .as("sol-ombud", "solidaris")
                        .sent()
                        .refusedWith(401)
                        .words())
                .isNotBlank();
    }

    @Test
    void who_brings_the_token_sees_what_staff_did_counted() {
        Neighbour file = Neighbour.kindEnGezin();
        Person handler = Gehoor.tenant(file.tenant()).as(file.staff());
        Map<String, Double> before = figures();

        handler.file(file.file()).seen();
        handler.file(file.file()).does("note").refusedForField("note");

        Map<String, Double> after = figures();
        String opened =
                "gehoor_request_duration_seconds_count{route=\"GET /tenants/{tenant}/files/{file}\",status=\"2xx\"}";
        String refused = "gehoor_refusals_total{kind=\"field\"}";
        assertThat(after.getOrDefault(opened, 0.0)).isGreaterThan(before.getOrDefault(opened, 0.0));
        assertThat(after.get(refused)).isGreaterThan(before.get(refused));
        assertThat(after)
                .containsEntry("gehoor_ready", 1.0)
                .containsEntry("gehoor_database_up", 1.0)
                .containsKeys(
                        "gehoor_clocks_due",
                        "gehoor_clock_oldest_due_seconds",
                        "gehoor_clocks_missed",
                        "gehoor_notices_waiting",
                        "gehoor_notices_failed",
                        "gehoor_transactions_open");
        assertThat(after.get("gehoor_tenants")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void nothing_of_a_person_a_file_or_an_organisation_stands_in_the_figures() {
        List<Neighbour> files = Neighbour.all();
        for (Neighbour file : files) {
            Gehoor.tenant(file.tenant()).as(file.staff()).file(file.file()).seen();
        }

        String text = text().toLowerCase(Locale.ROOT);

        for (Neighbour file : files) {
            assertThat(text)
                    .doesNotContain(
                            file.sentinel(),
                            file.file().toString(),
                            file.staff(),
                            file.tenant(),
                            file.receipt().toLowerCase(Locale.ROOT));
        }
        // a label is the template of a route or a short code, never what somebody sent
        List<String> labels = text().lines()
                .filter(line -> line.startsWith("gehoor_"))
                .flatMap(line -> LABEL.matcher(line).results().map(found -> found.group(1) + "=" + found.group(2)))
                .distinct()
                .toList();
        assertThat(labels)
                .isNotEmpty()
                .allMatch(label -> label.matches(
                        "route=[A-Z]+ /[a-z{}/.-]*|status=[1-5]xx|kind=[a-z-]+|channel=[a-z-]+|le=[0-9.+Inf]+"));
    }

    @Test
    void what_the_public_does_is_not_counted() {
        Neighbour file = Neighbour.bureau();
        // what staff do is: else there would be nothing to look at
        Gehoor.tenant(file.tenant()).as(file.staff()).file(file.file()).history();

        assertThat(text().lines().filter(line -> line.startsWith("gehoor_request_duration_seconds")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("POST /tenants/{tenant}/reports") && line.contains("2xx"))
                .noneMatch(line -> line.contains("/mailbox") && line.contains("2xx"));
    }

    @Test
    void a_request_of_staff_is_one_span_without_names_and_what_the_public_does_is_none() throws InterruptedException {
        // given: reports by the public form, a mailbox opened by receipt, one file opened by staff
        Neighbour file = Neighbour.kindEnGezin();
        Gehoor.tenant(file.tenant()).mailbox(file.receipt()).entered();
        String route = "GET /tenants/{tenant}/files/{file}/history";
        int before = settled(route);

        // when
        Gehoor.tenant(file.tenant()).as(file.staff()).file(file.file()).history();

        // then
        Instant end = Instant.now().plusSeconds(20);
        while (count(Collector.received(), route) == before && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
        String spans = Collector.received();
        assertThat(count(spans, route)).isEqualTo(before + 1);
        assertThat(spans)
                .contains("gehoor.statements")
                .doesNotContain(file.sentinel(), file.file().toString(), file.staff(), file.tenant(), file.receipt());
        assertThat(spans).doesNotContain("/reports", "/mailbox", "127.0.0.1", "curl", "user_agent", "thread.");
    }

    /** Of what was asked before: spans leave once a second. */
    private static int settled(String route) throws InterruptedException {
        int last;
        int now = count(Collector.received(), route);
        do {
            last = now;
            Thread.sleep(2_500);
            now = count(Collector.received(), route);
        } while (now != last);
        return now;
    }

    private static int count(String text, String word) {
        return text.split(Pattern.quote(word), -1).length - 1;
    }

    @Test
    void health_tells_up_or_down_and_no_more() {
        for (String path : List.of("/health", "/health/ready", "/health/live", "/health/started")) {
            Answered answered = Call.get(path).sent();
            assertThat(answered.status()).as(path).isEqualTo(200);
            assertThat(answered.json().path("status").asText()).isEqualTo("UP");
            for (JsonNode check : answered.json().path("checks")) {
                assertThat(check.path("data").size()).as("%s", check).isZero();
            }
        }
    }

    @Test
    void who_owns_the_database_can_bring_it_to_its_level_from_outside() {
        Map<String, String> settings = Gehoor.platform().settings();
        Map<String, String> environment = Map.of(
                "GEHOOR_DB_URL", settings.get("gehoor.db.url"),
                "GEHOOR_DB_OWNER_USER", settings.get("gehoor.db.owner.user"),
                "GEHOOR_DB_OWNER_PASSWORD", settings.get("gehoor.db.owner.password"));

        assertThat(migrate(environment))
                .startsWith("0 gehoor: the database is at version")
                .contains("0 migrations ran");
        assertThat(migrate(Map.of())).startsWith("1 gehoor: GEHOOR_DB_URL is not set");
        assertThat(migrate(Map.of(
                        "GEHOOR_DB_URL", settings.get("gehoor.db.url"),
                        "GEHOOR_DB_OWNER_USER", settings.get("gehoor.db.owner.user"),
                        "GEHOOR_DB_OWNER_PASSWORD", "wrong")))
                .startsWith("1 gehoor: the database could not be migrated:")
                .doesNotContain("wrong");
    }

    private static String migrate(Map<String, String> environment) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status =
                Migrate.run(name -> Optional.ofNullable(environment.get(name)), new PrintStream(said, true, UTF_8));
        assertThat(said.toString(UTF_8).lines()).as("one sentence").hasSize(1);
        return status + " " + said.toString(UTF_8);
    }

    private static String text() {
        return Call.get("/metrics")
                .with("Authorization", "Bearer " + Gehoor.platform().settings().get("gehoor.metrics.token"))
                .sent()
                .good()
                .text();
    }

    private static Map<String, Double> figures() {
        return text().lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(
                                line.substring(line.lastIndexOf(' ') + 1).replace("+Inf", "Infinity")),
                        (one, other) -> one));
    }
}
