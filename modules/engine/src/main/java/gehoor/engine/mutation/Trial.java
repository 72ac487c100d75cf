package gehoor.engine.mutation;

import gehoor.engine.Engine;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import java.util.ArrayList;
import java.util.List;

/**
 * The worked examples of a procedure, played against each of its mutants until one comes out differently.
 *
 * @param examples how many there are
 * @param mutants all that were tried, in the order of the file
 * @param survivors those that no example told
 */
public record Trial(Procedure procedure, int examples, List<Mutant> mutants, List<Mutant> survivors) {

    /**
     * Plays them.
     *
     * @param examples those of this procedure, all of which come out as they say
     */
    public static Trial of(Book book, Tenant tenant, Procedure procedure, List<Example> examples) {
        List<Mutant> mutants = Mutants.of(book, tenant, procedure);
        List<Mutant> survivors = new ArrayList<>();
        List<Example> order = new ArrayList<>(examples);
        for (Mutant mutant : mutants) {
            Engine engine = new Engine(Mutants.with(tenant, mutant.procedure()), mutant.procedure(), book.calendars());
            boolean told = false;
            for (int i = 0; i < order.size() && !told; i++) {
                told = !Rehearsal.run(engine, order.get(i)).asExpected();
                if (told) {
                    // What told this one is likely to tell the next, which stands beside it.
                    order.add(0, order.remove(i));
                }
            }
            if (!told) {
                survivors.add(mutant);
            }
        }
        return new Trial(procedure, examples.size(), mutants, List.copyOf(survivors));
    }
}
