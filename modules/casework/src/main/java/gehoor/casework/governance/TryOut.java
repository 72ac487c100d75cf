package gehoor.casework.governance;

import gehoor.casework.Addresses;
import gehoor.casework.Answer;
import gehoor.casework.InventedFile;
import gehoor.casework.Library;
import gehoor.casework.OfferView;
import gehoor.casework.OfferView.AskView;
import gehoor.casework.OfferView.Option;
import gehoor.casework.governance.TryOutView.Next;
import gehoor.casework.governance.TryOutView.Reads;
import gehoor.casework.governance.TryOutView.Start;
import gehoor.casework.governance.TryOutView.Turn;
import gehoor.casework.port.ProposalRows.Row;
import gehoor.engine.Engine;
import gehoor.engine.Offer;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.engine.rehearsal.Coverage;
import gehoor.engine.rehearsal.ExampleText;
import gehoor.engine.rehearsal.Played;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Action;
import gehoor.policy.Book;
import gehoor.policy.Compartment;
import gehoor.policy.Effect;
import gehoor.policy.Example;
import gehoor.policy.Example.Person;
import gehoor.policy.Example.Step;
import gehoor.policy.Field;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Tenant;
import gehoor.policy.Who;
import gehoor.policy.Words;
import gehoor.policy.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A procedure tried out by hand, as it is live or as a proposal has it: somebody lets a file begin, acts in it as whoever they like, lets
 * time pass, and sees what comes of it. Nothing of it is kept: the file is a worked example under way, which travels with who tries it out
 * and is played anew each time; no real file, person or key has a part in it. A walk that is worth it can be kept as an example of a
 * proposal.
 */
public final class TryOut {
    /** Steps after the beginning. */
    static final int MOST_STEPS = 100;

    private static final int LONGEST = 100_000;
    private static final int LONGEST_TITLE = 120;
    private static final int MOST_DAYS = 3_660;
    private static final int NINE = 9;
    /** What is given where a file or contact data are asked. */
    private static final String STAND_IN = "invented";

    /** What a correction leaves to others: who complains is corrected in the vault, texts and files are added to. */
    private static final Set<Field.Type> NOT_CORRECTED = Set.of(
            Field.Type.TEXT,
            Field.Type.LONG_TEXT,
            Field.Type.ATTACHMENTS,
            Field.Type.CONTACT,
            Field.Type.ITEMS,
            Field.Type.STAFF,
            Field.Type.PARTY);

    private final Library library;
    private final Proposals proposals;
    private final Addresses addresses;
    private final InstantSource clock;

    public TryOut(Library library, Proposals proposals, Addresses addresses, InstantSource clock) {
        this.library = library;
        this.proposals = proposals;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * What is tried out.
     *
     * @param proposal null: what is live
     */
    public record Subject(@Nullable UUID proposal, String procedure) {}

    /**
     * How the file begins.
     *
     * @param on the day; the hour is nine in the morning
     * @param way one of {@link Start#ways}
     * @param received null where that is not asked, or the same day
     * @param with field to answers, as a form gives them
     */
    public record Beginning(
            LocalDate on,
            String way,
            String kind,
            String reporter,
            @Nullable String capacity,
            String identity,
            @Nullable LocalDate received,
            Map<String, List<String>> with) {}

    /**
     * Whose turn it is.
     *
     * @param person one of the codes of {@link TryOutView#people}; empty: who leads the stage
     * @param of what they belong to; empty: nothing
     */
    public record Chosen(String person, String of) {
        public static final Chosen LEAD = new Chosen("", "");
    }

    /**
     * Something to be done.
     *
     * @param on an instrument or a party; null where none
     * @param with field to answers, as a form gives them
     */
    public record Deed(String action, @Nullable String on, Map<String, List<String>> with) {}

    // ---------------------------------------------------------------- use cases

    /**
     * How a file can begin.
     *
     * @param version the version that somebody looks at; null: the one that counts today, or the next
     */
    public Answer<Start> start(Governor governor, Subject subject, @Nullable String version) {
        return stage(governor, subject).then(stage -> {
            List<Procedure> versions = stage.tenant().procedures().getOrDefault(subject.procedure(), List.of());
            LocalDate today = clock.instant().atZone(stage.tenant().zone()).toLocalDate();
            Optional<Procedure> found = version == null
                    ? stage.book()
                            .inForce(stage.tenant().id(), subject.procedure(), today)
                            .or(() -> versions.stream().findFirst())
                    : stage.book().version(stage.tenant().id(), subject.procedure(), version);
            return found.<Answer<Start>>map(procedure -> Answer.done(start(stage, procedure, today)))
                    .orElseGet(Answer.Missing::new);
        });
    }

    /** The procedures that can be tried out: their ids to what they are called. */
    public Answer<Map<String, String>> procedures(Governor governor, @Nullable UUID proposal) {
        return stage(governor, new Subject(proposal, "")).then(stage -> {
            Map<String, String> procedures = new TreeMap<>();
            stage.tenant()
                    .procedures()
                    .forEach((id, versions) -> procedures.put(
                            id, versions.get(versions.size() - 1).title().in(stage.language())));
            return Answer.done(procedures);
        });
    }

    private Start start(Stage stage, Procedure procedure, LocalDate today) {
        Report report = procedure.report();
        boolean counts = stage.book()
                .inForce(procedure.tenant(), procedure.id(), today)
                .filter(now -> now.version().equals(procedure.version()))
                .isPresent();
        return new Start(
                stage.tenant(),
                procedure,
                counts ? today : procedure.inForceFrom(),
                ways(stage, procedure),
                options(report.kinds(), stage.language()),
                List.of("person", "organisation", "on-behalf", "helper").stream()
                        .filter(report.reporters()::contains)
                        .toList(),
                options(report.capacities(), stage.language()),
                report.identities(),
                report.identityTold(),
                report.channels().values().stream().anyMatch(Report.Channel::receivedAsked),
                standingIn(InventedFile.report(stage.engine(procedure), stage.language()), stage.language()));
    }

    private static List<Option> ways(Stage stage, Procedure procedure) {
        Troupe troupe = stage.troupe(procedure);
        List<Option> ways = new ArrayList<>();
        for (Report.Channel channel : procedure.report().channels().values()) {
            Set<String> roles = new LinkedHashSet<>();
            channel.by().forEach(who -> {
                if (who.role().equals(Who.ANYONE)) {
                    troupe.staff().forEach(person -> roles.add(person.role()));
                } else {
                    roles.add(who.role());
                }
            });
            roles.forEach(role -> ways.add(new Option(
                    channel.id() + " " + role, channel.label().in(stage.language()) + " – " + troupe.label(role))));
        }
        boolean linked = stage.tenant().procedures().values().stream()
                .flatMap(List::stream)
                .flatMap(other -> other.links().values().stream())
                .anyMatch(link -> link.procedure().equals(procedure.id()));
        if (linked && !troupe.staff().isEmpty()) {
            String role = troupe.staff().get(0).role();
            ways.add(new Option(
                    Rehearsal.BY_LINK + " " + role, Wording.words("try-by-link").in(stage.language())));
        }
        return List.copyOf(ways);
    }

    private static List<Option> options(Map<String, Words> choices, String language) {
        return choices.entrySet().stream()
                .map(choice -> new Option(choice.getKey(), choice.getValue().in(language)))
                .toList();
    }

    /**
     * Lets a file begin.
     *
     * @param although whether a refusal is what is to be shown: then it is taken up as one
     * @return where it stands; refused as the procedure does
     */
    public Answer<TryOutView> begin(Governor governor, Subject subject, Beginning beginning, boolean although) {
        return stage(governor, subject).then(stage -> {
            Optional<Procedure> found = stage.book().inForce(stage.tenant().id(), subject.procedure(), beginning.on());
            if (found.isEmpty()) {
                return Wording.refused(Refusal.Reason.FIELD, "try-not-in-force", "on");
            }
            Procedure procedure = found.get();
            String[] way = beginning.way().split(" ", 2);
            if (way.length != 2) {
                return Wording.refused(Refusal.Reason.FIELD, "try-way", "way");
            }
            Map<String, List<String>> with =
                    answers(stage, procedure, procedure.report().action(), beginning.with());
            Example.Beginning report = new Example.Beginning(
                    beginning.on().atTime(NINE, 0),
                    stage.troupe(procedure).first(way[1]),
                    way[0],
                    beginning.kind(),
                    beginning.reporter(),
                    beginning.capacity(),
                    beginning.identity(),
                    beginning.received(),
                    with,
                    Map.of(),
                    List.of(),
                    null,
                    Place.NOWHERE);
            Example example = example(stage, procedure, report, List.of());
            List<Refusal> refusals =
                    stage.play(procedure, example).turns().get(0).refusals();
            if (refusals.isEmpty()) {
                return taken(stage, subject, example, Chosen.LEAD);
            }
            return although
                    ? taken(
                            stage,
                            subject,
                            example(stage, procedure, refusing(report, Rehearsal.named(telling(refusals))), List.of()),
                            Chosen.LEAD)
                    : new Answer.Refused<>(refusals);
        });
    }

    /** The refusal that an example is about: a rule rather than an answer that was left out besides. */
    private static Refusal telling(List<Refusal> refusals) {
        return refusals.stream()
                .filter(refusal -> refusal.reason() != Refusal.Reason.FIELD)
                .findFirst()
                .orElse(refusals.get(0));
    }

    private static Example.Beginning refusing(Example.Beginning report, String rule) {
        return new Example.Beginning(
                report.at(),
                report.by(),
                report.channel(),
                report.kind(),
                report.reporter(),
                report.capacity(),
                report.identity(),
                report.received(),
                report.with(),
                report.earlier(),
                report.parties(),
                rule,
                report.place());
    }

    /** Where it stands. */
    public Answer<TryOutView> see(Governor governor, Subject subject, String walk, Chosen chosen) {
        return walking(governor, subject, walk)
                .then(walking -> Answer.done(view(walking.stage(), walking.procedure(), walking.example(), chosen)));
    }

    /**
     * Somebody does something.
     *
     * @param although whether a refusal is what is to be shown: then it is taken up as one
     * @return where the file stands then; refused as the procedure does
     */
    public Answer<TryOutView> act(
            Governor governor, Subject subject, String walk, Chosen chosen, Deed deed, boolean although) {
        return walking(governor, subject, walk).then(walking -> {
            Procedure procedure = walking.procedure();
            Action action = procedure.actions().get(deed.action());
            if (action == null) {
                return new Answer.Missing<>();
            }
            Played before = walking.stage().play(procedure, walking.example());
            Person person = person(walking.stage(), procedure, before, walking.example(), chosen);
            String on = deed.on();
            int dash = on == null ? -1 : on.lastIndexOf('-');
            Step.Does does = new Step.Does(
                    walking.now(),
                    person,
                    deed.action(),
                    on == null || dash < 0 ? null : on.substring(0, dash),
                    on == null || dash < 0 ? 1 : number(on.substring(dash + 1)),
                    answers(walking.stage(), procedure, action, deed.with()),
                    null,
                    Place.NOWHERE);
            Example further = walking.with(does);
            List<Played.Turn> turns = walking.stage().play(procedure, further).turns();
            List<Refusal> refusals = turns.get(turns.size() - 1).refusals();
            if (refusals.isEmpty()) {
                return taken(walking.stage(), subject, further, chosen);
            }
            return although
                    ? taken(
                            walking.stage(),
                            subject,
                            walking.with(new Step.Does(
                                    does.at(),
                                    does.by(),
                                    does.action(),
                                    does.on(),
                                    does.nth(),
                                    does.with(),
                                    Rehearsal.named(telling(refusals)),
                                    does.place())),
                            chosen)
                    : new Answer.Refused<>(refusals);
        });
    }

    /** What somebody may do with that action, or what bars them: the form for it. */
    public Answer<OfferView> offer(
            Governor governor, Subject subject, String walk, Chosen chosen, String action, @Nullable String on) {
        return see(governor, subject, walk, chosen).then(view -> {
            List<OfferView> all = new ArrayList<>(view.open());
            all.addAll(view.barred());
            return all.stream()
                    .filter(offer -> offer.action().equals(action) && java.util.Objects.equals(offer.on(), on))
                    .findFirst()
                    .<Answer<OfferView>>map(Answer::done)
                    .orElseGet(Answer.Missing::new);
        });
    }

    /**
     * Time passes.
     *
     * @param days how many, from 1; 0: until something is due
     */
    public Answer<TryOutView> wind(Governor governor, Subject subject, String walk, Chosen chosen, int days) {
        return walking(governor, subject, walk).then(walking -> {
            if (days < 0 || days > MOST_DAYS) {
                return Wording.refused(Refusal.Reason.FIELD, "try-days", "days", Integer.toString(MOST_DAYS));
            }
            LocalDateTime to = walking.now().plusDays(days);
            if (days == 0) {
                Played played = walking.stage().play(walking.procedure(), walking.example());
                Next next = next(walking.stage(), played);
                if (next == null) {
                    return Wording.refused(Refusal.Reason.NOT_NOW, "try-nothing-due", "days");
                }
                to = next.at().isAfter(walking.now()) ? next.at() : walking.now();
            }
            if (to.getYear() > walking.example().report().at().getYear() + NINE) {
                return Wording.refused(Refusal.Reason.FIELD, "try-too-far", "days");
            }
            return taken(walking.stage(), subject, walking.with(new Step.Until(to, Place.NOWHERE)), chosen);
        });
    }

    /** The last step was not taken. The beginning stays. */
    public Answer<TryOutView> undo(Governor governor, Subject subject, String walk, Chosen chosen) {
        return walking(governor, subject, walk).then(walking -> {
            List<Step> steps = walking.example().steps();
            Example shorter = example(
                    walking.stage(),
                    walking.procedure(),
                    walking.example().report(),
                    steps.subList(0, Math.max(0, steps.size() - 1)));
            return taken(walking.stage(), subject, shorter, chosen);
        });
    }

    /**
     * Keeps it as a worked example of the proposal, with what is true at its end.
     *
     * @param title one sentence, at most 120 characters
     */
    public Answer<ProposalView> keep(Governor governor, Subject subject, String walk, String title) {
        String said = title.strip().replaceAll("\\s+", " ");
        if (said.isEmpty() || said.length() > LONGEST_TITLE) {
            return Wording.refused(Refusal.Reason.FIELD, "try-title", "title", LONGEST_TITLE);
        }
        UUID proposal = subject.proposal();
        if (proposal == null) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "try-needs-proposal", null);
        }
        return walking(governor, subject, walk).then(walking -> {
            Stage stage = walking.stage();
            Row row = stage.row();
            if (row == null) {
                return new Answer.Missing<>();
            }
            Example told = told(stage, walking.procedure(), walking.example(), said);
            String path = "examples/" + subject.procedure() + ".yaml";
            String before = row.files().getOrDefault(path, "").stripTrailing();
            String text = (before.isEmpty() ? "" : before + "\n\n") + ExampleText.of(told);
            Map<String, String> files = new TreeMap<>(row.files());
            files.put(path, text);
            Optional<Words> wrong = wrong(stage, files, path, said);
            return wrong.isPresent()
                    ? Wording.refused(Refusal.Reason.NOT_NOW, "try-not-kept", null, wrong.get())
                    : proposals.write(governor, proposal, row.revision(), path, text);
        });
    }

    /** Why it does not come out as it says; empty where it does. */
    private Optional<Words> wrong(Stage stage, Map<String, String> files, String path, String title) {
        Reading reading = library.read(stage.tenant().id(), files);
        if (reading instanceof Reading.Faulty faulty) {
            return faulty.problems().stream().findFirst().map(Problem::words);
        }
        Reading.Read read = (Reading.Read) reading;
        return read.examples().stream()
                .filter(example -> example.title().equals(title)
                        && in(example, stage.tenant().id(), path))
                .reduce((one, later) -> later)
                .map(example -> Rehearsal.run(read.book(), example, new Coverage()).differences().stream()
                        .findFirst()
                        .map(Problem::words))
                .orElseGet(() -> Optional.of(Wording.words("try-lost")));
    }

    private static boolean in(Example example, String tenant, String path) {
        return example.at().file().replace('\\', '/').equals(tenant + "/" + path);
    }

    // ---------------------------------------------------------------- the stage

    /**
     * Where it is played.
     *
     * @param row the proposal; null for what is live
     * @param files the organisation's own
     */
    private record Stage(@Nullable Row row, Map<String, String> files, Book book, Tenant tenant, String language) {
        Engine engine(Procedure procedure) {
            return new Engine(tenant, procedure, book.calendars());
        }

        Troupe troupe(Procedure procedure) {
            return new Troupe(tenant, procedure, language);
        }

        Played play(Procedure procedure, Example example) {
            return play(procedure, example, List.of());
        }

        Played play(Procedure procedure, Example example, List<Person> also) {
            List<Person> all = new ArrayList<>(troupe(procedure).staff());
            all.addAll(also);
            return Rehearsal.play(engine(procedure), example, all);
        }
    }

    private Answer<Stage> stage(Governor governor, Subject subject) {
        UUID proposal = subject.proposal();
        if (!proposals.decides(governor)) {
            return library.tenant(governor.tenant()).isEmpty()
                    ? new Answer.Missing<>()
                    : Wording.refused(Refusal.Reason.NOT_YOURS, "not-deciding", null);
        }
        if (proposal == null) {
            return stage(governor, null, library.own(governor.tenant()));
        }
        return proposals.row(governor, proposal).then(row -> stage(governor, row, row.files()));
    }

    private Answer<Stage> stage(Governor governor, @Nullable Row row, Map<String, String> files) {
        if (!(library.read(governor.tenant(), files) instanceof Reading.Read read)) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "problems-first", null);
        }
        Tenant tenant = read.book().tenant(governor.tenant()).orElseThrow();
        return Answer.done(new Stage(row, files, read.book(), tenant, governor.language()));
    }

    /** A walk under way. */
    private record Walking(Stage stage, Procedure procedure, Example example) {
        LocalDateTime now() {
            return TryOut.now(example);
        }

        Example with(Step step) {
            List<Step> steps = new ArrayList<>(example.steps());
            steps.add(step);
            return TryOut.example(stage, procedure, example.report(), steps);
        }
    }

    private static LocalDateTime now(Example example) {
        LocalDateTime at = example.report().at();
        for (Step step : example.steps()) {
            at = at(step);
        }
        return at;
    }

    private static LocalDateTime at(Step step) {
        if (step instanceof Step.Does does) {
            return does.at();
        }
        if (step instanceof Step.Until until) {
            return until.at();
        }
        return step instanceof Step.Linked linked ? linked.at() : ((Step.Expect) step).at();
    }

    private static Example example(Stage stage, Procedure procedure, Example.Beginning report, List<Step> steps) {
        return new Example(
                "try-out",
                stage.tenant().id(),
                procedure.id(),
                List.of(),
                report,
                List.copyOf(steps),
                nothing(),
                Place.NOWHERE);
    }

    private static Example.Then nothing() {
        return new Example.Then(
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Place.NOWHERE);
    }

    /** What somebody brings is read by the reader of worked examples, and so can be nothing else. */
    private Answer<Walking> walking(Governor governor, Subject subject, String walk) {
        if (walk.isEmpty() || walk.length() > LONGEST) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "try-lost", null);
        }
        return stage(governor, subject).then(stage -> walking(stage, subject, walk.replace("\r\n", "\n")));
    }

    private Answer<Walking> walking(Stage stage, Subject subject, String walk) {
        Map<String, String> files = new TreeMap<>(stage.files());
        String path = "examples/try-out.yaml";
        for (int i = 1; files.containsKey(path); i++) {
            path = "examples/try-out-" + i + ".yaml";
        }
        String file = path;
        files.put(file, walk);
        if (!(library.read(stage.tenant().id(), files) instanceof Reading.Read read)) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "try-lost", null);
        }
        List<Example> found = read.examples().stream()
                .filter(example -> in(example, stage.tenant().id(), file))
                .toList();
        if (found.size() != 1
                || !found.get(0).procedure().equals(subject.procedure())
                || found.get(0).steps().size() > MOST_STEPS) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "try-lost", null);
        }
        Example example = found.get(0);
        return read.book()
                .inForce(
                        stage.tenant().id(),
                        subject.procedure(),
                        example.report().at().toLocalDate())
                .<Answer<Walking>>map(procedure -> Answer.done(new Walking(stage, procedure, example)))
                .orElseGet(() -> Wording.refused(Refusal.Reason.NOT_NOW, "try-lost", null));
    }

    /** A step was taken: it must be readable as it will be written, and not be too much. */
    private Answer<TryOutView> taken(Stage stage, Subject subject, Example example, Chosen chosen) {
        if (example.steps().size() > MOST_STEPS) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "try-too-many", null, MOST_STEPS);
        }
        String walk = ExampleText.of(example);
        if (walk.length() > LONGEST) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "try-too-long", null);
        }
        Answer<Walking> again = walking(stage, subject, walk);
        if (again instanceof Answer.Refused<Walking>) {
            return Wording.refused(Refusal.Reason.NOT_NOW, "try-not-written", null);
        }
        return again.then(walking -> Answer.done(view(stage, walking.procedure(), walking.example(), chosen)));
    }

    // ---------------------------------------------------------------- answers

    /** What a form gives, as an example writes it. */
    private static Map<String, List<String>> answers(
            Stage stage, Procedure procedure, Action action, Map<String, List<String>> with) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        with.forEach((id, values) -> {
            Field field = procedure.fields().get(id);
            List<String> said =
                    values.stream().filter(value -> !value.isBlank()).toList();
            if (said.isEmpty()) {
                return;
            }
            if (field == null) {
                answers.put(id, said);
                return;
            }
            switch (field.type()) {
                case ATTACHMENTS, CONTACT -> {
                    if (said.contains("yes")) {
                        answers.put(id, List.of(STAND_IN));
                    }
                }
                case STAFF ->
                    answers.put(
                            id,
                            said.stream()
                                    .map(person -> member(stage.troupe(procedure), action, person))
                                    .toList());
                case PARTY ->
                    answers.put(
                            id,
                            said.stream()
                                    .map(party -> party.replaceFirst("-([0-9]+)$", " $1"))
                                    .toList());
                default -> answers.put(id, said);
            }
        });
        return answers;
    }

    /** Somebody who is named, as an example speaks of them. */
    private static String member(Troupe troupe, Action action, String person) {
        Set<String> wanted = new TreeSet<>();
        Effect.all(action.does()).forEach(effect -> {
            if (effect instanceof Effect.Assign assign) {
                wanted.add(assign.role());
            }
        });
        return troupe.staff().stream()
                .filter(one -> one.name().equals(person))
                .sorted(Comparator.comparing(one -> !wanted.contains(one.role())))
                .findFirst()
                .map(ExampleText::person)
                .orElse(person);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 1;
    }

    /** Where a file or contact data are asked, it is asked whether an invented one is given. */
    private static OfferView standingIn(OfferView offer, String language) {
        return with(
                offer,
                offer.asks().stream().map(ask -> standingIn(ask, language)).toList());
    }

    private static OfferView with(OfferView offer, List<AskView> asks) {
        return new OfferView(
                offer.action(),
                offer.label(),
                offer.hint(),
                offer.basis(),
                offer.on(),
                offer.primary(),
                offer.recordsNothing(),
                asks,
                offer.barredBy());
    }

    private static AskView standingIn(AskView ask, String language) {
        boolean invented = ask.type().equals("attachments") || ask.type().equals("contact");
        return !invented
                ? ask
                : new AskView(
                        ask.field(),
                        "yes-no",
                        ask.label(),
                        Wording.words("try-" + ask.type()).in(language),
                        ask.required(),
                        ask.depends(),
                        null,
                        null,
                        false,
                        null,
                        null,
                        List.of());
    }

    /** What was reported can be corrected by its acts; that is not among what they ask. */
    private static OfferView correcting(Stage stage, Procedure procedure, OfferView offer) {
        Action action = procedure.actions().get(offer.action());
        boolean corrects = action != null
                && Effect.all(action.does()).stream().anyMatch(effect -> effect instanceof Effect.Correct);
        if (!corrects) {
            return offer;
        }
        List<AskView> asks = new ArrayList<>(offer.asks());
        Report report = procedure.report();
        asks.add(corrected("kind", options(report.kinds(), stage.language()), stage.language()));
        for (AskView ask :
                InventedFile.report(stage.engine(procedure), stage.language()).asks()) {
            Field field = procedure.fields().get(ask.field());
            boolean there = asks.stream().anyMatch(one -> one.field().equals(ask.field()));
            if (field != null && !NOT_CORRECTED.contains(field.type()) && !there) {
                asks.add(ask.again());
            }
        }
        return with(offer, asks);
    }

    private static AskView corrected(String field, List<Option> options, String language) {
        return new AskView(
                field,
                "choice",
                Wording.words("try-correct-" + field).in(language),
                "",
                false,
                false,
                null,
                null,
                false,
                null,
                null,
                options);
    }

    // ---------------------------------------------------------------- what is told

    private TryOutView view(Stage stage, Procedure procedure, Example example, Chosen chosen) {
        Troupe troupe = stage.troupe(procedure);
        List<Person> acted = acted(example);
        Map<String, String> names = troupe.names(acted);
        Played first = stage.play(procedure, example);
        Map<String, Person> people = troupe.all(first.state(), acted);
        Person as = person(stage, procedure, first, example, chosen);
        Played played = stage.play(procedure, example, List.of(as));
        boolean begun = played.state().begun();
        InventedFile file = begun ? InventedFile.of(played, addresses, stage.language(), names) : null;
        List<OfferView> offers = file == null ? List.of() : offers(stage, procedure, troupe, played, as, file);
        return new TryOutView(
                ExampleText.of(example),
                stage.tenant(),
                procedure,
                now(example),
                file == null ? null : file.file(),
                file == null ? List.of() : file.clocks(),
                turns(stage, example, played, file, troupe),
                file == null ? List.of() : readers(stage, played, troupe, people, acted, as),
                people.entrySet().stream()
                        .map(each -> new Option(each.getKey(), troupe.called(each.getValue())))
                        .toList(),
                ExampleText.person(new Person(as.role(), as.name(), Set.of())),
                troupe.belongings(),
                as.belongs().stream().findFirst().orElse(""),
                names,
                offers.stream()
                        .filter(offer -> offer.barredBy().isEmpty())
                        .sorted(Comparator.comparing(offer -> !offer.primary()))
                        .toList(),
                offers.stream().filter(offer -> !offer.barredBy().isEmpty()).toList(),
                begun ? next(stage, played) : null);
    }

    private static List<OfferView> offers(
            Stage stage, Procedure procedure, Troupe troupe, Played played, Person as, InventedFile file) {
        List<Offer> offers = played.engine().offers(played.state(), played.actor(as), played.circumstances(as));
        return file
                .offers(
                        offers,
                        troupe.staff().stream()
                                .map(person ->
                                        gehoor.engine.Actor.staff(person.name(), Set.of(person.role()), Set.of()))
                                .toList())
                .stream()
                .map(offer -> correcting(stage, procedure, standingIn(offer, stage.language())))
                .toList();
    }

    private static List<Person> acted(Example example) {
        Set<Person> acted = new LinkedHashSet<>(List.of(example.report().by()));
        example.steps().forEach(step -> {
            if (step instanceof Step.Does does) {
                acted.add(does.by());
            }
        });
        return List.copyOf(acted);
    }

    /** Whose turn it is: who was chosen, or the first in the role that leads. */
    private static Person person(Stage stage, Procedure procedure, Played played, Example example, Chosen chosen) {
        Troupe troupe = stage.troupe(procedure);
        Map<String, Person> all = troupe.all(played.state(), acted(example));
        Person person = all.get(chosen.person());
        if (person == null) {
            var leads = procedure.stages().get(played.state().stage());
            person = leads == null
                    ? all.values().iterator().next()
                    : all.values().stream()
                            .filter(one -> one.role().equals(leads.lead()))
                            .findFirst()
                            .orElseGet(() -> all.values().iterator().next());
        }
        boolean belongs = stage.tenant().roles().containsKey(person.role())
                && troupe.belongings().stream().anyMatch(option -> option.code().equals(chosen.of()));
        return belongs ? new Person(person.role(), person.name(), Set.of(chosen.of())) : person;
    }

    private static List<Turn> turns(
            Stage stage, Example example, Played played, @Nullable InventedFile file, Troupe troupe) {
        List<Turn> turns = new ArrayList<>();
        var history = file == null ? List.<gehoor.casework.HistoryLine>of() : file.history();
        for (int i = 0; i < played.turns().size(); i++) {
            Played.Turn turn = played.turns().get(i);
            Step step = i == 0 ? null : example.steps().get(i - 1);
            boolean no = !turn.refusals().isEmpty();
            Set<Integer> seqs = new TreeSet<>();
            turn.entries().forEach(entry -> seqs.add(entry.seq()));
            turns.add(new Turn(
                    step == null ? example.report().at() : at(step),
                    step instanceof Step.Until,
                    no
                            ? troupe.called(
                                    step instanceof Step.Does does
                                            ? does.by()
                                            : example.report().by())
                            : "",
                    no ? what(played, step, stage.language()) : "",
                    turn.refusals().stream().map(Refusal::words).distinct().toList(),
                    history.stream().filter(line -> seqs.contains(line.seq())).toList(),
                    file == null
                            ? List.of()
                            : turn.entries().stream()
                                    .flatMap(entry -> file.letters(entry).stream())
                                    .toList()));
        }
        return List.copyOf(turns);
    }

    private static String what(Played played, @Nullable Step step, String language) {
        Procedure procedure = played.engine().procedure();
        Action action = step instanceof Step.Does does ? procedure.actions().get(does.action()) : null;
        return (action == null ? procedure.report().action() : action).label().in(language);
    }

    private static List<Reads> readers(
            Stage stage, Played played, Troupe troupe, Map<String, Person> people, List<Person> acted, Person as) {
        List<Reads> readers = new ArrayList<>();
        Set<String> roles = new LinkedHashSet<>();
        for (Person person : people.values()) {
            boolean did = Stream.concat(acted.stream(), Stream.of(as))
                    .anyMatch(one ->
                            one.role().equals(person.role()) && one.name().equals(person.name()));
            boolean party = person.role().startsWith(Who.PARTY);
            // of a role the first stands for all, but for who acted: by what they did they may come to see more
            if (roles.add(person.role()) || did || party) {
                Sight sight =
                        played.engine().visible(played.state(), played.actor(person), played.circumstances(person));
                readers.add(new Reads(
                        troupe.called(person),
                        labels(stage, played, sight.compartments()),
                        labels(stage, played, sight.own())));
            }
        }
        return List.copyOf(readers);
    }

    private static List<String> labels(Stage stage, Played played, Set<String> compartments) {
        Map<String, Compartment> known = played.engine().procedure().compartments();
        List<String> order = new ArrayList<>(
                List.of(Compartment.EXISTENCE, Compartment.FILE, Compartment.IDENTITY, Compartment.MESSAGES));
        known.keySet().stream().filter(id -> !order.contains(id)).forEach(order::add);
        return order.stream()
                .filter(compartments::contains)
                .map(id -> {
                    Compartment compartment = known.get(id);
                    return compartment == null || compartment.label().isEmpty()
                            ? standard(id, stage.language())
                            : compartment.label().in(stage.language());
                })
                .toList();
    }

    private static String standard(String id, String language) {
        return Set.of(Compartment.EXISTENCE, Compartment.FILE, Compartment.IDENTITY, Compartment.MESSAGES)
                        .contains(id)
                ? Wording.words("try-reads-" + id).in(language)
                : id;
    }

    private static @Nullable Next next(Stage stage, Played played) {
        Next next = null;
        for (Engine.Due due : played.engine().dues(played.state(), played.moment())) {
            Instant wakes = due.wakeAt();
            if (wakes != null) {
                LocalDateTime at = minute(wakes).atZone(stage.tenant().zone()).toLocalDateTime();
                if (next == null || at.isBefore(next.at())) {
                    var clock = played.engine().procedure().clocks().get(due.clock());
                    next = new Next(
                            at, clock == null ? due.clock() : clock.label().in(stage.language()), due.due());
                }
            }
        }
        return next;
    }

    /** The first whole minute that is not before it: examples tell no seconds. */
    private static Instant minute(Instant at) {
        Instant whole = at.truncatedTo(ChronoUnit.MINUTES);
        return whole.equals(at) ? whole : whole.plus(Duration.ofMinutes(1));
    }

    /** The example with what is true at its end. */
    private static Example told(Stage stage, Procedure procedure, Example example, String title) {
        Played played = stage.play(procedure, example);
        Example.Then then = nothing();
        if (played.state().begun()) {
            Map<String, Example.ClockThen> clocks = new LinkedHashMap<>();
            played.engine()
                    .dues(played.state(), played.moment())
                    .forEach(due -> clocks.put(
                            due.clock(),
                            new Example.ClockThen(due.due(), due.state().word(), Place.NOWHERE)));
            Map<Person, Set<String>> sees = new LinkedHashMap<>();
            acted(example).stream()
                    .filter(person -> !person.role().equals(Who.PUBLIC))
                    .forEach(person -> {
                        Sight sight = played.engine()
                                .visible(played.state(), played.actor(person), played.circumstances(person));
                        Set<String> seen = new TreeSet<>(sight.compartments());
                        seen.addAll(sight.own());
                        sees.put(person, seen);
                    });
            then = new Example.Then(
                    played.state().stage(),
                    played.state().outcome(),
                    Map.of(),
                    clocks,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    sees,
                    played.told(),
                    Place.NOWHERE);
        }
        return new Example(
                title,
                example.tenant(),
                example.procedure(),
                List.of(),
                example.report(),
                example.steps(),
                then,
                Place.NOWHERE);
    }
}
