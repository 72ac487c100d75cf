package gehoor.access.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the dashboard, its alarms and the page for operators ask for is there, and what is there is told of. */
class DashboardTest {
    private static final Path ROOT = Path.of(System.getProperty("gehoor.root"));
    private static final Pattern FIGURE = Pattern.compile("\\b(?:gehoor|jvm|process)_[a-z_]+[a-z]");
    /** What Prometheus adds to the name of a counter, a histogram or a summary. */
    private static final Pattern PART = Pattern.compile("_(total|bucket|count|sum)$");

    @Test
    void every_figure_on_the_dashboard_exists() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(ROOT.resolve("helm/gehoor/dashboards/gehoor.json").toFile());

        Set<String> asked = new TreeSet<>();
        dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(
                                target -> asked.addAll(named(target.path("expr").asText()))));

        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(unknown(asked)).isEmpty();
    }

    @Test
    void a_figure_that_does_not_exist_is_found() {
        assertThat(unknown(named("sum(rate(gehoor_clocks_do[5m])) / gehoor_clocks_due")))
                .containsExactly("gehoor_clocks_do");
        assertThat(unknown(named("rate(gehoor_clocks_due_total[5m])"))).containsExactly("gehoor_clocks_due_total");
    }

    @Test
    void the_page_for_operators_tells_each_of_ours_and_no_other() throws IOException {
        Set<String> told = named(Files.readString(ROOT.resolve("docs/operations.md"))).stream()
                .filter(name ->
                        name.startsWith("gehoor_") && !name.equals("gehoor_app") && !name.equals("gehoor_owner"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unknown(told)).isEmpty();
        assertThat(told.stream().map(name -> PART.matcher(name).replaceFirst("")))
                .containsAll(names().stream()
                        .filter(name -> name.startsWith("gehoor_"))
                        .toList());
    }

    private static Set<String> named(String text) {
        return FIGURE.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> unknown(Set<String> asked) {
        Set<String> plain = names();
        Set<String> parts = Set.of("gehoor_request_duration_seconds", "jvm_gc_collection_seconds");
        return asked.stream()
                .filter(name -> !plain.contains(name)
                        && !(parts.contains(PART.matcher(name).replaceFirst("")) && !name.endsWith("_total"))
                        && !name.equals("gehoor_refusals_total"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names() {
        Figures figures = new Figures();
        figures.standing(Optional.of(new Standing(0, Duration.ZERO, 0, 0, Duration.ZERO, 0, Map.of("web", 9L))));
        figures.request("GET /", 200, Duration.ofMillis(1));
        return figures.names();
    }
}
