package gehoor.platform.acceptance.solidaris;

import static gehoor.platform.acceptance.solidaris.Solidaris.asked;
import static gehoor.platform.acceptance.solidaris.Solidaris.complaint;
import static gehoor.platform.acceptance.solidaris.Solidaris.ombud;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Report;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A mail that somebody saved is dropped into a form: it fills it in, and nothing more. */
@Acceptance
class SavedMailIT {
    private static final String ME = "sol-ombud";

    private final String address = "zoe." + UUID.randomUUID() + "@example.org";

    private String mail() {
        return """
                Received: from mx.example.org; Mon, 23 Feb 2026 10:15:00 +0100
                X-Originating-IP: 203.0.113.7
                From: =?UTF-8?Q?Zo=C3=AB_Voorbeeld?= <%s>
                Subject: Terugbetaling
                Date: Sun, 22 Feb 2026 22:00:00 +0100
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <p>Waar blijft mijn geld?</p><img src="https://spy.example.org/a.gif">
                --b
                Content-Disposition: attachment; filename=rekening.txt
                Content-Type: text/plain

                12 euro
                --b
                Content-Disposition: attachment; filename=virus.exe
                Content-Type: application/octet-stream
                Content-Transfer-Encoding: base64

                TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                --b--
                """.formatted(address).replace("\n", "\r\n");
    }

    private static Desk.Page read(Desk.Form form, String mail) {
        return form.attaching("eml", "mail.eml", mail)
                .saying("read", "yes")
                .send()
                .is(200);
    }

    private static int drafts(Desk.Form form) {
        return Database.rows("select 1 from gehoor.draft where form = ?", "take-in complaint " + form.value("taking"))
                .size();
    }

    @Test
    @Clause("SO-07")
    void it_fills_in_a_report_and_its_attachments_come_along() {
        Desk desk = Desk.of("solidaris", ME);

        Desk.Page page = read(desk.work("/nieuw/complaint").form("/nieuw/complaint"), mail());

        page.says(
                "The mail was taken over",
                "They were not fetched",
                "Not taken: virus.exe",
                "These files come with it",
                "rekening.txt");
        Desk.Form form = page.form("/nieuw/complaint");
        assertThat(form.value("contact.name")).isEqualTo("Zoë Voorbeeld");
        assertThat(form.value("contact.mail")).isEqualTo(address);
        assertThat(form.value("story")).isEqualTo("Terugbetaling\n\nWaar blijft mijn geld?");
        assertThat(form.value("channel")).isEqualTo("mail");
        assertThat(form.value("received.day") + "-" + form.value("received.month"))
                .isEqualTo("23-2");
        form.with("reporter", "person")
                .with("capacity", "self")
                .with("reads", "nl")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "payment");
        assertThat(drafts(form)).as("it waits with what was filled in").isPositive();
        Desk.Page taken = form.on("facts-date", "2026", "2", "10")
                .send()
                .is(200)
                .says("These files come with the report", "rekening.txt")
                .looked()
                .is(200);

        UUID file = UUID.fromString(taken.html().replaceAll("(?s).*/werk/dossier/([0-9a-f-]{36}).*", "$1"));
        Desk.Page seen = desk.file(file).says("Waar blijft mijn geld?", "rekening.txt", "23 February 2026");
        seen.saysNot("virus.exe", "203.0.113.7");
        assertThat(seen.follow("rekening.txt").html()).contains("12 euro");
        assertThat(drafts(form)).as("it was sent").isZero();
    }

    @Test
    void a_reply_by_mail_is_recorded_with_what_was_attached() {
        Report.Taken report = complaint().taken();
        asked(report);
        Desk desk = Desk.of("solidaris", ME);
        String path = "/doen/record-service-answer?on=service-inquiry-1";

        Desk.Page page = read(desk.work("/dossier/" + report.file() + path).form(path), mail());

        assertThat(page.form(path).value("service-answer")).isEqualTo("Terugbetaling\n\nWaar blijft mijn geld?");
        page.form(path).send().is(200).says("Done: ", "Waar blijft mijn geld?", "rekening.txt");
        assertThat(ombud(report).attachments()).hasSize(1);
    }

    @Test
    void what_is_no_mail_is_said_to_be_none_and_nothing_typed_is_lost() {
        Report.Taken report = complaint().taken();
        String path = "/doen/note";
        Desk.Form form = Desk.of("solidaris", ME)
                .work("/dossier/" + report.file() + path)
                .form(path)
                .with("note", "Called her.");

        Desk.Page page = read(form, "%PDF-1.7 this is another file");

        page.says("This is no saved mail");
        assertThat(page.form(path).value("note")).isEqualTo("Called her.");
        Desk.Page both = read(page.form(path), mail());
        assertThat(both.form(path).value("note")).startsWith("Called her.\n\nTerugbetaling");
        both.says("This form takes no files");
        assertThat(ombud(report).seen().version()).isEqualTo(1);
    }
}
