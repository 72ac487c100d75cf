package gehoor.engine.terminal;

import gehoor.engine.Engine;
import gehoor.engine.mutation.Argued;
import gehoor.engine.mutation.Mutant;
import gehoor.engine.mutation.Trial;
import gehoor.engine.rehearsal.Rehearsal;
import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Tells which small changes of procedures no worked example notices, and which example is missing. */
final class Mutated {
    /** Beside the examples; the reader leaves pages of people alone. */
    private static final String ARGUED = "survivors.md";

    private final PrintStream out;
    private final Path root;
    private final BiFunction<Place, String, String> told;
    private final Map<String, Argued> arguments = new HashMap<>();
    private int procedures;
    private int mutants;
    private int argued;
    private int survivors;
    private int problems;

    /** @param told how a sentence about a place is written */
    Mutated(PrintStream out, Path root, BiFunction<Place, String, String> told) {
        this.out = out;
        this.root = root;
        this.told = told;
    }

    void tell(Book book, Procedure procedure, List<Example> examples) {
        procedures++;
        Tenant tenant = book.tenant(procedure.tenant()).orElseThrow();
        Engine engine = new Engine(tenant, procedure, book.calendars());
        List<Rehearsal.Outcome> different = examples.stream()
                .map(example -> Rehearsal.run(engine, example))
                .filter(outcome -> !outcome.asExpected())
                .toList();
        String name = procedure.tenant() + " / " + procedure.id();
        if (!different.isEmpty()) {
            problems += different.size();
            out.println(name + ": not tried before its examples come out as they say:");
            different.forEach(outcome -> outcome.differences().forEach(this::tell));
            out.println();
            return;
        }
        Argued page = arguments.computeIfAbsent(page(procedure), this::read);
        Trial trial = Trial.of(book, tenant, procedure, examples);
        List<Mutant> left =
                trial.survivors().stream().filter(each -> !page.of(each)).toList();
        int let = trial.survivors().size() - left.size();
        mutants += trial.mutants().size();
        survivors += left.size();
        argued += let;
        out.printf(
                "%s: %d of %s told by %s, %d by none%s%n",
                name,
                trial.mutants().size() - trial.survivors().size(),
                Terminal.count(trial.mutants().size(), "change"),
                Terminal.count(examples.size(), "worked example"),
                left.size(),
                let == 0 ? "" : ", " + let + " argued");
        for (Mutant each : left) {
            out.println("  " + told.apply(each.at(), each.changed()));
            out.println("      " + each.missing());
        }
        List<Problem> idle = page.idle(trial);
        problems += idle.size();
        idle.forEach(this::tell);
        out.println();
    }

    private void tell(Problem problem) {
        out.println("  " + told.apply(problem.at(), problem.what()));
    }

    boolean none() {
        return procedures == 0;
    }

    /** @return whether nothing survived that nobody argued */
    boolean end() {
        for (Argued page : arguments.values()) {
            page.problems().forEach(this::tell);
            problems += page.problems().size();
        }
        out.printf(
                "%s, %s: %d told, %d argued, %d that no example tells.%n",
                Terminal.count(procedures, "procedure"),
                Terminal.count(mutants, "change"),
                mutants - survivors - argued,
                argued,
                survivors);
        return survivors == 0 && problems == 0;
    }

    /** {@code tenant/procedures/complaint.yaml} to {@code tenant/examples/survivors.md}. */
    private static String page(Procedure procedure) {
        String file = procedure.at().file();
        int folder = file.lastIndexOf("/procedures/");
        return (folder < 0 ? procedure.tenant() : file.substring(0, folder)) + "/examples/" + ARGUED;
    }

    private Argued read(String page) {
        Path file = root.resolve(page);
        if (!Files.isRegularFile(file)) {
            return Argued.none(page);
        }
        try {
            return Argued.read(page, Files.readString(file));
        } catch (IOException e) {
            return new Argued(
                    page,
                    Map.of(),
                    List.of(new Problem(new Place(page, 1, 1), "it cannot be read: " + e.getMessage())));
        }
    }
}
