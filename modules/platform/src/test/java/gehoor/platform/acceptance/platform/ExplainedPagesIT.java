package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.PageVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on which an organisation's procedure is explained from the procedure itself. */
@Acceptance
class ExplainedPagesIT {

    private static PageVisit explained(String tenant, String procedure, String language) {
        PageVisit page = PageVisit.to("/" + tenant + "/uitleg/" + procedure + "?lang=" + language);
        assertThat(page.status()).as("%s of %s", procedure, tenant).isEqualTo(200);
        assertThat(page.html()).contains("<html lang=\"" + language + "\"");
        return page;
    }

    @ParameterizedTest
    @CsvSource({
        "kind-en-gezin, line", "kind-en-gezin, sectors", "kind-en-gezin, own-services", "kind-en-gezin, handling",
        "kind-en-gezin, danger", "kind-en-gezin, data-protection", "solidaris, complaint", "solidaris, data-protection",
        "ik-ben-er-ook, coach", "ik-ben-er-ook, confidant", "ik-ben-er-ook, committee", "bemiddelingsbureau, advice",
        "bemiddelingsbureau, mediation", "bemiddelingsbureau, mediation-in-care"
    })
    void every_procedure_is_explained_with_a_drawing_in_three_languages_on_a_light_page(
            String tenant, String procedure) {
        for (String language : List.of("nl", "fr", "en")) {
            PageVisit page = explained(tenant, procedure, language);

            assertThat(page.html())
                    .contains("role=\"img\" aria-labelledby=\"drawing-title drawing-desc\"")
                    .contains("<title id=\"drawing-title\">", "house-diagram__scroll\" role=\"region\"")
                    .doesNotContain("{{", "<script", "style=\"");
            assertThat(numbers(page.html(), "<circle [^>]*></circle><text [^>]*>([0-9]+)</text>"))
                    .as("the drawing and the text have the same passages")
                    .isNotEmpty()
                    .isEqualTo(numbers(page.html(), "<strong>([0-9]+)\\. "));
            assertThat(page.bytes().length).isLessThan(60_000);
            assertThat(page.header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    @Clause("KG-03")
    void the_channels_of_each_desk_are_told_and_who_comes_by_another_is_led_on() {
        PageVisit service = explained("kind-en-gezin", "sectors", "nl");
        assertThat(service.html())
                .contains("href=\"tel:+3220000099\"", "href=\"mailto:klachtendienst@kind-en-gezin.example.org\"")
                .contains("href=\"/kind-en-gezin/melden/sectors?lang=nl\"")
                .contains("href=\"https://kind-en-gezin.example.org/chat\"");
        assertThat(service.text())
                .contains("Brief Klachtendienst, Voorbeeldlaan 1", "Op afspraak, bij ons of op het scherm")
                .contains("Chatten kan bij de Kind en Gezin-Lijn");

        PageVisit line = explained("kind-en-gezin", "line", "fr");
        assertThat(line.html())
                .contains("href=\"tel:+3220000078\"", "href=\"mailto:lijn@kind-en-gezin.example.org\"")
                .contains("href=\"https://kind-en-gezin.example.org/chat\"");
        assertThat(explained("kind-en-gezin", "sectors", "fr").text())
                .contains("Le chat se fait avec la Ligne Kind en Gezin", "Sur rendez-vous, chez nous ou à l'écran");
    }

    @ParameterizedTest
    @Clause({"KG-07", "KG-33"})
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Al eerder behandeld | Zuiver contractueel geschil | Langer dan een jaar geleden | Valt buiten de regelgeving | Beroep is mogelijk | Gaat over beleid of regelgeving | Uitzondering: De veiligheid of gezondheid van kinderen
                    fr | Déjà traité | Litige purement contractuel | Il y a plus d'un an | Hors de la réglementation | Un recours est possible | Concerne la politique ou la réglementation | Exception : La sécurité ou la santé d'enfants
                    """)
    void the_six_grounds_are_told_with_where_to_go_and_the_exception(
            String language, String one, String two, String three, String four, String five, String six, String but) {
        PageVisit page = explained("kind-en-gezin", "sectors", language);

        assertThat(page.text()).contains(one, two, three, four, five, six).contains(but);
        String contractual = page.find("<h3[^>]*>" + two + "</h3>(.*?)<h3");
        assertThat(contractual).contains("href=\"https://consumer-ombudsman.example.org\"");
        String older = page.find("<h3[^>]*>" + three + "</h3>(.*?)<h3");
        assertThat(older.replaceAll("[\\u00a0\\u202f]", " "))
                .contains(but.substring(0, but.indexOf(':') - 1).strip());
    }

    @Test
    void who_tells_something_in_confidence_knows_beforehand_who_else_may_come_to_read_it() {
        assertThat(explained("ik-ben-er-ook", "confidant", "nl").text())
                .contains("Rol: Vertrouwenspersoon; in die plaats: Plaatsvervangend vertrouwenspersoon.");
        assertThat(explained("ik-ben-er-ook", "coach", "fr").text()).contains("Rôle : Coach ; à sa place : Coach.");
        assertThat(explained("solidaris", "complaint", "nl").text())
                .as("all of the ombuds service read it")
                .doesNotContain("in die plaats");
    }

    @Test
    void who_searches_finds_where_to_bring_it_and_never_what_somebody_brought() {
        assertThat(PageVisit.to("/solidaris?lang=nl").html())
                .doesNotContain("noindex")
                .contains("<meta name=\"description\" content=\"Solidaris Brabant: hier terecht");
        assertThat(explained("solidaris", "complaint", "nl").html())
                .doesNotContain("noindex")
                .contains("<meta name=\"description\"");
        for (String path : List.of("/solidaris/melden/complaint", "/solidaris/postvak", "/solidaris/postvak/kwijt")) {
            assertThat(PageVisit.to(path + "?lang=nl").html())
                    .as(path)
                    .contains("<meta name=\"robots\" content=\"noindex\">");
        }
    }

    @Test
    @Clause({"KG-19", "KG-20"})
    void the_first_line_and_the_tips_are_told() {
        assertThat(explained("kind-en-gezin", "sectors", "nl").text())
                .contains("Eerste lijn De voorziening kreeg de vraag om het met je te bespreken.")
                .contains("Tips om een ongenoegen te bespreken", "Kies een rustig moment.");
        assertThat(explained("kind-en-gezin", "sectors", "fr").text())
                .contains("Première ligne", "Conseils pour parler d'un mécontentement", "Choisissez un moment calme.");
    }

    @Test
    @Clause("KG-25")
    void the_limit_of_confidentiality_is_told_before_anyone_types() {
        String dutch = "Eén grens moet je kennen: is iemand in gevaar, dan handelen we altijd";
        String french = "Une limite à connaître : si quelqu'un est en danger, nous agissons toujours";

        assertThat(explained("kind-en-gezin", "sectors", "nl").text()).contains(dutch);
        assertThat(explained("kind-en-gezin", "sectors", "fr").text()).contains(french);
        assertThat(PageVisit.to("/kind-en-gezin/melden/sectors?lang=nl").text()).contains(dutch);
        assertThat(PageVisit.to("/kind-en-gezin/melden/sectors?lang=fr").text()).contains(french);
    }

    @ParameterizedTest
    @Clause({"SO-04", "SO-05"})
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Een klacht dien je schriftelijk in | Aan het loket nemen wij geen klacht mondeling op | Niet over onze diensten | Anoniem | Ouder dan één jaar | de regel van één jaar telt niet | binnen 45 kalenderdagen
                    fr | Une plainte s'introduit par écrit | Au guichet, nous ne notons pas de plainte orale | Ne porte pas sur nos services | Anonyme | Plus d'un an | la règle d'un an ne joue pas | dans un délai de 45 jours calendrier
                    """)
    void it_is_in_writing_and_about_our_services_and_three_grounds_are_told(
            String language,
            String writing,
            String counter,
            String services,
            String anonymous,
            String old,
            String but,
            String term) {
        assertThat(explained("solidaris", "complaint", language).text())
                .contains(writing, counter, services, anonymous, old, but, term);
    }

    @Test
    @Clause({"SO-06", "SO-12"})
    void first_the_service_and_no_suspension_stand_with_the_procedure_and_before_the_form() {
        for (String path : List.of("/solidaris/uitleg/complaint", "/solidaris/melden/complaint")) {
            assertThat(PageVisit.to(path + "?lang=nl").text())
                    .contains("Eerst met de dienst praten?", "02 000 00 00", "Het is een raad, geen plicht.")
                    .contains("je klacht stopt de termijn niet om bij de rechtbank beroep aan te tekenen");
            assertThat(PageVisit.to(path + "?lang=fr").text())
                    .contains("D'abord parler au service ?")
                    .contains("votre plainte n'arrête pas le délai pour introduire un recours devant le tribunal");
        }
    }

    @Test
    @Clause({"IB-01", "IB-04"})
    void the_steps_stand_one_after_the_other() {
        String dutch = explained("ik-ben-er-ook", "confidant", "nl").text();
        String french = explained("ik-ben-er-ook", "confidant", "fr").text();

        assertThat(dutch)
                .containsSubsequence(
                        "De stappen",
                        "Met de vertrouwenspersoon",
                        "Naar de generalist",
                        "Naar de klachtencommissie",
                        "Afgesloten");
        assertThat(french)
                .containsSubsequence(
                        "Les étapes", "Avec la personne de confiance", "Vers le généraliste", "Vers la commission");
        assertThat(dutch).contains("of voel je je niet veilig bij je coach?");
        assertThat(french).contains("tu ne te sens pas en sécurité avec lui");
    }

    @Test
    @Clause("IB-09")
    void the_committee_is_told_whatever_the_step() {
        for (String procedure : List.of("coach", "confidant", "committee")) {
            for (String language : List.of("nl", "fr")) {
                assertThat(explained("ik-ben-er-ook", procedure, language).html())
                        .as("%s in %s", procedure, language)
                        .contains("href=\"https://klachtencommissie.example.org\"");
            }
        }
        assertThat(explained("ik-ben-er-ook", "coach", "nl").html())
                .as("who does not dare to tell the coach is led to the confidant's form")
                .contains("href=\"/ik-ben-er-ook/melden/confidant?lang=nl\"");
    }

    @ParameterizedTest
    @Clause("MB-03")
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Dit zijn geen termijnen van ons. | Termijn van de zorgaanbieder (Wkkgz): binnen 6 weken. | Hoogstens vier weken langer kan
                    fr | Ce ne sont pas nos délais. | Délai du prestataire (Wkkgz) : dans un délai de 6 semaines. | Quatre semaines de plus au plus sont possibles
                    """)
    void the_term_of_the_care_provider_is_told_as_its_own(String language, String not, String term, String more) {
        assertThat(explained("bemiddelingsbureau", "mediation-in-care", language)
                        .text())
                .containsSubsequence(not, term, more);
    }

    @Test
    @Clause({"MB-08", "MB-13"})
    void the_bodies_to_go_to_stand_with_how_to_reach_them() {
        for (String procedure : List.of("advice", "mediation", "mediation-in-care")) {
            assertThat(explained("bemiddelingsbureau", procedure, "nl").html())
                    .as(procedure)
                    .contains("Landelijk Meldpunt Zorg", "href=\"https://care-inspectorate.example.org\"")
                    .contains("Juridisch loket", "href=\"https://legal-desk.example.org\"")
                    .contains("Raad voor letselschade", "href=\"https://injury-council.example.org\"")
                    .contains("Geschillencommissie", "href=\"https://disputes-committee.example.org\"");
        }
        assertThat(explained("bemiddelingsbureau", "mediation", "fr").text())
                .contains("Guichet juridique Explications gratuites sur vos droits.");
    }

    @Test
    @Clause("PL-11")
    void the_body_to_go_to_next_stands_with_every_procedure_under_a_law() {
        for (String procedure : List.of("own-services", "handling")) {
            assertThat(explained("kind-en-gezin", procedure, "nl").html())
                    .contains("Vlaamse Ombudsdienst", "href=\"https://vlaamse-ombudsdienst.example.org\"");
            assertThat(explained("kind-en-gezin", procedure, "fr").text()).contains("Service de médiation flamand");
        }
        assertThat(explained("bemiddelingsbureau", "mediation-in-care", "nl").text())
                .contains("Geschilleninstantie zorg");
        assertThat(explained("solidaris", "data-protection", "nl").text())
                .contains("Gegevensbeschermingsautoriteit", "Kan verlengd worden met 2 maanden.");
    }

    @Test
    @Clause("PL-01")
    void what_is_not_there_is_a_page_that_says_so() {
        for (String path : List.of(
                "/kind-en-gezin/uitleg/no-such-thing",
                "/kind-en-gezin/uitleg/complaint",
                "/solidaris/uitleg/sectors",
                "/no-such-organisation/uitleg/sectors",
                "/kind-en-gezin/uitleg/%3Cscript%3E",
                "/kind-en-gezin/uitleg/..%2Fsolidaris")) {
            PageVisit page = PageVisit.to(path);

            assertThat(page.status()).as(path).isIn(400, 404);
            assertThat(page.html()).as(path).doesNotContain("<script");
            if (!path.startsWith("/solidaris/")) {
                assertThat(page.html()).as(path).doesNotContain("Solidaris");
            }
        }
        assertThat(PageVisit.to("/kind-en-gezin/uitleg/no-such-thing?lang=fr").text())
                .contains("Introuvable");
    }

    @Test
    void the_start_page_and_the_page_before_the_form_lead_to_it() {
        assertThat(PageVisit.to("/kind-en-gezin").html())
                .contains("href=\"/kind-en-gezin/uitleg/sectors", "href=\"/kind-en-gezin/uitleg/handling")
                .contains("href=\"/kind-en-gezin/wegwijzer")
                .doesNotContain("href=\"/kind-en-gezin/melden/handling");
        assertThat(PageVisit.to("/kind-en-gezin/melden/sectors").html())
                .contains("href=\"/kind-en-gezin/uitleg/sectors");
    }

    private static List<String> numbers(String html, String pattern) {
        List<String> numbers = new ArrayList<>();
        Matcher found = Pattern.compile(pattern).matcher(html);
        while (found.find()) {
            numbers.add(found.group(1));
        }
        return numbers;
    }
}
