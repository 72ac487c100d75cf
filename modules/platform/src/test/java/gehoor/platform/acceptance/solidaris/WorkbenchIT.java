package gehoor.platform.acceptance.solidaris;

import static gehoor.platform.acceptance.solidaris.Solidaris.MAIL;
import static gehoor.platform.acceptance.solidaris.Solidaris.NAME;
import static gehoor.platform.acceptance.solidaris.Solidaris.SOL;
import static gehoor.platform.acceptance.solidaris.Solidaris.STORY;
import static gehoor.platform.acceptance.solidaris.Solidaris.admitted;
import static gehoor.platform.acceptance.solidaris.Solidaris.asked;
import static gehoor.platform.acceptance.solidaris.Solidaris.complaint;
import static gehoor.platform.acceptance.solidaris.Solidaris.ombud;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.Report;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A complaint handled at the workbench alone: pages and forms, without scripts. */
@Acceptance
class WorkbenchIT {
    private static final String ME = "sol-ombud";
    private static final String NOTED = "Called her: <b>\"the form\" isn't lost & paid</b>";

    @Test
    @Clause({"SO-08", "SO-10"})
    void a_handler_goes_from_intake_to_the_result() {
        Report.Taken report = complaint().taken();
        Desk desk = Desk.of("solidaris", ME);
        Desk.Page page =
                onTheList(desk, report.number()).follow(report.number()).is(200);
        page.says(
                report.number(),
                "Reimbursements",
                "Now to do",
                "Check whether we handle it",
                STORY,
                "45 calendar days");
        assertThat(page.html()).contains("aria-current=\"step\"").doesNotContain("<script");

        Desk.Form form = page.follow("Check whether we handle it").is(200).form("/doen/check-complaint");
        assertThat(form.value("service")).as("nothing is typed twice").isEqualTo("reimbursements");
        assertThat(form.value("facts-date.day")).isEqualTo("10");
        page = form.with("about-own-service", "yes").with("sender-known", "yes").send();
        page.is(200).says("Done: Check whether we handle it.", "Olga Ombud");

        page = page.follow("Take on")
                .form("/doen/admit")
                .send()
                .looked()
                .is(200)
                .says("Done: Take on.", "From Received to Examination.");
        page = page.follow("Ask the service")
                .form("/doen/ask-service")
                .with("asked-service", "reimbursements")
                .with("question", "Where is the refund?")
                .send()
                .looked()
                .is(200);
        page = page.follow("Answer of the service")
                .form("/doen/record-service-answer?on=service-inquiry-1")
                .with("service-answer", "The form was mislaid.")
                .attaching("service-documents", "answer.txt", "Paid today.")
                .send()
                .is(200)
                .says("The form was mislaid.", "answer.txt");
        Desk.Page download = page.follow("answer.txt").is(200);
        assertThat(download.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("answer.txt");
        assertThat(download.html()).isEqualTo("Paid today.");
        page = page.follow("Send the result")
                .form("/doen/send-result")
                .with("result", "founded")
                .with("result-text", "The form was mislaid. It is paid.")
                .send()
                .looked()
                .is(200);

        page.says("Founded", "The file closed: Founded.", "done in time");
        assertThat(ombud(report).seen().stage()).isEqualTo("closed");
    }

    @Test
    @Clause("SO-04")
    void who_is_refused_reads_the_rule_and_keeps_what_was_typed() {
        Report.Taken report = complaint().taken();
        Desk desk = Desk.of("solidaris", ME);
        desk.file(report.file()).says("not possible now", "First record that the complaint is about a service of ours");

        Desk.Page page =
                desk.work("/dossier/" + report.file() + "/doen/admit").is(200).says("SO-04-checked");
        page = page.form("/doen/admit").send().is(422);
        page.says(
                "That is not possible now",
                "First record that the complaint is about a service of ours",
                "Rule SO-04-checked",
                "003, which complaints: about our services (SO-04)");
        assertThat(page.html()).contains("<title>Error: Take on");

        admitted(report);
        page = desk.work("/dossier/" + report.file() + "/doen/ask-service")
                .form("/doen/ask-service")
                .with("asked-service", "benefits")
                .send()
                .is(422);
        assertThat(page.html()).contains("<title>Error: Ask the service", "href=\"#ask-service.question\"");
        assertThat(page.form("/doen/ask-service").value("asked-service")).isEqualTo("benefits");
        assertThat(ombud(report).seen().stage()).isEqualTo("examination");
    }

    @Test
    void what_was_typed_upon_an_older_file_is_kept_and_can_be_sent_again() {
        Report.Taken report = complaint().taken();
        Desk.Form form = Desk.of("solidaris", ME)
                .work("/dossier/" + report.file() + "/doen/note")
                .form("/doen/note")
                .with("note", NOTED);
        SOL.as("sol-ombud2")
                .file(report)
                .does("note")
                .with("note", "I looked at this.")
                .done();

        Desk.Page page = form.send().is(409);

        page.says("Somebody else changed this file while you were typing", "Omer Ombud", "I looked at this.");
        assertThat(page.html()).contains("<title>Error: ").doesNotContain("<b>");
        assertThat(page.form("/doen/note").value("note")).isEqualTo(NOTED);
        page.form("/doen/note").send().is(200).says("Done: ", NOTED);
    }

    @Test
    void the_same_form_sent_twice_is_done_once() {
        Report.Taken report = complaint().taken();
        Desk.Form form = Desk.of("solidaris", ME)
                .work("/dossier/" + report.file() + "/doen/note")
                .form("/doen/note")
                .with("note", NOTED);

        form.send().is(200);
        form.send().is(200).says("Done: ");

        assertThat(ombud(report).seen().version()).isEqualTo(2);
    }

    @Test
    @Clause({"PL-06", "SO-10"})
    void another_role_sees_its_part_and_nothing_else() {
        Report.Taken report = complaint().taken();
        Desk service = Desk.of("solidaris", "sol-reimbursements");
        service.file(report.file()).is(404).saysNot(report.number());
        service.work("/register?nummer=" + report.number()).is(200).saysNot("Reimbursements");
        asked(report);
        ombud(report).does("note").with("note", "Between us.").done();

        service.file(report.file())
                .is(200)
                .says(STORY, "Where is the refund?", "Answer of the service")
                .saysNot("Between us.", "Send the result", "Not handle");
        service.work("/dossier/" + report.file() + "/doen/send-result").is(404);
        Desk.of("solidaris", "sol-benefits").file(report.file()).is(404);
        Desk.of("solidaris", "sol-office").file(report.file()).is(404);
    }

    @Test
    @Clause("PL-01")
    void a_file_of_another_organisation_does_not_exist() {
        Report.Taken elsewhere = Gehoor.tenant("kind-en-gezin")
                .visitor()
                .reports("sectors")
                .named("Mia", "mia@example.org")
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", true)
                .with("story", "…")
                .taken();
        Desk desk = Desk.of("solidaris", ME);

        desk.file(elsewhere.file()).is(404);
        desk.file(UUID.randomUUID()).is(404);
        desk.work("/dossier/none").is(404);
        desk.work("/dossier/" + elsewhere.file() + "/doen/note").is(404);
        assertThat(desk.get("/kind-en-gezin/werk/dossier/" + elsewhere.file()).text())
                .doesNotContain("Mia");
    }

    @Test
    @Clause("PL-06")
    @Tag("asvs:V3.5.1")
    void what_a_page_of_somebody_else_sends_is_not_done() {
        Report.Taken report = complaint().taken();
        Desk desk = Desk.of("solidaris", ME);
        Desk.Form form = desk.work("/dossier/" + report.file() + "/doen/note")
                .form("/doen/note")
                .with("note", NOTED);

        desk.sendingFrom("cross-site");
        form.send().is(403);
        desk.sendingFrom("same-site");
        form.send().is(403);
        desk.sendingFrom(null);
        form.send().is(403);
        desk.sendingFrom("cross-site").work("").form("/logout").send().is(403);

        assertThat(ombud(report).seen().version()).isEqualTo(1);
        desk.sendingFrom("same-origin").work("").is(200).says("Olga Ombud");
        form.send().is(200).says(NOTED);
    }

    @Test
    void what_was_typed_when_the_login_ended_comes_back_to_who_typed_it() {
        Report.Taken report = complaint().taken();
        Desk desk = Desk.of("solidaris", ME);
        Desk.Form form = desk.work("/dossier/" + report.file() + "/doen/note")
                .form("/doen/note")
                .with("note", NOTED);
        desk.sessionEnds();

        Desk.Page held = form.send().is(401);

        held.says("Your login has ended", "nothing that you typed is lost");
        assertThat(held.html()).doesNotContain("the form");
        held.form("/doen/note").send().is(401).says("Your login has ended");
        desk.login(ME).is(200);
        Desk.Page back = held.form("/doen/note").send().is(200).says("Here is what you typed");
        assertThat(back.form("/doen/note").value("note")).isEqualTo(NOTED);
        back.form("/doen/note").send().is(200).says("Done: ", NOTED);

        desk.sessionEnds();
        Desk.Page another = form.send().is(401);
        desk.login("sol-ombud2").is(200);
        another.form("/doen/note").send().is(200).says("typed by somebody else");
        assertThat(another.form("/doen/note").send().form("/doen/note").value("note"))
                .isEmpty();
    }

    @Test
    @Clause("SO-07")
    void a_letter_is_taken_in_on_one_page() {
        String mail = "jan." + UUID.randomUUID() + "@example.org";
        Report.Taken earlier = complaint().named(NAME, mail).taken();
        Desk desk = Desk.of("solidaris", ME);
        Desk.Form form = desk.work("/nieuw")
                .is(200)
                .follow("Complaint about our services")
                .is(200)
                .form("/nieuw/complaint");
        form.send().is(422).says("Choose one of these.");
        form.with("channel", "post")
                .with("reporter", "person")
                .with("capacity", "self")
                .with("reads", "en")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "payment")
                .with("story", NOTED)
                .with("contact.name", NAME)
                .with("contact.mail", mail);
        form.on("received", "2026", "2", "27").on("facts-date", "2026", "2", "10");

        Desk.Page looked =
                form.saying("look", "yes").send().is(200).says(earlier.number(), "With the same mail address");
        Desk.Form again = looked.form("/nieuw/complaint");
        assertThat(again.value("story")).isEqualTo(NOTED);
        assertThat(again.value("contact.mail")).isEqualTo(mail);
        again.send().is(422).says("Scan of the letter or paper form");
        Desk.Page taken = again.attaching("scan", "letter.txt", "Dear ombuds service")
                .send()
                .is(200)
                .says("Look over what leaves", "These files come with the report", "letter.txt")
                .looked()
                .is(200);

        taken.says("The report was taken in", "The code for this person", "Tell it now");
        taken.follow("Open the file").is(200).says(NOTED, "27 February 2026", "letter.txt");
    }

    @Test
    @Clause("SO-08")
    void the_register_is_filtered_printed_and_taken_along() {
        Report.Taken report = complaint().taken();
        Desk desk = Desk.of("solidaris", ME);

        Desk.Page page = desk.work("/register?nummer=" + report.number() + "&procedure=complaint&open=yes");
        page.is(200).says(report.number(), "Complaint about our services", "Reimbursements");
        Desk.Page table = page.follow("All of it as a table").is(200);
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.html())
                .contains(report.number() + ",complaint,2026-03-02")
                .doesNotContain(NAME);
        desk.work("/register?nummer=" + report.number() + "&open=no").is(200).saysNot("Reimbursements");
        desk.work("/register?van.day=31&van.month=2&van.year=2026").is(422).says("31 2 2026");
    }

    @Test
    @Clause("SO-08")
    void who_searches_leaves_no_word_in_an_address() {
        String word = "zebra" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9-]", "q");
        Report.Taken report =
                complaint().with("story", "It was about a " + word + ".").taken();
        Desk desk = Desk.of("solidaris", ME);

        Desk.Page found = desk.work("/zoeken")
                .is(200)
                .form("/werk/zoeken")
                .with("text", word)
                .send()
                .is(200)
                .says(report.number());

        assertThat(found.path()).isEqualTo("/solidaris/werk/zoeken");
        assertThat(found.follow(report.number()).is(200).path())
                .endsWith(report.file().toString());
        Desk.of("solidaris", "sol-benefits")
                .work("/zoeken")
                .form("/werk/zoeken")
                .with("text", word)
                .send()
                .is(200)
                .saysNot(report.number());
        desk.work("/zoeken").form("/werk/zoeken").send().is(422).says("There is nothing in this to search by.");
    }

    @Test
    @Clause("PL-06")
    void a_name_is_told_on_request_and_that_is_recorded() {
        Report.Taken report = complaint().taken();
        Desk desk = Desk.of("solidaris", ME);
        Desk.Page page = desk.file(report.file()).is(200).saysNot(NAME, MAIL).says("that is recorded with your name");

        page.form("/wie/complainant").send().is(200).says(NAME, MAIL, "That was recorded.");
        desk.work("/dossier/" + report.file() + "/wie/complainant").saysNot(NAME);
        Desk.of("solidaris", "sol-benefits").file(report.file()).is(404);
    }

    @Test
    @Clause("PL-10")
    void the_workbench_speaks_three_languages() {
        Report.Taken report = complaint().taken();
        Desk desk = Desk.of("solidaris", ME);

        desk.work("?lang=nl").is(200).says("Mijn werk", "Uitloggen");
        Desk.Page page = desk.work("/dossier/" + report.file() + "?lang=fr").is(200);
        page.says("À faire maintenant", "Vérifier si nous la traitons");
        Desk.Page form = page.follow("Vérifier si nous la traitons").is(200).says("Annuler");
        Desk.Page dutch = form.form("/doen/check-complaint")
                .with("about-own-service", "yes")
                .saying("lang", "nl")
                .send()
                .is(200)
                .says("Gaat de klacht over een dienst van ons?", "Annuleren");
        assertThat(dutch.form("/doen/check-complaint").value("about-own-service"))
                .isEqualTo("yes");
    }

    /** Wherever on the list it stands. */
    private static Desk.Page onTheList(Desk desk, String number) {
        Desk.Page page = desk.work("").is(200);
        for (int i = 0; i < 200 && !page.text().contains(number); i++) {
            page = page.follow("Next");
        }
        return page;
    }
}
