package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.launch.Mailbox;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reader in their own language, of those that the organisation speaks. */
@Acceptance
class LanguagesIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kind-en-gezin      | sectors   | nl | Klacht      | Bel 112
                    kind-en-gezin      | sectors   | fr | Plainte     | Appelez le 112
                    kind-en-gezin      | sectors   | en | Complaint   | Call 112
                    solidaris          | complaint | nl | Klacht      | 112
                    solidaris          | complaint | fr | Plainte     | 112
                    solidaris          | complaint | en | Complaint   | 112
                    ik-ben-er-ook      | confidant | nl | niet blij   | 112
                    ik-ben-er-ook      | confidant | fr | ne me plaît | 112
                    ik-ben-er-ook      | confidant | en | unhappy     | 112
                    bemiddelingsbureau | advice    | nl | Vraag       | 112
                    bemiddelingsbureau | advice    | fr | Demande     | 112
                    bemiddelingsbureau | advice    | en | Question    | 112
                    """)
    @Clause("PL-10")
    void a_form_and_a_page_speak_the_readers_language(
            String tenant, String procedure, String language, String kind, String emergency) {
        Answered form = Call.get("/api/tenants/" + tenant + "/procedures/" + procedure)
                .with("Accept-Language", language + "-BE, " + language + ";q=0.9, de;q=0.1")
                .sent()
                .good();
        Answered page =
                Call.get("/" + tenant).with("Accept-Language", language).sent().good();

        assertThat(form.json().path("kinds").findValuesAsText("label")).anyMatch(label -> label.contains(kind));
        assertThat(form.json().path("emergency").asText()).contains(emergency);
        assertThat(page.text()).contains("<html lang=\"" + language + "\"");
        assertThat(page.text().replaceAll("<[^>]*>", "")).contains(emergency);
        assertThat(page.text())
                .contains("<a href=\"?lang=" + language + "\" lang=\"" + language + "\" hreflang=\"" + language
                        + "\" aria-current=\"true\">");
        assertThat(Call.get("/api/tenants/" + tenant + "/procedures/" + procedure + "?lang=" + language)
                        .with("Accept-Language", language.equals("nl") ? "fr" : "nl")
                        .sent()
                        .json()
                        .path("kinds"))
                .as("chosen in the address")
                .isEqualTo(form.json().path("kinds"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Chatten kan bij de Kind en Gezin-Lijn  | Niet gevonden | Onbekend wie dit vraagt
                    fr | Le chat se fait avec la Ligne          | Introuvable   | On ne sait pas qui demande
                    en | Chat is with the Kind en Gezin Line    | Not found     | It is not known who asks
                    """)
    @Clause("PL-10")
    void a_refusal_says_why_in_the_readers_language(String language, String why, String missing, String unknown) {
        Answered refused = Gehoor.tenant("kind-en-gezin")
                .visitor()
                .reading(language)
                .reports("sectors")
                .channel("chat")
                .anonymous()
                .sent();
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.words()).contains(why);

        Answered notThere = Call.get("/api/tenants/kind-en-gezin/procedures/nothing")
                .with("Accept-Language", language)
                .sent()
                .refusedWith(404);
        assertThat(notThere.json().path("title").asText()).isEqualTo(missing);
        Answered nobody = Call.get("/api/tenants/kind-en-gezin/register")
                .with("Accept-Language", language)
                .sent()
                .refusedWith(401);
        assertThat(nobody.json().path("title").asText()).isEqualTo(unknown);
        Answered page =
                Call.get("/nowhere/at/all").with("Accept-Language", language).sent();
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains(missing).contains("lang=\"" + language + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kind-en-gezin | nl | Dag                | Vriendelijke groet
                    kind-en-gezin | fr | Bonjour            | Cordialement
                    kind-en-gezin | en | Hello              | Kind regards
                    """)
    @Clause("PL-10")
    void a_letter_is_in_the_complainants_language_whoever_does_what_sends_it(
            String id, String language, String greeting, String ending) {
        Tenant tenant = Gehoor.tenant(id);
        String mail = "reader." + UUID.randomUUID() + "@example.org";
        Report.Taken report = tenant.visitor()
                .reading("en")
                .reports("own-services")
                .language(language)
                .named("A Reader", mail)
                .with("service", "consultation-office")
                .with("story", "A story.")
                .taken();
        String number = tenant.as("kg-handler").file(report).seen().number();

        assertThat(Post.letter(mail, number).text()).contains(greeting).doesNotContain("{{");
        tenant.as("kg-handler")
                .reading(language.equals("nl") ? "fr" : "nl")
                .file(report)
                .does("explain-course")
                .with("course-explained", "One, two, three.")
                .done();
        assertThat(Post.letters(mail, number))
                .extracting(Mailbox.Received::text)
                .filteredOn(letter -> letter.contains("One, two, three."))
                .singleElement()
                .satisfies(letter -> assertThat(letter).contains(greeting, ending));
        assertThat(tenant.as("kg-handler")
                        .reading("fr")
                        .file(report)
                        .seen()
                        .json()
                        .path("stageLabel")
                        .asText())
                .isNotEqualTo(tenant.as("kg-handler")
                        .reading("nl")
                        .file(report)
                        .seen()
                        .json()
                        .path("stageLabel")
                        .asText());
    }

    @Test
    @Clause("PL-10")
    void a_language_that_an_organisation_does_not_speak_becomes_its_own() {
        NewcomerIT.joined();
        for (String accept : List.of("fr", "de, es;q=0.5", "*", "nonsense;;;", "x".repeat(400))) {
            Answered form = Call.get("/api/tenants/vuurtoren/procedures/complaint")
                    .with("Accept-Language", accept)
                    .sent()
                    .good();
            assertThat(form.json().path("kinds").path(0).path("label").asText())
                    .as(accept)
                    .isEqualTo("Klacht");
        }
        assertThat(Call.get("/api/tenants/vuurtoren/procedures/complaint")
                        .with("Accept-Language", "en")
                        .sent()
                        .json()
                        .path("kinds")
                        .path(0)
                        .path("label")
                        .asText())
                .isEqualTo("Complaint");
    }
}
