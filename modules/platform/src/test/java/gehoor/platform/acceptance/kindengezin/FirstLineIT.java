package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.FIRST_DAY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.HANDLERS;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER_MAIL;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.STORY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.SUNFLOWER;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.handler;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.number;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.web;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import org.junit.jupiter.api.Test;

/** First the facility itself; then, and not by starting over, the second line. */
@Acceptance
class FirstLineIT {

    @Test
    @Clause("KG-19")
    void it_is_asked_whether_the_facility_knows() {
        web().without("facility-knows").refusedForField("facility-knows");
    }

    @Test
    @Clause("KG-19")
    void as_long_as_the_facility_does_not_know_the_service_does_not_step_in() {
        CaseFile file = handler(notYetSaid());

        file.does("open-second-line").with("second-line-contact", FIRST_DAY).refusedBy("KG-19-first-line");

        assertThat(file.seen().stage()).isEqualTo("intake");
        assertThat(file.offers().open()).contains("encourage", "pass-to-facility");
    }

    @Test
    @Clause("KG-19")
    void a_facility_that_knows_is_not_told_again_in_first_line() {
        CaseFile file = handler(web().taken());

        assertThat(file.offers().open()).doesNotContain("encourage", "pass-to-facility");
        file.does("encourage").refusedWith(409);
        file.does("pass-to-facility").with("request-to-facility", "…").refusedWith(409);
    }

    @Test
    @Clause({"KG-19", "KG-20"})
    void who_is_encouraged_gets_the_tips_and_comes_back_without_retyping() {
        Report.Taken report = notYetSaid();
        CaseFile file = handler(report);

        file.does("encourage").done();

        assertThat(file.seen().outcome()).isEqualTo("encouraged");
        assertThat(Post.letters(REPORTER_MAIL, "")).isNotEmpty();
        assertThat(KG.mailbox(report.receipt()).correspondence()).contains("A difficult talk often gets easier");
        Time.becomes("2026-03-20");
        KG.mailbox(report.receipt())
                .does("come-back-myself")
                .with("came-back-with", "They said it is none of my business.")
                .done();

        FileSeen seen = file.seen();
        assertThat(seen.stage()).isEqualTo("second-line");
        assertThat(seen.fact("story")).isEqualTo(STORY);
        assertThat(seen.fact("facility")).isEqualTo("f-sunflower");
        assertThat(seen.fact("facility-knows")).isEqualTo("yes");
        assertThat(seen.clock("treatment").counted()).isEqualTo("2026-03-20");
        Post.letter(HANDLERS, seen.number());
    }

    @Test
    @Clause("KG-19")
    void the_request_is_passed_on_and_the_facility_reads_just_that() {
        Report.Taken report = notYetSaid();
        CaseFile file = handler(report);
        KG.as("kg-facility").file(report).isHidden();
        file.does("pass-to-facility").refusedForField("request-to-facility");

        file.does("pass-to-facility")
                .with("request-to-facility", "Please talk with the parent about the gate.")
                .done();

        assertThat(file.seen().stage()).isEqualTo("first-line");
        assertThat(Post.letter(SUNFLOWER, number(report)).text())
                .contains("Please talk with the parent about the gate.")
                .doesNotContain(KindEnGezin.REPORTER);
        FileSeen facility = KG.as("kg-facility").file(report).seen();
        assertThat(facility.fact("request-to-facility")).isEqualTo("Please talk with the parent about the gate.");
        assertThat(facility.fact("story")).isEmpty();
        KG.as("kg-facility-2").file(report).isHidden();
        assertThat(KG.mailbox(report.receipt()).correspondence()).contains("A difficult talk often gets easier");
    }

    @Test
    @Clause("KG-19")
    void without_a_facility_there_is_nobody_to_pass_it_on_to() {
        CaseFile file =
                handler(web().with("facility-knows", false).without("facility").taken());

        file.does("pass-to-facility")
                .with("request-to-facility", "Please talk.")
                .refusedBy("KG-19-facility-named");
    }

    @Test
    @Clause("KG-19")
    void after_a_while_it_is_asked_how_it_went() {
        Report.Taken report = notYetSaid();
        handler(report)
                .does("pass-to-facility")
                .with("request-to-facility", "Please talk.")
                .done();

        Time.becomes("2026-04-02");

        assertThat(handler(report).historyOf("clock").toString()).contains("first-line-how-was-it");
        KG.mailbox(report.receipt()).does("record-settled").done();
        assertThat(handler(report).seen().outcome()).isEqualTo("settled-first-line");
    }

    @Test
    @Clause("KG-20")
    void the_tips_are_shown_before_anything_is_filled_in() {
        assertThat(KG.visitor().form("sectors").good().json().path("shows").toString())
                .contains("A difficult talk often gets easier")
                .contains("Rather say:");
        assertThat(KG.visitor()
                        .reading("nl")
                        .form("sectors")
                        .good()
                        .json()
                        .path("shows")
                        .toString())
                .doesNotContain("A difficult talk often gets easier")
                .contains("gesprek");
    }

    @Test
    @Clause("KG-20")
    void advice_is_asked_registered_and_given() {
        Report.Taken report = notYetSaid();
        CaseFile file = handler(report);
        file.does("close-after-advice").refusedBy("KG-20-advice-given");

        KG.mailbox(report.receipt()).does("ask-advice").refusedForField("advice-question");
        KG.mailbox(report.receipt())
                .does("ask-advice")
                .with("advice-question", "How do I begin?")
                .done();

        assertThat(file.seen().fact("advice-question")).isEqualTo("How do I begin?");
        assertThat(file.seen().clock("advice-answered").due()).isEqualTo("2026-03-09");
        Post.letter(HANDLERS, number(report));
        assertThat(KG.mailbox(report.receipt()).correspondence()).contains("A difficult talk often gets easier");

        file.does("give-advice")
                .with("advice-given", "Say what you saw, and ask how it came about.")
                .done();

        assertThat(file.seen().clock("advice-answered").state()).isEqualTo("stopped");
        assertThat(KG.mailbox(report.receipt()).correspondence()).contains("Say what you saw");
        KindEnGezin.contacted(file);
        file.does("close-after-advice").done();
        assertThat(file.seen().outcome()).isEqualTo("advice-given");
    }

    @Test
    @Clause("KG-21")
    void where_the_facility_knew_the_second_line_counts_from_the_first_contact() {
        Report.Taken report = web().taken();
        CaseFile file = handler(report);
        Time.becomes("2026-03-06");

        file.does("open-second-line").with("second-line-contact", "2026-03-06").refusedBy("KG-21-contact-day");
        file.does("open-second-line").with("second-line-contact", FIRST_DAY).done();

        FileSeen seen = file.seen();
        assertThat(seen.stage()).isEqualTo("second-line");
        assertThat(seen.clock("treatment").counted()).isEqualTo(FIRST_DAY);
        assertThat(seen.clock("treatment").due()).isEqualTo("2026-06-02");
    }

    @Test
    @Clause("KG-21")
    void who_comes_back_after_first_line_has_the_second_line_from_that_moment() {
        Report.Taken report = notYetSaid();
        CaseFile file = handler(report);
        file.does("pass-to-facility")
                .with("request-to-facility", "Please talk.")
                .done();
        Time.becomes("2026-03-18");

        file.does("come-back")
                .with("came-back-with", "It did not help.")
                .with("second-line-contact", "2026-02-20")
                .refusedBy("KG-21-after-report");
        file.does("come-back")
                .with("came-back-with", "It did not help.")
                .with("second-line-contact", "2026-03-25")
                .refusedForField("second-line-contact");
        file.does("come-back")
                .with("came-back-with", "It did not help.")
                .with("second-line-contact", "2026-03-17")
                .done();

        FileSeen seen = file.seen();
        assertThat(seen.stage()).isEqualTo("second-line");
        assertThat(seen.clock("treatment").due()).isEqualTo("2026-06-17");
        assertThat(seen.clock("course-second-line").due()).isEqualTo("2026-03-27");
        assertThat(seen.fact("came-back-with")).isEqualTo("It did not help.");
    }

    private static Report.Taken notYetSaid() {
        return web().with("facility-knows", false).taken();
    }
}
