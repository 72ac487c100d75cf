package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parent who does not want to be known, on a telephone: from the first page to the code. */
@Acceptance
@InBrowser
class ParentIT {
    private static final Tenant KG = Gehoor.tenant("kind-en-gezin");
    private static final String STORY = "De kinderen stonden tien minuten alleen aan de poort.";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Clause({"KG-01", "KG-08", "KG-25"})
    void a_parent_reports_without_a_name(boolean script) {
        Tab page = Browser.open(View.narrow("nl").script(script))
                .goes("/kind-en-gezin")
                .fine();
        assertThat(page.language()).isEqualTo("nl");
        inDangerCall112(page);
        Gallery.keep(page, "start");

        // Before anything is typed: what a name means here, and where its protection ends (KG-08, KG-25).
        page.follows("Melding of klacht over een voorziening").fine();
        inDangerCall112(page);
        assertThat(page.words())
                .contains("anoniem: dan bewaren we niets over wie je bent")
                .contains("Let wel op met wat je schrijft of meestuurt, want daaraan kan iemand je herkennen")
                .contains("is iemand in gevaar, dan handelen we altijd, ook als jij dat liever niet hebt");
        Gallery.keep(page, "before");

        // Nothing chosen: the same page, with what is needed. The four kinds are there (KG-01).
        page.presses("Beginnen").fine();
        assertThat(page.choices()).containsExactly("Vraag", "Probleem", "Bezorgdheid", "Klacht");
        page.presses("Verder").mending("Kies één van deze.");
        assertThat(page.errorsBeside()).containsExactly("Fout: Kies één van deze.");
        Gallery.keep(page, "kind, nothing chosen");
        page.chooses("Bezorgdheid").presses("Verder").fine();

        assertThat(page.heading()).isEqualTo("Wie meldt");
        page.presses("Verder").mending("Kies één van deze.");
        assertThat(page.errors())
                .containsExactly("Wie meldt dit? Kies één van deze.", "In welke hoedanigheid? Kies één van deze.");
        assertThat(page.errorsBeside()).hasSize(2);
        page.chooses("Een persoon, voor zichzelf").presses("Verder").mending("Kies één van deze.");
        assertThat(page.errorsBeside()).hasSize(1);
        Gallery.keep(page, "who, half of it");
        page.chooses("Ouder").presses("Verder").fine();

        assertThat(page.choices())
                .hasSize(3)
                .satisfies(choices -> assertThat(choices.get(2)).startsWith("Zonder naam"));
        Gallery.keep(page, "identity");
        page.page().locator("input[value=anonymous]").check();
        page.presses("Verder").fine();

        page.chooses("Kinderopvang").presses("Verder").fine();
        page.chooses("Kinderopvang De Zonnebloem (verzonnen)").presses("Verder").fine();

        // The language is changed in the middle of a sentence, to and fro; going back and on again loses nothing
        // either.
        page.presses("Verder").mending("moet worden ingevuld");
        page.writes("Wat is er gebeurd?", STORY).presses("Français").fine();
        assertThat(page.language()).isEqualTo("fr");
        assertThat(page.heading()).isEqualTo("Que s'est-il passé ?");
        assertThat(page.page().locator("textarea").inputValue()).isEqualTo(STORY);
        page.presses("Nederlands").fine();
        assertThat(page.heading()).isEqualTo("Wat is er gebeurd?");
        Gallery.keep(page, "story");
        page.presses("Terug").fine();
        assertThat(page.page().locator("input:checked").inputValue()).isEqualTo("f-sunflower");
        page.presses("Verder").fine();
        assertThat(page.page().locator("textarea").inputValue()).isEqualTo(STORY);
        page.presses("Verder").fine();

        page.chooses("Ja").presses("Verder").fine();
        page.presses("Verder").fine();
        page.writes("Wat verwacht je van ons?", "Dat er altijd iemand aan de poort staat.")
                .presses("Verder")
                .fine();

        // A day that there is not: said, and what was typed is still there.
        page.writesDay("31", "2", "2026").presses("Verder").mending("De dag 31 2 2026 bestaat niet.");
        assertThat(page.page().locator(".house-date__part input").all())
                .extracting(part -> part.inputValue())
                .containsExactly("31", "2", "2026");
        Gallery.keep(page, "date, no such day");
        page.writesDay("3", "3", "2026").presses("Verder").mending("kan niet in de toekomst liggen");
        page.writesDay("27", "2", "2026").presses("Verder").fine();
        page.chooses("Nee").presses("Verder").fine();

        // All is looked over; one answer is changed, and that leads back here.
        assertThat(page.heading()).isEqualTo("Klopt het zo?");
        assertThat(page.words())
                .contains("Er is nog niets verstuurd, en nog niets bewaard.")
                .contains("Bezorgdheid", "Ouder", "Zonder naam", "Kinderopvang De Zonnebloem", STORY)
                .containsPattern("27 (2|februari) 2026")
                .contains("Is die kwijt, dan kan niemand hem terugvinden, wij ook niet.");
        Gallery.keep(page, "review, anonymous");
        page.changes("Wat verwacht je van ons?").fine();
        page.writes("Wat verwacht je van ons?", "Dat er een hek komt.")
                .presses("Verder")
                .fine();
        assertThat(page.heading()).isEqualTo("Klopt het zo?");
        assertThat(page.words()).contains("Dat er een hek komt.").doesNotContain("altijd iemand aan de poort");
        page.keepsNothing();

        page.presses("Versturen").fine();
        assertThat(page.heading()).isEqualTo("Het is verstuurd");
        String code = code(page);
        assertThat(page.words()).contains("we weten niet van wie de melding komt");
        Gallery.keep(page, "confirmation, anonymous");
        page.keepsNothing();

        // The same page sent again is the same report, and the same code.
        String number = number(page);
        page.loading(() -> page.page().reload());
        page.fine();
        assertThat(code(page)).isEqualTo(code);
        assertThat(number(page)).isEqualTo(number);

        assertThat(KG.mailbox(code).seen().fact("story")).isEqualTo(STORY);
    }

    @Test
    @Clause("KG-08")
    void the_code_is_shown_once() {
        Tab page = Browser.open(View.narrow("nl")).goes("/kind-en-gezin/melden/sectors");
        new Walk(page).choosing("identity", "anonymous").toTheReview().sends();
        String code = code(page);

        assertThat(page.words()).contains("hij staat alleen deze keer op het scherm");
        for (String elsewhere : List.of("/kind-en-gezin", "/kind-en-gezin/melden/sectors")) {
            assertThat(page.goes(elsewhere).fine().page().content()).doesNotContain(code);
        }
    }

    @Test
    @Clause("KG-34")
    void under_ones_name_stands_first() {
        Tab page = Browser.open(View.narrow("nl")).goes("/kind-en-gezin/melden/sectors");
        assertThat(page.words())
                .contains("Daarom vragen we je naam")
                .contains("De voorziening ziet je naam nooit zonder dat je het eerst hoort en goed vindt");
        new Walk(page).to("identity");
        assertThat(page.choices())
                .extracting(choice -> choice.replaceAll("^(Met naam|Vertrouwelijk|Zonder naam).*", "$1"))
                .containsExactly("Met naam", "Vertrouwelijk", "Zonder naam");
    }

    @Test
    @Clause("KG-20")
    void tips_to_talk_first_are_there_to_read() {
        Tab page = Browser.open(View.narrow("nl"))
                .goes("/kind-en-gezin/melden/sectors")
                .fine();

        page.opens("Tips om een ongenoegen te bespreken");

        assertThat(page.words()).contains("Kies een rustig moment.").contains("of vraag ons advies");
    }

    @Test
    void a_page_that_cannot_be_read_any_more_says_so_and_begins_again() {
        Tab page = Browser.open(View.narrow("nl").inTheDark()).goes("/kind-en-gezin/melden/sectors");
        page.presses("Beginnen").fine();
        page.page().locator("input[name=earlier]").evaluate("e => { e.value = e.value.replace(/.{4}$/, 'AAAA') }");

        page.chooses("Klacht").presses("Verder");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.words())
                .contains("Wat al ingevuld was, konden we niet meer lezen")
                .contains("Begin opnieuw.");
        Gallery.keep(page, "before, what was filled in is lost");
        new Walk(page).choosing("identity", "anonymous").toTheReview();
    }

    @Test
    void what_was_filled_in_elsewhere_is_not_taken_here() {
        Tab here = Browser.open(View.narrow("nl")).goes("/kind-en-gezin/melden/sectors");
        here.presses("Beginnen").fine();
        Object sealed = here.page().locator("input[name=earlier]").inputValue();

        for (String other : List.of("/kind-en-gezin/melden/own-services", "/solidaris/melden/complaint")) {
            Tab there = Browser.open(View.narrow("nl")).goes(other);
            there.presses("Beginnen").fine();
            there.page().locator("input[name=earlier]").evaluate("(e, value) => { e.value = value }", sealed);
            there.presses("Verder");
            assertThat(there.status()).as(other).isEqualTo(400);
            assertThat(there.words()).contains("Begin opnieuw.");
        }
    }

    private static void inDangerCall112(Tab page) {
        assertThat(page.page().locator("body").innerText().indexOf("Bel 112"))
                .as("before all else: %s", page.words())
                .isBetween(0, 200);
    }

    static String code(Tab page) {
        String code = page.page().locator(".house-receipt__code").innerText().strip();
        assertThat(code).isNotEmpty();
        return code;
    }

    private static String number(Tab page) {
        return page.page().locator(".house-number").count() == 0
                ? ""
                : page.page().locator(".house-number").innerText();
    }
}
