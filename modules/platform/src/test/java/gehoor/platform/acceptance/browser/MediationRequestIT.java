package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who asks for mediation or for advice. */
@Acceptance
@InBrowser
class MediationRequestIT {
    private static final String FORM = "/bemiddelingsbureau/melden/mediation";

    @Test
    @Clause({"MB-01", "MB-03"})
    void a_request_about_more_than_one_thing() {
        Tab page = Browser.open(View.narrow("en")).goes(FORM).fine();
        Walk walk = new Walk(page).to("q.subjects");

        assertThat(page.choices())
                .containsExactly(
                        "A product or service",
                        "Medical treatment or care",
                        "The organisation",
                        "How you were treated as a person",
                        "The communication");
        page.chooses("A product or service")
                .chooses("The communication")
                .presses("Continue")
                .fine();

        // In care the terms of another law hold: there is a form for that (MB-03).
        page.chooses("Yes").presses("Continue");
        walk.choosing("q.in-care", "yes").untilRefused();
        page.mending("If it is about care, use 'Mediation about a complaint in care'");
        walk.backTo("q.in-care");
        page.chooses("No").presses("Continue").fine();

        walk.choosing("q.in-care", "no").onToTheReview((at, step) -> {});
        assertThat(page.words()).contains("A product or service, The communication");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Een bemiddelaar mag het niet voor u doen: die blijft neutraal. | Er is geen verslag, geen nota en geen bijlage
                    fr | Un médiateur ne peut pas le faire pour vous : il reste neutre. | Il n'y a ni compte rendu, ni note, ni annexe
                    en | A mediator may not do it for you: they stay neutral.           | There is no report, no note and no attachment
                    """)
    @Clause({"MB-10", "MB-12"})
    void whoever_finds_writing_hard_is_told_who_can_help(String language, String help, String report) {
        Tab page = Browser.open(View.narrow(language)).goes(FORM).fine();

        assertThat(page.words()).contains(help).contains(report);
        new Walk(page).to("who");
        assertThat(page.page().locator("input[name=reporter][value=helper]").count())
                .isEqualTo(1);
    }

    @Test
    @Clause("MB-13")
    void where_to_go_with_what_is_no_matter_for_mediation() {
        Tab page = Browser.open(View.narrow("nl"))
                .goes("/bemiddelingsbureau/melden/advice")
                .fine();

        assertThat(page.words())
                .contains("Een ernstig voorval in de zorg: het meldpunt van de inspectie.")
                .contains("Schade of aansprakelijkheid: de raad voor letselschade.")
                .contains("Een vraag over uw rechten: het juridisch loket.")
                .contains("klachtencommissie van de organisatie")
                .contains("geschilleninstantie");
    }
}
