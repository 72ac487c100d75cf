package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Problem;
import gehoor.policy.Said;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
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
                "`a: & b`|no text can begin with &; put it in quotes",
                "`a: * b`|no text can begin with *; put it in quotes",
                "`a: [*]`|no text can begin with *; put it in quotes",
                "`% b#a: c`|no text can begin with %",
                "`%YAML x#---#a: b`|no text can begin with %",
                "`%YAML 99999999999.1#---#a: b`|no text can begin with %",
                "`%YAML 1.2 x#---#a: b`|no text can begin with %",
                "`%YAML 1.2#%YAML 1.2#---#a: b`|no text can begin with %",
                "`%YAML 3.0#---#a: b`|no text can begin with %",
                "`a: b#%YAML 1.2`|no text can begin with %",
                "`a: !<b c`|tags (!) are not part of the language",
                "`a: !e!x b`|tags (!) are not part of the language",
                "`a: !b!%zz c`|tags (!) are not part of the language",
                "`a: \uFFFF`|a sign that no text can hold",
                "`a: \uD800`|a sign that no text can hold",
            })
    void everyReasonHasASentence(String text, String sentence) {
        assertTold(text.replace('#', '\n') + "\n", sentence);
    }

    @Test
    void halfASignAtTheEndHasOneToo() {
        assertTold("a: b\uD83D", "a sign that no text can hold");
    }

    @Test
    void aReasonThatNobodyKnowsYetIsNoEnglishSentenceOfTheParser() {
        assertThat(NotYaml.said("expected something new", "while scanning it")).isEqualTo(Said.of("yaml.unparsed"));
        assertThat(NotYaml.said(null, null)).isEqualTo(Said.of("yaml.unparsed"));
    }

    private static void assertTold(String text, String sentence) {
        SortedMap<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.put(FILE, text);

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
