package gehoor.platform.acceptance.kindengezin;

import static gehoor.platform.acceptance.kindengezin.KindEnGezin.KG;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.REPORTER;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.STORY;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.readyForInstruments;
import static gehoor.platform.acceptance.kindengezin.KindEnGezin.web;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.CaseFile;
import gehoor.platform.acceptance.Clause;
import gehoor.platform.acceptance.Database;
import gehoor.platform.acceptance.Desk;
import gehoor.platform.acceptance.PageVisit;
import gehoor.platform.acceptance.Papers;
import gehoor.platform.acceptance.Post;
import gehoor.platform.acceptance.Report;
import gehoor.platform.acceptance.Time;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A facility that has no account answers by a link that works once. */
@Acceptance
class AskedOutsideIT {
    private static final String QUESTION = "How is the gate watched at four?";
    private static final Pattern LINK = Pattern.compile("http\\S+/gevraagd#([A-Za-z0-9_-]{43})");

    /** A file in which a facility was asked in writing. */
    private static CaseFile asked(Report.Taken taken) {
        CaseFile file = readyForInstruments(taken);
        file.does("ask-in-writing")
                .with("quality-requirements", List.of("safety-health"))
                .with("inquiry-text", QUESTION)
                .done();
        return file;
    }

    private static String somebody() {
        return "els." + UUID.randomUUID() + "@example.org";
    }

    private static Desk.Form form(UUID file) {
        return Desk.of("kind-en-gezin", "kg-handler")
                .file(file)
                .is(200)
                .follow("Ask by a link: The facility's reply")
                .form("/vragen/record-reply?on=written-inquiry-1");
    }

    /** By mail, from the page of the file. @return the ticket */
    private static String invited(UUID file, String mail) {
        form(file)
                .with("way", "mail")
                .with("mail", mail)
                .with("language", "en")
                .send()
                .is(200);
        Matcher link = LINK.matcher(Post.letter(mail, "asks you something").text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static PageVisit opened(String ticket) {
        return PageVisit.to("/kind-en-gezin/gevraagd?lang=en")
                .form("Show what is asked")
                .fill("code", ticket)
                .send();
    }

    private static PageVisit.Form page(PageVisit visit) {
        return visit.form("name=\"draft\"");
    }

    private static PageVisit checked(PageVisit open, String reply) {
        return open.form("record-reply~written-inquiry-1.reply-text")
                .fill("record-reply~written-inquiry-1.reply-text", reply)
                .fill("go", "check")
                .send();
    }

    private static PageVisit sent(PageVisit review) {
        return review.form("record-reply~written-inquiry-1.reply-document")
                .attach("record-reply~written-inquiry-1.reply-document", "reply.pdf", Papers.pdf("the reply"))
                .send("/kind-en-gezin/gevraagd/versturen?lang=en");
    }

    @Test
    @Clause({"KG-29", "PL-08"})
    void a_facility_without_an_account_replies_once_with_an_attachment_and_all_of_it_is_on_record() {
        Report.Taken taken = web().taken();
        CaseFile file = asked(taken);
        String mail = somebody();
        String ticket = invited(taken.file(), mail);

        // What a program does that follows links in mails uses nothing up, and is told nothing.
        PageVisit got = PageVisit.to("/kind-en-gezin/gevraagd?lang=en");
        assertThat(got.text()).doesNotContain(QUESTION);
        assertThat(history(file, "invitation.opened")).isZero();

        PageVisit open = opened("https://gehoor.example.org/kind-en-gezin/gevraagd#" + ticket);
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.text())
                .contains("The facility's reply", QUESTION, "2026")
                .contains("Responsible of a facility")
                .doesNotContain(STORY, REPORTER, "An Peeters");
        assertThat(open.html()).as("the ticket travels sealed").doesNotContain(ticket);

        PageVisit review = checked(open, "Two of us stand there now.");
        assertThat(review.status()).as(review.text()).isEqualTo(200);
        assertThat(review.text()).contains("Check it.", "Two of us stand there now.");
        PageVisit without = review.form("record-reply~written-inquiry-1.reply-document")
                .send("/kind-en-gezin/gevraagd/versturen?lang=en");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text()).contains("Two of us stand there now.");
        PageVisit done = sent(review);
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.text()).contains("It has been sent", "Two of us stand there now.", "reply.pdf");

        assertThat(file.seen().instrument("written-inquiry-1")).isEqualTo("answered");
        assertThat(file.seen().fact("reply-text")).isEqualTo("Two of us stand there now.");
        assertThat(file.attachments())
                .singleElement()
                .satisfies(each -> assertThat(each.path("name").asText()).isEqualTo("reply.pdf"));
        assertThat(file.historyOf("invitation.made").path("personName").asText())
                .contains("An Peeters");
        assertThat(file.historyOf("invitation.opened").path("by").asText()).isEqualTo("invited");
        JsonNode reply = file.historyOf("record-reply");
        assertThat(reply.path("by").asText()).isEqualTo("invited");
        assertThat(reply.path("role").asText()).isEqualTo("Responsible of a facility");
        assertThat(reply.path("changes").toString()).contains("invitation-used invitation-1");

        // A second time it says so.
        PageVisit again = opened(ticket);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("This link was used").doesNotContain(QUESTION);
        PageVisit twice = sent(review);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(history(file, "record-reply")).isEqualTo(1);
        assertThat(Database.dump()).noneMatch(row -> row.contains(ticket) || row.contains(mail));
        Desk.of("kind-en-gezin", "kg-handler")
                .file(taken.file())
                .says("Asked of somebody outside", mail, "Done", "Done by a link, without an account.")
                .saysNot(ticket, "Withdraw the link");
    }

    private static long history(CaseFile file, String action) {
        return file.history().stream()
                .filter(line -> line.path("action").asText().equals(action))
                .count();
    }

    @Test
    void what_is_missing_is_said_before_it_is_sent_and_what_was_written_stays() {
        Report.Taken taken = web().taken();
        CaseFile file = readyForInstruments(taken);
        file.does("send-note").with("note-text", "Ten minutes without anybody.").done();
        Desk desk = Desk.of("kind-en-gezin", "kg-handler");
        String link = desk.file(taken.file())
                .follow("Ask by a link: The facility's reaction")
                .form("/vragen/record-reaction?on=informative-note-1")
                .with("way", "hand")
                .with("mail", "")
                .send()
                .is(200)
                .says("A link to pass on")
                .text();
        Matcher found = LINK.matcher(link);
        assertThat(found.find()).isTrue();

        PageVisit open = opened(found.group());
        assertThat(open.text()).contains("Ten minutes without anybody.");
        PageVisit wrong = open.form("record-reaction~informative-note-1.reaction")
                .fill("go", "check")
                .send();

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains("<title>Error:", "href=\"#record-reaction~informative-note-1.reaction\"");
        PageVisit inFrench = wrong.form("record-reaction~informative-note-1.reaction")
                .fill("record-reaction~informative-note-1.reaction", "There are two now.")
                .fill("lang", "fr")
                .send();
        assertThat(inFrench.html()).contains("lang=\"fr\"").contains("There are two now.");
        PageVisit review = inFrench.form("record-reaction~informative-note-1.reaction")
                .fill("record-reaction~informative-note-1.reaction", "There are two now.")
                .fill("go", "check")
                .send();
        page(review).send("/kind-en-gezin/gevraagd/versturen?lang=en");
        assertThat(file.seen().fact("reaction")).isEqualTo("There are two now.");
        assertThat(desk.file(taken.file()).text())
                .as("a link that was passed on is shown once")
                .doesNotContain("gevraagd#");
    }

    @Test
    void what_was_withdrawn_asked_again_or_is_out_of_date_opens_no_more() {
        Report.Taken taken = web().taken();
        CaseFile file = asked(taken);
        String first = invited(taken.file(), somebody());
        String second = invited(taken.file(), somebody());
        assertThat(opened(first).text())
                .contains("This link has been withdrawn.")
                .doesNotContain(QUESTION);
        assertThat(opened(second).status()).isEqualTo(200);

        Desk.of("kind-en-gezin", "kg-handler")
                .file(taken.file())
                .form("/vragen/invitation-2/intrekken")
                .send()
                .is(200)
                .says("The link was withdrawn", "Withdrawn");
        assertThat(opened(second).text())
                .contains("This link has been withdrawn.")
                .doesNotContain(QUESTION);

        String third = invited(taken.file(), somebody());
        Time.becomes("2026-03-23");
        assertThat(opened(third).status()).isEqualTo(200);
        Time.becomes("2026-03-24");
        assertThat(opened(third).text()).contains("This link has expired.").doesNotContain(QUESTION);
        assertThat(file.seen().instrument("written-inquiry-1")).isEqualTo("asked");

        // And where staff recorded the reply in the meantime, nothing is asked any more.
        String fourth = invited(taken.file(), somebody());
        file.does("record-reply")
                .on("written-inquiry-1")
                .attaching("reply-document", "reply.pdf", "application/pdf", Papers.pdf("by post"))
                .done();
        assertThat(opened(fourth).text()).contains("is no longer needed").doesNotContain(QUESTION);
    }

    @Test
    void a_wrong_one_one_that_nobody_has_and_one_of_elsewhere_are_told_in_the_same_words() {
        Report.Taken taken = web().taken();
        asked(taken);
        String ticket = invited(taken.file(), somebody());

        String nobodys = opened("A".repeat(43)).text();
        assertThat(nobodys).contains("This link opens nothing.");
        assertThat(opened("what is this").text()).isEqualTo(nobodys);
        assertThat(opened(ticket.substring(1)).text()).isEqualTo(nobodys);
        assertThat(opened("é\u0000<script>").text()).isEqualTo(nobodys);
        assertThat(opened(ticket.toLowerCase(java.util.Locale.ROOT)).text()).isEqualTo(nobodys);
        PageVisit elsewhere = PageVisit.to("/solidaris/gevraagd?lang=en")
                .form("Show what is asked")
                .fill("code", ticket)
                .send();
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.text()).contains("This link opens nothing.").doesNotContain(QUESTION);
        PageVisit.Form mine = page(opened(ticket));
        assertThat(mine.send("/solidaris/gevraagd").status())
                .as("sealed for one organisation")
                .isEqualTo(400);
        assertThat(mine.fill("draft", "AAAA").send().status()).isEqualTo(400);
    }

    @Test
    void who_may_not_do_it_themselves_may_not_ask_for_it_nor_see_that_it_was_asked() {
        Report.Taken taken = web().taken();
        asked(taken);
        String mail = somebody();
        invited(taken.file(), mail);

        Desk.of("kind-en-gezin", "kg-lead").file(taken.file()).is(200).saysNot("Ask by a link", mail);
        Desk facility = Desk.of("kind-en-gezin", "kg-facility");
        facility.file(taken.file()).is(200).saysNot("Ask by a link", mail);
        facility.work("/dossier/" + taken.file() + "/vragen/record-reply?on=written-inquiry-1")
                .is(404);
        Desk.of("kind-en-gezin", "kg-facility-2")
                .work("/dossier/" + taken.file() + "/vragen/record-reply?on=written-inquiry-1")
                .is(404);
        assertThat(KG.mailbox(taken.receipt()).seen().json().toString()).doesNotContain(mail);
    }

    @Test
    void an_address_that_cannot_be_one_is_told_and_what_was_filled_in_stays() {
        Report.Taken taken = web().taken();
        asked(taken);

        form(taken.file())
                .with("way", "mail")
                .with("mail", "els at sunflower")
                .send()
                .is(422)
                .says("This is not a mail address")
                .form("/vragen/record-reply?on=written-inquiry-1");
        form(taken.file()).saying("way", "pigeon").send().is(422).says("Choose how the link gets there");
        assertThat(history(KindEnGezin.handler(taken), "invitation.made")).isZero();
    }
}
