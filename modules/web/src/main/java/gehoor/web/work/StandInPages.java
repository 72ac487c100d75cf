package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.Seats;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.Nameable;
import gehoor.casework.StandInRequest;
import gehoor.casework.StandInView;
import gehoor.casework.StandingIn;
import gehoor.engine.Refusal;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who stands in for whom: naming somebody, beginning and ending it, and taking a colleague's place at the workbench. */
@Path("/{tenant}/werk/vervanging")
@ApplicationScoped
public class StandInPages {
    private static final String AT = "/werk/vervanging";
    private static final String WHEN = "when";
    private static final String BEFOREHAND = "beforehand";
    private static final String UNTIL = "until";

    /**
     * One that concerns who looks.
     *
     * @param sentence who stands in for whom, and until when
     * @param roles in which
     * @param until asked of who may begin it; null where nobody is asked
     */
    public record Line(
            StandInView standIn,
            String sentence,
            String roles,
            @Nullable Question until) {
        public boolean taken() {
            return standIn.forMe() && standIn.is(StandInView.NOW);
        }
    }

    /**
     * The page.
     *
     * @param open what counts now or may yet
     * @param over what is over
     * @param questions by which somebody is named; none where there is nobody
     * @param refused why something could not be done
     */
    public record Shown(
            List<Line> open, List<Line> over, List<Question> questions, List<Wrong> wrongs, List<String> refused) {}

    @Inject
    Bench bench;

    @Inject
    HttpServletRequest request;

    @GET
    @Open(Open.To.STAFF)
    public Response all() {
        Reader reader = bench.asking.reader();
        return bench.staff().seat() == null
                ? show(reader, Written.NOTHING, null, List.of())
                : bench.on(reader, "/werk");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response name(SentForm sent) {
        Reader reader = bench.reader(sent);
        Written written = new Written(sent.values());
        List<Nameable> nameable = nameable(reader);
        boolean beforehand = written.text(WHEN).equals(BEFOREHAND);
        LocalDate from = beforehand ? null : day(written, "from");
        LocalDate until = beforehand ? null : day(written, UNTIL);
        String person = written.text("person");
        if (!beforehand && from == null && until == null) {
            // Without days it would be taken as named beforehand, which was not chosen.
            from = LocalDate.MIN;
        }
        Answer<StandInView> named = standingIn()
                .name(
                        bench.requester(reader),
                        new StandInRequest(
                                person.isEmpty() ? alone(nameable) : person,
                                written.text("deputy"),
                                Set.copyOf(written.all("roles")),
                                from,
                                until));
        if (named instanceof Answer.Refused<StandInView> refused) {
            return show(reader, written, null, refused.refusals());
        }
        bench.value(named);
        return bench.on(reader, AT);
    }

    /** Where there is one choice, it is not asked. */
    private static @Nullable String alone(List<Nameable> nameable) {
        return nameable.size() == 1 ? nameable.get(0).id() : "";
    }

    @POST
    @Path("{standIn}/begin")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response begin(@PathParam("standIn") String standIn, SentForm sent) {
        Reader reader = bench.reader(sent);
        UUID id = bench.id(standIn);
        Written written = new Written(sent.values());
        Answer<StandInView> begun = standingIn().begin(bench.requester(reader), id, day(written, UNTIL + "-" + id));
        if (begun instanceof Answer.Refused<StandInView> refused) {
            return show(reader, written, id, refused.refusals());
        }
        Seats.take(request, bench.value(begun).id());
        return bench.on(reader, "/werk");
    }

    @POST
    @Path("{standIn}/einde")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response end(@PathParam("standIn") String standIn) {
        Reader reader = bench.asking.reader();
        bench.value(standingIn().end(bench.requester(reader), bench.id(standIn)));
        return bench.on(reader, AT);
    }

    /** Takes the place; whether it may be taken is asked with the next page. */
    @POST
    @Path("{standIn}/plaats")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response take(@PathParam("standIn") String standIn) {
        Seats.take(request, bench.id(standIn));
        return bench.on(bench.asking.reader(), "/werk");
    }

    @POST
    @Path("eigen")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response leave() {
        Seats.leave(request);
        return bench.on(bench.asking.reader(), "/werk");
    }

    private StandingIn standingIn() {
        return bench.casework.standingIn();
    }

    private List<Nameable> nameable(Reader reader) {
        return bench.value(standingIn().nameable(bench.requester(reader)));
    }

    private static @Nullable LocalDate day(Written written, String name) {
        String day = Written.day(written.of(name, "date"));
        return day == null ? null : LocalDate.parse(day);
    }

    /** @param begun which one was to begin; null where one was to be named */
    private Response show(Reader reader, Written written, @Nullable UUID begun, List<Refusal> refusals) {
        List<Line> open = new ArrayList<>();
        List<Line> over = new ArrayList<>();
        List<Question> asked = new ArrayList<>();
        for (StandInView standIn : bench.value(standingIn().all(bench.requester(reader)))) {
            Question until = standIn.forMe() && standIn.is(StandInView.BEFOREHAND)
                    ? until(reader, standIn.id(), written, standIn.id().equals(begun) ? refusals : List.of())
                    : null;
            if (until != null) {
                asked.add(until);
            }
            (standIn.is(StandInView.OVER) ? over : open)
                    .add(new Line(
                            standIn,
                            sentence(reader, standIn),
                            String.join(", ", standIn.roles().values()),
                            until));
        }
        List<Question> questions = questions(reader, written, begun == null ? refusals : List.of());
        asked.addAll(questions);
        List<Wrong> wrongs = Questions.wrongs(asked);
        List<String> otherwise = refusals.stream()
                .filter(refusal -> refusal.field() == null)
                .map(refusal -> refusal.words().in(reader.language()))
                .toList();
        Look look = bench.look(reader, bench.word(reader, "work.standins"));
        return bench.page(
                refusals.isEmpty() ? 200 : 422,
                Pages.TEMPLATES.workStandins(
                        refusals.isEmpty() ? look : look.mending(),
                        new Shown(open, over, questions, wrongs, otherwise)));
    }

    private String sentence(Reader reader, StandInView standIn) {
        String who = standIn.mine() ? "mine" : standIn.forMe() ? "for-me" : "other";
        Look look = bench.look(reader, "");
        LocalDate from = standIn.from();
        LocalDate until = standIn.until();
        return bench.word(
                reader,
                "work.standin." + who + "." + standIn.state(),
                standIn.deputyName(),
                standIn.personName(),
                from == null ? "" : look.day(from),
                until == null ? "" : look.day(until));
    }

    private Question until(Reader reader, UUID id, Written written, List<Refusal> refusals) {
        return date(reader, UNTIL + "-" + id, "until", written, wrong(reader, UNTIL, refusals));
    }

    private List<Question> questions(Reader reader, Written written, List<Refusal> refusals) {
        List<Nameable> nameable = nameable(reader);
        if (nameable.isEmpty()) {
            return List.of();
        }
        Map<String, String> people = new LinkedHashMap<>();
        Map<String, String> deputies = new LinkedHashMap<>();
        Map<String, String> roles = new LinkedHashMap<>();
        nameable.forEach(each -> {
            people.put(each.id(), each.name());
            deputies.putAll(each.deputies());
            roles.putAll(each.roles());
        });
        List<Question> questions = new ArrayList<>();
        if (people.size() > 1) {
            questions.add(chosen(reader, "person", "staff", people, written, wrong(reader, "person", refusals)));
        }
        questions.add(chosen(reader, "deputy", "staff", deputies, written, wrong(reader, "deputy", refusals)));
        if (roles.size() > 1) {
            questions.add(chosen(reader, "roles", "choices", roles, written, wrong(reader, "roles", refusals)));
        }
        Map<String, String> when = new LinkedHashMap<>();
        when.put("days", bench.word(reader, "work.standin.when.days"));
        when.put(BEFOREHAND, bench.word(reader, "work.standin.when.beforehand"));
        Written chosen = written.text(WHEN).isEmpty() ? new Written(Map.of(WHEN, List.of("days"))) : written;
        questions.add(chosen(reader, WHEN, "choice", when, chosen, List.of()));
        questions.add(date(reader, "from", "from", written, wrong(reader, "from", refusals)));
        questions.add(date(reader, UNTIL, "until", written, wrong(reader, UNTIL, refusals)));
        return questions;
    }

    private Question chosen(
            Reader reader, String name, String type, Map<String, String> choices, Written written, List<String> wrong) {
        List<Question.Option> options = new ArrayList<>();
        choices.forEach((code, label) -> options.add(new Question.Option(code, label, "")));
        return new Question(
                name,
                type,
                bench.word(reader, "work.standin.ask." + name),
                name.equals("roles") ? bench.word(reader, "work.standin.ask.roles.hint") : "",
                false,
                null,
                options,
                written.of(name, type),
                wrong,
                null);
    }

    private Question date(Reader reader, String name, String asks, Written written, List<String> wrong) {
        return new Question(
                name,
                "date",
                bench.word(reader, "work.standin.ask." + asks),
                bench.word(reader, "date.example"),
                false,
                null,
                List.of(),
                written.of(name, "date"),
                wrong,
                null);
    }

    private static List<String> wrong(Reader reader, String field, List<Refusal> refusals) {
        return refusals.stream()
                .filter(refusal -> field.equals(refusal.field()))
                .map(refusal -> refusal.words().in(reader.language()))
                .distinct()
                .toList();
    }
}
