package gehoor.web.console;

import gehoor.policy.Problem;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.writing.Element;
import gehoor.policy.writing.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the language says is wrong in a file, each at the part, or beside the word, where it is mended. */
final class Mistakes {
    private final Opened file;
    private final Map<Problem, Spot> problems = new LinkedHashMap<>();

    /** What they say to all, by which it is told of what a word is missing. */
    private final Map<Problem, String> inEnglish = new HashMap<>();

    /** @param problems those of this file */
    Mistakes(Opened file, List<Problem> problems) {
        this.file = file;
        problems.forEach(problem -> {
            this.problems.put(
                    problem, file.source().at(problem.at().line(), problem.at().column()));
            inEnglish.put(problem, problem.what());
        });
    }

    /** How much is wrong in a part. */
    long within(Spot part) {
        return problems.values().stream().filter(each -> each.within(part)).count();
    }

    /** What is wrong with one word of a part: what stands beside a line of it does not stand beside all of it again. */
    final class OfWord {
        private final String word;
        private final Map<Problem, Spot> told = new LinkedHashMap<>();
        private final Set<Problem> placed = new HashSet<>();

        /** @param spot where what belongs to the word stands */
        OfWord(Page page, Spot spot, String word) {
            this.word = word;
            problems.forEach((problem, at) -> {
                if (at.within(spot) && (!at.equals(page.spot()) || page.spot().equals(spot))) {
                    told.put(problem, at);
                } else if (at.equals(page.spot()) && missing(problem, word)) {
                    told.put(problem, at);
                }
            });
        }

        /** Whether it is said that the word is missing; who asks says so in other words. */
        boolean takeMissing() {
            return told.keySet().removeIf(problem -> missing(problem, word));
        }

        /** What stands beside the line of that place. */
        List<String> beside(Spot line) {
            place(line);
            return told.entrySet().stream()
                    .filter(each -> each.getValue().within(line))
                    .map(each -> each.getKey().in(file.language()))
                    .toList();
        }

        /** It is seen on that place's own page. */
        void place(Spot part) {
            told.forEach((problem, at) -> {
                if (at.within(part)) {
                    placed.add(problem);
                }
            });
        }

        /** What stands beside no line. */
        List<String> rest() {
            return told.keySet().stream()
                    .filter(problem -> !placed.contains(problem))
                    .map(problem -> problem.in(file.language()))
                    .distinct()
                    .toList();
        }
    }

    /** What is wrong with the part as a whole, and beside no word of it. */
    List<Problem> general(Page page) {
        if (!(page.type() instanceof Type.Form form)) {
            return List.of();
        }
        Shape shape = Vocabulary.shape(form.shape());
        Element.Entries map = page.element() instanceof Element.Entries entries ? entries : null;
        return problems.entrySet().stream()
                .filter(each -> each.getValue().equals(page.spot())
                        || (each.getValue().within(page.spot())
                                && shape.word(each.getValue()
                                                .steps()
                                                .get(page.spot().steps().size()))
                                        .isEmpty()))
                .map(Map.Entry::getKey)
                .filter(problem -> shape.words().stream()
                        .noneMatch(word -> missing(problem, word.name())
                                && word.required()
                                && (map == null || map.find(word.name()) == null)))
                .toList();
    }

    /** What is wrong in other parts than this. */
    List<Sheet.Told> elsewhere(Spot spot) {
        List<Sheet.Told> told = new ArrayList<>();
        problems.forEach((problem, at) -> {
            Spot part = file.guide().standing(file.source(), at);
            if (!part.equals(spot)) {
                told.add(new Sheet.Told(problem, file.to(part)));
            }
        });
        return told;
    }

    private boolean missing(Problem problem, String word) {
        return inEnglish.getOrDefault(problem, "").contains(" needs \"" + word + "\"");
    }
}
