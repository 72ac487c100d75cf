package gehoor.policy.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Bundle;
import gehoor.policy.calendar.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever adds a word to the language says in three languages what it is called and what it means. */
class ExplanationsTest {
    private static final Explanations ALL = Explanations.ALL;
    private static final Pattern ADDRESSING = Pattern.compile(
            "(?iu)\\b(je|jou|jouw|jij|u|uw|jullie|vous|votre|vos|tu|toi|(?!chez\\b|assez\\b)\\p{L}{3,}ez)\\b");

    private static List<Shape> shapes() {
        return Vocabulary.shapes().stream()
                .filter(shape -> !Explanations.SHARED.contains(shape.name()))
                .toList();
    }

    @Test
    void everyWordIsCalledAndMeansSomethingInEveryLanguage() {
        List<String> missing = new ArrayList<>();
        for (String language : Bundle.LANGUAGES) {
            for (Shape shape : shapes()) {
                for (String key : List.of("noun." + shape.name(), "about." + shape.name())) {
                    if (ALL.get(language, key) == null) {
                        missing.add(language + " " + key);
                    }
                }
                for (Word word : shape.words()) {
                    for (String kind : List.of("label", "says")) {
                        if (ALL.find(language, kind, word.name(), shape.name()) == null) {
                            missing.add(language + " " + kind + "." + word.name() + "." + shape.name());
                        }
                    }
                }
            }
            for (String option : options()) {
                if (ALL.get(language, "option." + option) == null) {
                    missing.add(language + " option." + option);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void theEnglishSentencesAreTheVocabularysOwn() {
        List<String> stale = new ArrayList<>();
        for (Shape shape : shapes()) {
            if (!shape.says().equals(ALL.get("en", "about." + shape.name()))
                    || !shape.noun().equals(ALL.get("en", "noun." + shape.name()))) {
                stale.add(shape.name());
            }
            for (Word word : shape.words()) {
                if (!word.says().equals(ALL.find("en", "says", word.name(), shape.name()))) {
                    stale.add(word.name() + "." + shape.name());
                }
            }
        }

        assertThat(stale)
                .as(
                        "the vocabulary says something else now: change explanations_en, and see to it that nl and fr say it too")
                .isEmpty();
    }

    @Test
    void noneIsLeftOver() {
        Set<String> used = new LinkedHashSet<>();
        for (Shape shape : shapes()) {
            used.add("noun." + shape.name());
            used.add("about." + shape.name());
            for (Word word : shape.words()) {
                for (String kind : List.of("label.", "says.")) {
                    used.add(kind + word.name());
                    used.add(kind + word.name() + "." + shape.name());
                }
            }
        }
        options().forEach(option -> used.add("option." + option));

        for (String language : Bundle.LANGUAGES) {
            assertThat(used).as(language).containsAll(ALL.keys(language));
        }
    }

    @Test
    void nobodyIsAddressed() {
        for (String language : List.of("nl", "fr")) {
            assertThat(ALL.keys(language).stream()
                            .filter(key -> ADDRESSING
                                    .matcher(String.valueOf(ALL.get(language, key)))
                                    .find()))
                    .as(language)
                    .isEmpty();
        }
    }

    @Test
    void wordsOfTheLanguageStandInQuotes() {
        assertThat(ALL.says("nl", "answer", "bodies")).startsWith("Met “text” of “elsewhere”:");
        assertThat(ALL.label("fr", "stage", "label")).isEqualTo("Nom");
        assertThat(ALL.noun("en", "stage")).isEqualTo("stage");
        assertThat(ALL.option("nl", "working days")).isEqualTo("werkdagen");
    }

    private static Set<String> options() {
        Set<String> options = new LinkedHashSet<>();
        shapes().forEach(shape -> shape.words().forEach(word -> collect(word.type(), options)));
        for (Period.Unit unit : Period.Unit.values()) {
            options.add(unit.word());
        }
        return options;
    }

    private static void collect(Type type, Set<String> into) {
        if (type instanceof Type.OneOf of) {
            into.addAll(of.words());
        } else if (type instanceof Type.Reference reference) {
            into.addAll(reference.besides());
        } else if (type instanceof Type.Listed listed) {
            collect(listed.item(), into);
        } else if (type instanceof Type.Keyed keyed) {
            collect(keyed.key(), into);
            collect(keyed.value(), into);
        } else if (type instanceof Type.Either either) {
            either.types().forEach(each -> collect(each, into));
        }
    }
}
