package gehoor.web.console;

import gehoor.access.Ids;
import gehoor.access.Login;
import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.Governance.ActivationView;
import gehoor.casework.Governance.VersionView;
import gehoor.casework.governance.Planning;
import gehoor.casework.governance.Procedures;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.ProposalView.FileText;
import gehoor.casework.governance.Proposals;
import gehoor.casework.governance.ReadProcedure;
import gehoor.casework.governance.Removing;
import gehoor.casework.governance.Suspending;
import gehoor.casework.governance.TryOut;
import gehoor.casework.port.ProposalRows.Act;
import gehoor.engine.Refusal;
import gehoor.policy.Problem;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.portal.Drawings;
import gehoor.web.work.Held;
import gg.jte.models.runtime.JteModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages about one organisation's procedures, wherever somebody decides about them. */
@ApplicationScoped
public class Proposing {
    private static final String TENANT_FILE = "tenant";
    private static final Set<String> DONE =
            Set.of("terug", "opgeschort", "hervat", "gevraagd", "ingestemd", "ingetrokken");
    private static final int LATE = 409;
    private static final int WRONG = 422;

    @Inject
    Proposals proposals;

    @Inject
    Planning planning;

    @Inject
    Suspending suspending;

    @Inject
    Removing removing;

    @Inject
    Procedures procedures;

    @Inject
    TryOut tryOut;

    @Inject
    Casework casework;

    @Inject
    Drawings drawings;

    @Inject
    Login login;

    // ---------------------------------------------------------------- the organisation

    Response organisation(Chamber here, String said) {
        return organisation(here, said, List.of(), title(here, "", List.of()));
    }

    /** What was just done, in words; empty where nothing was. */
    static String done(Chamber here, @Nullable String done) {
        return done != null && DONE.contains(done) ? here.word("console.done." + done) : "";
    }

    private Response organisation(Chamber here, String said, List<String> refused, Question title) {
        return organisation(here, said, refused, title, "", List.of(), Leaving.Sent.NOTHING);
    }

    /**
     * The page of the organisation.
     *
     * @param why what was typed as the reason to suspend it, or to take it up again
     * @param wrong what is wrong with that
     * @param sent what was sent about its removal
     */
    private Response organisation(
            Chamber here,
            String said,
            List<String> refused,
            Question title,
            String why,
            List<String> wrong,
            Leaving.Sent sent) {
        List<VersionView> versions = value(here, casework.governance().versions(here.requester()));
        List<ActivationView> past = value(here, casework.governance().activations(here.requester()));
        Look look = here.look(here.house());
        Instant since = value(here, suspending.see(here.governor())).since();
        Question reason = reason(here, since != null, why, wrong);
        Leaving leaving = Leaving.of(here, value(here, removing.see(here.governor())), sent);
        List<Question> questions = leaving.questions();
        questions.addAll(List.of(title, reason));
        boolean fine = refused.isEmpty() && questions.stream().noneMatch(Question::bad);
        return page(
                fine ? 200 : WRONG,
                Pages.TEMPLATES.consoleOrganisation(
                        fine ? look : look.mending(),
                        here,
                        new Shown.Organisation(
                                versions,
                                value(here, proposals.all(here.governor())),
                                past,
                                said,
                                refused,
                                title,
                                since,
                                reason,
                                leaving,
                                Questions.wrongs(questions))));
    }

    private static Question title(Chamber here, String written, List<String> wrong) {
        return line(here, "title", "console.new.title", "console.new.hint", written, wrong);
    }

    private static Question reason(Chamber here, boolean suspended, String written, List<String> wrong) {
        return new Question(
                "reason",
                "long-text",
                here.word(suspended ? "console.hervatten.why" : "console.opschorten.why"),
                here.word("console.suspension.why.hint"),
                false,
                null,
                List.of(),
                List.of(written),
                wrong,
                null);
    }

    private static Question name(Chamber here, String written, List<String> wrong) {
        return line(here, "name", "console.file.name", "console.file.name.hint", written, wrong);
    }

    private static Question line(
            Chamber here, String name, String label, String hint, String written, List<String> wrong) {
        return new Question(
                name, "text", here.word(label), here.word(hint), false, null, List.of(), List.of(written), wrong, null);
    }

    /** What is refused of a field stands beside it; what is refused otherwise, above all. */
    private static List<String> of(Chamber here, List<Refusal> refusals, boolean field) {
        return sentences(
                here,
                refusals.stream()
                        .filter(refusal -> (refusal.field() != null) == field)
                        .toList());
    }

    Response procedure(Chamber here, String procedure, String version) {
        ReadProcedure read = value(here, procedures.read(here.governor(), procedure, version));
        return page(
                200,
                Pages.TEMPLATES.consoleProcedure(
                        here.look(read.told().procedure().title()),
                        here,
                        new Shown.Read(
                                read,
                                drawings.of(
                                        here.governor().tenant(),
                                        read.told(),
                                        here.reader().language()))));
    }

    Response trail(Chamber here, @Nullable String before) {
        int from = before != null && before.matches("[0-9]{1,9}") ? Integer.parseInt(before) : Integer.MAX_VALUE;
        List<Act> acts = value(here, proposals.acts(here.governor(), from));
        int last = acts.isEmpty() ? 1 : acts.get(acts.size() - 1).seq();
        return page(
                200,
                Pages.TEMPLATES.consoleTrail(
                        here.look(here.word("console.trail")), here, new Shown.Trail(acts, last > 1 ? last : null)));
    }

    Response rollBack(Chamber here, SentForm sent) {
        Answer<String> back = proposals.rollBack(here.governor(), sent.value("to"));
        if (back instanceof Answer.Refused<String> refused) {
            return organisation(here, "", sentences(here, refused.refusals()), title(here, "", List.of()));
        }
        if (back instanceof Answer.Stale<String>) {
            return organisation(here, "", List.of(here.word("console.late")), title(here, "", List.of()));
        }
        value(here, back);
        return on(here, "?gedaan=terug");
    }

    Response suspend(Chamber here, SentForm sent) {
        return suspension(here, sent, suspending.suspend(here.governor(), sent.value("reason")), "opgeschort");
    }

    Response takeUp(Chamber here, SentForm sent) {
        return suspension(here, sent, suspending.takeUp(here.governor(), sent.value("reason")), "hervat");
    }

    private Response suspension(Chamber here, SentForm sent, Answer<Suspending.Standing> answer, String done) {
        // One that is not live yet has no page to say it on.
        boolean live = suspending.see(here.governor()) instanceof Answer.Done<Suspending.Standing>;
        if (live && answer instanceof Answer.Refused<Suspending.Standing> refused) {
            List<Refusal> refusals = refused.refusals();
            return organisation(
                    here,
                    "",
                    of(here, refusals, false),
                    title(here, "", List.of()),
                    sent.value("reason"),
                    of(here, refusals, true),
                    Leaving.Sent.NOTHING);
        }
        value(here, answer);
        return on(here, "?gedaan=" + done);
    }

    Response removal(Chamber here, String step, SentForm form) {
        Written written = new Written(form.values());
        var governor = here.governor();
        String done;
        Answer<Removing.Standing> answer;
        switch (step) {
            case Leaving.ASK -> {
                done = "gevraagd";
                LocalDate day = Optional.ofNullable(Written.day(written.of("day", "date")))
                        .map(LocalDate::parse)
                        .orElse(null);
                answer = removing.ask(
                        governor, new Removing.Wish(day, written.all("unread").contains("yes"), form.value("why")));
            }
            case Leaving.AGREE -> {
                done = "ingestemd";
                answer = removing.agree(governor, moment(form.value("asked")), form.value("why"));
            }
            case Leaving.CALL_OFF -> {
                done = "ingetrokken";
                answer = removing.callOff(governor, form.value("off"));
            }
            default -> throw nothing(here);
        }
        boolean live = removing.see(governor) instanceof Answer.Done<Removing.Standing>;
        if (live && answer instanceof Answer.Refused<Removing.Standing> refused) {
            return organisation(
                    here,
                    "",
                    of(here, refused.refusals(), false),
                    title(here, "", List.of()),
                    "",
                    List.of(),
                    new Leaving.Sent(step, written, refused.refusals()));
        }
        value(here, answer);
        return on(here, "?gedaan=" + done);
    }

    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notOurs) {
            return null;
        }
    }

    // ---------------------------------------------------------------- a proposal

    Response begin(Chamber here, SentForm sent) {
        String from = sent.value("from");
        Answer<ProposalView> begun =
                proposals.begin(here.governor(), sent.value("title"), from.isEmpty() ? null : from);
        if (begun instanceof Answer.Refused<ProposalView> refused) {
            List<Refusal> refusals = refused.refusals();
            return organisation(
                    here, "", of(here, refusals, false), title(here, sent.value("title"), of(here, refusals, true)));
        }
        return on(here, "/voorstel/" + value(here, begun).id());
    }

    Response proposal(Chamber here, String id) {
        return proposal(here, value(here, proposals.see(here.governor(), id(here, id))), 200, List.of());
    }

    private Response proposal(Chamber here, ProposalView view, int status, List<String> refused) {
        return proposal(
                here, view, status, refused, "", name(here, "", List.of()), day(here, Written.NOTHING, List.of()));
    }

    /** @param folder in which a new file was to lie; empty where none was */
    private Response proposal(
            Chamber here,
            ProposalView view,
            int status,
            List<String> refused,
            String folder,
            Question name,
            Question day) {
        List<FileText> changed = view.files().stream().filter(FileText::changed).toList();
        Map<String, Lines> lines = new TreeMap<>();
        changed.forEach(file -> lines.put(file.path(), Lines.between(file.live(), file.text())));
        Look look = here.look(view.title());
        return page(
                status,
                Pages.TEMPLATES.consoleProposal(
                        status == 200 ? look : look.mending(),
                        here,
                        new Shown.Proposal(
                                view,
                                changed,
                                lines,
                                tried(here, view),
                                refused,
                                folder,
                                name,
                                day,
                                Questions.wrongs(List.of(name, day)))));
    }

    private Map<String, String> tried(Chamber here, ProposalView view) {
        boolean sound =
                view.state() != ProposalView.State.LIVE && view.problems().isEmpty();
        return sound && tryOut.procedures(here.governor(), view.id()) instanceof Answer.Done<Map<String, String>> done
                ? done.value()
                : Map.of();
    }

    private static Question day(Chamber here, Written written, List<String> wrong) {
        return new Question(
                "on",
                "date",
                here.word("console.plan.day"),
                here.word("console.plan.day.hint"),
                false,
                null,
                List.of(),
                written.of("on", "date"),
                wrong,
                null);
    }

    private static Optional<LocalDate> read(Written written) {
        return Optional.ofNullable(Written.day(written.of("on", "date"))).map(LocalDate::parse);
    }

    /** It is to go live by itself on the day that was filled in. */
    private Response plan(Chamber here, UUID proposal, SentForm sent) {
        Written written = new Written(sent.values());
        Optional<LocalDate> day = read(written);
        Answer<ProposalView> done = day.isPresent()
                ? planning.plan(here.governor(), proposal, revision(sent), day.get())
                : new Answer.Missing<>();
        List<String> wrong = day.isEmpty()
                ? List.of(here.word("console.plan.no-day"))
                : done instanceof Answer.Refused<ProposalView> refused ? of(here, refused.refusals(), true) : List.of();
        if (!wrong.isEmpty()) {
            return proposal(
                    here,
                    value(here, proposals.see(here.governor(), proposal)),
                    WRONG,
                    List.of(),
                    "",
                    name(here, "", List.of()),
                    day(here, written, wrong));
        }
        return kept(here, proposal, done).orElseGet(() -> on(here, "/voorstel/" + proposal));
    }

    Response step(Chamber here, String id, String step, SentForm sent) {
        UUID proposal = id(here, id);
        int revision = revision(sent);
        var governor = here.governor();
        if (step.equals("plannen")) {
            return plan(here, proposal, sent);
        }
        Answer<ProposalView> done = switch (step) {
            case "indienen" -> proposals.putForward(governor, proposal, revision);
            case "terugnemen" -> proposals.takeBack(governor, proposal, revision);
            case "bijwerken" -> proposals.catchUp(governor, proposal, revision);
            case "bewijzen" -> proposals.prove(governor, proposal);
            case "goedkeuren" -> proposals.approve(governor, proposal, revision);
            case "invoeren" -> proposals.activate(governor, proposal, revision);
            case "afzeggen" -> planning.callOff(governor, proposal, revision);
            case "wegleggen" -> proposals.discard(governor, proposal, revision);
            case "opnemen" -> proposals.takeUp(governor, proposal, revision);
            default -> throw nothing(here);
        };
        return kept(here, proposal, done).orElseGet(() -> on(here, "/voorstel/" + proposal));
    }

    // ---------------------------------------------------------------- one of its files

    Response file(Chamber here, String id, String folder, String name, @Nullable String line) {
        ProposalView view = value(here, proposals.see(here.governor(), id(here, id)));
        String path = path(folder, name);
        FileText file = view.files().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow(() -> nothing(here));
        return source(
                here,
                view,
                path,
                file.text() == null ? "" : file.text(),
                view.problems(),
                200,
                false,
                List.of(),
                line != null && line.matches("[0-9]{1,6}") ? Integer.parseInt(line) : 0);
    }

    /** A file that there is not yet; its place and name are in the form. */
    Response add(Chamber here, String id, SentForm sent) {
        UUID proposal = id(here, id);
        String folder = sent.value("folder");
        String name = sent.value("name").strip();
        String path = path(folder, name);
        ProposalView view = value(here, proposals.see(here.governor(), proposal));
        if (view.files().stream().anyMatch(file -> file.path().equals(path) && file.text() != null)) {
            return on(here, address(view, path));
        }
        Answer<ProposalView> added = proposals.write(here.governor(), proposal, revision(sent), path, "");
        if (added instanceof Answer.Refused<ProposalView> refused) {
            List<Refusal> refusals = refused.refusals();
            return proposal(
                    here,
                    view,
                    WRONG,
                    of(here, refusals, false),
                    folder,
                    name(here, name, of(here, refusals, true)),
                    day(here, Written.NOTHING, List.of()));
        }
        return kept(here, proposal, added).orElseGet(() -> on(here, address(view, path)));
    }

    Response write(Chamber here, String id, String folder, String name, SentForm sent) {
        UUID proposal = id(here, id);
        String path = path(folder, name);
        SentForm typed = sent;
        if (sent.values().containsKey(Held.HELD)) {
            typed = Held.form(
                            casework.drafts(),
                            here.governor().tenant(),
                            sent.value(Held.HELD),
                            here.governor().account(),
                            here.reader().language())
                    .orElseThrow(() -> nothing(here));
        }
        boolean go = typed.values().containsKey("go");
        String text = typed.value("text");
        Answer<ProposalView> written =
                proposals.write(here.governor(), proposal, revision(typed), path, go ? null : text);
        if (written instanceof Answer.Stale<ProposalView>) {
            ProposalView now = value(here, proposals.see(here.governor(), proposal));
            return source(here, now, path, text, now.problems(), LATE, false, List.of());
        }
        if (written instanceof Answer.Refused<ProposalView> refused) {
            ProposalView now = value(here, proposals.see(here.governor(), proposal));
            return source(here, now, path, text, now.problems(), WRONG, false, sentences(here, refused.refusals()));
        }
        ProposalView now = value(here, written);
        return go
                ? on(here, "/voorstel/" + proposal)
                : source(here, now, path, text.replace("\r\n", "\n"), now.problems(), 200, true, List.of());
    }

    /** What the language says of a text while it is typed: a piece of the page. */
    Response look(Chamber here, String id, String folder, String name, SentForm sent) {
        String path = path(folder, name);
        Answer<List<Problem>> looked = proposals.look(
                here.governor(), id(here, id), path, sent.value("text").replace("\r\n", "\n"));
        if (looked instanceof Answer.Refused<List<Problem>> refused) {
            return page(
                    WRONG,
                    Pages.TEMPLATES.consoleProblems(
                            here.look(""),
                            List.of(),
                            List.of(),
                            sentences(here, refused.refusals()),
                            sent.value("text")));
        }
        List<Problem> problems = value(here, looked);
        return page(
                200,
                Pages.TEMPLATES.consoleProblems(
                        here.look(""),
                        in(here, path, problems, true),
                        in(here, path, problems, false),
                        List.of(),
                        sent.value("text")));
    }

    private Response source(
            Chamber here,
            ProposalView view,
            String path,
            String text,
            List<Problem> problems,
            int status,
            boolean saved,
            List<String> refused) {
        return source(here, view, path, text, problems, status, saved, refused, 0);
    }

    private Response source(
            Chamber here,
            ProposalView view,
            String path,
            String text,
            List<Problem> problems,
            int status,
            boolean saved,
            List<String> refused,
            int line) {
        Look look = here.look(path);
        return page(
                status,
                Pages.TEMPLATES.consoleSource(
                        status == 200 ? look : look.mending(),
                        here,
                        new Shown.Source(
                                view,
                                path,
                                text,
                                in(here, path, problems, true),
                                in(here, path, problems, false),
                                status == LATE,
                                saved,
                                refused,
                                here.governor().account(),
                                line)));
    }

    static List<Problem> in(Chamber here, String path, List<Problem> problems, boolean same) {
        String whole = here.governor().tenant() + "/" + path;
        return problems.stream()
                .filter(problem -> problem.at().file().replace('\\', '/').equals(whole) == same)
                .toList();
    }

    /** The page that says why it was not done; empty where it was. */
    private Optional<Response> kept(Chamber here, UUID proposal, Answer<ProposalView> answer) {
        if (answer instanceof Answer.Refused<ProposalView> refused) {
            return Optional.of(proposal(
                    here,
                    value(here, proposals.see(here.governor(), proposal)),
                    WRONG,
                    sentences(here, refused.refusals())));
        }
        if (answer instanceof Answer.Stale<ProposalView>) {
            return Optional.of(proposal(
                    here,
                    value(here, proposals.see(here.governor(), proposal)),
                    LATE,
                    List.of(here.word("console.late"))));
        }
        value(here, answer);
        return Optional.empty();
    }

    /** The address of a file of a proposal, below the chamber's. */
    public static String address(ProposalView view, String path) {
        String plain = path.replaceFirst("\\.yaml$", "");
        return "/voorstel/" + view.id() + "/bestand/" + (plain.contains("/") ? plain : "_/" + plain);
    }

    static String path(String folder, String name) {
        return folder.equals("_") && name.equals(TENANT_FILE) ? TENANT_FILE + ".yaml" : folder + "/" + name + ".yaml";
    }

    // ---------------------------------------------------------------- small things

    static int revision(SentForm sent) {
        String sentRevision = sent.value("revision");
        return sentRevision.matches("[0-9]{1,9}") ? Integer.parseInt(sentRevision) : 0;
    }

    static List<String> sentences(Chamber here, List<Refusal> refusals) {
        List<String> sentences = new ArrayList<>();
        refusals.forEach(
                refusal -> sentences.add(refusal.words().in(here.reader().language())));
        return List.copyOf(sentences);
    }

    private Response page(int status, JteModel model) {
        return Pages.bench(status, model, login.origin());
    }

    private static Response on(Chamber here, String path) {
        return Response.seeOther(URI.create(here.to(path))).build();
    }

    static <T> T value(Chamber here, Answer<T> answer) {
        if (answer instanceof Answer.Done<T> done) {
            return done.value();
        }
        if (answer instanceof Answer.Refused<T> refused) {
            throw new NotServed(
                    ProblemDocument.of(refused.refusals(), here.reader().language(), true));
        }
        throw nothing(here);
    }

    static NotServed nothing(Chamber here) {
        return new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, here.reader().language()));
    }

    /** What cannot be an id is the id of nothing. */
    static UUID id(Chamber here, String text) {
        return Ids.read(text).orElseThrow(() -> nothing(here));
    }
}
