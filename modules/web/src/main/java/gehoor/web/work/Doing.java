package gehoor.web.work;

import gehoor.access.SentForm;
import gehoor.casework.ActRequest;
import gehoor.casework.Answer;
import gehoor.casework.Handling;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.LeavingView;
import gehoor.casework.OfferView;
import gehoor.casework.Performed;
import gehoor.casework.Upload;
import gehoor.engine.Refusal;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Doing what was filled in: what leaves by it is looked over first, and perhaps put in other words. */
@Dependent
public class Doing {
    /** What was filled in, sealed, on the page on which what leaves is looked over. */
    static final String TYPED = "typed";

    @Inject
    Bench bench;

    @Inject
    ActForm form;

    @Inject
    FromMail fromMail;

    /** The same that was done before, sent again by a browser that went back or asked twice. */
    Optional<Response> repeated(SeenFile seen, String action, @Nullable String on, long version) {
        return seen.history().stream()
                .filter(line -> line.action().equals(action)
                        && Objects.equals(line.on(), SeenFile.about(on))
                        && line.seq() > version
                        && line.person().equals(bench.staff().account()))
                .reduce((one, later) -> later)
                .map(line ->
                        bench.on(seen.reader(), "/werk/dossier/" + seen.file().id() + "?gedaan=" + line.seq()));
    }

    /** What leaves by it is looked over first; where nothing does, it is done. */
    Response act(SeenFile seen, OfferView offer, Written written, SentForm sent) {
        Optional<List<Upload>> files = fromMail.files(seen.requester(), seen.unsent(offer), sent);
        Intended intended = new Intended(
                seen,
                offer,
                files.isEmpty() ? FromMail.waiting(written, List.of()) : written,
                ActForm.once(sent),
                ActForm.version(seen, sent),
                files.orElse(List.of()),
                files.isEmpty() ? form.again(seen, written.all(FromMail.FILES)) : form.filesAgain(seen, sent));
        if (files.isEmpty()) {
            return repeated(seen, offer.action(), offer.on(), intended.version())
                    .orElseGet(() -> filled(intended, List.of()));
        }
        if (!OfferForm.readable(offer, written, seen.reader().language())) {
            return filled(intended, List.of());
        }
        Answer<List<LeavingView>> leaving = bench.casework
                .handling()
                .leaving(seen.requester(), seen.file().id(), request(intended, Map.of()), intended.version());
        // The file may have changed by this very form, sent twice: who does it knows.
        boolean nothing = leaving instanceof Answer.Done<List<LeavingView>> none
                && none.value().isEmpty();
        if (nothing || leaving instanceof Answer.Stale<?>) {
            return act(intended, Map.of());
        }
        if (!(leaving instanceof Answer.Done<List<LeavingView>> done)) {
            return notDone(intended, leaving);
        }
        if (!intended.files().isEmpty()
                && !bench.casework.unsent().keepFiles(seen.requester(), seen.unsent(offer), intended.files())) {
            return filled(intended, List.of(bench.word(seen.reader(), "work.kept.not")));
        }
        String typed = Held.seal(bench.casework.drafts(), bench.asking.tenant(), written.values());
        return leaving(intended, done.value(), typed, Map.of(), List.of(), List.of());
    }

    /** What leaves was looked over, and perhaps put in other words; or somebody goes back to what they filled in. */
    Response looked(SeenFile seen, OfferView offer, boolean back, Written looked) {
        Optional<Intended> found = intended(seen, offer, looked);
        if (found.isEmpty()) {
            return form.lost(seen, offer);
        }
        Intended intended = found.get();
        boolean away = !intended.again().isEmpty();
        if (back || away) {
            // Files that are away may have been sent already, by this very form.
            Optional<Response> before =
                    back ? Optional.empty() : repeated(seen, offer.action(), offer.on(), intended.version());
            return before.orElseGet(() -> filled(intended, List.of()));
        }
        return act(intended, ChosenWords.in(looked), looked.text(TYPED));
    }

    /** The form as it was filled in, to go on with. */
    private Response filled(Intended intended, List<String> notices) {
        List<String> all = new ArrayList<>(notices);
        all.addAll(intended.again());
        return form.show(
                intended.seen(),
                intended.offer(),
                intended.written(),
                intended.once(),
                List.of(),
                all,
                intended.version());
    }

    /** What was about to be done when what leaves was looked over; empty where that cannot be read. */
    private Optional<Intended> intended(SeenFile seen, OfferView offer, Written looked) {
        List<String> names = looked.all(FromMail.FILES);
        return typed(seen, looked).map(typed -> {
            Optional<List<Upload>> files = fromMail.waiting(seen.requester(), seen.unsent(offer), names);
            Written written = FromMail.waiting(typed, files.isEmpty() ? List.of() : names);
            return new Intended(
                    seen,
                    offer,
                    written,
                    IdempotencyKey.valid(written.text(ActForm.ONCE)) ? written.text(ActForm.ONCE) : ActForm.fresh(),
                    ActForm.number(written.text(ActForm.VERSION))
                            .orElse(seen.file().version()),
                    files.orElse(List.of()),
                    files.isEmpty() ? form.again(seen, names) : List.of());
        });
    }

    /** What was filled in before what leaves was looked over. */
    Optional<Written> typed(SeenFile seen, Written looked) {
        return Held.open(
                bench.casework.drafts(),
                bench.asking.tenant(),
                looked.text(TYPED),
                bench.staff().account(),
                seen.reader().language());
    }

    /** Somebody was first, or the login had ended: what leaves by it now, with the words that were chosen. */
    private Response lookedAgain(Intended intended, Map<Integer, String> words, List<String> notices) {
        SeenFile seen = intended.seen();
        long now = seen.file().version();
        Map<String, List<String>> values =
                new LinkedHashMap<>(intended.written().values());
        values.put(ActForm.VERSION, List.of(Long.toString(now)));
        Intended upon = new Intended(
                seen, intended.offer(), new Written(values), intended.once(), now, intended.files(), intended.again());
        Answer<List<LeavingView>> leaving =
                bench.casework.handling().leaving(seen.requester(), seen.file().id(), request(upon, Map.of()), now);
        if (leaving instanceof Answer.Done<List<LeavingView>> done
                && !done.value().isEmpty()) {
            String typed = Held.seal(bench.casework.drafts(), bench.asking.tenant(), values);
            return leaving(upon, done.value(), typed, words, List.of(), notices);
        }
        List<String> all = new ArrayList<>(notices);
        all.addAll(ChosenWords.astray(words, List.of(), List.of(), seen.reader().language()));
        return form.changed(seen, intended.offer(), intended.written(), intended.version(), all);
    }

    /** What was looked over when the login had ended is looked over again. */
    Response lookedBefore(SeenFile seen, OfferView offer, Written held, String notice) {
        return intended(seen, offer, held)
                .map(intended -> lookedAgain(intended, ChosenWords.in(held), List.of(notice)))
                .orElseGet(() -> form.lost(seen, offer));
    }

    /**
     * Something that is about to be done.
     *
     * @param again what to say of files that must be chosen again
     */
    private record Intended(
            SeenFile seen,
            OfferView offer,
            Written written,
            String once,
            long version,
            List<Upload> files,
            List<String> again) {}

    private static ActRequest request(Intended intended, Map<Integer, String> words) {
        SeenFile seen = intended.seen();
        Written changed =
                seen.corrections().changed(intended.offer(), OfferForm.prefix(intended.offer()), intended.written());
        return OfferForm.request(
                        intended.offer(),
                        changed,
                        intended.files(),
                        seen.reader().language())
                .leaving(words);
    }

    private Response act(Intended intended, Map<Integer, String> words) {
        return act(intended, words, "");
    }

    /** @param typed sealed, where what leaves was looked over; else empty */
    private Response act(Intended intended, Map<Integer, String> words, String typed) {
        SeenFile seen = intended.seen();
        Answer<Performed> answer = bench.casework
                .handling()
                .act(
                        seen.requester(),
                        seen.file().id(),
                        request(intended, words),
                        intended.version(),
                        new IdempotencyKey(intended.once()));
        if (answer instanceof Answer.Done<Performed> done) {
            bench.casework.unsent().clear(seen.requester(), seen.unsent(intended.offer()));
            return done(seen, intended.offer(), done.value());
        }
        if (answer instanceof Answer.Refused<Performed> refused && ofLetters(refused.refusals())) {
            Answer<List<LeavingView>> leaving = bench.casework
                    .handling()
                    .leaving(seen.requester(), seen.file().id(), request(intended, Map.of()), intended.version());
            if (leaving instanceof Answer.Done<List<LeavingView>> looked) {
                return leaving(intended, looked.value(), typed, words, refused.refusals(), List.of());
            }
        }
        boolean first = answer instanceof Answer.Stale<?> || answer instanceof Answer.Clash<?>;
        return first && !typed.isEmpty()
                ? lookedAgain(intended, words, List.of(first(seen, answer)))
                : notDone(intended, answer);
    }

    /** That somebody else was first. */
    private String first(SeenFile seen, Answer<?> answer) {
        return bench.word(seen.reader(), answer instanceof Answer.Stale<?> ? "work.stale" : "work.clash");
    }

    static boolean ofLetters(List<Refusal> refusals) {
        return refusals.stream()
                .allMatch(refusal -> String.valueOf(refusal.field()).startsWith(LetterShown.WORDS));
    }

    private Response notDone(Intended intended, Answer<?> answer) {
        SeenFile seen = intended.seen();
        if (answer instanceof Answer.Refused<?> refused) {
            bench.count(refused.refusals());
            return form.show(
                    seen,
                    intended.offer(),
                    intended.written(),
                    intended.once(),
                    refused.refusals(),
                    intended.again(),
                    intended.version());
        }
        if (!(answer instanceof Answer.Stale<?> || answer instanceof Answer.Clash<?>)) {
            throw bench.nothing();
        }
        List<String> notices = new ArrayList<>();
        notices.add(first(seen, answer));
        notices.addAll(intended.again());
        return form.changed(seen, intended.offer(), intended.written(), intended.version(), notices);
    }

    /** To be looked over; the form where nothing leaves any more. */
    private Response leaving(
            Intended intended,
            List<LeavingView> letters,
            String typed,
            Map<Integer, String> words,
            List<Refusal> refusals,
            List<String> notices) {
        SeenFile seen = intended.seen();
        List<String> all = new ArrayList<>(notices);
        all.addAll(ChosenWords.astray(words, letters, refusals, seen.reader().language()));
        if (letters.isEmpty()) {
            return filled(intended, all);
        }
        String label = seen.label(intended.offer());
        List<LetterShown> shown = seen.making(List.of()).letters(letters, words, refusals);
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
                                seen.address(intended.offer()),
                                typed,
                                intended.version(),
                                bench.staff().account(),
                                shown,
                                wrongs,
                                all,
                                FromMail.names(intended.files()),
                                bench.minutesHeld())));
    }

    private Response done(SeenFile seen, OfferView offer, Performed done) {
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
}
