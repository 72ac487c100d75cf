package gehoor.web.style;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gehoor.policy.Tenant;
import gehoor.policy.Theme;
import gehoor.policy.Theme.Colour;
import gehoor.policy.Theme.Scheme;
import gehoor.policy.reading.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StylesTest {
    private static final String COLOURS = "(--house-[a-z-]+:#[0-9a-f]{6};){11}";

    /** All that a tenant can change: eleven colours in light and in dark, fonts, a weight and a length. */
    private static final Pattern VALUES = Pattern.compile(":root\\{" + COLOURS
            + "--house-font:[A-Za-z0-9 ,\"-]+;--house-heading-font:[A-Za-z0-9 ,\"-]+;--house-heading-weight:[4-7]00;"
            + "--house-radius:(0|[.0-9]+rem)}\n@media screen and \\(prefers-color-scheme:dark\\)\\{:root\\{" + COLOURS
            + "}}\n");

    /** Names for the markup alone, or for what is drawn as it is without being said. */
    private static final Set<String> WITHOUT_RULE = Set.of(
            "utrecht-root",
            "utrecht-document",
            "utrecht-alert--info",
            "utrecht-pagination__relative-link--prev",
            "utrecht-table--html-table",
            "utrecht-table-container--overflow-inline",
            "house-clock--running",
            "house-clock__when",
            "house-date",
            "house-files__item",
            "house-form",
            "house-history__what");

    @Test
    void every_tenant_has_its_own_values_after_what_all_have() {
        Collection<Tenant> tenants = tenants();
        assertThat(tenants).hasSizeGreaterThan(3);
        for (Tenant tenant : tenants) {
            String css = Styles.css(tenant);
            String house = house();

            assertThat(css).startsWith(house);
            assertThat(css.substring(house.length())).as(tenant.id()).matches(VALUES);
            for (Scheme scheme : Scheme.values()) {
                tenant.theme()
                        .colours(scheme)
                        .forEach((colour, value) -> assertThat(css).contains("--house-" + colour.word() + ":" + value));
            }
        }
        assertThat(tenants.stream().map(Styles::hash))
                .as("each looks like itself")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "red",
                "#fff",
                "#14557b;} body{display:none",
                "url(https://example.org)",
                "#14557b\n",
                "#14557g",
                ""
            })
    void what_is_no_colour_never_becomes_css(String evil) {
        assertThatThrownBy(() -> with(Map.of(Colour.ACCENT, evil))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Theme.Font.class)
    void every_font_is_of_the_readers_own_screen(Theme.Font font) {
        Theme theme = new Theme(Map.of(), Map.of(), font, font, Theme.Weight.BOLD, Theme.Corners.SQUARE);

        assertThat(Styles.values(theme)).matches(VALUES);
        assertThat(font.families()).endsWith("serif");
    }

    /** The reader judges tenants' colours against the house's, as Theme has them: the stylesheet must have the same. */
    @Test
    void the_house_has_the_values_that_tenants_are_judged_against() {
        String house = house();
        String light = between(house, ":root{", "}");
        String dark = between(house, "prefers-color-scheme:dark){:root{", "}");
        for (Colour colour : Colour.values()) {
            assertThat(spelled(light, colour.word())).isEqualTo(colour.house(Scheme.LIGHT));
            assertThat(spelled(dark, colour.word())).isEqualTo(colour.house(Scheme.DARK));
        }
        assertThat(spelled(light, "danger")).isEqualTo(Scheme.LIGHT.danger());
        assertThat(spelled(dark, "danger")).isEqualTo(Scheme.DARK.danger());
    }

    @Test
    void it_is_small_and_asks_nothing_of_anybody_else() {
        for (Tenant tenant : tenants()) {
            Sheet sheet = Styles.sheet(tenant.theme());

            assertThat(sheet.bytes(false).length).isLessThan(37_000);
            assertThat(sheet.bytes(true).length).isLessThan(12_000);
            assertThat(sheet.text()).doesNotContain("@import", "url(", "@font-face", "expression(");
        }
        assertThat(house()).contains("EUPL-1.2");
    }

    @Test
    void what_is_compressed_is_the_same() throws IOException {
        Sheet sheet = Sheet.of("body{margin:0}");

        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(sheet.bytes(true)))) {
            assertThat(new String(gzip.readAllBytes(), UTF_8)).isEqualTo("body{margin:0}");
        }
        assertThat(sheet.hash())
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(Sheet.of("body{margin:1}").hash());
    }

    /** The book is what pages are written after. */
    @Test
    void every_class_of_the_book_has_a_rule() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> pages = Files.list(Path.of("src/main/css/book"))) {
            for (Path page : pages.toList()) {
                Pattern.compile("class=\"([^\"]*)\"")
                        .matcher(Files.readString(page))
                        .results()
                        .forEach(found -> used.addAll(List.of(found.group(1).split(" "))));
            }
        }
        Set<String> ruled = Pattern.compile("\\.((?:house|utrecht)-[a-z0-9_-]+)")
                .matcher(house())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(used).hasSizeGreaterThan(100).allMatch(name -> name.matches("(house|utrecht)-[a-z0-9_-]+"));
        used.removeAll(ruled);
        assertThat(used).isSubsetOf(WITHOUT_RULE);
    }

    @Test
    void the_icon_is_the_first_letter_of_the_name() {
        assertThat(Icon.svg("« Één » huis", Locale.forLanguageTag("nl"), Theme.HOUSE))
                .contains(">É</text>", "fill=\"#14557b\"", "fill=\"#ffffff\"");
        assertThat(Icon.svg("<script>&\"", Locale.ROOT, Theme.HOUSE)).contains(">S</text>");
        assertThat(Icon.svg("<&\">", Locale.ROOT, Theme.HOUSE))
                .contains("></text>")
                .doesNotContain("script", "href", "<&");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "gzip, deflate, br, zstd | true",
                "br;q=1.0, GZIP; q=0.5 | true",
                "deflate, gzip;q=0 | false",
                "gzip;q=0.000 | false",
                "br | false",
                "x-notgzip | false",
                "'' | false"
            })
    void who_does_not_take_gzip_gets_none(String accepted, boolean taken) {
        assertThat(StyleRoutes.takesGzip(accepted)).isEqualTo(taken);
        assertThat(StyleRoutes.takesGzip(null)).isFalse();
    }

    private static Theme with(Map<Colour, String> light) {
        Theme house = Theme.HOUSE;
        return new Theme(light, Map.of(), house.font(), house.headings(), house.headingWeight(), house.corners());
    }

    private static Collection<Tenant> tenants() {
        return Reading.read(Path.of("../../tenant-config")) instanceof Reading.Read read
                ? read.book().tenants().values()
                : List.of();
    }

    private static String house() {
        try {
            return Files.readString(Path.of("src/main/resources/gehoor/web/house.css"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String between(String text, String from, String to) {
        int begin = text.indexOf(from) + from.length();
        return text.substring(begin, text.indexOf(to, begin));
    }

    /** The value of a house token, written out with six digits. */
    private static String spelled(String block, String token) {
        String value = between(block, "--house-" + token + ":", ";").replaceAll("}.*", "");
        return value.length() == 4 ? value.replaceAll("([0-9a-f])", "$1$1") : value;
    }
}
