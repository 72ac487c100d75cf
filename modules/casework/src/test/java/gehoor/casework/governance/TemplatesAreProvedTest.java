package gehoor.casework.governance;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.founding.Particulars;
import gehoor.casework.founding.Template;
import gehoor.casework.port.ProposalRows.Line;
import gehoor.engine.Refusal;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every template, filled with invented particulars, is an organisation that keeps what it promises, and nobody else's. */
class TemplatesAreProvedTest {
    private static final Path CONFIG = Path.of(System.getProperty("gehoor.root", "../.."), "tenant-config");
    private static final String SOMEBODY_ELSES =
            "(?is).*(solidaris|brabant|ben er ook|ikbenerook|kind en gezin|kind-en-gezin"
                    + "|bureau\\.example|klachtendienst@|SO-\\d|IB-\\d|MB-\\d|KG-\\d|PL-\\d|seed text|§[a-z-]+§).*";

    private static Map<String, String> shared() {
        try (Stream<Path> files = Files.walk(CONFIG)) {
            Map<String, String> shared = new TreeMap<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                String name = CONFIG.relativize(file).toString().replace('\\', '/');
                if (name.startsWith("_")) {
                    shared.put(name, Files.readString(file));
                }
            }
            return shared;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Particulars given(Template template, List<String> languages) {
        return new Particulars(
                "harbour-watch",
                Map.of("nl", "Havenwacht d'Hoofd & Co", "fr", "Garde du port", "en", "Harbour Watch"),
                languages,
                "complaints@harbour.example.org",
                "+32 2 000 11 22",
                "112",
                "#27603b",
                "",
                template.asks().stream()
                        .collect(Collectors.toMap(
                                Template.Ask::id,
                                ask -> ask.kind().equals("mail") ? "own@harbour.example.org" : "000 123")),
                template.roles().keySet());
    }

    private static Reading.Read read(Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(shared());
        own.forEach((path, text) -> all.put("harbour-watch/" + path, text));
        Reading reading = Reading.read(all);
        if (reading instanceof Reading.Faulty faulty) {
            throw new AssertionError(faulty.problems().toString());
        }
        return (Reading.Read) reading;
    }

    static Stream<Template> templates() {
        return Template.all().stream();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void it_is_read_its_examples_come_out_and_what_it_promises_is_proved(Template template) {
        Particulars given = given(template, List.of("nl", "fr", "en"));
        assertThat(template.wrong(given)).isEmpty();

        Reading.Read read = read(template.filled(given, null));

        Tenant tenant = read.book().tenant("harbour-watch").orElseThrow();
        assertThat(tenant.procedures()).isNotEmpty();
        assertThat(tenant.governedBy()).isNotEmpty();
        assertThat(tenant.doors()).isNotEmpty();
        assertThat(tenant.demoUsers())
                .extracting(Tenant.DemoUser::username)
                .allMatch(name -> name.startsWith("harbour-watch-"))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(template.roles().keySet());
        List<Line> told = Proving.of(read, "harbour-watch");
        assertThat(told)
                .filteredOn(line -> !line.verdict().equals(Proving.PROVED))
                .extracting(line -> line.file() + ":" + line.line() + " " + line.words())
                .isEmpty();
        assertThat(told).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void it_is_in_the_languages_that_were_chosen_and_in_no_other(Template template) {
        for (List<String> languages : List.of(
                List.of("nl"),
                List.of("fr"),
                List.of("en"),
                List.of("nl", "fr"),
                List.of("fr", "en"),
                List.of("en", "nl"))) {
            Reading.Read read = read(template.filled(given(template, languages), null));

            Tenant tenant = read.book().tenant("harbour-watch").orElseThrow();
            assertThat(tenant.languages()).isEqualTo(languages);
            assertThat(tenant.name().byLanguage().keySet()).containsExactlyInAnyOrderElementsOf(languages);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void nothing_in_it_is_somebody_elses(Template template) {
        template.filled(given(template, List.of("nl", "fr", "en")), "https://klachten.example.org/harbour-watch")
                .forEach((path, text) -> {
                    for (String line : text.lines().toList()) {
                        assertThat(line).as(path).doesNotMatch(SOMEBODY_ELSES);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void its_name_stands_in_each_language_as_it_is_in_it(Template template) {
        String tenant = template.filled(given(template, List.of("nl", "fr", "en")), null)
                .get("tenant.yaml");

        assertThat(tenant)
                .contains("name: {nl: \"Havenwacht d'Hoofd & Co\", fr: \"Garde du port\", en: \"Harbour Watch\"}")
                .doesNotContainPattern("fr: \"[^\"]*Havenwacht")
                .doesNotContainPattern("en: \"[^\"]*Garde du port");
    }

    @ParameterizedTest
    @CsvSource({"insurers-ombuds, solidaris", "small-provider, ik-ben-er-ook", "mediation-bureau, bemiddelingsbureau"})
    void what_it_is_derived_from_is_taken_whole(String template, String from) throws IOException {
        try (Stream<Path> files = Files.walk(CONFIG.resolve(from))) {
            assertThat(Template.of(template).orElseThrow().files().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            files.filter(each -> each.toString().endsWith(".yaml"))
                                    .map(each -> CONFIG.resolve(from)
                                            .relativize(each)
                                            .toString()
                                            .replace('\\', '/'))
                                    .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#000000", "#27603b", "#8a0f3c", "#0b5a70", "#767676", "#b00020", "#0000ff", "#6b2f78"})
    void whatever_colour_can_be_read_on_paper_makes_a_theme_that_can_be_read_day_and_night(String colour) {
        Template template = Template.all().get(0);
        for (String head : List.of("", "#ffffff", "#ffdd00", "#111111", "#777777", colour)) {
            Particulars given = given(template, List.of("nl"));
            Particulars coloured = new Particulars(
                    given.id(),
                    given.names(),
                    given.languages(),
                    given.mail(),
                    given.phone(),
                    given.danger(),
                    colour,
                    head,
                    given.answers(),
                    Set.of());

            assertThat(template.wrong(coloured)).isEmpty();
            assertThat(read(template.filled(coloured, null)).book().tenant("harbour-watch"))
                    .isPresent();
        }
    }

    @Test
    void what_cannot_be_is_told_beside_its_field() {
        Template template = Template.of("small-provider").orElseThrow();
        Particulars none = new Particulars(
                "A b",
                Map.of("nl", "x\"y"),
                List.of("nl", "fr", "nl"),
                "no mail",
                "x",
                "",
                "yellow",
                "#12",
                Map.of(),
                Set.of("king"));

        assertThat(template.wrong(none))
                .extracting(Refusal::field)
                .contains(
                        "id",
                        "languages",
                        "name-nl",
                        "name-fr",
                        "mail",
                        "phone",
                        "danger",
                        "colour",
                        "head",
                        "confidant-mail",
                        "confidant-phone",
                        "dpo-mail",
                        "people");
        Particulars pale = given(template, List.of("nl"));
        assertThat(template.wrong(new Particulars(
                        pale.id(),
                        pale.names(),
                        pale.languages(),
                        pale.mail(),
                        pale.phone(),
                        pale.danger(),
                        "#ffee00",
                        "",
                        pale.answers(),
                        Set.of())))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.words().in("en")).contains("contrast is 1.2", "4.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\ny: z", "a\"b", "{{number}}", "a\\b", "§mail§", "# x", "<b>"})
    void a_name_that_would_be_more_than_a_name_is_refused(String name) {
        Template template = Template.all().get(0);
        Particulars given = given(template, List.of("nl"));
        Particulars named = new Particulars(
                given.id(),
                Map.of("nl", name),
                List.of("nl"),
                given.mail(),
                given.phone(),
                given.danger(),
                given.colour(),
                "",
                given.answers(),
                Set.of());

        assertThat(template.wrong(named)).extracting(Refusal::field).containsExactly("name-nl");
    }
}
