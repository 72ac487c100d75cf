package gehoor.platform.acceptance.solidaris;

import static gehoor.platform.acceptance.solidaris.Solidaris.SOL;
import static gehoor.platform.acceptance.solidaris.Solidaris.about;
import static gehoor.platform.acceptance.solidaris.Solidaris.answered;
import static gehoor.platform.acceptance.solidaris.Solidaris.ombud;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What leaves a file is looked over, put in other words, held back, and leaves once. */
@Acceptance
class LettersIT {
    private static final String ME = "sol-ombud";
    private static final LocalDateTime SOON = Time.BEGINNING.plusMinutes(10);

    private final String mail = "claire." + UUID.randomUUID() + "@example.org";

    private Report.Taken complaint() {
        return about(SOL.visitor().reports("complaint").saying("language", "fr").named("Claire Exemple", mail))
                .taken();
    }

    private static CaseFile reader(Report.Taken report) {
        return SOL.mailbox(report.receipt());
    }

    private static Desk.Page sent(Desk desk, UUID file, String action, String field, String text) {
        return desk.work("/dossier/" + file + "/doen/" + action)
                .form("/doen/" + action)
                .with(field, text)
                .send();
    }

    @Test
    @Clause("SO-12")
    void a_letter_is_read_in_its_readers_language_changed_and_leaves_so() {
        Report.Taken report = complaint();
        answered(report);
        Desk desk = Desk.of("solidaris", ME);

        Desk.Page look = desk.work("/dossier/" + report.file() + "/doen/send-result")
                .form("/doen/send-result")
                .with("result", "founded")
                .with("result-text", "C'est payé.")
                .send()
                .is(200);

        look.says(
                "Look over what leaves",
                "To: Who complains",
                "French",
                "Le résultat de votre plainte",
                "C'est payé.",
                "This always stands under it",
                Solidaris.NO_SUSPENSION_FR);
        assertThat(ombud(report).seen().stage()).as("nothing is done yet").isEqualTo("examination");
        Desk.Form form = look.leaving();
        String text = form.value("letters.0");

        Desk.Page refused = form.with("letters.0", text.replace("Office de contrôle", "…"))
                .send()
                .is(422);
        refused.says("This stays in the letter", "Office de contrôle des mutualités");
        assertThat(refused.html()).contains("<title>Error: Look over what leaves", "href=\"#letters.0\"");
        assertThat(refused.leaving().value("letters.0")).doesNotContain("Office de contrôle");

        Desk.Page back = refused.leaving().saying("back", "yes").send().is(200);
        assertThat(back.form("/doen/send-result").value("result-text")).isEqualTo("C'est payé.");
        look = back.form("/doen/send-result").send().is(200);
        Desk.Page done = look.leaving()
                .with("letters.0", "Chère Claire,\n" + text)
                .send()
                .is(200);

        done.says("Done: ", "What is about to leave", "Le résultat de votre plainte", "Hold back");
        Post.noLetter(mail, "Chère Claire");
        assertThat(reader(report).correspondence()).doesNotContain("C'est payé.");
        Time.becomes(SOON);
        assertThat(Post.letters(mail, "Chère Claire")).hasSize(1);
        assertThat(Post.letter(mail, "Chère Claire").text())
                .contains("C'est payé.", "Office de contrôle", Solidaris.NO_SUSPENSION_FR);
        assertThat(reader(report).correspondence()).contains("Chère Claire", Solidaris.NO_SUSPENSION_FR);
        desk.file(report.file()).says("Chère Claire").saysNot("Hold back");
    }

    @Test
    void what_was_sent_too_soon_is_held_back_and_sent_in_other_words() {
        Report.Taken report = complaint();
        Desk desk = Desk.of("solidaris", ME);
        Desk.Page done = sent(desk, report.file(), "message", "message", "Vous aurez 100 euros.")
                .looked();
        String notice = ombud(report).leaving().get(0).path("notice").asText();

        Desk.Page held =
                done.form("/brief/" + notice).saying("what", "hold").send().is(200);

        held.says("A message that has not left yet", "Vous aurez 100 euros.", "Do not send");
        Time.becomes(SOON);
        Post.noLetter(mail, "euros");
        assertThat(reader(report).correspondence()).doesNotContain("euros");
        assertThat(reader(report).seen().json().toString()).doesNotContain("euros");
        Desk.Page colleague = Desk.of("solidaris", "sol-ombud2").file(report.file());
        colleague.says("Held back", "Change or send");
        desk.file(report.file()).says("held back", "A message was held back before it left");
        desk.work("").says("Held back: these do not leave until somebody decides.", report.number() + ", ");
        assertThat(SOL.as("sol-ombud2").gets("/work/held").good().text())
                .contains(report.file().toString());
        assertThat(SOL.as("sol-reimbursements").gets("/work/held").good().text())
                .isEqualTo("[]");

        Desk.Form form =
                desk.work("/dossier/" + report.file() + "/brief/" + notice).form("/brief/" + notice);
        form.with("letters.0", form.value("letters.0").replace("100", "10"))
                .saying("what", "send")
                .send()
                .is(200)
                .says("What is about to leave");
        Time.becomes(SOON.plusMinutes(10));
        desk.work("").saysNot("Held back");
        assertThat(Post.letters(mail, "10 euros")).hasSize(1);
        Post.noLetter(mail, "100 euros");
        assertThat(reader(report).correspondence()).contains("10 euros").doesNotContain("100 euros");
        Desk.Page late =
                done.form("/brief/" + notice).saying("what", "hold").send().is(200);
        late.says("That message has left already");
        desk.work("/dossier/" + report.file() + "/brief/" + notice).is(404);
    }

    @Test
    void words_for_a_message_that_does_not_leave_are_shown_and_not_lost() {
        Report.Taken report = complaint();
        Desk desk = Desk.of("solidaris", ME);
        long before = ombud(report).seen().version();

        Desk.Page refused = sent(desk, report.file(), "message", "message", "Bonjour.")
                .leaving()
                .saying("letters.17", "Dear nobody.")
                .send()
                .is(200);

        refused.says("Look over what leaves", "does not leave now", "Dear nobody.");
        assertThat(ombud(report).seen().version()).isEqualTo(before);
        refused.looked().is(200).says("Done: ");
    }

    @Test
    void other_words_are_not_lost_where_somebody_else_was_first_or_the_login_ends() {
        Report.Taken report = complaint();
        Desk desk = Desk.of("solidaris", ME);
        Desk.Form form =
                sent(desk, report.file(), "message", "message", "Bonjour.").leaving();
        form.with("letters.0", "Chère Claire. " + form.value("letters.0"));
        SOL.as("sol-ombud2").file(report).does("note").with("note", "Me too.").done();

        Desk.Page again = form.send().is(200).says("Somebody else changed this file", "Look over what leaves");
        assertThat(again.leaving().value("letters.0")).startsWith("Chère Claire. ");

        desk.sessionEnds();
        Desk.Page held = again.leaving().send().is(401).says("Your login has ended");
        desk.login(ME).is(200);
        Desk.Page back = held.form("/doen/message").send().is(200).says("Here is what you typed");
        assertThat(back.leaving().value("letters.0")).startsWith("Chère Claire. ");
        back.looked().is(200).says("Done: ", "Chère Claire. ");
    }

    @Test
    void a_message_can_be_left_unsent_and_the_file_says_so() {
        Report.Taken report = complaint();
        CaseFile file = ombud(report);
        file.does("message").with("message", "Oubliez ceci.").waiting().done();
        String notice = file.leaving().get(0).path("notice").asText();
        file.decides(notice, Map.of("what", "drop")).refusedBy("letter-not-held");
        file.decides(notice, Map.of("what", "burn")).refusedWith(400);
        file.decides(notice, Map.of("what", "hold")).good();

        Desk.of("solidaris", ME)
                .work("/dossier/" + report.file() + "/brief/" + notice)
                .form("/brief/" + notice)
                .saying("what", "drop")
                .send()
                .is(200)
                .says("not sent", "A message was not sent");

        Time.becomes(SOON);
        Post.noLetter(mail, "Oubliez");
        assertThat(reader(report).seen().json().toString()).doesNotContain("Oubliez");
        file.decides(notice, Map.of("what", "send")).refusedBy("letter-not-held");
    }

    @Test
    void a_letter_that_the_procedure_asks_for_is_not_left_unsent() {
        Report.Taken report = complaint();
        CaseFile file = ombud(report);
        Solidaris.checked(file, true, true).done();
        file.does("admit").waiting().done();
        JsonNode letter = file.leaving().get(0);
        String notice = letter.path("notice").asText();
        file.decides(notice, Map.of("what", "hold")).good();

        file.decides(notice, Map.of("what", "drop")).refusedBy("letter-needed");
        Desk.of("solidaris", ME)
                .work("/dossier/" + report.file() + "/brief/" + notice)
                .says("By the procedure this letter goes with what was done")
                .saysNot("Do not send");
        file.decides(notice, Map.of("what", "send")).good();
        Time.becomes(SOON);
        Post.letter(mail, report.number());
    }

    @Test
    void programs_change_letters_too_and_nobody_else_sees_what_leaves() {
        Report.Taken report = complaint();
        CaseFile file = ombud(report);
        JsonNode letter =
                file.does("message").with("message", "Bonjour.").preview().get(0);
        assertThat(letter.path("language").asText()).isEqualTo("fr");
        assertThat(letter.path("needed").asBoolean()).isFalse();

        file.does("message").with("message", "Bonjour.").letter(9, "…").refusedBy("letter");
        file.does("message").with("message", "Bonjour.").letter(0, "Salut.").refusedBy("letter-stays");
        file.does("message")
                .with("message", "Bonjour.")
                .letter(0, letter.path("text").asText().replace("Bonjour.", "Bonsoir."))
                .done();

        assertThat(Post.letter(mail, "Bonsoir.").text()).doesNotContain("Bonjour.");
        assertThat(file.leaving()).isEmpty();
        SOL.as("sol-reimbursements").file(report).gets("leaving").refusedWith(404);
        assertThat(Database.rows("select 1 from gehoor.entry where clear like '%Bonsoir%'"))
                .isEmpty();
        reader(report).does("answer").with("answer", "Merci.").letter(0, "x").refusedBy("letter");
    }
}
