package gehoor.platform.acceptance.solidaris;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.Gehoor;
import gehoor.platform.acceptance.PageVisit;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Tenant;
import gehoor.platform.acceptance.Time;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who lost the code of the mailbox comes by another, if it is known who they are. */
@Acceptance
class LostCodeIT {
    private static final Tenant SO = Gehoor.tenant("solidaris");
    private static final Pattern LINK = Pattern.compile("http\\S+/postvak/nieuw#([A-Za-z0-9_-]{43})");
    private static final String SUBJECT = "A new code for your mailbox";

    private static String mail() {
        return "ada." + UUID.randomUUID() + "@example.org";
    }

    private static Report.Taken taken(String mail) {
        return SO.visitor()
                .reports("complaint")
                .named("Ada Voorbeeld", mail)
                .capacity("self")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "payment")
                .with("facts-date", "2026-02-10")
                .with("story", "My file has been waiting for months.")
                .taken();
    }

    private static PageVisit lost(String tenant, String number, String mail) {
        return PageVisit.to("/" + tenant + "/postvak/kwijt?lang=en")
                .form("Send the link")
                .fill("number", number)
                .fill("mail", mail)
                .send();
    }

    private static String ticket(String mail) {
        Matcher link = LINK.matcher(Post.letter(mail, SUBJECT).text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static PageVisit renewed(String ticket) {
        return PageVisit.to("/solidaris/postvak/nieuw?lang=en")
                .form("Get the new code")
                .fill("code", ticket)
                .send();
    }

    private static String code(PageVisit shown) {
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        return shown.find("<code class=\"utrecht-code\">([0-9A-Z-]+)</code>");
    }

    @Test
    void by_number_and_address_a_link_comes_and_with_it_a_new_code_and_the_old_one_ends() {
        String mail = mail();
        Report.Taken taken = taken(mail);

        PageVisit said = lost("solidaris", taken.number(), mail.toUpperCase(java.util.Locale.ROOT));

        assertThat(said.text())
                .contains("If number and address belong together", "without a name nobody can find your code");
        String ticket = ticket(mail);
        assertThat(SO.mailbox(taken.receipt()).seen().stage())
                .as("until the link is used the code stays")
                .isNotBlank();
        String fresh = code(renewed(ticket));
        assertThat(fresh).isNotEqualTo(taken.receipt());
        assertThat(SO.mailbox(fresh).seen().id()).isEqualTo(taken.file());
        SO.mailboxAsIs(taken.receipt()).entered().refusedWith(404);
        assertThat(renewed(ticket).text()).contains("This link opens nothing.");
        assertThat(Database.dump()).noneMatch(row -> row.contains(ticket) || row.contains(fresh));
        CaseFile file = SO.as("sol-ombud").file(taken);
        assertThat(file.historyOf("receipt.link-asked").path("by").asText()).isEqualTo("system");
        assertThat(file.historyOf("receipt.renewed").path("by").asText()).isEqualTo("complainant");
    }

    @Test
    void whatever_is_sent_is_answered_alike_and_only_what_is_right_is_written_to() {
        String mail = mail();
        Report.Taken taken = taken(mail);
        String other = mail();
        Report.Taken another = taken(other);
        String anonymous = Gehoor.tenant("kind-en-gezin")
                .visitor()
                .reports("sectors")
                .anonymous()
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", true)
                .with("story", "At the gate.")
                .taken()
                .number();

        String said = lost("solidaris", taken.number(), mail).text();

        assertThat(lost("solidaris", taken.number(), other).text()).isEqualTo(said);
        assertThat(lost("solidaris", another.number(), mail).text()).isEqualTo(said);
        assertThat(lost("solidaris", taken.number().substring(0, 8), mail).text())
                .isEqualTo(said);
        assertThat(lost("solidaris", "nothing", "no address at all").text()).isEqualTo(said);
        assertThat(lost("solidaris", "x".repeat(5000), mail).text()).isEqualTo(said);
        assertThat(lost("bemiddelingsbureau", taken.number(), mail).status()).isEqualTo(200);
        assertThat(lost("kind-en-gezin", anonymous, mail).status()).isEqualTo(200);
        ticket(mail);
        Time.settle();
        assertThat(Post.letters(mail, SUBJECT)).hasSize(1);
        assertThat(Post.letters(other, SUBJECT)).isEmpty();
        assertThat(SO.as("sol-ombud").file(another).gets("history").text()).doesNotContain("receipt.link-asked");
    }

    @Test
    void nobody_is_flooded_and_a_link_ends_after_its_third_day() {
        String mail = mail();
        Report.Taken taken = taken(mail);
        lost("solidaris", taken.number(), mail);
        String first = ticket(mail);
        lost("solidaris", taken.number(), mail);
        lost("solidaris", taken.number(), mail);
        Time.becomes(LocalDateTime.of(2026, 3, 2, 10, 30));
        assertThat(Post.letters(mail, SUBJECT)).hasSize(1);

        lost("solidaris", taken.number(), mail);
        waitFor(mail, 2);
        assertThat(renewed(first).text()).as("a later link ends the one before").contains("This link opens nothing.");
        String second = ticket(mail);
        Time.becomes("2026-03-05");
        assertThat(renewed(second).text()).contains("This link opens nothing.");
        assertThat(SO.mailbox(taken.receipt()).seen().id()).isEqualTo(taken.file());
    }

    private static void waitFor(String mail, int letters) {
        for (int i = 0; i < 20 && Post.letters(mail, SUBJECT).size() < letters; i++) {
            Time.settle();
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(Post.letters(mail, SUBJECT)).hasSize(letters);
    }

    @Test
    void what_is_missing_is_said() {
        PageVisit wrong = lost("solidaris", " ", "");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Fill in the number.", "Fill in the mail address.");
        assertThat(PageVisit.to("/solidaris/postvak?lang=en").html()).contains("/solidaris/postvak/kwijt");
        assertThat(renewed("A".repeat(43)).text()).isEqualTo(renewed("nonsense").text());
        assertThat(renewed(" ").text()).contains("Paste the link that was sent.");
    }

    @Test
    void an_answer_takes_as_long_whether_there_is_such_a_report_or_not() {
        String mail = mail();
        Report.Taken taken = taken(mail);
        List<Long> right = new ArrayList<>();
        List<Long> wrong = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            right.add(took(taken.number(), mail));
            wrong.add(took("SOL-2026-99999", mail));
        }
        assertThat(Math.abs(median(right) - median(wrong)))
                .as("right %s, wrong %s", right, wrong)
                .isLessThan(15_000_000L);
    }

    private static long took(String number, String mail) {
        PageVisit.Form form = PageVisit.to("/solidaris/postvak/kwijt?lang=en")
                .form("Send the link")
                .fill("number", number)
                .fill("mail", mail);
        long begun = System.nanoTime();
        assertThat(form.send().status()).isEqualTo(200);
        return System.nanoTime() - begun;
    }

    private static long median(List<Long> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    @Test
    void staff_give_a_new_code_that_they_never_see_and_the_old_one_ends_at_once() {
        String mail = mail();
        Report.Taken taken = taken(mail);
        Desk desk = Desk.of("solidaris", "sol-ombud");
        Desk.Page form = desk.file(taken.file()).follow("Give a new code");
        form.form("/doen/new-code").send().is(422);

        Desk.Page done = form.form("/doen/new-code")
                .with("new-code-reason", "She rang, and told the day and the sum.")
                .send()
                .is(200);

        done.says("Give a new code", SUBJECT).saysNot("shown once");
        SO.mailboxAsIs(taken.receipt()).entered().refusedWith(404);
        String fresh = code(renewed(ticket(mail)));
        assertThat(SO.mailbox(fresh).seen().id()).isEqualTo(taken.file());
        assertThat(desk.file(taken.file()).text()).doesNotContain(fresh);
    }

    @Test
    void who_has_no_mail_gets_a_code_to_print_that_changes_at_its_first_use() {
        Report.Taken taken = SO.as("sol-ombud")
                .reports("complaint")
                .channel("post")
                .saying("received", "2026-03-02")
                .saying(
                        "contact",
                        java.util.Map.of("name", "Ada Voorbeeld", "postal", List.of("Street 1", "1000 Brussels")))
                .saying("identity", "named")
                .capacity("self")
                .with("about", "own-service")
                .with("service", "reimbursements")
                .with("subject", "payment")
                .with("facts-date", "2026-02-10")
                .with("story", "My file has been waiting for months.")
                .attaching("scan", "scan.pdf", "application/pdf", gehoor.platform.acceptance.Papers.pdf("scan"))
                .taken();

        Desk desk = Desk.of("solidaris", "sol-ombud");
        String page = desk.file(taken.file())
                .follow("Give a new code")
                .form("/doen/new-code")
                .with("new-code-reason", "She came to the desk with her card.")
                .send()
                .is(200)
                .text();

        Matcher code =
                Pattern.compile("([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}-[0-9A-Z])").matcher(page);
        assertThat(code.find()).isTrue();
        String replacement = SO.mailboxAsIs(code.group())
                .entered()
                .good()
                .json()
                .path("replacement")
                .asText();
        assertThat(SO.mailbox(replacement).seen().id()).isEqualTo(taken.file());
        SO.mailboxAsIs(code.group()).entered().refusedWith(404);
    }

    @Test
    void never_for_the_anonymous() {
        Report.Taken taken = Gehoor.tenant("kind-en-gezin")
                .visitor()
                .reports("sectors")
                .anonymous()
                .with("sector", "child-care")
                .with("facility", "f-sunflower")
                .with("facility-knows", true)
                .with("story", "At the gate.")
                .taken();
        CaseFile file = Gehoor.tenant("kind-en-gezin").as("kg-handler").file(taken);
        file.does("take").done();

        assertThat(file.does("new-code")
                        .with("new-code-reason", "A phone call.")
                        .refusedBy("new-code")
                        .words())
                .contains("can never be given again");

        Desk.of("kind-en-gezin", "kg-handler")
                .file(taken.file())
                .says("A code that was given without a name can never be given again");
        assertThat(Gehoor.tenant("kind-en-gezin")
                        .mailbox(taken.receipt())
                        .seen()
                        .id())
                .isEqualTo(taken.file());
    }
}
