package gehoor.web.console;

import gehoor.policy.vocabulary.Explanations;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.writing.Element;
import gehoor.policy.writing.Guide;
import gehoor.policy.writing.Spot;
import gehoor.web.form.Question;
import gehoor.web.form.Written;
import gehoor.web.look.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one word of a part, while they are made: a line for each thing that stands in it, and ways to what can be put there. */
final class Fields {
    private static final int ON_ONE_LINE = 90;

    private final Opened file;
    private final Mistakes mistakes;
    private final Choices choices;
    private final Page page;
    private final Spot spot;
    private final String word;
    private final String label;
    private final @Nullable Element element;
    private final @Nullable Element shown;
    private final boolean asItStands;
    private final Mistakes.OfWord mistaken;
    private final List<Sheet.Line> lines = new ArrayList<>();
    private final List<Sheet.Link> adds = new ArrayList<>();

    /**
     * @param spot where what belongs to the word stands
     * @param word as the inputs are called
     * @param label what it is called for people
     * @param element what stands in the file; null where nothing does
     * @param shown what is shown, where it is something else
     */
    Fields(
            Opened file,
            Mistakes mistakes,
            Page page,
            Spot spot,
            String word,
            String label,
            @Nullable Element element,
            @Nullable Element shown) {
        this.file = file;
        this.mistakes = mistakes;
        this.choices = new Choices(file);
        this.page = page;
        this.spot = spot;
        this.word = word;
        this.label = label;
        this.element = element;
        this.shown = shown;
        this.asItStands = shown == element;
        this.mistaken = mistakes.new OfWord(page, spot, word);
    }

    /** @param says what the word means */
    Sheet.Asked asked(Type declared, String says, boolean must) {
        List<String> wrong = new ArrayList<>(page.refused(word));
        if (element == null && must && mistaken.takeMissing()) {
            wrong.add(file.phrase("console.fields.missing"));
        }
        add(shown == null ? declared : Guide.written(declared, shown));
        if (element != null && !(element instanceof Element.Entries)) {
            more(declared);
        }
        wrong.addAll(mistaken.rest());
        if (lines.size() == 1) {
            lines.set(0, alone(lines.get(0), says, must, wrong));
        }
        return new Sheet.Asked(word, label, says, must, wrong, lines, adds);
    }

    /** A question that is all of the word is called as the word is, and what is wrong with the word is wrong with it. */
    private Sheet.Line alone(Sheet.Line line, String says, boolean must, List<String> wrong) {
        Question one = line.question();
        if (one == null || line.row() != null) {
            return line;
        }
        List<String> all = new ArrayList<>(wrong);
        all.addAll(one.wrong());
        Question called = new Question(
                one.name(),
                one.type(),
                label,
                (says + " " + one.hint()).strip(),
                !must,
                one.unit(),
                one.options(),
                one.written(),
                all,
                null);
        return new Sheet.Line(called, null, line.more());
    }

    // ---------------------------------------------------------------- lines

    private void add(Type type) {
        if (type instanceof Type.Either either) {
            either.types().forEach(this::add);
        } else if (type instanceof Type.Form form) {
            part(form);
        } else if (type instanceof Type.Keyed) {
            if (shown instanceof Element.Entries map) {
                map.entries().forEach(entry -> row(spot.then(entry.key().text()), -1, 0));
            }
            another();
        } else if (type instanceof Type.Listed listed && listed.item() instanceof Type.Form) {
            if (shown instanceof Element.Items list) {
                for (int i = 0; i < list.items().size(); i++) {
                    row(spot.then(i), i, list.items().size());
                }
            }
            another();
        } else if (type instanceof Type.Listed listed) {
            list(listed);
        } else if (type instanceof Type.WordsInLanguages) {
            words();
        } else if (type instanceof Type.Length) {
            length();
        } else {
            line(type, Sheets.INPUT + word, label, shown, spot);
        }
    }

    private void part(Type.Form form) {
        if (shown != null) {
            row(spot, -1, 0);
        } else if (page.stands()) {
            adds.add(link(spot, form.shape()));
        }
    }

    private void another() {
        if (page.stands()) {
            adds.add(link(spot.then(Guide.NEW), ""));
        }
    }

    private void list(Type.Listed listed) {
        List<Element> items = shown instanceof Element.Items list
                ? list.items()
                : shown == null
                                || (shown instanceof Element.Text text
                                        && text.text().isEmpty())
                        ? List.of()
                        : List.of(shown);
        boolean bracketed = shown instanceof Element.Items;
        List<String> shapes = asItStands && bracketed ? Guide.forms(listed.item()) : List.of();
        for (int i = 0; i < items.size(); i++) {
            Element item = items.get(i);
            Spot at = bracketed ? spot.then(i) : spot;
            if (!(item instanceof Element.Text) && asItStands) {
                row(at, bracketed ? i : -1, items.size());
                continue;
            }
            line(listed.item(), Sheets.INPUT + word + "." + i, file.phrase("console.fields.item", i + 1), item, at);
            for (String shape : shapes) {
                Sheet.Line last = lines.get(lines.size() - 1);
                lines.set(lines.size() - 1, new Sheet.Line(last.question(), null, link(at, shape)));
            }
        }
        line(
                listed.item(),
                Sheets.INPUT + word + "." + items.size(),
                file.phrase("console.fields.another"),
                null,
                spot.then(items.size()));
        for (String shape : shapes) {
            adds.add(link(spot.then(Guide.NEW), shape));
        }
    }

    private void words() {
        List<String> languages = new ArrayList<>(file.known().languages());
        if (shown instanceof Element.Entries map) {
            map.entries().stream()
                    .map(entry -> entry.key().text())
                    .filter(each -> !languages.contains(each))
                    .forEach(languages::add);
        }
        boolean area = shown instanceof Element.Entries map
                ? map.entries().stream()
                        .anyMatch(entry -> entry.value() instanceof Element.Text text && isLong(text.text()))
                : !Opened.NAMES.contains(word) && !word.equals("unit") && !word.equals("hint");
        for (String each : languages) {
            Element text = shown instanceof Element.Entries map ? map.find(each) : null;
            question(
                    Sheets.INPUT + word + "." + each,
                    area ? "long-text" : "text",
                    Phrases.has("console.fields.in." + each) ? file.phrase("console.fields.in." + each) : each,
                    List.of(),
                    List.of(text instanceof Element.Text said ? said.text().strip() : ""),
                    spot.then(each));
        }
    }

    private void length() {
        String text = shown instanceof Element.Text said ? said.text() : "";
        Filling.Length length = Filling.Length.of(text);
        if (length == null) {
            line(new Type.Text(100), Sheets.INPUT + word, label, shown, spot);
            return;
        }
        question(
                Sheets.INPUT + word + ".n",
                "text",
                file.phrase("console.fields.how-many"),
                List.of(),
                List.of(length.number()),
                spot);
        question(
                Sheets.INPUT + word + ".unit",
                "pick",
                file.phrase("console.fields.of-what"),
                choices.units(),
                List.of(length.unit()),
                spot.then("unit"));
    }

    // ---------------------------------------------------------------- one line

    private void line(Type type, String input, String name, @Nullable Element element, Spot at) {
        String text = element instanceof Element.Text said ? said.text() : "";
        Type one = Guide.written(type, element);
        if (one instanceof Type.Either either) {
            one = either.types().get(0);
        }
        if (one instanceof Type.YesNo) {
            question(input, "pick", name, choices.yesOrNo(), List.of(text), at);
            return;
        }
        if (one instanceof Type.Day && (text.isEmpty() || text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))) {
            question(
                    input,
                    "date",
                    name,
                    List.of(),
                    text.isEmpty()
                            ? List.of("", "", "")
                            : List.of(text.substring(8), text.substring(5, 7), text.substring(0, 4)),
                    at);
            return;
        }
        Optional<List<Question.Option>> options = choices.of(one, spot, text);
        if (options.isPresent()) {
            question(input, "pick", name, options.get(), List.of(text), at);
            return;
        }
        question(input, isLong(text) ? "long-text" : "text", name, List.of(), List.of(text), at);
    }

    private static boolean isLong(String text) {
        return text.length() > ON_ONE_LINE || text.strip().indexOf('\n') >= 0;
    }

    private void question(
            String input, String type, String name, List<Question.Option> options, List<String> now, Spot at) {
        Written typed = page.typed();
        // Of what is filled in in two fields the first is told; elsewhere what is wrong with all of it stands above
        // all.
        boolean first = !at.equals(spot) || input.endsWith(".n");
        lines.add(new Sheet.Line(
                new Question(
                        input,
                        type,
                        name,
                        "",
                        false,
                        null,
                        options,
                        typed == null ? now : typed.of(input, type),
                        first ? mistaken.beside(at) : List.of(),
                        null),
                null,
                null));
    }

    private void row(Spot at, int index, int of) {
        mistaken.place(at);
        lines.add(new Sheet.Line(
                null,
                new Sheet.Row(
                        file.address(at),
                        file.title(at),
                        file.name(at),
                        mistakes.within(at),
                        index > 0,
                        index >= 0 && index + 1 < of),
                null));
    }

    // ---------------------------------------------------------------- ways to more

    /** A way from a line to the map that could stand in its place. */
    private void more(Type declared) {
        for (String shape : Guide.forms(declared)) {
            if (lines.size() == 1
                    && lines.get(0).question() != null
                    && lines.get(0).more() == null) {
                lines.set(0, new Sheet.Line(lines.get(0).question(), null, link(spot, shape)));
            } else {
                adds.add(link(spot, shape));
            }
        }
    }

    private Sheet.Link link(Spot to, String shape) {
        return new Sheet.Link(
                file.address(to), shape, shape.isEmpty() ? label : Explanations.ALL.noun(file.language(), shape));
    }
}
