package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A file that exists for the confidant alone: whoever else looks, wherever they look, finds the same as when it was not there. Not
 * what must be hidden is listed here, but all that can be seen, before and after.
 */
@Acceptance
class UnknownFilesIT {
    private static final String HOUSE = "ik-ben-er-ook";
    private static final Tenant IB = Gehoor.tenant(HOUSE);
    private static final List<String> OTHERS = List.of("ib-coach", "ib-organisation", "ib-admin", "nl-dpo");
    private static final String STORY = "Het kwikzilver onder de dakpan.";

    private static Report.Taken confided() {
        return IB.visitor()
                .reports("confidant")
                .anonymous()
                .capacity("client")
                .with("step-one", "tried")
                .with("subject", "help")
                .with("story", STORY)
                .taken();
    }

    private static Report.Taken toldToTheCoach() {
        return IB.as("ib-coach")
                .reports("coach")
                .kind("dissatisfaction")
                .capacity("client")
                .channel("talk")
                .named("Sam Voorbeeld", "sam@example.org")
                .with("subject", "practical")
                .with("feels-safe", true)
                .with("story", "The hour never suits me.")
                .taken();
    }

    /** Everything that this person finds by looking. */
    private static Map<String, String> seenBy(String who) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String list : List.of(
                "work",
                "work?which=team",
                "work/counts",
                "register",
                "register?procedure=confidant",
                "register.csv",
                "facilities?like=a")) {
            Answered answer = Call.get("/api/tenants/" + HOUSE + "/" + list)
                    .as(who, HOUSE)
                    .sent();
            seen.put(who + " " + list, answer.status() + answer.text());
        }
        Answered found = Call.post("/api/tenants/" + HOUSE + "/search", Map.of("text", "kwikzilver dakpan"))
                .as(who, HOUSE)
                .sent();
        seen.put(who + " search", found.status() + found.text());
        Desk desk = Desk.of(HOUSE, who);
        for (String page : List.of("", "?welke=laat", "/register", "/nieuw")) {
            seen.put(who + " page " + page, desk.work(page).is(200).text());
        }
        return seen;
    }

    private static Map<String, String> seenByOthers() {
        Map<String, String> seen = new LinkedHashMap<>();
        OTHERS.forEach(who -> seen.putAll(seenBy(who)));
        Answered tenants = Call.get("/api/admin/tenants")
                .as("platform-admin", "platform")
                .sent()
                .good();
        for (JsonNode tenant : tenants.json()) {
            if (tenant.path("tenant").asText().equals(HOUSE)) {
                seen.put("admin", tenant.toString());
            }
        }
        assertThat(seen).containsKey("admin");
        return seen;
    }

    @Test
    @Clause("IB-05")
    void for_everybody_else_all_is_as_if_it_were_not_there() {
        Map<String, String> before = seenByOthers();

        Report.Taken report = confided();
        CaseFile client = IB.mailbox(report.receipt());
        client.does("answer").with("answer", STORY).done();
        client.does("raise-danger")
                .with("danger-of", "client")
                .with("danger-what", STORY)
                .done();
        IB.as("ib-confidant").file(report).does("note").with("note", STORY).done();

        assertThat(seenByOthers()).containsExactlyEntriesOf(before);
        // and what was looked at does tell files apart: one of the coach's is there at once
        toldToTheCoach();
        assertThat(seenBy("ib-coach").get("ib-coach work")).isNotEqualTo(before.get("ib-coach work"));
    }

    @Test
    @Clause("IB-05")
    void who_runs_the_platform_counts_no_such_file() {
        confided();
        JsonNode house = null;
        for (JsonNode tenant : Call.get("/api/admin/tenants")
                .as("platform-admin", "platform")
                .sent()
                .good()
                .json()) {
            house = tenant.path("tenant").asText().equals(HOUSE) ? tenant : house;
        }

        assertThat(house).isNotNull();
        assertThat(house.path("counts").findValuesAsText("procedure")).doesNotContain("confidant");
        for (JsonNode version : house.path("procedures")) {
            boolean confidant = version.path("procedure").asText().equals("confidant");
            assertThat(version.hasNonNull("files")).as("%s", version).isEqualTo(!confidant);
            assertThat(version.hasNonNull("open")).as("%s", version).isEqualTo(!confidant);
        }
    }

    @Test
    @Clause("IB-05")
    void its_number_is_missing_in_no_series() {
        String one = toldToTheCoach().number();
        confided();
        String next = toldToTheCoach().number();

        assertThat(Integer.parseInt(next.substring(next.lastIndexOf('-') + 1)))
                .isEqualTo(Integer.parseInt(one.substring(one.lastIndexOf('-') + 1)) + 1);
    }

    @Test
    @Clause("IB-05")
    void its_id_is_answered_as_any_other_that_somebody_makes_up() {
        UUID file = confided().file();
        UUID made = UUID.randomUUID();
        for (String who : OTHERS) {
            for (String part :
                    List.of("", "/offers", "/history", "/openings", "/letters.pdf", "/contacts/complainant")) {
                assertThat(asked(who, file, part)).as("%s %s", who, part).isEqualTo(asked(who, made, part));
            }
            assertThat(acted(who, file)).isEqualTo(acted(who, made));
            Desk desk = Desk.of(HOUSE, who);
            for (String page : List.of("", "/doen/note", "/inzage")) {
                assertThat(desk.work("/dossier/" + file + page).is(404).text())
                        .isEqualTo(desk.work("/dossier/" + made + page).is(404).text());
            }
        }
    }

    @Test
    @Clause("IB-05")
    void a_late_one_is_late_for_the_confidant_alone() {
        Report.Taken report = confided();
        IB.mailbox(report.receipt())
                .does("raise-danger")
                .with("danger-of", "client")
                .with("danger-what", STORY)
                .done();

        Time.becomes("2026-05-04");

        assertThat(IB.as("ib-confidant").file(report).seen().clock("step-two").state())
                .isEqualTo("missed");
        for (String who : OTHERS) {
            assertThat(seenBy(who).values())
                    .noneMatch(seen -> seen.contains(report.file().toString()));
            assertThat(IB.as(who).hasWorkOn(report)).isFalse();
        }
    }

    private static String asked(String who, UUID file, String part) {
        return told(
                Call.get("/api/tenants/" + HOUSE + "/files/" + file + part)
                        .as(who, HOUSE)
                        .sent(),
                file);
    }

    private static String acted(String who, UUID file) {
        return told(
                Call.post(
                                "/api/tenants/" + HOUSE + "/files/" + file + "/actions/note",
                                Map.of("given", Map.of("note", "x")))
                        .with("If-Match", "\"1\"")
                        .as(who, HOUSE)
                        .sent(),
                file);
    }

    private static String told(Answered answer, UUID file) {
        return answer.status() + " " + answer.text().replace(file.toString(), "…");
    }
}
