package gehoor.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.access.Reader;
import gehoor.casework.Governance.ActivationView;
import gehoor.casework.Governance.VersionView;
import gehoor.casework.Requester;
import gehoor.casework.governance.ForComplainants;
import gehoor.casework.governance.Governor;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.Removing;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.casework.port.ProposalRows.Approval;
import gehoor.casework.port.ProposalRows.Line;
import gehoor.casework.port.ProposalRows.Person;
import gehoor.casework.port.ProposalRows.Proof;
import gehoor.casework.port.RemovalRows.Removal;
import gehoor.engine.Actor;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Words;
import gehoor.policy.comparing.Difference;
import gehoor.policy.comparing.Matter;
import gehoor.policy.comparing.Part;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written into a procedure stays text on every page about it. */
class HostileProposalTest {
    private static final String HOSTILE =
            "</textarea></pre><script>alert('x')</script> \"' & <img src=x onerror=\"x\">";
    private static final Words WORDS = new Words(Map.of("nl", HOSTILE, "fr", HOSTILE, "en", HOSTILE));
    private static final UUID ID = new UUID(1, 2);
    private static final Instant THEN = Instant.parse("2026-03-02T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Person PERSON = new Person("a", HOSTILE, true);
    private static final Problem PROBLEM = new Problem(new Place(HOSTILE, 1, 1), HOSTILE);
    private static final Reader READER = new Reader("en", true);

    private static final Question QUESTION = new Question(
            "name", "text", HOSTILE, HOSTILE, false, null, List.of(), List.of(HOSTILE), List.of(HOSTILE), null);

    private static Chamber here() {
        return new Chamber(
                READER,
                Governor.ofPlatform("linden", "a", HOSTILE, "en"),
                HOSTILE,
                new Look(READER, null, HOSTILE, HOSTILE, false, null),
                "/platform/linden",
                new Requester("linden", Actor.PUBLIC, HOSTILE, "en"));
    }

    private static ProposalView view(ProposalView.State state) {
        Line refuted = new Line(HOSTILE, "promise", "refuted", HOSTILE, 1, 1, WORDS.byLanguage(), HOSTILE);
        Line open = new Line(HOSTILE, "promise", "open", HOSTILE, 1, 1, WORDS.byLanguage(), null);
        return new ProposalView(
                ID,
                HOSTILE,
                state,
                1,
                PERSON,
                THEN,
                List.of(PERSON),
                List.of(
                        new ProposalView.FileText("tenant.yaml", HOSTILE, "tenant: linden"),
                        new ProposalView.FileText("texts/gone.yaml", null, HOSTILE)),
                List.of(PROBLEM),
                true,
                List.of(new ProposalView.Changed(
                        "complaint",
                        WORDS,
                        HOSTILE,
                        HOSTILE,
                        DAY,
                        List.of(new Difference(
                                Part.CLOCK, HOSTILE, WORDS, HOSTILE, HOSTILE, HOSTILE, Matter.SIGHT, true)),
                        List.of(new ForComplainants.Told(ForComplainants.Topic.TERM, HOSTILE, HOSTILE, HOSTILE)))),
                List.of(WORDS),
                List.of(new Approval(PERSON, THEN)),
                true,
                new Proof(THEN, List.of(refuted, open)),
                new ProposalView.Planned(DAY, PERSON),
                List.of(WORDS),
                EnumSet.allOf(ProposalView.Step.class));
    }

    @ParameterizedTest
    @EnumSource(ProposalView.State.class)
    void a_proposal(ProposalView.State state) {
        ProposalView view = view(state);
        Map<String, Lines> lines = Map.of(
                "tenant.yaml", Lines.between("tenant: linden", HOSTILE),
                "texts/gone.yaml", Lines.between(HOSTILE, null));

        sound(Pages.TEMPLATES.consoleProposal(
                here().look(HOSTILE),
                here(),
                new Shown.Proposal(
                        view,
                        view.files(),
                        lines,
                        Map.of("complaint", HOSTILE),
                        List.of(HOSTILE),
                        HOSTILE,
                        QUESTION,
                        QUESTION,
                        Questions.wrongs(List.of(QUESTION)))));
    }

    @Test
    void a_text_and_what_is_wrong_in_it() {
        for (ProposalView.State state : ProposalView.State.values()) {
            sound(Pages.TEMPLATES.consoleSource(
                    here().look(HOSTILE),
                    here(),
                    new Shown.Source(
                            view(state),
                            "tenant.yaml",
                            HOSTILE,
                            List.of(PROBLEM),
                            List.of(PROBLEM),
                            true,
                            true,
                            List.of(HOSTILE),
                            HOSTILE,
                            1)));
        }
        plain(Pages.TEMPLATES.consoleProblems(
                here().look(HOSTILE), List.of(PROBLEM), List.of(PROBLEM), List.of(HOSTILE), HOSTILE));
    }

    private static Leaving leaving(@Nullable Removal removal) {
        Question off = new Question(
                "off", "long-text", HOSTILE, HOSTILE, false, null, List.of(), List.of(HOSTILE), List.of(HOSTILE), null);
        Question day = new Question(
                "day", "date", HOSTILE, HOSTILE, false, null, List.of(), List.of(HOSTILE), List.of(HOSTILE), null);
        Question why = new Question(
                "why", "long-text", HOSTILE, HOSTILE, false, null, List.of(), List.of(HOSTILE), List.of(HOSTILE), null);
        Question unread = new Question(
                "unread",
                "choices",
                HOSTILE,
                HOSTILE,
                true,
                null,
                List.of(new Question.Option("yes", HOSTILE, "")),
                List.of("yes"),
                List.of(),
                null);
        return new Leaving(new Removing.Standing(removal, true, 3, DAY, DAY), why, day, unread, off);
    }

    @Test
    void an_organisation_all_of_them_and_what_was_done() {
        sound(Pages.TEMPLATES.consoleHall(
                here().look(HOSTILE),
                new Shown.Hall(
                        List.of(new Shown.House("linden", HOSTILE, 1, 2, DAY, DAY)),
                        List.of(new gehoor.casework.governance.Foundings.Begun(
                                "linde", ID, ProposalView.State.DRAFT, HOSTILE)),
                        List.of(PROBLEM))));
        sound(Pages.TEMPLATES.consoleAccounts(
                here().look(HOSTILE),
                here(),
                new AccountPages.Shown(
                        new gehoor.casework.port.Accounts.Standing(false, List.of(HOSTILE), List.of(HOSTILE)),
                        List.of(HOSTILE),
                        List.of(new gehoor.casework.port.Accounts.Login(HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
                        true)));
        for (Removal removal : new Removal[] {
            null,
            new Removal(THEN, HOSTILE, HOSTILE, DAY, false, null, null),
            new Removal(THEN, HOSTILE, HOSTILE, DAY, true, THEN, HOSTILE)
        }) {
            sound(Pages.TEMPLATES.consoleOrganisation(
                    here().look(HOSTILE),
                    here(),
                    new Shown.Organisation(
                            List.of(
                                    new VersionView("complaint", HOSTILE, DAY, HOSTILE, true, true, 1L, 1L),
                                    new VersionView("complaint", HOSTILE, null, HOSTILE, false, false, null, null)),
                            List.of(new ProposalView.Summary(
                                    ID, HOSTILE, ProposalView.State.DRAFT, 1, PERSON, THEN, 0, null)),
                            List.of(
                                    new ActivationView("f1", THEN, HOSTILE, List.of(HOSTILE), true),
                                    new ActivationView("f2", THEN, HOSTILE, List.of(HOSTILE), false)),
                            HOSTILE,
                            List.of(HOSTILE),
                            QUESTION,
                            THEN,
                            QUESTION,
                            leaving(removal),
                            Questions.wrongs(List.of(QUESTION)))));
        }
        sound(Pages.TEMPLATES.consoleTrail(
                here().look(HOSTILE),
                here(),
                new Shown.Trail(
                        List.of(
                                new Act(3, THEN, "a", HOSTILE, "suspended", null, HOSTILE, "00"),
                                new Act(2, THEN, "a", HOSTILE, "changed", ID, HOSTILE, "00"),
                                new Act(1, THEN, "", HOSTILE, "from-folder", null, "", "00")),
                        1)));
    }

    @Test
    void lines_that_went_and_came_stand_with_those_around_them() {
        String before = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\n";

        Lines lines = Lines.between(before, before.replace("b\n", "B\n").replace("m\n", ""));

        assertThat(lines.hunks()).hasSize(2);
        assertThat(lines.hunks().get(0).lines())
                .extracting(line -> line.kind() + " " + line.before() + " " + line.after() + " " + line.text())
                .containsExactly(
                        "SAME 1 1 a", "GONE 2 null b", "NEW null 2 B", "SAME 3 3 c", "SAME 4 4 d", "SAME 5 5 e");
        assertThat(lines.hunks().get(1).lines()).extracting(Lines.Line::text).containsExactly("j", "k", "l", "m", "n");
        assertThat(Lines.between(before, before).hunks()).isEmpty();
        assertThat(Lines.between(null, "x\n").hunks()).hasSize(1);
        assertThat(Set.of(Lines.Kind.values())).hasSize(3);
    }

    private static void sound(JteModel page) {
        String html = plain(page);
        assertThat(html.split("<h1", -1)).as("one heading of the first order").hasSize(2);
    }

    private static String plain(JteModel page) {
        StringOutput out = new StringOutput();
        page.render(out);
        String html = out.toString();
        assertThat(html.replace("<script src=\"/static/source.js\" defer></script>", ""))
                .doesNotContain("<script", "<img");
        // in an attribute the sign that ends a tag ends none
        assertThat(html.replaceAll("=\"[^\"]*\"", "").replaceAll("<[^<>]*>", ""))
                .doesNotContain("<", ">");
        return html;
    }
}
