package gehoor.engine.rehearsal;

import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Said;
import gehoor.policy.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All worked examples of a book.
 *
 * @param outcomes one per example, in order
 * @param gaps rules that no example fires, and conditional ones that none leaves unfired; of a procedure of which an example came out
 *     otherwise than it says, only that they are told later
 * @param coverage {@code tenant/procedure} to what its examples fire; none where it has no example
 */
public record Rehearsals(List<Rehearsal.Outcome> outcomes, List<Problem> gaps, Map<String, Coverage> coverage) {

    public static Rehearsals run(Book book, List<Example> examples) {
        Map<String, Coverage> coverage = new HashMap<>();
        List<Rehearsal.Outcome> outcomes = new ArrayList<>();
        for (Example example : examples) {
            Coverage of =
                    coverage.computeIfAbsent(example.tenant() + "/" + example.procedure(), none -> new Coverage());
            outcomes.add(Rehearsal.run(book, example, of));
        }
        List<Problem> gaps = new ArrayList<>();
        for (Tenant tenant : book.tenants().values()) {
            for (List<Procedure> versions : tenant.procedures().values()) {
                Procedure newest = versions.get(versions.size() - 1);
                gaps.addAll(gaps(newest, outcomes, coverage));
            }
        }
        return new Rehearsals(List.copyOf(outcomes), List.copyOf(gaps), Map.copyOf(coverage));
    }

    /** Where an example came out otherwise than it says, most of what none seems to fire is of that: it is told later. */
    private static List<Problem> gaps(
            Procedure newest, List<Rehearsal.Outcome> outcomes, Map<String, Coverage> coverage) {
        List<Problem> gaps = coverage.getOrDefault(newest.tenant() + "/" + newest.id(), new Coverage())
                .gaps(newest);
        boolean different = outcomes.stream()
                .filter(each -> each.example().tenant().equals(newest.tenant())
                        && each.example().procedure().equals(newest.id()))
                .anyMatch(each -> !each.asExpected());
        return different && !gaps.isEmpty()
                ? List.of(new Problem(newest.at(), Said.of("coverage.later", newest.id())))
                : gaps;
    }

    /** What the examples of the newest version of a procedure leave out, or that this is told later. */
    public List<Problem> gaps(Procedure newest) {
        return gaps(newest, outcomes, coverage);
    }

    /** Those of some examples that are played under this version of a procedure. */
    public static List<Example> of(Book book, Procedure procedure, List<Example> examples) {
        return examples.stream()
                .filter(each -> each.tenant().equals(procedure.tenant())
                        && each.procedure().equals(procedure.id())
                        && book.inForce(
                                        procedure.tenant(),
                                        procedure.id(),
                                        each.report().at().toLocalDate())
                                .filter(procedure::equals)
                                .isPresent())
                .toList();
    }

    /** Ids of the rules that the examples of a procedure fire. */
    public Set<String> shown(Procedure procedure) {
        Coverage of = coverage.get(procedure.tenant() + "/" + procedure.id());
        return of == null ? Set.of() : of.shown();
    }

    /** All that differed, and all gaps. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        outcomes.forEach(outcome -> problems.addAll(outcome.differences()));
        problems.addAll(gaps);
        return problems;
    }
}
