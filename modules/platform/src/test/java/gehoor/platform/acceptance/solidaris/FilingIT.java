package gehoor.platform.acceptance.solidaris;

import static gehoor.platform.acceptance.solidaris.Solidaris.MAIL;
import static gehoor.platform.acceptance.solidaris.Solidaris.NAME;
import static gehoor.platform.acceptance.solidaris.Solidaris.NO_SUSPENSION_EN;
import static gehoor.platform.acceptance.solidaris.Solidaris.NO_SUSPENSION_FR;
import static gehoor.platform.acceptance.solidaris.Solidaris.NO_SUSPENSION_NL;
import static gehoor.platform.acceptance.solidaris.Solidaris.OMBUDS;
import static gehoor.platform.acceptance.solidaris.Solidaris.SOL;
import static gehoor.platform.acceptance.solidaris.Solidaris.STORY;
import static gehoor.platform.acceptance.solidaris.Solidaris.about;
import static gehoor.platform.acceptance.solidaris.Solidaris.admitted;
import static gehoor.platform.acceptance.solidaris.Solidaris.checked;
import static gehoor.platform.acceptance.solidaris.Solidaris.complaint;
import static gehoor.platform.acceptance.solidaris.Solidaris.letter;
import static gehoor.platform.acceptance.solidaris.Solidaris.ombud;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Papers;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may complain, how, about what, and how it is entered and acknowledged. */
@Acceptance
class FilingIT {
    private static final byte[] PAPER = "I authorise my neighbour. (signed)".getBytes(UTF_8);

    // ---- who

    @Test
    @Clause("SO-03")
    void a_person_may_complain() {
        Report.Taken report = complaint().taken();

        FileSeen seen = ombud(report).seen();
        assertThat(seen.stage()).isEqualTo("intake");
        assertThat(seen.identity()).isEqualTo("named");
        assertThat(seen.fact("story")).isEqualTo(STORY);
        assertThat(ombud(report).contact().good().text()).contains(NAME, MAIL);
    }

    @Test
    @Clause("SO-03")
    void an_organisation_may_complain_and_names_a_contact_person() {
        complaint().reporter("organisation").capacity("organisation").refusedBy("SO-03-contact-person");

        Report.Taken report = complaint()
                .reporter("organisation")
                .capacity("organisation")
                .with("contact-person", "The head of the home")
                .taken();

        FileSeen seen = ombud(report).seen();
        assertThat(seen.json().path("reporter").asText()).isEqualTo("organisation");
        assertThat(seen.fact("contact-person")).isEqualTo("The head of the home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mandated", "parent", "guardian"})
    @Clause("SO-03")
    void somebody_may_complain_for_another_with_a_mandate(String capacity) {
        Report report = complaint().reporter("on-behalf").capacity(capacity);
        report.refusedForField("on-behalf-of");
        report.with("on-behalf-of", "My neighbour").refusedBy("SO-03-mandate");

        Report.Taken taken =
                report.attaching("mandate", "mandate.txt", "text/plain", PAPER).taken();

        CaseFile file = ombud(taken);
        assertThat(file.seen().fact("on-behalf-of")).isEqualTo("My neighbour");
        JsonNode mandate = file.attachments().get(0);
        assertThat(mandate.path("field").asText()).isEqualTo("mandate");
        assertThat(file.attachment(mandate.path("id").asText()).good().bytes()).isEqualTo(PAPER);
    }

    // ---- in writing, about our own services

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sol-ombud  | phone | SO-04-phone | nl | Een klacht dien je schriftelijk in     | met het formulier op de site
                    sol-ombud  | phone | SO-04-phone | fr | Une plainte s'introduit par écrit      | par le formulaire sur le site
                    sol-ombud  | phone | SO-04-phone | en | A complaint is filed in writing        | with the form on the site
                    sol-office | visit | SO-04-visit | nl | nemen wij geen klacht mondeling op      | papieren formulier
                    sol-office | visit | SO-04-visit | fr | nous ne notons pas de plainte orale     | formulaire papier
                    sol-office | visit | SO-04-visit | en | we take no complaint by word of mouth  | paper form
                    """)
    @Clause("SO-04")
    void an_oral_complaint_is_refused_and_the_written_ways_are_told(
            String who, String channel, String rule, String language, String why, String how) {
        int before = complaints();

        Answered refused = about(
                        SOL.as(who).reading(language).reports("complaint").named(NAME, MAIL))
                .channel(channel)
                .refusedBy(rule);

        assertThat(refused.words()).contains(why).contains(how);
        assertThat(complaints()).isEqualTo(before);
        assertThat(SOL.visitor()
                        .reading(language)
                        .form("complaint")
                        .good()
                        .json()
                        .path("elsewhere")
                        .path(channel)
                        .asText())
                .contains(why)
                .contains(how);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Wij behandelen alleen klachten over diensten van Solidaris Brabant
                    fr | Nous traitons uniquement les plaintes sur les services de Solidaris Brabant
                    en | We only handle complaints about services of Solidaris Brabant
                    """)
    @Clause("SO-04")
    void the_form_refuses_what_is_not_about_the_services(String language, String why) {
        Answered refused = about(
                        SOL.visitor().reading(language).reports("complaint").named(NAME, MAIL))
                .with("about", "other-organisation")
                .without("service")
                .refusedBy("SO-04-own-services");

        assertThat(refused.words())
                .contains(why)
                .contains("patient-rights.example.org")
                .contains("insurance-ombudsman.example.org");
    }

    @Test
    @Clause("SO-04")
    void a_complaint_about_our_services_names_the_service() {
        complaint().without("service").refusedForField("service");
        complaint().with("service", "hospital").refusedForField("service");
        complaint().without("about").refusedForField("about");
    }

    // ---- what is not handled

    @Test
    @Clause("SO-05")
    void a_letter_about_other_services_is_refused_with_its_ground_and_the_right_bodies() {
        Report.Taken report = letter().received(Time.firstDay())
                .with("about", "other-organisation")
                .without("service")
                .taken();
        CaseFile file = ombud(report);
        refusing(file, "other-services").refusedBy("SO-05-checked");
        file.does("admit").refusedBy("SO-04-checked");
        checked(file, false, true).done();
        file.does("admit").refusedBy("SO-04-checked");
        refusing(file, "anonymous").refusedBy("anonymous");
        refusing(file, "older-than-a-year").refusedBy("older-than-a-year");

        refusing(file, "other-services").done();

        assertThat(file.seen().outcome()).isEqualTo("inadmissible");
        assertThat(file.seen().fact("ground")).isEqualTo("other-services");
        assertThat(file.seen().clock("treatment").state()).isEqualTo("stopped");
        assertThat(Post.letter(MAIL, "cannot handle your complaint (" + report.number() + ")")
                        .text())
                .contains("Not about our services")
                .contains("For this reason.")
                .contains("Patients' Rights ombuds service")
                .contains("Insurance Ombudsman");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Anonieme klachten behandelen wij niet
                    fr | Nous ne traitons pas les plaintes anonymes
                    en | We do not handle anonymous complaints
                    """)
    @Clause("SO-05")
    void an_anonymous_complaint_is_refused(String language, String why) {
        int before = complaints();
        Person visitor = SOL.visitor().reading(language);

        assertThat(about(visitor.reports("complaint").anonymous())
                        .refusedBy("SO-05-anonymous")
                        .words())
                .contains(why);
        assertThat(about(ombud().reading(language).reports("complaint").anonymous())
                        .channel("mail")
                        .received(Time.firstDay())
                        .refusedBy("SO-05-anonymous")
                        .words())
                .contains(why);

        assertThat(complaints()).isEqualTo(before);
        JsonNode form = visitor.form("complaint").good().json();
        assertThat(form.path("identities")).hasSize(1);
        assertThat(form.path("identities").path(0).asText()).isEqualTo("named");
        assertThat(form.path("identityTold").asText()).contains(why);
    }

    @Test
    @Clause("SO-05")
    void a_name_that_is_none_is_an_anonymous_complaint() {
        Report.Taken report = complaint().taken();
        CaseFile file = ombud(report);
        checked(file, true, false).done();

        file.does("admit").refusedBy("SO-05-sender");
        refusing(file, "other-services").refusedBy("other-services");
        refusing(file, "anonymous").done();

        assertThat(file.seen().outcome()).isEqualTo("inadmissible");
        assertThat(file.seen().fact("ground")).isEqualTo("anonymous");
        assertThat(Post.letter(MAIL, "cannot handle your complaint (" + report.number() + ")")
                        .text())
                .contains("It is not clear who files the complaint");
    }

    @Test
    @Clause("SO-05")
    void facts_of_more_than_a_year_ago_without_any_initiative_since_are_refused() {
        Report.Taken report = complaint()
                .with("facts-date", "2025-03-01")
                .with("initiative-since", false)
                .taken();
        CaseFile file = ombud(report);
        checked(file, true, true).done();

        file.does("admit").refusedBy("SO-05-one-year");
        refusing(file, "older-than-a-year").done();

        assertThat(file.seen().fact("ground")).isEqualTo("older-than-a-year");
        assertThat(Post.letter(MAIL, "cannot handle your complaint (" + report.number() + ")")
                        .text())
                .contains("more than a year old and you have done nothing about them since");
    }

    @Test
    @Clause("SO-05")
    void facts_of_exactly_a_year_ago_are_not_too_old() {
        CaseFile file = ombud(complaint().with("facts-date", "2025-03-02").taken());
        checked(file, true, true).done();

        refusing(file, "older-than-a-year").refusedBy("older-than-a-year");
        file.does("admit").done();

        assertThat(file.seen().stage()).isEqualTo("examination");
    }

    @Test
    @Clause("SO-05")
    void an_initiative_since_then_that_the_complainant_tells_lifts_it() {
        CaseFile file = ombud(complaint()
                .with("facts-date", "2025-03-01")
                .with("initiative-since", true)
                .with("initiative-on", "2025-09-01")
                .with("initiative-what", "Wrote to the service.")
                .taken());
        checked(file, true, true).done();

        assertThat(file.offers().options("refuse-complaint", "ground")).doesNotContain("older-than-a-year");
        refusing(file, "older-than-a-year").refusedBy("SO-05-initiative");
        file.does("admit").done();

        assertThat(file.seen().stage()).isEqualTo("examination");
        assertThat(file.seen().fact("initiative-what")).isEqualTo("Wrote to the service.");
    }

    @Test
    @Clause("SO-05")
    void an_initiative_since_then_that_the_ombuds_service_finds_lifts_it_too() {
        CaseFile file = ombud(complaint().with("facts-date", "2025-03-01").taken());
        checked(file, true, true).done();
        file.does("admit").refusedBy("SO-05-one-year");

        checked(file, true, true).with("initiative-since", true).done();
        file.does("admit").done();

        assertThat(file.seen().stage()).isEqualTo("examination");
    }

    // ---- before filing, and how to file

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Het is een raad, geen plicht.      | in een van onze kantoren
                    fr | C'est un conseil, pas une obligation. | dans une de nos agences
                    en | This is advice, not a duty.        | in one of our offices
                    """)
    @Clause("SO-06")
    void the_responsible_service_is_shown_first_with_its_contact(String language, String advice, String offices) {
        JsonNode shown =
                SOL.visitor().reading(language).form("complaint").good().json().path("shows");

        assertThat(shown.path(0).path("text").asText()).isEqualTo("first-the-service");
        assertThat(shown.path(0).path("body").asText())
                .contains("solidaris.example.org/contact")
                .contains("02 000 00 00")
                .contains("post")
                .contains(offices)
                .contains(advice);
    }

    @Test
    @Clause("SO-06")
    void talking_to_the_service_first_is_not_compulsory() {
        assertThat(ombud(complaint().with("service-contacted", false).taken())
                        .seen()
                        .stage())
                .isEqualTo("intake");
        assertThat(ombud(complaint().without("service-contacted").taken())
                        .seen()
                        .stage())
                .isEqualTo("intake");
    }

    @Test
    @Clause("SO-07")
    void a_letter_is_registered_with_its_scan_and_the_day_it_was_received() {
        LocalDate received = LocalDate.of(2026, 2, 26);
        Report withoutScan = about(ombud().reports("complaint").channel("post").named(NAME, MAIL))
                .received(received);
        withoutScan.refusedForField("scan");
        letter().refusedForField("received");
        letter().received(Time.firstDay().plusDays(1)).refusedForField("received");

        Report.Taken report = letter().received(received).taken();

        CaseFile file = ombud(report);
        FileSeen seen = file.seen();
        assertThat(seen.channel()).isEqualTo("post");
        assertThat(seen.received()).isEqualTo(received);
        assertThat(seen.registered()).isEqualTo(Time.firstDay());
        assertThat(seen.clock("treatment").counted()).isEqualTo(received);
        assertThat(seen.clock("treatment").due()).isEqualTo("2026-04-12");
        JsonNode scan = file.attachments().get(0);
        assertThat(scan.path("field").asText()).isEqualTo("scan");
        assertThat(file.attachment(scan.path("id").asText()).good().text()).isEqualTo("Dear ombuds service");
    }

    @Test
    @Clause("SO-07")
    void an_office_sends_a_paper_form_on_and_sees_no_more_than_that_it_arrived() {
        Person office = SOL.as("sol-office");
        Report paper = about(office.reports("complaint").channel("paper").named(NAME, MAIL))
                .received(Time.firstDay());
        paper.refusedForField("scan");

        Report.Taken report =
                paper.attaching("scan", "form.txt", "text/plain", PAPER).taken();

        CaseFile file = office.file(report);
        assertThat(file.seen().compartments()).containsExactly("existence");
        assertThat(file.seen().answered().text()).doesNotContain(STORY).doesNotContain(NAME);
        assertThat(file.attachments()).isEmpty();
        assertThat(file.contact().status()).isIn(403, 404);
        assertThat(file.offers().all()).isEmpty();
        assertThat(ombud(report).seen().fact("story")).isEqualTo(STORY);
        assertThat(ombud(report).seen().channel()).isEqualTo("paper");
        assertThat(ombud().hasWorkOn(report)).isTrue();
    }

    @Test
    @Clause("SO-07")
    void who_may_file_by_which_way_is_kept() {
        complaint().channel("post").refusedWith(403);
        about(SOL.as("sol-office").reports("complaint").channel("post").named(NAME, MAIL))
                .received(Time.firstDay())
                .attaching("scan", "letter.txt", "text/plain", PAPER)
                .refusedWith(403);
        about(SOL.as("sol-benefits").reports("complaint").channel("paper").named(NAME, MAIL))
                .received(Time.firstDay())
                .attaching("scan", "form.txt", "text/plain", PAPER)
                .refusedWith(403);
    }

    // ---- the register

    @Test
    @Clause("SO-08")
    void complaints_are_numbered_without_gaps_in_a_series_of_their_own() {
        String first = complaint().taken().number();
        complaint().anonymous().refusedBy("SO-05-anonymous");
        complaint().without("story").refusedForField("story");
        Solidaris.toDpo().taken();
        String second = letter().received(Time.firstDay()).taken().number();

        assertThat(first).startsWith("OMB-2026-");
        assertThat(second).startsWith("OMB-2026-");
        assertThat(serial(second)).isEqualTo(serial(first) + 1);
    }

    @Test
    @Clause("SO-08")
    void each_year_begins_again() {
        String old = complaint().taken().number();
        Time.becomes("2027-01-04");

        String first = complaint().with("facts-date", "2026-12-01").taken().number();
        String next = complaint().with("facts-date", "2026-12-01").taken().number();

        assertThat(old).startsWith("OMB-2026-");
        assertThat(first).startsWith("OMB-2027-");
        assertThat(serial(next)).isEqualTo(serial(first) + 1);
    }

    @Test
    @Clause("SO-08")
    void the_register_is_searched_and_exported() {
        Report.Taken report = complaint().with("service", "membership").taken();
        Report.Taken other = complaint().taken();
        admitted(other);
        Person ombud = ombud();

        assertThat(ombud.register(Map.of("number", report.number())))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("number").asText()).isEqualTo(report.number());
                    assertThat(line.path("received").asText()).isEqualTo("2026-03-02");
                    assertThat(line.path("registered").asText()).isEqualTo("2026-03-02");
                    assertThat(line.path("channel").asText()).isEqualTo("web");
                    assertThat(line.path("about").toString()).contains("Membership");
                });
        assertThat(numbers(ombud.register(Map.of("about", "service:membership"))))
                .contains(report.number())
                .doesNotContain(other.number());
        assertThat(numbers(ombud.register(Map.of("stage", "examination"))))
                .contains(other.number())
                .doesNotContain(report.number());
        assertThat(numbers(ombud.register(Map.of("receivedFrom", "2026-03-03"))))
                .doesNotContain(report.number());
        Answered table = ombud.gets("/register.csv?procedure=complaint").good();
        assertThat(table.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(table.text().lines())
                .anyMatch(line -> line.contains(report.number()) && line.contains("Membership"))
                .anyMatch(line -> line.contains(other.number()));
    }

    @Test
    @Clause("SO-08")
    void the_register_is_for_who_may_read_it() {
        Report.Taken report = complaint().taken();

        for (String who : List.of("sol-office", "sol-reimbursements", "sol-dpo")) {
            assertThat(SOL.as(who).register(Map.of("number", report.number()))).isEmpty();
            assertThat(SOL.as(who).gets("/register.csv").good().text()).doesNotContain(report.number());
        }
        assertThat(SOL.visitor().gets("/register").status()).isEqualTo(401);
    }

    @Test
    @Clause({"SO-08", "SO-13"})
    void of_a_file_that_moved_to_the_dpo_the_register_keeps_that_it_was_transferred() {
        Report.Taken report = complaint().taken();

        ombud(report).does("move-to-dpo").done();

        assertThat(ombud().register(Map.of("number", report.number())))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.path("number").asText()).isEqualTo(report.number());
                    assertThat(line.path("transferred").asBoolean()).isTrue();
                    assertThat(line.hasNonNull("kind")).isFalse();
                    assertThat(line.hasNonNull("channel")).isFalse();
                    assertThat(line.path("about")).isEmpty();
                });
        assertThat(numbers(ombud().register(Map.of("about", "service:reimbursements"))))
                .doesNotContain(report.number());
        String row = ombud().gets("/register.csv?number=" + report.number())
                .good()
                .text()
                .lines()
                .filter(line -> line.contains(report.number()))
                .findFirst()
                .orElseThrow();
        assertThat(row).doesNotContain("Reimbursements").endsWith("yes");
    }

    // ---- the acknowledgement

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | Wij hebben je klacht ontvangen        | op 2 maart 2026   | 16 april 2026
                    fr | Nous avons bien reçu votre plainte    | le 2 mars 2026    | 16 avril 2026
                    en | We have received your complaint       | on 2 March 2026   | 16 April 2026
                    """)
    @Clause("SO-09")
    void the_acknowledgement_leaves_at_once_by_mail(String language, String subject, String received, String due) {
        Report.Taken report = complaint().language(language).taken();

        var letter = Post.letter(MAIL, report.number());

        assertThat(letter.subject()).isEqualTo(subject + " (" + report.number() + ")");
        assertThat(letter.text()).contains(received).contains(due);
        assertThat(Post.letter(OMBUDS, report.number()).subject()).contains(report.number());
    }

    @Test
    @Clause("SO-09")
    void who_has_no_mail_gets_a_letter_to_print() {
        Report.Taken report = letter().received(Time.firstDay())
                .saying("contact", Map.of("name", NAME, "postal", List.of("Voorbeeldstraat 1", "1000 Brussel")))
                .taken();
        Time.settle();

        JsonNode letter = ombud(report).letters().stream()
                .filter(each -> each.path("subject").asText().contains("We have received your complaint"))
                .findFirst()
                .orElseThrow();

        assertThat(letter.path("state").asText()).isEqualTo("to-print");
        assertThat(letter.path("address").toString()).contains(NAME, "Voorbeeldstraat 1", "1000 Brussel");
        assertThat(letter.path("text").asText()).contains(report.number()).contains("16 April 2026");
        Answered printed = ombud(report).gets("letters.pdf").good();
        assertThat(printed.header("Content-Type")).hasValue("application/pdf");
        assertThat(Papers.read(printed.bytes()))
                .contains(NAME)
                .contains("1000 Brussel")
                .contains("We have received your complaint")
                .contains(report.number());
        assertThat(SOL.as("sol-benefits").file(report).gets("letters.pdf").status())
                .isEqualTo(404);
    }

    // ---- that it does not stop the time for an appeal

    static Stream<Arguments> notices() {
        return Stream.of(
                Arguments.of("nl", NO_SUSPENSION_NL),
                Arguments.of("fr", NO_SUSPENSION_FR),
                Arguments.of("en", NO_SUSPENSION_EN));
    }

    @ParameterizedTest
    @MethodSource("notices")
    @Clause("SO-12")
    void it_stands_on_the_form_and_on_every_letter_that_matters(String language, String notice) {
        assertThat(SOL.visitor()
                        .reading(language)
                        .form("complaint")
                        .good()
                        .json()
                        .path("shows")
                        .toString())
                .contains(notice);

        Report.Taken report = complaint().language(language).taken();
        assertThat(Post.letter(MAIL, report.number()).text()).contains(notice);

        CaseFile file = Solidaris.answered(report);
        Solidaris.result(file).done();
        assertThat(Post.letter(MAIL, report.number()).text())
                .contains("The form was mislaid. It is paid.")
                .contains(notice);

        Report.Taken refused = complaint().language(language).taken();
        checked(ombud(refused), false, true).done();
        refusing(ombud(refused), "other-services").done();
        assertThat(Post.letter(MAIL, refused.number()).text())
                .contains("For this reason.")
                .contains(notice);
    }

    @Test
    @Clause("SO-12")
    void it_stands_on_the_letter_that_says_we_are_late() {
        Report.Taken report = complaint().taken();

        Time.becomes("2026-04-17");

        assertThat(Post.letter(MAIL, "We are late with your complaint (" + report.number())
                        .text())
                .contains(NO_SUSPENSION_EN);
    }

    private static Act refusing(CaseFile file, String ground) {
        return file.does("refuse-complaint").with("ground", ground).with("refusal-reason", "For this reason.");
    }

    private static int complaints() {
        return ombud().register(Map.of("procedure", "complaint")).size();
    }

    private static List<String> numbers(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("number").asText()).toList();
    }

    private static int serial(String number) {
        return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
    }
}
