package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.CONSULTATION_OFFICE;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.HANDLERS;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.LEAD;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER_MAIL;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.STORY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.call;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.contacted;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.handler;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.number;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.opened;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.ownService;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Experiences with the organisation's own services: conciliatory first, then formal under the decree. */
@Acceptance
class OwnServicesIT {

    @Test
    @Clause("KG-15")
    void the_responsible_of_that_service_gets_the_experience_and_the_contact_data() {
        Report.Taken report = ownService().taken();
        Report.Taken notPassedOn = ownService().taken();
        CaseFile responsible = KG.as("kg-responsible").file(report);
        responsible.isHidden();

        handler(report).does("pass-to-responsible").done();

        assertThat(handler(report).seen().stage()).isEqualTo("conciliatory");
        Post.letter(CONSULTATION_OFFICE, number(report));
        assertThat(responsible.seen().fact("story")).isEqualTo(STORY);
        assertThat(responsible.contact().good().text()).contains(REPORTER, REPORTER_MAIL);
        KG.as("kg-responsible").file(notPassedOn).isHidden();
        KG.as("kg-responsible-2").file(report).isHidden();
    }

    @Test
    @Clause("KG-15")
    void the_personal_contact_is_recorded_before_it_ends() {
        Report.Taken report = ownService().taken();
        CaseFile file = handler(report);
        file.does("pass-to-responsible").done();
        contacted(file);
        file.does("close-conciliatory").refusedBy("KG-15-contact-made");
        personalContact(file).refusedWith(403);
        personalContact(KG.as("kg-responsible-2").file(report)).refusedWith(404);

        personalContact(KG.as("kg-responsible").file(report)).done();

        assertThat(file.seen().fact("personal-contact-result")).isEqualTo("partly");
        assertThat(file.seen().clock("personal-contact").state()).isEqualTo("stopped");
        contacted(file);
        file.does("close-conciliatory").done();
        assertThat(file.seen().outcome()).isEqualTo("conciliated");
    }

    @Test
    @Clause("KG-15")
    void who_keeps_the_name_to_themselves_is_not_passed_on() {
        Report.Taken report = ownService().saying("identity", "confidential").taken();

        handler(report).does("pass-to-responsible").refusedBy("KG-15-contact-data");

        assertThat(handler(report).seen().stage()).isEqualTo("intake");
        KG.as("kg-responsible").file(report).isHidden();
    }

    @Test
    @Clause("KG-16")
    void within_ten_days_after_receipt_the_citizen_is_told_how_it_goes() {
        Report.Taken report = handler()
                .reports("own-services")
                .channel("letter")
                .received(LocalDate.of(2026, 2, 26))
                .named(REPORTER, REPORTER_MAIL)
                .with("service", "home-visits")
                .with("story", STORY)
                .taken();
        CaseFile file = handler(report);
        assertThat(file.seen().clock("course").due()).isEqualTo("2026-03-08");
        file.does("explain-course").refusedForField("course-explained");

        file.does("explain-course")
                .with("course-explained", "The responsible is going to call you.")
                .done();

        assertThat(file.seen().clock("course").state()).isEqualTo("stopped");
        assertThat(Post.letter(REPORTER_MAIL, "how we handle your report " + number(report))
                        .text())
                .contains("The responsible is going to call you.");
    }

    @Test
    @Clause("KG-16")
    void a_citizen_who_is_not_told_in_time_is_heard_of() {
        Report.Taken report = ownService().taken();
        String number = number(report);
        Time.becomes("2026-03-12");
        assertThat(handler(report).seen().clock("course").state()).isEqualTo("running");
        Post.noLetter(LEAD, number);

        Time.becomes("2026-03-13");

        assertThat(handler(report).seen().clock("course").state()).isEqualTo("missed");
        Post.letter(LEAD, number);
        Post.letter(HANDLERS, number);
    }

    @Test
    @Clause("KG-17")
    void who_is_not_satisfied_returns_and_the_same_file_becomes_a_formal_complaint() {
        Report.Taken report = conciliated();
        CaseFile file = handler(report);
        KG.mailbox(report.receipt()).does("come-back-formally").refusedForField("expectation");

        KG.mailbox(report.receipt())
                .does("come-back-formally")
                .with("expectation", "That the appointment is kept.")
                .done();

        FileSeen seen = file.seen();
        assertThat(seen.stage()).isEqualTo("formal");
        assertThat(seen.fact("story")).isEqualTo(STORY);
        assertThat(seen.fact("expectation")).isEqualTo("That the appointment is kept.");
        assertThat(seen.owed("what-went-wrong-recorded")).isEqualTo(1);
        Post.letter(LEAD, number(report));
        file.does("skip-team").with("team-skipped-because", "Clear.").done();
        result(file).refusedBy("what-went-wrong-recorded");
        file.does("record-what-went-wrong").refusedForField("what-went-wrong");
        file.does("record-what-went-wrong")
                .with("what-went-wrong", "The call went to the wrong number.")
                .done();
        result(file).done();
        assertThat(Post.letter(REPORTER_MAIL, "Our answer to your complaint " + number(report))
                        .text())
                .contains("Flemish Ombuds Service");
    }

    @Test
    @Clause("KG-17")
    void a_handler_makes_it_formal_with_what_is_expected_and_what_went_wrong() {
        CaseFile file = handler(conciliated());

        file.does("make-formal").with("expectation", "An apology.").refusedForField("what-went-wrong");
        file.does("make-formal").with("what-went-wrong", "Nobody called.").refusedForField("expectation");
        file.does("make-formal")
                .with("expectation", "An apology.")
                .with("what-went-wrong", "Nobody called.")
                .done();

        assertThat(file.seen().stage()).isEqualTo("formal");
        assertThat(file.seen().fact("what-went-wrong")).isEqualTo("Nobody called.");
    }

    @Test
    @Clause("KG-17")
    void it_is_not_formal_before_the_conciliatory_treatment() {
        CaseFile file = handler(ownService().taken());

        file.does("make-formal")
                .with("expectation", "An apology.")
                .with("what-went-wrong", "Nobody called.")
                .refusedBy("KG-17-conciliatory-first");
    }

    @Test
    @Clause("KG-18")
    void the_45_days_count_from_the_first_contact_and_not_from_the_return() {
        Report.Taken report = conciliated();
        Time.becomes("2026-03-30");

        KG.mailbox(report.receipt())
                .does("come-back-formally")
                .with("expectation", "An apology.")
                .done();

        FileSeen seen = handler(report).seen();
        assertThat(seen.clock("formal").counted()).isEqualTo("2026-03-02");
        assertThat(seen.clock("formal").due()).isEqualTo("2026-04-16");
        assertThat(seen.clock("formal").state()).isEqualTo("running");
    }

    @Test
    @Clause("KG-18")
    void a_term_that_is_over_when_it_starts_is_shown_and_heard_at_once() {
        Report.Taken report = conciliated();
        Time.becomes("2026-05-04");
        String number = number(report);
        int before = Post.letters(LEAD, "Te laat: " + number).size()
                + Post.letters(LEAD, number).size();

        KG.mailbox(report.receipt())
                .does("come-back-formally")
                .with("expectation", "An apology.")
                .done();
        Time.settle();

        assertThat(handler(report).seen().clock("formal").due()).isEqualTo("2026-04-16");
        assertThat(handler(report).seen().clock("formal").state()).isEqualTo("missed");
        assertThat(Post.letters(LEAD, number)).hasSizeGreaterThan(before);
        Post.letter(REPORTER_MAIL, "takes longer than promised (" + number);
    }

    @Test
    @Clause("KG-18")
    void a_call_to_the_line_is_not_yet_a_contact_with_the_complaints_service() {
        Report.Taken called = call("complaint")
                .with("service", "consultation-office")
                .received(LocalDate.of(2026, 3, 2))
                .channel("mail")
                .taken();
        Time.becomes("2026-03-04");
        KG.as("kg-line").file(called).does("pass-on-to-own-services").done();
        CaseFile file = handler().file(opened(called, "to-own-services"));
        file.does("pass-to-responsible").done();
        file.does("make-formal")
                .with("expectation", "An apology.")
                .with("what-went-wrong", "Nobody called.")
                .done();

        assertThat(file.seen().clock("formal").counted()).isEqualTo("2026-03-04");
        assertThat(file.seen().clock("formal").due()).isEqualTo("2026-04-18");
    }

    @Test
    @Clause("KG-18")
    void a_complaint_that_is_answered_in_time_is_finished() {
        Report.Taken report = conciliated();
        CaseFile file = handler(report);
        file.does("make-formal")
                .with("expectation", "An apology.")
                .with("what-went-wrong", "Nobody called.")
                .done();
        contacted(file);
        file.does("close-formal").with("formal-outcome", "restored").refusedBy("next-body-named");
        file.does("skip-team").with("team-skipped-because", "Clear.").done();
        Time.becomes("2026-04-16");
        result(file).done();

        assertThat(file.seen().clock("formal").state()).isEqualTo("stopped");
        file.does("close-formal").with("formal-outcome", "restored").done();
        assertThat(file.seen().outcome()).isEqualTo("restored");
    }

    private static Report.Taken conciliated() {
        Report.Taken report = ownService().taken();
        CaseFile file = handler(report);
        file.does("explain-course").with("course-explained", "They call you.").done();
        file.does("pass-to-responsible").done();
        personalContact(KG.as("kg-responsible").file(report)).done();
        contacted(file);
        file.does("close-conciliatory").done();
        return report;
    }

    private static Act personalContact(CaseFile file) {
        return file.does("record-personal-contact")
                .with("contact-way", "phone")
                .with("personal-contact-date", "2026-03-02")
                .with("personal-contact-result", "partly")
                .with("personal-contact-notes", "We spoke for half an hour.");
    }

    private static Act result(CaseFile file) {
        return file.does("send-result")
                .with("decree-finding", "grounded")
                .with("result-text", "You are right, and we are sorry.");
    }
}
