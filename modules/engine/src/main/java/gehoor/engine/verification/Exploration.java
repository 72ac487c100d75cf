package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.Change;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Condition;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Trigger;
import gehoor.policy.Value;
import gehoor.policy.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goes from the beginnings of a procedure wherever its engine lets, the nearest situations first, until all are found. */
final class Exploration {
    private final Subject subject;
    private final Set<Aspect> seen;
    private final Procedure drawn;
    private final Engine wide;
    private final Engine narrow;
    private final Situation.Frame frame;
    private final Map<Map<String, Circumstances.LinkedFile>, Circumstances> circumstances = new HashMap<>();
    private final Set<Trigger> heard;
    /** The links over which each signal that is heard may come. */
    private final Map<String, Set<String>> senders = new LinkedHashMap<>();

    private final int most;

    private final List<Situation> situations = new ArrayList<>();
    private final List<List<Landscape.Way>> ways = new ArrayList<>();
    private final List<Integer> from = new ArrayList<>();
    private final List<Move> by = new ArrayList<>();
    private final Map<Situation, Integer> found = new HashMap<>();
    private boolean whole;

    private Exploration(Subject subject, Set<Aspect> seen, Predicate<Action> also, int most) {
        this.subject = subject;
        this.seen = seen;
        this.most = most;
        Outline.Drawn mayBe = Outline.of(subject.procedure(), subject.reads(), seen, also, true);
        Outline.Drawn surely = Outline.of(subject.procedure(), subject.reads(), seen, also, false);
        this.drawn = mayBe.procedure();
        this.wide = subject.engine(mayBe.procedure());
        this.narrow = subject.engine(surely.procedure());
        this.whole = !mayBe.guessed();
        this.frame = new Situation.Frame(
                drawn,
                wide,
                subject.reads(),
                subject.calendar(),
                seen,
                subject.day(),
                subject.properOutcomes(),
                seen.stream()
                        .filter(aspect -> aspect.kind() == Aspect.Kind.ASSIGNED)
                        .flatMap(aspect -> subject.cast().people(aspect.name()).stream())
                        .map(Actor::id)
                        .collect(Collectors.toSet()),
                subject.remembered(),
                subject.named());
        this.heard = new LinkedHashSet<>();
        drawn.clocks().values().forEach(clock -> {
            heard.addAll(clock.startsOn());
            heard.addAll(clock.stopsOn());
            heard.addAll(clock.pausesOn());
            heard.addAll(clock.resumesOn());
        });
        drawn.duties().values().forEach(duty -> {
            heard.addAll(duty.arisesOn());
            heard.addAll(duty.metBy());
        });
        drawn.promises().values().forEach(promise -> {
            heard.addAll(promise.whenever());
            heard.addAll(promise.once());
        });
        for (Trigger trigger : heard) {
            if (trigger.on() == Trigger.On.SIGNAL) {
                senders.put(trigger.name(), subject.senders(trigger.name()));
            }
        }
    }

    /**
     * @param seen what is to be seen, and what it hangs on ({@link Reads#closed})
     * @param also actions that are tried though they change nothing that is seen
     * @param most how many situations at most
     * @param partly a part of them tells something, too; else it ends as soon as it is known that something is left aside
     */
    static Landscape of(Subject subject, Set<Aspect> seen, Predicate<Action> also, int most, boolean partly) {
        Exploration exploration = new Exploration(subject, seen, also, most);
        exploration.begin();
        for (int at = 0; at < exploration.situations.size() && (partly || exploration.whole); at++) {
            exploration.goOn(at);
        }
        return new Landscape(
                exploration.situations,
                exploration.ways,
                exploration.from,
                exploration.by,
                exploration.whole,
                exploration.found,
                exploration.frame);
    }

    /**
     * Whether all situations were found, with nothing left aside, before one was enough.
     *
     * @param enough told of each situation once
     */
    static boolean exhausts(
            Subject subject, Set<Aspect> wanted, int most, BiPredicate<Situation, Situation.Frame> enough) {
        Exploration exploration = new Exploration(subject, subject.reads().closed(wanted), action -> false, most);
        exploration.begin();
        int told = 0;
        for (int at = 0; at < exploration.situations.size(); at++) {
            exploration.goOn(at);
            for (; told < exploration.situations.size(); told++) {
                if (enough.test(exploration.situations.get(told), exploration.frame)) {
                    return false;
                }
            }
        }
        return exploration.whole;
    }

    // ---------------------------------------------------------------- beginning

    private void begin() {
        Report report = drawn.report();
        List<Action.Ask> asks = report.action().asks();
        List<Map<String, Value>> answers = answers(report.action(), FileState.empty(), asks, true);
        // what another file does not know is not asked of it
        List<Map<String, Value>> byLink = subject.opened() || report.channels().isEmpty()
                ? answers(
                        report.action(),
                        FileState.empty(),
                        asks.stream()
                                .map(ask -> new Action.Ask(
                                        ask.field(), false, ask.requiredWhen(), ask.askedWhen(), ask.at()))
                                .toList(),
                        true)
                : List.of();
        for (String identity : seen.contains(Aspect.IDENTITY)
                ? report.identities()
                : report.identities().subList(0, 1)) {
            for (String kind : all("kind", report.kinds().keySet())) {
                for (String reporter : all("reporter", report.reporters())) {
                    for (String capacity : capacities(report)) {
                        for (String channel : channels(report)) {
                            for (Map<String, Value> given : channel.equals(Subject.BY_LINK) ? byLink : answers) {
                                begin(identity, kind, reporter, capacity, channel, given);
                            }
                        }
                    }
                }
            }
        }
    }

    private List<String> all(String known, Set<String> values) {
        boolean seesAll = seen.contains(new Aspect(Aspect.Kind.KNOWN, known));
        return values.stream().sorted().limit(seesAll ? values.size() : 1).toList();
    }

    private List<String> capacities(Report report) {
        List<String> capacities = new ArrayList<>();
        if (report.capacities().isEmpty() || !seen.contains(new Aspect(Aspect.Kind.KNOWN, "capacity"))) {
            capacities.add("");
        } else {
            capacities.addAll(report.capacities().keySet());
        }
        return capacities;
    }

    private List<String> channels(Report report) {
        List<String> channels = new ArrayList<>(all("channel", report.channels().keySet()));
        if (channels.isEmpty() || subject.opened()) {
            channels.add(Subject.BY_LINK);
        }
        return channels;
    }

    private void begin(
            String identity, String kind, String reporter, String capacity, String channel, Map<String, Value> given) {
        boolean byLink = channel.equals(Subject.BY_LINK);
        Command.Report report = new Command.Report(
                kind,
                reporter,
                capacity.isEmpty() ? null : capacity,
                identity,
                channel,
                frame.day(),
                subject.tenant().languages().get(0),
                !identity.equals("anonymous"),
                given,
                List.of(),
                byLink ? new Command.Origin("origin", subject.procedure().id()) : null);
        Map<String, Circumstances.LinkedFile> linked =
                byLink ? Map.of("origin", Circumstances.LinkedFile.OPEN) : Map.of();
        Report.Channel way = drawn.report().channels().get(channel);
        boolean assignsActor = assignsActor(drawn.report().action());
        List<Actor> reporters = byLink || way == null
                ? List.of(Actor.SYSTEM)
                : way.by().stream()
                        .flatMap(who -> subject.cast().of(who, FileState.empty()).stream()
                                .limit(assignsActor ? 2 : 1))
                        .toList();
        for (Actor actor : reporters) {
            Decision decision = wide.decide(FileState.empty(), actor, report, circumstances(linked));
            if (decision instanceof Decision.Accepted yes) {
                take(-1, yes, linked, new Move.Begins(report));
                if (!assignsActor) {
                    return;
                }
            }
        }
    }

    private static boolean assignsActor(Action action) {
        return Effect.all(action.does()).stream()
                .anyMatch(effect -> effect instanceof Effect.Assign assign && assign.whoFrom() == null);
    }

    // ---------------------------------------------------------------- going on

    private void goOn(int at) {
        Situation here = situations.get(at);
        List<Landscape.Way> all = new ArrayList<>();
        for (Action action : drawn.actions().values()) {
            if (action.stages().contains(here.file().stage())) {
                act(at, here, action, all);
            }
        }
        time(at, here, all);
        others(at, here, all);
        ways.set(at, List.copyOf(all));
    }

    private void act(int at, Situation here, Action action, List<Landscape.Way> all) {
        List<@Nullable String> ons = new ArrayList<>();
        switch (action.kind()) {
            case INSTRUMENT ->
                here.file().instruments().values().forEach(run -> {
                    if (run.instrument().equals(action.instrument())
                            && action.from().contains(run.state())) {
                        ons.add(run.id());
                    }
                });
            case PARTY ->
                here.file().parties().values().forEach(party -> {
                    if (party.kind().equals(action.party())) {
                        ons.add(party.id());
                    }
                });
            case OPENS_INSTRUMENT -> {
                long open = here.file().instruments().values().stream()
                        .filter(run -> run.instrument().equals(action.instrument()))
                        .count();
                if (open < Situation.MOST_OF_A_KIND) {
                    ons.add(null);
                }
            }
            case FILE -> ons.add(null);
            case REPORT -> {}
        }
        if (addsTooMany(action, here.file())) {
            return;
        }
        List<Map<String, Value>> answers = answers(action, here.file(), action.asks(), false);
        for (String on : ons) {
            for (Map<String, Value> given : answers) {
                act(at, here, action, on, given, all);
            }
        }
    }

    private static boolean addsTooMany(Action action, FileState file) {
        for (Effect effect : Effect.all(action.does())) {
            if (effect instanceof Effect.AddParty add
                    && file.parties().values().stream()
                                    .filter(party -> party.kind().equals(add.kind()))
                                    .count()
                            >= Situation.MOST_OF_A_KIND) {
                return true;
            }
        }
        return false;
    }

    private void act(
            int at,
            Situation here,
            Action action,
            @Nullable String on,
            Map<String, Value> given,
            List<Landscape.Way> all) {
        boolean assignsActor = assignsActor(action);
        Command.Act command = new Command.Act(action.id(), on, given);
        Circumstances circumstances = circumstances(here.linked());
        for (Who who : action.by()) {
            for (Actor actor : subject.cast().of(who, here.file())) {
                Decision decision = wide.decide(here.file(), actor, command, circumstances);
                if (!(decision instanceof Decision.Accepted yes)) {
                    continue;
                }
                boolean sure = narrow.decide(here.file(), actor, command, circumstances) instanceof Decision.Accepted;
                boolean staff = actor.kind() == Actor.Kind.STAFF;
                Move move = new Move.Acts(action.id(), who.role(), actor.id(), on, given);
                int to = take(at, yes, here.linked(), move);
                if (to >= 0) {
                    all.add(new Landscape.Way(move, to, sure, staff));
                }
                if (sure && staff && !assignsActor) {
                    return;
                }
            }
        }
    }

    private List<Map<String, Value>> answers(Action action, FileState file, List<Action.Ask> asks, boolean beginning) {
        Map<String, List<Value>> fields = new LinkedHashMap<>();
        Set<String> optional = new LinkedHashSet<>();
        for (Action.Ask ask : asks) {
            Field field = drawn.fields().get(ask.field());
            if (field != null) {
                List<Value> values = subject.answering().values(field, file, Answering.people(action, subject.cast()));
                fields.put(field.id(), values);
                boolean always =
                        ask.askedWhen() instanceof Condition.Always && ask.requiredWhen() instanceof Condition.Always;
                // whether it must be given then, the engine says
                if (!ask.required() || !always) {
                    optional.add(field.id());
                }
            }
        }
        List<Map<String, Value>> ways = Answering.ways(fields, optional);
        if (ways == null) {
            whole = false;
            return List.of();
        }
        if (!beginning && Reads.corrects(action)) {
            List<Map<String, Value>> more = new ArrayList<>(ways);
            corrections(file, more);
            return more;
        }
        return ways;
    }

    /** One thing of the report at a time as it should have been. */
    private void corrections(FileState file, List<Map<String, Value>> ways) {
        Report report = drawn.report();
        for (Action.Ask ask : report.action().asks()) {
            Field field = drawn.fields().get(ask.field());
            if (field != null) {
                subject.answering()
                        .values(field, file, List.of())
                        .forEach(value -> ways.add(Map.of(field.id(), value)));
            }
        }
        Map<String, Set<String>> known = Map.of(
                "kind", report.kinds().keySet(),
                "reporter", report.reporters(),
                "capacity", report.capacities().keySet(),
                "channel", report.channels().keySet(),
                "language", Set.copyOf(subject.tenant().languages()));
        known.forEach((word, values) -> {
            if (seen.contains(new Aspect(Aspect.Kind.KNOWN, word))) {
                values.forEach(value -> ways.add(Map.of(word, Value.code(value))));
            }
        });
    }

    /** The dates of clocks pass, each at any time; and in the end all have. */
    private void time(int at, Situation here, List<Landscape.Way> all) {
        List<FileState.ClockRun> running = here.file().runs().values().stream()
                .filter(run ->
                        run.open() && run.pausedSince() == null && run.missed().isEmpty())
                .toList();
        boolean quiet = drawn.clocks().values().stream()
                .allMatch(clock ->
                        clock.onDue().isEmpty() && !heard.contains(new Trigger(Trigger.On.MISSED, clock.id())));
        for (FileState.ClockRun run : running) {
            Move move = new Move.Passes(run.clock());
            fire(at, here, here.atTheDateOf(run, frame), move, running.size() == 1, all);
        }
        if (running.size() > 1) {
            FileState late = here.file();
            for (FileState.ClockRun run : running) {
                late = new Situation(late, here.linked()).atTheDateOf(run, frame);
            }
            fire(at, here, late, new Move.Waits(), quiet, all);
        }
    }

    private void fire(int at, Situation here, FileState late, Move move, boolean sure, List<Landscape.Way> all) {
        Decision decision = wide.decide(late, Actor.SYSTEM, new Command.Fire(), circumstances(here.linked()));
        if (decision instanceof Decision.Accepted yes) {
            int to = take(at, yes, here.linked(), move);
            if (to >= 0) {
                all.add(new Landscape.Way(move, to, sure, false));
            }
        }
    }

    /** What happens in linked files. That one that is open ends some time is held of its own procedure. */
    private void others(int at, Situation here, List<Landscape.Way> all) {
        here.linked().forEach((link, how) -> {
            boolean open = how == Circumstances.LinkedFile.OPEN;
            Circumstances.LinkedFile then = open ? Circumstances.LinkedFile.CLOSED : Circumstances.LinkedFile.OPEN;
            Map<String, Circumstances.LinkedFile> linked = new HashMap<>(here.linked());
            linked.put(link, then);
            Move move = new Move.Turns(link, then);
            int to = take(at, here.file(), linked, move);
            if (to >= 0) {
                all.add(new Landscape.Way(move, to, open, false));
            }
        });
        for (String signal : senders.keySet()) {
            if (heardFrom(signal, here)) {
                Decision decision = wide.decide(
                        here.file(), Actor.SYSTEM, new Command.Receive(signal), circumstances(here.linked()));
                if (decision instanceof Decision.Accepted yes) {
                    Move move = new Move.Hears(signal);
                    int to = take(at, yes, here.linked(), move);
                    if (to >= 0) {
                        all.add(new Landscape.Way(move, to, false, false));
                    }
                }
            }
        }
    }

    /** A signal comes from a linked file that is there, as far as it is seen. */
    private boolean heardFrom(String signal, Situation here) {
        Set<String> links = senders.getOrDefault(signal, Set.of());
        return links.isEmpty()
                || links.stream()
                        .anyMatch(link -> !seen.contains(Aspect.link(link))
                                || here.linked().containsKey(link));
    }

    private Circumstances circumstances(Map<String, Circumstances.LinkedFile> linked) {
        return circumstances.computeIfAbsent(
                linked,
                files -> new Circumstances(frame.now(), false, subject.cast().colleagues(), files));
    }

    // ---------------------------------------------------------------- keeping

    private int take(int at, Decision.Accepted yes, Map<String, Circumstances.LinkedFile> before, Move move) {
        Map<String, Circumstances.LinkedFile> linked = before;
        for (Change change : yes.entry().changes()) {
            if (change instanceof Change.LinkOpened opened) {
                linked = new HashMap<>(linked);
                linked.put(opened.link(), Circumstances.LinkedFile.OPEN);
            }
        }
        return take(at, yes.after(), linked, move);
    }

    private int take(int at, FileState file, Map<String, Circumstances.LinkedFile> linked, Move move) {
        Situation situation = Situation.level(file, linked, frame);
        Integer known = found.get(situation);
        if (known != null) {
            return known;
        }
        if (situations.size() >= most) {
            whole = false;
            return -1;
        }
        int number = situations.size();
        found.put(situation, number);
        situations.add(situation);
        ways.add(List.of());
        from.add(at);
        by.add(move);
        return number;
    }
}
