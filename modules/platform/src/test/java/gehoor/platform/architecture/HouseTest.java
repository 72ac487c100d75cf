package gehoor.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseTest {
    private static final String PLANTED = "gehoor.platform.architecture.planted..";
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static JavaClasses house;
    private static JavaClasses planted;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("gehoor");
        planted = new ClassFileImporter().importPackages("gehoor.platform.architecture.planted");
        assertThat(planted).isNotEmpty();
    }

    /** All but platform, which knows everything. */
    static List<String> modules() {
        return List.of(
                "policy", "engine", "vault", "casework", "store", "notices", "attachments", "access", "api", "web");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void no_arrow_runs_back(String module) {
        House.knowsOnly(module, "gehoor." + module + "..").check(house);
    }

    @Test
    void an_arrow_that_runs_back_is_caught() {
        // casework knows the engine; were it the engine's package, that would be an arrow back
        assertThatThrownBy(() -> House.knowsOnly("policy", "gehoor.casework..").check(house))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "engine", "vault", "casework"})
    void the_core_is_pure(String module) {
        House.isPure("gehoor." + module + "..").check(house);
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "engine"})
    void time_comes_in_as_an_argument(String module) {
        House.asksNoClock("gehoor." + module + "..").check(house);
    }

    @Test
    void names_say_something() {
        House.namesSaySomething("gehoor..").check(house);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packages_of_a_module_go_round_in_no_circle(String module) {
        House.noCycles(module).check(house);
    }

    @Test
    void planted_violations_are_caught() {
        assertThatThrownBy(() -> House.isPure(PLANTED).check(planted)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> House.asksNoClock(PLANTED).check(planted)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> House.namesSaySomething(PLANTED).check(planted))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void no_tenants_name_stands_in_java() throws IOException {
        List<String> names = tenantNames();
        assertThat(names).isNotEmpty();
        try (Stream<Path> files = Files.walk(ROOT.resolve("modules"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(50);
            for (Path source : sources) {
                assertThat(namesIn(Files.readString(source), names))
                        .as(source.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void a_tenants_name_in_java_is_caught() throws IOException {
        String name = tenantNames().get(0);

        assertThat(namesIn("if (tenant.equals(\"" + name + "\")) {", tenantNames()))
                .contains(name);
        assertThat(namesIn("class " + name.replace("-", "").toUpperCase(Locale.ROOT) + "Rules {", tenantNames()))
                .isNotEmpty();
    }

    @Test
    void every_package_says_what_belongs_in_it() throws IOException {
        try (Stream<Path> folders = Files.walk(ROOT.resolve("modules"))) {
            List<Path> packages = folders.filter(Files::isDirectory)
                    .filter(folder -> folder.toString().contains("/src/main/java/gehoor/"))
                    .filter(HouseTest::holdsJava)
                    .toList();
            assertThat(packages).hasSizeGreaterThan(8);
            for (Path each : packages) {
                Path said = each.resolve("package-info.java");
                assertThat(said).exists();
                assertThat(Files.readString(said, StandardCharsets.UTF_8))
                        .as(said.toString())
                        .contains("/**", "@NullMarked");
            }
        }
    }

    private static boolean holdsJava(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> tenantNames() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("tenant-config"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        }
    }

    /** The names as they are written in folders, in prose and in identifiers. */
    private static List<String> namesIn(String source, List<String> names) {
        String lower = source.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> lower.contains(name)
                        || lower.contains(name.replace("-", " "))
                        || lower.contains(name.replace("-", ""))
                        || lower.contains(name.replace("-", "_")))
                .toList();
    }
}
