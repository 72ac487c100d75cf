package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Papers;
import gehoor.platform.acceptance.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The responsible of a facility, who has no account and got a link. */
@Acceptance
@InBrowser
class FacilityIT {
    private static final String DOOR = "/kind-en-gezin/gevraagd";

    /** The path of a link that was passed on, with the ticket behind the #. */
    private static String link() {
        Report.Taken taken = Gehoor.tenant("kind-en-gezin")
                .visitor()
                .reports("sectors")
                .named("Mia Voorbeeld", "mia.voorbeeld@example.org")
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", true)
                .with("story", "The children were left alone at the gate for ten minutes.")
                .taken();
        CaseFile file = Gehoor.tenant("kind-en-gezin").as("kg-handler").file(taken);
        file.does("take").done();
        file.does("open-second-line").with("second-line-contact", "2026-03-02").done();
        file.does("second-line-intake")
                .with("what-was-done", "We talked with the responsible twice.")
                .with("expectation", "That somebody always stands at the gate.")
                .with("within-rules", true)
                .done();
        file.does("discuss-in-team")
                .with("team-date", "2026-03-02")
                .with("history-found", "nothing-earlier")
                .with("team-conclusion", "We ask the facility how it watches the gate.")
                .done();
        file.does("ask-in-writing")
                .with("quality-requirements", List.of("safety-health"))
                .with("inquiry-text", "Wie staat er om vier uur aan de poort?\n\nHoe weten ouders dat?")
                .done();
        String page = Desk.of("kind-en-gezin", "kg-handler")
                .work("/dossier/" + taken.file() + "/vragen/record-reply?on=written-inquiry-1")
                .form("/vragen/record-reply?on=written-inquiry-1")
                .with("way", "hand")
                .with("mail", "")
                .send()
                .is(200)
                .text();
        return page.replaceAll("(?s).*(/kind-en-gezin/gevraagd#[A-Za-z0-9_-]{43}).*", "$1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Clause("KG-29")
    void a_facility_that_has_no_account_replies_by_a_link(boolean script) {
        String link = link();
        Tab page = Browser.open((script ? View.narrow("nl") : View.wide("nl").inTheDark()).script(script))
                .goes(link)
                .fine();
        assertThat(page.heading()).isEqualTo("Er is iets gevraagd");
        assertThat(page.page().locator("#code").isVisible()).isEqualTo(!script);
        if (!script) {
            page.writes("De link", "https://ergens.example.org" + link);
        }
        Gallery.keep(page, "asked: before it is opened");

        page.presses("Toon wat er wordt gevraagd").fine();
        assertThat(page.words())
                .contains("Wie staat er om vier uur aan de poort?")
                .doesNotContain("Mia");
        Gallery.keep(page, "asked: the form");
        page.writes("Schriftelijk antwoord van de voorziening", "Sinds maandag staan er twee.");
        page.presses("Verder").fine();
        assertThat(page.words()).contains("Kijk het na.", "Sinds maandag staan er twee.");
        page.presses("Versturen");
        page.mending("Het antwoord als document");
        Gallery.keep(page, "asked: looked over, with an error");
        attach(page.page());
        page.presses("Versturen").fine();
        assertThat(page.heading()).isEqualTo("Het is verstuurd");
        Gallery.keep(page, "asked: sent");
        page.keepsNothing();

        Tab again = Browser.open(View.wide("fr").script(script)).goes(link);
        if (!script) {
            again.writes("Le lien", link);
        }
        again.presses("Montrer ce qui est demandé");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.words()).contains("Ce lien a été utilisé");
        Gallery.keep(again, "asked: used before");
    }

    private static void attach(Page page) {
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("antwoord.pdf", "application/pdf", Papers.pdf("antwoord")));
    }

    @Test
    void the_language_can_be_changed_without_losing_the_link() {
        Tab page = Browser.open(View.wide("nl")).goes(link()).fine();

        page.loading(() -> page.page().locator("a[hreflang=en]").click());

        assertThat(page.page().locator("#code").isVisible()).isFalse();
        page.presses("Show what is asked").fine();
        page.loading(() -> page.page().locator("button[name=lang][value=fr]").click());
        page.fine();
        assertThat(page.language()).isEqualTo("fr");
    }

    @Test
    void a_link_that_opens_nothing() {
        Tab page = Browser.open(View.narrow("en"))
                .goes(DOOR + "#" + "A".repeat(43))
                .fine();

        page.presses("Show what is asked");

        page.mending("This link opens nothing.");
        assertThat(page.page().locator("#code").isVisible()).isTrue();
        Gallery.keep(page, "asked: a link that opens nothing");
    }
}
