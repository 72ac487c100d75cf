package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.STORY;
import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.PageVisit;
import gehoor.platform.acceptance.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The mailbox in a browser without scripts, as who reported without a name uses it. */
@Acceptance
class MailboxPagesIT {
    private static final String MAILBOX = "/kind-en-gezin/postvak?lang=en";

    private static PageVisit enter(String code) {
        return PageVisit.to(MAILBOX).form("Your code").fill("code", code).send();
    }

    @Test
    @Clause("KG-08")
    void who_reported_without_a_name_reads_and_writes_and_is_not_asked_who_they_are() {
        Report.Taken taken = KindEnGezin.webAnonymous().taken();

        PageVisit mailbox =
                enter(taken.receipt().toLowerCase(java.util.Locale.ROOT).replace("-", " "));

        assertThat(mailbox.status()).isEqualTo(200);
        assertThat(mailbox.text())
                .contains("Leave this page", taken.number(), "When do you hear something?")
                .contains(STORY, "Tell how it will be handled");
        assertThat(mailbox.html())
                .as("the code stands nowhere on the page, and in no address")
                .doesNotContain(taken.receipt());

        PageVisit written = mailbox.form("add-to-report.addition")
                .fill("add-to-report.addition", "It happened again.\n\nIn the garden.")
                .send();

        assertThat(written.status()).isEqualTo(200);
        assertThat(written.text()).contains("Done:", "It happened again.", "In the garden.");
        assertThat(KindEnGezin.handler().file(taken.file()).seen().json().toString())
                .contains("It happened again.");
    }

    @Test
    void what_was_sent_twice_is_done_once() {
        Report.Taken taken = KindEnGezin.webAnonymous().taken();
        PageVisit.Form form = enter(taken.receipt())
                .form("add-to-report.addition")
                .fill("add-to-report.addition", "Only once, please.");

        form.send();
        PageVisit again = form.send();

        assertThat(again.status()).isEqualTo(200);
        assertThat(KindEnGezin.handler().file(taken.file()).history().stream()
                        .filter(line -> line.path("action").asText().equals("add-to-report")))
                .hasSize(1);
    }

    @Test
    void what_is_missing_is_said_beside_the_question_and_what_was_written_elsewhere_stays() {
        Report.Taken taken = KindEnGezin.webAnonymous().taken();

        PageVisit wrong = enter(taken.receipt()).form("add-to-report.addition").send();

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html())
                .contains("<title>Error:", "href=\"#add-to-report.addition\"", "id=\"add-to-report.addition-wrong\"")
                .contains("aria-invalid=\"true\"");
        assertThat(wrong.text()).contains("Something is still needed");
    }

    @Test
    void a_code_that_is_wrong_and_one_that_nobody_has_are_told_in_the_same_words() {
        String known = KindEnGezin.webAnonymous().taken().receipt();

        PageVisit elsewhere = PageVisit.to("/solidaris/postvak?lang=en")
                .form("Your code")
                .fill("code", known)
                .send();
        PageVisit typed = enter("AAAA");
        PageVisit none = enter(" ");

        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.text()).contains("This code opens nothing here.").doesNotContain("KGS-");
        assertThat(typed.status()).isEqualTo(422);
        assertThat(typed.text()).contains("characters");
        assertThat(none.text()).contains("Fill in your code.");
        assertThat(enter(known.substring(0, 5) + "\u0000<script>").status()).isEqualTo(422);
    }

    @Test
    void a_page_of_another_mailbox_or_organisation_opens_nothing() {
        PageVisit mine = enter(KindEnGezin.webAnonymous().taken().receipt());
        Report.Taken other = KindEnGezin.webAnonymous().taken();

        PageVisit.Form form = mine.form("Look whether there is news");
        assertThat(form.send("/solidaris/postvak").status())
                .as("sealed for one organisation")
                .isEqualTo(400);
        PageVisit same = form.fill("file", other.file().toString()).send();
        assertThat(same.text()).as("the code decides, not the page").doesNotContain(other.number());
        PageVisit broken = form.fill("opened", "AAAA").send();
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.text()).contains("Fill in your code again.");
    }

    @Test
    @Clause("KG-13")
    void who_reported_stops_it_themselves() {
        Report.Taken taken = KindEnGezin.webAnonymous().taken();

        PageVisit stopped = enter(taken.receipt())
                .form("stop-at-request")
                .fill("stop-at-request.stop-reason", "We found a solution.")
                .send();

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.text()).contains("It has ended:");
        assertThat(KindEnGezin.handler().file(taken.file()).seen().stage()).isEqualTo("closed");
    }

    @Test
    void everything_can_be_taken_along() throws IOException {
        Report.Taken taken = KindEnGezin.webAnonymous().taken();
        PageVisit mailbox = enter(taken.receipt());
        PageVisit more = mailbox.form("add-to-report.addition")
                .fill("add-to-report.addition", "See the note.")
                .attach(
                        "add-to-report.enclosures",
                        "../note.txt",
                        "What I wrote down.\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .send();

        PageVisit file = more.form("name=\"attachment\"").send();
        PageVisit all = more.form("Save everything").send("/kind-en-gezin/postvak/alles?lang=en");

        assertThat(new String(file.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("What I wrote down.\n");
        assertThat(file.header("Content-Disposition")).startsWith("attachment;");
        assertThat(all.header("Content-Type")).isEqualTo("application/zip");
        List<String> names = new ArrayList<>();
        String told = "";
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(all.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().endsWith(".pdf")) {
                    assertThat(new String(zip.readNBytes(8), java.nio.charset.StandardCharsets.US_ASCII))
                            .startsWith("%PDF-1.");
                } else if (entry.getName().endsWith(".html")) {
                    told = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                }
            }
        }
        assertThat(names).hasSize(3).allMatch(name -> name.startsWith("gehoor/") && !name.contains(".."));
        assertThat(told).contains(taken.number(), "See the note.");
    }

    @Test
    @Clause("PL-10")
    void the_language_changes_without_typing_the_code_again() {
        PageVisit mailbox = enter(KindEnGezin.webAnonymous().taken().receipt());

        PageVisit french = mailbox.form("Français").fill("lang", "fr").send();

        assertThat(french.html()).contains("<html lang=\"fr\"");
        assertThat(french.text()).contains("Quand y aura-t-il des nouvelles ?", "Quitter cette page");
    }

    @Test
    void who_leaves_in_a_hurry_is_away_at_once() {
        PageVisit away = PageVisit.to("/kind-en-gezin/weg");
        assertThat(away.status()).isEqualTo(303);
        assertThat(away.header("Location")).startsWith("https://");
    }
}
