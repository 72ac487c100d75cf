package gehoor.engine.terminal;

import gehoor.engine.rehearsal.Rehearsal;
import gehoor.engine.rehearsal.Rehearsals;
import gehoor.engine.verification.Finding;
import gehoor.engine.verification.Findings;
import gehoor.engine.verification.Limits;
import gehoor.engine.verification.Verification;
import gehoor.policy.Book;
import gehoor.policy.Example;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The commands. Each ends with 0 where all is well, with 1 where something is wrong, with 2 where it was asked wrongly. */
public final class Terminal {
    private static final String USAGE = "usage: check DIR | run [--mutate] EXAMPLE | verify DIR | compare BEFORE AFTER";

    private static final String MUTATE = "--mutate";

    /** What is about one path. */
    private static final Set<String> ONE = Set.of("check", "run", "verify");

    private static final int WELL = 0;
    private static final int WRONG = 1;
    private static final int ASKED_WRONGLY = 2;

    private final PrintStream out;

    Terminal(PrintStream out) {
        this.out = out;
    }

    /** @param arguments {@code check DIR}, {@code run EXAMPLE}, {@code run --mutate DIR}, {@code verify DIR} or {@code compare BEFORE AFTER} */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Terminal(out).answer(arguments));
    }

    int answer(String... arguments) {
        if (arguments.length == 3 && arguments[0].equals("compare")) {
            return compare(arguments[1], arguments[2]);
        }
        if (arguments.length == 3 && arguments[0].equals("run") && arguments[1].equals(MUTATE)) {
            return about(MUTATE, arguments[2]);
        }
        if (arguments.length > 2 && ONE.contains(arguments[0])) {
            out.println("%s takes one path; there are %d.".formatted(arguments[0], arguments.length - 1));
            return ASKED_WRONGLY;
        }
        if (arguments.length != 2 || arguments[0].equals(MUTATE)) {
            out.println(USAGE);
            return ASKED_WRONGLY;
        }
        return about(arguments[0], arguments[1]);
    }

    private int about(String command, String folder) {
        Path asked = Path.of(folder).toAbsolutePath().normalize();
        Path root = tenantConfig(asked);
        if (root == null) {
            out.println(folder + " does not exist.");
            return ASKED_WRONGLY;
        }
        String part = root.relativize(asked).toString().replace('\\', '/');
        return switch (command) {
            case "check" -> check(root, part, Path.of(folder));
            case "run" -> run(root, part, Path.of(folder));
            case MUTATE -> mutate(root, part, Path.of(folder));
            case "verify" -> verify(root, part, Path.of(folder));
            default -> {
                out.println(USAGE);
                yield ASKED_WRONGLY;
            }
        };
    }

    private int check(Path root, String part, Path asked) {
        if (!Files.isDirectory(asked)) {
            out.println(asked + " is no folder: check takes a tenant-config folder, or a tenant's folder in one.");
            return ASKED_WRONGLY;
        }
        Reading reading = Reading.read(root);
        if (reading instanceof Reading.Faulty faulty) {
            return wrong(root, part, faulty.problems());
        }
        Reading.Read read = (Reading.Read) reading;
        Rehearsals rehearsals = Rehearsals.run(read.book(), read.examples());
        List<Problem> problems = rehearsals.problems().stream()
                .filter(each -> within(each.at(), part))
                .toList();
        if (!problems.isEmpty()) {
            return wrong(root, part, problems);
        }
        List<Tenant> tenants = read.book().tenants().values().stream()
                .filter(tenant -> part.isEmpty() || part.equals(tenant.id()) || part.startsWith(tenant.id() + "/"))
                .toList();
        out.printf(
                "All is well: %s, %s, %s that come out as they say.%n",
                count(tenants.size(), "tenant"),
                count(
                        tenants.stream()
                                .mapToInt(tenant -> tenant.procedures().size())
                                .sum(),
                        "procedure"),
                count(
                        (int) read.examples().stream()
                                .filter(example -> within(example.at(), part))
                                .count(),
                        "worked example"));
        return WELL;
    }

    private int run(Path root, String part, Path asked) {
        Reading reading = Reading.read(root);
        if (reading instanceof Reading.Faulty faulty) {
            out.println("The examples cannot be run before the folder is right:");
            return wrong(root, "", faulty.problems());
        }
        Reading.Read read = (Reading.Read) reading;
        List<Rehearsal.Outcome> outcomes = Rehearsals.run(read.book(), read.examples()).outcomes().stream()
                .filter(outcome -> within(outcome.example().at(), part))
                .toList();
        if (outcomes.isEmpty()) {
            out.println("There is no worked example in " + asked + ".");
            return ASKED_WRONGLY;
        }
        int different = 0;
        for (Rehearsal.Outcome outcome : outcomes) {
            out.printf(
                    "%-9s  %s / %s: %s%n",
                    outcome.asExpected() ? "as it says" : "DIFFERENT",
                    outcome.example().tenant(),
                    outcome.example().procedure(),
                    outcome.example().title());
            outcome.differences().forEach(each -> out.println("    " + told(root, each)));
            different += outcome.asExpected() ? 0 : 1;
        }
        out.println();
        Fired fired = new Fired(out);
        newest(read.book()).forEach(procedure -> {
            List<Example> all = Rehearsals.of(read.book(), procedure, read.examples());
            if (all.stream().allMatch(example -> within(example.at(), part))) {
                fired.tell(
                        procedure,
                        outcomes.stream()
                                .filter(outcome -> all.contains(outcome.example()))
                                .toList());
            }
        });
        out.println(
                different == 0
                        ? "%s, all as they say.".formatted(count(outcomes.size(), "worked example"))
                        : "%s, %d came out differently."
                                .formatted(count(outcomes.size(), "worked example"), different));
        return different == 0 ? WELL : WRONG;
    }

    private int mutate(Path root, String part, Path asked) {
        Reading reading = Reading.read(root);
        if (reading instanceof Reading.Faulty faulty) {
            out.println("Nothing can be changed before the folder is right:");
            return wrong(root, "", faulty.problems());
        }
        Reading.Read read = (Reading.Read) reading;
        Mutated mutated = new Mutated(out, root, (place, what) -> told(root, new Problem(place, what)));
        for (Procedure procedure : newest(read.book())) {
            List<Example> examples = Rehearsals.of(read.book(), procedure, read.examples());
            boolean meant =
                    within(procedure.at(), part) || examples.stream().anyMatch(example -> within(example.at(), part));
            if (meant) {
                mutated.tell(read.book(), procedure, examples);
            }
        }
        if (mutated.none()) {
            out.println("There is no procedure in " + asked + ".");
            return ASKED_WRONGLY;
        }
        return mutated.end() ? WELL : WRONG;
    }

    /** The newest version of each procedure: the one whose rules the examples must show. */
    private static List<Procedure> newest(Book book) {
        return book.tenants().values().stream()
                .flatMap(tenant -> tenant.procedures().values().stream())
                .map(versions -> versions.get(versions.size() - 1))
                .toList();
    }

    /** Ends with 0 where both mean the same, as with other commands that compare. */
    private int compare(String before, String after) {
        Reading.Read one = readable(before);
        Reading.Read other = readable(after);
        if (one == null || other == null) {
            return ASKED_WRONGLY;
        }
        // Where one organisation's folder is named, only that one is compared.
        Predicate<Tenant> here = tenant -> named(before, tenant) && named(after, tenant);
        int different = new Compared(out).tell(one.book(), other.book(), here);
        out.println(
                different == 0
                        ? "No procedure means anything else."
                        : "%s not the same.".formatted(count(different, "procedure")));
        return different == 0 ? WELL : WRONG;
    }

    private static boolean named(String folder, Tenant tenant) {
        Path asked = Path.of(folder).toAbsolutePath().normalize();
        Path root = tenantConfig(asked);
        return root == null
                || asked.equals(root)
                || root.relativize(asked).getName(0).toString().equals(tenant.id());
    }

    private Reading.@Nullable Read readable(String folder) {
        Path root = tenantConfig(Path.of(folder).toAbsolutePath().normalize());
        if (root == null) {
            out.println(folder + " does not exist.");
            return null;
        }
        Reading reading = Reading.read(root);
        if (reading instanceof Reading.Faulty faulty) {
            out.println("Nothing can be compared before " + folder + " is right:");
            wrong(root, "", faulty.problems());
            return null;
        }
        return (Reading.Read) reading;
    }

    private int verify(Path root, String part, Path asked) {
        Reading reading = Reading.read(root);
        if (reading instanceof Reading.Faulty faulty) {
            out.println("Nothing can be verified before the folder is right:");
            return wrong(root, "", faulty.problems());
        }
        Reading.Read read = (Reading.Read) reading;
        // what an example of one organisation shows to be possible says nothing about another's procedures
        Set<String> tenants = read.book().tenants().values().stream()
                .filter(tenant -> tenant.procedures().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(procedure -> within(procedure.at(), part)))
                .map(Tenant::id)
                .collect(Collectors.toSet());
        Rehearsals rehearsals = Rehearsals.run(
                read.book(),
                read.examples().stream()
                        .filter(example -> tenants.contains(example.tenant()))
                        .toList());
        int looked = 0;
        int unproved = 0;
        for (Tenant tenant : read.book().tenants().values()) {
            for (Procedure procedure :
                    tenant.procedures().values().stream().flatMap(List::stream).toList()) {
                if (within(procedure.at(), part)) {
                    looked++;
                    Findings findings =
                            Verification.of(tenant, procedure, read.book(), rehearsals.shown(procedure), Limits.USUAL);
                    out.println(procedure.reference());
                    findings.all().forEach(finding -> tell(root, finding));
                    out.println();
                    unproved += findings.clean() ? 0 : 1;
                }
            }
        }
        if (looked == 0) {
            out.println("There is no procedure in " + asked + ".");
            return ASKED_WRONGLY;
        }
        out.println(
                unproved == 0
                        ? "%s, all proved.".formatted(count(looked, "procedure"))
                        : "%s, %d not proved.".formatted(count(looked, "procedure"), unproved));
        return unproved == 0 ? WELL : WRONG;
    }

    private void tell(Path root, Finding finding) {
        String looked = finding.situations() == 0 ? "" : " (" + count(finding.situations(), "situation") + ")";
        String sentence = finding.words().in("en") + looked;
        if (finding.verdict() == Finding.Verdict.PROVED) {
            out.println("  proved   " + sentence);
            return;
        }
        String verdict = finding.verdict() == Finding.Verdict.REFUTED ? "REFUTED" : "OPEN   ";
        out.println("  " + verdict + "  " + told(root, new Problem(finding.at(), sentence)));
        finding.story().ifPresent(story -> story.lines().forEach(line -> out.println("      " + line)));
    }

    private int wrong(Path root, String part, List<Problem> problems) {
        List<Problem> told = new ArrayList<>();
        List<Problem> elsewhere = new ArrayList<>();
        problems.forEach(problem -> (within(problem.at(), part) ? told : elsewhere).add(problem));
        told.forEach(problem -> out.println(told(root, problem)));
        if (!told.isEmpty()) {
            out.println();
            out.println(count(told.size(), "problem") + ".");
        }
        if (!elsewhere.isEmpty()) {
            out.println("%s elsewhere in %s.".formatted(count(elsewhere.size(), "problem"), shown(root)));
        }
        return WRONG;
    }

    private static String told(Path root, Problem problem) {
        return problem.at().file().isEmpty()
                ? problem.toString()
                : shown(root.resolve(problem.at().file())) + ":" + problem.at().line() + ":"
                        + problem.at().column() + "  " + problem.what();
    }

    /** As short as it can be said from here. */
    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) && !path.equals(here)
                ? here.relativize(path).toString()
                : path.toString();
    }

    private static boolean within(Place at, String part) {
        return part.isEmpty() || at.file().equals(part) || at.file().startsWith(part + "/");
    }

    /** The folder of which this is a part: the nearest with calendars in it, else the folder itself. */
    private static @Nullable Path tenantConfig(Path asked) {
        if (!Files.exists(asked)) {
            return null;
        }
        for (Path folder = asked; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("_calendars"))) {
                return folder;
            }
        }
        return asked;
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
