package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.EXPERTS;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER_MAIL;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.STORY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.call;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.handler;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.opened;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Line: answers at once, expects an expert to call back, and goes through the options at dissatisfaction. */
@Acceptance
class LineIT {
    private final Person line = KG.as("kg-line");
    private final Person expert = KG.as("kg-expert");

    @Test
    @Clause("KG-04")
    void an_informative_question_is_closed_with_the_answer_in_the_same_call() {
        Report.Taken question = call("question").taken();
        CaseFile file = line.file(question);

        file.does("answer-at-once").refusedForField("answer-given");
        file.does("answer-at-once")
                .with("answer-given", "At the consultation office, by appointment.")
                .done();

        assertThat(file.seen().outcome()).isEqualTo("answered");
        assertThat(file.seen().fact("answer-given")).isEqualTo("At the consultation office, by appointment.");
        expert.file(question).isHidden();
    }

    @Test
    @Clause("KG-04")
    void where_an_expert_is_needed_the_caller_is_called_back_and_then_it_closes() {
        Report.Taken question = call("question").taken();
        expert.file(question).isHidden();
        CaseFile file = line.file(question);
        file.does("record-call-back")
                .with("call-back-way", "phone")
                .with("call-back-answer", "…")
                .refusedWith(409);

        file.does("hand-to-expert")
                .with("expert-team", "health")
                .with("expert-question", "May a child with reflux lie on its belly?")
                .done();

        assertThat(file.seen().stage()).isEqualTo("with-expert");
        assertThat(file.seen().clock("call-back").due()).isEqualTo("2026-03-05");
        assertThat(expert.hasWorkOn(question)).isTrue();
        Post.letter(EXPERTS, question.number());
        file.does("answer-at-once").with("answer-given", "…").refusedWith(409);

        expert.file(question)
                .does("record-call-back")
                .with("call-back-way", "phone")
                .with("call-back-answer", "Always on its back.")
                .done();

        FileSeen seen = file.seen();
        assertThat(seen.stage()).isEqualTo("closed");
        assertThat(seen.outcome()).isEqualTo("answered-later");
        assertThat(seen.clock("call-back").state()).isEqualTo("stopped");
        assertThat(KG.mailbox(question.receipt()).correspondence()).contains("Always on its back.");
        assertThat(file.historyOf("record-call-back").path("personName").asText())
                .contains("Tom Segers");
    }

    @Test
    @Clause("KG-04")
    void a_call_back_that_is_forgotten_is_heard_of() {
        Report.Taken question = call("question").taken();
        line.file(question)
                .does("hand-to-expert")
                .with("expert-team", "health")
                .with("expert-question", "May it?")
                .done();

        assertThat(Post.letters(EXPERTS, question.number())).hasSize(1);
        Time.becomes("2026-03-04");
        assertThat(Post.letters(EXPERTS, question.number())).hasSize(2);
        Time.becomes("2026-03-06");

        assertThat(line.file(question).seen().clock("call-back").state()).isEqualTo("missed");
        assertThat(Post.letters(EXPERTS, question.number())).hasSize(3);
    }

    @Test
    @Clause("KG-05")
    void a_complaint_is_not_just_answered_the_options_come_first() {
        Report.Taken complaint = call("complaint").taken();
        CaseFile file = line.file(complaint);

        file.does("answer-at-once").with("answer-given", "So it goes.").refusedBy("KG-05-options-first");
        assertThat(file.offers().open())
                .contains(
                        "pass-on-to-sectors",
                        "pass-on-to-own-services",
                        "reporter-contacts-service",
                        "no-further-action");
        assertThat(line.file(call("question").taken()).offers().open())
                .doesNotContain("pass-on-to-sectors", "reporter-contacts-service", "no-further-action");
    }

    @Test
    @Clause("KG-05")
    void passing_on_keeps_all_that_was_said_and_asks_nothing_twice() {
        Report.Taken complaint = call("complaint")
                .with("facility", "f-sunflower")
                .with("sector", "child-care")
                .with("facility-knows", true)
                .with("what-was-done", "We spoke at the door.")
                .taken();
        CaseFile file = line.file(complaint);

        assertThat(file.offers().asks("pass-on-to-sectors")).isEmpty();
        assertThat(file.does("pass-on-to-sectors").done().outcome()).isEqualTo("passed-on");

        assertThat(file.seen().fact("story")).isEmpty();
        CaseFile passed = handler().file(opened(complaint, "to-sectors"));
        FileSeen seen = passed.seen();
        assertThat(seen.stage()).isEqualTo("intake");
        assertThat(seen.kind()).isEqualTo("complaint");
        assertThat(seen.fact("story")).isEqualTo(STORY);
        assertThat(seen.fact("facility")).isEqualTo("f-sunflower");
        assertThat(seen.fact("facility-knows")).isEqualTo("yes");
        assertThat(seen.fact("what-was-done")).isEqualTo("We spoke at the door.");
        passed.does("take").done();
        assertThat(passed.contact().good().text()).contains(REPORTER, REPORTER_MAIL);
        passed.does("discuss-anonymity").with("identity-choice", "named").done();
        passed.does("open-second-line")
                .with("second-line-contact", KindEnGezin.FIRST_DAY)
                .done();
        assertThat(passed.offers().asks("second-line-intake"))
                .contains("expectation")
                .doesNotContain("what-was-done");
    }

    @Test
    @Clause("KG-05")
    void who_contacts_the_service_is_told_how_and_the_report_stays() {
        Report.Taken complaint = call("complaint").taken();

        line.file(complaint).does("reporter-contacts-service").done();

        assertThat(line.file(complaint).seen().outcome()).isEqualTo("contacts-service-itself");
        assertThat(line.file(complaint).seen().fact("option-chosen")).isEqualTo("contact-myself");
        assertThat(Post.letter(REPORTER_MAIL, "how you reach the complaints service (" + complaint.number())
                        .text())
                .contains("klachtendienst@kind-en-gezin.example.org");
    }

    @Test
    @Clause("KG-05")
    void no_further_action_closes_without_losing_the_report() {
        Report.Taken complaint = call("complaint").taken();

        line.file(complaint).does("no-further-action").done();

        FileSeen seen = line.file(complaint).seen();
        assertThat(seen.outcome()).isEqualTo("no-action-wanted");
        assertThat(seen.fact("option-chosen")).isEqualTo("no-action");
        assertThat(seen.fact("story")).isEqualTo(STORY);
        assertThat(line.register(Map.of("number", complaint.number()))).hasSize(1);
        line.file(complaint).does("no-further-action").refusedWith(409);
    }

    @Test
    @Clause("KG-05")
    void a_question_that_turns_out_to_be_a_dissatisfaction_has_the_options_too() {
        Report.Taken question = call("question").taken();
        CaseFile file = line.file(question);
        file.does("no-further-action").refusedWith(409);

        file.does("note-dissatisfaction").done();

        file.does("answer-at-once").with("answer-given", "…").refusedBy("KG-05-options-first");
        file.does("no-further-action").done();
        assertThat(file.seen().outcome()).isEqualTo("no-action-wanted");
    }
}
