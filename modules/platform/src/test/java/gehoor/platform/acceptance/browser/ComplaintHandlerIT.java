package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The complaints service of a childcare agency, and those at its edges: who is asked, who is concerned, who knows more. */
@Acceptance
@InBrowser
class ComplaintHandlerIT {
    private static final String TENANT = "kind-en-gezin";
    private static final Tenant KG = Gehoor.tenant(TENANT);
    private static final String STORY = "The children were left alone at the gate for ten minutes.";

    @Test
    @Clause({"KG-09", "KG-12", "KG-13", "KG-19", "KG-21", "KG-24", "KG-26", "KG-29", "KG-35"})
    void a_call_goes_by_the_first_line_and_the_second_to_its_end() {
        // Taken in while somebody talks: looked up, and told that there is a limit (KG-25).
        AtWork handler = AtWork.as(TENANT, "kg-handler").goes("/nieuw/sectors");
        handler.with("channel", "phone")
                .with("kind", "complaint")
                .with("reporter", "person")
                .with("capacity", "parent");
        handler.with("identity", "named").with("reads", "en").with("sector", "child-care");
        handler.with("facility", "f-sunflower").with("facility-knows", "no").with("story", STORY);
        handler.with("contact.name", "Mia Voorbeeld").with("contact.mail", "mia.lijn@example.org");
        looksUp(handler);
        handler.refused("discussed");
        handler.with("anonymity-discussed", "yes").with("limit-told", "yes").takesIn();
        handler.says("The report was taken in", "The code for this person");
        String code = handler.tab().page().locator(".house-receipt__code").innerText();
        handler.tab().follows("Open the file").fine();
        UUID file = handler.file();
        handler.does("take");

        // First line: the facility hears it first (KG-19).
        handler.barred("The facility does not know yet.");
        handler.begins("pass-to-facility").refused("must be filled in");
        handler.with("request-to-facility", "Please talk with the mother about the gate.")
                .done();
        AtWork facility = AtWork.as(TENANT, "kg-facility").opens(file);
        facility.says("Please talk with the mother about the gate.").saysNot("Mia Voorbeeld");
        AtWork.as(TENANT, "kg-facility-2").isHidden(file);

        // It was not settled: the same file, told once (KG-21).
        handler.opens(file)
                .begins("come-back")
                .with("came-back-with", "Nobody called her.")
                .on("second-line-contact", "2026-03-02")
                .done();
        handler.says(STORY, "Nobody called her.", "3 months", "2 June 2026");

        // No instrument before intake and team (KG-24, KG-35); the intake asks what is not known yet.
        handler.barred("intake", "team");
        handler.begins("second-line-intake").refused("must be filled in");
        handler.with("what-was-done", "She talked with the responsible twice.")
                .with("expectation", "That somebody always stands at the gate.")
                .with("within-rules", "yes")
                .done();
        handler.begins("discuss-in-team")
                .on("team-date", "2026-03-03")
                .with("history-found", "nothing-earlier")
                .with("team-conclusion", "We ask in writing.")
                .refused("future");
        handler.on("team-date", "2026-03-02").done();

        // An expert of another team sees this file and says what they know (KG-13).
        AtWork expert = AtWork.as(TENANT, "kg-expert").goes("");
        expert.isHidden(file);
        handler.begins("bring-in-expert").with("expert-question", "Is one at the gate enough?");
        handler.chooses("Tom Segers").done();
        expert.opens(file).says("Is one at the gate enough?").saysNot("We ask in writing.");
        assertThat(expert.offers()).contains("give-expert-view").doesNotContain("conclude", "take", "ask-in-writing");
        expert.begins("give-expert-view").with("expert-view", "Two are needed.").done();

        // The facility answers in writing, before there is a finding (KG-29).
        handler.opens(file).says("Two are needed.").begins("ask-in-writing");
        handler.with("inquiry-text", "How is the gate watched?").refused("quality requirement");
        handler.with("quality-requirements", "safety-health", "staff").done();
        handler.barred("Give a finding only after the facility's reply, or when its term has passed.");
        handler.barred("A written inquiry is still open. First give its finding.");
        facility.opens(file).says("How is the gate watched?", "Written inquiry").saysNot("written-inquiry-1");
        facility.begins("record-reply");
        facility.with("reply-text", "By one.").refused("must be filled in");
        facility.attaching("reply-document", "reply.txt").done();
        handler.opens(file).says("reply.txt").begins("find-on-inquiry").with("finding", "grounded");
        handler.refused("must be filled in");
        handler.with("finding-reasons", "The reply admits it.").done();
        handler.begins("contact-reporter")
                .with("contact-way", "phone")
                .with("actions-told", "We asked the facility in writing.")
                .done();
        handler.begins("conclude").with("result-outcome", "improved").with("result-text", "Two stand there now.");
        handler.done();

        handler.says("done in time");
        InMailbox mia = InMailbox.enters(TENANT, code, View.narrow("en"));
        mia.says("Two stand there now.").saysNot("We ask in writing.", "Two are needed.");
        AtWork.as(TENANT, "kg-account")
                .opens(file)
                .says("Question the facility in writing")
                .saysNot(STORY, "Mia", "Two are needed.");
    }

    @Test
    @Clause({"KG-15", "KG-16", "KG-17", "KG-18"})
    void an_experience_with_a_service_of_our_own_goes_to_who_is_responsible_and_comes_back_as_a_complaint() {
        Report.Taken report = KG.visitor()
                .reports("own-services")
                .named("Mia Voorbeeld", "mia.eigen@example.org")
                .with("service", "consultation-office")
                .with("story", STORY)
                .taken();
        AtWork handler = AtWork.as(TENANT, "kg-handler-2").opens(report.file());
        handler.says("12 March 2026").does("take");
        handler.begins("explain-course").refused("must be filled in");
        handler.with("course-explained", "Greet calls you this week.").done();
        AtWork responsible = AtWork.as(TENANT, "kg-responsible");
        responsible.isHidden(report.file());
        handler.does("pass-to-responsible");

        responsible.opens(report.file()).says(STORY);
        assertThat(responsible.offers())
                .contains("record-personal-contact")
                .doesNotContain("make-formal", "send-result");
        responsible.tab().presses("Show the name").fine();
        responsible
                .says("Mia Voorbeeld", "That was recorded.")
                .tab()
                .follows("Back to the file")
                .fine();
        responsible.begins("record-personal-contact").with("contact-way", "phone");
        responsible.on("personal-contact-date", "2026-03-02").with("personal-contact-notes", "Half an hour.");
        responsible.refused("“How did it go?” must be filled in.");
        responsible.with("personal-contact-result", "partly").done();
        AtWork.as(TENANT, "kg-responsible-2").isHidden(report.file());

        handler.opens(report.file()).begins("contact-reporter");
        handler.with("contact-way", "phone")
                .with("actions-told", "You spoke with Greet.")
                .done();
        handler.does("close-conciliatory");
        InMailbox mia = InMailbox.enters(TENANT, report.receipt(), View.narrow("en"));
        mia.begins("come-back-formally").refused("must be filled in");
        mia.begins("come-back-formally")
                .with("expectation", "That the appointment is kept.")
                .done();

        // The same file, a term of 45 days from the first contact, and first what went wrong.
        handler.opens(report.file()).says("That the appointment is kept.", "16 April 2026");
        handler.begins("skip-team").with("team-skipped-because", "It is clear.").done();
        handler.barred("First record where it went wrong.");
        handler.begins("record-what-went-wrong")
                .with("what-went-wrong", "A wrong number.")
                .done();
        handler.begins("contact-reporter").with("contact-way", "phone").with("actions-told", "We look at it.");
        handler.done().begins("send-result").with("decree-finding", "grounded");
        handler.with("result-text", "We are sorry.").done();
        handler.begins("close-formal").with("formal-outcome", "restored").done();
        mia.looksAgain().says("We are sorry.");
    }

    @Test
    @Clause({"KG-06", "KG-23", "KG-25"})
    void danger_goes_to_the_coordinator_at_once_and_the_reporter_hears_each_step() {
        Report.Taken report = KG.visitor()
                .reports("sectors")
                .confidential("Mia Voorbeeld", "mia.gevaar@example.org")
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", true)
                .with("story", STORY)
                .taken();
        AtWork handler = AtWork.as(TENANT, "kg-handler").opens(report.file());
        handler.does("take").says("The name is locked away.");
        AtWork coordinator = AtWork.as(TENANT, "kg-danger");
        coordinator.isHidden(report.file());

        handler.begins("raise-danger").with("danger-who", "child").with("danger-now", "yes");
        handler.refused("must be filled in");
        handler.with("danger-what", "A child was hit.").done();

        // The coordinator has it first of all, with what is needed; the name on this ground alone, and for a while
        // (KG-25).
        Post.letter("gevaar@kind-en-gezin.example.org", "");
        coordinator.opens(report.file()).says(STORY);
        coordinator
                .begins("disclose-identity")
                .with("disclosure-reason", "easier-handling")
                .with("disclosure-explained", "The child must be found today.")
                .on("disclosure-until", "2026-03-09")
                .with("telling-endangers", "no")
                .refused("A confidential name is opened only when somebody is in danger.");
        coordinator.with("disclosure-reason", "child-at-risk").done();
        coordinator.tab().presses("Show the name").fine();
        coordinator
                .says("mia.gevaar@example.org")
                .tab()
                .follows("Back to the file")
                .fine();
        coordinator
                .tab()
                .page()
                .locator(".house-file__side a.utrecht-link[href*='/werk/dossier/']")
                .first()
                .click();
        coordinator.looksAgain().says("A child was hit.");
        assertThat(coordinator.file()).isNotEqualTo(report.file());
        coordinator.begins("assess").with("danger-level", "serious").with("assessment", "Believable.");
        coordinator.refused("must be filled in");
        coordinator.with("step-for-reporter", "We are looking into it today.").done();

        // The normal handling stands beside it, and tells each step and the end (KG-23).
        handler.opens(report.file()).saysNot("Believable.").begins("contact-reporter");
        handler.with("contact-way", "mail").with("actions-told", "We act.").done();
        handler.barred("Close without further action", "danger");
        handler.begins("tell-danger-step")
                .with("danger-step-told", "Today somebody went there.")
                .done();
        coordinator.looksAgain().begins("end-danger").with("danger-outcome", "measures-taken");
        coordinator
                .with("end-notes", "Closed for a week.")
                .with("end-for-reporter", "Measures were taken.")
                .done();
        handler.looksAgain()
                .begins("tell-danger-end")
                .with("danger-end-told", "It is over.")
                .done();

        InMailbox.enters(TENANT, report.receipt(), View.narrow("en"))
                .says("Today somebody went there.", "It is over.")
                .saysNot("Believable.", "Closed for a week.");
    }

    /** Looks for what is known already, with what was typed until now; nothing of it is lost. */
    private static void looksUp(AtWork handler) {
        handler.tab().presses("Look up and go on filling in").fine();
        assertThat(handler.holds("story")).isEqualTo(STORY);
        assertThat(handler.tab().page().locator("aside.house-file__side").innerText())
                .contains("Earlier files");
    }
}
