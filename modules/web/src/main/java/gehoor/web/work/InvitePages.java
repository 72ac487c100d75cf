package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.FileView;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.InvitableView;
import gehoor.casework.InvitationMade;
import gehoor.casework.InviteRequest;
import gehoor.casework.Requester;
import gehoor.engine.Refusal;
import gehoor.policy.Tenant;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gg.jte.models.runtime.JteModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asking somebody outside for one action, by a link that works once; and withdrawing that. */
@Path("/{tenant}/werk/dossier/{file}/vragen")
@ApplicationScoped
public class InvitePages {
    private static final String AS = "as";
    private static final String WAY = "way";
    private static final String MAIL = "mail";
    private static final String LANGUAGE = "language";

    /**
     * The form by which somebody is asked.
     *
     * @param label of what they are asked for
     * @param once the key by which they are asked once, however often it is sent
     */
    public record Shown(
            FileView file,
            String label,
            String address,
            List<Question> questions,
            List<Wrong> wrongs,
            List<FileShown.Rule> refused,
            String once) {
        public boolean mending() {
            return !wrongs.isEmpty() || !refused.isEmpty();
        }
    }

    /** A link to be passed on, shown this once. */
    public record Link(FileView file, String label, String link, LocalDate until) {}

    @Inject
    Bench bench;

    private record Seen(Reader reader, Requester requester, FileView file, InvitableView asked) {}

    private Seen seen(Reader reader, String file, String action, String on) {
        UUID id = bench.id(file);
        Requester requester = bench.requester(reader);
        FileView view = bench.value(bench.casework.handling().open(requester, id));
        InvitableView asked = bench.value(bench.casework.inviting().possible(requester, id)).stream()
                .filter(each -> each.action().equals(action) && on.equals(each.on() == null ? "" : each.on()))
                .findFirst()
                .orElseThrow(bench::nothing);
        return new Seen(reader, requester, view, asked);
    }

    @GET
    @Path("{action}")
    @Open(Open.To.STAFF)
    public Response form(
            @PathParam("file") String file,
            @PathParam("action") String action,
            @QueryParam("on") @DefaultValue("") String on) {
        Seen seen = seen(bench.asking.reader(), file, action, on);
        InvitableView.Who first = seen.asked().who().get(0);
        Map<String, List<String>> usual = new LinkedHashMap<>();
        usual.put(AS, List.of(first.as()));
        usual.put(WAY, List.of(first.known() ? "known" : "mail"));
        usual.put(MAIL, List.of(first.mail()));
        usual.put(LANGUAGE, List.of(seen.reader().language()));
        return show(seen, new Written(usual), List.of(), UUID.randomUUID().toString());
    }

    @POST
    @Path("{action}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response ask(
            @PathParam("file") String file,
            @PathParam("action") String action,
            @QueryParam("on") @DefaultValue("") String on,
            SentForm sent) {
        Seen seen = seen(bench.reader(sent), file, action, on);
        Written written = new Written(sent.values());
        String once = IdempotencyKey.valid(sent.value("once"))
                ? sent.value("once")
                : UUID.randomUUID().toString();
        List<InvitableView.Who> who = seen.asked().who();
        String way = written.text(WAY);
        InviteRequest request = new InviteRequest(
                seen.asked().action(),
                seen.asked().on(),
                who.size() == 1 ? who.get(0).as() : written.text(AS),
                way,
                way.equals(MAIL) ? written.text(MAIL) : "",
                tenant().languages().size() == 1 ? tenant().languages().get(0) : written.text(LANGUAGE));
        Answer<InvitationMade> answer = bench.casework
                .inviting()
                .invite(seen.requester(), seen.file().id(), request, null, new IdempotencyKey(once));
        if (answer instanceof Answer.Refused<InvitationMade> refused) {
            bench.count(refused.refusals());
            return show(seen, written, refused.refusals(), once);
        }
        if (answer instanceof Answer.Clash<InvitationMade>) {
            return bench.page(409, form(seen, written, List.of(bench.word(seen.reader(), "work.clash")), once));
        }
        InvitationMade made = bench.value(answer);
        String link = made.link();
        if (link == null) {
            return bench.on(seen.reader(), "/werk/dossier/" + seen.file().id() + "?gedaan=" + made.version());
        }
        Look look = bench.look(seen.reader(), bench.word(seen.reader(), "work.link"));
        return bench.page(
                200,
                Pages.TEMPLATES.workLink(
                        look, new Link(seen.file(), seen.asked().label(), link, made.until())));
    }

    @POST
    @Path("{invitation}/intrekken")
    @Open(Open.To.STAFF)
    public Response withdraw(@PathParam("file") String file, @PathParam("invitation") String invitation) {
        Reader reader = bench.asking.reader();
        UUID id = bench.id(file);
        Answer<InvitationMade> answer =
                bench.casework.inviting().withdraw(bench.requester(reader), id, bench.code(invitation), null);
        // Used or withdrawn meanwhile: the file tells how it stands.
        return answer instanceof Answer.Missing<InvitationMade>
                ? throwing()
                : bench.on(
                        reader,
                        "/werk/dossier/" + id
                                + (answer instanceof Answer.Done<InvitationMade> done
                                        ? "?gedaan=" + done.value().version()
                                        : ""));
    }

    private Response throwing() {
        throw bench.nothing();
    }

    private Response show(Seen seen, Written written, List<Refusal> refusals, String once) {
        List<Question> questions = questions(seen, written, refusals);
        List<String> fields = List.of(WAY, MAIL, LANGUAGE);
        List<FileShown.Rule> rules = refusals.stream()
                .filter(refusal -> refusal.field() == null || !fields.contains(refusal.field()))
                .map(refusal -> FileShown.Rule.of(refusal, seen.reader().language()))
                .toList();
        Shown shown = new Shown(
                seen.file(), seen.asked().label(), address(seen), questions, Questions.wrongs(questions), rules, once);
        Look look = bench.look(
                seen.reader(),
                bench.word(seen.reader(), "work.ask", seen.asked().label()));
        return bench.page(
                shown.mending() ? 422 : 200, Pages.TEMPLATES.workAsk(shown.mending() ? look.mending() : look, shown));
    }

    private JteModel form(Seen seen, Written written, List<String> wrongs, String once) {
        Look look = bench.look(
                seen.reader(),
                bench.word(seen.reader(), "work.ask", seen.asked().label()));
        return Pages.TEMPLATES.workAsk(
                look.mending(),
                new Shown(
                        seen.file(),
                        seen.asked().label(),
                        address(seen),
                        questions(seen, written, List.of()),
                        wrongs.stream().map(wrong -> new Wrong(wrong, null)).toList(),
                        List.of(),
                        once));
    }

    private static String address(Seen seen) {
        String on = seen.asked().on();
        return "/werk/dossier/" + seen.file().id() + "/vragen/" + seen.asked().action()
                + (on == null ? "" : "?on=" + on);
    }

    private List<Question> questions(Seen seen, Written written, List<Refusal> refusals) {
        Reader reader = seen.reader();
        List<Question> questions = new ArrayList<>();
        List<InvitableView.Who> who = seen.asked().who();
        if (who.size() > 1) {
            questions.add(choice(
                    AS,
                    reader,
                    who.stream()
                            .map(each -> new Question.Option(each.as(), each.label(), ""))
                            .toList(),
                    written,
                    refusals));
        }
        List<Question.Option> ways = new ArrayList<>();
        if (who.stream().anyMatch(InvitableView.Who::known)) {
            ways.add(way("known", reader));
        }
        ways.add(way("mail", reader));
        ways.add(way("hand", reader));
        questions.add(choice(WAY, reader, ways, written, refusals));
        questions.add(new Question(
                MAIL,
                "mail",
                bench.word(reader, "work.ask.mail"),
                bench.word(reader, "work.ask.mail.hint"),
                true,
                null,
                List.of(),
                written.of(MAIL, "mail"),
                wrong(MAIL, refusals, reader),
                null));
        if (tenant().languages().size() > 1) {
            Look look = bench.look(reader, "");
            questions.add(choice(
                    LANGUAGE,
                    reader,
                    tenant().languages().stream()
                            .map(each -> new Question.Option(each, look.named(each), ""))
                            .toList(),
                    written,
                    refusals));
        }
        return questions;
    }

    private Question.Option way(String way, Reader reader) {
        return new Question.Option(
                way, bench.word(reader, "work.ask.way." + way), bench.word(reader, "work.ask.way." + way + ".more"));
    }

    private Question choice(
            String name, Reader reader, List<Question.Option> options, Written written, List<Refusal> refusals) {
        return new Question(
                name,
                "choice",
                bench.word(reader, "work.ask." + name),
                "",
                false,
                null,
                options,
                written.of(name, "choice"),
                wrong(name, refusals, reader),
                null);
    }

    private static List<String> wrong(String name, List<Refusal> refusals, Reader reader) {
        return refusals.stream()
                .filter(refusal -> name.equals(refusal.field()))
                .map(refusal -> refusal.words().in(reader.language()))
                .toList();
    }

    private Tenant tenant() {
        return bench.tenant();
    }
}
