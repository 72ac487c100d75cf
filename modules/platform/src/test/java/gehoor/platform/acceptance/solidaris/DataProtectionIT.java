package gehoor.platform.acceptance.solidaris;

import static gehoor.platform.acceptance.solidaris.Solidaris.DPO;
import static gehoor.platform.acceptance.solidaris.Solidaris.MAIL;
import static gehoor.platform.acceptance.solidaris.Solidaris.NAME;
import static gehoor.platform.acceptance.solidaris.Solidaris.OMBUDS;
import static gehoor.platform.acceptance.solidaris.Solidaris.SOL;
import static gehoor.platform.acceptance.solidaris.Solidaris.STORY;
import static gehoor.platform.acceptance.solidaris.Solidaris.about;
import static gehoor.platform.acceptance.solidaris.Solidaris.asked;
import static gehoor.platform.acceptance.solidaris.Solidaris.letter;
import static gehoor.platform.acceptance.solidaris.Solidaris.movedTo;
import static gehoor.platform.acceptance.solidaris.Solidaris.ombud;
import static gehoor.platform.acceptance.solidaris.Solidaris.toDpo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Act;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.FileSeen;
import gehoor.platform.acceptance.Person;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is about personal data: with the data protection officer, and with nobody else. */
@Acceptance
class DataProtectionIT {
    private static final List<String> OTHERS = List.of("sol-ombud", "sol-ombud2", "sol-office", "sol-benefits");

    private final Person dpo = SOL.as("sol-dpo");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | rechtstreeks naar de functionaris voor gegevensbescherming
                    fr | directement au délégué à la protection des données
                    en | straight to the data protection officer
                    """)
    @Clause("SO-13")
    void the_form_of_the_ombuds_service_leads_to_the_dpo(String language, String why) {
        Report report = about(
                        SOL.visitor().reading(language).reports("complaint").named(NAME, MAIL))
                .with("about", "personal-data")
                .without("service");

        assertThat(report.refusedBy("SO-13-own-form").words()).contains(why).contains("dpo@solidaris.example.org");
    }

    @Test
    @Clause("SO-13")
    void there_is_a_form_of_its_own_and_a_way_by_mail() {
        JsonNode form = SOL.visitor().form("data-protection").good().json();
        assertThat(form.path("channels").path(0).path("channel").asText()).isEqualTo("web");
        assertThat(form.path("identityTold").asText()).contains("Only the DPO sees it");

        Report mail = dpo.reports("data-protection")
                .capacity("self")
                .named(NAME, MAIL)
                .channel("mail")
                .with("story", "Erase it.");
        mail.refusedForField("received");
        Report.Taken report = mail.received(LocalDate.of(2026, 2, 27)).taken();

        assertThat(report.number()).startsWith("DPO-2026-");
        assertThat(report.due("answer")).isEqualTo("2026-03-27");
        ombud().reports("data-protection")
                .capacity("self")
                .named(NAME, MAIL)
                .channel("mail")
                .received(Time.firstDay())
                .with("story", "Erase it.")
                .refusedWith(403);
        dpo.reports("data-protection")
                .capacity("self")
                .named(NAME, MAIL)
                .channel("phone")
                .with("story", "Erase it.")
                .refusedBy("SO-13-phone");
        toDpo().anonymous().refusedBy("SO-13-anonymous");
    }

    @Test
    @Clause("SO-13")
    void only_the_dpo_sees_it() {
        Report.Taken report = toDpo().taken();
        CaseFile file = dpo.file(report);

        assertThat(file.seen().compartments()).containsExactlyInAnyOrder("existence", "file", "identity", "messages");
        assertThat(file.seen().fact("story")).isEqualTo("What do you have on me?");
        assertThat(file.contact().good().text()).contains(NAME);
        assertThat(dpo.hasWorkOn(report)).isTrue();
        assertThat(dpo.register(Map.of("number", report.number()))).hasSize(1);
        for (String who : OTHERS) {
            CaseFile hidden = SOL.as(who).file(report);
            hidden.isHidden();
            for (String part :
                    List.of("offers", "clocks", "history", "messages", "letters", "attachments", "openings")) {
                hidden.gets(part).hidden();
            }
            hidden.contact().hidden();
            hidden.does("note").with("note", "…").refusedWith(404);
            hidden.does("send-answer").refusedWith(404);
            assertThat(SOL.as(who).hasWorkOn(report)).isFalse();
            assertThat(SOL.as(who).register(Map.of("number", report.number()))).isEmpty();
        }
        Post.letter(DPO, report.number());
        Post.noLetter(OMBUDS, report.number());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nl | De DPO heeft je bericht ontvangen      | 2 april 2026
                    fr | Le DPO a reçu votre message             | 2 avril 2026
                    en | The DPO has received your message      | 2 April 2026
                    """)
    @Clause("SO-13")
    void it_is_answered_within_a_month(String language, String subject, String due) {
        Report.Taken report = toDpo().language(language).taken();
        assertThat(report.due("answer")).isEqualTo("2026-04-02");
        assertThat(Post.letter(MAIL, subject + " (" + report.number()).text()).contains(due);
        CaseFile file = dpo.file(report);
        answering(file).refusedBy("SO-13-identity-checked");
        answering(ombud(report)).refusedWith(404);

        examined(file);
        answering(file).done();

        assertThat(file.seen().outcome()).isEqualTo("granted");
        assertThat(file.seen().clock("answer").state()).isEqualTo("stopped");
        assertThat(Post.letter(MAIL, report.number()).text())
                .contains("Here they are.")
                .contains("data-protection-authority.example.org")
                .contains("court.example.org");
    }

    @Test
    @Clause("SO-13")
    void the_month_is_extended_by_two_once_with_the_reason_told_in_time() {
        Report.Taken report = toDpo().taken();
        CaseFile file = dpo.file(report);
        file.does("extend-answer").with("extension-ground", "complex").refusedForField("extension-reason");
        file.does("extend-answer").with("extension-reason", "…").refusedForField("extension-ground");
        Time.becomes("2026-04-01");

        extending(file).done();

        assertThat(file.seen().clock("answer").due()).isEqualTo("2026-06-02");
        assertThat(Post.letter(MAIL, "The DPO needs more time (" + report.number())
                        .text())
                .contains("The request is complex")
                .contains("The file is spread over four systems.")
                .contains("2 June 2026");
        extending(file).refusedWith(409);
        assertThat(file.offers().open()).doesNotContain("extend-answer");
        assertThat(file.seen().clock("answer").due()).isEqualTo("2026-06-02");
    }

    @Test
    @Clause("SO-13")
    void after_the_month_it_is_too_late_to_extend_and_the_person_hears_where_to_go() {
        Report.Taken report = toDpo().taken();
        CaseFile file = dpo.file(report);
        Time.becomes("2026-03-23");
        Post.letter(DPO, "Antwoord op " + report.number());

        Time.becomes("2026-04-03");

        extending(file).refusedBy("SO-13-extension-in-time");
        assertThat(file.seen().clock("answer").state()).isEqualTo("missed");
        Post.letter(DPO, report.number() + " kreeg niet op tijd antwoord");
        assertThat(Post.letter(MAIL, "The DPO is late with your answer (" + report.number())
                        .text())
                .contains("data-protection-authority.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "examination"})
    @Clause("SO-13")
    void a_complaint_that_turns_out_to_be_about_data_moves_and_leaves_the_others_view(String stage) {
        Report.Taken report = letter().received(LocalDate.of(2026, 2, 27))
                .with("story", "My file lay open on the counter.")
                .taken();
        if (stage.equals("examination")) {
            asked(report);
            assertThat(SOL.as("sol-reimbursements").file(report).seen().fact("story"))
                    .isNotEmpty();
        }
        CaseFile file = ombud(report);
        file.does("note").with("note", "About data after all.").done();
        SOL.as("sol-office").file(report).does("move-to-dpo").refusedWith(404);

        file.does("move-to-dpo").done();

        assertThat(Post.letter(MAIL, report.number()).text()).contains("data protection officer");
        FileSeen left = file.seen();
        assertThat(left.json().path("transferred").asBoolean()).isTrue();
        assertThat(left.outcome()).isEqualTo("transferred");
        assertThat(left.compartments()).containsExactly("existence");
        assertThat(left.json().path("facts")).isEmpty();
        assertThat(left.json().path("links")).isEmpty();
        assertThat(left.contactOpen()).isFalse();
        for (String part : List.of("history", "messages", "attachments", "letters", "")) {
            assertThat(file.gets(part).text())
                    .as(part)
                    .doesNotContain("My file lay open")
                    .doesNotContain("About data after all")
                    .doesNotContain(NAME);
        }
        assertThat(file.contact().status()).isIn(403, 404);
        assertThat(file.offers().open()).isEmpty();
        file.does("note").with("note", "…").refusedWith(409);
        file.does("reopen").with("reopen-reason", "…").refusedWith(409);
        assertThat(ombud().hasWorkOn(report)).isFalse();
        for (String who : List.of("sol-reimbursements", "sol-office", "sol-benefits")) {
            assertThat(SOL.as(who).file(report).gets("").text()).doesNotContain("My file lay open");
        }
        ombud().file(movedTo(report)).isHidden();

        CaseFile moved = dpo.file(movedTo(report));
        assertThat(moved.seen().fact("story")).isEqualTo("My file lay open on the counter.");
        assertThat(moved.contact().good().text()).contains(NAME, MAIL);
        assertThat(moved.seen().received()).isEqualTo("2026-02-27");
        assertThat(moved.seen().clock("answer").due()).isEqualTo("2026-03-27");
        assertThat(moved.seen().number()).startsWith("DPO-2026-");
        assertThat(Post.letter(DPO, moved.seen().number()).subject())
                .contains(moved.seen().number());
    }

    @Test
    @Clause("SO-13")
    void who_complained_goes_on_with_the_same_receipt_and_tells_nothing_again() {
        Report.Taken report = Solidaris.complaint().with("story", STORY).taken();
        ombud(report).does("move-to-dpo").done();
        CaseFile mailbox = SOL.mailbox(report.receipt());

        assertThat(mailbox.seen().id()).isEqualTo(movedTo(report));
        mailbox.does("answer").with("answer", "It was on Monday.").done();
        CaseFile moved = dpo.file(movedTo(report));
        moved.does("message").with("message", "Thank you, I look into it.").done();

        assertThat(moved.correspondence()).contains("It was on Monday.");
        assertThat(mailbox.correspondence()).contains("Thank you, I look into it.");
    }

    @Test
    @Clause("SO-13")
    void the_dpo_refuses_only_on_a_ground_that_holds_and_with_the_reason() {
        Report.Taken report = toDpo().taken();
        CaseFile file = dpo.file(report);
        refusing(file, "not-about-data").refusedBy("not-about-data");
        refusing(file, "unfounded-or-excessive").refusedBy("unfounded-or-excessive");

        file.does("examine")
                .with("about-data", false)
                .with("identity-checked", true)
                .with("excessive", false)
                .done();
        refusing(file, "unfounded-or-excessive").refusedBy("unfounded-or-excessive");
        file.does("refuse-request").with("ground", "not-about-data").refusedForField("refusal-reason");
        refusing(file, "not-about-data").done();

        assertThat(file.seen().outcome()).isEqualTo("refused");
        assertThat(Post.letter(MAIL, "The DPO cannot handle your request (" + report.number())
                        .text())
                .contains("Not about personal data")
                .contains("For this reason.")
                .contains("data-protection-authority.example.org");
    }

    private static void examined(CaseFile file) {
        file.does("examine")
                .with("about-data", true)
                .with("identity-checked", true)
                .with("excessive", false)
                .done();
    }

    private static Act answering(CaseFile file) {
        return file.does("send-answer").with("result", "granted").with("result-text", "Here they are.");
    }

    private static Act extending(CaseFile file) {
        return file.does("extend-answer")
                .with("extension-ground", "complex")
                .with("extension-reason", "The file is spread over four systems.");
    }

    private static Act refusing(CaseFile file, String ground) {
        return file.does("refuse-request").with("ground", ground).with("refusal-reason", "For this reason.");
    }
}
