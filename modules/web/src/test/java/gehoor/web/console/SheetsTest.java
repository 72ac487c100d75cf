package gehoor.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.access.Reader;
import gehoor.casework.Requester;
import gehoor.casework.governance.Governor;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.port.ProposalRows.Person;
import gehoor.engine.Actor;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.reading.Known;
import gehoor.policy.reading.Reading;
import gehoor.policy.vocabulary.Explanations;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.vocabulary.Word;
import gehoor.policy.writing.Element;
import gehoor.policy.writing.Guide;
import gehoor.policy.writing.Source;
import gehoor.policy.writing.Spot;
import gehoor.web.form.Question;
import gehoor.web.form.Written;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word of the language has its field, and a page that is sent back as it came changes nothing. */
class SheetsTest {
    private static final Path GOOD = Path.of("../policy/src/test/resources/good");
    private static final Path TENANTS = Path.of("../../tenant-config");
    private static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    /** One organisation's files, and what they name. */
    private record House(String id, Map<String, String> own, Known known) {
        Sheets sheets(String path, Source source, String language, List<Problem> problems) {
            return new Sheets(path, source, guide(path), known, language, problems);
        }

        Source source(String path) {
            return Source.of(own.get(path)).orElseThrow();
        }
    }

    private static Guide guide(String path) {
        return Guide.of(path).orElseThrow();
    }

    private static Map<String, String> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            Map<String, String> files = new TreeMap<>();
            for (Path path :
                    paths.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static House house(Path folder, String id) {
        Map<String, String> all = files(folder);
        Reading reading = Reading.read(all);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        Map<String, String> own = new TreeMap<>();
        Map<String, String> shared = new TreeMap<>();
        all.forEach((path, text) -> {
            if (path.startsWith(id + "/")) {
                own.put(path.substring(id.length() + 1), text);
            } else if (path.startsWith(Reading.SHARED + "/")) {
                shared.put(path, text);
            }
        });
        return new House(id, own, Reading.known(((Reading.Read) reading).book(), id, own, shared));
    }

    private static List<Spot> spots(Source source) {
        List<Spot> all = new ArrayList<>();
        collect(source.root(), Spot.ROOT, all);
        return all;
    }

    private static void collect(Element element, Spot spot, List<Spot> into) {
        into.add(spot);
        if (element instanceof Element.Entries map) {
            map.entries()
                    .forEach(entry ->
                            collect(entry.value(), spot.then(entry.key().text()), into));
        } else if (element instanceof Element.Items list) {
            for (int i = 0; i < list.items().size(); i++) {
                collect(list.items().get(i), spot.then(i), into);
            }
        }
    }

    @Test
    void everyWordOfTheLanguageHasItsField() {
        House house = house(GOOD, "example-org");
        Set<String> shapes = new LinkedHashSet<>();
        for (String path : house.own().keySet()) {
            Source source = house.source(path);
            Guide guide = guide(path);
            Sheets sheets = house.sheets(path, source, "nl", List.of());
            for (Spot spot : spots(source)) {
                if (guide.stands(source, spot) && guide.type(source, spot).orElseThrow() instanceof Type.Form form) {
                    shapes.add(form.shape());
                    assertThat(fields(sheets, source, spot, form.shape()))
                            .as("%s %s", path, spot)
                            .containsAll(Vocabulary.shape(form.shape()).names());
                    shapes.addAll(more(sheets, guide, source, spot));
                }
            }
        }
        Set<String> all = new LinkedHashSet<>();
        Vocabulary.shapes().stream()
                .map(Shape::name)
                .filter(shape -> !Explanations.SHARED.contains(shape))
                .forEach(all::add);
        assertThat(shapes).containsAll(all);
    }

    /** The shapes to which the ways of a page lead that say more; each has a page with all of its words. */
    private static Set<String> more(Sheets sheets, Guide guide, Source source, Spot spot) {
        Set<String> shapes = new LinkedHashSet<>();
        for (Sheet.Asked asked :
                sheets.of(spot, "", "", null, Map.of()).orElseThrow().asked()) {
            List<Sheet.Link> ways = new ArrayList<>(asked.adds());
            asked.lines().stream()
                    .flatMap(line -> Stream.ofNullable(line.more()))
                    .forEach(ways::add);
            for (Sheet.Link way : ways) {
                var opened =
                        guide.spot(source, way.address()).flatMap(at -> sheets.of(at, way.form(), "", null, Map.of()));
                assertThat(opened).as("%s %s", spot, way).isPresent();
                Sheet there = opened.orElseThrow();
                assertThat(there.asked().isEmpty() && there.kinds().isEmpty())
                        .as(way.toString())
                        .isFalse();
                if (!way.form().isEmpty() && there.kinds().isEmpty()) {
                    shapes.add(way.form());
                    assertThat(there.asked())
                            .extracting(Sheet.Asked::word)
                            .containsAll(Vocabulary.shape(way.form()).names());
                }
            }
        }
        return shapes;
    }

    /** The words that are asked on the page of a part; of those of which one is chosen first, on the page of a new one. */
    private static Set<String> fields(Sheets sheets, Source source, Spot spot, String shape) {
        Set<String> words = new LinkedHashSet<>();
        Sheet sheet = sheets.of(spot, "", "", null, Map.of()).orElseThrow();
        for (Sheet.Asked asked : sheet.asked()) {
            assertThat(asked.lines().isEmpty() && asked.adds().isEmpty())
                    .as("%s: there is something to fill in, to open or to add", asked.word())
                    .isFalse();
            words.add(asked.word());
        }
        boolean item = source.find(spot.parent()) instanceof Element.Items;
        Spot fresh = item ? spot.parent().then(Guide.NEW) : spot;
        Sheet another = sheets.of(fresh, item ? shape : "", "", null, Map.of()).orElseThrow();
        for (Sheet.Kind kind : another.kinds()) {
            sheets.of(fresh, shape, kind.word(), null, Map.of()).orElseThrow().asked().stream()
                    .map(Sheet.Asked::word)
                    .forEach(words::add);
        }
        for (Word word : Vocabulary.shape(shape).words()) {
            if (!item && !words.contains(word.name())) {
                // A map that stands alone shows which of its many words it has; another is chosen where it is added
                // anew.
                words.addAll(Vocabulary.shape(shape).exactlyOne().stream()
                        .filter(group -> group.contains(word.name()))
                        .findFirst()
                        .orElse(List.of()));
            }
        }
        return words;
    }

    @Test
    void aPageThatIsSentBackAsItCameChangesNothing() {
        List<House> houses = new ArrayList<>(List.of(house(GOOD, "example-org")));
        for (String tenant : List.of("solidaris", "kind-en-gezin", "ik-ben-er-ook", "bemiddelingsbureau")) {
            houses.add(house(TENANTS, tenant));
        }
        int pages = 0;
        for (House house : houses) {
            for (String path : house.own().keySet()) {
                Source source = house.source(path);
                Guide guide = guide(path);
                Sheets sheets = house.sheets(path, source, "fr", List.of());
                for (Spot spot : spots(source)) {
                    if (!guide.stands(source, spot)) {
                        continue;
                    }
                    Sheet sheet = sheets.of(spot, "", "", null, Map.of()).orElseThrow();
                    assertThat(guide.spot(source, sheet.address())).contains(spot);
                    Filling.Filled filled = Filling.fill(
                            source, guide, house.known().languages(), spot, "", "", sent(sheet, Map.of()), "fr");
                    assertThat(filled.wrong())
                            .as("%s %s %s", house.id(), path, spot)
                            .isEmpty();
                    assertThat(filled.source().text())
                            .as("%s %s %s", house.id(), path, spot)
                            .isEqualTo(source.text());
                    pages++;
                }
            }
        }
        assertThat(pages).isGreaterThan(3_000);
    }

    /** What a browser sends of a page, with some of it filled in otherwise. */
    private static Written sent(Sheet sheet, Map<String, String> otherwise) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Question question : sheet.questions()) {
            if (question.type().equals("date")) {
                values.put(question.name() + ".day", List.of(question.at(0)));
                values.put(question.name() + ".month", List.of(question.at(1)));
                values.put(question.name() + ".year", List.of(question.at(2)));
            } else {
                values.put(question.name(), List.of(question.at(0)));
            }
        }
        otherwise.forEach((name, value) -> values.put(name, List.of(value)));
        return new Written(values);
    }

    private static Filling.Filled fill(
            House house,
            String path,
            Source source,
            String address,
            String form,
            String which,
            Map<String, String> with) {
        Guide guide = guide(path);
        Spot spot = guide.spot(source, address).orElseThrow();
        Sheet sheet = house.sheets(path, source, "nl", List.of())
                .of(spot, form, which, null, Map.of())
                .orElseThrow();
        return Filling.fill(source, guide, house.known().languages(), spot, form, which, sent(sheet, with), "nl");
    }

    @Test
    void whatIsChangedAddedAndSaidAtLengthStandsInItsPlace() {
        House house = house(GOOD, "example-org");
        String path = "procedures/danger.yaml";
        Source source = Source.of("""
                # of the guard
                procedure: danger # the id
                stages:
                  - {stage: first, label: {nl: Een, fr: Un, en: One}, lead: guard, basis: "a: b"}
                actions:
                  - action: go
                    by: [guard]
                    does: [{move: first}]
                """).orElseThrow();

        Source more = fill(
                        house,
                        path,
                        source,
                        "stages/+",
                        "",
                        "",
                        Map.of(
                                "w.stage", "second",
                                "w.label.nl", "Twee",
                                "w.label.fr", "Deux",
                                "w.label.en", "Two: more",
                                "w.lead", "guard",
                                "w.basis", "art. 2"))
                .source();
        more = fill(house, path, more, "actions/go", "", "", Map.of("w.by.1", "complainant", "w.hint.nl", "Kort"))
                .source();
        more = fill(house, path, more, "actions/go/by/0", "who", "", Map.of("w.only.0", "assigned"))
                .source();
        more = fill(house, path, more, "actions/go/does/+", "", "tell", Map.of())
                .source();

        assertThat(more.text()).isEqualTo("""
                # of the guard
                procedure: danger # the id
                stages:
                  - {stage: first, label: {nl: Een, fr: Un, en: One}, lead: guard, basis: "a: b"}
                  - {stage: second, label: {nl: Twee, fr: Deux, en: "Two: more"}, lead: guard, basis: art. 2}
                actions:
                  - action: go
                    hint: {nl: Kort}
                    by: [{role: guard, only: [assigned]}, complainant]
                    does: [{move: first}, {tell: {}}]
                """);
    }

    @Test
    void whatCannotBeWrittenIsToldBesideItsField() {
        House house = house(GOOD, "example-org");
        String path = "procedures/danger.yaml";
        Source source = house.source(path);

        assertThat(fill(house, path, source, "", "", "", Map.of("w.basis", "bell \u0007"))
                        .wrong())
                .containsOnlyKeys("basis");
        assertThat(fill(
                                house,
                                path,
                                source,
                                "",
                                "",
                                "",
                                Map.of(
                                        "w.in-force-from.day",
                                        "31",
                                        "w.in-force-from.month",
                                        "2",
                                        "w.in-force-from.year",
                                        "2026"))
                        .wrong())
                .containsOnlyKeys("in-force-from");
    }

    @Test
    void whatTheLanguageSaysStandsBesideItsFieldOrLeadsToIt() {
        House house = house(GOOD, "example-org");
        String path = "procedures/danger.yaml";
        Source source = Source.of("""
                procedure: danger
                desk: nowhere
                stages:
                  - {stage: first, lead: nobody}
                """).orElseThrow();
        List<Problem> problems = List.of(
                new Problem(new Place(path, 1, 1), "a procedure needs \"title\""),
                new Problem(new Place(path, 2, 7), "unknown desk \"nowhere\""),
                new Problem(new Place(path, 4, 26), "unknown role \"nobody\""));

        Sheet root = house.sheets(path, source, "nl", problems)
                .of(Spot.ROOT, "", "", null, Map.of())
                .orElseThrow();
        Sheet stage = house.sheets(path, source, "nl", problems)
                .of(Spot.of("stages", "0"), "", "", null, Map.of())
                .orElseThrow();

        assertThat(asked(root, "title").wrong()).containsExactly("Dit moet nog ingevuld worden.");
        assertThat(asked(root, "desk").single().wrong()).containsExactly("unknown desk \"nowhere\"");
        assertThat(asked(root, "stages").lines().get(0).row().wrong()).isEqualTo(1);
        assertThat(root.general()).isEmpty();
        assertThat(asked(stage, "lead").single().wrong()).containsExactly("unknown role \"nobody\"");
        assertThat(stage.elsewhere()).extracting(told -> told.at().address()).containsOnly("");
    }

    private static Sheet.Asked asked(Sheet sheet, String word) {
        return sheet.asked().stream()
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPageIsMadeInEveryLanguageAndWhatIsWrittenStaysText() {
        House house = house(GOOD, "example-org");
        String path = "procedures/complaints.yaml";
        String hostile = "</textarea><script>x</script>\"'&<img src=x>";
        Source source = house.source(path);
        Guide guide = guide(path);
        for (String language : LANGUAGES) {
            Sheets sheets = house.sheets(path, source, language, List.of());
            for (Spot spot : spots(source)) {
                if (guide.stands(source, spot)) {
                    Sheet sheet = sheets.of(spot, "", "", null, Map.of()).orElseThrow();
                    Map<String, String> typed = new LinkedHashMap<>();
                    sheet.questions().forEach(question -> typed.put(question.name(), hostile));
                    Sheet bad = sheets.of(spot, "", "", sent(sheet, typed), Map.of())
                            .orElseThrow();
                    for (Sheet each : List.of(sheet, bad)) {
                        String html = html(each, language);
                        assertThat(html).doesNotContain("<script>x", "<img");
                        for (Sheet.Asked asked : each.asked()) {
                            assertThat(html).contains("data-word=\"" + asked.word() + "\"");
                        }
                    }
                }
            }
        }
    }

    private static String html(Sheet sheet, String language) {
        Reader reader = new Reader(language, true);
        Chamber here = new Chamber(
                reader,
                Governor.ofPlatform("linden", "a", "A", language),
                "Linden",
                new Look(reader, null, "A", "", false, null),
                "/platform/linden",
                new Requester("linden", Actor.PUBLIC, "A", language));
        Person person = new Person("a", "A", true);
        ProposalView view = new ProposalView(
                new UUID(1, 2),
                "Title",
                ProposalView.State.DRAFT,
                1,
                person,
                Instant.parse("2026-03-02T09:00:00Z"),
                List.of(person),
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                false,
                null,
                null,
                List.of(),
                EnumSet.allOf(ProposalView.Step.class));
        StringOutput out = new StringOutput();
        Pages.TEMPLATES
                .consoleFields(
                        here.look(sheet.title()),
                        here,
                        new Shown.Fields(
                                view,
                                "procedures/complaints.yaml",
                                sheet,
                                false,
                                "",
                                "",
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                "a",
                                ""))
                .render(out);
        return out.toString();
    }
}
