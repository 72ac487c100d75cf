package gehoor.engine.rehearsal;

import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Deadline;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Filling;
import gehoor.engine.Offer;
import gehoor.engine.Refusal;
import gehoor.engine.Sight;
import gehoor.policy.Action;
import gehoor.policy.Book;
import gehoor.policy.Clock;
import gehoor.policy.Effect;
import gehoor.policy.Example;
import gehoor.policy.Exemption;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Said;
import gehoor.policy.SightRule;
import gehoor.policy.Tenant;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.vocabulary.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One worked example, run against the procedure it is of. */
public final class Rehearsal {
    /** In the {@code of …} part of a person: has handled a file that this one is linked to. */
    public static final String HANDLED_LINKED = "handled-linked";
    /** The channel of a report that came by a link from another file. */
    public static final String BY_LINK = "link";

    /**
     * @param differences what differed from what the example says; empty where all is as it says
     * @param fired ids of the rules that fired in it
     */
    public record Outcome(Example example, List<Problem> differences, Set<String> fired) {
        public boolean asExpected() {
            return differences.isEmpty();
        }
    }

    /** Hears what the engine is asked, before it answers: to ask the same again elsewhere. */
    public interface Listener {
        void asked(Engine engine, FileState state, Actor actor, Command command, Circumstances circumstances);
    }

    private static final String UNKNOWN = "unknown";
    private static final Listener NOBODY = (engine, state, actor, command, circumstances) -> {};

    private final Example example;
    private final Tenant tenant;
    private final Engine engine;
    private final Coverage coverage;
    private final Listener listener;
    private final Map<String, Actor> people = new HashMap<>();
    private final Map<String, Boolean> handledLinked = new HashMap<>();
    private final Map<String, Circumstances.LinkedFile> linked = new LinkedHashMap<>();
    private final List<Problem> differences = new ArrayList<>();
    private final List<Entry> history = new ArrayList<>();
    private FileState state = FileState.empty();

    private Rehearsal(Example example, Engine engine, Coverage coverage, Listener listener) {
        this.listener = listener;
        this.example = example;
        this.tenant = engine.tenant();
        this.engine = engine;
        this.coverage = coverage;
    }

    /** Runs one example and notes in {@code coverage} which rules it fires. */
    public static Outcome run(Book book, Example example, Coverage coverage) {
        return run(book, example, coverage, NOBODY);
    }

    /** Runs one example by an engine that is there already: of the procedure it is of, or of one that is nearly so. */
    public static Outcome run(Engine engine, Example example) {
        return run(engine, example, new Coverage(), NOBODY);
    }

    /** The same, with somebody who listens. */
    public static Outcome run(Book book, Example example, Coverage coverage, Listener listener) {
        Optional<Tenant> tenant = book.tenant(example.tenant());
        Optional<Procedure> procedure = book.inForce(
                example.tenant(), example.procedure(), example.report().at().toLocalDate());
        if (tenant.isEmpty() || procedure.isEmpty()) {
            return new Outcome(
                    example,
                    List.of(new Problem(
                            example.at(),
                            Said.of(
                                    "example.no-procedure",
                                    example.procedure(),
                                    example.report().at().toLocalDate()))),
                    Set.of());
        }
        return run(new Engine(tenant.get(), procedure.get(), book.calendars()), example, coverage, listener);
    }

    private static Outcome run(Engine engine, Example example, Coverage coverage, Listener listener) {
        Coverage own = new Coverage();
        Rehearsal rehearsal = new Rehearsal(example, engine, own, listener);
        rehearsal.play();
        coverage.add(own);
        return new Outcome(example, List.copyOf(rehearsal.differences), own.shown());
    }

    /**
     * Plays an example as far as it goes and holds it against nothing but what it says on the way.
     *
     * @param engine by which it is played, whichever is in force when it begins
     * @param also who may act, look or be named besides those that the example speaks of
     */
    public static Played play(Engine engine, Example example, Collection<Example.Person> also) {
        Rehearsal rehearsal = new Rehearsal(example, engine, new Coverage(), NOBODY);
        also.forEach(rehearsal::person);
        rehearsal.play();
        return new Played(rehearsal);
    }

    private void play() {
        everybody();
        Example.Beginning beginning = example.report();
        boolean begun = begin(beginning);
        came(0);
        if (!begun) {
            return;
        }
        for (Example.Step step : example.steps()) {
            int before = history.size();
            if (step instanceof Example.Step.Does does) {
                passTo(does.at());
                act(does);
            } else if (step instanceof Example.Step.Until until) {
                passTo(until.at());
            } else if (step instanceof Example.Step.Linked change) {
                passTo(change.at());
                linked(change);
            } else if (step instanceof Example.Step.Expect expect) {
                passTo(expect.at());
                expect(expect.then(), instant(expect.at()));
            }
            came(before);
        }
        Instant end = history.isEmpty() ? instant(beginning.at()) : last;
        expect(example.then(), end);
    }

    private Instant last = Instant.EPOCH;
    private final Map<Integer, Map<String, String>> texts = new HashMap<>();
    private final List<Played.Turn> turns = new ArrayList<>();
    private List<Refusal> refused = List.of();

    /** What came of the beginning, or of the step that was just played. */
    private void came(int before) {
        turns.add(new Played.Turn(List.copyOf(history.subList(before, history.size())), refused));
        refused = List.of();
    }

    Engine engine() {
        return engine;
    }

    FileState state() {
        return state;
    }

    List<Entry> history() {
        return List.copyOf(history);
    }

    List<Played.Turn> turns() {
        return List.copyOf(turns);
    }

    Map<Integer, Map<String, String>> texts() {
        return Map.copyOf(texts);
    }

    List<Problem> differences() {
        return List.copyOf(differences);
    }

    /** When the last thing was that happened, or to when time passed. */
    Instant last() {
        return last;
    }

    private void everybody() {
        person(example.report().by());
        for (Example.Step step : example.steps()) {
            if (step instanceof Example.Step.Does does) {
                person(does.by());
                does.with().forEach((field, written) -> named(field, written));
            } else if (step instanceof Example.Step.Expect expect) {
                expect.then().offers().keySet().forEach(this::person);
                expect.then().notOffered().keySet().forEach(this::person);
                expect.then().invites().keySet().forEach(this::person);
                expect.then().sees().keySet().forEach(this::person);
            }
        }
        example.then().offers().keySet().forEach(this::person);
        example.then().notOffered().keySet().forEach(this::person);
        example.then().invites().keySet().forEach(this::person);
        example.then().sees().keySet().forEach(this::person);
    }

    /** One person may be spoken of in several roles; they have them all. */
    private void person(Example.Person person) {
        if (!staff(person)) {
            return;
        }
        Set<String> roles = new HashSet<>(Set.of(person.role()));
        Set<String> belongs = new HashSet<>(person.belongs());
        Actor known = people.get(person.name());
        if (known != null) {
            roles.addAll(known.roles());
            belongs.addAll(known.belongs());
        }
        if (belongs.remove(HANDLED_LINKED)) {
            handledLinked.put(person.name(), true);
        }
        people.put(person.name(), Actor.staff(person.name(), roles, belongs));
    }

    /** Whoever is only named in an answer ({@code assignee: handler piet}) is a member of staff, too. */
    private void named(String field, List<String> written) {
        Field known = engine.procedure().fields().get(field);
        if (known != null && known.type() == Field.Type.STAFF) {
            for (String each : written) {
                String[] words = each.strip().split(" +", 2);
                if (words.length == 2) {
                    String[] named = words[1].split(" +of +", 2);
                    Set<String> belongs = named.length == 1
                            ? Set.of()
                            : new HashSet<>(List.of(named[1].strip().split(" *, *")));
                    person(new Example.Person(words[0], named[0].strip(), belongs));
                }
            }
        }
    }

    /** People and parties are written as they are spoken of: {@code handler piet}, {@code provider 1}. */
    private Map<String, List<String>> asIds(Map<String, List<String>> with) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        with.forEach((field, written) -> {
            Field known = engine.procedure().fields().get(field);
            Field.Type type = known == null ? Field.Type.TEXT : known.type();
            ids.put(
                    field,
                    written.stream()
                            .map(each -> type == Field.Type.STAFF
                                    ? each.strip().replaceFirst("^[^ ]+ +", "").replaceFirst(" +of +.*$", "")
                                    : type == Field.Type.PARTY ? each.strip().replace(' ', '-') : each)
                            .toList());
        });
        return ids;
    }

    private static boolean staff(Example.Person person) {
        return !person.role().equals(Who.PUBLIC)
                && !person.role().equals(Who.COMPLAINANT)
                && !person.role().startsWith(Who.PARTY);
    }

    Actor actor(Example.Person person) {
        if (person.role().equals(Who.PUBLIC)) {
            return Actor.PUBLIC;
        }
        if (person.role().equals(Who.COMPLAINANT)) {
            return Actor.COMPLAINANT;
        }
        if (person.role().startsWith(Who.PARTY)) {
            String kind = person.role().substring(Who.PARTY.length());
            return Actor.party(person.name().isEmpty() ? kind + "-1" : kind + "-" + person.name());
        }
        // seen in the one role in which the example speaks of them
        Actor all = people.getOrDefault(person.name(), Actor.SYSTEM);
        return Actor.staff(person.name(), Set.of(person.role()), all.belongs());
    }

    /** All members of staff, by what they are called. */
    Map<String, Actor> people() {
        return Map.copyOf(people);
    }

    Circumstances circumstances(Instant now, Example.Person person) {
        Map<String, Circumstances.Colleague> colleagues = new HashMap<>();
        people.forEach((name, actor) ->
                colleagues.put(name, new Circumstances.Colleague(actor, handledLinked.getOrDefault(name, false))));
        return new Circumstances(now, handledLinked.getOrDefault(person.name(), false), colleagues, linked, earlier());
    }

    private Instant instant(LocalDateTime at) {
        return at.atZone(tenant.zone()).toInstant();
    }

    private boolean begin(Example.Beginning beginning) {
        Map<String, List<String>> with = new LinkedHashMap<>(beginning.with());
        List<String> contact = with.remove("contact");
        boolean named = !beginning.identity().equals("anonymous");
        boolean hasContact = contact == null ? named : !contact.equals(List.of("no"));
        Filling filling = engine.fill(engine.procedure().report().action(), with);
        boolean byLink = beginning.channel().equals(BY_LINK);
        if (byLink) {
            linked.put("origin", Circumstances.LinkedFile.OPEN);
        }
        Command.Report report = new Command.Report(
                beginning.kind(),
                beginning.reporter(),
                beginning.capacity(),
                beginning.identity(),
                beginning.channel(),
                beginning.received(),
                language(),
                hasContact,
                filling.given(),
                beginning.parties().stream().map(this::came).toList(),
                byLink ? new Command.Origin("origin", example.procedure()) : null);
        Decision decision = decide(
                FileState.empty(),
                actor(beginning.by()),
                report,
                circumstances(instant(beginning.at()), beginning.by()));
        last = instant(beginning.at());
        return settle(decision, filling, "report", beginning.refused(), beginning.place());
    }

    /** A party that came with a link; what is no value of its field is left out, as reading has told. */
    private Command.Came came(Example.Came came) {
        Action recording = engine.procedure().report().action();
        return new Command.Came(
                came.kind(), engine.fill(recording, asIds(came.with())).given());
    }

    /** How many earlier files are about the same, as the example says: by the value that the field is given in it. */
    private Map<String, Integer> earlier() {
        Map<String, Integer> earlier = new HashMap<>();
        example.report().earlier().forEach((field, count) -> {
            Field known = engine.procedure().fields().get(field);
            Value value = state.facts().get(field);
            String about = value != null
                    ? value.toString()
                    : String.join("", example.report().with().getOrDefault(field, List.of()));
            if (known != null) {
                earlier.put(known.type().word() + ":" + about, count);
            }
        });
        return earlier;
    }

    private String language() {
        return tenant.languages().get(0);
    }

    private void act(Example.Step.Does does) {
        Action action = engine.procedure().actions().get(does.action());
        Map<String, List<String>> with = asIds(does.with());
        Filling filling = action == null
                ? new Filling(Map.of(), Map.of(), List.of())
                : engine.fill(action, withoutReportFacts(with));
        Map<String, Value> given = new LinkedHashMap<>(filling.given());
        with.forEach((field, written) -> {
            if (reportFact(field) && !engine.procedure().fields().containsKey(field)) {
                given.put(field, reportValue(field, String.join(" ", written)));
            }
        });
        Command.Act command = new Command.Act(does.action(), on(does, action), given);
        Decision decision = decide(state, actor(does.by()), command, circumstances(instant(does.at()), does.by()));
        settle(decision, filling, does.action(), does.refused(), does.place());
    }

    private Decision decide(FileState in, Actor actor, Command command, Circumstances circumstances) {
        listener.asked(engine, in, actor, command, circumstances);
        return engine.decide(in, actor, command, circumstances);
    }

    private static boolean reportFact(String field) {
        return Set.of("kind", "reporter", "capacity", "channel", "received", "language")
                .contains(field);
    }

    private Map<String, List<String>> withoutReportFacts(Map<String, List<String>> with) {
        Map<String, List<String>> rest = new LinkedHashMap<>(with);
        rest.keySet()
                .removeIf(field ->
                        reportFact(field) && !engine.procedure().fields().containsKey(field));
        return rest;
    }

    private static Value reportValue(String field, String written) {
        if (field.equals("received")) {
            try {
                return Value.day(java.time.LocalDate.parse(written));
            } catch (java.time.format.DateTimeParseException notDate) {
                return Value.code(written);
            }
        }
        return Value.code(written);
    }

    private @Nullable String on(Example.Step.Does does, @Nullable Action action) {
        String on = does.on();
        if (on != null) {
            return on + "-" + does.nth();
        }
        if (action == null) {
            return null;
        }
        if (action.kind() == Action.Kind.INSTRUMENT) {
            for (FileState.InstrumentRun run : state.instruments().values()) {
                if (run.instrument().equals(action.instrument())
                        && action.from().contains(run.state())) {
                    return run.id();
                }
            }
            return action.instrument() + "-1";
        }
        return action.kind() == Action.Kind.PARTY ? action.party() + "-1" : null;
    }

    /** Whether the example goes on: what was expected to be accepted was, or the refusal was the expected one. */
    private boolean settle(Decision decision, Filling filling, String what, @Nullable String expected, Place at) {
        List<Refusal> refusals = new ArrayList<>(filling.problems());
        if (decision instanceof Decision.Refused no) {
            refusals.addAll(no.refusals());
        }
        if (refusals.isEmpty() && decision instanceof Decision.Accepted yes) {
            if (expected != null) {
                differences.add(new Problem(
                        at,
                        Said.of(
                                "joined",
                                Said.of("example.accepted", what, expected),
                                stoodBefore(what, expected, filling))));
            }
            take(yes);
            texts.put(yes.entry().seq(), filling.texts());
            return true;
        }
        refused = List.copyOf(refusals);
        Set<String> by = new TreeSet<>();
        for (Refusal refusal : refusals) {
            by.add(named(refusal));
            if (refusal.reason() == Refusal.Reason.RULE) {
                if (refusal.field() != null) {
                    by.add(refusal.field());
                }
                coverage.refused(engine.procedure(), what, refusal.rule());
            }
            if (engine.procedure().grounds().containsKey(refusal.rule())) {
                coverage.unfired(refusal.rule());
            }
        }
        if (expected == null || !by.contains(expected)) {
            List<String> ofCapacity = ofCapacity(what, refusals);
            if (!ofCapacity.isEmpty()) {
                // What these rules say of nothing would lead nobody to what is missing.
                differences.add(new Problem(
                        at,
                        Said.of(
                                "example.no-capacity",
                                ofCapacity,
                                engine.procedure().report().capacities().keySet().stream()
                                        .sorted()
                                        .toList())));
                return state.begun();
            }
        }
        if (expected == null) {
            Said why = refusals.stream()
                    .map(each -> Said.of(
                            "joined",
                            Said.of(
                                    "about",
                                    "\n      " + each.rule() + (each.field() == null ? "" : " (" + each.field() + ")"),
                                    each.words()),
                            stoodBefore(what, each.rule(), filling)))
                    .reduce(Said.NOTHING, (one, other) -> Said.of("joined", one, other));
            differences.add(new Problem(at, Said.of("example.refused", what, why)));
            return state.begun();
        }
        if (!by.contains(expected)) {
            differences.add(new Problem(
                    at,
                    Said.of(
                            "joined",
                            Said.of("example.refused-by", what, by.toString(), expected),
                            refusals.stream()
                                    .map(each -> stoodBefore(what, each.rule(), filling))
                                    .filter(each -> !each.equals(Said.NOTHING))
                                    .findFirst()
                                    .orElse(Said.NOTHING))));
        }
        return state.begun();
    }

    /**
     * Rules of the report that refused and look at the capacity, where the example says none: a file may begin without one, and a
     * condition on what is not known is false.
     */
    private List<String> ofCapacity(String what, List<Refusal> refusals) {
        Report report = engine.procedure().report();
        if (!what.equals(report.action().id())
                || report.capacities().isEmpty()
                || example.report().capacity() != null) {
            return List.of();
        }
        Fact capacity = Fact.known(Fact.Known.CAPACITY);
        return report.action().requires().stream()
                .filter(each -> Fact.any(each.that(), capacity::equals))
                .map(Action.Requirement::rule)
                .filter(rule -> refusals.stream().anyMatch(each -> each.rule().equals(rule)))
                .toList();
    }

    /** Where a rule of an act looks at what is given with the act, as it stood before it: how what is given now is called. */
    private Said stoodBefore(String what, String rule, Filling filling) {
        Action action = engine.procedure().actions().get(what);
        if (action == null) {
            return Said.NOTHING;
        }
        return action.requires().stream()
                .filter(each -> each.rule().equals(rule))
                .flatMap(each -> Fact.of(each.that()))
                .filter(fact ->
                        fact.family() == Fact.Family.FIELD && filling.given().containsKey(fact.name()))
                .findFirst()
                .map(fact -> Said.of("example.stood-before", fact.name(), Fact.Family.ASKED.prefix() + fact.name()))
                .orElse(Said.NOTHING);
    }

    /** What an example calls what refuses: a field that is wrong by its name; that the action asks it is no refusal of the action. */
    public static String named(Refusal refusal) {
        String field = refusal.field();
        return refusal.reason() == Refusal.Reason.FIELD && field != null ? field : refusal.rule();
    }

    private void take(Decision.Accepted accepted) {
        Entry entry = accepted.entry();
        history.add(entry);
        state = accepted.after();
        if (!FileState.fold(history).equals(state)) {
            differences.add(new Problem(example.at(), Said.of("example.replayed")));
        }
        note(entry);
    }

    private void note(Entry entry) {
        Procedure procedure = engine.procedure();
        coverage.fired(entry.action());
        Action action = entry.action().equals(procedure.report().action().id())
                ? procedure.report().action()
                : procedure.actions().get(entry.action());
        if (action != null) {
            action.requires().forEach(requirement -> coverage.passed(action, requirement.rule()));
        }
        List<Value> values = new ArrayList<>(entry.recorded().values());
        for (Change change : entry.changes()) {
            if (change instanceof Change.FactSet set) {
                values.add(set.value());
            }
        }
        for (Value value : values) {
            Ground ground =
                    value instanceof Value.Code code ? procedure.grounds().get(code.code()) : null;
            if (ground != null) {
                coverage.fired(ground.id());
            }
        }
        for (Change change : entry.changes()) {
            if (change instanceof Change.ClockStarted started) {
                coverage.fired(started.clock());
            } else if (change instanceof Change.DutyRaised raised) {
                coverage.fired(raised.duty());
            } else if (change instanceof Change.LinkOpened opened) {
                linked.put(opened.link(), Circumstances.LinkedFile.OPEN);
            }
        }
        for (Clock clock : procedure.clocks().values()) {
            boolean started = entry.changes().stream()
                    .anyMatch(
                            c -> c instanceof Change.ClockStarted s && s.clock().equals(clock.id()));
            if (!started) {
                coverage.unfired(clock.id());
            }
        }
        Engine.Moment moment = engine.at(state, Actor.SYSTEM, Circumstances.at(entry.at()));
        for (Exemption exemption : procedure.exemptions().values()) {
            if (moment.holds(exemption.when())) {
                coverage.fired(exemption.rule());
            } else {
                coverage.unfired(exemption.rule());
            }
        }
    }

    /** Time passes, and everything that is due on the way happens at its moment. */
    private void passTo(LocalDateTime at) {
        Instant to = instant(at);
        for (int i = 0; i < 1_000; i++) {
            Instant next = null;
            for (Engine.Due due : engine.dues(state, last)) {
                Instant wakeAt = due.wakeAt();
                if (wakeAt != null && !wakeAt.isAfter(to) && (next == null || wakeAt.isBefore(next))) {
                    next = wakeAt;
                }
            }
            if (next == null) {
                break;
            }
            Instant now = next.isBefore(last) ? last : next;
            Decision decision = decide(
                    state,
                    Actor.SYSTEM,
                    new Command.Fire(),
                    new Circumstances(now, false, Map.of(), linked, earlier()));
            if (!(decision instanceof Decision.Accepted yes)) {
                break;
            }
            last = now;
            take(yes);
        }
        if (to.isAfter(last)) {
            last = to;
        }
    }

    private void linked(Example.Step.Linked change) {
        change.states().forEach((link, how) -> {
            if (how.equals("none")) {
                linked.remove(link);
            } else {
                linked.put(link, how.equals("open") ? Circumstances.LinkedFile.OPEN : Circumstances.LinkedFile.CLOSED);
            }
        });
        String signal = change.signal();
        if (signal != null) {
            Decision decision = decide(
                    state,
                    Actor.SYSTEM,
                    new Command.Receive(signal),
                    new Circumstances(instant(change.at()), false, Map.of(), linked, earlier()));
            if (decision instanceof Decision.Accepted yes) {
                take(yes);
            }
        }
    }

    // ---------------------------------------------------------------- then

    private void expect(Example.Then then, Instant now) {
        if (!state.begun()) {
            return;
        }
        differ(then.at(), Named.STAGE.noun(), then.stage(), state.stage());
        differ(then.at(), Named.OUTCOME.noun(), then.outcome(), state.outcome());
        then.facts().forEach((fact, value) -> differ(then.at(), Said.plain(fact), value, fact(fact, now)));
        Map<String, Engine.Due> latest = new LinkedHashMap<>();
        engine.dues(state, now).forEach(due -> latest.put(due.clock(), due));
        then.clocks().forEach((clock, expected) -> clock(clock, expected, latest.get(clock)));
        then.duties().forEach((duty, expected) -> {
            FileState.DutyState is = state.duty(duty, null);
            differ(
                    then.at(),
                    Said.of("example.duty", duty),
                    expected,
                    is.open() > 0 ? "open" : is.met() > 0 ? "met" : "none");
        });
        then.offers().forEach((person, actions) -> {
            Set<String> open = open(person, now);
            for (String action : actions) {
                if (!open.contains(action)) {
                    differences.add(new Problem(
                            then.at(), Said.of("example.not-offered", name(person), action, open.toString())));
                }
            }
        });
        then.notOffered().forEach((person, actions) -> {
            Set<String> open = open(person, now);
            for (String action : actions) {
                if (open.contains(action)) {
                    differences.add(new Problem(then.at(), Said.of("example.offered", name(person), action)));
                }
            }
        });
        then.invites().forEach((person, actions) -> {
            Set<String> may = new TreeSet<>();
            engine.invitable(state, actor(person), circumstances(now, person))
                    .forEach(each -> may.add(each.action().id()));
            if (!may.equals(new TreeSet<>(actions))) {
                differences.add(new Problem(
                        then.at(),
                        Said.of("example.invites", name(person), may.toString(), new TreeSet<>(actions).toString())));
            }
        });
        then.sees().forEach((person, compartments) -> sees(person, compartments, now, then.at()));
        told(then);
    }

    /** A fact as conditions write it: a field, or {@code consent.to.item}, {@code done.action}, {@code linked.link} … */
    private @Nullable String fact(String name, Instant now) {
        Fact fact = Fact.field(name);
        for (Fact.Known known : Fact.Known.values()) {
            if (known.word().equals(name)) {
                fact = Fact.known(known);
            }
        }
        for (Fact.Family family : Fact.Family.values()) {
            String prefix = family.prefix();
            if (!prefix.isEmpty() && name.startsWith(prefix)) {
                String[] parts = name.substring(prefix.length()).split("\\.", 2);
                fact = new Fact(family, parts[0], parts.length > 1 ? parts[1] : null);
            }
        }
        Value value = engine.at(state, Actor.SYSTEM, new Circumstances(now, false, Map.of(), linked, earlier()))
                .value(fact);
        return value == null ? null : value.toString();
    }

    private void differ(Place at, Said what, @Nullable String expected, @Nullable String is) {
        boolean same = UNKNOWN.equals(expected) ? is == null : expected == null || expected.equals(is);
        if (!same && expected != null) {
            differences.add(new Problem(at, Said.of("example.is", what, is == null ? UNKNOWN : is, expected)));
        }
    }

    private void clock(String clock, Example.ClockThen expected, Engine.@Nullable Due due) {
        if (due == null) {
            if (!"not-started".equals(expected.state())) {
                differences.add(new Problem(expected.at(), Said.of("example.not-started", clock)));
            }
            return;
        }
        if (expected.due() != null) {
            differ(
                    expected.at(),
                    Said.of("example.date-of", clock),
                    expected.due().toString(),
                    due.due().toString());
        }
        Deadline.State is = due.state();
        differ(expected.at(), Said.of("example.clock", clock), expected.state(), is.word());
    }

    private Set<String> open(Example.Person person, Instant now) {
        Set<String> open = new LinkedHashSet<>();
        for (Offer offer : engine.offers(state, actor(person), circumstances(now, person))) {
            if (offer.open()) {
                open.add(offer.action().id());
            }
        }
        return open;
    }

    private void sees(Example.Person person, Set<String> expected, Instant now, Place at) {
        Sight sight = engine.visible(state, actor(person), circumstances(now, person));
        Set<String> seen = new TreeSet<>(sight.compartments());
        seen.addAll(sight.own());
        if (!seen.equals(expected)) {
            differences.add(new Problem(
                    at, Said.of("example.sees", name(person), seen.toString(), new TreeSet<>(expected).toString())));
        }
        for (SightRule rule : engine.procedure().sight().values()) {
            boolean hidden = rule.never()
                    && expected.isEmpty()
                    && sight.compartments().isEmpty()
                    && engine.speaks(rule, state, actor(person), circumstances(now, person));
            if (hidden || sight.rules().contains(rule.rule())) {
                coverage.fired(rule.rule());
            } else {
                coverage.unfired(rule.rule());
            }
        }
    }

    private static String name(Example.Person person) {
        return person.name().isEmpty() ? person.role() : person.role() + " " + person.name();
    }

    private void told(Example.Then then) {
        Set<String> told = new LinkedHashSet<>();
        for (Entry entry : history) {
            for (Change change : entry.changes()) {
                if (change instanceof Change.Told notice) {
                    for (String who : names(notice)) {
                        told.add(who + " " + notice.letter());
                    }
                }
            }
        }
        for (String expected : then.told()) {
            if (!told.contains(expected)) {
                differences.add(new Problem(then.at(), Said.of("example.not-told", expected, told.toString())));
            }
        }
    }

    /** Whom a notice went to, in the one way in which an example is best read. */
    String spoken(Change.Told notice) {
        List<String> names = names(notice);
        return switch (notice.kind()) {
            // by role and name where they are still assigned; who is not is spoken of as the example knows them
            case ASSIGNED -> names.size() > 1 ? names.get(1) : roleOf(notice.name());
            case BODY -> names.get(names.size() - 1);
            case COMPLAINANT, ROLE, PARTY, BODY_FROM, SERVICE_FROM, FACILITY_FROM -> names.get(0);
        };
    }

    private String roleOf(String person) {
        Actor actor = people.get(person);
        return actor == null || actor.roles().isEmpty() ? person : new TreeSet<>(actor.roles()).first() + " " + person;
    }

    private List<String> names(Change.Told notice) {
        List<String> names = new ArrayList<>();
        Effect.Recipient.Kind kind = notice.kind();
        switch (kind) {
            case COMPLAINANT -> names.add("complainant");
            case ASSIGNED -> {
                names.add(notice.name());
                state.assigned().forEach((role, assigned) -> {
                    if (assigned.contains(notice.name())) {
                        names.add("assigned " + role);
                        names.add(role);
                        names.add(role + " " + notice.name());
                    }
                });
            }
            case ROLE -> {
                names.add(notice.name());
                names.add("assigned " + notice.name());
            }
            case PARTY -> {
                String id = notice.name();
                int number = id.lastIndexOf('-');
                String of = "party:" + (number < 0 ? id : id.substring(0, number));
                names.add(of);
                names.add(of + " " + id.substring(number + 1));
            }
            case BODY -> {
                names.add(notice.name());
                names.add("body " + notice.name());
            }
            case BODY_FROM, SERVICE_FROM, FACILITY_FROM -> names.add(notice.name());
        }
        return names;
    }
}
