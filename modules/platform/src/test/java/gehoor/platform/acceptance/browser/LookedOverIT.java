package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What somebody sees who sends a message from the workbench: it is kept as they type, looked over, and held back. */
@Acceptance
@InBrowser
class LookedOverIT {
    private static final String PRIMARY = "main .house-form .utrecht-button--primary-action";

    private final String mail = "an." + UUID.randomUUID() + "@example.org";
    private Tab page;

    private Report.Taken complaint(String language) {
        return Gehoor.tenant("solidaris")
                .visitor()
                .reports("complaint")
                .named("An Voorbeeld", mail)
                .language(language)
                .capacity("self")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "payment")
                .with("facts-date", "2026-02-10")
                .with("story", "My refund never came.")
                .taken();
    }

    private void opens(View view, String path) {
        page = Browser.open(view).goes("/solidaris/werk" + path);
        page.page().fill("#username", "sol-ombud");
        page.loading(() -> page.page().locator("#kc-login").click());
        page.page().fill("#password", Gehoor.platform().demoPassword().orElseThrow());
        page.loading(() -> page.page().locator("#kc-login").click());
        page.fine();
    }

    private void presses(String selector) {
        page.loading(() -> page.page().locator(selector).first().click());
    }

    @Test
    void a_message_is_kept_while_it_is_typed_looked_over_and_held_back() {
        Report.Taken report = complaint("fr");
        opens(View.wide("nl"), "/dossier/" + report.file() + "/doen/message");
        Gallery.keep(page, "a message");
        Locator area = page.page().locator("textarea").first();

        area.fill("Vous aurez une réponse demain.");
        page.page()
                .waitForCondition(
                        () -> page.words().contains("Bewaard om"),
                        new Page.WaitForConditionOptions().setTimeout(20_000));
        page.goes("/solidaris/werk/dossier/" + report.file() + "/doen/message").fine();
        assertThat(area.inputValue()).isEqualTo("Vous aurez une réponse demain.");
        assertThat(page.words()).contains("Hier staat wat je bewaarde op 2 maart 2026");
        Gallery.keep(page, "a message that was kept");

        presses(PRIMARY);
        assertThat(page.heading()).isEqualTo("Kijk na wat vertrekt");
        assertThat(area.getAttribute("lang")).isEqualTo("fr");
        Gallery.keep(page, "what leaves, to be looked over");
        String text = area.inputValue();
        area.fill("Rien.");
        presses(PRIMARY);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errors().get(0)).contains("Dit blijft in de brief staan");
        Gallery.keep(page, "what leaves, with something missing");
        area.fill("Bonjour. " + text);
        presses(PRIMARY);

        page.fine();
        assertThat(page.words()).contains("Wat zo vertrekt", "Vertrekt om");
        Gallery.keep(page, "a file of which something is about to leave");
        presses("form[action*='/brief/'] button");
        assertThat(page.heading()).isEqualTo("Een bericht dat nog niet vertrok");
        Gallery.keep(page, "a message that is held back");
        page.presses("Niet versturen").fine();
        assertThat(page.words()).contains("niet verstuurd");
    }

    @Test
    void on_a_narrow_screen_in_the_dark_the_same_is_there() {
        Report.Taken report = complaint("en");
        opens(View.narrow("fr").inTheDark(), "/dossier/" + report.file() + "/doen/message");
        page.page().locator("textarea").first().fill("Tomorrow you get an answer.");
        Gallery.keep(page, "a message");
        presses(PRIMARY);
        Gallery.keep(page, "what leaves, to be looked over");
        presses(PRIMARY);
        Gallery.keep(page, "a file of which something is about to leave");
        presses("form[action*='/brief/'] button");
        Gallery.keep(page, "a message that is held back");
    }
}
