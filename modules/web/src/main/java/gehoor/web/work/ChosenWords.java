package gehoor.web.work;

import gehoor.casework.LeavingView;
import gehoor.engine.Refusal;
import gehoor.web.form.Written;
import gehoor.web.look.Phrases;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that somebody chose for what leaves by something that is not done yet, as they travel with its form. Beside them stands a mark
 * of the text that they were chosen in place of: what was filled in may change afterwards, and the organisation's text with it.
 */
final class ChosenWords {
    /** The names of the inputs that hold such a mark end so. */
    private static final String UPON = ".upon";

    private static final int MOST_LETTERS = 1000;

    private ChosenWords() {}

    /** By the place of each letter. */
    static Map<Integer, String> in(Written written) {
        Map<Integer, String> words = new HashMap<>();
        written.values().forEach((name, values) -> {
            if (name.startsWith(LetterShown.WORDS)) {
                ActForm.number(name.substring(LetterShown.WORDS.length()))
                        .filter(place -> place <= MOST_LETTERS)
                        .ifPresent(place -> words.put(place.intValue(), String.join("\n", values)));
            }
        });
        return words;
    }

    /** What was filled in, with those words of a page on which it was looked over that somebody did change. */
    static Written carried(Written filled, Written looked) {
        Map<String, List<String>> values = new LinkedHashMap<>(without(filled).values());
        in(looked).forEach((place, words) -> {
            String name = LetterShown.WORDS + place;
            String upon = looked.text(name + UPON);
            if (!upon.equals(mark(words))) {
                values.put(name, List.of(words));
                values.put(name + UPON, List.of(upon));
            }
        });
        return new Written(values);
    }

    static Written without(Written filled) {
        Map<String, List<String>> values = new LinkedHashMap<>(filled.values());
        values.keySet().removeIf(name -> name.startsWith(LetterShown.WORDS));
        return new Written(values);
    }

    /** The inputs of a form in which they travel. */
    static Map<String, String> inputs(Written filled) {
        Map<String, String> inputs = new LinkedHashMap<>();
        filled.values().forEach((name, values) -> {
            if (name.startsWith(LetterShown.WORDS)) {
                inputs.put(name, String.join("\n", values));
            }
        });
        return inputs;
    }

    /** Whether words were chosen for this letter in place of another text than the organisation's is now. */
    static boolean uponAnother(Written filled, LeavingView letter) {
        String name = LetterShown.WORDS + letter.place();
        return filled.values().containsKey(name) && !filled.text(name + UPON).equals(mark(letter.text()));
    }

    /**
     * What to say of words for messages that do not leave, and of what was refused of those: nobody's words go without a word.
     *
     * @param words by the place of the message that they were written for
     * @param leaving what does leave
     */
    static List<String> astray(
            Map<Integer, String> words, List<LeavingView> leaving, List<Refusal> refusals, String language) {
        Set<Integer> places = leaving.stream().map(LeavingView::place).collect(Collectors.toSet());
        Map<Integer, String> astray = new TreeMap<>(words);
        astray.keySet().removeAll(places);
        astray.values().removeIf(String::isBlank);
        Stream<String> told =
                Stream.concat(places.stream(), astray.keySet().stream()).map(place -> LetterShown.WORDS + place);
        Set<String> said = told.collect(Collectors.toSet());
        return Stream.concat(
                        refusals.stream()
                                .filter(refusal -> !said.contains(String.valueOf(refusal.field())))
                                .map(refusal -> refusal.words().in(language)),
                        astray.values().stream().map(text -> Phrases.of(language, "work.leaving.astray", text.strip())))
                .distinct()
                .toList();
    }

    /** Tells a text from others; browsers end lines in their own way. */
    static String mark(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        return UUID.nameUUIDFromBytes(lines.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
