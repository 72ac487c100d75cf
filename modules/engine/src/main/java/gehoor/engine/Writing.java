package gehoor.engine;

import gehoor.policy.Clock;
import gehoor.policy.Condition;
import gehoor.policy.ConsentKind;
import gehoor.policy.Duty;
import gehoor.policy.Each;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Instrument;
import gehoor.policy.Link;
import gehoor.policy.PartyKind;
import gehoor.policy.Trigger;
import gehoor.policy.Value;
import gehoor.policy.Who;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the making: effects become changes, each applied to a draft of the state as it is added; then
 * clocks and duties hear what happened.
 */
final class Writing {
    private final Hearing at;

    private final String identity;
    final String action;
    final String role;
    final @Nullable String on;
    /** The instrument or party that is spoken of just now: of the act, or of the clock that happens. */
    private @Nullable String speakingOf;

    final Map<String, Value> recorded;
    final List<Change> changes = new ArrayList<>();
    private final Deque<Happened> triggers = new ArrayDeque<>();
    final FileState.Draft draft;
    final Entry frame;

    /**
     * @param identity what the report says of identity; in a file that has begun, what the file says
     */
    Writing(Hearing at, String identity, String action, String role, @Nullable String on, Map<String, Value> recorded) {
        this.at = at;
        this.identity = identity;
        this.action = action;
        this.role = role;
        this.on = on;
        this.speakingOf = on;
        this.recorded = recorded;
        this.draft = at.state.begun() ? new FileState.Draft(at.state) : new FileState.Draft();
        this.frame = entry(List.of());
        draft.begin(frame);
    }

    private Entry entry(List<Change> all) {
        return new Entry(
                at.state.seq() + 1,
                moment(),
                at.today,
                new Entry.By(at.actor.kind(), at.actor.id(), role, at.actor.party(), at.actor.standsFor()),
                at.procedure.version(),
                action,
                on,
                recorded,
                all,
                List.copyOf(at.looked));
    }

    /** What an anonymous complainant does is told to the day: a finer time could tell who was at a telephone. */
    private Instant moment() {
        boolean reporting = !at.state.begun();
        boolean anonymous = identity.equals("anonymous") && (reporting || at.actor.kind() == Actor.Kind.COMPLAINANT);
        return anonymous ? at.today.atStartOfDay(at.engine.zone()).toInstant() : at.circumstances.now();
    }

    /** @param about the instrument instance or party it happened in; null: the file */
    private record Happened(Trigger trigger, @Nullable String about) {}

    void happened(Trigger trigger) {
        happened(trigger, on);
    }

    private void happened(Trigger trigger, @Nullable String about) {
        triggers.add(new Happened(trigger, about));
    }

    Decision accepted() {
        settle();
        Entry entry = entry(List.copyOf(changes));
        return new Decision.Accepted(entry, draft.freeze());
    }

    void add(Change change) {
        changes.add(change);
        draft.apply(change, frame);
    }

    /** A party that comes with a link. */
    void came(Command.Came came) {
        String party = next(came.kind(), draft.parties.keySet());
        add(new Change.PartyAdded(party, came.kind()));
        if (!came.facts().isEmpty()) {
            add(new Change.PartyRecorded(party, Map.copyOf(came.facts())));
        }
    }

    void moveInstrument(String about, String to) {
        FileState.InstrumentRun run = draft.instruments.get(about);
        if (run == null) {
            return;
        }
        Instrument instrument = at.procedure.instruments().get(run.instrument());
        boolean ended = instrument != null && instrument.ends().contains(to);
        add(new Change.InstrumentMoved(about, to, ended));
        if (ended) {
            happened(new Trigger(Trigger.On.ENDED, run.instrument()));
        }
    }

    void carryOut(List<Effect> effects, Map<String, Value> given) {
        for (Effect effect : effects) {
            carryOut(effect, given);
        }
    }

    private void carryOut(Effect effect, Map<String, Value> given) {
        if (effect instanceof Effect.When when) {
            Scene now =
                    new Scene(at.engine, draft.freeze(), at.actor, at.circumstances, at.today, given, speakingOf, null);
            if (now.holds(when.when())) {
                carryOut(when.then(), given);
            }
        } else if (effect instanceof Effect.Move move) {
            moveTo(move.stage());
        } else if (effect instanceof Effect.Close close) {
            String outcome = close.outcome();
            String from = close.outcomeFrom();
            if (outcome == null && from != null) {
                outcome = String.valueOf(given.get(from));
            }
            closeAs(String.valueOf(outcome));
        } else if (effect instanceof Effect.Extend extend) {
            FileState now = draft.freeze();
            Clock clock = at.engine.clock(extend.clock());
            FileState.ClockRun run = latestOpen(now, extend.clock(), at.engine.ownOf(clock.each(), now, speakingOf));
            String from = extend.untilFrom();
            LocalDate until = from != null && given.get(from) instanceof Value.Day day ? day.date() : null;
            if (run != null && (extend.by() != null || until != null)) {
                add(new Change.ClockExtended(run.id(), extend.by(), until));
            }
        } else if (effect instanceof Effect.Tell tell) {
            tell(tell.who(), tell.letter(), given);
        } else if (effect instanceof Effect.Refer refer) {
            add(new Change.Referred(bodies(refer, given), refer.letter()));
            String letter = refer.letter();
            if (letter != null) {
                add(new Change.Told(Effect.Recipient.Kind.COMPLAINANT, "", letter));
            }
        } else if (effect instanceof Effect.Assign assign) {
            String from = assign.whoFrom();
            String who = from == null ? at.actor.place() : String.valueOf(given.get(from));
            if (from == null || given.containsKey(from)) {
                add(new Change.Assigned(assign.role(), who));
            }
        } else if (effect instanceof Effect.Release release) {
            String from = release.whoFrom();
            Value who = from == null ? null : given.get(from);
            if (from == null || who != null) {
                add(new Change.Released(release.role(), who == null ? null : who.toString()));
            }
        } else if (effect instanceof Effect.Consent consent) {
            consents(consent.to(), Answers.itemsOf(consent, given), Answers.answerOf(consent, given));
        } else if (effect instanceof Effect.HandOver handOver) {
            String from = handOver.itemsFrom();
            List<String> items = from == null
                    ? handOver.items()
                    : List.copyOf(Answers.codes(given.getOrDefault(from, new Value.Codes(List.of()))));
            add(new Change.HandedOver(handOver.to(), items, handOver.letter()));
            ConsentKind consent = at.procedure.consents().get(handOver.to());
            if (consent != null && consent.usedUp()) {
                consents(handOver.to(), items, Effect.Answer.USED);
            }
        } else if (effect instanceof Effect.Disclose disclose) {
            disclose(disclose, given);
        } else if (effect instanceof Effect.OpenLinked open) {
            Link link = at.link(open.link());
            add(new Change.LinkOpened(link.id()));
            if (link.moves()) {
                closeAs(FileState.TRANSFERRED);
            }
        } else if (effect instanceof Effect.SetIdentity set) {
            String from = set.identityFrom();
            Value chosen = from == null ? null : given.get(from);
            String identity = set.identity() != null ? set.identity() : chosen == null ? null : chosen.toString();
            if (identity != null) {
                boolean contact = given.entrySet().stream()
                        .anyMatch(each -> at.field(each.getKey()).type() == Field.Type.CONTACT);
                add(new Change.IdentitySet(identity, contact));
            }
        } else if (effect instanceof Effect.SetFact set) {
            Value value = set.value();
            Fact from = set.from();
            if (value == null && from != null) {
                value = new Scene(
                                at.engine,
                                draft.freeze(),
                                at.actor,
                                at.circumstances,
                                at.today,
                                given,
                                speakingOf,
                                null)
                        .value(from);
            }
            if (value != null) {
                add(new Change.FactSet(set.field(), value, whose(set.field())));
            }
        } else if (effect instanceof Effect.AddParty addParty) {
            String party = Writing.next(addParty.kind(), draft.parties.keySet());
            add(new Change.PartyAdded(party, addParty.kind()));
            Map<String, Value> facts = new LinkedHashMap<>();
            var kind = at.procedure.parties().get(addParty.kind());
            if (kind != null) {
                for (String field : kind.fields()) {
                    Value value = given.get(field);
                    if (value != null) {
                        facts.put(field, value);
                    }
                }
            }
            if (!facts.isEmpty()) {
                add(new Change.PartyRecorded(party, Map.copyOf(facts)));
            }
        } else if (effect instanceof Effect.GiveReceipt receipt) {
            add(new Change.ReceiptGiven(receiptFor(receipt.to())));
        } else if (effect instanceof Effect.RenewReceipt) {
            add(new Change.ReceiptRenewed());
        } else if (effect instanceof Effect.Signal signal) {
            add(new Change.Signalled(signal.link(), signal.name()));
        } else if (effect instanceof Effect.Message message) {
            String kind = message.party();
            if (!given.containsKey(message.textFrom())) {
                return;
            }
            if (kind == null) {
                add(new Change.MessageSent(message.textFrom(), null));
            } else {
                for (FileState.Party party : partiesSpokenOf(kind)) {
                    add(new Change.MessageSent(message.textFrom(), party.id()));
                }
            }
        } else if (effect instanceof Effect.RaiseDuty raise) {
            concerned(at.engine.duty(raise.duty()).each(), speakingOf, false)
                    .forEach(one -> add(new Change.DutyRaised(raise.duty(), one.orElse(null))));
        } else if (effect instanceof Effect.RemoveParty) {
            removeParty();
        } else if (effect instanceof Effect.DeclareTie tie) {
            String with = tie.withFrom();
            Value party = with == null ? null : given.get(with);
            Value who = given.get(tie.whoFrom());
            if (who != null) {
                add(new Change.TieDeclared(who.toString(), party == null ? null : party.toString()));
            }
        }
        // Correct was carried out where the answers were sorted
    }

    /** The party or instrument that is spoken of, where that field is one of its own. */
    private @Nullable String whose(String field) {
        String about = speakingOf;
        FileState.Party party = about == null ? null : draft.parties.get(about);
        if (party != null) {
            PartyKind kind = at.procedure.parties().get(party.kind());
            return kind != null && kind.fields().contains(field) ? about : null;
        }
        FileState.InstrumentRun run = about == null ? null : draft.instruments.get(about);
        boolean asked = run != null
                && at.procedure.actions().values().stream()
                        .filter(action -> run.instrument().equals(action.instrument()))
                        .anyMatch(action -> Answers.askedFields(action).contains(field));
        return asked ? about : null;
    }

    private void removeParty() {
        String party = on;
        if (party == null || !draft.parties.containsKey(party)) {
            return;
        }
        for (FileState.ClockRun run : List.copyOf(draft.runs.values())) {
            if (run.open() && party.equals(run.on())) {
                stop(run, at.engine.clock(run.clock()));
            }
        }
        add(new Change.PartyRemoved(party));
    }

    /** Of the party that the act is about, of all whose consent it takes, or of the complainant. */
    private void consents(String to, List<String> items, Effect.Answer answer) {
        ConsentKind kind = at.procedure.consents().get(to);
        String from = kind == null ? null : kind.from();
        Each each = from == null ? null : new Each(Condition.Over.PARTY, from);
        for (String item : items) {
            concerned(each, on, false).forEach(one -> add(new Change.Consented(to, item, answer, one.orElse(null))));
        }
    }

    /**
     * Of which instruments or parties a clock, duty or consent is meant, where each has its own: of the one that is spoken of;
     * of those that an instrument that is spoken of names; of those that were just added; else of all. Where only the file has
     * one, nobody's: one that is empty.
     */
    private List<Optional<String>> concerned(@Nullable Each each, @Nullable String about, boolean added) {
        if (each == null) {
            return List.of(Optional.empty());
        }
        List<String> all = Engine.all(each, draft.freeze());
        List<String> meant = about == null
                ? List.of()
                : all.stream()
                        .filter(one -> one.equals(about) || at.engine.names(draft.instruments, about, one))
                        .toList();
        if (meant.isEmpty() && added) {
            meant = all.stream().filter(this::addedHere).toList();
        }
        return (meant.isEmpty() ? all : meant).stream().map(Optional::of).toList();
    }

    private boolean addedHere(String party) {
        return changes.stream()
                .anyMatch(change ->
                        change instanceof Change.PartyAdded now && now.party().equals(party));
    }

    private String receiptFor(String to) {
        if (!to.startsWith(Who.PARTY)) {
            return to;
        }
        String about = on;
        if (about != null && draft.parties.containsKey(about)) {
            return about;
        }
        String kind = to.substring(Who.PARTY.length());
        String latest = to;
        for (FileState.Party party : draft.parties.values()) {
            if (party.kind().equals(kind)) {
                latest = party.id();
            }
        }
        return latest;
    }

    private void disclose(Effect.Disclose disclose, Map<String, Value> given) {
        String groundFrom = disclose.groundFrom();
        String ground = disclose.ground() != null
                ? disclose.ground()
                : groundFrom == null ? "" : String.valueOf(given.get(groundFrom));
        String untilFrom = disclose.untilFrom();
        LocalDate until = untilFrom != null && given.get(untilFrom) instanceof Value.Day day ? day.date() : null;
        String unless = disclose.tellUnless();
        String letter = disclose.tell();
        boolean told = letter != null && !(unless != null && Value.YES.equals(given.get(unless)));
        add(new Change.Disclosed(disclose.to(), ground, until, told));
        if (told && letter != null) {
            add(new Change.Told(Effect.Recipient.Kind.COMPLAINANT, "", letter));
        }
    }

    private List<String> bodies(Effect.Refer refer, Map<String, Value> given) {
        String from = refer.bodiesFrom();
        if (from == null) {
            return refer.bodies();
        }
        Value value = given.get(from);
        if (value == null) {
            return List.of();
        }
        if (at.field(from).type() == Field.Type.GROUND) {
            Ground ground = at.procedure.grounds().get(value.toString());
            return ground == null ? List.of() : ground.refer();
        }
        return List.copyOf(Answers.codes(value));
    }

    private void tell(List<Effect.Recipient> who, String letter, Map<String, Value> given) {
        for (Effect.Recipient recipient : who) {
            boolean staff = recipient.kind() == Effect.Recipient.Kind.ROLE
                    || recipient.kind() == Effect.Recipient.Kind.ASSIGNED;
            if (staff
                    && at.engine.hidden(
                            recipient.name(),
                            new Scene(
                                    at.engine,
                                    draft.freeze(),
                                    Actor.SYSTEM,
                                    at.circumstances,
                                    at.today,
                                    given,
                                    speakingOf,
                                    null))) {
                // a notice would tell that there is a file
                continue;
            }
            switch (recipient.kind()) {
                case ASSIGNED -> {
                    Set<String> people = draft.assigned.getOrDefault(recipient.name(), Set.of());
                    if (people.isEmpty()) {
                        // someone always hears: where nobody is assigned, the whole role does
                        add(new Change.Told(Effect.Recipient.Kind.ROLE, recipient.name(), letter));
                    }
                    people.stream()
                            .sorted()
                            .forEach(person -> add(new Change.Told(Effect.Recipient.Kind.ASSIGNED, person, letter)));
                }
                case PARTY ->
                    partiesSpokenOf(recipient.name()).stream()
                            .map(FileState.Party::id)
                            .toList()
                            .forEach(party -> add(new Change.Told(Effect.Recipient.Kind.PARTY, party, letter)));
                case BODY_FROM, SERVICE_FROM, FACILITY_FROM -> {
                    Value value = given.get(recipient.name());
                    if (value == null) {
                        value = factOf(recipient.name());
                    }
                    if (value != null) {
                        for (String code : Answers.codes(value)) {
                            add(new Change.Told(resolved(recipient.kind()), code, letter));
                        }
                    }
                }
                case ROLE, COMPLAINANT, BODY -> add(new Change.Told(recipient.kind(), recipient.name(), letter));
            }
        }
    }

    private static Effect.Recipient.Kind resolved(Effect.Recipient.Kind kind) {
        return kind == Effect.Recipient.Kind.BODY_FROM ? Effect.Recipient.Kind.BODY : kind;
    }

    /**
     * The parties that a notice to that kind is for: in an act about one of them, that one; in an instrument that names some
     * of them, those; else all.
     */
    private List<FileState.Party> partiesSpokenOf(String kind) {
        List<FileState.Party> all = draft.parties.values().stream()
                .filter(party -> party.kind().equals(kind))
                .toList();
        List<FileState.Party> named = all.stream()
                .filter(party ->
                        party.id().equals(speakingOf) || at.engine.names(draft.instruments, speakingOf, party.id()))
                .toList();
        return named.isEmpty() ? all : named;
    }

    private @Nullable Value factOf(String field) {
        String about = speakingOf;
        FileState.InstrumentRun run = about == null ? null : draft.instruments.get(about);
        Value own = run == null ? null : run.facts().get(field);
        return own != null ? own : draft.facts.get(field);
    }

    private void moveTo(String stage) {
        String from = draft.stage;
        if (from.equals(stage)) {
            return;
        }
        if (from.equals(FileState.CLOSED)) {
            add(new Change.Reopened(stage));
            happened(new Trigger(Trigger.On.REOPENED, ""));
        } else {
            add(new Change.Moved(from, stage));
            happened(new Trigger(Trigger.On.LEFT, from));
        }
        happened(new Trigger(Trigger.On.ENTERED, stage));
    }

    private void closeAs(String outcome) {
        String from = draft.stage;
        if (from.equals(FileState.CLOSED)) {
            return;
        }
        add(new Change.Closed(from, outcome));
        happened(new Trigger(Trigger.On.LEFT, from));
        happened(new Trigger(Trigger.On.CLOSED, ""));
    }

    /** Lets clocks and duties hear what happened, and what that makes happen, until all is quiet. */
    void settle() {
        int heard = 0;
        while (!triggers.isEmpty()) {
            if (++heard > 1_000) {
                throw new IllegalStateException(
                        "a at.procedure whose clocks set each other off without end: " + at.procedure.reference());
            }
            hear(triggers.remove());
            if (triggers.isEmpty()) {
                pausesWhile();
                // a clock may start already past its date: then it is missed, and heard, at once
                for (FileState.ClockRun run : List.copyOf(draft.runs.values())) {
                    if (run.open() && run.missed().isEmpty() && startedHere(run.id())) {
                        happen(run.id());
                    }
                }
            }
        }
    }

    private boolean startedHere(String run) {
        for (Change change : changes) {
            if (change instanceof Change.ClockStarted started && started.run().equals(run)) {
                return true;
            }
        }
        return false;
    }

    private void hear(Happened event) {
        clocksStop(event);
        clocksPause(event);
        dutiesHear(event);
        clocksStart(event);
    }

    /** What happens in one instrument, or about one party, is nothing to the clocks and duties of another. */
    private boolean concerns(Happened event, @Nullable Each each, @Nullable String on) {
        return each == null
                || on == null
                || concerned(each, event.about(), byThisAct(event)).contains(Optional.of(on));
    }

    private boolean byThisAct(Happened event) {
        return event.trigger().equals(new Trigger(Trigger.On.DID, action));
    }

    private void clocksStop(Happened event) {
        for (FileState.ClockRun run : List.copyOf(draft.runs.values())) {
            if (!run.open()) {
                continue;
            }
            Clock clock = at.engine.clock(run.clock());
            boolean closing = event.trigger().on() == Trigger.On.CLOSED && !clock.outlivesClosing();
            if (closing || (clock.stopsOn().contains(event.trigger()) && concerns(event, clock.each(), run.on()))) {
                stop(run, clock);
            }
        }
    }

    private void stop(FileState.ClockRun run, Clock clock) {
        Ledger.Dates dates = Ledger.dates(at.engine, draft.freeze(), run, at.circumstances.now());
        boolean late = !at.circumstances.now().isBefore(dates.dueAt()) && clock.kind() != Clock.Kind.FOLLOW_UP;
        if (late && !run.missed().contains(dates.due())) {
            // answered before the platform noticed that the date had passed: missed all the same
            add(new Change.ClockMissed(run.id(), dates.due()));
        }
        add(new Change.ClockStopped(run.id(), late));
    }

    private void clocksPause(Happened event) {
        for (FileState.ClockRun run : List.copyOf(draft.runs.values())) {
            Clock clock = at.engine.clock(run.clock());
            if (!run.open() || clock.pausesWhile() != null || !concerns(event, clock.each(), run.on())) {
                continue;
            }
            if (run.pausedSince() == null && clock.pausesOn().contains(event.trigger())) {
                add(new Change.ClockPaused(run.id()));
            } else if (run.pausedSince() != null && clock.resumesOn().contains(event.trigger())) {
                add(new Change.ClockResumed(run.id()));
            }
        }
    }

    /** Clocks that stand still while something holds, held against how the file stands now. */
    void pausesWhile() {
        for (FileState.ClockRun run : List.copyOf(draft.runs.values())) {
            Condition paused = at.engine.clock(run.clock()).pausesWhile();
            if (paused == null || !run.open()) {
                continue;
            }
            boolean holds = new Scene(
                            at.engine, draft.freeze(), at.actor, at.circumstances, at.today, recorded, run.on(), null)
                    .holds(paused, run.clock(), at.looked);
            if (holds && run.pausedSince() == null) {
                add(new Change.ClockPaused(run.id()));
            } else if (!holds && run.pausedSince() != null) {
                add(new Change.ClockResumed(run.id()));
            }
        }
    }

    private void dutiesHear(Happened event) {
        for (Duty duty : at.engine.dutiesHearing(event.trigger())) {
            if (duty.metBy().contains(event.trigger())) {
                for (Optional<String> one : concerned(duty.each(), event.about(), byThisAct(event))) {
                    FileState.DutyState owed = draft.duties.get(FileState.key(duty.id(), one.orElse(null)));
                    if (owed != null && owed.open() > 0) {
                        add(new Change.DutyMet(duty.id(), one.orElse(null)));
                    }
                }
            }
            if (duty.arisesOn().contains(event.trigger())) {
                for (Optional<String> one : concerned(duty.each(), event.about(), byThisAct(event))) {
                    add(new Change.DutyRaised(duty.id(), one.orElse(null)));
                }
            }
        }
    }

    private void clocksStart(Happened event) {
        for (Clock clock : at.engine.clocksStarting(event.trigger())) {
            for (Optional<String> one : concerned(clock.each(), event.about(), byThisAct(event))) {
                start(clock, one.orElse(null), one.orElse(event.about()));
            }
        }
    }

    /**
     * A clock that runs is not started again. One whose date has passed gives way to a new run, so that asking again is
     * waiting anew; that it was missed stays. Where it counts from a fact a new run would be late at once: then it stays.
     */
    private void start(Clock clock, @Nullable String instance, @Nullable String about) {
        FileState now = draft.freeze();
        int runs = 0;
        FileState.ClockRun open = null;
        for (FileState.ClockRun run : draft.runs.values()) {
            if (run.clock().equals(clock.id())) {
                runs++;
                if (run.open() && (instance == null || instance.equals(run.on()))) {
                    open = run;
                }
            }
        }
        boolean givesWay =
                open != null && clock.countedFrom() == null && !open.missed().isEmpty();
        if ((open != null && !givesWay) || (clock.once() && runs > 0) || (now.closed() && !clock.outlivesClosing())) {
            return;
        }
        Scene scene = new Scene(at.engine, now, at.actor, at.circumstances, at.today, recorded, about, null);
        if (scene.holds(clock.startsWhen(), clock.id(), at.looked)) {
            if (open != null) {
                stop(open, clock);
            }
            add(new Change.ClockStarted(clock.id() + "-" + (runs + 1), clock.id(), instance));
        }
    }

    /** Everything that is due on one run, in order of time. */
    void happen(String id) {
        for (int step = 0; step < 50; step++) {
            FileState.ClockRun run = draft.runs.get(id);
            if (run == null || !run.open()) {
                return;
            }
            Ledger.Dates dates = Ledger.dates(at.engine, draft.freeze(), run, at.circumstances.now());
            Instant wakeAt = dates.wakeAt();
            if (wakeAt == null || wakeAt.isAfter(at.circumstances.now())) {
                return;
            }
            Clock clock = dates.clock();
            speakingOf = run.on();
            if (dates.reminder() >= 0) {
                Clock.Reminder reminder = clock.remind().get(dates.reminder());
                add(new Change.Reminded(id, dates.reminder(), dates.due()));
                String letter = reminder.letter();
                if (letter != null) {
                    tell(reminder.tell(), letter, Map.of());
                }
            } else {
                add(new Change.ClockMissed(id, dates.due()));
                carryOut(clock.onDue(), Map.of());
                happened(new Trigger(Trigger.On.MISSED, clock.id()), run.on());
                settle();
            }
        }
    }

    static FileState.@Nullable ClockRun latestOpen(FileState state, String clock, @Nullable String on) {
        FileState.ClockRun open = null;
        for (FileState.ClockRun run : state.runs().values()) {
            if (run.clock().equals(clock) && run.open() && (on == null || on.equals(run.on()))) {
                open = run;
            }
        }
        return open;
    }

    /** {@code inquiry-1}, {@code inquiry-2} …: what is spoken of in conversation, too. */
    static String next(String kind, Set<String> taken) {
        int n = 1;
        while (taken.contains(kind + "-" + n)) {
            n++;
        }
        return kind + "-" + n;
    }
}
