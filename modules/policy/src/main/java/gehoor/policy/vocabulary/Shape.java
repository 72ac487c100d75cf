package gehoor.policy.vocabulary;

import gehoor.policy.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map of words.
 *
 * @param name unique in the vocabulary
 * @param noun what one of it is called: {@code action}
 * @param says what it is for
 * @param words in the order in which one would write them
 * @param exactlyOne groups of words of which exactly one must be there
 * @param atMostOne groups of words of which no two can be there together
 * @param example a whole one, in YAML
 */
public record Shape(
        String name,
        String noun,
        String says,
        List<Word> words,
        List<List<String>> exactlyOne,
        List<List<String>> atMostOne,
        String example) {

    public Optional<Word> word(String word) {
        return words.stream().filter(w -> w.name().equals(word)).findFirst();
    }

    public List<String> names() {
        return words.stream().map(Word::name).toList();
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** The noun, in English with its article. */
    public Words one() {
        return new Words(Map.of(
                "nl", Explanations.ALL.noun("nl", name), "fr", Explanations.ALL.noun("fr", name), "en", article(noun)));
    }

    static Draft of(String name, String noun, String says) {
        return new Draft(name, noun, says);
    }

    /** A shape while it is being described. */
    static final class Draft {
        private final String name;
        private final String noun;
        private final String says;
        private final List<Word> words = new ArrayList<>();
        private final List<List<String>> exactlyOne = new ArrayList<>();
        private final List<List<String>> atMostOne = new ArrayList<>();

        private Draft(String name, String noun, String says) {
            this.name = name;
            this.noun = noun;
            this.says = says;
        }

        Draft must(String word, Type type, String means, String example) {
            words.add(new Word(word, type, true, means, example));
            return this;
        }

        Draft may(String word, Type type, String means, String example) {
            words.add(new Word(word, type, false, means, example));
            return this;
        }

        Draft with(List<Word> more) {
            words.addAll(more);
            return this;
        }

        Draft exactlyOne(String... group) {
            exactlyOne.add(List.of(group));
            return this;
        }

        Draft atMostOne(String... group) {
            atMostOne.add(List.of(group));
            return this;
        }

        Shape example(String yaml) {
            return new Shape(
                    name, noun, says, List.copyOf(words), List.copyOf(exactlyOne), List.copyOf(atMostOne), yaml);
        }
    }
}
