package gehoor.web.portal;

import gehoor.access.Asking;
import gehoor.access.Limits;
import gehoor.access.NotServed;
import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.ReportForm;
import gehoor.casework.Reported;
import gehoor.casework.Requester;
import gehoor.engine.Refusal;
import gehoor.policy.Tenant;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A report, page by page. Nothing is kept before it is sent: what was filled in travels with the pages, sealed. Every way out
 * of a page is a button of its form, so that nothing is lost going back or changing the language.
 */
@Path("/{tenant}/melden/{procedure}")
@ApplicationScoped
public class ReportPages {
    private static final String EARLIER = "earlier";
    private static final String AT = "at";
    private static final String GO = "go";
    private static final String BACK = "back";
    private static final int LOST = Trouble.MALFORMED.status();
    private static final int SUSPENDED = Trouble.SUSPENDED.status();

    @Inject
    Asking asking;

    @Inject
    Visit visit;

    @Inject
    Casework casework;

    /** What is to be read before anything is filled in. */
    @GET
    @Open(Open.To.EVERYONE)
    public Response before(@PathParam("procedure") String procedure) {
        return before(procedure, asking.reader(), 200);
    }

    private Response before(String procedure, Reader reader, int status) {
        ReportForm form = form(procedure, reader);
        return Pages.page(
                status,
                Pages.TEMPLATES.portalBefore(
                        visit.look(reader, form.procedure().title()),
                        form,
                        address(procedure),
                        status == LOST,
                        !form.channels().isEmpty(),
                        status == SUSPENDED));
    }

    /** A step goes on, or back; or the report begins. */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.EVERYONE)
    public Response step(@PathParam("procedure") String procedure, SentForm sent) {
        try (sent) {
            Reader reader = visit.reader(sent);
            if (!sent.values().containsKey(EARLIER)) {
                return begin(procedure, reader);
            }
            Optional<Draft> earlier = open(procedure, sent.value(EARLIER));
            if (earlier.isEmpty()) {
                return before(procedure, reader, LOST);
            }
            return step(procedure, reader, earlier.get(), sent);
        }
    }

    private Response begin(String procedure, Reader reader) {
        Draft draft = Draft.fresh();
        ReportForm form = form(procedure, reader);
        if (form.suspendedSince() != null) {
            return before(procedure, reader, SUSPENDED);
        }
        Filling filling = filling(form, reader, draft);
        return show(filling, reader, draft, filling.steps().get(0), false, List.of());
    }

    private Response step(String procedure, Reader reader, Draft earlier, SentForm sent) {
        String at = sent.value(AT);
        ReportForm form = form(procedure, reader);
        Draft draft = earlier.with(
                earlier.written().with(sent.values(), Filling.inputs(form, requester(reader), earlier.written(), at)));
        Filling filling = filling(form, reader, draft);
        List<String> steps = filling.steps();
        int here = Math.max(0, steps.indexOf(at));
        String go = sent.value(GO);
        if (sent.values().containsKey(Visit.LANGUAGE)) {
            return show(filling, reader, draft, steps.get(here), false, List.of());
        }
        if (go.equals(BACK)) {
            return here == 0
                    ? before(procedure, reader, 200)
                    : show(filling, reader, draft, steps.get(here - 1), false, List.of());
        }
        if (steps.contains(go)) {
            return show(filling, reader, draft.looked(), go, true, List.of());
        }
        if (filling.questions(steps.get(here), true).stream().anyMatch(Question::bad)) {
            return show(filling, reader, draft, steps.get(here), true, List.of());
        }
        String next = draft.seen()
                ? filling.firstWrong().orElse(Filling.REVIEW)
                : steps.get(Math.min(here + 1, steps.size() - 1));
        return next.equals(Filling.REVIEW)
                ? show(filling, reader, draft.looked(), next, false, filling.otherwise())
                : show(filling, reader, draft, next, false, List.of());
    }

    /** Sends it. Where that is not possible everything is there again, with what is to be mended. */
    @POST
    @Path("verzenden")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.EVERYONE)
    public Response send(@PathParam("procedure") String procedure, SentForm sent) {
        try (sent) {
            Reader reader = visit.reader(sent);
            Optional<Draft> opened = open(procedure, sent.value(EARLIER));
            if (opened.isEmpty()) {
                return before(procedure, reader, LOST);
            }
            Draft draft = opened.get().looked();
            Filling filling = filling(procedure, reader, draft);
            Optional<String> wrong = filling.firstWrong();
            List<String> again = chosenAgain(sent, reader);
            if (wrong.isPresent()) {
                return show(filling, reader, draft, wrong.get(), true, again);
            }
            long wait = asking.wait(Limits.Of.INTAKE);
            if (wait > 0) {
                String later = Phrases.of(reader.language(), "report.too-often", (wait + 59) / 60);
                return show(filling, reader, draft, Filling.REVIEW, true, with(again, List.of(later)));
            }
            Answer<Reported> answer = casework.reporting()
                    .report(requester(reader), filling.request(sent.files()), new IdempotencyKey(draft.key()));
            if (answer instanceof Answer.Done<Reported> done) {
                return Pages.page(
                        200,
                        Pages.TEMPLATES.portalConfirmation(
                                visit.look(reader, Phrases.of(reader.language(), "sent.title")),
                                filling.form(),
                                done.value(),
                                filling.anonymous()));
            }
            if (answer instanceof Answer.Refused<Reported> refused && suspended(refused)) {
                // Since when, the form knows only now.
                return show(filling(procedure, reader, draft), reader, draft, Filling.REVIEW, true, again, true);
            }
            if (answer instanceof Answer.Refused<Reported> refused) {
                return refused(filling.refused(refused.refusals()), reader, draft, again);
            }
            String later = Phrases.of(reader.language(), "report.again");
            return show(filling, reader, draft, Filling.REVIEW, true, with(again, List.of(later)));
        }
    }

    private static boolean suspended(Answer.Refused<Reported> refused) {
        return refused.refusals().stream().anyMatch(why -> why.reason() == Refusal.Reason.SUSPENDED);
    }

    /** That attachments must be chosen again, where there were any: no page can give a browser its files back. */
    private static List<String> chosenAgain(SentForm sent, Reader reader) {
        return sent.files().isEmpty() ? List.of() : List.of(Phrases.of(reader.language(), "files.again"));
    }

    private static List<String> with(List<String> again, List<String> more) {
        return Stream.concat(more.stream(), again.stream()).toList();
    }

    /** Where it belongs to an answer that was given before, there; else where it was looked over, files to be chosen again. */
    private Response refused(Filling filling, Reader reader, Draft draft, List<String> again) {
        String step = filling.firstWrong().orElse(Filling.REVIEW);
        List<String> otherwise = step.equals(Filling.REVIEW) ? filling.otherwise() : List.of();
        return show(filling, reader, draft, step, true, with(again, otherwise));
    }

    private Response show(
            Filling filling, Reader reader, Draft draft, String step, boolean checked, List<String> more) {
        return show(filling, reader, draft, step, checked, more, false);
    }

    /**
     * One step.
     *
     * @param more what is wrong and belongs to no question of the step
     * @param refused whether it was just sent, and not taken because the organisation is suspended
     */
    private Response show(
            Filling filling,
            Reader reader,
            Draft draft,
            String step,
            boolean checked,
            List<String> more,
            boolean refused) {
        String procedure = filling.form().procedure().procedure();
        String sealed = casework.drafts().seal(asking.tenant(), use(procedure), draft.bytes());
        List<String> steps = filling.steps();
        List<Question> questions = filling.questions(step, checked);
        List<Wrong> wrongs = new ArrayList<>();
        more.forEach(sentence -> wrongs.add(new Wrong(sentence, null)));
        wrongs.addAll(Questions.wrongs(questions));
        String title = title(step, questions, reader);
        Look look = visit.look(reader, title);
        StepView view = new StepView(
                step,
                steps.indexOf(step) + 1,
                steps.size(),
                filling.form().procedure().title(),
                title,
                questions,
                wrongs,
                sealed,
                address(procedure),
                step.equals(Filling.REVIEW) ? filling.said() : List.of(),
                filling.anonymous(),
                filling.form().suspendedSince(),
                ways(filling.form(), reader),
                refused);
        boolean fine = wrongs.isEmpty() && !refused;
        return Pages.page(
                fine ? 200 : refused ? SUSPENDED : 422, Pages.TEMPLATES.portalStep(fine ? look : look.mending(), view));
    }

    /** How else to reach whom a report comes to, where it is not taken now. */
    private List<String> ways(ReportForm form, Reader reader) {
        Tenant.Desk desk = visit.tenant().desks().get(form.procedure().desk());
        return form.suspendedSince() == null || desk == null
                ? List.of()
                : List.copyOf(desk.reached(reader.language()).values());
    }

    private static String title(String step, List<Question> questions, Reader reader) {
        return switch (step) {
            case Filling.REVIEW -> Phrases.of(reader.language(), "review.title");
            case Filling.CONTACT -> Phrases.of(reader.language(), "contact.title");
            default ->
                questions.size() == 1 ? questions.get(0).label() : Phrases.of(reader.language(), "report." + step);
        };
    }

    private Filling filling(String procedure, Reader reader, Draft draft) {
        return filling(form(procedure, reader), reader, draft);
    }

    private Filling filling(ReportForm form, Reader reader, Draft draft) {
        return Filling.of(form, requester(reader), draft.written(), casework.reporting())
                .orElseThrow(() -> new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, reader.language())));
    }

    private ReportForm form(String procedure, Reader reader) {
        if (casework.reporting().form(requester(reader), procedure) instanceof Answer.Done<ReportForm> done) {
            return done.value();
        }
        throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, reader.language()));
    }

    /** Whoever comes here comes as one of the public, also who is logged in. */
    private Requester requester(Reader reader) {
        return Requester.visitor(asking.tenant(), reader.language());
    }

    private Optional<Draft> open(String procedure, String sealed) {
        return casework.drafts().open(asking.tenant(), use(procedure), sealed).flatMap(Draft::of);
    }

    private static String use(String procedure) {
        return "report " + procedure;
    }

    private String address(String procedure) {
        return "/melden/" + procedure;
    }
}
