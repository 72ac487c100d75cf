package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.ACCOUNT_MANAGERS;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.FIRST_DAY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.HANDLERS;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER_MAIL;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.SUNFLOWER;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.contacted;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.number;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.readyForInstruments;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.web;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Papers;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The six instruments of the second line. */
@Acceptance
class InstrumentsIT {
    @Test
    @Clause("KG-27")
    void the_power_of_the_word_a_call_with_whom_and_what_came_of_it() {
        CaseFile file = readyForInstruments(web().taken());
        Act call = file.does("call-provider").with("dialogue-date", FIRST_DAY).with("dialogue-result", "agreed");

        call.refusedForField("dialogue-with");
        call.with("dialogue-with", "Els, the responsible").refusedForField("dialogue-notes");
        call.with("dialogue-notes", "A second person at the gate.").done();

        assertThat(file.seen().instrument("power-of-the-word-1")).isEqualTo("called");
        JsonNode recorded = file.historyOf("call-provider");
        assertThat(recorded.path("personName").asText()).contains("An Peeters");
        assertThat(recorded.toString()).contains("Els, the responsible").contains("A second person at the gate.");
        KG.as("kg-lead")
                .file(file.seen().id())
                .does("call-provider")
                .with("dialogue-with", "…")
                .refusedWith(403);
    }

    @Test
    @Clause("KG-28")
    void an_informative_note_goes_to_the_provider_and_to_who_follows_it() {
        Report.Taken taken = web().taken();
        CaseFile file = readyForInstruments(taken);
        KG.as("kg-account").file(taken).isHidden();
        KG.as("kg-facility").file(taken).isHidden();
        file.does("send-note").refusedForField("note-text");

        file.does("send-note").with("note-text", "Ten minutes without anybody.").done();

        String number = number(taken);
        assertThat(Post.letter(SUNFLOWER, number).text()).contains("Ten minutes without anybody.");
        Post.letter(ACCOUNT_MANAGERS, number);
        assertThat(KG.as("kg-account").file(taken).seen().fact("note-text")).isEqualTo("Ten minutes without anybody.");
        assertThat(KG.as("kg-account").file(taken).seen().fact("story")).isEmpty();
        assertThat(KG.as("kg-facility").file(taken).seen().fact("note-text")).isEqualTo("Ten minutes without anybody.");
        KG.as("kg-facility-2").file(taken).isHidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kg-account", "kg-facility"})
    @Clause("KG-28")
    void the_provider_may_react_and_the_reaction_is_kept(String who) {
        Report.Taken taken = web().taken();
        CaseFile file = readyForInstruments(taken);
        file.does("send-note").with("note-text", "Ten minutes.").done();
        KG.as("kg-facility-2")
                .file(taken)
                .does("record-reaction")
                .on("informative-note-1")
                .with("reaction", "Not us.")
                .refusedWith(404);

        KG.as(who)
                .file(taken)
                .does("record-reaction")
                .on("informative-note-1")
                .with("reaction", "There are two of us now.")
                .done();

        assertThat(file.seen().instrument("informative-note-1")).isEqualTo("reacted");
        assertThat(file.seen().fact("reaction")).isEqualTo("There are two of us now.");
        assertThat(file.seen().clock("note-reaction").state()).isEqualTo("stopped");
        Post.letter(HANDLERS, number(taken));
        file.does("record-reaction")
                .on("informative-note-1")
                .with("reaction", "Again.")
                .refusedWith(409);
    }

    @Test
    @Clause("KG-29")
    void a_written_inquiry_says_which_quality_requirement_is_at_stake() {
        Report.Taken taken = web().taken();
        CaseFile file = readyForInstruments(taken);

        file.does("ask-in-writing")
                .with("inquiry-text", "How is the gate watched?")
                .refusedForField("quality-requirements");
        inquiry(file).done();

        assertThat(file.seen().fact("quality-requirements")).isEqualTo("safety-health,staff");
        assertThat(file.seen().clock("provider-reply").due()).isEqualTo("2026-03-23");
        assertThat(Post.letter(SUNFLOWER, number(taken)).text()).contains("How is the gate watched?");
    }

    @Test
    @Clause("KG-29")
    void the_finding_comes_after_the_reply_and_with_reasons() {
        Report.Taken taken = web().taken();
        CaseFile file = readyForInstruments(taken);
        inquiry(file).done();

        finding(file, "written-inquiry-1", "grounded").refusedBy("KG-29-after-reply");
        CaseFile facility = KG.as("kg-facility").file(taken);
        facility.does("record-reply")
                .on("written-inquiry-1")
                .with("reply-text", "We were ill.")
                .refusedForField("reply-document");
        facility.does("record-reply")
                .on("written-inquiry-1")
                .with("reply-text", "We were ill.")
                .attaching("reply-document", "reply.pdf", "application/pdf", Papers.pdf("the reply"))
                .done();

        assertThat(file.seen().instrument("written-inquiry-1")).isEqualTo("answered");
        List<JsonNode> attachments = file.attachments();
        assertThat(attachments).singleElement().satisfies(each -> {
            assertThat(each.path("name").asText()).isEqualTo("reply.pdf");
            assertThat(Papers.words(
                            file.attachment(each.path("id").asText()).good().bytes()))
                    .isEqualTo("the reply");
        });
        file.does("find-on-inquiry")
                .on("written-inquiry-1")
                .with("finding", "grounded")
                .refusedForField("finding-reasons");
        finding(file, "written-inquiry-1", "likely").refusedForField("finding");
        finding(file, "written-inquiry-1", "grounded").done();

        assertThat(file.seen().fact("finding")).isEqualTo("grounded");
        assertThat(file.seen().fact("finding-reasons")).isEqualTo("The reply admits it.");
        assertThat(KG.mailbox(taken.receipt()).seen().fact("finding")).isEqualTo("grounded");
        Post.letter(ACCOUNT_MANAGERS, number(taken));
    }

    @Test
    @Clause("KG-29")
    void or_after_the_term_of_the_reply_has_passed() {
        Report.Taken taken = web().taken();
        CaseFile file = readyForInstruments(taken);
        inquiry(file).done();
        Time.becomes("2026-03-23");
        finding(file, "written-inquiry-1", "disputed").refusedBy("KG-29-after-reply");

        Time.becomes("2026-03-24");

        assertThat(file.seen().clock("provider-reply").state()).isEqualTo("missed");
        finding(file, "written-inquiry-1", "disputed").done();
        assertThat(file.seen().fact("finding")).isEqualTo("disputed");
    }

    @Test
    @Clause("KG-29")
    void a_file_does_not_close_over_an_open_inquiry() {
        CaseFile file = readyForInstruments(web().taken());
        inquiry(file).done();
        contacted(file);

        concluding(file).refusedBy("KG-29-inquiry-ended");
    }

    @Test
    @Clause("KG-30")
    void an_inspection_is_ordered_and_the_finding_waits_for_its_report() {
        Report.Taken taken = web().taken();
        CaseFile file = readyForInstruments(taken);
        file.does("order-inspection").refusedForField("inspection-order-text");
        file.does("order-inspection")
                .with("inspection-order-text", "Please look at the gate.")
                .done();
        Post.letter("zorginspectie@example.org", number(taken));

        inspected(file, "ungrounded").refusedBy("KG-30-after-report");
        Time.becomes("2026-04-20");
        assertThat(file.seen().clock("inspection-report-due").state()).isEqualTo("missed");
        inspected(file, "ungrounded").refusedBy("KG-30-after-report");
        file.does("record-inspection-report")
                .on("inspection-1")
                .with("inspection-report-date", "2026-04-17")
                .refusedForField("inspection-report");
        file.does("record-inspection-report")
                .on("inspection-1")
                .with("inspection-report-date", "2026-04-17")
                .attaching("inspection-report", "report.pdf", "application/pdf", Papers.pdf("found"))
                .done();
        inspected(file, "ungrounded").done();

        assertThat(file.seen().instrument("inspection-1")).isEqualTo("found");
        assertThat(file.seen().fact("finding")).isEqualTo("ungrounded");
    }

    @Test
    @Clause("KG-31")
    void a_specialised_control_is_asked_of_a_named_body_and_its_result_recorded() {
        Report.Taken taken = web().taken();
        CaseFile file = readyForInstruments(taken);
        file.does("ask-external-service")
                .with("control-question", "Is the fridge cold enough?")
                .refusedForField("control-body");
        file.does("ask-external-service")
                .with("control-body", "the-neighbour")
                .with("control-question", "…")
                .refusedForField("control-body");

        file.does("ask-external-service")
                .with("control-body", "food-agency")
                .with("control-question", "Is the fridge cold enough?")
                .done();

        assertThat(Post.letter("food-safety@example.org", number(taken)).text()).contains("Is the fridge cold enough?");
        assertThat(file.seen().clock("external-answer").due()).isEqualTo("2026-04-01");
        file.does("record-external-result").on("external-service-1").refusedForField("control-result");
        file.does("record-external-result")
                .on("external-service-1")
                .with("control-result", "Two degrees too warm.")
                .done();
        assertThat(file.seen().instrument("external-service-1")).isEqualTo("answered");
        assertThat(file.seen().fact("control-result")).isEqualTo("Two degrees too warm.");
        Post.letter(ACCOUNT_MANAGERS, number(taken));
    }

    @Test
    @Clause("KG-32")
    void mediation_starts_only_when_both_are_willing() {
        Report.Taken taken = web().taken();
        CaseFile file = readyForInstruments(taken);
        file.does("propose-mediation").done();
        Post.letter(SUNFLOWER, number(taken));
        Post.letter(REPORTER_MAIL, number(taken));

        start(file).refusedBy("KG-32-both-willing");
        KG.mailbox(taken.receipt())
                .does("say-reporter-willing")
                .on("mediation-1")
                .with("reporter-willing", true)
                .done();
        start(file).refusedBy("KG-32-both-willing");
        KG.as("kg-facility")
                .file(taken)
                .does("say-facility-willing")
                .on("mediation-1")
                .with("facility-willing", true)
                .done();
        start(file).done();
        file.does("end-mediation")
                .on("mediation-1")
                .with("mediation-result", "agreement")
                .done();

        FileSeen seen = file.seen();
        assertThat(seen.instrument("mediation-1")).isEqualTo("over");
        assertThat(seen.fact("mediation-result")).isEqualTo("agreement");
    }

    @Test
    @Clause("KG-32")
    void mediation_does_not_start_where_one_is_not_willing() {
        Report.Taken taken = web().taken();
        CaseFile file = readyForInstruments(taken);
        file.does("propose-mediation").done();
        KG.mailbox(taken.receipt())
                .does("say-reporter-willing")
                .on("mediation-1")
                .with("reporter-willing", true)
                .done();
        file.does("say-facility-willing")
                .on("mediation-1")
                .with("facility-willing", false)
                .done();

        start(file).refusedBy("KG-32-both-willing");
        contacted(file);
        concluding(file).refusedBy("KG-32-mediation-ended");
        file.does("end-mediation")
                .on("mediation-1")
                .with("mediation-result", "stopped")
                .done();
        contacted(file);
        concluding(file).done();
    }

    private static Act inquiry(CaseFile file) {
        return file.does("ask-in-writing")
                .with("quality-requirements", List.of("safety-health", "staff"))
                .with("inquiry-text", "How is the gate watched?");
    }

    private static Act finding(CaseFile file, String on, String finding) {
        return file.does("find-on-inquiry")
                .on(on)
                .with("finding", finding)
                .with("finding-reasons", "The reply admits it.");
    }

    private static Act inspected(CaseFile file, String finding) {
        return file.does("find-on-inspection")
                .on("inspection-1")
                .with("finding", finding)
                .with("finding-reasons", "All was in order.");
    }

    private static Act start(CaseFile file) {
        return file.does("start-mediation").on("mediation-1").with("mediation-date", "2026-03-20");
    }

    private static Act concluding(CaseFile file) {
        return file.does("conclude").with("result-outcome", "solved").with("result-text", "It is solved.");
    }
}
