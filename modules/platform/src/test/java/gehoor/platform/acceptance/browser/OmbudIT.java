package gehoor.platform.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Time;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ombuds service of a health insurer: from a letter in the post to the result and what must change, and the service that is asked. */
@Acceptance
@InBrowser
class OmbudIT {
    private static final String TENANT = "solidaris";
    private static final String STORY = "My refund for the dentist never came.";

    @Test
    @Clause({"SO-04", "SO-07", "SO-08", "SO-09", "SO-10", "SO-12"})
    void a_letter_goes_from_the_post_to_the_result_and_a_recommendation() {
        AtWork ombud = AtWork.as(TENANT, "sol-ombud").goes("/nieuw/complaint");

        // Taken in at one page: what lacks is named, each question by its name, and nothing is typed twice.
        ombud.refused("How did it come in?", "Choose one of these.");
        ombud.with("channel", "post").with("reporter", "person").with("capacity", "self");
        ombud.with("reads", "en").with("about", "own-service").with("service", "reimbursements");
        ombud.with("subject", "payment").with("story", STORY);
        ombud.on("received", "2026-02-27").on("facts-date", "2026-02-10");
        ombud.with("contact.name", "Jan Voorbeeld").with("contact.mail", "jan.voorbeeld@example.org");
        ombud.refused("Scan of the letter or paper form");
        assertThat(ombud.holds("story")).isEqualTo(STORY);
        ombud.attaching("scan", "letter.txt").takesIn();
        ombud.says("The report was taken in", "OMB-2026-", "13 April 2026");
        String number = ombud.tab().page().locator(".house-number").first().innerText();
        // Letters can be held back for a minute.
        Time.passes(Duration.ofMinutes(2));
        assertThat(Post.letter("jan.voorbeeld@example.org", number).text())
                .contains("your complaint does not stop the time you have to appeal in court");

        // The file: one step first, the rest in reach, what cannot be done yet with the reason.
        ombud.tab().follows("Open the file").fine();
        UUID file = ombud.file();
        ombud.says(number, STORY, "27 February 2026", "letter.txt", "45 calendar days");
        assertThat(ombud.next()).isEqualTo("Check whether we handle it");
        ombud.barred("First record that the complaint is about a service of ours");
        AtWork reimbursements = AtWork.as(TENANT, "sol-reimbursements");
        reimbursements.isHidden(file);

        ombud.begins("check-complaint");
        assertThat(ombud.tab().page().locator("input[name$='.service']:checked").inputValue())
                .isEqualTo("reimbursements");
        ombud.with("about-own-service", "yes").refused("“Is it clear who complains?” must be filled in.");
        ombud.with("sender-known", "yes").done();
        ombud.does("admit").says("From Received to Examination.");

        // The service concerned is asked; it sees this file, its question and its own step, and nothing more.
        ombud.begins("note").with("note", "Between us.").done();
        ombud.begins("ask-service").with("asked-service", "reimbursements").refused("Question to the service");
        ombud.with("question", "Where is the refund?").done();
        assertThat(ombud.offers()).doesNotContain("send-result");
        ombud.barred("First ask the service and wait for its answer.");
        reimbursements.opens(file).says(STORY, "Where is the refund?").saysNot("Between us.");
        assertThat(reimbursements.offers()).containsExactly("record-service-answer");
        reimbursements.begins("record-service-answer").refused("Answer of the service");
        reimbursements
                .with("service-answer", "The form was mislaid. It was paid today.")
                .attaching("service-documents", "payment.txt")
                .done();
        AtWork.as(TENANT, "sol-benefits").isHidden(file);

        // The result closes it; whoever complained reads it, and where to go with it.
        ombud.looksAgain().says("The form was mislaid. It was paid today.", "payment.txt");
        ombud.begins("send-result").with("result", "founded").refused("The result, explained to the complainant");
        ombud.with("result-text", "You are right. It was paid today.").done();
        ombud.says("The file closed: Founded.", "done in time");
        Time.passes(Duration.ofMinutes(2));
        assertThat(Post.letter("jan.voorbeeld@example.org", "The result of your complaint (" + number)
                        .text())
                .contains("You are right. It was paid today.", "labour-court.example.org");

        // A recommendation outlives the file: addressee, term, reply, and what came of it.
        ombud.begins("recommend")
                .with("recommendation-service", "offices")
                .with("recommendation", "Confirm every form that is handed in.")
                .on("recommendation-until", "2026-04-30")
                .refused("to the service");
        ombud.with("recommendation-service", "reimbursements").done();
        reimbursements.opens(file).says("Confirm every form that is handed in.");
        assertThat(reimbursements.offers()).containsExactly("record-recommendation-reply");
        reimbursements
                .begins("record-recommendation-reply")
                .with("recommendation-accepted", "accepted")
                .with("recommendation-reply", "From next week on.")
                .done();
        ombud.looksAgain()
                .begins("record-carried-out")
                .with("recommendation-proof", "Seen at the counter.")
                .done()
                .says("From next week on.", "Seen at the counter.");
    }

    @Test
    @Clause({"SO-05", "SO-08"})
    void what_is_too_old_is_refused_on_its_ground_and_stands_in_the_register() {
        AtWork ombud = AtWork.as(TENANT, "sol-ombud2").goes("/nieuw/complaint");
        ombud.with("channel", "mail").with("reporter", "person").with("capacity", "self");
        ombud.with("reads", "en")
                .with("about", "own-service")
                .with("service", "benefits")
                .with("subject", "decision");
        ombud.with("story", STORY).on("received", "2026-03-02").on("facts-date", "2024-01-10");
        ombud.with("contact.name", "Jan Voorbeeld").with("contact.mail", "jan.oud@example.org");
        ombud.takesIn();
        ombud.tab().fine().follows("Open the file").fine();
        ombud.begins("check-complaint")
                .with("about-own-service", "yes")
                .with("sender-known", "yes")
                .done();

        ombud.barred("older than one year", "Rule SO-05-one-year");
        ombud.begins("refuse-complaint").with("refusal-reason", "The facts are of 2024.");
        assertThat(ombud.tab().choices()).as("the grounds that hold").containsExactly("Older than one year");
        ombud.refused("“Ground” must be filled in.");
        ombud.with("ground", "older-than-a-year").done();

        ombud.says("Not handled");
        String number = ombud.tab().page().locator("h1 .house-number").innerText();
        ombud.goes("/register?nummer=" + number + "&open=no").says(number, "Not handled");
        Gallery.keep(ombud.tab(), "register, one line");
        Time.passes(Duration.ofMinutes(2));
        assertThat(Post.letter("jan.oud@example.org", number).text()).contains("control-office.example.org");
    }
}
