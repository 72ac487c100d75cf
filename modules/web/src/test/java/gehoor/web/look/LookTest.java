package gehoor.web.look;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.access.Reader;
import gehoor.casework.ClockView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LookTest {
    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern KEY = Pattern.compile("(?:word\\(|Phrases\\.of\\([^\"]*?, )\"([a-z][a-z0-9.-]+)\"");

    @Test
    void a_chosen_language_is_in_every_address() {
        assertThat(look("fr", true).to("/north")).isEqualTo("/north?lang=fr");
        assertThat(look("fr", false).to("/north")).isEqualTo("/north");
    }

    @Test
    void no_french_line_begins_with_a_sign() {
        assertThat(look("fr", false).say("Dites : « oui » ; vite !"))
                .isEqualTo("Dites\u202f: «\u202foui\u202f»\u202f; vite\u202f!");
        assertThat(look("en", false).say("Where ?")).isEqualTo("Where ?");
    }

    @Test
    void a_number_to_call_can_be_called() {
        assertThat(Call.in("Bel 112, of 02 000 00 78. Sinds 2026 ook +32 2 000 00 78."))
                .filteredOn(call -> call.number() != null)
                .extracting(Call::number)
                .containsExactly("112", "020000078", "+3220000078");
    }

    @Test
    void a_clock_tells_how_many_days_there_are() {
        assertThat(clock("running", 9)).isEqualTo("nog 9 dagen");
        assertThat(clock("running", 1)).isEqualTo("nog 1 dag");
        assertThat(clock("running", 0)).isEqualTo("vandaag");
        assertThat(clock("missed", -2)).isEqualTo("2 dagen te laat");
        assertThat(clock("paused", 3)).isEqualTo("staat stil");
    }

    private static String clock(String state, int days) {
        LocalDate today = LocalDate.of(2026, 3, 2);
        ClockView clock =
                new ClockView("r", "c", "L", "term", null, state, today, today.plusDays(days), "handler", "E", "B");
        return look("nl", false).on(today).clock(clock).words();
    }

    @Test
    void each_sentence_is_there_in_each_language_and_can_be_formatted() throws IOException {
        Set<String> keys = new TreeSet<>(sentences("en").stringPropertyNames());
        for (String language : Phrases.LANGUAGES) {
            Properties sentences = sentences(language);
            assertThat(sentences.stringPropertyNames()).as(language).containsExactlyInAnyOrderElementsOf(keys);
            for (String key : keys) {
                String sentence = sentences.getProperty(key);
                assertThat(new MessageFormat(sentence, Locale.forLanguageTag(language))
                                .format(new Object[] {1, 2, 3, 4}))
                        .as("%s in %s", key, language)
                        .isNotBlank()
                        .doesNotContain("{");
                assertThat(sentence.replace("''", ""))
                        .as("%s in %s: a lone quote hides what follows", key, language)
                        .doesNotContain("'");
            }
        }
    }

    @Test
    void each_sentence_that_a_page_names_is_there() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(java|jte)"))
                    .toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) {
                    named.add(key.group(1));
                }
            }
        }
        assertThat(named)
                .hasSizeGreaterThan(40)
                .filteredOn(key -> !key.endsWith("."))
                .allMatch(Phrases::has);
    }

    /** The policy of the pages would not run them; here they do not even get in. */
    @Test
    void no_template_holds_a_script_a_style_or_a_handler() throws IOException {
        Pattern active = Pattern.compile(
                "(?i)<script(?! src=\"/static/[a-z]+\\.js\" defer></script>)|<style|\\s(on[a-z]+|style)\\s*=\\s*[\"']|javascript:|\\$unsafe");
        try (Stream<Path> files = Files.walk(SOURCES.resolve("jte"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jte")).toList()) {
                assertThat(active.matcher(Files.readString(file)).find())
                        .as(file.toString())
                        .isFalse();
            }
        }
        assertThat(active.matcher("<a onclick = \"x\">").find()).isTrue();
        assertThat(active.matcher("<script src=\"https://elsewhere.example.org/x.js\">")
                        .find())
                .isTrue();
        assertThat(active.matcher("<script>x</script>").find()).isTrue();
        assertThat(active.matcher("<p style=\"x\">").find()).isTrue();
    }

    private static Properties sentences(String language) throws IOException {
        Properties properties = new Properties();
        try (var in =
                Files.newBufferedReader(SOURCES.resolve("resources/gehoor/web/phrases_" + language + ".properties"))) {
            properties.load(in);
        }
        return properties;
    }

    private static Look look(String language, boolean chosen) {
        return new Look(new Reader(language, chosen), null, null, "T", false, null);
    }
}
