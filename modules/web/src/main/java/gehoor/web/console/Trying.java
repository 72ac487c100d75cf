package gehoor.web.console;

import gehoor.access.Login;
import gehoor.access.NotServed;
import gehoor.access.ProblemDocument;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.OfferView;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.Proposals;
import gehoor.casework.governance.TryOut;
import gehoor.casework.governance.TryOut.Beginning;
import gehoor.casework.governance.TryOut.Chosen;
import gehoor.casework.governance.TryOut.Deed;
import gehoor.casework.governance.TryOut.Subject;
import gehoor.casework.governance.TryOutView;
import gehoor.casework.governance.TryOutView.Start;
import gehoor.engine.Refusal;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.work.Held;
import gehoor.web.work.Story;
import gg.jte.models.runtime.JteModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pages on which somebody tries a procedure out, wherever they decide about it. Nothing is kept between them: how far it came travels
 * with each, and is read anew.
 */
@ApplicationScoped
public class Trying {
    private static final int WRONG = 422;
    private static final String WALK = "walk";
    private static final String DO = "do";
    private static final String OFFER = "offer";
    private static final String CONTACT = "contact";
    private static final int MOST_DIGITS = 4;

    @Inject
    TryOut tryOut;

    @Inject
    Proposals proposals;

    @Inject
    Casework casework;

    @Inject
    Login login;

    /** @param version the version from whose page somebody comes; null: whichever counts */
    private record Asked(
            Chamber here, Subject subject, @Nullable String version) {
        String address() {
            UUID proposal = subject.proposal();
            return here.to("/uitproberen/" + subject.procedure()
                    + (proposal != null ? "?voorstel=" + proposal : version != null ? "?versie=" + version : ""));
        }
    }

    private Asked asked(Chamber here, String procedure, @Nullable String version, @Nullable String proposal) {
        boolean names = procedure.matches("[a-z0-9][a-z0-9-]{0,79}")
                && (version == null || version.matches("[A-Za-z0-9._-]{1,40}"));
        if (!names) {
            throw nothing(here);
        }
        return new Asked(here, new Subject(proposal == null ? null : Proposing.id(here, proposal), procedure), version);
    }

    /** How the file begins. */
    Response start(Chamber here, String procedure, @Nullable String version, @Nullable String proposal) {
        Asked asked = asked(here, procedure, version, proposal);
        Start start = value(here, tryOut.start(here.governor(), asked.subject(), version));
        return begin(asked, start, fresh(start), List.of());
    }

    /** Everything else: each page sends how far it came, and what is to be done with it. */
    Response go(Chamber here, String procedure, @Nullable String version, @Nullable String proposal, SentForm sent) {
        Asked asked = asked(here, procedure, version, proposal);
        SentForm typed = sent.asTyped();
        if (sent.values().containsKey(Held.HELD)) {
            typed = Held.form(
                            casework.drafts(),
                            here.governor().tenant(),
                            sent.value(Held.HELD),
                            here.governor().account(),
                            here.reader().language())
                    .orElseThrow(() -> nothing(here))
                    .asTyped();
        }
        String what = typed.value(DO);
        if (!typed.values().containsKey(WALK)) {
            return begins(asked, typed, what);
        }
        String walk = typed.value(WALK);
        Chosen chosen = new Chosen(typed.value("as"), typed.value("of"));
        return switch (what) {
            case "act", "refusal" -> act(asked, walk, chosen, typed, what.equals("refusal"));
            case "wind", "next" -> wind(asked, walk, chosen, typed, what.equals("next"));
            case "undo" -> stand(asked, tryOut.undo(here.governor(), asked.subject(), walk, chosen), typed, List.of());
            case "keep" -> keep(asked, walk, chosen, typed);
            case "back", "as" ->
                stand(asked, tryOut.see(here.governor(), asked.subject(), walk, chosen), typed, List.of());
            default ->
                typed.value(OFFER).isEmpty()
                        ? stand(asked, tryOut.see(here.governor(), asked.subject(), walk, chosen), typed, List.of())
                        : offer(asked, walk, chosen, typed);
        };
    }

    // ---------------------------------------------------------------- the beginning

    private static Written fresh(Start start) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("on.day", List.of(Integer.toString(start.day().getDayOfMonth())));
        values.put("on.month", List.of(Integer.toString(start.day().getMonthValue())));
        values.put("on.year", List.of(Integer.toString(start.day().getYear())));
        first(values, "way", start.ways().stream().map(OfferView.Option::code).toList());
        first(values, "kind", start.kinds().stream().map(OfferView.Option::code).toList());
        first(values, "reporter", start.reporters());
        first(values, "identity", start.identities());
        values.put(CONTACT, List.of("yes"));
        return new Written(values);
    }

    private static void first(Map<String, List<String>> values, String name, List<String> codes) {
        if (!codes.isEmpty()) {
            values.put(name, List.of(codes.get(0)));
        }
    }

    private Response begins(Asked asked, SentForm sent, String what) {
        Chamber here = asked.here();
        Start start = value(here, tryOut.start(here.governor(), asked.subject(), asked.version()));
        Written written = new Written(sent.values());
        if (!what.equals("begin") && !what.equals("refusal")) {
            return begin(asked, start, written, List.of());
        }
        String language = here.reader().language();
        Map<String, String> unreadable = new HashMap<>();
        Map<String, List<String>> with = new LinkedHashMap<>(
                lists(written.answers(start.ask().asks(), OfferForm.prefix(start.ask()), language, unreadable)));
        String on = Written.day(written.of("on", "date"));
        List<String> received = written.of("received", "date");
        boolean later = received.stream().anyMatch(part -> !part.isBlank());
        String receivedOn = later ? Written.day(received) : null;
        if (on == null || (later && receivedOn == null) || !unreadable.isEmpty()) {
            return begin(asked, start, written, List.of());
        }
        String identity = chosen(written, "identity", start.identities());
        if (!identity.equals("anonymous") && written.text(CONTACT).equals("no")) {
            with.put(CONTACT, List.of("no"));
        }
        String capacity = written.text("capacity");
        Beginning beginning = new Beginning(
                LocalDate.parse(on),
                chosen(
                        written,
                        "way",
                        start.ways().stream().map(OfferView.Option::code).toList()),
                chosen(
                        written,
                        "kind",
                        start.kinds().stream().map(OfferView.Option::code).toList()),
                chosen(written, "reporter", start.reporters()),
                start.capacities().stream().anyMatch(option -> option.code().equals(capacity)) ? capacity : null,
                identity,
                receivedOn == null ? null : LocalDate.parse(receivedOn),
                with);
        Answer<TryOutView> begun = tryOut.begin(here.governor(), asked.subject(), beginning, what.equals("refusal"));
        return begun instanceof Answer.Refused<TryOutView> refused
                ? begin(asked, start, written, refused.refusals())
                : stand(asked, begun, sent, List.of());
    }

    private static String chosen(Written written, String name, List<String> codes) {
        String chosen = written.text(name);
        return codes.contains(chosen) ? chosen : codes.isEmpty() ? "" : codes.get(0);
    }

    /** With what stands in the way, where something does. */
    private Response begin(Asked asked, Start start, Written written, List<Refusal> refusals) {
        Chamber here = asked.here();
        String language = here.reader().language();
        OfferForm form = OfferForm.of(start.ask(), written, refusals, "", language);
        List<Question> questions = new ArrayList<>();
        questions.add(date("on", here.word("console.try.on"), here.word("console.try.on.hint"), false, written, here)
                .apply(refusals));
        ask(questions, "way", here.word("console.try.way"), "", start.ways(), written, refusals, language);
        ask(questions, "kind", here.word("console.try.kind"), "", start.kinds(), written, refusals, language);
        ask(
                questions,
                "reporter",
                here.word("console.try.reporter"),
                "",
                words(here, "reporter.", start.reporters()),
                written,
                refusals,
                language);
        if (!start.capacities().isEmpty()) {
            questions.add(choice(
                    "capacity",
                    here.word("console.try.capacity"),
                    "",
                    true,
                    start.capacities(),
                    written,
                    refusals,
                    language));
        }
        ask(
                questions,
                "identity",
                here.word("console.try.identity"),
                start.identityTold().in(language),
                words(here, "identity.", start.identities()),
                written,
                refusals,
                language);
        if (start.identities().stream().anyMatch(identity -> !identity.equals("anonymous"))) {
            questions.add(choice(
                    CONTACT,
                    here.word("console.try.contact"),
                    here.word("console.try.contact.hint"),
                    true,
                    List.of(new OfferView.Option("yes", here.word("yes")), new OfferView.Option("no", here.word("no"))),
                    written,
                    refusals,
                    language));
        }
        if (start.receivedAsked()) {
            questions.add(date(
                            "received",
                            here.word("work.received"),
                            here.word("console.try.received.hint"),
                            true,
                            written,
                            here)
                    .apply(refusals));
        }
        List<String> known = questions.stream().map(Question::name).toList();
        questions.addAll(form.questions());
        List<Wrong> wrongs = new ArrayList<>();
        form.wrongs().stream()
                .filter(sentence -> refusals.stream()
                        .noneMatch(refusal -> known.contains(String.valueOf(refusal.field()))
                                && refusal.words().in(language).equals(sentence)))
                .forEach(sentence -> wrongs.add(new Wrong(sentence, null)));
        wrongs.addAll(Questions.wrongs(questions));
        Look look = here.look(
                here.word("console.try.title", start.procedure().title().in(language)));
        return page(
                wrongs.isEmpty() ? 200 : WRONG,
                Pages.TEMPLATES.consoleTryBegin(
                        wrongs.isEmpty() ? look : look.mending(),
                        here,
                        new TryShown.Begin(
                                place(
                                        asked,
                                        start.procedure().title().in(language),
                                        start.procedure().version()),
                                questions,
                                wrongs,
                                refusals.stream()
                                        .anyMatch(refusal -> !refusal.rule().startsWith("proposal-")))));
    }

    private static List<OfferView.Option> words(Chamber here, String prefix, List<String> codes) {
        return codes.stream()
                .map(code -> new OfferView.Option(code, here.word(prefix + code)))
                .toList();
    }

    private interface Judged {
        Question apply(List<Refusal> refusals);
    }

    /** A day that is no day is said to be none. */
    private static Judged date(
            String name, String label, String hint, boolean optional, Written written, Chamber here) {
        String language = here.reader().language();
        List<String> parts = written.of(name, "date");
        boolean empty = parts.stream().allMatch(String::isBlank);
        return refusals -> {
            List<String> wrong = new ArrayList<>(said(name, refusals, language));
            if (empty ? !optional : Written.day(parts) == null) {
                wrong.add(here.word("date.none", String.join(" ", parts).strip()));
            }
            return new Question(name, "date", label, hint, optional, null, List.of(), parts, wrong, null);
        };
    }

    /** What can be answered in one way only is not asked. */
    private static void ask(
            List<Question> questions,
            String name,
            String label,
            String hint,
            List<OfferView.Option> options,
            Written written,
            List<Refusal> refusals,
            String language) {
        if (options.size() > 1) {
            questions.add(choice(name, label, hint, false, options, written, refusals, language));
        }
    }

    private static Question choice(
            String name,
            String label,
            String hint,
            boolean optional,
            List<OfferView.Option> options,
            Written written,
            List<Refusal> refusals,
            String language) {
        return new Question(
                name,
                "choice",
                label,
                hint,
                optional,
                null,
                options.stream()
                        .map(option -> new Question.Option(option.code(), option.label(), ""))
                        .toList(),
                written.of(name, "choice"),
                said(name, refusals, language),
                null);
    }

    private static List<String> said(String field, List<Refusal> refusals, String language) {
        return refusals.stream()
                .filter(refusal -> field.equals(refusal.field()))
                .map(refusal -> refusal.words().in(language))
                .distinct()
                .toList();
    }

    // ---------------------------------------------------------------- where it stands

    /** The page on which it stands; where that cannot be told any more, the first one, which says why. */
    private Response stand(Asked asked, Answer<TryOutView> answer, SentForm sent, List<Refusal> refusals) {
        if (answer instanceof Answer.Refused<TryOutView> refused) {
            return lost(asked, refused.refusals());
        }
        return stand(asked, value(asked.here(), answer), sent, refusals, false);
    }

    private Response lost(Asked asked, List<Refusal> refusals) {
        Start start = value(asked.here(), tryOut.start(asked.here().governor(), asked.subject(), asked.version()));
        return begin(asked, start, fresh(start), refusals);
    }

    private Response stand(Asked asked, TryOutView view, SentForm sent, List<Refusal> refusals, boolean kept) {
        Chamber here = asked.here();
        String language = here.reader().language();
        List<Wrong> wrongs = new ArrayList<>();
        refusals.forEach(refusal -> wrongs.add(new Wrong(refusal.words().in(language), refusal.field())));
        Look look = here.look(
                        here.word("console.try.title", view.procedure().title().in(language)))
                .on(view.at().toLocalDate());
        return page(
                wrongs.isEmpty() ? 200 : WRONG,
                Pages.TEMPLATES.consoleTryStand(
                        wrongs.isEmpty() ? look : look.mending(),
                        here,
                        new TryShown.Stand(
                                place(
                                        asked,
                                        view.procedure().title().in(language),
                                        view.procedure().version()),
                                view,
                                happened(view, look),
                                view.as(),
                                refusals.isEmpty() ? "" : sent.value("title"),
                                refusals.isEmpty() ? "" : sent.value("days"),
                                wrongs,
                                one("title", refusals, language),
                                one("days", refusals, language),
                                kept)));
    }

    private static @Nullable String one(String field, List<Refusal> refusals, String language) {
        return said(field, refusals, language).stream().findFirst().orElse(null);
    }

    private static List<TryShown.Happened> happened(TryOutView view, Look look) {
        List<TryShown.Happened> happened = new ArrayList<>();
        for (TryOutView.Turn turn : view.turns()) {
            happened.add(
                    0,
                    new TryShown.Happened(
                            moment(turn.at(), look),
                            Story.told(view, turn.lines(), look.language(), look.locale()).stream()
                                    .map(Trying::once)
                                    .toList(),
                            turn,
                            turn.refused()));
        }
        return happened;
    }

    /** The invented people are called by their roles already. */
    private static Story.Event once(Story.Event event) {
        return new Story.Event(
                event.seq(),
                event.when(),
                event.machine(),
                event.who(),
                "",
                event.what(),
                event.sentences(),
                event.facts());
    }

    /** A moment of the try-out, as people write it. */
    public static String moment(LocalDateTime at, Look look) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(look.locale())
                .format(at);
    }

    private Response offer(Asked asked, String walk, Chosen chosen, SentForm sent) {
        Chamber here = asked.here();
        String[] parts = sent.value(OFFER).split("~", 2);
        Answer<TryOutView> seen = tryOut.see(here.governor(), asked.subject(), walk, chosen);
        if (!(seen instanceof Answer.Done<TryOutView> done)) {
            return stand(asked, seen, sent, List.of());
        }
        OfferView offer = offer(here, done.value(), parts[0], parts.length > 1 ? parts[1] : null);
        // what a rule bars just now, and what asks nothing, is tried at once
        boolean once = !offer.barredBy().isEmpty() || offer.asks().isEmpty();
        return once && !sent.values().containsKey("lang")
                ? act(asked, done.value(), offer, chosen, Written.NOTHING, sent, false)
                : act(asked, done.value(), offer, new Written(sent.values()), List.of());
    }

    private static OfferView offer(Chamber here, TryOutView view, String action, @Nullable String on) {
        List<OfferView> all = new ArrayList<>(view.open());
        all.addAll(view.barred());
        return all.stream()
                .filter(offer -> offer.action().equals(action) && java.util.Objects.equals(offer.on(), on))
                .findFirst()
                .orElseThrow(() -> nothing(here));
    }

    private Response act(Asked asked, String walk, Chosen chosen, SentForm sent, boolean although) {
        Chamber here = asked.here();
        Answer<TryOutView> seen = tryOut.see(here.governor(), asked.subject(), walk, chosen);
        if (!(seen instanceof Answer.Done<TryOutView> done)) {
            return stand(asked, seen, sent, List.of());
        }
        String on = sent.value("on");
        OfferView offer = offer(here, done.value(), sent.value("action"), on.isEmpty() ? null : on);
        Written written = new Written(sent.values());
        return OfferForm.readable(offer, written, here.reader().language())
                ? act(asked, done.value(), offer, chosen, written, sent, although)
                : act(asked, done.value(), offer, written, List.of());
    }

    private Response act(
            Asked asked,
            TryOutView view,
            OfferView offer,
            Chosen chosen,
            Written written,
            SentForm sent,
            boolean although) {
        Chamber here = asked.here();
        Map<String, List<String>> with = lists(written.answers(
                offer.asks(), OfferForm.prefix(offer), here.reader().language(), new HashMap<>()));
        Answer<TryOutView> acted = tryOut.act(
                here.governor(),
                asked.subject(),
                view.walk(),
                chosen,
                new Deed(offer.action(), offer.on(), with),
                although);
        return acted instanceof Answer.Refused<TryOutView> refused
                ? act(asked, view, offer, written, refused.refusals())
                : stand(asked, acted, sent, List.of());
    }

    private Response act(Asked asked, TryOutView view, OfferView offer, Written written, List<Refusal> refusals) {
        Chamber here = asked.here();
        String language = here.reader().language();
        OfferForm form = OfferForm.of(offer, written, refusals, "", language);
        List<Wrong> wrongs = form.atTop();
        Look look = here.look(offer.label()).on(view.at().toLocalDate());
        String called = view.people().stream()
                .filter(option -> option.code().equals(view.as()))
                .map(OfferView.Option::label)
                .findFirst()
                .orElse("");
        return page(
                wrongs.isEmpty() ? 200 : WRONG,
                Pages.TEMPLATES.consoleTryAct(
                        wrongs.isEmpty() ? look : look.mending(),
                        here,
                        new TryShown.Act(
                                place(
                                        asked,
                                        view.procedure().title().in(language),
                                        view.procedure().version()),
                                view,
                                called,
                                form,
                                wrongs,
                                refusals.stream()
                                        .anyMatch(refusal -> !refusal.rule().startsWith("proposal-")))));
    }

    private Response wind(Asked asked, String walk, Chosen chosen, SentForm sent, boolean next) {
        Chamber here = asked.here();
        String days = sent.value("days").strip();
        int many = next ? 0 : days.matches("[0-9]{1," + MOST_DIGITS + "}") ? Integer.parseInt(days) : -1;
        Answer<TryOutView> wound =
                tryOut.wind(here.governor(), asked.subject(), walk, chosen, many == 0 && !next ? -1 : many);
        return wound instanceof Answer.Refused<TryOutView> refused
                ? stand(asked, tryOut.see(here.governor(), asked.subject(), walk, chosen), sent, refused.refusals())
                : stand(asked, wound, sent, List.of());
    }

    private Response keep(Asked asked, String walk, Chosen chosen, SentForm sent) {
        Chamber here = asked.here();
        Answer<ProposalView> kept = tryOut.keep(here.governor(), asked.subject(), walk, sent.value("title"));
        Answer<TryOutView> seen = tryOut.see(here.governor(), asked.subject(), walk, chosen);
        if (kept instanceof Answer.Refused<ProposalView> refused) {
            return stand(asked, seen, sent, refused.refusals());
        }
        if (kept instanceof Answer.Stale<ProposalView>) {
            return stand(asked, seen, sent, List.of(late(here)));
        }
        value(here, kept);
        return seen instanceof Answer.Done<TryOutView> done
                ? stand(asked, done.value(), sent, List.of(), true)
                : stand(asked, seen, sent, List.of());
    }

    private static Refusal late(Chamber here) {
        String sentence = here.word("console.late");
        return new Refusal(
                Refusal.Reason.NOT_NOW,
                "proposal-late",
                "",
                null,
                new gehoor.policy.Words(Map.of(here.reader().language(), sentence)),
                List.of());
    }

    // ---------------------------------------------------------------- small things

    private TryShown.Place place(Asked asked, String title, String version) {
        Chamber here = asked.here();
        UUID proposal = asked.subject().proposal();
        String from = proposal == null
                ? here.word("console.try.version", version)
                : value(here, proposals.see(here.governor(), proposal)).title();
        return new TryShown.Place(
                title,
                version,
                asked.address(),
                here.to(
                        proposal == null
                                ? "/procedure/" + asked.subject().procedure() + "/" + version
                                : "/voorstel/" + proposal),
                from,
                proposal != null,
                here.governor().account());
    }

    private static Map<String, List<String>> lists(Map<String, Object> answers) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        answers.forEach((field, answer) -> {
            List<String> all = new ArrayList<>();
            if (answer instanceof List<?> several) {
                several.forEach(each -> all.add(String.valueOf(each)));
            } else {
                all.add(String.valueOf(answer));
            }
            lists.put(field, all);
        });
        return lists;
    }

    private Response page(int status, JteModel model) {
        return Pages.bench(status, model, login.origin());
    }

    private static <T> T value(Chamber here, Answer<T> answer) {
        if (answer instanceof Answer.Done<T> done) {
            return done.value();
        }
        if (answer instanceof Answer.Refused<T> refused) {
            throw new NotServed(
                    ProblemDocument.of(refused.refusals(), here.reader().language(), true));
        }
        throw nothing(here);
    }

    private static NotServed nothing(Chamber here) {
        return new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, here.reader().language()));
    }
}
