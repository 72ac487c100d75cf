package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.Time;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A procedure among several people, as an organisation that nobody knew before writes it: each has terms and secrets of their own. */
@Acceptance
class PartiesIT {
    private static final Tenant LIGHTHOUSE = Gehoor.tenant("vuurtoren");

    private Report.Taken report;
    private CaseFile file;

    @BeforeEach
    void complaint() {
        NewcomerIT.joined();
        report = told(null).taken();
        file = LIGHTHOUSE.as("vt-keeper").file(report);
    }

    private static Report told(@Nullable String service) {
        Report report = LIGHTHOUSE
                .visitor()
                .reports("neighbours")
                .named("Ina Voorbeeld", "ina.voorbeeld@example.org")
                .with("story", "Drums at night.");
        return service == null ? report : report.with("service", service);
    }

    private CaseFile neighbour(String name, String id) {
        Act.Performed added = file.does("add-neighbour")
                .with("neighbour-name", name)
                .contact(name, id + "@example.org")
                .done();
        return LIGHTHOUSE.mailbox(added.receipt(id));
    }

    @Test
    @Clause("PL-03")
    void each_is_written_to_alone_and_sees_only_their_own() {
        CaseFile first = neighbour("Bea Buur", "neighbour-1");
        CaseFile second = neighbour("Cas Buur", "neighbour-2");

        file.does("write-to-neighbour")
                .on("neighbour-2")
                .with("words", "Is it you who drums?")
                .done();
        second.does("give-view")
                .on("neighbour-2")
                .with("neighbour-view", "It is my brother.")
                .done();

        assertThat(second.correspondence()).contains("Is it you who drums?");
        assertThat(first.correspondence()).doesNotContain("drums");
        assertThat(LIGHTHOUSE.mailbox(report.receipt()).entered().text())
                .contains("Drums at night.")
                .doesNotContain("Is it you who drums?", "It is my brother.", "Bea Buur", "Cas Buur");
        assertThat(first.entered().text())
                .contains("Bea Buur")
                .doesNotContain("Drums at night.", "It is my brother.", "Cas Buur");
        first.does("give-view")
                .on("neighbour-2")
                .with("neighbour-view", "It was them.")
                .refusedWith(403);
        assertThat(file.seen().json().toString()).contains("It is my brother.", "Bea Buur", "Drums at night.");
    }

    @Test
    @Clause("PL-03")
    void a_neighbours_address_is_not_the_complainants() {
        neighbour("Bea Buur", "neighbour-1");

        assertThat(file.gets("contacts/neighbour-1").good().text()).contains("neighbour-1@example.org");
        file.gets("contacts/complainant").refusedWith(403);
        CaseFile head = LIGHTHOUSE.as("vt-head").file(report);
        assertThat(head.gets("contacts/complainant").good().text()).contains("ina.voorbeeld@example.org");
        head.gets("contacts/neighbour-1").refusedWith(403);
    }

    @Test
    @Clause("PL-03")
    void each_has_a_date_of_their_own_and_all_are_heard_before_it_is_settled() {
        CaseFile first = neighbour("Bea Buur", "neighbour-1");
        CaseFile second = neighbour("Cas Buur", "neighbour-2");
        file.does("write-to-neighbour").on("neighbour-1").with("words", "Well?").done();
        Time.becomes(Time.firstDay().plusDays(2));
        file.does("write-to-neighbour").on("neighbour-2").with("words", "Well?").done();
        first.does("give-view").on("neighbour-1").with("neighbour-view", "No.").done();

        file.does("settle-it").refusedBy("hear-each");
        Time.becomes(Time.firstDay().plusDays(8));

        assertThat(clocks()).containsExactly("neighbour-1 stopped", "neighbour-2 missed");
        second.does("give-view")
                .on("neighbour-2")
                .with("neighbour-view", "Sorry.")
                .done();
        file.does("settle-it").done();
        assertThat(file.seen().stage()).isEqualTo("closed");
    }

    private List<String> clocks() {
        return StreamSupport.stream(file.seen().json().path("clocks").spliterator(), false)
                .filter(clock -> clock.path("clock").asText().equals("neighbour-reply"))
                .map(clock ->
                        clock.path("on").asText() + " " + clock.path("state").asText())
                .toList();
    }

    @Test
    @Clause("PL-03")
    void the_term_stands_still_while_everybody_thinks_and_a_later_day_can_be_agreed_on() {
        file.does("think-it-over").done();
        Time.becomes(Time.firstDay().plusDays(5));
        file.does("go-on").done();
        // the day of receipt does not count, so of the five days that it stood still four move it
        LocalDate due = Time.firstDay().plusDays(34);
        assertThat(file.seen().clock("settle").due()).isEqualTo(due);

        file.does("agree-on-a-day").with("agreed-day", due.toString()).refusedForField("agreed-day");
        file.does("agree-on-a-day")
                .with("agreed-day", due.plusDays(15).toString())
                .refusedForField("agreed-day");
        file.does("agree-on-a-day")
                .with("agreed-day", due.plusDays(14).toString())
                .done();

        assertThat(file.seen().clock("settle").due()).isEqualTo(due.plusDays(14));
        file.does("agree-on-a-day")
                .with("agreed-day", due.plusDays(20).toString())
                .refusedBy("settle");
    }

    @Test
    @Clause("PL-03")
    void the_fourth_about_the_same_goes_elsewhere() {
        told("lamp").taken();
        told("lamp").taken();
        told("lamp").taken();

        assertThat(told("lamp").refusedBy("not-a-fourth").text()).contains("ombuds");
        told(null).taken();
    }
}
