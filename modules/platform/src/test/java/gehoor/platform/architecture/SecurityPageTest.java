package gehoor.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on security says is tested, is; and what is tested, it says. */
class SecurityPageTest {
    private static final Path ROOT = Path.of(System.getProperty("gehoor.root", "../.."));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (V[0-9.]+) \\|([^|]+)\\|([^|]+)\\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern TAGGED =
            Pattern.compile("((?:\\s*@Tag\\(\"asvs:V[0-9.]+\"\\))+)((?:\\s*@\\w+(?:\\([^)]*\\))?)*)\\s*void (\\w+)\\(");
    private static final Pattern TAG = Pattern.compile("asvs:(V[0-9.]+)");

    @Test
    void everyClaimHasItsTestAndEveryTestItsClaim() {
        assertThat(differences(page(), sources())).isEmpty();
        assertThat(claims(page()).keySet()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void aClaimWithoutATestIsFound() {
        String page = "| V1.2.3 | x | `SomeTest.some` |\n| V1.2.4 | x | `SomeTest.other`, `NoTest.none` |\n";
        Map<String, String> sources = Map.of(
                "SomeTest",
                "  @Test\n  @Tag(\"asvs:V1.2.3\")\n  @Clause(\"PL-01\")\n  void some() {}\n  @Test\n  void other() {}\n");

        assertThat(differences(page, sources))
                .containsExactlyInAnyOrder(
                        "V1.2.4 is said to be held by SomeTest.other, which does not carry it",
                        "V1.2.4 is said to be held by NoTest.none, which does not carry it");
        assertThat(differences("", sources))
                .containsExactly("SomeTest.some carries V1.2.3, which the page does not say");
        assertThat(differences("| V1.2.3 | x | |\n", sources))
                .contains("V1.2.3 names no test", "SomeTest.some carries V1.2.3, which the page does not say");
    }

    private static List<String> differences(String page, Map<String, String> sources) {
        Map<String, Set<String>> claims = claims(page);
        Map<String, Set<String>> carried = new TreeMap<>();
        sources.forEach((name, source) -> {
            Matcher tests = TAGGED.matcher(source);
            while (tests.find()) {
                Matcher items = TAG.matcher(tests.group(1));
                while (items.find()) {
                    carried.computeIfAbsent(items.group(1), none -> new TreeSet<>())
                            .add(name + "." + tests.group(3));
                }
            }
        });
        List<String> differences = new ArrayList<>();
        claims.forEach((item, tests) -> {
            if (tests.isEmpty()) {
                differences.add(item + " names no test");
            }
            tests.stream()
                    .filter(test -> !carried.getOrDefault(item, Set.of()).contains(test))
                    .forEach(test ->
                            differences.add(item + " is said to be held by " + test + ", which does not carry it"));
        });
        carried.forEach((item, tests) -> tests.stream()
                .filter(test -> !claims.getOrDefault(item, Set.of()).contains(test))
                .forEach(test -> differences.add(test + " carries " + item + ", which the page does not say")));
        return differences;
    }

    /** Item to the tests that are said to hold it. */
    private static Map<String, Set<String>> claims(String page) {
        Map<String, Set<String>> claims = new TreeMap<>();
        Matcher rows = ROW.matcher(page);
        while (rows.find()) {
            Set<String> tests = claims.computeIfAbsent(rows.group(1), none -> new TreeSet<>());
            Matcher named = NAMED.matcher(rows.group(3));
            while (named.find()) {
                tests.add(named.group(1) + "." + named.group(2));
            }
        }
        return claims;
    }

    private static String page() {
        try {
            return Files.readString(ROOT.resolve("docs/security.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The test classes of all modules, by their name; but this one, which plants some. */
    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("modules"), 20)) {
            for (Path file : files.filter(each ->
                            each.toString().matches(".*[/\\\\]src[/\\\\]test[/\\\\]java[/\\\\].*(Test|IT|Fuzz)\\.java"))
                    .toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                String source = Files.readString(file);
                if (source.contains("asvs:V") && !name.equals("SecurityPageTest")) {
                    assertThat(sources.put(name, source))
                            .as("two test classes called %s", name)
                            .isNull();
                }
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
