package gehoor.web.work;

import gehoor.access.Ids;
import gehoor.access.Reader;
import gehoor.casework.Answer;
import gehoor.casework.ProcedureView;
import gehoor.casework.ReportForm;
import gehoor.casework.Requester;
import gehoor.casework.Unsent;
import gehoor.web.form.Written;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By which procedure a report is taken in, and which reports somebody began to take in and did not finish. */
@Dependent
public class TakeInBegun {
    /** In an address, in the place of an id: one that was kept when there was one for each procedure. */
    private static final String OF_BEFORE = "0";

    @Inject
    Bench bench;

    @Inject
    Unfinished unfinished;

    /** @param gone what was thrown away just now */
    Response choose(Reader reader, Optional<TakeInShown.Gone> gone) {
        Requester requester = bench.requester(reader);
        Look look = bench.look(reader, bench.word(reader, "work.new"));
        List<ProcedureView> all = bench.value(bench.casework.reporting().procedures(requester)).stream()
                .filter(procedure -> form(requester, procedure.procedure()).isPresent())
                .toList();
        return bench.page(
                200,
                Pages.TEMPLATES.workChoose(
                        look,
                        all,
                        bench.casework.suspended(bench.tenant()),
                        begun(look, requester),
                        bench.staff().account(),
                        gone));
    }

    /** How many others somebody began, of those that the list shows. */
    int besides(Intake intake) {
        Map<String, Optional<ReportForm>> forms = new HashMap<>();
        return (int) bench.casework.unsent().begun(intake.requester(), Intake.KEPT_AS).stream()
                .filter(each -> !each.equals(intake.unsent()))
                .filter(each -> form(forms, intake.requester(), each).isPresent())
                .count();
    }

    /** That which somebody goes on with, as it was kept; empty where it was taken in, or thrown away, or never was. */
    Optional<Intake> found(Intake fresh, String which) {
        if (!which.equals(OF_BEFORE) && Ids.read(which).isEmpty()) {
            return Optional.empty();
        }
        Intake begun = fresh.with(TakingIn.with(Intake.TAKING, which, fresh.written()));
        return unfinished
                .found(begun.requester(), begun.unsent())
                .map(kept -> Intake.of(
                        begun.reader(),
                        begun.requester(),
                        begun.form(),
                        TakingIn.with(Intake.TAKING, begun.taking(), kept.written())));
    }

    /** Throws it away; it can be put back from the page that says so, without the files that waited with it. */
    Response drop(Intake intake) {
        Written last = intake.told()
                ? intake.written()
                : unfinished
                        .found(intake.requester(), intake.unsent())
                        .map(Unfinished.Found::written)
                        .orElse(intake.written());
        bench.casework.unsent().clear(intake.requester(), intake.unsent());
        String sealed = Held.seal(
                bench.casework.drafts(),
                bench.asking.tenant(),
                FromMail.waiting(TakingIn.without(Unfinished.KEEP, last), List.of())
                        .values());
        return choose(intake.reader(), Optional.of(new TakeInShown.Gone(intake.address(), sealed)));
    }

    /** One that is kept, and since when. */
    private record Kept(Intake intake, LocalDate day) {
        Instant since(ZoneId zone) {
            return intake.begun().orElseGet(() -> day.atStartOfDay(zone).toInstant());
        }
    }

    /** What was begun last stands first. */
    private List<TakeInShown.Begun> begun(Look look, Requester requester) {
        ZoneId zone = bench.tenant().zone();
        Map<String, Optional<ReportForm>> forms = new HashMap<>();
        return bench.casework.unsent().standing(requester, Intake.KEPT_AS).stream()
                .flatMap(each ->
                        form(forms, requester, each.form()).map(form -> kept(look, requester, form, each)).stream())
                .sorted(Comparator.comparing((Kept kept) -> kept.since(zone)).reversed())
                .map(kept -> new TakeInShown.Begun(
                        kept.intake().form().procedure().title(),
                        said(look, kept),
                        kept.intake().address(),
                        kept.intake().taking().isEmpty()
                                ? OF_BEFORE
                                : kept.intake().taking()))
                .toList();
    }

    private static Kept kept(Look look, Requester requester, ReportForm form, Unsent.Standing standing) {
        String[] what = standing.form().what().split(" ", 3);
        Written written = Held.read(standing.kept().written(), look.language());
        return new Kept(
                Intake.of(
                        look.reader(),
                        requester,
                        form,
                        TakingIn.with(Intake.TAKING, what.length > 2 ? what[2] : "", written)),
                standing.kept().day());
    }

    /** By which form it is taken in; empty where this person cannot take it in any more. */
    private Optional<ReportForm> form(Map<String, Optional<ReportForm>> known, Requester requester, Unsent.Form kept) {
        return known.computeIfAbsent(kept.what().split(" ", 3)[1], procedure -> form(requester, procedure));
    }

    /** When it was begun, and how it came. */
    private String said(Look look, Kept kept) {
        Intake intake = kept.intake();
        ZoneId zone = bench.tenant().zone();
        Instant begun = intake.begun().orElse(null);
        String when = begun == null
                ? look.word("work.begun.kept", look.day(kept.day()))
                : begun.atZone(zone).toLocalDate().equals(bench.today())
                        ? look.word("work.begun.today", look.time(begun))
                        : look.word("work.begun.on", look.moment(begun));
        String channel = intake.written().text(TakingIn.CHANNEL);
        return intake.form().channels().stream()
                .filter(each -> each.channel().equals(channel))
                .findFirst()
                .map(each -> when + ", " + each.label())
                .orElse(when);
    }

    private Optional<ReportForm> form(Requester requester, String procedure) {
        return bench.casework.reporting().form(requester, procedure) instanceof Answer.Done<ReportForm> done
                        && !done.value().channels().isEmpty()
                ? Optional.of(done.value())
                : Optional.empty();
    }
}
