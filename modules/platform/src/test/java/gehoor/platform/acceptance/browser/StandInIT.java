package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import org.junit.jupiter.api.Test;

/** Who is away is stood in for: named by themself, or by who may; in their place, with what is theirs, and no longer than it was said. */
@Acceptance
@InBrowser
class StandInIT {
    private static final String CARE = "ik-ben-er-ook";
    private static final String AGENCY = "kind-en-gezin";
    private static final String AT = "/vervanging";

    @Test
    @Clause("IB-05")
    void a_confidant_names_beforehand_who_stands_in_and_nobody_else_comes_to_see_a_file() {
        Report.Taken report = Gehoor.tenant(CARE)
                .visitor()
                .reports("confidant")
                .anonymous()
                .capacity("client")
                .with("step-one", "tried")
                .with("subject", "help")
                .with("story", "Only for one pair of eyes.")
                .taken();

        // named beforehand, from among those whom the organisation foresaw
        AtWork vera = AtWork.as(CARE, "ib-confidant").goes(AT);
        assertThat(vera.tab().choices()).contains("Willem Waarnemer");
        assertThat(String.join(" ", vera.tab().choices())).doesNotContain("Coach", "Beheer", "Aanspreekpunt");
        vera.tab().presses("Name");
        vera.tab().mending("Choose a colleague who is to stand in.");
        Gallery.keep(vera.tab(), "stand-ins, to be mended");
        vera.chooses("Willem Waarnemer").with("when", "beforehand");
        vera.tab().presses("Name").fine();
        vera.says("Willem Waarnemer may stand in for you when you drop out.", "As: Confidant");
        Gallery.keep(vera.tab(), "stand-ins");

        // until it begins they see nothing
        AtWork willem = AtWork.as(CARE, "ib-confidant2");
        willem.isHidden(report.file());
        willem.goes("").says("Vera Vertrouwen named you to stand in when they drop out.");
        assertThat(willem.tab().page().content()).doesNotContain(report.file().toString());
        willem.tab().follows("See who stands in").fine();
        willem.tab().presses("Begin today to stand in for Vera Vertrouwen");
        willem.tab().mending("Give the last day: not before the first.");

        // in her place they see what is hers, and do what she would
        willem.on("until-" + standIn(willem), "2026-03-06")
                .tab()
                .presses("Begin today to stand in for Vera Vertrouwen")
                .fine();
        try {
            willem.says("You work in the place of Vera Vertrouwen, until 6 March 2026.");
            Gallery.keep(willem.tab(), "my work, in the place of a colleague");
            willem.opens(report.file()).says("Only for one pair of eyes.");
            willem.begins("message")
                    .with("message", "Vera is ill. I am reading along until Friday.")
                    .done();
            willem.says("Willem Waarnemer, in the place of Vera Vertrouwen");
            Gallery.keep(willem.tab(), "file, in the place of a colleague");
            vera.opens(report.file()).says("Willem Waarnemer, in the place of Vera Vertrouwen");
            vera.goes("").says("Willem Waarnemer stands in for you until 6 March 2026.");
            AtWork.as(CARE, "ib-coach").isHidden(report.file());
            AtWork.as(CARE, "ib-organisation").isHidden(report.file());
            AtWork.as(CARE, "ib-admin").isHidden(report.file());

            // back in their own place it is not there for them
            willem.goes("").tab().presses("Back to your own work").fine();
            willem.saysNot("You work in the place").isHidden(report.file());
            willem.goes("")
                    .tab()
                    .presses("Work in the place of Vera Vertrouwen")
                    .fine();
            willem.opens(report.file());

            // the last day has passed
            Time.becomes("2026-03-07");
            willem.goes("/dossier/" + report.file());
            willem.says("You can no longer take that place").saysNot("You work in the place");
            willem.isHidden(report.file());

            // what was named stands until it is ended
            vera.goes(AT)
                    .tab()
                    .presses("End that Willem Waarnemer stands in for Vera Vertrouwen")
                    .fine();
            vera.says("Nobody stands in for you, and you stand in for nobody.");
            willem.goes(AT).saysNot("Begin today");
        } finally {
            leave(willem);
        }
    }

    @Test
    void what_is_assigned_to_somebody_who_is_ill_is_done_by_whom_their_lead_names() {
        Report.Taken report = Gehoor.tenant(AGENCY)
                .visitor()
                .reports("sectors")
                .named("Mia Voorbeeld", "mia.standin@example.org")
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", true)
                .with("story", "The gate stood open.")
                .taken();
        CaseFile file = Gehoor.tenant(AGENCY).as("kg-handler").file(report);
        file.does("take").done();

        // a handler can name nobody for a colleague; who leads them can, and is told what is missing
        AtWork nadia = AtWork.as(AGENCY, "kg-lead").goes(AT);
        nadia.tab().presses("Name");
        nadia.tab().mending("For this colleague you cannot name anybody.");
        nadia.chooses("An Peeters").tab().presses("Name");
        nadia.tab().mending("Choose a colleague who is to stand in.");
        assertThat(nadia.tab().errors()).anySatisfy(error -> assertThat(error).contains("Give the first day"));
        Tab asked = nadia.tab();
        asked.page().locator("#deputy").getByText("Bram Wouters").click();
        nadia.on("from", "2026-03-02")
                .on("until", "2026-03-03")
                .tab()
                .presses("Name")
                .fine();
        nadia.says("Bram Wouters stands in for An Peeters until 3 March 2026.");

        AtWork bram = AtWork.as(AGENCY, "kg-handler-2");
        AtWork another = bram.again().opens(report.file()).begins("message").with("message", "Typed as myself.");
        bram.goes("").says("You stand in for An Peeters until 3 March 2026.", "files wait there");
        bram.tab().presses("Work in the place of An Peeters").fine();
        try {
            // a form that was opened in another window, before the place was taken, is looked at first; nothing typed
            // is lost
            another.sends().says("This form was opened in another place").says("You work in the place of An Peeters");
            assertThat(another.holds("message")).isEqualTo("Typed as myself.");
            Gallery.keep(another.tab(), "act, opened in another place");
            another.done();

            bram.goes("?welke=mij").says(report.number());
            bram.opens(report.file())
                    .begins("open-second-line")
                    .on("second-line-contact", "2026-03-02")
                    .done();
            bram.says("Bram Wouters, in the place of An Peeters");

            // while in a colleague's place nobody is named
            bram.goes(AT);
            assertThat(bram.tab().heading()).isEqualTo("My work");
        } finally {
            leave(bram);
        }
        AtWork an = AtWork.as(AGENCY, "kg-handler").goes("?welke=mij");
        an.says(report.number(), "Bram Wouters stands in for you until 3 March 2026.");
        an.goes(AT)
                .tab()
                .presses("End that Bram Wouters stands in for An Peeters")
                .fine();
        bram.goes("").saysNot("You stand in for An Peeters");
    }

    private static String standIn(AtWork at) {
        String action = String.valueOf(
                at.tab().page().locator("form[action$='/begin']").first().getAttribute("action"));
        return action.replaceFirst(".*/vervanging/([^/]+)/begin.*", "$1");
    }

    private static void leave(AtWork at) {
        at.goes("");
        if (at.tab().buttons().contains("Back to your own work")) {
            at.tab().presses("Back to your own work");
        }
    }
}
