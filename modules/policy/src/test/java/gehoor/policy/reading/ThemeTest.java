package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Theme;
import gehoor.policy.Theme.Colour;
import gehoor.policy.Theme.Scheme;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is refused stands among the bad files; here stands what is read. */
class ThemeTest {

    @Test
    void what_is_chosen_is_there_and_the_rest_is_the_houses() {
        Theme theme = theme("");

        assertThat(theme.light())
                .containsKeys(Colour.values())
                .containsEntry(Colour.LINK, "#7a1f4b")
                .containsEntry(Colour.HEAD, "#7a1f4b");
        assertThat(theme.dark())
                .containsKeys(Colour.values())
                .containsEntry(Colour.ACCENT, "#f0a8c8")
                .containsEntry(Colour.GROUND, Colour.GROUND.house(Scheme.DARK));
        assertThat(theme.font()).isEqualTo(Theme.Font.HUMANIST);
        assertThat(theme.headings()).isEqualTo(Theme.Font.OLD_STYLE);
        assertThat(theme.headingWeight()).isEqualTo(Theme.Weight.BOLD);
        assertThat(theme.corners()).isEqualTo(Theme.Corners.SOFT);
    }

    @Test
    void who_chooses_nothing_has_the_houses() {
        assertThat(theme("(?s)theme:\n.*")).isEqualTo(Theme.HOUSE);
    }

    @Test
    void headings_are_set_as_the_text_is_unless_said() {
        assertThat(theme("  headings: old-style\n").headings()).isEqualTo(Theme.Font.HUMANIST);
    }

    /** Else a tenant that chooses one colour would be told of pairs that it did not choose. */
    @Test
    void the_houses_own_colours_keep_what_is_asked_of_others() {
        Problems problems = new Problems(100);
        String everything = Map.of("light", Scheme.LIGHT, "dark", Scheme.DARK).entrySet().stream()
                .map(scheme -> scheme.getKey() + ": " + palette(scheme.getValue()) + "\n")
                .collect(Collectors.joining());
        Contrasts.look(
                (Written.Entries) Composer.compose("theme", everything, Limits.USUAL, problems)
                        .orElseThrow(),
                problems);

        assertThat(problems.sorted()).isEmpty();
    }

    private static String palette(Scheme scheme) {
        return new TreeMap<>(Theme.HOUSE.colours(scheme))
                .entrySet().stream()
                        .map(colour -> colour.getKey().word() + ": \"" + colour.getValue() + "\"")
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The good tenant's, without what is left out. */
    private static Theme theme(String leftOut) {
        Map<String, String> files = Fixtures.files(Fixtures.GOOD);
        files.computeIfPresent("example-org/tenant.yaml", (path, text) -> {
            String without = text.replaceFirst(leftOut, "");
            assertThat(leftOut.isEmpty() || !without.equals(text)).isTrue();
            return without;
        });
        return Fixtures.read(Reading.read(files))
                .book()
                .tenants()
                .get("example-org")
                .theme();
    }
}
