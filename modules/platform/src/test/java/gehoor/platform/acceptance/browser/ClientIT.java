package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client of a small care provider who turns to the confidant, and what the steps before and after are told to be. */
@Acceptance
@InBrowser
class ClientIT {
    private static final String FORM = "/ik-ben-er-ook/melden/confidant";

    @Test
    @Clause({"IB-01", "IB-02", "IB-04", "IB-05"})
    void who_does_not_feel_safe_with_the_coach_goes_straight_to_the_confidant() {
        Tab page = Browser.open(View.narrow("nl").inTheDark()).goes(FORM).fine();
        assertThat(page.words())
                .contains("Je hoeft je naam niet te geven.")
                .contains(
                        "Alleen de vertrouwenspersoon leest mee, of wie die vervangt bij afwezigheid: je coach en de organisatie zien niet eens dat je hier was.")
                .contains("Wat je zelf schrijft, kan je verraden.");

        // Nothing was tried yet: the step before, and the way out (IB-01). Not safe is enough (IB-04).
        Walk walk = new Walk(page).to("q.step-one");
        page.chooses("Nee, nog niet").presses("Verder");
        walk.untilRefused();
        page.mending("Vertel het eerst aan je coach: dat is stap 1.");
        assertThat(page.words()).contains("De klachtencommissie mag altijd: klachtencommissie.example.org");
        Gallery.keep(page, "refused: the step before");
        walk.backTo("q.step-one");
        page.chooses("Nee, ik voel me daar niet veilig bij").presses("Verder").fine();

        // The three things that it can be about (IB-02).
        walk.choosing("q.step-one", "not-safe").onToTheReview((at, step) -> {});
        page.changes("Waar gaat het over?").fine();
        assertThat(page.choices()).containsExactly("De hulp zelf", "Iets praktisch", "Mijn coach");
        page.chooses("Iets praktisch").presses("Verder").fine();
        assertThat(page.heading()).isEqualTo("Klopt het zo?");
        assertThat(page.words()).contains("Zonder naam", "Iets praktisch");
        walk.sends();
        assertThat(page.words()).contains("we weten niet van wie de melding komt");
        page.keepsNothing();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | De klachtencommissie mag altijd, ook nu al: klachtencommissie.example.org.
                    fr | La commission des plaintes est toujours possible, même maintenant : klachtencommissie.example.org.
                    en | The complaints committee is always possible, also now: klachtencommissie.example.org.
                    """)
    @Clause({"IB-01", "IB-09"})
    void the_committee_is_never_hidden_behind_the_steps(String language, String always) {
        Tab page = Browser.open(View.narrow(language)).goes(FORM).fine();

        assertThat(page.words()).contains(always);
        assertThat(page.page().locator("main ol li").allInnerTexts()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    @Clause("IB-03")
    void the_coach_is_told_in_person_and_not_by_a_form() {
        Tab page = Browser.open(View.narrow("en"))
                .goes("/ik-ben-er-ook/melden/coach")
                .fine();

        assertThat(page.words()).contains("You do step 1 with your coach: talk, WhatsApp or mail.");
        assertThat(page.page().locator("main form").count()).isZero();
    }
}
