package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Offer;
import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Report;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.calendar.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays a story that was found in a drawing on the whole procedure: fills in what was out of sight, and finds the few acts that it
 * left out. What cannot be played is no story.
 */
final class Storyteller {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int MINUTES = 5;
    /** So much may be due until a date. */
    private static final int DUE = 400;
    /** So many acts may be put between two steps, and so many situations are tried for that. */
    private static final int BETWEEN = 8;

    private static final int TRIED_BETWEEN = 300;

    private final Subject subject;
    private final Engine engine;
    private Telling at;
    /** How little stood in the way of what was tried last. */
    private int fewest = Integer.MAX_VALUE;

    Storyteller(Subject subject) {
        this.subject = subject;
        this.engine = subject.engine(subject.procedure());
        this.at = new Telling();
    }

    /** Where a telling stands; copied before something is tried. */
    private final class Telling {
        FileState file = FileState.empty();
        final Map<String, Circumstances.LinkedFile> linked = new HashMap<>();
        LocalDateTime time = subject.day().atTime(MORNING);
        Instant last = instant(time);
        Example.@Nullable Beginning beginning;
        final List<Example.Step> steps = new ArrayList<>();
        final List<Entry> entries = new ArrayList<>();

        Telling copy() {
            Telling copy = new Telling();
            copy.file = file;
            copy.linked.putAll(linked);
            copy.time = time;
            copy.last = last;
            copy.beginning = beginning;
            copy.steps.addAll(steps);
            copy.entries.addAll(entries);
            return copy;
        }

        Circumstances circumstances(Instant now) {
            return new Circumstances(now, false, subject.cast().colleagues(), linked);
        }

        void take(Decision.Accepted yes, Instant when) {
            file = yes.after();
            entries.add(yes.entry());
            last = when;
            for (Change change : yes.entry().changes()) {
                if (change instanceof Change.LinkOpened opened) {
                    linked.put(opened.link(), Circumstances.LinkedFile.OPEN);
                }
            }
        }
    }

    private Instant instant(LocalDateTime time) {
        return time.atZone(subject.tenant().zone()).toInstant();
    }

    /** The story as it can be played; empty where it cannot. */
    Optional<Played> tell(List<Move> moves) {
        at = new Telling();
        for (Move move : moves) {
            if (!step(move)) {
                return Optional.empty();
            }
        }
        Example.Beginning beginning = at.beginning;
        return beginning == null || at.entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Played(
                        engine,
                        subject.cast(),
                        beginning,
                        List.copyOf(at.steps),
                        at.file,
                        Map.copyOf(at.linked),
                        at.last,
                        List.copyOf(at.entries)));
    }

    private boolean step(Move move) {
        if (move instanceof Move.Begins begins) {
            return begin(begins.report());
        }
        at.time = at.time.plusMinutes(MINUTES);
        if (move instanceof Move.Acts acts) {
            return act(acts) || actAfterOthers(acts);
        } else if (move instanceof Move.Passes passes) {
            return pass(passes.clock());
        } else if (move instanceof Move.Waits) {
            return pass("");
        } else if (move instanceof Move.Turns turns) {
            at.linked.put(turns.link(), turns.to());
            String how = turns.to() == Circumstances.LinkedFile.OPEN ? "open" : "closed";
            at.steps.add(new Example.Step.Linked(at.time, Map.of(turns.link(), how), null, Place.NOWHERE));
            at.last = instant(at.time);
            return true;
        }
        return hear(((Move.Hears) move).signal());
    }

    // ---------------------------------------------------------------- the report

    private boolean begin(Command.Report wanted) {
        Report report = subject.procedure().report();
        for (String channel : channels(wanted.channel(), report)) {
            for (String reporter : first(wanted.reporter(), report.reporters())) {
                for (String capacity : first(
                        String.valueOf(wanted.capacity()), report.capacities().keySet())) {
                    for (String kind : first(wanted.kind(), report.kinds().keySet())) {
                        if (begin(wanted, channel, reporter, capacity, kind)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private List<String> channels(String wanted, Report report) {
        List<String> all = new ArrayList<>(first(wanted, report.channels().keySet()));
        if (subject.opened() && !all.contains(Subject.BY_LINK)) {
            all.add(Subject.BY_LINK);
        }
        return all;
    }

    private static List<String> first(String one, Collection<String> others) {
        Set<String> all = new LinkedHashSet<>(List.of(one));
        all.addAll(others);
        return List.copyOf(all);
    }

    private boolean begin(Command.Report wanted, String channel, String reporter, String capacity, String kind) {
        boolean byLink = channel.equals(Subject.BY_LINK);
        Report.Channel way = subject.procedure().report().channels().get(channel);
        boolean receivedAsked = way != null && way.receivedAsked();
        List<Actor> by = way == null || byLink
                ? List.of(subject.cast().firsts().get(0))
                : way.by().stream()
                        .flatMap(who -> subject.cast().of(who, at.file).stream().limit(1))
                        .toList();
        if (byLink) {
            at.linked.put("origin", Circumstances.LinkedFile.OPEN);
        }
        for (Actor actor : by) {
            Form form = new Form(
                    subject,
                    subject.procedure().report().action(),
                    at.file,
                    given -> engine.decide(
                            FileState.empty(),
                            actor,
                            new Command.Report(
                                    kind,
                                    reporter,
                                    capacity.equals("null") ? null : capacity,
                                    wanted.identity(),
                                    channel,
                                    receivedAsked ? subject.day() : null,
                                    subject.tenant().languages().get(0),
                                    wanted.contact(),
                                    given,
                                    List.of(),
                                    !byLink
                                            ? null
                                            : new Command.Origin(
                                                    "origin",
                                                    subject.procedure().id())),
                            at.circumstances(instant(at.time))));
            Decision.Accepted yes = form.fill(wanted.given());
            if (yes != null) {
                at.take(yes, instant(at.time));
                at.beginning = new Example.Beginning(
                        at.time,
                        AsWritten.person(actor),
                        channel,
                        kind,
                        reporter,
                        capacity.equals("null") ? null : capacity,
                        wanted.identity(),
                        receivedAsked ? subject.day() : null,
                        AsWritten.answers(subject, form.filled()),
                        Map.of(),
                        List.of(),
                        null,
                        Place.NOWHERE);
                return true;
            }
        }
        at.linked.remove("origin");
        return false;
    }

    // ---------------------------------------------------------------- acts

    private boolean act(Move.Acts acts) {
        Action action = subject.procedure().actions().get(acts.action());
        if (action == null || !action.stages().contains(at.file.stage())) {
            return false;
        }
        fewest = Integer.MAX_VALUE;
        for (Actor actor : actors(action, acts)) {
            for (String on : ons(action)) {
                if (act(action, actor, on, acts.given())) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Actor> actors(Action action, Move.Acts acts) {
        List<Actor> all = new ArrayList<>();
        for (Who who : action.by()) {
            all.addAll(subject.cast().of(who, at.file));
        }
        all.sort(java.util.Comparator.comparing(actor -> !actor.id().equals(acts.person())));
        return all.stream().distinct().toList();
    }

    private List<@Nullable String> ons(Action action) {
        List<@Nullable String> ons = new ArrayList<>();
        switch (action.kind()) {
            case INSTRUMENT ->
                at.file.instruments().values().forEach(run -> {
                    if (run.instrument().equals(action.instrument())
                            && action.from().contains(run.state())) {
                        ons.add(run.id());
                    }
                });
            case PARTY ->
                at.file.parties().values().forEach(party -> {
                    if (party.kind().equals(action.party())) {
                        ons.add(party.id());
                    }
                });
            case FILE, OPENS_INSTRUMENT, REPORT -> ons.add(null);
        }
        return ons;
    }

    private boolean act(Action action, Actor actor, @Nullable String on, Map<String, Value> given) {
        Instant now = instant(at.time);
        Form form = new Form(
                subject,
                action,
                at.file,
                filled ->
                        engine.decide(at.file, actor, new Command.Act(action.id(), on, filled), at.circumstances(now)));
        Decision.Accepted yes = form.fill(given);
        if (yes == null) {
            fewest = Math.min(fewest, form.fewest());
            return false;
        }
        at.take(yes, now);
        at.steps.add(new Example.Step.Does(
                at.time,
                AsWritten.person(actor),
                action.id(),
                on == null ? null : on.substring(0, on.lastIndexOf('-')),
                on == null ? 1 : Integer.parseInt(on.substring(on.lastIndexOf('-') + 1)),
                AsWritten.answers(subject, form.filled()),
                null,
                Place.NOWHERE));
        return true;
    }

    /** Something out of sight stands in the way: a few other acts may take it away, those first that leave the least in it. */
    private boolean actAfterOthers(Move.Acts acts) {
        Action wanted = subject.procedure().actions().get(acts.action());
        if (wanted == null) {
            return false;
        }
        Set<Aspect> guards = subject.reads().closed(subject.reads().guards(wanted));
        PriorityQueue<Between> open = new PriorityQueue<>();
        open.add(new Between(at.copy(), fewest, Set.of()));
        Set<Object> met = new HashSet<>();
        int tried = 0;
        while (!open.isEmpty()) {
            Between from = open.remove();
            for (Move.Acts other : possible(from.telling(), guards)) {
                if (from.done().contains(other.action()) || from.done().size() >= BETWEEN) {
                    continue;
                }
                if (++tried > TRIED_BETWEEN) {
                    return false;
                }
                at = from.telling().copy();
                if (!act(other) || !met.add(seen())) {
                    continue;
                }
                at.time = at.time.plusMinutes(MINUTES);
                Telling here = at.copy();
                if (act(acts)) {
                    return true;
                }
                Set<String> done = new HashSet<>(from.done());
                done.add(other.action());
                open.add(new Between(here, fewest, done));
            }
        }
        return false;
    }

    /**
     * A telling between two steps. Where as little stands in the way, the one that went further is gone on with.
     *
     * @param inTheWay how little stood in the way of the second step
     * @param done the acts that were put there, each once
     */
    private record Between(Telling telling, int inTheWay, Set<String> done) implements Comparable<Between> {
        @Override
        public int compareTo(Between other) {
            int byWay = Integer.compare(inTheWay, other.inTheWay);
            return byWay != 0 ? byWay : Integer.compare(other.done.size(), done.size());
        }
    }

    private Object seen() {
        return List.of(
                at.file.stage(),
                at.file.facts(),
                at.file.done().keySet(),
                at.file.duties(),
                at.file.assigned(),
                at.file.parties(),
                at.file.instruments());
    }

    /** What somebody may do that has to do with what stands in the way, and leaves the file in its stage. */
    private List<Move.Acts> possible(Telling from, Set<Aspect> guards) {
        List<Move.Acts> all = new ArrayList<>();
        Set<Object> named = new HashSet<>();
        Stream<Actor> everybody = Stream.concat(
                Stream.concat(Stream.of(Actor.COMPLAINANT), staff(from.file)),
                from.file.parties().keySet().stream().map(Actor::party));
        everybody.forEach(actor -> {
            for (Offer offer : engine.offers(from.file, actor, from.circumstances(instant(from.time)))) {
                Action action = offer.action();
                boolean stays = Effect.all(action.does()).stream()
                        .noneMatch(effect ->
                                effect instanceof Effect.Move || subject.reads().closes(effect));
                if (!offer.open() || !stays || !subject.reads().matters(action, guards)) {
                    continue;
                }
                for (Map<String, Value> given : variants(offer, from.file, guards)) {
                    if (named.add(List.of(action.id(), String.valueOf(offer.on()), given))) {
                        all.add(new Move.Acts(action.id(), "", actor.id(), offer.on(), given));
                    }
                }
            }
        });
        return all;
    }

    /** One of each role, and all who are assigned. */
    private Stream<Actor> staff(FileState file) {
        Stream<Actor> assigned = file.assigned().values().stream()
                .flatMap(Set::stream)
                .map(person -> subject.cast().colleagues().get(person))
                .filter(Objects::nonNull)
                .map(Circumstances.Colleague::actor);
        return Stream.concat(assigned, subject.cast().firsts().stream()).distinct();
    }

    /** It may matter what is answered: each answer to a field that is looked at, by itself. */
    private List<Map<String, Value>> variants(Offer offer, FileState file, Set<Aspect> guards) {
        List<Map<String, Value>> variants = new ArrayList<>();
        for (Offer.Asked asked : offer.asks()) {
            if (guards.contains(Aspect.fact(asked.field().id()))) {
                subject.answering()
                        .values(asked.field(), file, Answering.people(offer.action(), subject.cast()))
                        .forEach(value -> variants.add(Map.of(asked.field().id(), value)));
            }
        }
        return variants.isEmpty() ? List.of(Map.of()) : variants;
    }

    // ---------------------------------------------------------------- time and linked files

    /** Until the date of that clock has passed; of all, where none is named. */
    private boolean pass(String clock) {
        LocalDate until = null;
        for (Engine.Due due : engine.dues(at.file, at.last)) {
            FileState.ClockRun run = at.file.runs().get(due.run());
            boolean waits = run != null
                    && run.open()
                    && run.pausedSince() == null
                    && run.missed().isEmpty();
            if (waits && (clock.isEmpty() || due.clock().equals(clock))) {
                until = until == null || due.due().isAfter(until) ? due.due() : until;
            }
        }
        if (until == null) {
            return clock.isEmpty()
                    || at.file.runs().values().stream()
                            .anyMatch(run -> run.clock().equals(clock)
                                    && run.open()
                                    && !run.missed().isEmpty());
        }
        boolean hours = subject.procedure().clocks().containsKey(clock)
                && Objects.requireNonNull(subject.procedure().clocks().get(clock))
                                .length()
                                .unit()
                        == Period.Unit.HOURS;
        LocalDateTime then = until.plusDays(1).atTime(hours ? LocalTime.of(23, 0) : MORNING);
        at.time = then.isAfter(at.time) ? then : at.time;
        Instant to = instant(at.time);
        for (int i = 0; i < DUE; i++) {
            Instant next = engine.dues(at.file, at.last).stream()
                    .map(Engine.Due::wakeAt)
                    .filter(Objects::nonNull)
                    .filter(wake -> !wake.isAfter(to))
                    .min(Instant::compareTo)
                    .orElse(null);
            if (next == null) {
                break;
            }
            Instant now = next.isBefore(at.last) ? at.last : next;
            if (!(engine.decide(at.file, Actor.SYSTEM, new Command.Fire(), at.circumstances(now))
                    instanceof Decision.Accepted yes)) {
                break;
            }
            at.take(yes, now);
        }
        at.last = to;
        at.steps.add(new Example.Step.Until(at.time, Place.NOWHERE));
        return true;
    }

    private boolean hear(String signal) {
        Instant now = instant(at.time);
        if (!(engine.decide(at.file, Actor.SYSTEM, new Command.Receive(signal), at.circumstances(now))
                instanceof Decision.Accepted yes)) {
            return false;
        }
        at.take(yes, now);
        at.steps.add(new Example.Step.Linked(at.time, Map.of(), signal, Place.NOWHERE));
        return true;
    }
}
