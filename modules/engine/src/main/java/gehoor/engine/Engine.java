package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.Condition;
import gehoor.policy.ConsentKind;
import gehoor.policy.Duty;
import gehoor.policy.Each;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.SightRule;
import gehoor.policy.Tenant;
import gehoor.policy.Trigger;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.calendar.Calendars;
import gehoor.policy.calendar.HolidayCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One procedure, ready to decide by. Pure and immutable: the same history, command and circumstances give
 * the same answer, so one may be kept for as long as the procedure lives and be used by many at once.
 *
 * <p>The life of a complaint: somebody reports it; the report is the first {@link Entry}. From then on
 * whoever has a right to acts by the actions that the procedure {@linkplain #offers offers}; each gives one
 * entry. Clocks that an entry starts are told by the {@linkplain #ledger ledger}; when their date comes the
 * platform {@linkplain Command.Fire acts} by the same door. It ends by an action that closes it.
 */
public final class Engine {
    private final Tenant tenant;
    private final Procedure procedure;
    private final Calendars calendars;
    private final Map<Field.Type, List<String>> fieldsByType = new EnumMap<>(Field.Type.class);
    private final Map<String, List<Action>> actionsByStage = new HashMap<>();
    private final Map<String, List<Duty>> dutiesAgainst = new HashMap<>();
    private final Map<String, List<Asking>> askings = new HashMap<>();
    private final Map<Trigger, List<Duty>> dutiesHearing = new HashMap<>();
    private final Map<Trigger, List<Clock>> clocksStarting = new HashMap<>();
    private final boolean countsEarlier;
    /** Whether a rule of sight takes away what another gives. */
    private final boolean hides;

    /**
     * A field that an action asks, as an offer needs it.
     *
     * @param depends whether it is asked, or wanted, depends on other answers
     */
    record Asking(Action.Ask ask, Field field, boolean depends) {}

    /**
     * @param tenant the organisation the procedure belongs to
     * @param procedure a checked procedure
     * @param calendars every calendar that it names
     */
    public Engine(Tenant tenant, Procedure procedure, Calendars calendars) {
        this.tenant = tenant;
        this.procedure = procedure;
        this.calendars = calendars;
        this.countsEarlier =
                procedure.conditions().flatMap(Fact::of).anyMatch(fact -> fact.family() == Fact.Family.EARLIER);
        this.hides = procedure.sight().values().stream().anyMatch(SightRule::never);
        for (Field field : procedure.fields().values()) {
            fieldsByType
                    .computeIfAbsent(field.type(), type -> new ArrayList<>())
                    .add(field.id());
        }
        for (Action action : procedure.actions().values()) {
            for (String stage : action.stages()) {
                actionsByStage.computeIfAbsent(stage, none -> new ArrayList<>()).add(action);
            }
            Trigger done = new Trigger(Trigger.On.DID, action.id());
            dutiesAgainst.put(
                    action.id(),
                    procedure.duties().values().stream()
                            .filter(duty -> duty.barsClosing() || duty.bars().contains(action.id()))
                            .filter(duty -> !duty.metBy().contains(done))
                            .toList());
            askings.put(action.id(), action.asks().stream().map(this::asking).toList());
        }
        for (Duty duty : procedure.duties().values()) {
            Set<Trigger> heard = new LinkedHashSet<>(duty.metBy());
            heard.addAll(duty.arisesOn());
            heard.forEach(each -> dutiesHearing
                    .computeIfAbsent(each, none -> new ArrayList<>())
                    .add(duty));
        }
        for (Clock clock : procedure.clocks().values()) {
            new LinkedHashSet<>(clock.startsOn())
                    .forEach(each -> clocksStarting
                            .computeIfAbsent(each, none -> new ArrayList<>())
                            .add(clock));
        }
    }

    private Asking asking(Action.Ask ask) {
        Field field = procedure.fields().get(ask.field());
        if (field == null) {
            throw new IllegalArgumentException("a checked procedure asks no unknown field: " + ask.field());
        }
        return new Asking(
                ask, field, Scene.speaksOfAnswers(ask.askedWhen()) || Scene.speaksOfAnswers(ask.requiredWhen()));
    }

    public Tenant tenant() {
        return tenant;
    }

    public Procedure procedure() {
        return procedure;
    }

    /** Whether a rule looks at the number of earlier files, so that {@link Circumstances#earlier} is wanted. */
    public boolean countsEarlier() {
        return countsEarlier;
    }

    /** The fold of a history, oldest entry first. */
    public FileState fold(List<Entry> history) {
        return FileState.fold(history);
    }

    /** What the procedure says of a command. */
    public Decision decide(FileState state, Actor actor, Command command, Circumstances circumstances) {
        return new Deciding(this, state, actor, circumstances).decide(command);
    }

    /**
     * What this actor may do in the file now, in the order of the procedure, each with the fields to fill
     * in. Offers that a rule bars just now are among them, with the rule's words.
     */
    public List<Offer> offers(FileState state, Actor actor, Circumstances circumstances) {
        return new Deciding(this, state, actor, circumstances).offers();
    }

    /**
     * The fields that a report asks as far as it is filled in, in the order of the procedure: those whose condition holds by
     * the answers so far. For who fills it in step by step.
     */
    public List<Offer.Asked> asked(Actor actor, Command.Report report, Circumstances circumstances) {
        return new Deciding(this, FileState.empty(), actor, circumstances).asked(report);
    }

    /** The fields that an act asks as it is filled in: those whose condition holds. None where there is no such action. */
    public Set<String> asked(FileState state, Actor actor, Command.Act act, Circumstances circumstances) {
        Action action = procedure.actions().get(act.action());
        Scene scene = new Scene(this, state, actor, circumstances, today(circumstances), act.given(), act.on(), null);
        Set<String> asked = new HashSet<>();
        for (Action.Ask ask : action == null ? List.<Action.Ask>of() : action.asks()) {
            if (scene.holds(ask.askedWhen())) {
                asked.add(ask.field());
            }
        }
        return asked;
    }

    /** What this member of staff may ask somebody outside to do now, by a link. */
    public List<Invitable> invitable(FileState state, Actor actor, Circumstances circumstances) {
        return new Invitations(new Hearing(this, state, actor, circumstances)).invitable();
    }

    /**
     * Something that somebody outside may be asked to do.
     *
     * @param whom who may be asked
     */
    public record Invitable(Action action, @Nullable String on, List<Asked> whom) {}

    /**
     * @param as the role, or the party's id
     * @param of the services, facilities and bodies they would speak for
     */
    public record Asked(String as, List<String> of) {}

    /** Whether this member of staff may know to whom an invitation went, and withdraw it. */
    public boolean minds(FileState state, Actor actor, Circumstances circumstances, FileState.Invitation invitation) {
        return new Invitations(new Hearing(this, state, actor, circumstances)).mine(invitation);
    }

    /** Who comes by this invitation. */
    public Actor invited(FileState state, FileState.Invitation invitation) {
        return Invitations.actor(state, invitation.as(), Set.copyOf(invitation.of()));
    }

    /** Every clock of the file, in the order in which they started. */
    public List<Deadline> ledger(FileState state, Instant now) {
        List<Deadline> deadlines = new ArrayList<>(state.runs().size());
        for (FileState.ClockRun run : state.runs().values()) {
            deadlines.add(Ledger.deadline(this, Ledger.dates(this, state, run, now)));
        }
        return deadlines;
    }

    /** The same as {@link #ledger} without the sentences: what a projection keeps of a clock. */
    public List<Due> dues(FileState state, Instant now) {
        List<Due> dues = new ArrayList<>(state.runs().size());
        for (FileState.ClockRun run : state.runs().values()) {
            dues.add(due(state, run, now));
        }
        return dues;
    }

    /** The same of one run of a clock of this file. */
    public Due due(FileState state, FileState.ClockRun run, Instant now) {
        Ledger.Dates d = Ledger.dates(this, state, run, now);
        return new Due(run.id(), run.clock(), d.due(), d.state(), d.wakeAt());
    }

    /** @param wakeAt when {@link Command.Fire} is next needed; null: never */
    public record Due(
            String run,
            String clock,
            LocalDate due,
            Deadline.State state,
            @Nullable Instant wakeAt) {}

    /** Whether this viewer may know that there is a file: what {@link #visible} says of it, asked before every act. */
    boolean exists(FileState state, Actor actor, Circumstances circumstances, LocalDate today) {
        if (!hides) {
            Scene scene = new Scene(this, state, actor, circumstances, today, Map.of(), actor.party(), null);
            for (SightRule rule : procedure.sight().values()) {
                if (!rule.compartments().isEmpty() && scene.as(rule.who()) != null && scene.holds(rule.when())) {
                    return true;
                }
            }
        }
        return visible(state, actor, circumstances).exists();
    }

    /** What this viewer may read. Nothing unless a rule says so; a rule with {@code never} wins. */
    public Sight visible(FileState state, Actor actor, Circumstances circumstances) {
        LocalDate today = today(circumstances);
        // a party that looks is the one that a rule for parties speaks of
        Scene scene = new Scene(this, state, actor, circumstances, today, Map.of(), actor.party(), null);
        Set<String> seen = new TreeSet<>();
        Set<String> own = new TreeSet<>();
        Set<String> rules = new HashSet<>();
        for (SightRule rule : procedure.sight().values()) {
            if (!rule.never() && scene.as(rule.who()) != null && scene.holds(rule.when())) {
                (rule.own() ? own : seen).addAll(rule.compartments());
                rules.add(rule.rule());
            }
        }
        // A name is disclosed to people, not to whoever holds a link.
        List<FileState.Disclosure> disclosures = actor.kind() == Actor.Kind.INVITED ? List.of() : state.disclosures();
        for (FileState.Disclosure disclosure : disclosures) {
            if (state.discloses(disclosure.until(), today) && scene.as(disclosure.to()) != null) {
                seen.add(Compartment.IDENTITY);
                rules.add("disclosure");
            }
        }
        for (SightRule rule : procedure.sight().values()) {
            if (rule.never() && scene.as(rule.who()) != null && scene.holds(rule.when())) {
                if (rule.compartments().contains(Compartment.EXISTENCE)) {
                    return Sight.NOTHING;
                }
                seen.removeAll(rule.compartments());
                own.removeAll(rule.compartments());
                rules.add(rule.rule());
            }
        }
        if (seen.isEmpty() && own.isEmpty()) {
            return Sight.NOTHING;
        }
        if (state.transferred()) {
            return new Sight(Set.of(Compartment.EXISTENCE), Set.of(), Set.copyOf(rules));
        }
        seen.add(Compartment.EXISTENCE);
        own.removeAll(seen);
        return new Sight(Set.copyOf(seen), Set.copyOf(own), Set.copyOf(rules));
    }

    /** Whether this rule of sight is about that viewer and holds now, whatever others say. */
    public boolean speaks(SightRule rule, FileState state, Actor viewer, Circumstances circumstances) {
        Scene scene =
                new Scene(this, state, viewer, circumstances, today(circumstances), Map.of(), viewer.party(), null);
        return scene.as(rule.who()) != null && scene.holds(rule.when());
    }

    /** Whether an entry may be told to this viewer: one of the compartments it recorded in is seen, wholly or as their own. */
    public boolean sees(FileState state, Actor viewer, Sight sight, Entry entry) {
        boolean own = own(state, viewer, entry);
        Set<String> compartments = compartments(entry);
        if (compartments.isEmpty()) {
            return sight.sees(Compartment.FILE, own);
        }
        for (String compartment : compartments) {
            if (sight.sees(compartment, own)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an entry is a viewer's own: they did it; or, for a party, it is about that party, in an instrument that names it,
     * added it, or wrote to it; for the complainant, it wrote to them.
     */
    public boolean own(FileState state, Actor viewer, Entry entry) {
        Entry.By by = entry.by();
        String party = viewer.party();
        String on = entry.on();
        return switch (viewer.kind()) {
            case STAFF -> by.kind() == Actor.Kind.STAFF && by.id().equals(viewer.id());
            case COMPLAINANT ->
                by.kind() == Actor.Kind.COMPLAINANT || by.kind() == Actor.Kind.PUBLIC || wroteTo(entry, null);
            case PARTY ->
                party != null
                        && (party.equals(by.party())
                                || party.equals(on)
                                || names(state.instruments(), on, party)
                                || wroteTo(entry, party)
                                || entry.changes().stream()
                                        .anyMatch(change -> change instanceof Change.PartyAdded added
                                                && added.party().equals(party)));
            // nobody knows whether the one who is invited again is the same person
            case INVITED, PUBLIC, SYSTEM -> false;
        };
    }

    private static boolean wroteTo(Entry entry, @Nullable String party) {
        return entry.changes().stream()
                .anyMatch(change -> change instanceof Change.MessageSent sent && Objects.equals(sent.to(), party));
    }

    /** The compartments that an entry recorded in. */
    public Set<String> compartments(Entry entry) {
        Set<String> compartments = new TreeSet<>();
        for (String id : entry.recorded().keySet()) {
            Field field = procedure.fields().get(id);
            if (field != null) {
                compartments.add(field.compartment());
            }
        }
        return compartments;
    }

    /** A moment at which conditions of this procedure can be judged, for who explains or rehearses. */
    public Moment at(FileState state, Actor actor, Circumstances circumstances) {
        Scene scene = new Scene(this, state, actor, circumstances, today(circumstances), Map.of(), null, null);
        return new Moment() {
            @Override
            public boolean holds(Condition condition) {
                return scene.holds(condition);
            }

            @Override
            public @Nullable Value value(Fact fact) {
                return scene.value(fact);
            }
        };
    }

    /** Judges conditions at one moment of one file. */
    public interface Moment {
        boolean holds(Condition condition);

        /** The value of a fact; null where it is unknown. */
        @Nullable
        Value value(Fact fact);
    }

    /** Reads what was filled in for an action; {@code asks} that do not apply are ignored here and refused by {@link #decide}. */
    public Filling fill(Action action, Map<String, ?> raw) {
        return Filling.of(this, action, raw);
    }

    /** What an action asks, in its order. */
    List<Asking> askings(Action action) {
        return askings.getOrDefault(action.id(), List.of());
    }

    /** Duties that are met by this, or arise on it, in the order of the procedure. */
    List<Duty> dutiesHearing(Trigger trigger) {
        return dutiesHearing.getOrDefault(trigger, List.of());
    }

    /** Clocks that this starts, in the order of the procedure. */
    List<Clock> clocksStarting(Trigger trigger) {
        return clocksStarting.getOrDefault(trigger, List.of());
    }

    /** Duties that bar this action, or bar closing, and are not met by it. */
    List<Duty> dutiesAgainst(Action action) {
        return dutiesAgainst.getOrDefault(action.id(), List.of());
    }

    LocalDate today(Circumstances circumstances) {
        return circumstances.now().atZone(tenant.zone()).toLocalDate();
    }

    ZoneId zone() {
        return tenant.zone();
    }

    /** The calendar of that id; the procedure's where it is null. */
    HolidayCalendar calendar(@Nullable String id) {
        String wanted = id == null ? procedure.calendar() : id;
        return calendars
                .find(wanted)
                .orElseThrow(
                        () -> new IllegalStateException("a checked procedure names no unknown calendar: " + wanted));
    }

    Clock clock(String id) {
        Clock clock = procedure.clocks().get(id);
        if (clock == null) {
            throw new IllegalStateException("history speaks of a clock that the procedure lacks: " + id);
        }
        return clock;
    }

    /** Under which key it stands that an action was done: of the party or instrument that is spoken of, where it is about such a one. */
    String doneKey(String action, FileState state, @Nullable String on) {
        Action known = procedure.actions().get(action);
        if (known == null || on == null) {
            return action;
        }
        String party = known.party();
        String instrument = known.instrument();
        Each each = party != null
                ? new Each(Condition.Over.PARTY, party)
                : instrument == null ? null : new Each(Condition.Over.INSTRUMENT, instrument);
        return FileState.key(action, ownOf(each, state, on));
    }

    /**
     * Whether a rule hides this file from whoever has that role, as it is now. A role that never sees any file may be written to
     * all the same: who wrote the procedure meant both.
     */
    boolean hidden(String role, Scene scene) {
        for (SightRule rule : procedure.sight().values()) {
            if (rule.never()
                    && rule.compartments().contains(Compartment.EXISTENCE)
                    && rule.who().contains(Who.role(role))
                    && !(rule.when() instanceof Condition.Always)
                    && scene.holds(rule.when())) {
                return true;
            }
        }
        return false;
    }

    Duty duty(String id) {
        Duty duty = procedure.duties().get(id);
        if (duty == null) {
            throw new IllegalStateException("a checked procedure names no unknown duty: " + id);
        }
        return duty;
    }

    /** What is spoken of, where it is one of those that each have their own; else null. */
    @Nullable
    String ownOf(@Nullable Each each, FileState state, @Nullable String on) {
        return each != null && on != null && all(each, state).contains(on) ? on : null;
    }

    /** All instruments or parties of that kind. */
    static List<String> all(Each each, FileState state) {
        return each.over() == Condition.Over.PARTY
                ? state.parties().values().stream()
                        .filter(party -> party.kind().equals(each.kind()))
                        .map(FileState.Party::id)
                        .toList()
                : state.instruments().values().stream()
                        .filter(run -> run.instrument().equals(each.kind()))
                        .map(FileState.InstrumentRun::id)
                        .toList();
    }

    /**
     * What was said of an item: by the complainant; or by the party that is spoken of; or, where it takes all parties of a
     * kind, {@code given} only where all gave it, and else what first stands in the way.
     *
     * @param key {@code <to>.<item>}
     */
    Effect.@Nullable Answer consent(FileState state, String to, String key, @Nullable String on) {
        ConsentKind kind = procedure.consents().get(to);
        String from = kind == null ? null : kind.from();
        if (from == null) {
            return state.consents().get(key);
        }
        Each each = new Each(Condition.Over.PARTY, from);
        String one = ownOf(each, state, on);
        List<String> parties = one == null ? all(each, state) : List.of(one);
        Effect.Answer answer = null;
        for (String party : parties) {
            answer = state.consents().get(FileState.key(key, party));
            if (answer != Effect.Answer.GIVEN) {
                return answer;
            }
        }
        return answer;
    }

    /** How the latest run of a clock stands, in the words of the language; in an instrument, the run of this one. */
    String clockState(FileState state, String clock, @Nullable String on, Instant now) {
        Ledger.Dates latest = latest(state, clock, on, now);
        return latest == null ? "not-started" : latest.state().word();
    }

    /** The dates of the latest run of a clock; in an instrument, of the run of this one; null where none started. */
    Ledger.@Nullable Dates latest(FileState state, String clock, @Nullable String on, Instant now) {
        String instance = ownOf(clock(clock).each(), state, on);
        FileState.ClockRun latest = null;
        for (FileState.ClockRun run : state.runs().values()) {
            if (run.clock().equals(clock) && (instance == null || instance.equals(run.on()))) {
                latest = run;
            }
        }
        return latest == null ? null : Ledger.dates(this, state, latest, now);
    }

    /** Whether any fact of that type names one of {@code ids}. */
    boolean names(FileState state, Field.Type type, @Nullable String only, @Nullable String on, Set<String> ids) {
        if (ids.isEmpty()) {
            return false;
        }
        FileState.InstrumentRun spoken = on == null ? null : state.instruments().get(on);
        if (spoken != null && only != null) {
            // who was asked in another inquiry does not answer this one
            return oneOf(spoken.facts().get(only), ids);
        }
        for (String field : fieldsByType.getOrDefault(type, List.of())) {
            if (only != null && !only.equals(field)) {
                continue;
            }
            if (oneOf(state.facts().get(field), ids)) {
                return true;
            }
            for (FileState.InstrumentRun run : state.instruments().values()) {
                if (oneOf(run.facts().get(field), ids)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a fact of type party of that instrument names the party. */
    boolean names(Map<String, FileState.InstrumentRun> instruments, @Nullable String on, String party) {
        FileState.InstrumentRun run = on == null ? null : instruments.get(on);
        return run != null && named(run).contains(party);
    }

    /** The parties that an instrument's facts name. */
    Set<String> named(FileState.InstrumentRun run) {
        Set<String> named = new TreeSet<>();
        for (String field : fieldsByType.getOrDefault(Field.Type.PARTY, List.of())) {
            if (run.facts().get(field) instanceof Value.Code code) {
                named.add(code.code());
            }
        }
        return named;
    }

    private static boolean oneOf(@Nullable Value value, Set<String> ids) {
        if (value instanceof Value.Code code) {
            return ids.contains(code.code());
        }
        return value instanceof Value.Codes codes && codes.codes().stream().anyMatch(ids::contains);
    }

    List<Action> actionsIn(String stage) {
        return actionsByStage.getOrDefault(stage, List.of());
    }
}
