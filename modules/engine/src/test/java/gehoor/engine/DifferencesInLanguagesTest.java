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
    private static final String PROCEDURE = "example-org/procedures/complaints.yaml";
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

    @Test
    void aRuleThatLooksAtWhatStoodBeforeTheActSaysHowWhatIsGivenNowIsCalled() throws IOException {
        String act = "    asks: [facility-knows, {field: safety, required: no}]";
        String rule =
                "    requires: [{rule: known-there, that: facility-knows is yes, otherwise: {nl: Eerst daar., fr: Là d'abord., en: There first.}, basis: charter art. 4}]\n";
        List<Problem> differences = differences(PROCEDURE, act, rule + act);

        assertThat(differences)
                .extracting(Problem::what)
                .contains(
                        "\"ask-facility\" was refused:       known-there: There first.; facility-knows is here what stood there before this act: what is given now is asked.facility-knows");
        assertThat(differences)
                .extracting(problem -> problem.in("nl"))
                .anyMatch(told -> told.contains("wat nu gegeven wordt, is asked.facility-knows"));
    }

    @Test
    void aReportThatSaysNoCapacityWhereRulesLookAtItMissesThatAndNothingElse() throws IOException {
        String rule = "    - {rule: written-only, that: channel is-one-of web,";
        List<Problem> differences = differences(
                PROCEDURE,
                rule,
                "    - {rule: written-only, that: {all-of: [channel is web, capacity is parent]},",
                COMPLAINTS,
                "    capacity: parent\n",
                "");

        assertThat(differences)
                .extracting(Problem::what)
                .containsExactly(
                        "the report needs \"capacity\" here, for it is looked at by written-only; known: child, parent");
    }

    @Test
    void whatNoExampleFiresIsToldOnceAllComeOutAsTheySay() throws IOException {
        assertThat(gaps(rehearsed())).hasSizeGreaterThan(1).allMatch(told -> told.startsWith("no example fires "));
        assertThat(gaps(rehearsed(
                        COMPLAINTS,
                        "    stage: treatment\n    clocks: {handling: {due: 2026-04-30,",
                        "    stage: intake\n    clocks: {handling: {due: 2026-04-30,")))
                .containsExactly(
                        "which rules of \"complaints\" no example fires is told once its examples come out as they say");
    }

    /** Of the procedure of complaints. */
    private static List<String> gaps(Rehearsals rehearsals) {
        return rehearsals.gaps().stream()
                .filter(gap -> gap.at().file().equals(PROCEDURE))
                .map(Problem::what)
                .filter(told -> !told.startsWith("wherever "))
                .toList();
    }

    private static String why(Problem refused, String language) {
        String told = refused.in(language);
        return told.substring(told.indexOf("settle") + "settle".length() + 3);
    }

    private static List<Problem> differences(String... changes) throws IOException {
        return rehearsed(changes).outcomes().stream()
                .flatMap(outcome -> outcome.differences().stream())
                .toList();
    }

    /** The examples of the good folder, with some texts put in the place of others: file, what stands there, what stands there instead. */
    private static Rehearsals rehearsed(String... changes) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(GOOD)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(GOOD.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        for (int i = 0; i < changes.length; i += 3) {
            String there = changes[i + 1];
            String instead = changes[i + 2];
            assertThat(files.get(changes[i])).containsOnlyOnce(there);
            files.computeIfPresent(changes[i], (path, text) -> text.replace(there, instead));
        }
        Reading.Read read = (Reading.Read) Reading.read(files);
        return Rehearsals.run(read.book(), read.examples());
    }
}
