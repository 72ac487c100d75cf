package gehoor.engine.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.rehearsal.Rehearsal;
import gehoor.engine.rehearsal.Rehearsals;
import gehoor.policy.Clock;
import gehoor.policy.Example;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.comparing.Comparison;
import gehoor.policy.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutationTest {
    private static final Path HOUSE = Path.of("src/test/resources/house");
    private static final Path GOOD = Path.of("../policy/src/test/resources/good");
    private static final Path TENANTS =
            Path.of(System.getProperty("gehoor.root", "../..")).resolve("tenant-config");
    private static final String EXAMPLE = "example-org/examples/one.yaml";

    /** The parts of a procedure in which something is changed: one that is called otherwise would quietly be left alone. */
    private static final String WHERE =
            "length roll counted-from starts-on stops-on pauses-on pauses-while starts-when remind"
                    + " distance on-due does arises-on met-by bars bars-closing unless once repeatable outlives-closing own used-up"
                    + " not-in-future by who only compartments identities reporters identity-rules stages from to requires that"
                    + " when required-when asked-when stage outcome lifts value at-most by-invitation";

    @Test
    void a_term_whose_date_an_example_names_is_told_when_it_changes() {
        Trial trial = trial(texts());

        assertThat(made(trial))
                .contains("clock answer-in-ten length: 10 calendar days → 11 calendar days")
                .contains("clock answer-in-ten length: 10 calendar days → 9 calendar days");
        assertThat(survived(trial)).noneMatch(each -> each.startsWith("clock answer-in-ten length"));
    }

    @Test
    void one_whose_date_no_example_names_survives_and_names_the_example_that_is_missing() {
        Map<String, String> texts = texts();
        texts.computeIfPresent(EXAMPLE, (file, text) -> text.replace("due: 2026-03-12, ", ""));

        Trial trial = trial(texts);

        assertThat(trial.survivors())
                .filteredOn(each -> each.changed().startsWith("clock answer-in-ten length"))
                .hasSize(2)
                .allSatisfy(each -> {
                    assertThat(each.kind()).isEqualTo(Mutation.LENGTH);
                    assertThat(each.missing())
                            .contains("it is 10 calendar days and not ")
                            .contains("names the date on which `answer-in-ten` is due");
                    assertThat(each.at().file()).isEqualTo("example-org/procedures/complaint.yaml");
                });
    }

    @Test
    void an_example_that_is_added_tells_what_survived_without_it() {
        String requirement = "action admit requires: without A-subject";
        assertThat(survived(trial(texts()))).contains(requirement);
        Map<String, String> texts = texts();
        texts.computeIfPresent(EXAMPLE, (file, text) -> text + """

                - example: Nothing is admitted without a subject
                  procedure: complaint
                  report: {at: 2026-03-02T09:00, by: handler an, channel: phone, kind: complaint, reporter: person, identity: named, with: {story: "It was cold."}}
                  steps:
                    - {at: 2026-03-02T10:00, by: handler an, does: assign, with: {assignee: handler an}}
                    - {at: 2026-03-03T10:00, by: handler an, does: admit, refused: A-subject}
                  then: {stage: intake}
                """);

        assertThat(survived(trial(texts))).doesNotContain(requirement);
    }

    @Test
    void each_mutant_is_one_change_that_a_comparison_tells_and_the_same_each_time() {
        Trial trial = trial(texts());
        Trial again = trial(texts());

        assertThat(trial.mutants())
                .hasSizeGreaterThan(100)
                .allSatisfy(each -> assertThat(Comparison.of(trial.procedure(), each.procedure()))
                        .as(each.changed())
                        .isNotEmpty());
        assertThat(made(trial)).doesNotHaveDuplicates().isEqualTo(made(again));
        assertThat(survived(trial)).isEqualTo(survived(again));
        assertThat(trial.mutants().stream().map(each -> each.at().line()).toList())
                .isSorted();
    }

    /** A kind that is never made would look as if nothing survived it. */
    @Test
    void every_kind_of_change_is_made_in_the_projects_own_tenants_and_in_the_one_that_uses_every_word() {
        Set<Mutation> never = EnumSet.allOf(Mutation.class);
        Set<String> where = new TreeSet<>();
        boolean floor = false;
        for (Path folder : List.of(TENANTS, GOOD)) {
            Reading.Read read = (Reading.Read) Reading.read(folder);
            for (Tenant tenant : read.book().tenants().values()) {
                for (List<Procedure> versions : tenant.procedures().values()) {
                    Procedure procedure = versions.get(versions.size() - 1);
                    List<Mutant> mutants = Mutants.of(read.book(), tenant, procedure);
                    mutants.forEach(each -> {
                        never.remove(each.kind());
                        String path = each.changed().substring(0, each.changed().indexOf(": "));
                        where.add(path.substring(path.lastIndexOf(' ') + 1));
                    });
                    floor |= procedure.clocks().values().stream()
                            .filter(clock -> !clock.meets().isEmpty())
                            .anyMatch(clock -> lengths(mutants, clock) == 1);
                }
            }
        }

        assertThat(never).isEmpty();
        assertThat(Stream.of(WHERE.split(" ")).filter(word -> !where.contains(word)))
                .as("where nothing is changed any more")
                .isEmpty();
        assertThat(floor)
                .as("a term as long as the law allows is not made longer: the reader would refuse it")
                .isTrue();
    }

    /** One of them, for all take too long here; what is told must not become less unseen. */
    @Test
    void the_examples_of_one_tenant_tell_most_changes_of_its_procedures_and_all_of_its_terms() {
        Reading.Read read = (Reading.Read) Reading.read(TENANTS);
        Tenant tenant = read.book().tenant("solidaris").orElseThrow();
        for (List<Procedure> versions : tenant.procedures().values()) {
            Procedure procedure = versions.get(versions.size() - 1);

            Trial trial =
                    Trial.of(read.book(), tenant, procedure, Rehearsals.of(read.book(), procedure, read.examples()));

            assertThat(trial.mutants()).hasSizeGreaterThan(50);
            assertThat(trial.survivors().size() * 100)
                    .as(procedure.reference())
                    .isLessThan(trial.mutants().size() * 35);
            assertThat(trial.survivors()).noneMatch(each -> each.kind() == Mutation.LENGTH);
        }
    }

    private static long lengths(List<Mutant> mutants, Clock clock) {
        return mutants.stream()
                .filter(each -> each.changed().startsWith("clock " + clock.id() + " length:"))
                .count();
    }

    @Test
    void rules_are_counted_by_the_examples_in_which_they_fire() {
        Reading.Read read = (Reading.Read) Reading.read(texts());

        List<Rehearsal.Outcome> outcomes =
                Rehearsals.run(read.book(), read.examples()).outcomes();

        assertThat(outcomes)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.fired())
                        .contains("inform", "answer-in-ten")
                        .doesNotContain("admit", "A-subject"));
    }

    @Test
    void a_survivor_that_somebody_argued_may_live_and_an_argument_about_none_is_told() {
        Trial trial = trial(texts());
        Mutant survivor = trial.survivors().get(0);

        Argued argued = Argued.read("survivors.md", """
                # Why these may live

                ## complaint
                - `%s`: nobody can come there
                - `clock answer-in-ten length: 10 calendar days → 11 calendar days`: an example tells it
                """.formatted(survivor.changed()));

        assertThat(argued.problems()).isEmpty();
        assertThat(argued.of(survivor)).isTrue();
        assertThat(argued.of(trial.survivors().get(1))).isFalse();
        assertThat(argued.idle(trial)).singleElement().satisfies(problem -> {
            assertThat(problem.at().line()).isEqualTo(5);
            assertThat(problem.what()).contains("is no survivor");
        });
    }

    @Test
    void an_argument_needs_a_procedure_and_a_reason() {
        Argued argued = Argued.read("survivors.md", """
                - `something`: before any heading
                ## complaint
                - `something`
                """);

        assertThat(argued.problems()).extracting(problem -> problem.at().line()).containsExactly(1, 3);
    }

    private static List<String> made(Trial trial) {
        return trial.mutants().stream().map(Mutant::changed).toList();
    }

    private static List<String> survived(Trial trial) {
        return trial.survivors().stream().map(Mutant::changed).toList();
    }

    private static Trial trial(Map<String, String> texts) {
        if (!(Reading.read(texts) instanceof Reading.Read read)) {
            throw new IllegalStateException("faulty: " + Reading.read(texts));
        }
        Tenant tenant = read.book().tenant("example-org").orElseThrow();
        Procedure procedure = tenant.procedures().get("complaint").get(0);
        List<Example> examples = Rehearsals.of(read.book(), procedure, read.examples());
        assertThat(Rehearsals.run(read.book(), examples).outcomes()).allMatch(Rehearsal.Outcome::asExpected);
        return Trial.of(read.book(), tenant, procedure, examples);
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(HOUSE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(HOUSE.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
