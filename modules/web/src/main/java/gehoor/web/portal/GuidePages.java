package gehoor.web.portal;

import gehoor.access.Asking;
import gehoor.access.NotServed;
import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.ExplainedProcedure;
import gehoor.casework.Explaining;
import gehoor.casework.Library;
import gehoor.casework.ProcedureView;
import gehoor.casework.Requester;
import gehoor.policy.Tenant;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * At most three questions that lead people to the right procedure, or say where else to go. Nothing is kept of what was
 * answered: the address of a page is the question, or the answer where it leads somewhere.
 */
@Path("/{tenant}/wegwijzer")
@Dependent
public class GuidePages {
    private static final String ANSWER = "antwoord";
    private static final String ASKED = "verder";

    /**
     * Where an answer led.
     *
     * @param said the answer, in the words in which it was given
     * @param text read then; null where there is none
     * @param elsewhere what to do instead; empty where nothing is said
     * @param way the procedure by which it is brought; null where it is another way
     * @param still procedures that stay open all the same
     * @param back the address of the question
     */
    public record Led(
            String said,
            Tenant.@Nullable Letter text,
            String elsewhere,
            List<ExplainedProcedure.Body> bodies,
            @Nullable ProcedureView way,
            List<ProcedureView> still,
            String back) {}

    @Inject
    Asking asking;

    @Inject
    Library library;

    @Inject
    Casework casework;

    @GET
    @Open(Open.To.EVERYONE)
    public Response begin() {
        return ask(tenant().doors().values().stream().findFirst().orElseThrow(this::unknown), false);
    }

    /** @param asked there where an answer was sent, also none */
    @GET
    @Path("{question}")
    @Open(Open.To.EVERYONE)
    public Response question(
            @PathParam("question") String id,
            @QueryParam(ANSWER) @Nullable String answer,
            @QueryParam(ASKED) @Nullable String asked) {
        Tenant.Question question = find(id);
        if (asked == null && answer == null) {
            return ask(question, false);
        }
        Tenant.Way way = answer == null ? null : question.answers().get(answer);
        if (way == null) {
            return ask(question, true);
        }
        String next = way.next();
        return Response.seeOther(URI.create(asking.reader()
                        .to("/" + tenant().id() + "/wegwijzer/"
                                + (next == null ? question.id() + "/" + way.id() : next))))
                .build();
    }

    @GET
    @Path("{question}/{answer}")
    @Open(Open.To.EVERYONE)
    public Response led(@PathParam("question") String id, @PathParam("answer") String answer) {
        Tenant tenant = tenant();
        Tenant.Question question = find(id);
        Tenant.Way way = Optional.ofNullable(question.answers().get(answer))
                .filter(found -> found.next() == null)
                .orElseThrow(this::unknown);
        String language = asking.language();
        String procedure = way.procedure();
        List<ProcedureView> direct = procedure == null ? List.of() : procedures(List.of(procedure));
        Led led = new Led(
                way.label().in(language),
                way.text() == null ? null : tenant.letters().get(way.text()),
                way.elsewhere().in(language),
                Explaining.bodies(tenant, way.bodies(), language),
                direct.isEmpty() ? null : direct.get(0),
                procedures(way.still()),
                "/wegwijzer/" + question.id());
        return Pages.page(
                200,
                Pages.TEMPLATES.portalLed(Look.at(asking.reader(), tenant, Phrases.of(language, "guide.led")), led));
    }

    private Response ask(Tenant.Question question, boolean unanswered) {
        String language = asking.language();
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
        Look look = Look.at(asking.reader(), tenant(), question.asks().in(language));
        return Pages.page(
                unanswered ? 422 : 200,
                Pages.TEMPLATES.portalGuide(
                        unanswered ? look.mending() : look,
                        shown,
                        wrongs,
                        "/wegwijzer/" + question.id(),
                        before(question)));
    }

    /** The address of what was asked before this one; of the start where nothing was. */
    private String before(Tenant.Question question) {
        return tenant().doors().values().stream()
                .filter(other -> other.answers().values().stream()
                        .anyMatch(way -> question.id().equals(way.next())))
                .findFirst()
                .map(other -> "/wegwijzer/" + other.id())
                .orElse("");
    }

    /** Those that are in force, in this order. */
    private List<ProcedureView> procedures(Collection<String> ids) {
        if (!(casework.reporting().procedures(Requester.visitor(asking.tenant(), asking.language()))
                instanceof Answer.Done<List<ProcedureView>> done)) {
            return List.of();
        }
        return ids.stream()
                .flatMap(id ->
                        done.value().stream().filter(view -> view.procedure().equals(id)))
                .toList();
    }

    private Tenant.Question find(String id) {
        return Optional.ofNullable(tenant().doors().get(id)).orElseThrow(this::unknown);
    }

    private NotServed unknown() {
        return new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, asking.language()));
    }

    private Tenant tenant() {
        return library.tenant(asking.tenant()).orElseThrow();
    }
}
