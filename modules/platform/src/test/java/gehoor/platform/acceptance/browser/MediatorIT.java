package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A mediator, who goes with two people from a request to an agreement that both want on paper; and the two. */
@Acceptance
@InBrowser
class MediatorIT {
    private static final String TENANT = "bemiddelingsbureau";

    @Test
    @Clause({"MB-04", "MB-05", "MB-06", "MB-07", "MB-09", "MB-10"})
    void from_a_request_to_an_agreement_that_both_want() {
        Report.Taken report = requested();
        UUID file = report.file();
        AtWork coordinator = AtWork.as(TENANT, "bb-coordinator").opens(file);
        assertThat(coordinator.offers()).doesNotContain("record-talk", "start-talks", "note");

        // Who takes it on; who has a tie says so and is out (MB-07).
        AtWork tied = AtWork.as(TENANT, "bb-mediator2").opens(file);
        tied.begins("declare-tie").chooses("Max Midden").done();
        tied.barred("You have a tie with one of the parties");
        AtWork mediator = AtWork.as(TENANT, "bb-mediator").goes("").says(report.number());
        mediator.opens(file).does("take-on").does("start-talks");

        // First the talk and the goal, then what each wants (MB-04, MB-05).
        mediator.looksAgain().barred("First a personal talk is needed");
        mediator.begins("record-talk")
                .with("talk-with", "mediator")
                .on("talk-on", "2026-03-02")
                .refused("must be filled in");
        mediator.with("goal", "explanation").done();
        mediator.begins("add-respondent").with("respondent-name", "The doctor").sends();
        mediator.tab().fine();
        String receipt = mediator.tab().page().locator(".house-receipt__code").innerText();
        mediator.says("A code to pass on").tab().follows("Back to the file").fine();
        mediator.begins("record-matter").with("matter", "ordinary").done();
        InMailbox complainant = InMailbox.enters(TENANT, report.receipt(), View.narrow("nl"));
        // Who of the bureau has a tie is the bureau's own matter.
        complainant.saysNot("Wie heeft een band", "Max Midden");
        complainant.begins("record-wishes").refused("moet worden ingevuld");
        complainant
                .begins("record-wishes")
                .with("complainant-wishes", "mediation")
                .done();
        mediator.looksAgain().barred("First ask everyone which way is good");
        InMailbox respondent = InMailbox.enters(TENANT, receipt, View.narrow("fr"));
        respondent.saysNot("Nobody explained the operation.", "Ada Voorbeeld");
        assertThat(respondent.offers()).containsExactly("record-respondent-wishes");
        respondent
                .begins("record-respondent-wishes")
                .with("respondent-wishes", "mediation")
                .done();

        // A talk only with the yes of both; of the talk itself nothing is written (MB-06, MB-10).
        mediator.looksAgain().does("choose-mediation");
        mediator.barred("Without everyone's yes there is no talk.");
        complainant
                .looksAgain()
                .begins("complainant-consent")
                .with("complainant-consents", "yes")
                .done();
        respondent
                .looksAgain()
                .begins("respondent-consent")
                .with("respondent-consents", "yes")
                .done();
        mediator.looksAgain()
                .begins("plan-talk")
                .on("talk-planned-on", "2026-03-06")
                .done();
        mediator.begins("hold-talk");
        assertThat(mediator.tab()
                        .page()
                        .locator("main form textarea, main form input[type=file]")
                        .count())
                .as("nothing to write a report in")
                .isZero();
        mediator.on("talk-held-on", "2026-03-02").done();

        // On paper as both want it (MB-09).
        mediator.begins("draw-up-agreement")
                .with("agreement", "The doctor explains it again, on paper.")
                .done();
        mediator.barred("Not everyone has agreed to this text yet.");
        complainant.looksAgain().says("The doctor explains it again, on paper.");
        complainant
                .begins("complainant-assent")
                .with("complainant-assents", "yes")
                .done();
        mediator.looksAgain().begins("close-mediation").with("result", "agreement");
        mediator.with("advised-bodies", "complaints-committee")
                .refused("Agreements on paper: then everyone must first have agreed to them.");
        respondent.looksAgain().says("The doctor explains it again, on paper.");
        respondent.begins("respondent-assent").with("respondent-assents", "yes").done();
        mediator.opens(file).does("conclude-agreement");
        mediator.begins("close-mediation")
                .with("result", "agreement")
                .with("advised-bodies", "complaints-committee")
                .done();

        mediator.says("Solved, with agreements on paper");
        complainant.looksAgain().says("Opgelost");
    }

    @Test
    @Clause("MB-08")
    void a_calamity_is_not_talked_over_but_goes_to_the_right_body() {
        UUID file = requested().file();
        AtWork mediator = AtWork.as(TENANT, "bb-mediator").opens(file);
        mediator.does("take-on").does("start-talks");
        mediator.begins("record-talk")
                .with("talk-with", "mediator")
                .on("talk-on", "2026-03-02")
                .with("goal", "explanation")
                .done();

        mediator.begins("record-matter").with("matter", "calamity").done();

        assertThat(mediator.offers()).doesNotContain("choose-mediation");
        mediator.begins("refer-out").with("advised-bodies", "care-inspectorate").done();
        mediator.says("Referred: not fit for mediation");
    }

    private static Report.Taken requested() {
        return Gehoor.tenant(TENANT)
                .visitor()
                .reports("mediation")
                .named("Ada Voorbeeld", "ada." + UUID.randomUUID() + "@example.org")
                .capacity("self")
                .language("nl")
                .with("subjects", List.of("communication"))
                .with("in-care", false)
                .with("organisation-name", "A clinic")
                .with("story", "Nobody explained the operation.")
                .with("filed", true)
                .with("filed-where", "The front desk")
                .with("filed-how", "web-form")
                .with("filed-on", "2026-02-20")
                .taken();
    }
}
