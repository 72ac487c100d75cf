package gehoor.platform.acceptance.solidaris;

import static gehoor.platform.acceptance.solidaris.Solidaris.MAIL;
import static gehoor.platform.acceptance.solidaris.Solidaris.NAME;
import static gehoor.platform.acceptance.solidaris.Solidaris.OMBUDS;
import static gehoor.platform.acceptance.solidaris.Solidaris.REIMBURSEMENTS;
import static gehoor.platform.acceptance.solidaris.Solidaris.SOL;
import static gehoor.platform.acceptance.solidaris.Solidaris.STORY;
import static gehoor.platform.acceptance.solidaris.Solidaris.admitted;
import static gehoor.platform.acceptance.solidaris.Solidaris.answered;
import static gehoor.platform.acceptance.solidaris.Solidaris.asked;
import static gehoor.platform.acceptance.solidaris.Solidaris.complaint;
import static gehoor.platform.acceptance.solidaris.Solidaris.letter;
import static gehoor.platform.acceptance.solidaris.Solidaris.ombud;
import static gehoor.platform.acceptance.solidaris.Solidaris.result;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examination with the service, its term, its result, and what is recommended. */
@Acceptance
class ExaminationIT {
    private final Person reimbursements = SOL.as("sol-reimbursements");
    private final Person benefits = SOL.as("sol-benefits");

    @Test
    @Clause("SO-10")
    void the_result_is_due_45_calendar_days_after_receipt() {
        Report.Taken report = complaint().taken();
        assertThat(report.due("treatment")).isEqualTo("2026-04-16");
        assertThat(SOL.mailbox(report.receipt()).seen().clock("treatment").due())
                .isEqualTo("2026-04-16");

        Report.Taken byPost = letter().received(LocalDate.of(2026, 2, 20)).taken();
        FileSeen.ClockSeen clock = ombud(byPost).seen().clock("treatment");

        assertThat(clock.counted()).isEqualTo("2026-02-20");
        assertThat(clock.due()).isEqualTo("2026-04-06");
        assertThat(clock.explained()).contains("45").contains("6 April 2026");
    }

    @Test
    @Clause("SO-10")
    void a_corrected_day_of_receipt_moves_the_date() {
        CaseFile file = ombud(letter().received(LocalDate.of(2026, 2, 27)).taken());

        file.does("correct").with("received", "2026-02-20").refusedForField("correction-reason");
        file.does("correct")
                .with("received", "2026-02-20")
                .with("correction-reason", "The stamp says so.")
                .done();

        assertThat(file.seen().clock("treatment").due()).isEqualTo("2026-04-06");
        assertThat(file.historyOf("correct").toString()).contains("The stamp says so.");
    }

    @Test
    @Clause("SO-10")
    void the_service_concerned_is_asked_and_answers() {
        Report.Taken report = complaint().taken();
        CaseFile file = admitted(report);
        CaseFile service = reimbursements.file(report);
        service.isHidden();
        service.does("record-service-answer").with("service-answer", "…").refusedWith(404);
        file.does("ask-service").with("asked-service", "reimbursements").refusedForField("question");
        file.does("ask-service").with("question", "…").refusedForField("asked-service");

        file.does("ask-service")
                .with("asked-service", "reimbursements")
                .with("question", "Where is the refund?")
                .done();

        assertThat(file.seen().clock("service-answer").due()).isEqualTo("2026-03-16");
        assertThat(Post.letter(REIMBURSEMENTS, report.number()).text()).contains("Where is the refund?");
        assertThat(service.seen().compartments())
                .containsExactlyInAnyOrder("existence", "file", "identity", "exchange");
        assertThat(service.seen().fact("story")).isEqualTo(STORY);
        assertThat(service.seen().fact("question")).isEqualTo("Where is the refund?");
        assertThat(service.contact().good().text()).contains(NAME);
        benefits.file(report).isHidden();
        benefits.file(report)
                .does("record-service-answer")
                .on("service-inquiry-1")
                .with("service-answer", "Not us.")
                .refusedWith(404);

        service.does("record-service-answer").on("service-inquiry-1").refusedForField("service-answer");
        service.does("record-service-answer")
                .on("service-inquiry-1")
                .with("service-answer", "The form was mislaid; paid today.")
                .done();

        assertThat(file.seen().instrument("service-inquiry-1")).isEqualTo("answered");
        assertThat(file.seen().clock("service-answer").state()).isEqualTo("stopped");
        assertThat(file.seen().fact("service-answer")).isEqualTo("The form was mislaid; paid today.");
        assertThat(Post.letter(OMBUDS, "heeft geantwoord over " + report.number())
                        .subject())
                .contains(report.number());
        assertThat(SOL.mailbox(report.receipt()).seen().answered().text()).doesNotContain("mislaid");
    }

    @Test
    @Clause("SO-10")
    void no_result_before_the_service_was_heard() {
        Report.Taken report = complaint().taken();
        CaseFile file = ombud(report);
        result(file).refusedWith(409);
        admitted(report);
        result(file).refusedBy("SO-10-service-heard");
        assertThat(file.offers().barred()).contains("send-result");

        file.does("ask-service")
                .with("asked-service", "reimbursements")
                .with("question", "Where is the refund?")
                .done();
        result(file).refusedBy("SO-10-service-heard");
        result(reimbursements.file(report)).refusedWith(403);
        result(SOL.mailbox(report.receipt())).refusedWith(403);

        assertThat(file.seen().stage()).isEqualTo("examination");
        assertThat(file.seen().clock("treatment").state()).isEqualTo("running");
    }

    @Test
    @Clause("SO-10")
    void every_service_that_was_asked_is_heard() {
        Report.Taken report = complaint().taken();
        CaseFile file = answered(report);
        file.does("ask-service")
                .with("asked-service", "benefits")
                .with("question", "And you?")
                .done();

        result(file).refusedBy("SO-10-service-heard");
        benefits.file(report)
                .does("record-service-answer")
                .on("service-inquiry-2")
                .with("service-answer", "Nothing here.")
                .done();

        result(file).done();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    founded        | nl | Gegrond               | Het resultaat van je klacht
                    partly-founded | fr | Partiellement fondée  | Le résultat de votre plainte
                    unfounded      | en | Unfounded             | The result of your complaint
                    settled        | en | Settled meanwhile     | The result of your complaint
                    """)
    @Clause("SO-10")
    void the_result_letter_closes(String outcome, String language, String label, String subject) {
        Report.Taken report = complaint().language(language).taken();
        CaseFile file = answered(report);
        file.does("send-result").with("result", outcome).refusedForField("result-text");
        file.does("send-result")
                .with("result", "inadmissible")
                .with("result-text", "…")
                .refusedForField("result");

        file.does("send-result")
                .with("result", outcome)
                .with("result-text", "This is what we found.")
                .done();

        FileSeen seen = file.seen();
        assertThat(seen.stage()).isEqualTo("closed");
        assertThat(seen.outcome()).isEqualTo(outcome);
        assertThat(seen.clock("treatment").state()).isEqualTo("stopped");
        var letter = Post.letter(MAIL, report.number());
        assertThat(letter.subject()).isEqualTo(subject + " (" + report.number() + ")");
        assertThat(letter.text())
                .contains(label)
                .contains("This is what we found.")
                .contains("control-office.example.org")
                .contains("labour-court.example.org");
        assertThat(SOL.mailbox(report.receipt()).correspondence()).contains("This is what we found.");
        result(file).refusedWith(409);
    }

    @Test
    @Clause("SO-10")
    void a_term_that_comes_near_or_passes_is_heard() {
        Report.Taken report = complaint().taken();
        admitted(report);

        Time.becomes("2026-04-05");
        Post.noLetter(OMBUDS, report.number() + " moet er zijn op");
        Time.becomes("2026-04-06");
        assertThat(Post.letter(OMBUDS, "klacht " + report.number() + " moet er zijn op")
                        .text())
                .contains("16 april 2026");

        Time.becomes("2026-04-16");
        assertThat(ombud(report).seen().clock("treatment").state()).isEqualTo("running");
        Time.becomes("2026-04-17");

        assertThat(ombud(report).seen().clock("treatment").state()).isEqualTo("missed");
        Post.letter(OMBUDS, report.number() + " is niet op tijd beantwoord");
        assertThat(Post.letter(MAIL, "We are late with your complaint (" + report.number())
                        .text())
                .contains("control-office.example.org")
                .contains("labour-court.example.org");
        assertThat(ombud().worklist())
                .anyMatch(
                        each -> each.path("file").asText().equals(report.file().toString())
                                && each.path("missed").asBoolean());
    }

    @Test
    @Clause("SO-10")
    void a_service_that_stays_silent_does_not_keep_the_result() {
        Report.Taken report = complaint().taken();
        CaseFile file = asked(report);
        goingOn(file).refusedBy("SO-10-service-term");

        Time.becomes("2026-03-11");
        Post.letter(REIMBURSEMENTS, "over " + report.number() + " wordt verwacht op 16 maart 2026");
        Time.becomes("2026-03-16");
        goingOn(file).refusedBy("SO-10-service-term");
        Time.becomes("2026-03-17");
        Post.letter(OMBUDS, "De dienst antwoordde niet op tijd over " + report.number());
        file.does("go-on-without-answer").on("service-inquiry-1").refusedForField("without-answer-reason");
        goingOn(file).done();
        result(file).done();

        assertThat(file.seen().outcome()).isEqualTo("founded");
        assertThat(file.seen().fact("without-answer-reason")).isEqualTo("Called twice.");
        assertThat(reimbursements.file(report).seen().fact("without-answer-reason"))
                .isEmpty();
    }

    @Test
    @Clause("SO-10")
    void a_result_after_the_term_is_sent_and_shown_as_late() {
        Report.Taken report = complaint().taken();
        CaseFile file = answered(report);
        Time.becomes("2026-04-20");

        result(file).done();

        assertThat(file.seen().clock("treatment").state()).isEqualTo("stopped-late");
        Post.letter(MAIL, "The result of your complaint (" + report.number());
    }

    // ---- recommendations: what SO-11 asks of them, but for the figures over many files

    @Test
    void a_recommendation_has_an_addressee_that_the_complaint_concerns_and_a_term() {
        Report.Taken report = complaint().taken();
        CaseFile file = admitted(report);
        recommending(file, "reimbursements").refusedWith(409);
        file = answered(complaint().taken());

        recommending(file, "benefits").refusedBy("SO-11-addressee");
        file.does("recommend")
                .with("recommendation-service", "reimbursements")
                .with("recommendation", "Scan forms on the day they come in.")
                .refusedForField("recommendation-until");
        recommending(file, "reimbursements").done();

        String number = file.seen().number();
        assertThat(Post.letter(REIMBURSEMENTS, "Aanbeveling van de ombudsdienst (" + number)
                        .text())
                .contains("Scan forms on the day they come in.")
                .contains("30 juni 2026")
                .contains("2 april 2026");
        assertThat(file.seen().clock("recommendation-reply").due()).isEqualTo("2026-04-02");
    }

    @Test
    void the_service_replies_and_what_comes_of_it_is_followed_after_closing() {
        Report.Taken report = complaint().taken();
        CaseFile file = answered(report);
        recommending(file, "reimbursements").done();
        result(file).done();
        benefits.file(report).isHidden();

        reimbursements
                .file(report)
                .does("record-recommendation-reply")
                .on("recommendation-1")
                .with("recommendation-accepted", "accepted")
                .with("recommendation-reply", "We do so from April.")
                .done();
        Post.letter(OMBUDS, "antwoordde op de aanbeveling bij " + report.number());
        assertThat(file.seen().clock("recommendation-reply").state()).isEqualTo("stopped");
        Time.becomes("2026-07-02");
        Post.letter(OMBUDS, "De termijn van de aanbeveling bij " + report.number());
        file.does("record-carried-out").on("recommendation-1").refusedForField("recommendation-proof");
        file.does("record-carried-out")
                .on("recommendation-1")
                .with("recommendation-proof", "Seen at the counter.")
                .done();

        assertThat(file.seen().instrument("recommendation-1")).isEqualTo("carried-out");
        assertThat(file.seen().fact("recommendation-accepted")).isEqualTo("accepted");
        assertThat(file.seen().fact("recommendation-reply")).isEqualTo("We do so from April.");
        assertThat(SOL.mailbox(report.receipt()).seen().answered().text()).doesNotContain("Scan forms");
    }

    @Test
    void a_recommendation_without_reply_is_heard() {
        Report.Taken report = complaint().taken();
        CaseFile file = answered(report);
        recommending(file, "reimbursements").done();
        result(file).done();

        Time.becomes("2026-04-03");

        assertThat(file.seen().clock("recommendation-reply").state()).isEqualTo("missed");
        Post.letter(OMBUDS, "Er kwam geen antwoord op de aanbeveling bij " + report.number());
        file.does("record-not-carried-out")
                .on("recommendation-1")
                .with("recommendation-why-not", "No scanner was found.")
                .done();
        assertThat(file.seen().instrument("recommendation-1")).isEqualTo("not-carried-out");
    }

    private static Act goingOn(CaseFile file) {
        return file.does("go-on-without-answer").on("service-inquiry-1").with("without-answer-reason", "Called twice.");
    }

    private static Act recommending(CaseFile file, String service) {
        return file.does("recommend")
                .with("recommendation-service", service)
                .with("recommendation", "Scan forms on the day they come in.")
                .with("recommendation-until", "2026-06-30");
    }
}
