package gehoor.web.console;

import gehoor.policy.Problem;
import gehoor.policy.reading.Known;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pages on which a file is written by fields, of what the vocabulary says and of nothing else: no page knows a word of the
 * language by its name.
 */
final class Sheets {
    /** What each input's name begins with. */
    static final String INPUT = "w.";

    /** How the key of an entry and what stands behind it are called. */
    static final String KEY = "key";

    static final String VALUE = "value";

    /** Of more words than this of which only one can be there, it is chosen first which. */
    static final int CHOSEN_FIRST = 5;

    private final Opened file;
    private final Mistakes mistakes;

    /** @param problems those of this file */
    Sheets(String path, Source source, Guide guide, Known known, String language, List<Problem> problems) {
        this.file = new Opened(path, source, guide, known, language);
        this.mistakes = new Mistakes(file, problems);
    }

    /**
     * The page of a part.
     *
     * @param form the shape that is to stand there; empty: the one that stands there
     * @param which the word that was chosen of many; empty: none yet
     * @param typed what was typed, where it was not kept; null: what stands in the file is shown
     * @param refused why it was not kept, by word, in the reader's language
     * @return empty where the language has no such part
     */
    Optional<Sheet> of(Spot spot, String form, String which, @Nullable Written typed, Map<String, String> refused) {
        Optional<Type> declared = file.guide().declared(file.source(), spot);
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        Element written = file.find(spot);
        boolean forced = Guide.forms(declared.get()).contains(form);
        Type type = forced ? new Type.Form(form) : Guide.written(declared.get(), written);
        boolean entry = file.entry(spot);
        if (!(type instanceof Type.Form) && !entry && !spot.isRoot()) {
            return Optional.empty();
        }
        boolean fresh = written == null || (forced && !(written instanceof Element.Entries));
        Page page = new Page(spot, type, fresh ? null : written, fresh ? written : null, typed, refused);
        List<Sheet.Asked> asked = new ArrayList<>();
        List<Sheet.Kind> kinds = new ArrayList<>();
        if (entry) {
            asked.add(key(page));
        }
        String chosen = "";
        String shape = "";
        if (type instanceof Type.Form of) {
            Shape one = Vocabulary.shape(of.shape());
            shape = one.name();
            chosen = words(page, one, which, asked, kinds);
        } else if (entry || spot.isRoot()) {
            asked.add(value(page, declared.get()));
        }
        return Optional.of(new Sheet(
                file.address(spot),
                forced ? form : "",
                chosen,
                !fresh,
                noun(shape, entry),
                written == null ? "" : file.title(spot),
                shape.isEmpty() ? "" : Explanations.ALL.about(file.language(), shape),
                file.above(spot),
                asked,
                kinds,
                mistakes.general(page),
                mistakes.elsewhere(spot),
                written == null ? 0 : file.source().line(written.from()),
                written == null ? "" : file.source().lines(written)));
    }

    private String noun(String shape, boolean entry) {
        return shape.isEmpty()
                ? file.phrase(entry ? "console.fields.entry" : "console.fields.file")
                : Explanations.ALL.noun(file.language(), shape);
    }

    // ---------------------------------------------------------------- words

    /** @return the word that was chosen of many; empty where none is chosen first */
    private String words(Page page, Shape shape, String which, List<Sheet.Asked> asked, List<Sheet.Kind> kinds) {
        List<String> many = shape.exactlyOne().stream()
                .filter(group -> group.size() > CHOSEN_FIRST)
                .findFirst()
                .orElse(List.of());
        Element.Entries map = page.element() instanceof Element.Entries entries ? entries : null;
        String chosen = many.contains(which) && map == null ? which : "";
        boolean present = map != null && many.stream().anyMatch(word -> map.find(word) != null);
        if (!many.isEmpty() && !present && chosen.isEmpty()) {
            many.forEach(word -> kinds.add(new Sheet.Kind(word, label(shape, word), says(shape, word))));
            return "";
        }
        for (Word word : shape.words()) {
            Element element = map == null ? null : map.find(word.name());
            if (many.contains(word.name()) && element == null && !word.name().equals(chosen)) {
                continue;
            }
            boolean must = word.required() || word.name().equals(chosen);
            asked.add(word(page, shape, word, must, element));
        }
        return chosen;
    }

    private Sheet.Asked word(Page page, Shape shape, Word word, boolean must, @Nullable Element element) {
        Spot spot = page.spot().then(word.name());
        Element shown = element != null ? element : carried(page, shape.name(), word);
        return new Fields(file, mistakes, page, spot, word.name(), label(shape, word.name()), element, shown)
                .asked(word.type(), says(shape, word.name()), must);
    }

    private String label(Shape shape, String word) {
        return Explanations.ALL.label(file.language(), shape.name(), word);
    }

    private String says(Shape shape, String word) {
        return Explanations.ALL.says(file.language(), shape.name(), word);
    }

    /** What stood in a line where now a map is to stand goes into the first word of that map that can hold it. */
    private static @Nullable Element carried(Page page, String shape, Word word) {
        Element before = page.before();
        if (before == null) {
            return null;
        }
        boolean condition = word.type() instanceof Type.Conditional
                || (word.type() instanceof Type.Listed list && list.item() instanceof Type.Conditional);
        if (shape.equals("condition")) {
            return condition ? before : null;
        }
        String first = Vocabulary.shape(shape).words().get(0).name();
        boolean fits = word.type() instanceof Type.Reference
                || (word.type() instanceof Type.Listed && !(before instanceof Element.Entries))
                || word.type() instanceof Type.FieldOf;
        return word.name().equals(first) && fits ? before : null;
    }

    // ---------------------------------------------------------------- an entry, or a whole list

    private Sheet.Asked key(Page page) {
        String now = page.element() == null ? "" : page.spot().last();
        String input = INPUT + KEY;
        Written typed = page.typed();
        List<String> wrong = page.refused(KEY);
        Question question = new Question(
                input,
                "text",
                file.phrase("console.fields.key"),
                file.phrase("console.fields.key.text"),
                false,
                null,
                List.of(),
                List.of(typed == null ? now : typed.text(input)),
                wrong,
                null);
        return new Sheet.Asked(
                KEY,
                question.label(),
                question.hint(),
                true,
                wrong,
                List.of(new Sheet.Line(question, null, null)),
                List.of());
    }

    /** What stands behind the key of an entry, or all of a file that is a list. */
    private Sheet.Asked value(Page page, Type declared) {
        String label = file.phrase(page.spot().isRoot() ? "console.fields.parts" : "console.fields.value");
        return new Fields(file, mistakes, page, page.spot(), VALUE, label, page.element(), page.element())
                .asked(declared, "", true);
    }
}
