package gehoor.web.work;

import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.ActRequest;
import gehoor.casework.Answer;
import gehoor.casework.FileView;
import gehoor.casework.Handling;
import gehoor.casework.HistoryLine;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.LeavingView;
import gehoor.casework.OfferView;
import gehoor.casework.Performed;
import gehoor.casework.ReportForm;
import gehoor.casework.Requester;
import gehoor.casework.Unsent;
import gehoor.casework.Upload;
import gehoor.engine.Refusal;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private static final String TYPED = "typed";
    private static final String BACK = "back";
    private static final int MOST_LETTERS = 1000;

    @Inject
    Bench bench;

    @Inject
    Unfinished unfinished;

    @Inject
    FromMail fromMail;

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
        Optional<Unfinished.Found> kept = unfinished.found(seen.requester(), form(seen, offer.get()));
        return kept.isEmpty()
                ? show(seen, offer.get(), known(seen, offer.get()), fresh(), List.of(), List.of(), null)
                : show(
                        seen,
                        offer.get(),
                        kept.get().written(),
                        fresh(),
                        List.of(),
                        unfinished.back(seen.reader(), kept.get()),
                        null);
    }

    private static Unsent.Form form(Seen seen, OfferView offer) {
        return new Unsent.Form(
                seen.file().id(), "act " + offer.action() + (offer.on() == null ? "" : " " + offer.on()));
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
                return repeated(seen, action, on, version(seen, sent))
                        .orElseGet(() -> late(seen, typed(seen, written).orElse(written)));
            }
            if (sent.values().containsKey(TYPED)) {
                return looked(seen, offer.get(), sent.values().containsKey(BACK), written);
            }
            if (sent.values().containsKey(LANGUAGE)) {
                return show(seen, offer.get(), written, once(sent), List.of(), filesAgain(seen, sent), null);
            }
            if (FromMail.wanted(sent)) {
                return read(seen, offer.get(), sent);
            }
            if (unfinished.wanted(sent)) {
                return keep(seen, offer.get(), written, sent);
            }
            return act(seen, offer.get(), written, sent);
        }
    }

    /** A mail is read into the form. */
    private Response read(Seen seen, OfferView offer, SentForm sent) {
        FromMail.Filled filled = fromMail.fill(
                seen.reader(),
                seen.requester(),
                form(seen, offer),
                sent,
                new FromMail.Places(input(offer, "long-text"), input(offer, "attachments")));
        return show(seen, offer, filled.written(), once(sent), List.of(), filled.notices(), version(seen, sent));
    }

    /** The first input of that type. */
    private static @Nullable String input(OfferView offer, String type) {
        return offer.asks().stream()
                .filter(ask -> ask.type().equals(type))
                .findFirst()
                .map(ask -> OfferForm.prefix(offer) + ask.field())
                .orElse(null);
    }

    private Response keep(Seen seen, OfferView offer, Written written, SentForm sent) {
        String said = unfinished.keep(seen.reader(), seen.requester(), form(seen, offer), sent);
        return unfinished.byScript(sent)
                ? Unfinished.noted(said.isEmpty())
                : unfinished.dropped(sent)
                        ? show(seen, offer, known(seen, offer), fresh(), List.of(), List.of(said), null)
                        : show(
                                seen,
                                offer,
                                written,
                                once(sent),
                                List.of(),
                                said.isEmpty() ? unfinished.done(seen.reader(), filesAgain(seen, sent)) : List.of(said),
                                version(seen, sent));
    }

    /** The same that was done before, sent again by a browser that went back or asked twice. */
    private Optional<Response> repeated(Seen seen, String action, @Nullable String on, long version) {
        return history(seen).stream()
                .filter(line -> line.action().equals(action)
                        && Objects.equals(line.on(), about(on))
                        && line.seq() > version
                        && line.person().equals(bench.staff().account()))
                .reduce((one, later) -> later)
                .map(line ->
                        bench.on(seen.reader(), "/werk/dossier/" + seen.file().id() + "?gedaan=" + line.seq()));
    }

    /** What leaves by it is looked over first; where nothing does, it is done. */
    private Response act(Seen seen, OfferView offer, Written written, SentForm sent) {
        Optional<List<Upload>> files = fromMail.files(seen.requester(), form(seen, offer), sent);
        Doing doing = new Doing(
                seen,
                offer,
                files.isEmpty() ? with(written, List.of()) : written,
                once(sent),
                version(seen, sent),
                files.orElse(List.of()),
                files.isEmpty() ? again(seen, written.all(FromMail.FILES)) : filesAgain(seen, sent));
        if (files.isEmpty()) {
            return repeated(seen, offer.action(), offer.on(), doing.version())
                    .orElseGet(() -> show(
                            seen, offer, doing.written(), doing.once(), List.of(), doing.again(), doing.version()));
        }
        if (!OfferForm.readable(offer, written, seen.reader().language())) {
            return show(seen, offer, written, doing.once(), List.of(), doing.again(), doing.version());
        }
        Answer<List<LeavingView>> leaving = bench.casework
                .handling()
                .leaving(seen.requester(), seen.file().id(), request(doing, Map.of()), doing.version());
        // The file may have changed by this very form, sent twice: who does it knows.
        boolean nothing = leaving instanceof Answer.Done<List<LeavingView>> none
                && none.value().isEmpty();
        if (nothing || leaving instanceof Answer.Stale<?>) {
            return act(doing, Map.of());
        }
        if (!(leaving instanceof Answer.Done<List<LeavingView>> done)) {
            return notDone(doing, leaving);
        }
        if (!doing.files().isEmpty()
                && !bench.casework.unsent().keepFiles(seen.requester(), form(seen, offer), doing.files())) {
            throw bench.nothing();
        }
        String typed = Held.seal(bench.casework.drafts(), bench.asking.tenant(), written.values());
        return leaving(doing, done.value(), typed, Map.of(), List.of(), List.of());
    }

    /** What leaves was looked over, and perhaps put in other words; or somebody goes back to what they filled in. */
    private Response looked(Seen seen, OfferView offer, boolean back, Written looked) {
        Optional<Doing> found = doing(seen, offer, looked);
        if (found.isEmpty()) {
            return lost(seen, offer);
        }
        Doing doing = found.get();
        boolean away = !doing.again().isEmpty();
        if (back || away) {
            // Files that are away may have been sent already, by this very form.
            Optional<Response> before =
                    back ? Optional.empty() : repeated(seen, offer.action(), offer.on(), doing.version());
            return before.orElseGet(
                    () -> show(seen, offer, doing.written(), doing.once(), List.of(), doing.again(), doing.version()));
        }
        return act(doing, words(looked), looked.text(TYPED));
    }

    /** What was about to be done when what leaves was looked over; empty where that cannot be read. */
    private Optional<Doing> doing(Seen seen, OfferView offer, Written looked) {
        List<String> names = looked.all(FromMail.FILES);
        return typed(seen, looked).map(typed -> {
            Optional<List<Upload>> files = fromMail.waiting(seen.requester(), form(seen, offer), names);
            Written written = with(typed, files.isEmpty() ? List.of() : names);
            return new Doing(
                    seen,
                    offer,
                    written,
                    IdempotencyKey.valid(written.text(ONCE)) ? written.text(ONCE) : fresh(),
                    number(written.text(VERSION)).orElse(seen.file().version()),
                    files.orElse(List.of()),
                    files.isEmpty() ? again(seen, names) : List.of());
        });
    }

    /** What was filled in before what leaves was looked over. */
    private Optional<Written> typed(Seen seen, Written looked) {
        return Held.open(
                bench.casework.drafts(),
                bench.asking.tenant(),
                looked.text(TYPED),
                bench.staff().account(),
                seen.reader().language());
    }

    /** Somebody was first, or the login had ended: what leaves by it now, with the words that were chosen. */
    private Response lookedAgain(Doing doing, Map<Integer, String> words, List<String> notices) {
        Seen seen = doing.seen();
        long now = seen.file().version();
        Map<String, List<String>> values = new LinkedHashMap<>(doing.written().values());
        values.put(VERSION, List.of(Long.toString(now)));
        Doing upon =
                new Doing(seen, doing.offer(), new Written(values), doing.once(), now, doing.files(), doing.again());
        Answer<List<LeavingView>> leaving =
                bench.casework.handling().leaving(seen.requester(), seen.file().id(), request(upon, Map.of()), now);
        return leaving instanceof Answer.Done<List<LeavingView>> done
                        && !done.value().isEmpty()
                ? leaving(
                        upon,
                        done.value(),
                        Held.seal(bench.casework.drafts(), bench.asking.tenant(), values),
                        words,
                        List.of(),
                        notices)
                : changed(seen, doing.offer(), doing.written(), doing.version(), notices);
    }

    private Response lost(Seen seen, OfferView offer) {
        return show(
                seen,
                offer,
                known(seen, offer),
                fresh(),
                List.of(),
                List.of(bench.word(seen.reader(), "work.held.lost")),
                null);
    }

    /** The same, with those files waiting with it. */
    private static Written with(Written written, List<String> files) {
        Map<String, List<String>> values = new LinkedHashMap<>(written.values());
        values.remove(FromMail.FILES);
        if (!files.isEmpty()) {
            values.put(FromMail.FILES, files);
        }
        return new Written(values);
    }

    private static Map<Integer, String> words(Written looked) {
        Map<Integer, String> words = new HashMap<>();
        looked.values().forEach((name, values) -> {
            if (name.startsWith(LetterShown.WORDS)) {
                number(name.substring(LetterShown.WORDS.length()))
                        .filter(place -> place <= MOST_LETTERS)
                        .ifPresent(place -> words.put(place.intValue(), String.join("\n", values)));
            }
        });
        return words;
    }

    /**
     * Something that is about to be done.
     *
     * @param again what to say of files that must be chosen again
     */
    private record Doing(
            Seen seen,
            OfferView offer,
            Written written,
            String once,
            long version,
            List<Upload> files,
            List<String> again) {}

    private static ActRequest request(Doing doing, Map<Integer, String> words) {
        Seen seen = doing.seen();
        Written changed = seen.corrections().changed(doing.offer(), OfferForm.prefix(doing.offer()), doing.written());
        return OfferForm.request(
                        doing.offer(), changed, doing.files(), seen.reader().language())
                .leaving(words);
    }

    private Response act(Doing doing, Map<Integer, String> words) {
        return act(doing, words, "");
    }

    /** @param typed sealed, where what leaves was looked over; else empty */
    private Response act(Doing doing, Map<Integer, String> words, String typed) {
        Seen seen = doing.seen();
        Answer<Performed> answer = bench.casework
                .handling()
                .act(
                        seen.requester(),
                        seen.file().id(),
                        request(doing, words),
                        doing.version(),
                        new IdempotencyKey(doing.once()));
        if (answer instanceof Answer.Done<Performed> done) {
            bench.casework.unsent().clear(seen.requester(), form(seen, doing.offer()));
            return done(seen, doing.offer(), done.value());
        }
        if (answer instanceof Answer.Refused<Performed> refused && ofLetters(refused.refusals())) {
            Answer<List<LeavingView>> leaving = bench.casework
                    .handling()
                    .leaving(seen.requester(), seen.file().id(), request(doing, Map.of()), doing.version());
            if (leaving instanceof Answer.Done<List<LeavingView>> looked) {
                return leaving(doing, looked.value(), typed, words, refused.refusals(), List.of());
            }
        }
        boolean first = answer instanceof Answer.Stale<?> || answer instanceof Answer.Clash<?>;
        return first && !typed.isEmpty()
                ? lookedAgain(doing, words, List.of(first(seen, answer)))
                : notDone(doing, answer);
    }

    /** That somebody else was first. */
    private String first(Seen seen, Answer<?> answer) {
        return bench.word(seen.reader(), answer instanceof Answer.Stale<?> ? "work.stale" : "work.clash");
    }

    private static boolean ofLetters(List<Refusal> refusals) {
        return refusals.stream()
                .allMatch(refusal -> String.valueOf(refusal.field()).startsWith(LetterShown.WORDS));
    }

    private Response notDone(Doing doing, Answer<?> answer) {
        Seen seen = doing.seen();
        if (answer instanceof Answer.Refused<?> refused) {
            bench.count(refused.refusals());
            return show(
                    seen,
                    doing.offer(),
                    doing.written(),
                    doing.once(),
                    refused.refusals(),
                    doing.again(),
                    doing.version());
        }
        if (!(answer instanceof Answer.Stale<?> || answer instanceof Answer.Clash<?>)) {
            throw bench.nothing();
        }
        List<String> notices = new ArrayList<>();
        notices.add(first(seen, answer));
        notices.addAll(doing.again());
        return changed(seen, doing.offer(), doing.written(), doing.version(), notices);
    }

    private Response leaving(
            Doing doing,
            List<LeavingView> letters,
            String typed,
            Map<Integer, String> words,
            List<Refusal> refusals,
            List<String> notices) {
        Seen seen = doing.seen();
        String label = making(seen).label(doing.offer());
        List<LetterShown> shown = making(seen).letters(letters, words, refusals);
        List<Wrong> wrongs = shown.stream()
                .flatMap(letter -> letter.wrong().stream().map(sentence -> new Wrong(sentence, letter.name())))
                .toList();
        Look look = bench.look(seen.reader(), bench.word(seen.reader(), "work.leaving.title"));
        return bench.page(
                wrongs.isEmpty() ? 200 : 422,
                Pages.TEMPLATES.workLeaving(
                        wrongs.isEmpty() ? look : look.mending(),
                        new ActShown.Leaving(
                                seen.file(),
                                label,
                                address(seen, doing.offer(), label),
                                typed,
                                doing.version(),
                                bench.staff().account(),
                                shown,
                                wrongs,
                                notices,
                                doing.files().stream().map(Upload::name).toList())));
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
            Written written = held.orElse(Written.NOTHING);
            return late(seen, typed(seen, written).orElse(written));
        }
        if (held.isEmpty()) {
            return lost(seen, offer.get());
        }
        if (held.get().values().containsKey(TYPED)) {
            return doing(seen, offer.get(), held.get())
                    .map(doing -> lookedAgain(doing, words(held.get()), List.of(bench.word(reader, "work.held.back"))))
                    .orElseGet(() -> lost(seen, offer.get()));
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
                address(seen, offer, label),
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
                unfinished.is(seen.requester(), form(seen, offer)),
                input(offer, "long-text") != null,
                written.all(FromMail.FILES),
                notices);
        boolean wrong = shown.mending() || !since.isEmpty();
        Look look = bench.look(seen.reader(), label);
        int status = shown.mending() ? 422 : since.isEmpty() ? 200 : 409;
        return bench.page(status, Pages.TEMPLATES.workAct(wrong ? look.mending() : look, shown));
    }

    private static String address(Seen seen, OfferView offer, String label) {
        return "/werk/dossier/" + seen.file().id() + new FileShown.Deed(offer, label).address();
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
        return again(seen, FromMail.chosen(sent).stream().map(Upload::name).toList());
    }

    private List<String> again(Seen seen, List<String> names) {
        return names.isEmpty()
                ? List.of()
                : List.of(bench.word(seen.reader(), "work.files-again", String.join(", ", names)));
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
