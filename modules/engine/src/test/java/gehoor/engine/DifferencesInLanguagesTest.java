package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.rehearsal.Coverage;
import gehoor.engine.rehearsal.Rehearsals;
import gehoor.policy.Problem;
import gehoor.policy.reading.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a worked example differs by is told in the language of who reads it. */
class DifferencesInLanguagesTest {
    private static final Path GOOD = Path.of("../policy/src/test/resources/good");
    private static final String COMPLAINTS = "example-org/examples/complaints.yaml";
    private static final String NEIGHBOURS = "example-org/examples/neighbours.yaml";

    @Test
    void aStageAndADateThatAreOthers() throws IOException {
        List<Problem> differences = differences(
                COMPLAINTS,
                "    stage: treatment\n    clocks: {handling: {due: 2026-04-30,",
                "    stage: intake\n    clocks: {handling: {due: 2026-05-01,");

        assertThat(differences)
                .extracting(Problem::what)
                .containsExactly(
                        "stage is treatment, not intake", "the date of handling is 2026-04-30, not 2026-05-01");
        assertThat(differences)
                .extracting(problem -> problem.in("nl"))
                .containsExactly(
                        "fase is treatment, niet intake", "de datum van handling is 2026-04-30, niet 2026-05-01");
        assertThat(differences)
                .extracting(problem -> problem.in("fr"))
                .containsExactly(
                        "l’étape est treatment, et non intake",
                        "la date de handling est 2026-04-30, et non 2026-05-01");
    }

    @Test
    void aRefusalThatNobodyExpectedSaysWhyInTheSameLanguage() throws IOException {
        List<Problem> differences = differences(
                NEIGHBOURS, ", with: {agreed-day: 2026-05-10}, refused: settle}", ", with: {agreed-day: 2026-05-10}}");

        assertThat(differences).isNotEmpty();
        Problem refused = differences.get(0);
        assertThat(refused.what()).startsWith("\"agree-on-a-day\" was refused:       settle: ");
        assertThat(refused.in("nl")).startsWith("\"agree-on-a-day\" is geweigerd:       settle: ");
        assertThat(refused.in("fr")).startsWith("\"agree-on-a-day\" a été refusé :       settle : ");
        assertThat(List.of(why(refused, "en"), why(refused, "nl"), why(refused, "fr")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRuleThatNoExampleFires() throws IOException {
        Reading.Read read = (Reading.Read) Reading.read(GOOD);
        List<Problem> gaps = new Coverage()
                .gaps(read.book()
                        .tenant("example-org")
                        .orElseThrow()
                        .procedures()
                        .get("complaints")
                        .get(0));

        assertThat(gaps).isNotEmpty().allSatisfy(gap -> {
            assertThat(gap.what()).startsWith("no example fires the rule ");
            assertThat(gap.in("nl")).startsWith("geen voorbeeld gebruikt de regel ");
            assertThat(gap.in("fr")).startsWith("aucun exemple n’utilise la règle ");
        });
    }

    private static String why(Problem refused, String language) {
        String told = refused.in(language);
        return told.substring(told.indexOf("settle") + "settle".length() + 3);
    }

    private static List<Problem> differences(String file, String there, String instead) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(GOOD)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(GOOD.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        assertThat(files.get(file)).containsOnlyOnce(there);
        files.computeIfPresent(file, (path, text) -> text.replace(there, instead));
        Reading.Read read = (Reading.Read) Reading.read(files);
        return Rehearsals.run(read.book(), read.examples()).outcomes().stream()
                .flatMap(outcome -> outcome.differences().stream())
                .toList();
    }
}
