package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.FindRequest;
import gehoor.casework.Found;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.Page;
import gehoor.casework.ProcedureView;
import gehoor.casework.ReadMail;
import gehoor.casework.RegisterFilter;
import gehoor.casework.RegisterLine;
import gehoor.casework.ReportForm;
import gehoor.casework.Reported;
import gehoor.casework.Requester;
import gehoor.casework.Unsent;
import gehoor.casework.Upload;
import gehoor.engine.Refusal;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Taking in a report of somebody who phoned, wrote or came. */
@Path("/{tenant}/werk/nieuw")
@ApplicationScoped
public class TakeInPages {
    private static final String ONCE = "once";
    private static final String LOOK = "look";
    private static final int EARLIER = 10;

    /**
     * The page with all questions.
     *
     * @param about what happened, and how it came
     * @param who who reports it
     * @param refused what rules say against it
     * @param sameAbout earlier files about the same service or facility
     * @param samePerson earlier files in which the same mail address or phone number stands
     * @param looked whether earlier files were looked for
     * @param kept whether something is kept for who fills it in
     * @param waiting names of files that wait with it
     */
    public record Shown(
            ReportForm form,
            String address,
            String once,
            String by,
            List<Question> about,
            List<Question> who,
            List<FileShown.Rule> refused,
            List<Wrong> wrongs,
            List<String> notices,
            List<RegisterLine> sameAbout,
            List<RegisterLine> samePerson,
            boolean looked,
            boolean kept,
            List<String> waiting) {}

    /** @param opens whether who took it in may see the file */
    public record Taken(ReportForm form, Reported reported, boolean anonymous, boolean opens) {}

    @Inject
    Bench bench;

    @Inject
    Unfinished unfinished;

    @Inject
    FromMail fromMail;

    @GET
    @Open(Open.To.STAFF)
    public Response choose() {
        Reader reader = bench.asking.reader();
        Requester requester = bench.requester(reader);
        List<ProcedureView> all = bench.value(bench.casework.reporting().procedures(requester)).stream()
                .filter(procedure -> bench.casework.reporting().form(requester, procedure.procedure())
                                instanceof Answer.Done<ReportForm> done
                        && !done.value().channels().isEmpty())
                .toList();
        return bench.page(
                200,
                Pages.TEMPLATES.workChoose(
                        bench.look(reader, bench.word(reader, "work.new")),
                        all,
                        bench.casework.suspended(bench.tenant())));
    }

    @GET
    @Path("{procedure}")
    @Open(Open.To.STAFF)
    public Response form(@PathParam("procedure") String procedure) {
        Reader reader = bench.asking.reader();
        ReportForm form = asked(procedure, reader);
        Optional<Unfinished.Found> kept = unfinished.found(bench.requester(reader), form(form));
        return show(
                reader,
                form,
                kept.map(Unfinished.Found::written).orElse(Written.NOTHING),
                UUID.randomUUID().toString(),
                null,
                kept.map(found -> unfinished.back(reader, found)).orElse(List.of()),
                false);
    }

    private static Unsent.Form form(ReportForm form) {
        return new Unsent.Form(null, "take-in " + form.procedure().procedure());
    }

    @POST
    @Path("{procedure}")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.STAFF)
    public Response take(@PathParam("procedure") String procedure, SentForm sent) {
        try (sent) {
            Reader reader = bench.reader(sent);
            ReportForm form = asked(procedure, reader);
            String once = IdempotencyKey.valid(sent.value(ONCE))
                    ? sent.value(ONCE)
                    : UUID.randomUUID().toString();
            if (sent.values().containsKey(Held.HELD)) {
                return Held.open(
                                bench.casework.drafts(),
                                bench.asking.tenant(),
                                sent.value(Held.HELD),
                                bench.staff().account(),
                                reader.language())
                        .map(written -> show(
                                reader,
                                form,
                                written,
                                UUID.randomUUID().toString(),
                                null,
                                List.of(bench.word(reader, "work.held.back")),
                                false))
                        .orElseGet(() -> show(
                                reader,
                                form,
                                Written.NOTHING,
                                UUID.randomUUID().toString(),
                                null,
                                List.of(bench.word(reader, "work.held.lost")),
                                false));
            }
            if (FromMail.wanted(sent)) {
                return read(reader, form, once, sent);
            }
            if (unfinished.wanted(sent)) {
                return keep(reader, form, once, sent);
            }
            Written written = new Written(sent.values());
            if (bench.fromElsewhere(sent)) {
                return show(reader, form, written, once, null, List.of(bench.word(reader, "work.place.other")), false);
            }
            boolean look = sent.values().containsKey(LOOK) || sent.values().containsKey("lang");
            List<String> again = filesAgain(reader, sent);
            if (look) {
                return show(
                        reader, form, written, once, null, again, sent.values().containsKey(LOOK));
            }
            return take(reader, form, written, once, sent, again);
        }
    }

    /** A mail is read into the form: who sent it, when it came, by which channel, what it says. */
    private Response read(Reader reader, ReportForm form, String once, SentForm sent) {
        Written before = new Written(sent.values());
        TakingIn taking = taking(reader, form, byMail(form, before));
        FromMail.Filled filled = fromMail.fill(
                reader,
                bench.requester(reader),
                form(form),
                sent,
                new FromMail.Places(taking.asking("long-text"), taking.asking("attachments")));
        ReadMail mail = filled.mail();
        Written written = mail == null ? before : TakingIn.from(mail, byMail(form, filled.written()));
        return show(reader, form, written, once, null, filled.notices(), mail != null);
    }

    private static Written byMail(ReportForm form, Written written) {
        return form.channels().stream().anyMatch(channel -> channel.channel().equals("mail"))
                ? TakingIn.through("mail", written)
                : written;
    }

    private Response keep(Reader reader, ReportForm form, String once, SentForm sent) {
        String said = unfinished.keep(reader, bench.requester(reader), form(form), sent);
        if (unfinished.byScript(sent)) {
            return Unfinished.noted(said.isEmpty());
        }
        return unfinished.dropped(sent)
                ? show(reader, form, Written.NOTHING, UUID.randomUUID().toString(), null, List.of(said), false)
                : show(
                        reader,
                        form,
                        new Written(sent.values()),
                        once,
                        null,
                        said.isEmpty() ? unfinished.done(reader, filesAgain(reader, sent)) : List.of(said),
                        false);
    }

    private Response take(
            Reader reader, ReportForm form, Written written, String once, SentForm sent, List<String> again) {
        Optional<List<Upload>> files = fromMail.files(bench.requester(reader), form(form), sent);
        if (files.isEmpty()) {
            return show(
                    reader,
                    form,
                    TakingIn.without(FromMail.FILES, written),
                    once,
                    null,
                    again(reader, written.all(FromMail.FILES)),
                    true);
        }
        TakingIn taking = taking(reader, form, written);
        if (!taking.readable() || taking.incomplete()) {
            return show(reader, form, written, once, List.of(), again, true);
        }
        Requester requester = bench.requester(reader);
        var request = taking.request(files.get()).waiting();
        Answer<Reported> answer = bench.casework.reporting().report(requester, request, new IdempotencyKey(once));
        if (answer instanceof Answer.Done<Reported> done) {
            Reported reported = done.value();
            bench.casework.unsent().clear(requester, form(form));
            boolean opens = bench.casework.handling().deadlines(requester, reported.file()) instanceof Answer.Done<?>;
            return bench.page(
                    200,
                    Pages.TEMPLATES.workTaken(
                            bench.look(reader, bench.word(reader, "work.taken")),
                            new Taken(form, reported, "anonymous".equals(request.identity()), opens)));
        }
        if (answer instanceof Answer.Refused<Reported> refused) {
            bench.count(refused.refusals());
            return show(reader, form, written, once, refused.refusals(), again, true);
        }
        return show(
                reader,
                form,
                written,
                UUID.randomUUID().toString(),
                null,
                List.of(bench.word(reader, "work.clash")),
                true);
    }

    /** @param refusals null: nothing is said of what is wrong */
    private Response show(
            Reader reader,
            ReportForm form,
            Written written,
            String once,
            @Nullable List<Refusal> refusals,
            List<String> notices,
            boolean look) {
        TakingIn taking = taking(reader, form, written);
        List<Question> about = taking.about(refusals);
        List<Question> who = taking.who(refusals);
        List<Wrong> wrongs = new ArrayList<>(Questions.wrongs(about));
        wrongs.addAll(Questions.wrongs(who));
        Shown shown = new Shown(
                form,
                "/werk/nieuw/" + form.procedure().procedure(),
                once,
                bench.staff().account(),
                about,
                who,
                refusals == null ? List.of() : taking.otherwise(refusals),
                wrongs,
                notices,
                look ? sameAbout(reader, taking) : List.of(),
                look ? samePerson(reader, written) : List.of(),
                look,
                unfinished.is(bench.requester(reader), form(form)),
                written.all(FromMail.FILES));
        Look page = bench.look(reader, form.procedure().title());
        boolean wrong = !wrongs.isEmpty() || !shown.refused().isEmpty();
        return bench.page(wrong ? 422 : 200, Pages.TEMPLATES.workTakein(wrong ? page.mending() : page, shown));
    }

    private List<RegisterLine> sameAbout(Reader reader, TakingIn taking) {
        Map<UUID, RegisterLine> lines = new LinkedHashMap<>();
        for (String about : taking.abouts()) {
            if (bench.casework
                            .work()
                            .register(
                                    bench.requester(reader),
                                    new RegisterFilter(
                                            null, null, null, null, null, null, null, null, null, about, null, EARLIER))
                    instanceof Answer.Done<Page<RegisterLine>> done) {
                done.value().items().forEach(line -> lines.put(line.file(), line));
            }
        }
        return List.copyOf(lines.values());
    }

    /** By the whole mail address or phone number, where this person may read what it stands in. */
    private List<RegisterLine> samePerson(Reader reader, Written written) {
        Map<UUID, RegisterLine> lines = new LinkedHashMap<>();
        String mail = written.text(Questions.CONTACT + "mail").strip();
        String phone = written.text(Questions.CONTACT + "phone").strip();
        if (!mail.isEmpty()) {
            find(reader, new FindRequest(null, null, mail, null, null, EARLIER), lines);
        }
        if (!phone.isEmpty()) {
            find(reader, new FindRequest(null, null, null, phone, null, EARLIER), lines);
        }
        return List.copyOf(lines.values());
    }

    private void find(Reader reader, FindRequest asked, Map<UUID, RegisterLine> lines) {
        if (bench.casework.finding().find(bench.requester(reader), asked) instanceof Answer.Done<Page<Found>> done) {
            done.value().items().forEach(found -> lines.put(found.file().file(), found.file()));
        }
    }

    private TakingIn taking(Reader reader, ReportForm form, Written written) {
        return new TakingIn(
                form, bench.requester(reader), written, bench.tenant().languages(), bench.casework.reporting());
    }

    /** What a report by that procedure asks of who is logged in; nothing where they cannot take one in. */
    private ReportForm asked(String procedure, Reader reader) {
        ReportForm form = bench.value(bench.casework.reporting().form(bench.requester(reader), bench.code(procedure)));
        if (form.channels().isEmpty()) {
            throw bench.nothing();
        }
        return form;
    }

    private List<String> filesAgain(Reader reader, SentForm sent) {
        return again(reader, FromMail.chosen(sent).stream().map(Upload::name).toList());
    }

    private List<String> again(Reader reader, List<String> names) {
        return names.isEmpty() ? List.of() : List.of(bench.word(reader, "work.files-again", String.join(", ", names)));
    }
}
