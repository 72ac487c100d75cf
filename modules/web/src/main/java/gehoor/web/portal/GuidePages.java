package gehoor.web.portal;

import gehoor.access.Asking;
import gehoor.access.NotServed;
import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.ExplainedProcedure;
import gehoor.casework.Explaining;
import gehoor.casework.ProcedureView;
import gehoor.casework.Requester;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * At most three questions that lead people to the right procedure, or say where else to go. Nothing is kept of what was
 * answered, also not in an address: whoever looks at what this browser visited reads that somebody asked the way, and not which
 * answer was given to whether a child is safe.
 */
@Path("/{tenant}/wegwijzer")
@ApplicationScoped
public class GuidePages {
    private static final String QUESTION = "vraag";
    private static final String ANSWER = "antwoord";
    private static final String GO = "go";

    /** To the question before this one. */
    private static final String BACK = "terug";

    /** From where an answer led, to the question that it answered. */
    private static final String AGAIN = "weer";

    /**
     * Where an answer led.
     *
     * @param question the id of the one that was answered
     * @param answer its id
     * @param said the answer, in the words in which it was given
     * @param text read then; null where there is none
     * @param elsewhere what to do instead; empty where nothing is said
     * @param way the procedure by which it is brought; null where it is another way
     * @param still procedures that stay open all the same
     */
    public record Led(
            String question,
            String answer,
            String said,
            Tenant.@Nullable Letter text,
            String elsewhere,
            List<ExplainedProcedure.Body> bodies,
            @Nullable ProcedureView way,
            List<ProcedureView> still) {}

    @Inject
    Asking asking;

    @Inject
    Visit visit;

    @Inject
    Casework casework;

    @GET
    @Open(Open.To.EVERYONE)
    public Response begin() {
        return ask(asking.reader(), first(), false);
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.EVERYONE)
    public Response answer(SentForm sent) {
        try (sent) {
            Reader reader = visit.reader(sent);
            Tenant.Question question = Optional.ofNullable(
                            visit.tenant().doors().get(sent.value(QUESTION)))
                    .orElseGet(this::first);
            String go = sent.value(GO);
            if (go.equals(AGAIN)) {
                return ask(reader, question, false);
            }
            if (go.equals(BACK)) {
                return ask(reader, before(question).orElse(question), false);
            }
            Tenant.Way way = question.answers().get(sent.value(ANSWER));
            if (way == null) {
                return ask(reader, question, !sent.values().containsKey(Visit.LANGUAGE));
            }
            String next = way.next();
            // Who changes the language before going on has not answered yet.
            boolean stays = sent.values().containsKey(Visit.LANGUAGE) && next != null;
            return next == null ? led(reader, question, way) : ask(reader, stays ? question : find(next), false);
        }
    }

    private Response led(Reader reader, Tenant.Question question, Tenant.Way way) {
        Tenant tenant = visit.tenant();
        String language = reader.language();
        String procedure = way.procedure();
        List<ProcedureView> direct = procedure == null ? List.of() : procedures(List.of(procedure), language);
        Led led = new Led(
                question.id(),
                way.id(),
                way.label().in(language),
                way.text() == null ? null : tenant.letters().get(way.text()),
                way.elsewhere().in(language),
                Explaining.bodies(tenant, way.bodies(), language),
                direct.isEmpty() ? null : direct.get(0),
                procedures(way.still(), language));
        return Pages.page(
                200,
                Pages.TEMPLATES.portalLed(
                        Look.at(reader, tenant, Phrases.of(language, "guide.led")), led, casework.suspended(tenant)));
    }

    private Response ask(Reader reader, Tenant.Question question, boolean unanswered) {
        String language = reader.language();
        List<String> wrong = unanswered ? List.of(Phrases.of(language, "choose.one")) : List.of();
        Question shown = new Question(
                ANSWER,
                "yes-no",
                question.asks().in(language),
                question.hint().in(language),
                false,
                null,
                question.answers().values().stream()
                        .map(way -> new Question.Option(way.id(), way.label().in(language), ""))
                        .toList(),
                List.of(),
                wrong,
                null);
        List<Wrong> wrongs = new ArrayList<>(Questions.wrongs(List.of(shown)));
        Look look = visit.look(reader, question.asks().in(language));
        return Pages.page(
                unanswered ? 422 : 200,
                Pages.TEMPLATES.portalGuide(
                        unanswered ? look.mending() : look,
                        shown,
                        wrongs,
                        question.id(),
                        before(question).isPresent()));
    }

    /** What was asked before this one; none before the first. */
    private Optional<Tenant.Question> before(Tenant.Question question) {
        return visit.tenant().doors().values().stream()
                .filter(other -> other.answers().values().stream()
                        .anyMatch(way -> question.id().equals(way.next())))
                .findFirst();
    }

    /** Those that are in force, in this order. */
    private List<ProcedureView> procedures(Collection<String> ids, String language) {
        if (!(casework.reporting().procedures(Requester.visitor(asking.tenant(), language))
                instanceof Answer.Done<List<ProcedureView>> done)) {
            return List.of();
        }
        return ids.stream()
                .flatMap(id ->
                        done.value().stream().filter(view -> view.procedure().equals(id)))
                .toList();
    }

    private Tenant.Question find(String id) {
        return Optional.ofNullable(visit.tenant().doors().get(id)).orElseThrow(this::unknown);
    }

    private Tenant.Question first() {
        return visit.tenant().doors().values().stream().findFirst().orElseThrow(this::unknown);
    }

    private NotServed unknown() {
        return new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, asking.language()));
    }
}
