package gehoor.platform.acceptance.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.FilePayload;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Papers;
import gehoor.platform.acceptance.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who complains under their name, in French, for somebody else; and what they are told on the way. */
@Acceptance
@InBrowser
class NamedPersonIT {
    private static final Tenant SOL = Gehoor.tenant("solidaris");
    private static final String FORM = "/solidaris/melden/complaint";
    private static final String STORY = "Le remboursement du dentiste de ma voisine n'est jamais arrivé.";
    private static final byte[] PAPER = "J'autorise ma voisine. (signé)".getBytes(UTF_8);

    @Test
    @Clause({"SO-03", "SO-06", "SO-07", "SO-12"})
    void somebody_complains_for_another_with_a_mandate() {
        Tab page = Browser.open(View.wide("fr")).goes("/solidaris").fine();
        assertThat(page.language()).isEqualTo("fr");
        page.follows("Plainte sur nos services").fine();

        // First the service, with its contact, which is advice (SO-06); that the time to appeal runs on (SO-12).
        String before = page.words();
        assertThat(before)
                .contains("D'abord parler au service ?", "solidaris.example.org/contact", "02 000 00 00")
                .contains("C'est un conseil, pas une obligation.")
                .contains("votre plainte n'arrête pas le délai pour introduire un recours devant le tribunal");
        assertThat(before.indexOf("D'abord parler au service ?"))
                .isLessThan(before.indexOf("votre plainte n'arrête pas le délai"));
        Gallery.keep(page, "before, named only");

        Walk walk = new Walk(page)
                .choosing("reporter", "on-behalf")
                .choosing("capacity", "mandated")
                .choosing("q.about", "own-service")
                .choosing("q.service", "reimbursements");
        walk.toTheReview((at, step) -> {
            if (step.equals("q.story")) {
                at.page().locator("textarea").fill(STORY);
            }
        });
        assertThat(page.heading()).isEqualTo("Est-ce correct ?");
        Gallery.keep(page, "review, with attachments");

        // Without the mandate it does not go (SO-03): that stands beside the mandate, and nothing is lost.
        FilePayload invoice = new FilePayload("facture.pdf", "application/pdf", Papers.pdf("Facture"));
        page.page().locator("input[name='q.evidence']").setInputFiles(invoice);
        page.presses("Envoyer").mending("Si vous vous plaignez pour quelqu'un d'autre, joignez une procuration.");
        // What was attached a page cannot give back: that is said.
        page.mending("Choisir à nouveau les annexes");
        assertThat(page.errorsBeside())
                .singleElement()
                .asString()
                .contains("joignez une procuration. Un mot signé suffit.");
        assertThat(page.page().locator(".utrecht-form-field--invalid label").innerText())
                .contains("Procuration");
        assertThat(page.words()).contains(STORY).contains("Mia Voorbeeld (verzonnen)");
        Gallery.keep(page, "review, mandate missing");

        page.page()
                .locator("input[name='q.mandate']")
                .setInputFiles(new FilePayload("procuration.txt", "text/plain", PAPER));
        page.page().locator("input[name='q.evidence']").setInputFiles(new FilePayload[] {
            invoice, new FilePayload("photo.jpg", "image/jpeg", Papers.photographBy("Mia"))
        });
        page.presses("Envoyer").fine();

        assertThat(page.words()).contains("OMB-2026-").contains("16 avril 2026");
        Gallery.keep(page, "confirmation, named");
        page.keepsNothing();

        CaseFile file = SOL.as("sol-ombud").file(filed(page));
        assertThat(file.seen().fact("story")).isEqualTo(STORY);
        assertThat(file.attachments())
                .extracting(each -> each.path("field").asText())
                .containsExactlyInAnyOrder("mandate", "evidence", "evidence");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Een klacht dien je schriftelijk in    | Aan het loket nemen wij geen klacht mondeling op
                    fr | Une plainte s'introduit par écrit     | Au guichet, nous ne notons pas de plainte orale
                    en | A complaint is filed in writing       | At the counter we take no complaint by word of mouth
                    """)
    @Clause("SO-04")
    void how_a_complaint_is_filed_and_how_not(String language, String phone, String counter) {
        Tab page = Browser.open(View.narrow(language)).goes(FORM).fine();

        assertThat(page.words()).contains(phone).contains(counter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    other-organisation | uniquement les plaintes sur les services de Solidaris Brabant
                    personal-data      | directement au délégué à la protection des données
                    """)
    @Clause({"SO-04", "SO-13"})
    void what_is_not_about_the_services_is_told_where_it_can_go(String about, String why) {
        Tab page = Browser.open(View.narrow("fr")).goes(FORM);
        Walk walk = new Walk(page).choosing("q.about", about).to("q.about");
        walk.fillsIn();
        Map<String, String> ways = Map.of("other-organisation", "patient-rights.example.org", "personal-data", "dpo@");
        walk.goesOn();
        walk.untilRefused();

        page.mending(why);
        assertThat(page.words()).contains(ways.get(about));
        Gallery.keep(page, "refused: " + about);
    }

    @Test
    @Clause("SO-05")
    void that_a_name_is_needed_is_told_before_anything_is_typed() {
        Tab page = Browser.open(View.narrow("nl")).goes(FORM).fine();
        assertThat(page.words()).contains("Anonieme klachten behandelen wij niet");

        new Walk(page).to("contact");
        assertThat(page.page().locator("input[value=anonymous]").count()).isZero();
        page.presses("Verder").mending("naam");
        Gallery.keep(page, "contact, nothing filled in");
    }

    @Test
    @Clause("SO-13")
    void the_data_protection_officer_has_a_form_of_its_own() {
        Tab page = Browser.open(View.narrow("nl")).goes("/solidaris").fine();

        page.loading(() -> page.page()
                .locator("a.house-links__link[href*='/melden/data-protection']")
                .click());

        assertThat(page.words()).contains("functionaris voor gegevensbescherming");
    }

    @ParameterizedTest
    @CsvSource({"nl, Naar de inhoud", "fr, Aller au contenu", "en, To the content"})
    @Clause("PL-10")
    void pages_speak_the_language_that_the_browser_asks_for(String language, String skip) {
        Tab page = Browser.open(View.wide(language)).goes("/solidaris").fine();

        assertThat(page.language()).isEqualTo(language);
        assertThat(page.page().locator(".utrecht-skip-link").innerText()).isEqualTo(skip);
        for (String other : List.of("nl", "fr", "en")) {
            page.loading(() -> page.page()
                    .locator("nav.house-languages a[lang=" + other + "]")
                    .click());
            assertThat(page.fine().language()).isEqualTo(other);
        }
    }

    /** The file that came of it: the only one of its number. */
    private static UUID filed(Tab page) {
        String number = page.page().locator(".house-number").innerText().strip();
        List<JsonNode> lines = SOL.as("sol-ombud").register(Map.of("number", number));
        assertThat(lines).hasSize(1);
        return UUID.fromString(lines.get(0).path("file").asText());
    }
}
