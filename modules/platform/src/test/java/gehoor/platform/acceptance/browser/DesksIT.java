package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.Time;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Desks of which nobody else sees the files: the confidant's, and that of the data protection officer, who here is one for two
 * organisations. They log in as people do, at the identity server.
 */
@Acceptance
@InBrowser
class DesksIT {
    private static final String CARE = "ik-ben-er-ook";
    private static final String BUREAU = "bemiddelingsbureau";
    private static final String OFFICER = "nl-dpo";
    private static final String STORY = "Bij het raam wordt er meegeluisterd.";
    private static final String REPLY = "Dank je om dit te vertellen. Ik luister.";
    private static final int MOST_FORMS = 4;

    @Test
    @Clause("IB-05")
    void the_confidant_answers_a_client_who_stays_unknown_and_nobody_else_knows_of_it() {
        // the client tells it, on a telephone, without a name
        Tab client = Browser.open(View.narrow("nl")).goes("/" + CARE + "/melden/confidant");
        Walk walk = new Walk(client).choosing("identity", "anonymous").choosing("q.step-one", "not-safe");
        walk.toTheReview((page, step) -> {
                    if (step.equals("q.story")) {
                        page.page().locator("textarea").fill(STORY);
                    }
                })
                .sends();
        String code = ParentIT.code(client);
        UUID id = Gehoor.tenant(CARE).mailbox(code).seen().id();
        String file = "/" + CARE + "/werk/dossier/" + id;

        // the confidant reads it, and answers
        Tab confidant = loggedIn(View.wide("nl"), CARE, "ib-confidant").fine();
        assertThat(confidant.words()).contains("Mijn werk", "Vera Vertrouwen");
        Gallery.keep(confidant, "my work, of the confidant");
        confidant.goes(file).fine();
        assertThat(confidant.words()).contains("Dossier zonder nummer", STORY).doesNotContain("Wie kent de naam");
        Gallery.keep(confidant, "a file of the confidant");
        confidant.goes(file + "/doen/message");
        confidant.page().locator("main form textarea").first().fill(REPLY);
        primary(confidant);
        confidant.fine();
        // looked over before it leaves
        primary(confidant);
        confidant.fine();
        assertThat(confidant.words()).contains(REPLY);
        Time.passes(Duration.ofMinutes(2));

        // for the coach there is no such file, neither on a list nor by its address
        Tab coach = loggedIn(View.wide("nl"), CARE, "ib-coach").fine();
        assertThat(coach.page().content()).doesNotContain(id.toString()).doesNotContain(STORY);
        coach.goes(file);
        assertThat(coach.status()).isEqualTo(404);
        assertThat(coach.words()).doesNotContain(STORY);

        // the client comes back with the code, and is asked for no name
        client.goes("/" + CARE + "/postvak");
        client.page().locator("#code").fill(code);
        client.presses("Openen").fine();
        assertThat(client.words()).contains(REPLY);
        client.keepsNothing();
    }

    @Test
    @Clause({"PL-07", "PL-06"})
    void the_officer_of_two_organisations_answers_in_each_and_is_never_in_both() {
        Report.Taken here = request(Gehoor.tenant(CARE));
        Report.Taken there = request(Gehoor.tenant(BUREAU));
        Tab page = loggedIn(View.wide("nl"), CARE, OFFICER).fine();
        assertThat(page.words()).contains(here.number(), "Nog van niemand").contains("Dirk Gegevens");
        assertThat(page.page().content()).doesNotContain(there.file().toString());
        Gallery.keep(page, "my work, of the data protection officer");

        // a view of it is kept under a name
        page.goes("/" + CARE + "/werk/weergaven?van=%3Fwelke%3Dvrij").fine();
        page.page().locator("#name").fill("Van niemand, over inzage");
        primary(page);
        page.fine().goes("/" + CARE + "/werk/weergaven").fine();
        assertThat(page.words()).contains("Van niemand, over inzage");
        Gallery.keep(page, "my views");
        page.presses("Van niemand, over inzage verwijderen").fine();
        assertThat(page.words()).doesNotContain("Van niemand, over inzage");

        // what it is about, and whether it comes from the person; then the answer
        page.goes("/" + CARE + "/werk/dossier/" + here.file()).fine();
        Gallery.keep(page, "a file of the data protection officer");
        page.goes("/" + CARE + "/werk/dossier/" + here.file() + "/doen/send-answer");
        assertThat(page.words()).contains("Ga eerst na of de vraag van de persoon zelf komt");
        page.goes("/" + CARE + "/werk/dossier/" + here.file() + "/doen/examine");
        check(page, "about-data", "yes");
        check(page, "identity-checked", "yes");
        check(page, "excessive", "no");
        primary(page);
        page.fine();
        page.goes("/" + CARE + "/werk/dossier/" + here.file() + "/doen/extend-answer");
        check(page, "extension-ground", "complex");
        page.page().locator("main form textarea").first().fill("De gegevens staan op vier plaatsen.");
        primary(page);
        page.fine();
        Gallery.keep(page, "what leaves, looked over");

        // put in other words, but not without what the reader must know
        Locator words = page.page().locator("main form textarea");
        String whole = words.inputValue();
        words.fill("It takes longer.");
        primary(page);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.words()).contains(here.number());
        Gallery.keep(page, "what leaves, to be mended");
        words.fill("In other words.\n\n" + whole);
        primary(page);
        page.fine();
        assertThat(page.words()).contains("2 juni 2026");

        // at the other organisation, without a password and without anything of the first
        page.follows("Werken voor een andere organisatie").fine();
        Gallery.keep(page, "where do you work");
        page.follows("Bemiddelingsbureau").fine();
        assertThat(URI.create(page.page().url()).getPath()).isEqualTo("/" + BUREAU + "/werk");
        assertThat(page.words()).contains(there.number());
        page.goes("/" + BUREAU + "/werk/dossier/" + here.file());
        assertThat(page.status()).isEqualTo(404);
    }

    @Test
    @Clause("KG-25")
    void who_decides_on_a_name_sees_what_was_decided_and_who_asked() {
        Tenant kg = Gehoor.tenant("kind-en-gezin");
        Report.Taken report = kg.as("kg-handler")
                .reports("sectors")
                .confidential("Mia Voorbeeld", "mia.voorbeeld@example.org")
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", true)
                .with("story", "Left alone at the gate.")
                .with("anonymity-discussed", true)
                .with("limit-told", true)
                .taken();
        CaseFile file = kg.as("kg-handler").file(report);
        file.does("raise-danger")
                .with("danger-what", "A child is in danger.")
                .with("danger-who", "child")
                .with("danger-now", true)
                .done();
        CaseFile decides = kg.as("kg-danger").file(report);
        decides.does("disclose-identity")
                .with("disclosure-reason", "child-at-risk")
                .with("disclosure-explained", "The child must be found today.")
                .with("disclosure-until", "2026-03-09")
                .with("telling-endangers", false)
                .done();
        decides.contact().good();

        Tab page = loggedIn(View.narrow("fr").inTheDark(), "kind-en-gezin", "kg-danger")
                .fine();
        Gallery.keep(page, "my work, of the danger coordinator");
        page.goes("/kind-en-gezin/werk/dossier/" + report.file()).fine();
        page.follows("Qui connaît le nom").fine();

        assertThat(page.words())
                .contains("Un enfant est en danger", "9 mars 2026", "Karim Aerts")
                .doesNotContain("Mia Voorbeeld");
        Gallery.keep(page, "who knows the name");
    }

    private static Report.Taken request(Tenant tenant) {
        return tenant.visitor()
                .reports("data-protection")
                .kind("request")
                .capacity("self")
                .named("Rik Voorbeeld", "rik.voorbeeld@example.org")
                .with("right", "access")
                .with("story", "About my data.")
                .taken();
    }

    private static void check(Tab page, String field, String code) {
        page.page()
                .locator("main form input[name$='." + field + "'][value='" + code + "']")
                .check();
    }

    private static void primary(Tab page) {
        page.loading(() -> page.page()
                .locator("main form button.utrecht-button--primary-action")
                .click());
    }

    /** At the workbench, by the forms of the identity server. */
    private static Tab loggedIn(View view, String tenant, String username) {
        Tab tab = Browser.open(view).goes("/" + tenant + "/werk");
        String ours = Gehoor.platform().address().getAuthority();
        for (int i = 0;
                i < MOST_FORMS && !URI.create(tab.page().url()).getAuthority().equals(ours);
                i++) {
            fill(tab.page().locator("#username"), username);
            fill(
                    tab.page().locator("#password"),
                    Gehoor.platform().demoPassword().orElseThrow());
            tab.loading(
                    () -> tab.page().locator("[type=submit]:visible").first().click());
        }
        return tab;
    }

    private static void fill(Locator input, String text) {
        if (input.count() > 0 && input.isVisible() && input.isEditable()) {
            input.fill(text);
        }
    }
}
