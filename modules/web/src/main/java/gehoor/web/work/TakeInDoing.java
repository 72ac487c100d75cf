package gehoor.web.work;

import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.LeavingView;
import gehoor.casework.ReportRequest;
import gehoor.casework.Reported;
import gehoor.casework.Upload;
import gehoor.engine.Refusal;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Taking in what was filled in: what leaves by it is looked over first, and perhaps put in other words. */
@Dependent
public class TakeInDoing {
    private static final String BACK = "back";

    @Inject
    Bench bench;

    @Inject
    TakeInForm form;

    @Inject
    Unfinished unfinished;

    @Inject
    FromMail fromMail;

    @Inject
    TakeInBegun begun;

    /** What leaves by it is looked over first; where nothing does, it is taken in. */
    Response take(Intake intake, SentForm sent) {
        Optional<List<Upload>> files = fromMail.files(intake.requester(), intake.unsent(), sent);
        if (files.isEmpty()) {
            return filesAway(intake);
        }
        List<String> again = form.filesAgain(intake, sent);
        TakingIn taking = form.taking(intake);
        if (!taking.readable() || taking.incomplete()) {
            return form.show(intake, List.of(), again, true);
        }
        ReportRequest request = taking.request(files.get());
        Answer<List<LeavingView>> leaving = bench.casework.reporting().leaving(intake.requester(), request);
        if (!(leaving instanceof Answer.Done<List<LeavingView>> done)) {
            return notTaken(intake, leaving, again);
        }
        List<LeavingView> letters = done.value();
        List<String> astray = astray(intake, letters, List.of());
        if (letters.isEmpty() && astray.isEmpty()) {
            return answered(
                    intake,
                    bench.casework.reporting().report(intake.requester(), request.leaving(Map.of()), intake.key()),
                    again);
        }
        if (!files.get().isEmpty()
                && !bench.casework.unsent().keepFiles(intake.requester(), intake.unsent(), files.get())) {
            return form.show(intake, joined(List.of(bench.word(intake.reader(), "work.kept.not")), again));
        }
        Intake withFiles = intake.with(FromMail.waiting(intake.written(), FromMail.names(files.get())));
        form.keeps(withFiles);
        return letters.isEmpty()
                ? form.show(unworded(withFiles), astray)
                : leaving(withFiles, letters, intake.written(), List.of(), List.of());
    }

    /** Whether what leaves was looked over. */
    static boolean wasLooked(SentForm sent) {
        return sent.values().containsKey(Doing.TYPED);
    }

    /** What leaves was looked over, and perhaps put in other words; or it is kept, or somebody goes back to what they filled in. */
    Response looked(Intake page, SentForm sent) {
        Optional<Intake> found = before(page);
        if (found.isEmpty()) {
            return lost(page);
        }
        Intake intake = found.get();
        Optional<Response> before = lookedTwice(intake, page.written(), unfinished.byScript(sent));
        if (before.isPresent()) {
            return before.get();
        }
        if (unfinished.wanted(sent)) {
            return keep(intake, page.written(), sent);
        }
        form.keeps(intake);
        if (bench.fromElsewhere(sent)) {
            return form.show(intake, List.of(bench.word(intake.reader(), "work.place.other")));
        }
        if (sent.values().containsKey(BACK)) {
            return form.show(intake, List.of());
        }
        Optional<List<Upload>> files = fromMail.waiting(intake.requester(), intake.unsent(), intake.waiting());
        if (files.isEmpty()) {
            return filesAway(intake);
        }
        ReportRequest request = form.taking(intake).request(files.get());
        Answer<Reported> answer = bench.casework
                .reporting()
                .report(intake.requester(), request.leaving(ChosenWords.in(page.written())), intake.key());
        if (answer instanceof Answer.Refused<Reported> refused && Doing.ofLetters(refused.refusals())) {
            return again(intake, request, page.written(), refused.refusals(), List.of());
        }
        return answered(intake, answer, List.of());
    }

    /** What was looked over when the login had ended is looked over again. */
    Response lookedBefore(Intake held) {
        Optional<Intake> found = before(held);
        if (found.isEmpty()) {
            return lost(held);
        }
        Intake intake = found.get();
        return lookedTwice(intake, held.written(), false)
                .orElseGet(() -> unfinished.dropped(held.written())
                        ? begun.drop(intake)
                        : lookedAgain(intake, held.written(), List.of(bench.word(held.reader(), "work.held.back"))));
    }

    // ---------------------------------------------------------------- sent twice

    /**
     * What came of it where it was taken in before: it was sent twice, or a page of it that was still open was. Nothing of it is left
     * among those begun, and nothing is taken in again.
     *
     * @param sent as it was filled in
     */
    Optional<Response> sentTwice(Intake intake, SentForm sent) {
        return sentTwice(
                intake,
                () -> fromMail.files(intake.requester(), intake.unsent(), sent)
                        .map(files -> form.taking(intake).request(files).leaving(Map.of())),
                unfinished.byScript(sent));
    }

    /** The same of one that was filled in before the login had ended. */
    Optional<Response> sentTwice(Intake held) {
        return sentTwice(held, Optional::empty, false);
    }

    private Optional<Response> lookedTwice(Intake intake, Written looked, boolean byScript) {
        return sentTwice(
                intake,
                () -> fromMail.waiting(intake.requester(), intake.unsent(), intake.waiting())
                        .map(files -> form.taking(intake).request(files).leaving(ChosenWords.in(looked))),
                byScript);
    }

    /** @param asked what is asked now: where it is the very same, its code is told again */
    private Optional<Response> sentTwice(Intake intake, Supplier<Optional<ReportRequest>> asked, boolean byScript) {
        return form.before(intake).map(before -> {
            if (byScript) {
                bench.casework.unsent().clear(intake.requester(), intake.unsent());
                return Unfinished.noted(false);
            }
            Reported reported =
                    asked.get().flatMap(request -> again(intake, request)).orElse(before);
            return taken(intake, reported, true);
        });
    }

    private Optional<Reported> again(Intake intake, ReportRequest request) {
        return bench.casework.reporting().report(intake.requester(), request, intake.key())
                        instanceof Answer.Done<Reported> done
                ? Optional.of(done.value())
                : Optional.empty();
    }

    /** What was filled in before what leaves was looked over, with the words that were chosen; empty where it cannot be read. */
    private Optional<Intake> before(Intake looked) {
        return Held.open(
                        bench.casework.drafts(),
                        bench.asking.tenant(),
                        looked.written().text(Doing.TYPED),
                        bench.staff().account(),
                        looked.reader().language())
                .map(typed -> looked.with(ChosenWords.carried(typed, looked.written())));
    }

    private Response keep(Intake intake, Written looked, SentForm sent) {
        if (unfinished.dropped(sent)) {
            return begun.drop(intake);
        }
        String said = unfinished.keep(intake.reader(), intake.requester(), intake.unsent(), sent, intake.written());
        // It may have been taken in while this was on its way.
        Optional<Response> before = lookedTwice(intake, looked, unfinished.byScript(sent));
        if (before.isPresent()) {
            return before.get();
        }
        if (unfinished.byScript(sent)) {
            return Unfinished.noted(said.isEmpty());
        }
        List<String> notices = said.isEmpty() ? form.kept(intake.reader(), List.of()) : List.of(said);
        return lookedAgain(intake, looked, notices);
    }

    private Response lookedAgain(Intake intake, Written looked, List<String> notices) {
        return fromMail.waiting(intake.requester(), intake.unsent(), intake.waiting())
                .map(files -> again(intake, form.taking(intake).request(files), looked, List.of(), notices))
                .orElseGet(() -> filesAway(intake));
    }

    /** What was filled in cannot be read any more. */
    private Response lost(Intake page) {
        Intake fresh = Intake.fresh(page.reader(), page.requester(), page.form(), bench.casework.now());
        return form.show(fresh, List.of(bench.word(page.reader(), "work.held.lost")));
    }

    /** What leaves by it now, as it was looked over just now. */
    private Response again(
            Intake intake, ReportRequest request, Written words, List<Refusal> refusals, List<String> notices) {
        Answer<List<LeavingView>> leaving = bench.casework.reporting().leaving(intake.requester(), request);
        if (!(leaving instanceof Answer.Done<List<LeavingView>> done)) {
            return notTaken(intake, leaving, notices);
        }
        return done.value().isEmpty()
                ? form.show(unworded(intake), joined(notices, astray(intake, List.of(), refusals)))
                : leaving(intake, done.value(), words, refusals, notices);
    }

    /** What to say of words for messages that do not leave. */
    private static List<String> astray(Intake intake, List<LeavingView> letters, List<Refusal> refusals) {
        return ChosenWords.astray(
                ChosenWords.in(intake.written()),
                letters,
                refusals,
                intake.reader().language());
    }

    private static Intake unworded(Intake intake) {
        return intake.with(ChosenWords.without(intake.written()));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** @param words where words stand that were chosen for it */
    private Response leaving(
            Intake intake, List<LeavingView> letters, Written words, List<Refusal> refusals, List<String> notices) {
        Look look = bench.look(intake.reader(), bench.word(intake.reader(), "work.leaving.title"));
        Naming naming = new Naming(null, bench.tenant(), intake.reader().language());
        Map<Integer, String> chosen = ChosenWords.in(words);
        List<TakeInShown.Letter> shown = letters.stream()
                .map(letter -> new TakeInShown.Letter(
                        LetterShown.of(letter, chosen, refusals, Map.of(), naming, look.locale()),
                        ChosenWords.mark(letter.text()),
                        ChosenWords.uponAnother(words, letter) ? letter.text() : ""))
                .toList();
        List<Wrong> wrongs = shown.stream()
                .map(TakeInShown.Letter::shown)
                .flatMap(letter -> letter.wrong().stream().map(sentence -> new Wrong(sentence, letter.name())))
                .toList();
        return bench.page(
                wrongs.isEmpty() ? 200 : 422,
                Pages.TEMPLATES.workTakeleaving(
                        wrongs.isEmpty() ? look : look.mending(),
                        new TakeInShown.Leaving(
                                intake.form(),
                                intake.address(),
                                Held.seal(
                                        bench.casework.drafts(),
                                        bench.asking.tenant(),
                                        unworded(intake).written().values()),
                                bench.staff().account(),
                                shown,
                                wrongs,
                                joined(notices, astray(intake, letters, refusals)),
                                unfinished.is(intake.requester(), intake.unsent()),
                                intake.waiting(),
                                bench.minutesHeld())));
    }

    private Response answered(Intake intake, Answer<Reported> answer, List<String> again) {
        if (!(answer instanceof Answer.Done<Reported> done)) {
            return notTaken(intake, answer, again);
        }
        return taken(intake, done.value(), false);
    }

    /** @param before whether it was taken in before, and not now */
    private Response taken(Intake intake, Reported reported, boolean before) {
        bench.casework.unsent().clear(intake.requester(), intake.unsent());
        boolean opens =
                bench.casework.handling().deadlines(intake.requester(), reported.file()) instanceof Answer.Done<?>;
        boolean anonymous =
                "anonymous".equals(form.taking(intake).request(List.of()).identity());
        return bench.page(
                200,
                Pages.TEMPLATES.workTaken(
                        bench.look(intake.reader(), bench.word(intake.reader(), "work.taken")),
                        new TakeInShown.Taken(intake.form(), reported, anonymous, opens, before)));
    }

    private Response notTaken(Intake intake, Answer<?> answer, List<String> again) {
        if (answer instanceof Answer.Refused<?> refused) {
            bench.count(refused.refusals());
            return form.show(intake, refused.refusals(), again, true);
        }
        if (answer instanceof Answer.Clash<?>) {
            return sentTwice(intake, Optional::empty, false)
                    .orElseGet(() ->
                            form.show(intake.anew(), null, List.of(bench.word(intake.reader(), "work.clash")), true));
        }
        throw bench.nothing();
    }

    /** Files that should wait with it do not any more: it was taken in with them, or they must be chosen again. */
    private Response filesAway(Intake intake) {
        return sentTwice(intake, Optional::empty, false)
                .orElseGet(() -> form.show(
                        intake.with(FromMail.waiting(intake.written(), List.of())),
                        null,
                        form.again(intake, intake.waiting()),
                        true));
    }
}
