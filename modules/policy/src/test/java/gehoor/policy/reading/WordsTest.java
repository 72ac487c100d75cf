package gehoor.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Problem;
import gehoor.policy.documents.ReferencePage;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.vocabulary.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the vocabulary and the reference page show as right is right, names that stand for others aside. */
class WordsTest {
    private static final Pattern SNIPPET = Pattern.compile("```yaml (procedure|condition)\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> theExampleOfEveryShapeIsRight() {
        return Vocabulary.shapes().stream()
                // A whole procedure stands on the page as an example of its own.
                .filter(shape -> !shape.name().equals("procedure"))
                .map(shape -> DynamicTest.dynamicTest(
                        shape.name(),
                        () -> assertThat(told(shape.example(), new Type.Form(shape.name())))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> theExampleOfEveryWordIsRight() {
        return Vocabulary.shapes().stream()
                .flatMap(shape -> shape.words().stream()
                        .filter(word -> !word.example().equals("see below"))
                        .map(word -> DynamicTest.dynamicTest(
                                shape.name() + "." + word.name(),
                                () -> assertThat(told(word.example(), word.type()))
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> everyRecipeOfThePageIsRight() {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher snippet = SNIPPET.matcher(ReferencePage.markdown());
        while (snippet.find()) {
            String kind = snippet.group(1);
            String yaml = snippet.group(2);
            tests.add(DynamicTest.dynamicTest(
                    yaml.lines().findFirst().orElse(""),
                    () -> assertThat(
                                    kind.equals("condition")
                                            ? told(yaml, new Type.Conditional())
                                            : toldOfParts(yaml, Vocabulary.PROCEDURE_SHAPE))
                            .isEmpty()));
        }
        assertThat(tests).hasSizeGreaterThan(12);
        return tests.stream();
    }

    @Test
    void aWrongExampleWouldBeSeen() {
        assertThat(told("{stage: a, lable: {en: A}}", new Type.Form("stage"))).isNotEmpty();
        assertThat(told("45 days", new Type.Length())).isNotEmpty();
        assertThat(toldOfParts("clocks:\n  - {clock: a, lenght: 3 weeks}\n", Vocabulary.PROCEDURE_SHAPE))
                .isNotEmpty();
    }

    /** The fixture that mistakes are planted in is only worth something if it has every word. */
    @Test
    void theGoodTenantUsesEveryWordOfTheLanguage() {
        Set<String> used = new LinkedHashSet<>();
        Fixtures.files(Fixtures.GOOD)
                .forEach((path, text) -> Composer.compose(path, text, Limits.USUAL, new Problems(10))
                        .ifPresent(written -> collect(written, used)));

        Set<String> unused = new LinkedHashSet<>();
        Vocabulary.shapes()
                .forEach(shape -> shape.words().stream()
                        .map(Word::name)
                        .filter(word -> !used.contains(word))
                        .forEach(unused::add));

        assertThat(unused).isEmpty();
    }

    private static void collect(Written written, Set<String> used) {
        if (written instanceof Written.Entries map) {
            used.addAll(map.entries().keySet());
            map.entries().values().forEach(entry -> collect(entry.value(), used));
        } else if (written instanceof Written.Items list) {
            list.items().forEach(item -> collect(item, used));
        }
    }

    private static List<String> told(String yaml, Type type) {
        Problems problems = new Problems(1_000);
        Written written = Composer.compose("example", yaml, Limits.USUAL, problems)
                .orElseThrow(() -> new AssertionError(problems.sorted()));
        new Judge(problems).word(written, type, anyLanguage(yaml, problems), "it");
        return shown(problems);
    }

    private static List<String> toldOfParts(String yaml, Shape shape) {
        Problems problems = new Problems(1_000);
        Written written = Composer.compose("example", yaml, Limits.USUAL, problems)
                .orElseThrow(() -> new AssertionError(problems.sorted()));
        Judge judge = new Judge(problems);
        Context context = anyLanguage(yaml, problems);
        ((Written.Entries) written).entries().values().forEach(entry -> {
            Word word = shape.word(entry.key().text())
                    .orElseThrow(() -> new AssertionError(entry.key().text()));
            judge.word(entry.value(), word.type(), context, word.name());
        });
        return shown(problems);
    }

    private static Context anyLanguage(String yaml, Problems problems) {
        List<String> languages = yaml.contains("nl: ") ? List.of("nl", "fr", "en") : List.of("en");
        return Context.of(Scope.shared(List.of(), List.of(), List.of(), List.of(), languages, problems));
    }

    /** What is told, without the names that an example cannot know. */
    private static List<String> shown(Problems problems) {
        return problems.sorted().stream()
                .map(Problem::what)
                .filter(what -> !what.contains(" is not one of the words that "))
                .filter(what -> !what.startsWith("unknown ")
                        || what.startsWith("unknown word")
                        || what.startsWith("unknown comparator")
                        || what.startsWith("unknown trigger"))
                .toList();
    }
}
