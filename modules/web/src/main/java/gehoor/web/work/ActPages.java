package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.FileView;
import gehoor.casework.Handling;
import gehoor.casework.HistoryLine;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.OfferView;
import gehoor.casework.Performed;
import gehoor.casework.ReportForm;
import gehoor.casework.Requester;
import gehoor.casework.Upload;
import gehoor.engine.Refusal;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done in a file, as a form; and doing it. Where it cannot be done the same page comes back, with what was
 * typed and with what stands in the way.
 */
@Path("/{tenant}/werk/dossier/{file}/doen/{action}")
@Dependent
public class ActPages {
    private static final String ONCE = "once";
    private static final String VERSION = "version";
    private static final String LANGUAGE = "lang";

    @Inject
    Bench bench;

    /** A file, with what may be done in it, as somebody looks at it now. */
    private record Seen(
            Reader reader,
            Requester requester,
            FileView file,
            List<OfferView> offers,
            Naming naming,
            Corrections corrections) {}

    @GET
    @Open(Open.To.STAFF)
    public Response form(
            @PathParam("file") String file, @PathParam("action") String action, @QueryParam("on") @Nullable String on) {
        Seen seen = seen(bench.asking.reader(), bench.id(file));
        Optional<OfferView> offer = offer(seen, action, on);
        if (offer.isEmpty()) {
            throw bench.nothing();
        }
        return show(seen, offer.get(), known(seen, offer.get()), fresh(), List.of(), List.of(), null);
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.STAFF)
    public Response act(
            @PathParam("file") String file,
            @PathParam("action") String action,
            @QueryParam("on") @Nullable String on,
            SentForm sent) {
        try (sent) {
            Reader reader = bench.reader(sent);
            Seen seen = seen(reader, bench.id(file));
            if (sent.values().containsKey(Held.HELD)) {
                return back(seen, action, on, sent.value(Held.HELD));
            }
            Written written = new Written(sent.values());
            Optional<OfferView> offer = offer(seen, action, on);
            if (offer.isEmpty()) {
                return repeated(seen, action, on, sent).orElseGet(() -> late(seen, written));
            }
            if (sent.values().containsKey(LANGUAGE)) {
                return show(seen, offer.get(), written, once(sent), List.of(), filesAgain(seen, sent), null);
            }
            return act(seen, offer.get(), written, sent);
        }
    }

    /** The same that was done before, sent again by a browser that went back or asked twice. */
    private Optional<Response> repeated(Seen seen, String action, @Nullable String on, SentForm sent) {
        return history(seen).stream()
                .filter(line -> line.action().equals(action)
                        && Objects.equals(line.on(), about(on))
                        && line.seq() > version(seen, sent)
                        && line.person().equals(bench.staff().account()))
                .reduce((one, later) -> later)
                .map(line ->
                        bench.on(seen.reader(), "/werk/dossier/" + seen.file().id() + "?gedaan=" + line.seq()));
    }

    private Response act(Seen seen, OfferView offer, Written written, SentForm sent) {
        Reader reader = seen.reader();
        String language = reader.language();
        String once = once(sent);
        long version = version(seen, sent);
        if (!OfferForm.readable(offer, written, language)) {
            return show(seen, offer, written, once, List.of(), filesAgain(seen, sent), version);
        }
        Written changed = seen.corrections().changed(offer, OfferForm.prefix(offer), written);
        Answer<Performed> answer = bench.casework
                .handling()
                .act(
                        seen.requester(),
                        seen.file().id(),
                        OfferForm.request(offer, changed, sent.files(), language),
                        version,
                        new IdempotencyKey(once));
        if (answer instanceof Answer.Done<Performed> done) {
            return done(seen, offer, done.value());
        }
        if (answer instanceof Answer.Refused<Performed> refused) {
            bench.count(refused.refusals());
            return show(seen, offer, written, once, refused.refusals(), filesAgain(seen, sent), version);
        }
        List<String> notices = new ArrayList<>();
        if (answer instanceof Answer.Stale<Performed>) {
            notices.add(bench.word(reader, "work.stale"));
        } else if (answer instanceof Answer.Clash<Performed>) {
            notices.add(bench.word(reader, "work.clash"));
        } else {
            throw bench.nothing();
        }
        notices.addAll(filesAgain(seen, sent));
        return changed(seen, offer, written, version, notices);
    }

    private Response done(Seen seen, OfferView offer, Performed done) {
        Handling handling = bench.casework.handling();
        UUID id = seen.file().id();
        if (!done.receipts().isEmpty()) {
            List<FileShown.Said> codes = done.receipts().entrySet().stream()
                    .map(code -> new FileShown.Said(
                            seen.naming()
                                    .recipient(
                                            code.getKey().equals("complainant") ? "complainant" : "party",
                                            code.getKey(),
                                            Map.of()),
                            code.getValue()))
                    .toList();
            return bench.page(
                    200,
                    Pages.TEMPLATES.workCodes(
                            bench.look(seen.reader(), bench.word(seen.reader(), "work.codes")),
                            new ActShown.Codes(seen.file(), offer.label(), codes)));
        }
        // What was done may have taken the file away from who did it.
        boolean gone = !(handling.deadlines(seen.requester(), id) instanceof Answer.Done<?>);
        return bench.on(seen.reader(), gone ? "/werk?weg=ja" : "/werk/dossier/" + id + "?gedaan=" + done.seq());
    }

    /** What was written before the login had ended. */
    private Response back(Seen seen, String action, @Nullable String on, String sealed) {
        Reader reader = seen.reader();
        Optional<Written> held = Held.open(
                bench.casework.drafts(),
                bench.asking.tenant(),
                sealed,
                bench.staff().account(),
                reader.language());
        Optional<OfferView> offer = offer(seen, action, on);
        if (offer.isEmpty()) {
            return late(seen, held.orElse(Written.NOTHING));
        }
        if (held.isEmpty()) {
            return show(
                    seen,
                    offer.get(),
                    known(seen, offer.get()),
                    fresh(),
                    List.of(),
                    List.of(bench.word(reader, "work.held.lost")),
                    null);
        }
        long version = number(held.get().text(VERSION)).orElse(seen.file().version());
        List<String> notices = List.of(bench.word(reader, "work.held.back"));
        return version == seen.file().version()
                ? show(seen, offer.get(), held.get(), fresh(), List.of(), notices, version)
                : changed(seen, offer.get(), held.get(), version, notices);
    }

    // ---------------------------------------------------------------- pages

    private Response show(
            Seen seen,
            OfferView offer,
            Written written,
            String once,
            List<Refusal> refusals,
            List<String> notices,
            @Nullable Long version) {
        return page(seen, offer, written, once, refusals, notices, version, List.of());
    }

    /** The file changed since: what changed, and what was typed, to be sent again upon what it is now. */
    private Response changed(Seen seen, OfferView offer, Written written, long version, List<String> notices) {
        List<Story.Event> since = since(seen, version);
        return page(seen, offer, written, fresh(), List.of(), notices, null, since);
    }

    private Response page(
            Seen seen,
            OfferView offer,
            Written written,
            String once,
            List<Refusal> refusals,
            List<String> notices,
            @Nullable Long version,
            List<Story.Event> since) {
        String language = seen.reader().language();
        OfferForm form = OfferForm.of(offer, written, refusals, once, language);
        List<String> apart = form.wrongs();
        String label = making(seen).label(offer);
        ActShown shown = new ActShown(
                seen.file(),
                form,
                label,
                "/werk/dossier/" + seen.file().id() + new FileShown.Deed(offer, label).address(),
                version == null ? seen.file().version() : version,
                bench.staff().account(),
                refusals.stream()
                        .map(refusal -> FileShown.Rule.of(refusal, language))
                        .filter(rule -> apart.contains(rule.sentence()))
                        .distinct()
                        .toList(),
                Questions.wrongs(form.questions()),
                refusals.isEmpty()
                        ? offer.barredBy().stream()
                                .map(refusal -> FileShown.Rule.of(refusal, language))
                                .distinct()
                                .toList()
                        : List.of(),
                since,
                notices);
        boolean wrong = shown.mending() || !since.isEmpty();
        Look look = bench.look(seen.reader(), label);
        int status = shown.mending() ? 422 : since.isEmpty() ? 200 : 409;
        return bench.page(status, Pages.TEMPLATES.workAct(wrong ? look.mending() : look, shown));
    }

    /** It cannot be done any more: what was written is shown, to be copied from. */
    private Response late(Seen seen, Written written) {
        List<FileShown.Said> said = new ArrayList<>();
        written.values().forEach((name, values) -> {
            int dot = name.indexOf('.');
            String text = String.join("\n", values).strip();
            if (dot > 0 && !text.isEmpty()) {
                said.add(new FileShown.Said(
                        seen.naming().field(name.substring(dot + 1).replaceAll("\\.(day|month|year)$", "")), text));
            }
        });
        Look look = bench.look(seen.reader(), bench.word(seen.reader(), "work.too-late"));
        return bench.page(
                409,
                Pages.TEMPLATES.workLate(
                        look.mending(),
                        new ActShown.Late(
                                seen.file(),
                                said,
                                since(seen, number(written.text(VERSION)).orElse(Long.MAX_VALUE)))));
    }

    // ---------------------------------------------------------------- what it is made of

    private Seen seen(Reader reader, UUID id) {
        Requester requester = bench.requester(reader);
        FileView file = bench.value(bench.casework.handling().open(requester, id));
        Naming naming = FilePages.naming(bench, file, reader);
        Corrections corrections = new Corrections(file, naming);
        List<OfferView> offers = bench.value(bench.casework.handling().offers(requester, id));
        return new Seen(reader, requester, file, offers, naming, corrections);
    }

    private Optional<OfferView> offer(Seen seen, String action, @Nullable String on) {
        return seen.offers().stream()
                .filter(offer -> offer.action().equals(action) && Objects.equals(offer.on(), about(on)))
                .findFirst()
                .map(offer ->
                        seen.corrections().corrects(offer) ? seen.corrections().asking(offer, reported(seen)) : offer);
    }

    private static @Nullable String about(@Nullable String on) {
        return on == null || on.isEmpty() ? null : on;
    }

    private List<OfferView.AskView> reported(Seen seen) {
        return bench.casework.reporting().form(seen.requester(), seen.file().procedure())
                        instanceof Answer.Done<ReportForm> done
                ? done.value().ask().asks()
                : List.of();
    }

    private static Written known(Seen seen, OfferView offer) {
        return seen.corrections().known(offer, OfferForm.prefix(offer));
    }

    private FileShown.Making making(Seen seen) {
        return new FileShown.Making(
                seen.file(),
                seen.naming(),
                List.of(),
                bench.look(seen.reader(), "").locale());
    }

    private List<HistoryLine> history(Seen seen) {
        return bench.value(
                bench.casework.handling().history(seen.requester(), seen.file().id()));
    }

    private List<Story.Event> since(Seen seen, long version) {
        List<HistoryLine> history = history(seen);
        Story story = new FileShown.Making(
                        seen.file(),
                        seen.naming(),
                        history,
                        bench.look(seen.reader(), "").locale())
                .story();
        return story.events(
                history.stream().filter(line -> line.seq() > version).toList());
    }

    private List<String> filesAgain(Seen seen, SentForm sent) {
        return sent.files().isEmpty()
                ? List.of()
                : List.of(bench.word(
                        seen.reader(),
                        "work.files-again",
                        String.join(
                                ", ", sent.files().stream().map(Upload::name).toList())));
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private static String once(SentForm sent) {
        return IdempotencyKey.valid(sent.value(ONCE)) ? sent.value(ONCE) : fresh();
    }

    /** That which the form was filled in upon; a form that does not say it cannot have been made here. */
    private static long version(Seen seen, SentForm sent) {
        return number(sent.value(VERSION)).orElse(seen.file().version() - 1);
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,10}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
