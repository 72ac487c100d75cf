package gehoor.platform.bench;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.engine.rehearsal.Coverage;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Procedure;
import gehoor.policy.reading.Reading;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How often the engine alone decides and offers in a second, on one core: the questions of the worked examples again. */
final class Thinking {
    private record Question(
            Engine engine, FileState state, Actor actor, Command command, Circumstances circumstances) {}

    /** @param questions how many different ones were asked, in turn */
    record Measured(String procedure, int actions, int questions, double decisions, double offers) {}

    private Thinking() {}

    static Measured run(Path tenantConfig, Duration warmUp, Duration duration) {
        if (!(Reading.read(tenantConfig) instanceof Reading.Read read)) {
            throw new IllegalStateException("the tenants' folder is faulty: see ./gehoor check");
        }
        Book book = read.book();
        List<Question> all = new ArrayList<>();
        for (Example example : read.examples()) {
            Rehearsal.run(
                    book,
                    example,
                    new Coverage(),
                    (engine, state, actor, command, circumstances) ->
                            all.add(new Question(engine, state, actor, command, circumstances)));
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
        run(questions, one, warmUp, true);
        run(questions, one, warmUp, false);
        return new Measured(
                largest.id(),
                largest.actions().size(),
                questions.size(),
                run(questions, one, duration, true),
                run(questions, one, duration, false));
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
