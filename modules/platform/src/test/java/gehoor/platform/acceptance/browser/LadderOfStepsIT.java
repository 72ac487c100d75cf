package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A small care provider: the coach of the first step, the client who goes on, and the organisation that answers for the last. */
@Acceptance
@InBrowser
class LadderOfStepsIT {
    private static final String TENANT = "ik-ben-er-ook";

    @Test
    @Clause({"IB-03", "IB-09"})
    void a_coach_takes_in_what_was_told_and_the_client_goes_on() {
        AtWork coach = AtWork.as(TENANT, "ib-coach").goes("/nieuw/coach");
        coach.with("channel", "talk").with("reporter", "person").with("capacity", "client");
        coach.with("reads", "en").with("subject", "practical").with("story", "It always starts too late.");
        coach.with("contact.name", "Sam Voorbeeld").with("contact.mail", "sam.coach@example.org");
        coach.with("feels-safe", "no");
        coach.refused("confidant");
        coach.with("feels-safe", "yes").takesIn();
        coach.says("The report was taken in");
        String code = coach.tab().page().locator(".house-receipt__code").innerText();
        coach.tab().follows("Open the file").fine();
        UUID file = coach.file();
        AtWork.as(TENANT, "ib-coach2").isHidden(file);
        AtWork.as(TENANT, "ib-confidant").isHidden(file);

        coach.barred("First record that you talked");
        coach.begins("record-talk").on("talk-on", "2026-03-02").with("talk-about", "From now on at four.");
        coach.refused("“How did you talk?” must be filled in.");
        coach.with("talk-by", "whatsapp").done();

        // The client has the last word on whether it was solved, and is shown the next step (IB-03).
        InMailbox sam = InMailbox.enters(TENANT, code, View.narrow("en"));
        assertThat(sam.offers()).contains("solved", "not-solved");
        sam.begins("not-solved").done();
        sam.says("Step 2: the confidant", "klachtencommissie.example.org");
        coach.looksAgain().says("not solved");
    }

    @Test
    @Clause({"IB-09", "IB-10"})
    void at_the_committee_the_organisation_follows_what_was_promised() {
        Report.Taken report = Gehoor.tenant(TENANT)
                .visitor()
                .reports("committee")
                .named("Sam Voorbeeld", "sam.commissie@example.org")
                .with("law-of-care", "youth")
                .taken();
        InMailbox sam = InMailbox.enters(TENANT, report.receipt(), View.narrow("en"));
        sam.says("https://klachtencommissie.example.org");
        sam.begins("form-sent").refused("must be filled in");
        sam.begins("form-sent").on("form-sent-on", "2026-03-02").done();
        sam.says("4 March 2026");
        assertThat(sam.offers()).as("the two days are not over").doesNotContain("no-contact");
        sam.begins("contact-made").on("contact-on", "2026-03-02").done();

        AtWork organisation = AtWork.as(TENANT, "ib-organisation").opens(report.file());
        organisation.barred("First record how you handle it together with the committee.");
        organisation.begins("record-plan").refused("must be filled in");
        organisation.with("plan", "A hearing, with his mother.").done();
        organisation.begins("record-judgment").on("judgment-on", "2026-03-02").refused("must be filled in");
        organisation.with("judgment", "founded").done();
        organisation
                .begins("tell-measures")
                .with("measures", "Two coaches in turn.")
                .done();

        organisation.says("A hearing, with his mother.");
        sam.looksAgain().says("Two coaches in turn.");
        AtWork.as(TENANT, "ib-coach").isHidden(report.file());
        AtWork.as(TENANT, "ib-admin").isHidden(report.file());
    }
}
