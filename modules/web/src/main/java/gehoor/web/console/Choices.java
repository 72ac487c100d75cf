package gehoor.web.console;

import gehoor.policy.vocabulary.Explanations;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.writing.Element;
import gehoor.policy.writing.Spot;
import gehoor.web.form.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be chosen for a value of a file, each as it is called for who reads. */
final class Choices {
    private final Opened file;

    Choices(Opened file) {
        this.file = file;
    }

    List<Question.Option> yesOrNo() {
        return List.of(
                new Question.Option("yes", file.phrase("yes"), ""), new Question.Option("no", file.phrase("no"), ""));
    }

    /** Of lengths of time. */
    List<Question.Option> units() {
        return Filling.Length.UNITS.stream()
                .map(unit -> new Question.Option(unit, Explanations.ALL.option(file.language(), unit), ""))
                .toList();
    }

    /**
     * The names of what there is.
     *
     * @param spot where the value stands, or what it stands in
     * @param now what stands there, which can be chosen still; empty: nothing
     * @return empty where anything can be written there
     */
    Optional<List<Question.Option>> of(Type type, Spot spot, String now) {
        return file.known()
                .choices(file.path(), procedure(spot), instrument(spot), type)
                .map(choices -> options(type, choices, now));
    }

    private List<Question.Option> options(Type type, List<String> choices, String now) {
        List<String> all = new ArrayList<>(choices);
        if (!now.isEmpty() && !all.contains(now)) {
            all.add(0, now);
        }
        return all.stream()
                .map(each -> new Question.Option(each, called(type, each), ""))
                .toList();
    }

    private String called(Type type, String id) {
        String label = type instanceof Type.OneOf
                ? Explanations.ALL.option(file.language(), id)
                : file.known()
                        .label(type, id)
                        .map(words -> words.in(file.language()))
                        .orElse(id);
        return label.equals(id) || label.isEmpty() ? id : label + " (" + id + ")";
    }

    /** Of whose names those of an example are. */
    private @Nullable String procedure(Spot spot) {
        if (!file.path().startsWith("examples/") || spot.isRoot()) {
            return null;
        }
        return file.find(new Spot(spot.steps().subList(0, 1))) instanceof Element.Entries example
                ? example.text("procedure")
                : null;
    }

    /** In the description of which instrument this stands. */
    private @Nullable String instrument(Spot spot) {
        Spot at = spot;
        while (!at.isRoot()) {
            if (file.type(at)
                            .filter(type -> type.equals(new Type.Form("instrument")))
                            .isPresent()
                    && file.find(at) instanceof Element.Entries map) {
                return map.text("instrument");
            }
            at = at.parent();
        }
        return null;
    }
}
