package gehoor.engine.transition;

import gehoor.engine.Deadline;
import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.engine.Refusal;
import gehoor.policy.Words;
import gehoor.policy.comparing.Comparison;
import gehoor.policy.comparing.Difference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What it would change for one open file if it went over from its version of the procedure to another, as of now.
 *
 * @param bars all that stands in the way, with what is still needed; empty: it may go over
 * @param terms its clocks that have not stopped, in the order in which they started
 * @param acts what people can do in the file under one of the two alone
 * @param less who would read less than now
 * @param differences what the other version means otherwise, whether or not it concerns this file now
 */
public record Transition(
        List<Refusal> bars, List<Term> terms, List<Act> acts, List<Less> less, List<Difference> differences) {

    /**
     * One clock that has not stopped.
     *
     * @param promised it is a published term
     * @param state under the other version
     * @param explained how the date under the other version was reached
     */
    public record Term(
            String run,
            Words label,
            boolean promised,
            LocalDate before,
            LocalDate after,
            Deadline.State state,
            Words explained) {
        /** Whether its date would be another. */
        public boolean moves() {
            return !before.equals(after);
        }
    }

    /**
     * Something that is offered under one version alone.
     *
     * @param role id of the role that could do it; {@code complainant} or {@code party:<kind>}
     * @param gained it is offered under the other version only; else under the present one only
     */
    public record Act(String action, Words label, String role, boolean gained) {}

    /** @param viewer id of the role, {@code complainant} or {@code party:<kind>} */
    public record Less(String viewer, String compartment, Words label) {}

    public Transition {
        bars = List.copyOf(bars);
        terms = List.copyOf(terms);
        acts = List.copyOf(acts);
        less = List.copyOf(less);
        differences = List.copyOf(differences);
    }

    /**
     * Looks at one file under both.
     *
     * @param from the version it runs under
     * @param to another version of the same procedure
     */
    public static Transition of(Engine from, Engine to, Holding file) {
        List<Difference> differences = Comparison.of(from.procedure(), to.procedure());
        List<Refusal> bars = new ArrayList<>(Keeping.bars(from, to, file));
        if (!bars.isEmpty()) {
            // where something would lose its meaning, the other version cannot be asked about this file
            return new Transition(bars, List.of(), List.of(), List.of(), differences);
        }
        differences.stream()
                .filter(Difference::widens)
                .forEach(difference -> bars.add(Bars.rule(difference.id(), "widens", difference.sentence())));
        List<Term> terms = terms(from, to, file);
        for (Term term : terms) {
            if (term.promised() && term.after().isAfter(term.before())) {
                bars.add(Bars.rule(
                        term.run(), "later", term.label(), Bars.date(term.before()), Bars.date(term.after())));
            }
        }
        Onlooking onlooking = new Onlooking(from, to, file);
        bars.addAll(onlooking.wider());
        if (onlooking.nobodyCouldAct()) {
            bars.add(Bars.rule("someone", "nobody"));
        }
        return new Transition(bars, terms, onlooking.acts(), onlooking.narrower(), differences);
    }

    private static List<Term> terms(Engine from, Engine to, Holding file) {
        Map<String, Deadline> before = byRun(from, file);
        List<Term> terms = new ArrayList<>();
        for (Deadline after : to.ledger(file.state(), file.circumstances().now())) {
            Deadline was = before.get(after.run());
            FileState.ClockRun run = file.state().runs().get(after.run());
            if (was != null && run != null && run.open()) {
                terms.add(new Term(
                        after.run(),
                        after.clock().label(),
                        Bars.promised(was.clock()),
                        was.due(),
                        after.due(),
                        after.state(),
                        after.explained()));
            }
        }
        return terms;
    }

    private static Map<String, Deadline> byRun(Engine engine, Holding file) {
        return engine.ledger(file.state(), file.circumstances().now()).stream()
                .collect(Collectors.toMap(Deadline::run, deadline -> deadline));
    }
}
