package gehoor.web.work;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.access.Reader;
import gehoor.casework.AttachmentView;
import gehoor.casework.ClockView;
import gehoor.casework.Contact;
import gehoor.casework.ContactView;
import gehoor.casework.FactView;
import gehoor.casework.FileView;
import gehoor.casework.IdentityRecord;
import gehoor.casework.MessageView;
import gehoor.casework.OfferView;
import gehoor.casework.ProcedureView;
import gehoor.casework.RegisterLine;
import gehoor.casework.ReportForm;
import gehoor.casework.SavedView;
import gehoor.casework.Seat;
import gehoor.casework.StandInView;
import gehoor.casework.WorkItem;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Question;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write stays text on every page of the workbench, and each page is in order. */
class HostileTextTest {
    private static final String HOSTILE = "<script>alert('x')</script> \"' & <img src=x onerror=\"x\">";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final UUID ID = new UUID(1, 2);
    private static final AttachmentView ATTACHMENT = new AttachmentView(ID, 1, "evidence", HOSTILE, "text/plain", 5);
    private static final ClockView CLOCK =
            new ClockView("run-1", "run", HOSTILE, "term", null, "missed", DAY, DAY, HOSTILE, HOSTILE, HOSTILE);
    private static final FactView FACT = new FactView("story", HOSTILE, "long-text", null, List.of(), HOSTILE);
    private static final Story.Event EVENT =
            new Story.Event(1, HOSTILE, "2026-03-02", HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE), List.of(FACT));
    private static final FileShown.Rule RULE = new FileShown.Rule(HOSTILE, HOSTILE, HOSTILE);
    private static final OfferView OFFER =
            new OfferView("act", HOSTILE, HOSTILE, HOSTILE, "run-1", true, false, List.of(), List.of());
    private static final RegisterLine LINE = new RegisterLine(
            ID,
            HOSTILE,
            "complaint",
            DAY,
            DAY,
            false,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            null,
            null,
            null,
            List.of(HOSTILE));

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void theFile(String language) {
        FileShown.Deed deed = new FileShown.Deed(OFFER, HOSTILE);
        String html = sound(Pages.TEMPLATES.workFile(
                look(language),
                new FileShown(
                        file(),
                        HOSTILE,
                        List.of(new FileShown.Step(HOSTILE, "now")),
                        deed,
                        List.of(new FileShown.Group(HOSTILE, List.of(deed))),
                        List.of(new FileShown.Barred(HOSTILE, List.of(RULE))),
                        List.of(CLOCK),
                        List.of(new FileShown.Said(HOSTILE, HOSTILE)),
                        List.of(FACT),
                        List.of(new FileShown.Part(HOSTILE, HOSTILE, "party-1", List.of(FACT))),
                        List.of(new Story.Consent(HOSTILE, HOSTILE)),
                        List.of(EVENT),
                        List.of(LINE),
                        List.of(new FileShown.Outside(HOSTILE, "act")),
                        List.of(letter(true, false), letter(true, true)),
                        true,
                        HOSTILE,
                        HOSTILE),
                true));

        assertThat(html).contains("utrecht-button-link--primary-action");
        assertThat(deed.address()).isEqualTo("/doen/act?on=run-1");
    }

    private static LetterShown letter(boolean changeable, boolean held) {
        return new LetterShown(
                new UUID(1, 2),
                "letters.0",
                HOSTILE,
                "nl",
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                changeable,
                List.of(HOSTILE),
                held,
                HOSTILE,
                true,
                false,
                List.of(HOSTILE));
    }

    @Test
    void whatLeaves() {
        sound(Pages.TEMPLATES.workLeaving(
                look("en"),
                new ActShown.Leaving(
                        file(),
                        HOSTILE,
                        "/x",
                        HOSTILE,
                        3,
                        HOSTILE,
                        List.of(letter(true, false), letter(false, false)),
                        List.of(new Wrong(HOSTILE, "letters.0")),
                        List.of(HOSTILE),
                        List.of(HOSTILE),
                        10)));
        sound(Pages.TEMPLATES.workLetter(
                look("en"),
                new LetterPages.Shown(
                        file(), letter(true, true), List.of(RULE), List.of(new Wrong(HOSTILE, "letters.0")))));
    }

    @Test
    void whatIsTakenIn() {
        ProcedureView procedure = new ProcedureView("complaint", "1", DAY, HOSTILE, HOSTILE, HOSTILE, "desk", true);
        ReportForm form = new ReportForm(
                procedure, List.of(), List.of(), List.of(), List.of(), HOSTILE, List.of(), Map.of(), List.of(), OFFER,
                HOSTILE, DAY);
        Question question = new Question(
                "q.a", "text", HOSTILE, HOSTILE, true, null, List.of(), List.of(HOSTILE), List.of(HOSTILE), null);
        sound(Pages.TEMPLATES.workTakein(
                look("fr"),
                new TakeInShown(
                        form,
                        "/x",
                        HOSTILE,
                        HOSTILE,
                        List.of(question),
                        List.of(question),
                        List.of(RULE),
                        List.of(new Wrong(HOSTILE, "q.a")),
                        List.of(HOSTILE),
                        List.of(LINE),
                        List.of(LINE),
                        true,
                        true,
                        List.of(HOSTILE),
                        Map.of("letters.0", HOSTILE),
                        2)));
        sound(Pages.TEMPLATES.workTakeleaving(
                look("nl"),
                new TakeInShown.Leaving(
                        form,
                        "/x",
                        HOSTILE,
                        HOSTILE,
                        List.of(
                                new TakeInShown.Letter(letter(true, false), HOSTILE, HOSTILE),
                                new TakeInShown.Letter(letter(false, false), HOSTILE, "")),
                        List.of(new Wrong(HOSTILE, "letters.0")),
                        List.of(HOSTILE),
                        true,
                        List.of(HOSTILE),
                        0)));
        sound(Pages.TEMPLATES.workChoose(
                look("en"),
                List.of(procedure),
                Optional.of(DAY),
                List.of(new TakeInShown.Begun(HOSTILE, HOSTILE, "/x", "0")),
                HOSTILE,
                Optional.of(new TakeInShown.Gone("/x", HOSTILE))));
    }

    @Test
    void theForm() {
        OfferForm form = OfferForm.of(OFFER, Written.NOTHING, List.of(), "once", "en");

        sound(Pages.TEMPLATES.workAct(
                look("en"),
                new ActShown(
                        file(),
                        form,
                        HOSTILE,
                        "/x",
                        3,
                        HOSTILE,
                        List.of(RULE),
                        List.of(),
                        List.of(RULE),
                        List.of(EVENT),
                        true,
                        true,
                        List.of(HOSTILE),
                        List.of(HOSTILE))));
        sound(Pages.TEMPLATES.workLate(
                look("en"), new ActShown.Late(file(), List.of(new FileShown.Said(HOSTILE, HOSTILE)), List.of(EVENT))));
        sound(Pages.TEMPLATES.workCodes(
                look("en"), new ActShown.Codes(file(), HOSTILE, List.of(new FileShown.Said(HOSTILE, HOSTILE)))));
        sound(Pages.TEMPLATES.workHeld(look("en"), "/x?a=\"><script>", "/login", HOSTILE, List.of(HOSTILE)));
    }

    @Test
    void askingSomebodyOutside() {
        Question question = new Question(
                "mail", "mail", HOSTILE, HOSTILE, true, null, List.of(), List.of(HOSTILE), List.of(HOSTILE), null);
        sound(Pages.TEMPLATES.workAsk(
                look("en"),
                new InvitePages.Shown(file(), HOSTILE, "/x", List.of(question), List.of(), List.of(RULE), "once")));
        sound(Pages.TEMPLATES.workLink(look("en"), new InvitePages.Link(file(), HOSTILE, HOSTILE, DAY)));
    }

    @Test
    void theName() {
        Contact contact =
                new Contact(HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE), "", "en", Map.of("contact-person", HOSTILE));

        sound(Pages.TEMPLATES.workNamed(
                look("en"),
                new FilePages.Named(file(), new ContactView("complainant", contact, List.of(contact)), List.of())));
        sound(Pages.TEMPLATES.workNamed(look("en"), new FilePages.Named(file(), null, List.of(RULE))));
    }

    @Test
    void theLists() {
        WorkItem item = new WorkItem(
                ID,
                HOSTILE,
                "complaint",
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                DAY,
                true,
                List.of(HOSTILE),
                DAY,
                HOSTILE,
                true,
                List.of(HOSTILE),
                1);

        sound(Pages.TEMPLATES.workList(
                look("en"),
                new WorkPages.Shown(
                        List.of(new WorkPages.Tab(HOSTILE, HOSTILE, "/x", true)),
                        "mij",
                        Map.of("complaint", HOSTILE, "other", HOSTILE),
                        "complaint",
                        Map.of(HOSTILE, "/v"),
                        "/k",
                        List.of(new WorkPages.Row(item, List.of(HOSTILE))),
                        "/y",
                        Map.of(HOSTILE, List.of(HOSTILE)),
                        true,
                        List.of(
                                new WorkPages.Standing(HOSTILE, HOSTILE, "/t"),
                                new WorkPages.Standing(HOSTILE, HOSTILE, null)),
                        true,
                        List.of(new gehoor.casework.HeldBack(ID, HOSTILE, HOSTILE, 1)),
                        true,
                        new gehoor.casework.port.RemovalRows.Removal(
                                java.time.Instant.EPOCH, HOSTILE, HOSTILE, DAY, true, null, null),
                        true)));
        sound(Pages.TEMPLATES.workRegister(
                look("en"),
                new RegisterPages.Shown(
                        List.of(), List.of(), List.of(LINE), Map.of("complaint", HOSTILE), "/y", "/z", "/k")));
        sound(Pages.TEMPLATES.workViews(
                look("en"),
                new SavedViewPages.Shown(
                        List.of(new SavedView(ID, HOSTILE, "?welke=mij")),
                        "/",
                        new Question(
                                "name",
                                "text",
                                HOSTILE,
                                HOSTILE,
                                false,
                                null,
                                List.of(),
                                List.of(HOSTILE),
                                List.of(HOSTILE),
                                null),
                        List.of(new Wrong(HOSTILE, "name")))));
        sound(Pages.TEMPLATES.workSearch(
                look("en"),
                new SearchPages.Shown(
                        List.of(),
                        List.of(RULE),
                        List.of(),
                        List.of(new gehoor.casework.Found(LINE, Set.of("file"))),
                        HOSTILE)));
    }

    @Test
    void standIns() {
        StandInView standIn = new StandInView(
                ID,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                Map.of("r", HOSTILE),
                DAY,
                DAY,
                StandInView.NOW,
                true,
                true,
                true);
        Question until = new Question(
                "until", "date", HOSTILE, HOSTILE, false, null, List.of(), List.of(HOSTILE), List.of(HOSTILE), null);
        StandInPages.Line line = new StandInPages.Line(standIn, HOSTILE, HOSTILE, until);
        sound(Pages.TEMPLATES.workStandins(
                look("en").in(new Seat(ID, HOSTILE, HOSTILE, Set.of("r"), Set.of(), DAY)),
                new StandInPages.Shown(
                        List.of(line),
                        List.of(line),
                        List.of(until),
                        List.of(new Wrong(HOSTILE, "until")),
                        List.of(HOSTILE))));
    }

    @Test
    void whoKnowsTheName() {
        sound(Pages.TEMPLATES.workKnown(
                look("en"),
                new IdentityPages.Shown(
                        file(),
                        new IdentityRecord(
                                List.of(new IdentityRecord.Disclosed(
                                        1,
                                        DAY,
                                        null,
                                        HOSTILE,
                                        HOSTILE,
                                        List.of(HOSTILE),
                                        HOSTILE,
                                        DAY,
                                        true,
                                        IdentityRecord.OPEN)),
                                List.of(new IdentityRecord.Telling(
                                        Instant.EPOCH, HOSTILE, HOSTILE, List.of(HOSTILE), "file")),
                                List.of(new IdentityRecord.Opening(Instant.EPOCH, HOSTILE, List.of(HOSTILE), true))),
                        List.of(new FileShown.Deed(OFFER, HOSTILE)),
                        List.of(new FileShown.Barred(HOSTILE, List.of(RULE))),
                        ZoneOffset.UTC)));
    }

    private static Look look(String language) {
        return new Look(new Reader(language, true), null, HOSTILE, HOSTILE, false, DAY);
    }

    private static FileView file() {
        return new FileView(
                ID,
                HOSTILE,
                "complaint",
                "1",
                "2",
                HOSTILE,
                3,
                "intake",
                HOSTILE,
                null,
                null,
                null,
                DAY,
                DAY,
                false,
                "complaint",
                "person",
                null,
                "confidential",
                "web",
                "en",
                Set.of("file", "identity"),
                Set.of(),
                Set.of(),
                true,
                true,
                List.of(FACT),
                List.of(),
                List.of(),
                List.of(new FileView.AssignedView("handler", HOSTILE, "1", HOSTILE)),
                List.of(new FileView.DutyView("duty", HOSTILE, null, 1, HOSTILE)),
                List.of(CLOCK),
                List.of(new FileView.LinkView("link", HOSTILE, ID, "complaint", "intake")),
                List.of(new MessageView(1, DAY, "complainant", HOSTILE, HOSTILE, HOSTILE, List.of(ATTACHMENT), true)),
                List.of(ATTACHMENT),
                List.of(new FileView.InvitationView(
                        "invitation-1", "act", HOSTILE, null, "guard", HOSTILE, HOSTILE, DAY, DAY, "opened")));
    }

    /** No text became markup, headings are in order, and there is one of the first. */
    private static String sound(JteModel page) {
        StringOutput out = new StringOutput();
        page.render(out);
        String html = out.toString();
        assertThat(html.replace("<script src=\"/static/keep.js\" defer></script>", ""))
                .doesNotContain("<script", "<img");
        // in an attribute the sign that ends a tag ends none
        assertThat(html.replaceAll("=\"[^\"]*\"", "").replaceAll("<[^<>]*>", ""))
                .doesNotContain("<", ">");
        Matcher headings = Pattern.compile("<h([1-6])").matcher(html);
        int before = 0;
        int firsts = 0;
        while (headings.find()) {
            int level = Integer.parseInt(headings.group(1));
            firsts += level == 1 ? 1 : 0;
            // what is refused stands above the heading of the page
            assertThat(level)
                    .as("a heading after h%d in %s", before, html)
                    .isLessThanOrEqualTo(Math.max(2, before + 1));
            before = level;
        }
        assertThat(firsts).isEqualTo(1);
        return html;
    }

    @Test
    void everySentenceOfTheWorkbenchIsThereInThreeLanguages() {
        for (String key : List.of("work.title", "work.barred", "work.stale", "work.held.text", "work.told.to-print")) {
            assertThat(Phrases.has(key)).as(key).isTrue();
        }
        assertThat(Phrases.of("fr", "work.barred", 2)).startsWith("2 choses");
        assertThat(Phrases.of("fr", "work.barred", 1)).contains("n'est pas possible");
        assertThat(Phrases.of("nl", "work.barred", 1)).startsWith("Eén ding");
    }
}
