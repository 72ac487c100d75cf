package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.ReadMail;
import gehoor.casework.ReportForm;
import gehoor.casework.Requester;
import gehoor.web.form.Written;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Taking in a report of somebody who phoned, wrote or came. */
@Path("/{tenant}/werk/nieuw")
@ApplicationScoped
public class TakeInPages {
    private static final String LOOK = "look";
    private static final String PUT_BACK = "terug";

    @Inject
    Bench bench;

    @Inject
    Unfinished unfinished;

    @Inject
    FromMail fromMail;

    @Inject
    TakeInForm form;

    @Inject
    TakeInDoing doing;

    @Inject
    TakeInBegun begun;

    @GET
    @Open(Open.To.STAFF)
    public Response choose() {
        return begun.choose(bench.asking.reader(), Optional.empty());
    }

    /** @param on which of those begun somebody goes on with; null: one that begins now */
    @GET
    @Path("{procedure}")
    @Open(Open.To.STAFF)
    public Response form(@PathParam("procedure") String procedure, @QueryParam("verder") @Nullable String on) {
        Intake fresh = fresh(bench.asking.reader(), procedure);
        if (on == null) {
            return form.show(fresh, List.of());
        }
        return begun.found(fresh, on)
                .map(intake -> form.show(intake, List.of(bench.word(intake.reader(), "work.begun.back"))))
                .orElseGet(() -> form.show(fresh, List.of(bench.word(fresh.reader(), "work.begun.gone"))));
    }

    @POST
    @Path("{procedure}")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.STAFF)
    public Response take(@PathParam("procedure") String procedure, SentForm sent) {
        try (sent) {
            Intake fresh = fresh(bench.reader(sent), procedure);
            if (sent.values().containsKey(Held.HELD)) {
                return held(fresh, sent);
            }
            Intake intake = as(fresh, new Written(sent.values()));
            if (TakeInDoing.wasLooked(sent)) {
                return doing.looked(intake, sent);
            }
            Optional<Response> before = doing.sentTwice(intake, sent);
            if (before.isPresent()) {
                return before.get();
            }
            if (FromMail.wanted(sent)) {
                return read(intake, sent);
            }
            if (unfinished.wanted(sent)) {
                return keep(intake, sent);
            }
            form.keeps(intake);
            if (bench.fromElsewhere(sent)) {
                return form.show(intake, List.of(bench.word(intake.reader(), "work.place.other")));
            }
            boolean look = sent.values().containsKey(LOOK);
            return look || sent.values().containsKey("lang")
                    ? form.show(intake, null, form.filesAgain(intake, sent), look)
                    : doing.take(intake, sent);
        }
    }

    /** What was written before the login had ended, or was thrown away and is put back. */
    private Response held(Intake fresh, SentForm sent) {
        Optional<Intake> found = Held.open(
                        bench.casework.drafts(),
                        bench.asking.tenant(),
                        sent.value(Held.HELD),
                        bench.staff().account(),
                        fresh.reader().language())
                .map(written -> as(fresh, written));
        if (found.isEmpty()) {
            return form.show(fresh, List.of(bench.word(fresh.reader(), "work.held.lost")));
        }
        Intake held = found.get();
        if (held.written().values().containsKey(Doing.TYPED)) {
            return doing.lookedBefore(held);
        }
        return doing.sentTwice(held)
                .orElseGet(() -> unfinished.dropped(held.written())
                        ? begun.drop(held)
                        : back(held, sent.values().containsKey(PUT_BACK)));
    }

    private Response back(Intake held, boolean putBack) {
        form.keeps(held);
        String notice = putBack ? "work.begun.put-back.done" : "work.held.back";
        return form.show(held, List.of(bench.word(held.reader(), notice)));
    }

    /** A mail is read into the form: who sent it, when it came, by which channel, what it says. */
    private Response read(Intake intake, SentForm sent) {
        TakingIn taking = form.taking(intake.with(byMail(intake.form(), intake.written())));
        FromMail.Filled filled = fromMail.fill(
                intake.reader(),
                intake.requester(),
                intake.unsent(),
                sent,
                new FromMail.Places(taking.asking("long-text"), taking.asking("attachments")));
        ReadMail mail = filled.mail();
        Intake now = intake.with(
                mail == null ? intake.written() : TakingIn.from(mail, byMail(intake.form(), filled.written())));
        form.keeps(now);
        return form.show(now, null, filled.notices(), mail != null);
    }

    private static Written byMail(ReportForm form, Written written) {
        return form.channels().stream().anyMatch(channel -> channel.channel().equals("mail"))
                ? TakingIn.through("mail", written)
                : written;
    }

    private Response keep(Intake intake, SentForm sent) {
        if (unfinished.dropped(sent)) {
            return begun.drop(intake);
        }
        String said = unfinished.keep(intake.reader(), intake.requester(), intake.unsent(), sent);
        // It may have been taken in while this was on its way.
        Optional<Response> before = doing.sentTwice(intake, sent);
        if (before.isPresent()) {
            return before.get();
        }
        return unfinished.byScript(sent)
                ? Unfinished.noted(said.isEmpty())
                : form.show(
                        intake,
                        said.isEmpty() ? form.kept(intake.reader(), form.filesAgain(intake, sent)) : List.of(said));
    }

    /**
     * One that begins now.
     *
     * @throws gehoor.access.NotServed where who is logged in cannot take in a report by that procedure
     */
    private Intake fresh(Reader reader, String procedure) {
        Requester requester = bench.requester(reader);
        ReportForm asked = bench.value(bench.casework.reporting().form(requester, bench.code(procedure)));
        if (asked.channels().isEmpty()) {
            throw bench.nothing();
        }
        return Intake.fresh(reader, requester, asked, bench.casework.now());
    }

    private static Intake as(Intake fresh, Written written) {
        return Intake.of(fresh.reader(), fresh.requester(), fresh.form(), written);
    }
}
