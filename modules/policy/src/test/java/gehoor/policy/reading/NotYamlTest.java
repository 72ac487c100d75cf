package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Problem;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parser refuses is told in our words, whichever of its reasons it has. */
class NotYamlTest {
    private static final String FILE = "example-org/procedures/danger.yaml";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a: b: c`|a colon with a space behind it cannot stand here",
                "`a: - b`|a dash cannot stand here",
                "`a: ? b`|a question mark with a space behind it cannot stand here",
                "`a: b#c#nothing#d: e`|a colon is missing behind this word",
                "`a:#\tb: c`|a tab; indent with spaces",
                "`a: @b`|no text can begin with @",
                "`a: %b`|no text can begin with %",
                "`a: \"b`|a text in quotes that does not end",
                "`a: \"b#---#c`|a text in quotes that does not end",
                "`a: [b#c: d`|in a list in square brackets a comma or a ] is missing",
                "`a: {b: c#d: e`|in a map in braces a comma or a } is missing",
                "`a: \"\\q\"`|a backslash within double quotes",
                "`a: |9x#  b`|behind | or > nothing more stands on the line",
                "`a: |0#  b`|behind | or > nothing more stands on the line",
                "`a:#  b: c# d: e`|this does not fit what stands above",
                "`- a#b: c`|this does not fit what stands above",
                "`a: b#]`|this does not fit what stands above",
            })
    void everyReasonHasASentence(String text, String sentence) {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.put(FILE, text.replace('#', '\n') + "\n");

        List<Problem> problems = ((Reading.Faulty) Reading.read(files)).problems();

        assertThat(problems)
                .filteredOn(each -> each.at().file().equals(FILE))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.what()).startsWith("not YAML: " + sentence);
                    assertThat(problem.in("nl")).startsWith("geen YAML: ").doesNotContain("gelezen worden");
                    assertThat(problem.in("fr")).startsWith("pas du YAML : ").doesNotContain("illisible");
                });
    }
}
