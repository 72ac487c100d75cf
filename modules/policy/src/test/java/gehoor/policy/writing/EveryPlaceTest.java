package gehoor.policy.writing;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.reading.Fixtures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever stands in a file that somebody wrote can be changed in place, and nothing else changes with it. */
class EveryPlaceTest {
    private static final int MOST = 4;

    private static final Path TENANTS = Path.of("../../tenant-config");

    private static final List<String> HOSTILE = List.of(
            "a: b",
            "a #b",
            "# a",
            "one\ntwo",
            "one\n\n  two\n",
            "\n\nlate\n\n",
            "it's \"so\"",
            "'",
            "\"",
            "\\",
            "\\n",
            "🙂 \u00e9",
            "  before",
            "behind  ",
            "yes",
            "null",
            "~",
            "2026-01-01",
            "1.0",
            "---",
            "--- a",
            "...",
            "- a",
            "? a",
            "[a, b]",
            "{a: b}",
            "a, b",
            "a]",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a",
            "a:",
            ":a",
            ",",
            "\ta",
            "a\tb",
            "",
            " ",
            "a\u2028b",
            "a\u0085b",
            "{{number}}",
            "<<");

    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        Fixtures.yaml(TENANTS).forEach((path, text) -> files.put("tenant-config/" + path, text));
        Fixtures.yaml(Fixtures.GOOD).forEach((path, text) -> files.put("good/" + path, text));
        return files;
    }

    private static Stream<DynamicTest> each(java.util.function.Consumer<Source> what) {
        return files().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getKey(),
                        () -> what.accept(Source.of(file.getValue()).orElseThrow())));
    }

    @Test
    void thereAreFilesToLookAt() {
        assertThat(files()).hasSizeGreaterThan(100);
        assertThat(files().values().stream()
                        .mapToInt(text -> spots(Source.of(text).orElseThrow()).size())
                        .sum())
                .isGreaterThan(20_000);
    }

    @TestFactory
    Stream<DynamicTest> whatIsSetToItselfChangesNothing() {
        return each(source -> spots(source)
                .forEach(spot -> assertThat(changed(Editing.set(source, spot, content(source, spot)))
                                .text())
                        .isEqualTo(source.text())));
    }

    @TestFactory
    Stream<DynamicTest> aTextIsChangedAndChangedBack() {
        return each(source -> {
            for (Spot spot : texts(source)) {
                Content before = content(source, spot);
                for (String other : List.of("other", HOSTILE.get(Math.floorMod(spot.hashCode(), HOSTILE.size())))) {
                    Source between = changed(Editing.set(source, spot, Content.prose(other)));
                    assertThat(((Content.Text) content(between, spot)).text()).isEqualTo(other);
                    onlyThis(source, between, spot);
                }
                Source between = changed(Editing.set(source, spot, Content.prose("other")));
                Source back = changed(Editing.set(between, spot, before));
                if (sameBytes(source, spot)) {
                    assertThat(back.text()).as(spot.toString()).isEqualTo(source.text());
                } else {
                    assertThat(back.root().content().alike(source.root().content()))
                            .isTrue();
                }
            }
        });
    }

    /** Where a text was laid out over several lines by hand, or has quotes that it does not take, how it was is not known any more. */
    private static boolean sameBytes(Source source, Spot spot) {
        Element.Text text = (Element.Text) source.find(spot);
        boolean oneLine = !source.text().substring(text.from(), text.to()).contains("\n");
        return text.style() == Element.Style.LITERAL || oneLine;
    }

    @TestFactory
    Stream<DynamicTest> whateverIsTakenAwayNothingElseGoes() {
        return each(source -> {
            for (Spot spot : some(spots(source))) {
                if (spot.isRoot()) {
                    continue;
                }
                Outcome outcome = Editing.remove(source, spot);
                if (outcome instanceof Outcome.Changed changed) {
                    assertThat(size(changed.source().root())).isLessThan(size(source.root()));
                    onlyThis(source, changed.source(), spot.parent());
                    assertThat(comments(changed.source())).isEqualTo(comments(source));
                } else {
                    assertThat(outcome).isEqualTo(new Outcome.Refused(Outcome.Why.LAST_ONE));
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anEntryIsAddedToEveryMapAndTakenAwayAgain() {
        return each(source -> {
            for (Spot spot : some(spots(source))) {
                if (source.find(spot) instanceof Element.Entries map) {
                    for (List<String> order : orders(map)) {
                        Source more = changed(Editing.add(source, spot, "zz", Content.prose("more: of it"), order));
                        onlyThis(source, more, spot);
                        assertThat(changed(Editing.remove(more, spot.then("zz")))
                                        .text())
                                .as("%s %s", spot, order)
                                .isEqualTo(source.text());
                    }
                }
            }
        });
    }

    private static List<List<String>> orders(Element.Entries map) {
        List<String> keys =
                map.entries().stream().map(entry -> entry.key().text()).toList();
        List<String> first = new ArrayList<>(keys);
        first.add(0, "zz");
        return List.of(List.of(), first);
    }

    @TestFactory
    Stream<DynamicTest> anItemIsAddedToEveryListMovedAndTakenAwayAgain() {
        return each(source -> {
            for (Spot spot : some(spots(source))) {
                if (source.find(spot) instanceof Element.Items list
                        && !list.items().isEmpty()) {
                    int last = list.items().size();
                    Content added = list.items().get(0) instanceof Element.Text
                            ? Content.prose("zz")
                            : new Content.Entries(Map.of("zz", Content.prose("more: of it")));
                    Source more = changed(Editing.insert(source, spot, last, added));
                    onlyThis(source, more, spot);
                    Source up = changed(Editing.swap(more, spot, last - 1));
                    assertThat(content(up, spot.then(last - 1)).alike(added)).isTrue();
                    assertThat(comments(up)).hasSameSizeAs(comments(source));
                    assertThat(changed(Editing.swap(up, spot, last - 1)).text()).isEqualTo(more.text());
                    assertThat(changed(Editing.remove(more, spot.then(last))).text())
                            .as(spot.toString())
                            .isEqualTo(source.text());
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aKeyIsRenamedAndRenamedBack() {
        return each(source -> {
            for (Spot spot : some(spots(source))) {
                if (!spot.isRoot() && source.find(spot.parent()) instanceof Element.Entries) {
                    Source other = changed(Editing.rename(source, spot, "party:zz"));
                    Source back = changed(Editing.rename(other, spot.parent().then("party:zz"), spot.last()));
                    assertThat(back.text()).isEqualTo(source.text());
                }
            }
        });
    }

    @Test
    void hostileTextsComeBackAsTheyWereTypedWhereverTheyStand() {
        for (String around : List.of(
                "a: x\nb: y\n",
                "a: \"x\"\n",
                "a: 'x'\n",
                "a: |\n  x\n",
                "a: |+\n  x\n\nb: y\n",
                "a:\nb: y\n",
                "{a: x, b: y}\n",
                "# c\na: x # d\n# e\n",
                "a: x",
                "a: x\r\nb: y\r\n")) {
            Source source = Source.of(around).orElseThrow();
            for (String hostile : HOSTILE) {
                Source now = changed(Editing.set(source, Spot.of("a"), Content.prose(hostile)));
                assertThat(((Content.Text) content(now, Spot.of("a"))).text())
                        .as(around)
                        .isEqualTo(hostile);
                onlyThis(source, now, Spot.of("a"));
                Source more = changed(Editing.add(source, Spot.ROOT, "new", Content.prose(hostile), List.of()));
                assertThat(((Content.Text) content(more, Spot.of("new"))).text())
                        .as(around)
                        .isEqualTo(hostile);
                if (!hostile.isBlank()) {
                    Source named = changed(Editing.rename(source, Spot.of("a"), hostile));
                    assertThat(content(named, Spot.of(hostile))).isNotNull();
                }
            }
        }
    }

    @Test
    void signsThatNoFileHasAreRefused() {
        Source source = Source.of("a: x\n").orElseThrow();
        for (String bad : List.of("\u0000", "a\u0007", "\u001b", "\ud800", "a\rb", "\ufeff")) {
            assertThat(Editing.set(source, Spot.of("a"), Content.prose(bad)))
                    .isEqualTo(new Outcome.Refused(Outcome.Why.SIGNS));
            assertThat(Editing.add(source, Spot.ROOT, "b", new Content.Items(List.of(Content.prose(bad))), List.of()))
                    .isEqualTo(new Outcome.Refused(Outcome.Why.SIGNS));
            assertThat(Editing.rename(source, Spot.of("a"), bad)).isEqualTo(new Outcome.Refused(Outcome.Why.SIGNS));
        }
    }

    // ---------------------------------------------------------------- what is looked at

    /** All places of a file. */
    static List<Spot> spots(Source source) {
        List<Spot> spots = new ArrayList<>();
        if (source.root() != null) {
            collect(source.root(), Spot.ROOT, spots);
        }
        return spots;
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

    private static List<Spot> texts(Source source) {
        return some(spots(source).stream()
                .filter(spot -> source.find(spot) instanceof Element.Text)
                .toList());
    }

    /** All of a small file; of a large one as many as do not hold up the build, spread over it. */
    private static List<Spot> some(List<Spot> all) {
        int most = Boolean.getBoolean("gehoor.every-place") ? Integer.MAX_VALUE : MOST;
        if (all.size() <= most) {
            return all;
        }
        List<Spot> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(all.get((int) ((long) i * all.size() / most)));
        }
        return some;
    }

    static Content content(Source source, Spot spot) {
        Element element = source.find(spot);
        assertThat(element).as(spot.toString()).isNotNull();
        return element.content();
    }

    static Source changed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Changed.class);
        return ((Outcome.Changed) outcome).source();
    }

    /** Everywhere but there, and around it, both say the same. */
    private static void onlyThis(Source before, Source after, Spot spot) {
        Content old = content(before, spot);
        assertThat(changed(Editing.set(after, spot, old))
                        .root()
                        .content()
                        .alike(before.root().content()))
                .isTrue();
    }

    private static int size(Element element) {
        List<Spot> all = new ArrayList<>();
        collect(element, Spot.ROOT, all);
        return all.size();
    }

    private static List<String> comments(Source source) {
        return source.text()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("#"))
                .sorted()
                .toList();
    }
}
