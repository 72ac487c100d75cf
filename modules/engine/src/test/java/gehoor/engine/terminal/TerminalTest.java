package gehoor.engine.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void a_copy_of_the_tenants() throws IOException {
        Path original = Path.of(System.getProperty("gehoor.root", "../..")).resolve("tenant-config");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(original.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void a_folder_that_is_right_is_told_to_be() {
        assertThat(say("check", folder)).isZero();
        assertThat(written()).contains("All is well").doesNotContain("problem");
    }

    @Test
    void what_is_wrong_is_told_with_file_line_and_column() throws IOException {
        Path tenant = someTenant().resolve("tenant.yaml");
        long lines = Files.readAllLines(tenant).size();
        Files.writeString(tenant, "langauges: [nl]\n", StandardOpenOption.APPEND);

        assertThat(say("check", folder)).isEqualTo(1);
        assertThat(written()).contains(tenant + ":" + (lines + 1) + ":1  ").contains("langauges");
    }

    @Test
    void of_one_tenant_only_its_own_is_told() throws IOException {
        Path tenant = someTenant();
        Files.writeString(tenant.resolve("tenant.yaml"), "langauges: [nl]\n", StandardOpenOption.APPEND);
        Path other = tenants().stream()
                .filter(each -> !each.equals(tenant))
                .findFirst()
                .orElseThrow();

        assertThat(say("check", other)).isEqualTo(1);
        assertThat(written()).contains("elsewhere in").doesNotContain("langauges");
    }

    @Test
    void an_example_that_comes_out_differently_is_told() throws IOException {
        Path examples;
        try (Stream<Path> files = Files.list(someTenant().resolve("examples"))) {
            examples = files.sorted().findFirst().orElseThrow();
        }
        assertThat(say("run", examples)).isZero();
        written.reset();

        // Nothing is ever due on that day.
        String text = Files.readString(examples);
        String changed = text.replaceFirst("due: \\d{4}-\\d\\d-\\d\\d", "due: 2099-01-01");
        assertThat(changed).as("the example expects a date").isNotEqualTo(text);
        Files.writeString(examples, changed);

        assertThat(say("run", examples)).isEqualTo(1);
        assertThat(written()).contains("DIFFERENT").contains("2099-01-01").contains("1 came out differently");
    }

    @Test
    void of_a_procedure_whose_examples_were_all_run_it_is_told_which_rules_fire() throws IOException {
        Path house = house("");

        assertThat(say("run", house)).isZero();
        assertThat(written())
                .containsPattern("example-org / complaint: \\d+ of \\d+ rules fire in 1 worked example")
                .containsPattern("    no example    .*admit")
                .containsPattern("    1 example     .*answer-in-ten");
        assertThat(written().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void of_a_procedure_of_which_some_examples_were_run_nothing_is_told_of_its_rules() throws IOException {
        Path house = house("");
        Path more = house.resolve("example-org/examples/two.yaml");
        Files.copy(house.resolve("example-org/examples/one.yaml"), more);

        assertThat(say("run", more)).isZero();
        assertThat(written()).doesNotContain("rules fire");
    }

    @Test
    void a_change_that_no_example_notices_is_told_until_somebody_argues_it() throws IOException {
        Path house = house("");

        assertThat(mutate(house)).isEqualTo(1);
        assertThat(written())
                .containsPattern("complaint.yaml:\\d+:\\d+  action extend does extend by: 2 weeks → 3 weeks")
                .contains("No example shows that it is 2 weeks and not 3 weeks.")
                .containsPattern("1 procedure, \\d+ changes: \\d+ told, 0 argued, \\d+ that no example tells.");
        StringBuilder page = new StringBuilder("## complaint\n");
        written()
                .lines()
                .filter(line -> line.contains("complaint.yaml:"))
                .map(line -> line.replaceFirst("^.*complaint.yaml:\\d+:\\d+  ", ""))
                .forEach(changed -> page.append("- `").append(changed).append("`: in this test it may\n"));
        written.reset();
        Path argued = house.resolve("example-org/examples/survivors.md");
        Files.writeString(argued, page);

        assertThat(mutate(house)).as(written()).isZero();
        assertThat(written()).contains(", 0 that no example tells.");
        written.reset();

        Files.writeString(argued, page + "- `nothing of the kind`: it may\n");
        assertThat(mutate(house)).isEqualTo(1);
        assertThat(written()).contains("survivors.md:").contains("is no survivor");
    }

    @Test
    void nothing_is_changed_where_examples_come_out_differently_already() throws IOException {
        assertThat(mutate(house("2099-01-01"))).isEqualTo(1);
        assertThat(written())
                .contains("not tried before its examples come out as they say")
                .contains("2099-01-01");
    }

    @Test
    void where_there_is_no_procedure_nothing_is_changed() {
        assertThat(mutate(folder.resolve("_calendars"))).isEqualTo(2);
        assertThat(mutate(folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(new Terminal(new PrintStream(written, true, UTF_8)).answer("run", "--mutate"))
                .isEqualTo(2);
        assertThat(new Terminal(new PrintStream(written, true, UTF_8)).answer("--mutate", folder.toString()))
                .isEqualTo(2);
    }

    @Test
    void what_a_procedure_promises_is_told_to_be_proved() {
        assertThat(say("verify", folder.resolve("ik-ben-er-ook"))).isZero();
        assertThat(written()).contains("all proved").contains("From every situation a way leads to a proper end.");
    }

    @Test
    void what_is_broken_is_told_with_its_place_and_its_story() throws IOException {
        Path procedure = folder.resolve("solidaris/procedures/complaint.yaml");
        String text = Files.readString(procedure);
        Files.writeString(procedure, text.replaceFirst(", did move-to-dpo]", "]"));

        assertThat(say("verify", folder.resolve("solidaris"))).isEqualTo(1);
        assertThat(written())
                .contains("REFUTED  " + procedure + ":")
                .contains("- example: ")
                .contains("does: move-to-dpo");
    }

    @Test
    void where_there_is_no_procedure_nothing_is_verified() {
        assertThat(say("verify", folder.resolve("_calendars"))).isEqualTo(2);
        assertThat(say("verify", folder.resolve("nowhere"))).isEqualTo(2);
    }

    @Test
    void what_does_not_exist_is_no_problem_of_the_folder() {
        assertThat(say("check", folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(say("run", folder.resolve("_calendars"))).isEqualTo(2);
    }

    @Test
    void a_command_about_one_path_says_that_it_was_given_more() {
        String path = folder.toString();
        for (String command : List.of("check", "run", "verify")) {
            assertThat(new Terminal(new PrintStream(written, true, UTF_8)).answer(command, path, path))
                    .isEqualTo(2);
            assertThat(written()).contains(command + " takes one path; there are 2.");
        }
    }

    @Test
    void what_procedures_mean_otherwise_is_told_and_for_one_tenant_only_its_own() throws IOException {
        Path original = Path.of(System.getProperty("gehoor.root", "../..")).resolve("tenant-config");
        assertThat(compare(original, folder)).isZero();
        assertThat(written()).contains("No procedure means anything else.");
        written.reset();

        Path file;
        try (Stream<Path> files = Files.list(someTenant().resolve("procedures"))) {
            file = files.sorted().findFirst().orElseThrow();
        }
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\nkeep: \\d+ (year|month)s?", "\nkeep: 7 years"));

        assertThat(compare(original, folder)).isEqualTo(1);
        assertThat(written()).contains("keep was", "becomes 7 years", "1 procedure not the same.");
        written.reset();
        Path other = tenants().stream()
                .filter(each -> !file.startsWith(each))
                .findFirst()
                .orElseThrow();
        assertThat(compare(original, other)).isZero();
        assertThat(compare(original, folder.resolve("nowhere"))).isEqualTo(2);
    }

    /** The invented organisation, in a folder of its own; the date that its example names, changed where one is given. */
    private Path house(String due) throws IOException {
        Path original = Path.of("src/test/resources/house");
        Path house = Files.createDirectory(folder.resolve("house-of-tests"));
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = house.resolve(original.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                String text = Files.readString(file);
                Files.writeString(copy, due.isEmpty() ? text : text.replace("due: 2026-03-12", "due: " + due));
            }
        }
        return house;
    }

    private int mutate(Path path) {
        return new Terminal(new PrintStream(written, true, UTF_8)).answer("run", "--mutate", path.toString());
    }

    private int compare(Path before, Path after) {
        return new Terminal(new PrintStream(written, true, UTF_8))
                .answer("compare", before.toString(), after.toString());
    }

    private int say(String command, Path path) {
        return new Terminal(new PrintStream(written, true, UTF_8)).answer(command, path.toString());
    }

    private String written() {
        return written.toString(UTF_8);
    }

    private Path someTenant() throws IOException {
        return tenants().get(0);
    }

    private List<Path> tenants() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> Files.exists(each.resolve("tenant.yaml")))
                    .sorted()
                    .toList();
        }
    }
}
