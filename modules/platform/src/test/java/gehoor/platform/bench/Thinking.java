package gehoor.platform.bench;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.rehearsal.Coverage;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.engine.replay.Replay;
import gehoor.policy.Book;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.Condition;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.SightRule;
import gehoor.policy.Who;
import gehoor.policy.calendar.Period;
import gehoor.policy.reading.Reading;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often the engine alone decides and offers in a second, on one core: the questions of the worked examples again; and how many of
 * their histories it goes through under a draft.
 */
final class Thinking {
    private record Question(
            Engine engine, FileState state, Actor actor, Command command, Circumstances circumstances) {}

    /**
     * @param questions how many different ones were asked, in turn
     * @param histories how many different ones were gone through, in turn
     * @param entries how many entries they have together
     * @param replayed how many files a second are gone through under a draft with another term and another sight rule
     */
    record Measured(
            String procedure,
            int actions,
            int questions,
            double decisions,
            double offers,
            int histories,
            int entries,
            double replayed) {}

    private Thinking() {}

    static Measured run(Path tenantConfig, Duration warmUp, Duration duration) {
        if (!(Reading.read(tenantConfig) instanceof Reading.Read read)) {
            throw new IllegalStateException("the tenants' folder is faulty: see ./gehoor check");
        }
        Book book = read.book();
        List<Question> all = new ArrayList<>();
        Map<String, List<List<Entry>>> histories = new HashMap<>();
        for (Example example : read.examples()) {
            List<Entry> history = new ArrayList<>();
            Rehearsal.run(book, example, new Coverage(), (engine, state, actor, command, circumstances) -> {
                all.add(new Question(engine, state, actor, command, circumstances));
                if (engine.decide(state, actor, command, circumstances) instanceof Decision.Accepted yes) {
                    history.add(yes.entry());
                }
            });
            if (!history.isEmpty()) {
                histories
                        .computeIfAbsent(example.tenant() + "/" + example.procedure(), none -> new ArrayList<>())
                        .add(history);
            }
        }
        Procedure largest = all.stream()
                .map(each -> each.engine().procedure())
                .max(Comparator.comparingInt((Procedure each) -> each.actions().size())
                        .thenComparing(Procedure::id))
                .orElseThrow();
        List<Question> questions = all.stream()
                .filter(each -> each.engine().procedure().equals(largest))
                .toList();
        // An engine each example made for itself; the platform keeps one.
        Engine one = questions.get(0).engine();
        List<List<Entry>> lives = histories.getOrDefault(largest.tenant() + "/" + largest.id(), List.of());
        run(questions, one, warmUp, true);
        run(questions, one, warmUp, false);
        replay(lives, one, book, warmUp);
        return new Measured(
                largest.id(),
                largest.actions().size(),
                questions.size(),
                run(questions, one, duration, true),
                run(questions, one, duration, false),
                lives.size(),
                lives.stream().mapToInt(List::size).sum(),
                replay(lives, one, book, duration));
    }

    /** Files a second, by the time that the core worked for it. */
    private static double replay(List<List<Entry>> lives, Engine before, Book book, Duration duration) {
        Replay replay = new Replay(before, new Engine(before.tenant(), draft(before.procedure()), book.calendars()));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Instant now = lives.stream()
                .map(life -> life.get(life.size() - 1).at())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long begin = threads.getCurrentThreadCpuTime();
        long end = begin + duration.toNanos();
        long done = 0;
        int different = 0;
        long at;
        do {
            for (List<Entry> life : lives) {
                different += replay.of(life, now).reasons().size();
            }
            done += lives.size();
            at = threads.getCurrentThreadCpuTime();
        } while (at < end);
        if (different == 0) {
            throw new IllegalStateException("a draft that is different makes no difference");
        }
        return done / ((at - begin) / 1e9);
    }

    /** With the longest of its terms of calendar days a third shorter, and its files read by one more role. */
    private static Procedure draft(Procedure was) {
        Map<String, Clock> clocks = new LinkedHashMap<>(was.clocks());
        was.clocks().values().stream()
                .filter(clock -> clock.length().unit() == Period.Unit.CALENDAR_DAYS)
                .max(Comparator.comparingInt(clock -> clock.length().amount()))
                .ifPresent(clock -> clocks.put(clock.id(), shorter(clock)));
        Map<String, SightRule> sight = new LinkedHashMap<>(was.sight());
        String role = was.actions().values().stream()
                .flatMap(action -> action.by().stream())
                .map(Who::role)
                .filter(each -> !each.equals(Who.COMPLAINANT) && !each.startsWith(Who.PARTY))
                .findFirst()
                .orElseThrow();
        sight.put(
                "bench",
                new SightRule(
                        "bench",
                        List.of(Who.role(role)),
                        Set.of(Compartment.MESSAGES, Compartment.IDENTITY),
                        false,
                        false,
                        Condition.ALWAYS,
                        "",
                        Place.NOWHERE));
        return new Procedure(
                was.tenant(),
                was.id(),
                was.version() + "-draft",
                was.inForceFrom(),
                was.title(),
                was.summary(),
                was.basis(),
                was.laws(),
                was.calendar(),
                was.desk(),
                was.register(),
                was.report(),
                was.compartments(),
                was.fields(),
                was.parties(),
                was.consents(),
                was.stages(),
                was.actions(),
                was.instruments(),
                clocks,
                was.duties(),
                was.grounds(),
                was.exemptions(),
                was.outcomes(),
                sight,
                was.links(),
                was.promises(),
                was.keep(),
                was.at());
    }

    private static Clock shorter(Clock was) {
        return new Clock(
                was.id(),
                was.label(),
                was.kind(),
                Period.of(
                        Math.max(1, was.length().amount() * 2 / 3), was.length().unit()),
                was.startsOn(),
                was.startsWhen(),
                was.countedFrom(),
                was.roll(),
                was.calendar(),
                was.stopsOn(),
                was.pausesOn(),
                was.resumesOn(),
                was.pausesWhile(),
                was.once(),
                was.outlivesClosing(),
                was.remind(),
                was.onDue(),
                was.owner(),
                was.each(),
                was.meets(),
                was.basis(),
                was.at());
    }

    /** By the time that the core worked for it, so that what else the machine does counts little. */
    private static double run(List<Question> questions, Engine engine, Duration duration, boolean deciding) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        long end = begin + duration.toNanos();
        long done = 0;
        int answered = 0;
        long now;
        do {
            for (Question each : questions) {
                Object answer = deciding
                        ? engine.decide(each.state(), each.actor(), each.command(), each.circumstances())
                        : engine.offers(each.state(), each.actor(), each.circumstances());
                // So that no compiler finds the answer unneeded.
                answered += System.identityHashCode(answer) & 1;
            }
            done += questions.size();
            now = threads.getCurrentThreadCpuTime();
        } while (now < end);
        if (answered < 0) {
            throw new IllegalStateException("never");
        }
        return done / ((now - begin) / 1e9);
    }
}
