package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.Time;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The list that a desk lives by: parts of it, each with its number, and never with what may not be seen. */
@Acceptance
class WorklistIT {
    private static final String HOUSE = "bemiddelingsbureau";
    private static final String OFFICER = "nl-dpo";
    private static final Tenant MB = Gehoor.tenant(HOUSE);

    private final Person officer = MB.as(OFFICER);

    private static Report.Taken request() {
        return MB.visitor()
                .reports("data-protection")
                .kind("request")
                .capacity("self")
                .named("Rik Voorbeeld", "rik.voorbeeld@example.org")
                .with("right", "access")
                .with("story", "About my data.")
                .taken();
    }

    private List<UUID> work(String query) {
        return StreamSupport.stream(
                        officer.gets("/work?size=100&" + query)
                                .good()
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .map(item -> UUID.fromString(item.path("file").asText()))
                .toList();
    }

    private int counted(String which) {
        for (JsonNode each : officer.gets("/work/counts").good().json()) {
            if (each.path("which").asText().equals(which)) {
                return each.path("files").asInt();
            }
        }
        throw new AssertionError("no count of " + which);
    }

    @Test
    void every_part_of_the_list_is_one_of_its_own() {
        Report.Taken report = request();
        CaseFile file = officer.file(report);

        assertThat(work("which=unassigned")).contains(report.file());
        assertThat(work("which=mine")).doesNotContain(report.file());
        int mine = counted("mine");
        file.does("take").done();

        assertThat(work("which=unassigned")).doesNotContain(report.file());
        assertThat(work("which=mine")).contains(report.file());
        assertThat(work("which=team")).contains(report.file());
        assertThat(work("which=overdue")).doesNotContain(report.file());
        assertThat(work("procedure=mediation")).isEmpty();
        assertThat(work("stage=handling")).contains(report.file());
        assertThat(counted("mine")).isEqualTo(mine + 1);

        Time.becomes("2026-04-06");
        assertThat(work("which=overdue")).contains(report.file());
    }

    @Test
    void the_page_shows_the_parts_with_their_numbers_and_keeps_what_was_chosen() {
        Report.Taken report = request();
        Desk desk = Desk.of(HOUSE, OFFICER);
        Desk.Page page = desk.work("").is(200).says("All that needs me", "Not assigned", "Of my team", "Overdue");
        assertThat(page.text()).containsPattern("Not assigned [0-9]+\\+?");

        page = desk.work("?procedure=data-protection").follow("Not assigned").is(200);
        page.says(report.number());
        assertThat(page.html()).contains("<option value=\"data-protection\" selected>");
        page = page.follow(report.number()).is(200);
        assertThat(page.leadsTo("Take")).isTrue();
    }

    @Test
    void a_view_is_kept_under_a_name_that_nobody_else_reads() {
        String name = "Jan & co " + UUID.randomUUID();
        Desk desk = Desk.of(HOUSE, OFFICER);
        Desk.Page page = desk.work("?welke=vrij&procedure=data-protection")
                .is(200)
                .follow("Keep this view")
                .is(200);
        page = page.form("/werk/weergaven").send().is(422).says("Give it a name of at most 60 characters.");

        page = page.form("/werk/weergaven").with("name", name).send().is(200);
        assertThat(page.html()).contains("<option value=\"data-protection\" selected>");
        page.says(name);
        desk.work("/weergaven").is(200).follow(name).is(200).says("Not assigned");

        // neither a colleague nor the same person at another organisation has it, and the database does not say it
        Desk.of(HOUSE, "bb-coordinator").work("").is(200).saysNot(name);
        Desk.of("ik-ben-er-ook", OFFICER).work("").is(200).saysNot(name);
        assertThat(Database.rows("select * from gehoor.saved_view where tenant_id = ?", HOUSE))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.toString()).doesNotContain("Jan", "welke", "data-protection"));

        // who takes away what is not theirs takes nothing away
        Desk.Page mine = desk.work("/weergaven");
        Matcher id = Pattern.compile("/weergaven/([0-9a-f-]{36})/weg").matcher(mine.html());
        assertThat(id.find()).isTrue();
        Desk.Page theirs = Desk.of(HOUSE, "bb-coordinator").work("/weergaven?van=%2F");
        assertThat(theirs.html()).doesNotContain(id.group(1));
        desk.work("/weergaven")
                .form("/weergaven/" + id.group(1) + "/weg")
                .send()
                .is(200);
        assertThat(desk.work("/weergaven").html()).doesNotContain(id.group(1));
    }

    @Test
    void no_other_page_than_a_list_is_kept() {
        Desk desk = Desk.of(HOUSE, OFFICER);
        for (String at :
                List.of("%2F%2Fexample.org", "https%3A%2F%2Fexample.org", "%2Fdossier%2Fx", "%2Fregister%23x")) {
            desk.work("/weergaven?van=" + at).is(200).saysNot("What is this view called?");
        }
        Desk.Form form =
                desk.work("/weergaven?van=%2Fregister").form("/werk/weergaven").with("name", "x");
        form.saying("van", "//example.org").send().is(404);
    }

    @Test
    void what_may_not_be_seen_is_not_counted() {
        int before = counted("all");
        MB.visitor()
                .reports("advice")
                .kind("question")
                .named("Rik Voorbeeld", "rik.voorbeeld@example.org")
                .with("topics", List.of("committee"))
                .with("story", "Where do I go?")
                .taken();

        assertThat(counted("all")).isEqualTo(before);
    }

    @Test
    void a_part_that_there_is_not_is_refused_with_those_that_there_are() {
        Answered refused = officer.gets("/work?which=yours").refusedWith(400);

        assertThat(refused.text()).contains("which", "unassigned, team, overdue");
        MB.visitor().gets("/work/counts").refusedWith(401);
    }
}
