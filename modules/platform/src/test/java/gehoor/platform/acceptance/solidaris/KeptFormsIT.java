package gehoor.platform.acceptance.solidaris;

import static gehoor.platform.acceptance.solidaris.Solidaris.SOL;
import static gehoor.platform.acceptance.solidaris.Solidaris.complaint;
import static gehoor.platform.acceptance.solidaris.Solidaris.ombud;
import static gehoor.platform.acceptance.solidaris.Solidaris.toDpo;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What somebody types at the workbench and does not send yet is kept: for them alone, on the server, sealed. */
@Acceptance
class KeptFormsIT {
    private static final String ME = "sol-ombud";
    private final String words = "Half a thought " + UUID.randomUUID();

    private static String note(Report.Taken report) {
        return "/dossier/" + report.file() + "/doen/note";
    }

    private Desk.Page kept(Desk desk, Report.Taken report) {
        return desk.work(note(report))
                .form("/doen/note")
                .with("note", words)
                .saying("keep", "yes")
                .send()
                .is(200);
    }

    private static String standing(Desk.Page page) {
        return page.form("/doen/note").value("note");
    }

    private static long drafts(Report.Taken report) {
        return Database.rows("select 1 from gehoor.draft where file_id = ?::uuid", report.file())
                .size();
    }

    @Test
    void it_is_found_again_by_who_typed_it_on_another_device_and_by_nobody_else() {
        Report.Taken report = complaint().taken();
        Desk desk = Desk.of("solidaris", ME);

        kept(desk, report).says("This is kept, for you alone, for 30 days", "Nothing was sent yet");

        assertThat(ombud(report).seen().version()).isEqualTo(1);
        Desk elsewhere = Desk.of("solidaris", ME);
        Desk.Page back = elsewhere.work(note(report)).is(200).says("Here is what you kept on 2 March 2026");
        assertThat(standing(back)).isEqualTo(words);
        Desk.Page colleague =
                Desk.of("solidaris", "sol-ombud2").work(note(report)).is(200);
        assertThat(standing(colleague)).isEmpty();
        colleague.saysNot("kept on", "Throw away");
        assertThat(Database.rows("select 1 from gehoor.draft where encode(sealed, 'escape') like '%Half%'"))
                .isEmpty();

        back.form("/doen/note").send().is(200).says("Done: ", words);
        assertThat(drafts(report)).isZero();
        assertThat(standing(elsewhere.work(note(report)))).isEmpty();
    }

    @Test
    void the_pages_script_keeps_without_a_word_and_it_can_be_thrown_away() {
        Report.Taken report = complaint().taken();
        Desk desk = Desk.of("solidaris", ME);
        Desk.Page page = desk.work(note(report));
        assertThat(page.html()).contains("<script src=\"/static/keep.js\" defer>");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'; connect-src 'self';");

        page.form("/doen/note")
                .with("note", words)
                .saying("keep", "script")
                .send()
                .is(204);

        Desk.Page back = desk.work(note(report)).says("Here is what you kept");
        assertThat(standing(back)).isEqualTo(words);
        Desk.Page gone = back.form("/doen/note").saying("keep", "drop").send().is(200);
        gone.says("What was kept is gone").saysNot("Throw away");
        assertThat(standing(gone)).isEmpty();
        assertThat(drafts(report)).isZero();
    }

    @Test
    void who_may_not_see_the_file_any_more_does_not_get_it_back() {
        Report.Taken report = complaint().taken();
        Desk desk = Desk.of("solidaris", ME);
        kept(desk, report);
        ombud(report).does("move-to-dpo").done();

        desk.work(note(report)).is(404).saysNot(words);
        assertThat(desk.work("").text()).doesNotContain(words);
    }

    @Test
    void a_report_that_is_taken_in_is_kept_too() {
        Desk desk = Desk.of("solidaris", ME);
        Desk.Form form = desk.work("/nieuw/complaint").form("/nieuw/complaint");
        form.with("channel", "phone")
                .with("story", words)
                .saying("keep", "yes")
                .send()
                .is(200)
                .says("This is kept");

        Desk elsewhere = Desk.of("solidaris", ME);
        Desk.Page back = elsewhere.get("/solidaris/werk/nieuw/complaint?verder=" + form.value("taking"));
        back.is(200).says("Here is the report that you began");
        assertThat(back.form("/nieuw/complaint").value("story")).isEqualTo(words);
        assertThat(Desk.of("solidaris", "sol-ombud2")
                        .get("/solidaris/werk/nieuw/complaint?verder=" + form.value("taking"))
                        .form("/nieuw/complaint")
                        .value("story"))
                .isEmpty();
        back.form("/nieuw/complaint").saying("keep", "drop").send().is(200).says("What was kept is gone");
    }

    @Test
    void files_that_were_chosen_come_along_when_what_leaves_was_looked_over() {
        String mail = "doc." + UUID.randomUUID() + "@example.org";
        Report.Taken report = toDpo().named("Doc Voorbeeld", mail).taken();
        CaseFile file = SOL.as("sol-dpo").file(report);
        Desk desk = Desk.of("solidaris", "sol-dpo");
        file.does("examine")
                .with("about-data", true)
                .with("identity-checked", true)
                .with("excessive", false)
                .done();

        Desk.Page look = desk.work("/dossier/" + report.file() + "/doen/send-answer")
                .form("/doen/send-answer")
                .with("result", "granted")
                .with("result-text", "Here they are.")
                .attaching("result-documents", "data.txt", "All that we have.")
                .send()
                .is(200)
                .says("Look over what leaves", "These files come with it", "data.txt");
        assertThat(file.attachments()).isEmpty();
        look.looked().is(200).says("Done: ");

        assertThat(file.attachments()).hasSize(1);
        assertThat(drafts(report)).isZero();
        assertThat(SOL.mailbox(report.receipt()).seen().json().toString())
                .as("what comes with it is not there before it")
                .doesNotContain("data.txt", "Here they are.");
        Time.becomes(Time.BEGINNING.plusMinutes(10));
        Post.letter(mail, "Here they are.");
        assertThat(SOL.mailbox(report.receipt()).seen().json().toString()).contains("data.txt", "Here they are.");
    }

    @Test
    void where_files_that_were_chosen_cannot_wait_the_form_stands_as_it_was_filled_in_and_says_so() {
        Report.Taken report = toDpo().taken();
        CaseFile file = SOL.as("sol-dpo").file(report);
        file.does("examine")
                .with("about-data", true)
                .with("identity-checked", true)
                .with("excessive", false)
                .done();
        String address = "/doen/send-answer";
        Desk.Form form = Desk.of("solidaris", "sol-dpo")
                .work("/dossier/" + report.file() + address)
                .form(address)
                .with("result", "granted")
                .with("result-text", words)
                .attaching("result-documents", "data.txt", "All that we have.");

        Desk.Page refused = Database.shut("solidaris", report.file(), "CONTENT", form::send);

        refused.is(200).says("This could not be kept", "Choose these files again", "data.txt");
        assertThat(refused.form(address).value("result-text")).isEqualTo(words);
        assertThat(file.attachments()).isEmpty();
        refused.form(address)
                .attaching("result-documents", "data.txt", "All that we have.")
                .send()
                .is(200)
                .says("Look over what leaves", "data.txt");
    }
}
