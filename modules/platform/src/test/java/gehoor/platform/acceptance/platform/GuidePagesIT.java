package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.PageVisit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At most three questions lead to the right procedure, without a script, a cookie or anything kept. */
@Acceptance
class GuidePagesIT {

    /** Begins at the guide and answers, as a browser does that sends the form. */
    private static PageVisit answer(String tenant, String language, String... answers) {
        PageVisit page = PageVisit.to("/" + tenant + "/wegwijzer?lang=" + language);
        assertThat(page.status()).isEqualTo(200);
        for (String answer : answers) {
            assertThat(page.html())
                    .contains("type=\"radio\"", "value=\"" + answer + "\"", "method=\"post\"")
                    .doesNotContain("method=\"get\"");
            page = page.form("vraag").fill("antwoord", answer).send();
            assertThat(page.status()).as(answer).isEqualTo(200);
            assertThat(page.html()).contains("<html lang=\"" + language + "\"");
        }
        return page;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kind-en-gezin      | own-service              | /kind-en-gezin/melden/own-services
                    kind-en-gezin      | data                     | /kind-en-gezin/melden/data-protection
                    kind-en-gezin      | question                 | /kind-en-gezin/melden/line
                    kind-en-gezin      | facility safe spoken     | /kind-en-gezin/melden/sectors
                    solidaris          | our-service spoken       | /solidaris/melden/complaint
                    solidaris          | data                     | /solidaris/melden/data-protection
                    ik-ben-er-ook      | told not-yet             | /ik-ben-er-ook/melden/confidant
                    ik-ben-er-ook      | not-yet                  | /ik-ben-er-ook/uitleg/coach
                    bemiddelingsbureau | advice                   | /bemiddelingsbureau/melden/advice
                    bemiddelingsbureau | mediation filed elsewhere| /bemiddelingsbureau/melden/mediation
                    bemiddelingsbureau | mediation filed in-care  | /bemiddelingsbureau/melden/mediation-in-care
                    """)
    void every_way_ends_at_a_procedure(String tenant, String answers, String address) {
        for (String language : List.of("nl", "fr")) {
            assertThat(answer(tenant, language, answers.split(" ", -1)).html())
                    .contains("href=\"" + address + "?lang=" + language + "\"")
                    .contains("href=\"/" + tenant + "?lang=" + language + "\"");
        }
    }

    @ParameterizedTest
    @Clause({"KG-19", "KG-20"})
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Tips om een ongenoegen te bespreken | Toch liever bij ons?
                    fr | Conseils pour parler d'un mécontentement | Plutôt chez nous quand même ?
                    """)
    void who_has_not_spoken_with_the_facility_reads_the_tips_and_may_come_all_the_same(
            String language, String tips, String still) {
        PageVisit led = answer("kind-en-gezin", language, "facility", "safe", "not-yet");

        assertThat(led.text()).containsSubsequence(tips, still);
        assertThat(led.html()).contains("href=\"/kind-en-gezin/melden/sectors?lang=" + language);
    }

    @Test
    @Clause("KG-22")
    void where_a_child_is_not_safe_nobody_is_asked_to_speak_first() {
        PageVisit led = answer("kind-en-gezin", "nl", "facility", "unsafe");

        assertThat(led.html()).contains("href=\"/kind-en-gezin/melden/sectors?lang=nl\"");
        assertThat(led.text()).contains("Bel 112").doesNotContain("Tips om een ongenoegen");
    }

    @Test
    @Clause("KG-07")
    void a_dispute_about_a_contract_is_led_to_the_consumer_ombudsman() {
        PageVisit led = answer("kind-en-gezin", "fr", "contract");

        assertThat(led.text()).contains("Service fédéral de Médiation pour le Consommateur");
        assertThat(led.html())
                .contains("href=\"https://consumer-ombudsman.example.org\"")
                .contains("href=\"/kind-en-gezin/melden/sectors?lang=fr\"");
    }

    @Test
    @Clause("SO-06")
    void first_the_service_is_advice_and_no_duty() {
        PageVisit led = answer("solidaris", "nl", "our-service", "not-yet");

        assertThat(led.text())
                .contains("Eerst met de dienst praten?", "Het is een raad, geen plicht.", "Toch liever bij ons?");
        assertThat(led.html()).contains("href=\"/solidaris/melden/complaint?lang=nl\"");
    }

    @Test
    @Clause({"SO-04", "SO-05"})
    void a_complaint_about_others_is_led_to_who_handles_it() {
        assertThat(answer("solidaris", "fr", "others").text())
                .contains("Le service Ombuds traite uniquement les plaintes sur nos propres services")
                .contains("Service de médiation fédéral Droits du patient", "Ombudsman des Assurances");
        assertThat(answer("solidaris", "nl", "decision").text())
                .contains("stopt de termijn niet om bij de rechtbank beroep aan te tekenen", "Arbeidsrechtbank");
    }

    @Test
    @Clause("IB-04")
    void who_does_not_feel_safe_with_the_coach_goes_to_the_confidant_at_once() {
        assertThat(answer("ik-ben-er-ook", "nl", "not-safe").html())
                .contains("href=\"/ik-ben-er-ook/melden/confidant?lang=nl\"");
    }

    @Test
    @Clause({"IB-01", "IB-09"})
    void the_steps_are_asked_one_by_one_and_the_committee_is_never_hidden() {
        assertThat(answer("ik-ben-er-ook", "nl", "committee").html())
                .contains("href=\"/ik-ben-er-ook/melden/committee?lang=nl\"");
        assertThat(answer("ik-ben-er-ook", "nl", "told", "talked", "talked").html())
                .contains("href=\"/ik-ben-er-ook/melden/committee?lang=nl\"");
        PageVisit third = answer("ik-ben-er-ook", "fr", "told", "talked", "not-yet");
        assertThat(third.text()).contains("L'étape 3, c'est ton généraliste");
        assertThat(third.html())
                .contains("href=\"https://klachtencommissie.example.org\"")
                .contains("href=\"/ik-ben-er-ook/melden/committee?lang=fr\"");
    }

    @Test
    @Clause({"MB-08", "MB-13"})
    void what_is_not_fit_for_mediation_is_led_to_the_right_body() {
        assertThat(answer("bemiddelingsbureau", "nl", "calamity").html())
                .contains("Daar is een bemiddeling niet geschikt voor.")
                .contains("href=\"https://care-inspectorate.example.org\"", "href=\"https://legal-desk.example.org\"")
                .contains("href=\"https://injury-council.example.org\"")
                .contains("href=\"/bemiddelingsbureau/melden/advice?lang=nl\"")
                .doesNotContain("/melden/mediation");
    }

    @Test
    @Clause("MB-02")
    void who_has_not_filed_yet_is_advised_to_file_first() {
        assertThat(answer("bemiddelingsbureau", "fr", "mediation", "not-yet").text())
                .contains("Déposez d'abord votre plainte auprès de l'organisation.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Kies één van deze.
                    fr | Choisir
                    """)
    void who_answers_nothing_is_told_so_beside_the_question(String language, String told) {
        for (String sent : List.of("", "<script>", "facility-of-another")) {
            PageVisit page = PageVisit.to("/kind-en-gezin/wegwijzer?lang=" + language)
                    .form("vraag")
                    .fill("antwoord", sent)
                    .send();

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.text()).contains(told);
            assertThat(page.html())
                    .contains("class=\"house-errors\"", "href=\"#antwoord-1\"", "id=\"antwoord-1\"")
                    .doesNotContain("<script");
        }
    }

    @Test
    void back_and_another_language_lose_nothing_and_no_address_tells_an_answer() {
        PageVisit second = answer("kind-en-gezin", "nl", "facility");
        PageVisit third = second.form("vraag").fill("antwoord", "safe").send();
        PageVisit french = third.form("vraag").fill("lang", "fr").send();
        assertThat(french.html()).contains("<html lang=\"fr\"", "value=\"not-yet\"");

        PageVisit led = french.form("vraag").fill("antwoord", "not-yet").send();
        assertThat(led.text()).contains("Conseils pour parler d'un mécontentement");
        PageVisit dutch = led.form("vraag").fill("lang", "nl").send();
        assertThat(dutch.text()).contains("Tips om een ongenoegen te bespreken");
        assertThat(dutch.form("vraag").fill("go", "weer").send().html()).contains("value=\"not-yet\"");
        assertThat(third.form("vraag").fill("go", "terug").send().text()).contains(second.find("<h1[^>]*>([^<]*)"));
        for (PageVisit each : List.of(second, third, french, led, dutch)) {
            assertThat(each.html()).doesNotContain("/wegwijzer/");
        }
    }

    @Test
    void what_is_not_there_is_a_page_that_says_so() {
        for (String path : List.of("/kind-en-gezin/wegwijzer/nothing", "/no-such-organisation/wegwijzer")) {
            PageVisit page = PageVisit.to(path + "?lang=nl");

            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.text()).as(path).contains("Niet gevonden");
        }
    }
}
