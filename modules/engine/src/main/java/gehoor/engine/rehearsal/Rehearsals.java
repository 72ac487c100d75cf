package gehoor.engine.rehearsal;

import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
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
 * @param gaps rules that no example fires, and conditional ones that none leaves unfired
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
                gaps.addAll(coverage.getOrDefault(tenant.id() + "/" + newest.id(), new Coverage())
                        .gaps(newest));
            }
        }
        return new Rehearsals(List.copyOf(outcomes), List.copyOf(gaps), Map.copyOf(coverage));
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
