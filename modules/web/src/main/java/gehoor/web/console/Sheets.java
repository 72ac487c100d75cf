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
import gehoor.web.look.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private static final int ON_ONE_LINE = 90;

    private final Opened file;
    private final String path;
    private final Source source;
    private final Guide guide;
    private final Known known;
    private final String language;
    private final Map<Problem, Spot> problems = new LinkedHashMap<>();

    /** What they say to all, by which it is told of what a word is missing. */
    private final Map<Problem, String> inEnglish = new HashMap<>();

    /** @param problems those of this file */
    Sheets(String path, Source source, Guide guide, Known known, String language, List<Problem> problems) {
        this.file = new Opened(path, source, guide, known, language);
        this.path = path;
        this.source = source;
        this.guide = guide;
        this.known = known;
        this.language = language;
        problems.forEach(problem -> {
            this.problems.put(
                    problem, source.at(problem.at().line(), problem.at().column()));
            inEnglish.put(problem, problem.what());
        });
    }

    /** A part while its page is made. */
    private record Page(
            Spot spot,
            Type type,
            @Nullable Element element,
            @Nullable Element before,
            @Nullable Written typed,
            Map<String, String> refused) {}

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
        Optional<Type> declared = guide.declared(source, spot);
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        Element written = source.find(spot);
        List<String> forms = Guide.forms(declared.get());
        boolean forced = forms.contains(form);
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
                guide.address(source, spot),
                forced ? form : "",
                chosen,
                !fresh,
                shape.isEmpty()
                        ? (entry ? file.phrase("console.fields.entry") : file.phrase("console.fields.file"))
                        : said().noun(language, shape),
                written == null ? "" : file.title(spot),
                shape.isEmpty() ? "" : said().about(language, shape),
                file.above(spot),
                asked,
                kinds,
                general(page),
                elsewhere(spot),
                written == null ? 0 : source.line(written.from()),
                written == null ? "" : source.lines(written)));
    }

    private static Explanations said() {
        return Explanations.ALL;
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
            many.forEach(word -> kinds.add(new Sheet.Kind(
                    word, said().label(language, shape.name(), word), said().says(language, shape.name(), word))));
            return "";
        }
        for (Word word : shape.words()) {
            Element element = map == null ? null : map.find(word.name());
            if (many.contains(word.name()) && element == null && !word.name().equals(chosen)) {
                continue;
            }
            boolean must = word.required() || word.name().equals(chosen);
            asked.add(field(page, shape.name(), word, must, element));
        }
        return chosen;
    }

    private Sheet.Asked field(Page page, String shape, Word word, boolean must, @Nullable Element element) {
        Spot spot = page.spot().then(word.name());
        Element shown = element != null ? element : carried(page, shape, word);
        return asked(
                page,
                spot,
                word.name(),
                said().label(language, shape, word.name()),
                said().says(language, shape, word.name()),
                must,
                word.type(),
                element,
                shown);
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

    private Sheet.Asked key(Page page) {
        String now = page.element() == null ? "" : page.spot().last();
        String input = INPUT + KEY;
        Written typed = page.typed();
        List<String> wrong = refused(page, KEY);
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
        return asked(
                page,
                page.spot(),
                VALUE,
                page.spot().isRoot() ? file.phrase("console.fields.parts") : file.phrase("console.fields.value"),
                "",
                true,
                declared,
                page.element(),
                page.element());
    }

    /**
     * @param element what stands in the file; null where nothing does
     * @param shown what is shown, where it is something else
     */
    private Sheet.Asked asked(
            Page page,
            Spot spot,
            String word,
            String label,
            String says,
            boolean must,
            Type declared,
            @Nullable Element element,
            @Nullable Element shown) {
        List<Sheet.Line> lines = new ArrayList<>();
        List<Sheet.Link> adds = new ArrayList<>();
        List<Type> types = shown == null && declared instanceof Type.Either either
                ? either.types()
                : List.of(Guide.written(declared, shown));
        Map<Problem, Spot> told = new LinkedHashMap<>();
        problems.forEach((problem, at) -> {
            if (at.within(spot) && (!at.equals(page.spot()) || page.spot().equals(spot))) {
                told.put(problem, at);
            } else if (at.equals(page.spot()) && missing(problem, word)) {
                told.put(problem, at);
            }
        });
        List<String> wrong = new ArrayList<>(refused(page, word));
        boolean absent = element == null && must && told.keySet().stream().anyMatch(problem -> missing(problem, word));
        if (absent) {
            told.keySet().removeIf(problem -> missing(problem, word));
            wrong.add(file.phrase("console.fields.missing"));
        }
        Lined lined = new Lined(page, spot, word, label, lines, adds, told, shown == element);
        for (Type type : types) {
            lined.add(type, shown);
        }
        if (element != null && !(element instanceof Element.Entries)) {
            lined.more(declared);
        }

        lined.placed.forEach(told::remove);
        wrong.addAll(sentences(new ArrayList<>(told.keySet())));
        if (lines.size() == 1 && lines.get(0).question() != null && lines.get(0).row() == null) {
            Question one = lines.get(0).question();
            List<String> all = new ArrayList<>(wrong);
            all.addAll(one.wrong());
            lines.set(
                    0,
                    new Sheet.Line(
                            new Question(
                                    one.name(),
                                    one.type(),
                                    label,
                                    (says + " " + one.hint()).strip(),
                                    !must,
                                    one.unit(),
                                    one.options(),
                                    one.written(),
                                    all,
                                    null),
                            null,
                            lines.get(0).more()));
        }
        return new Sheet.Asked(word, label, says, must, wrong, lines, adds);
    }

    private boolean missing(Problem problem, String word) {
        return inEnglish.getOrDefault(problem, "").contains(" needs \"" + word + "\"");
    }

    private List<String> refused(Page page, String word) {
        return page.refused().entrySet().stream()
                .filter(each -> each.getKey().equals(word) || each.getKey().startsWith(word + "."))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    private List<String> sentences(List<Problem> problems) {
        return problems.stream().map(problem -> problem.in(language)).distinct().toList();
    }

    /** The lines of one word, while they are made. */
    private final class Lined {
        private final Page page;
        private final Spot spot;
        private final String word;
        private final String label;
        private final List<Sheet.Line> lines;
        private final List<Sheet.Link> adds;
        private final Map<Problem, Spot> told;
        private final boolean stands;
        private final List<Problem> placed = new ArrayList<>();

        Lined(
                Page page,
                Spot spot,
                String word,
                String label,
                List<Sheet.Line> lines,
                List<Sheet.Link> adds,
                Map<Problem, Spot> told,
                boolean stands) {
            this.page = page;
            this.spot = spot;
            this.word = word;
            this.label = label;
            this.lines = lines;
            this.adds = adds;
            this.told = told;
            this.stands = stands;
        }

        void add(Type type, @Nullable Element element) {
            if (type instanceof Type.Either either) {
                either.types().forEach(each -> add(each, element));
            } else if (type instanceof Type.Form form) {
                part(form, element);
            } else if (type instanceof Type.Keyed) {
                if (element instanceof Element.Entries map) {
                    map.entries().forEach(entry -> row(spot.then(entry.key().text()), -1, 0));
                }
                if (page.spot().isRoot() || page.element() != null) {
                    adds.add(link(spot.then(Guide.NEW), ""));
                }
            } else if (type instanceof Type.Listed listed && listed.item() instanceof Type.Form) {
                if (element instanceof Element.Items list) {
                    for (int i = 0; i < list.items().size(); i++) {
                        row(spot.then(i), i, list.items().size());
                    }
                }
                if (page.spot().isRoot() || page.element() != null) {
                    adds.add(link(spot.then(Guide.NEW), ""));
                }
            } else if (type instanceof Type.Listed listed) {
                list(listed, element);
            } else if (type instanceof Type.WordsInLanguages) {
                words(element);
            } else if (type instanceof Type.Length) {
                length(element);
            } else {
                line(type, INPUT + word, label, element, spot);
            }
        }

        /** A way from a line to the map that could stand in its place. */
        void more(Type declared) {
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

        private void part(Type.Form form, @Nullable Element element) {
            if (element != null) {
                row(spot, -1, 0);
            } else if (page.element() != null || page.spot().isRoot()) {
                adds.add(link(spot, form.shape()));
            }
        }

        private Sheet.Link link(Spot to, String shape) {
            return new Sheet.Link(
                    guide.address(source, to), shape, shape.isEmpty() ? label : said().noun(language, shape));
        }

        private void row(Spot at, int index, int of) {
            long wrong =
                    problems.values().stream().filter(each -> each.within(at)).count();
            told.forEach((problem, where) -> {
                if (where.within(at)) {
                    placed.add(problem);
                }
            });
            lines.add(new Sheet.Line(
                    null,
                    new Sheet.Row(
                            guide.address(source, at),
                            file.title(at),
                            file.name(at),
                            wrong,
                            index > 0,
                            index >= 0 && index + 1 < of),
                    null));
        }

        private void list(Type.Listed listed, @Nullable Element element) {
            List<Element> items = element instanceof Element.Items list
                    ? list.items()
                    : element == null
                                    || (element instanceof Element.Text text
                                            && text.text().isEmpty())
                            ? List.of()
                            : List.of(element);
            for (int i = 0; i < items.size(); i++) {
                Element item = items.get(i);
                Spot at = element instanceof Element.Items ? spot.then(i) : spot;
                if (!(item instanceof Element.Text) && stands) {
                    row(at, element instanceof Element.Items ? i : -1, items.size());
                    continue;
                }
                line(listed.item(), INPUT + word + "." + i, file.phrase("console.fields.item", i + 1), item, at);
                for (String shape : Guide.forms(listed.item())) {
                    Sheet.Line last = lines.get(lines.size() - 1);
                    if (stands && element instanceof Element.Items) {
                        lines.set(lines.size() - 1, new Sheet.Line(last.question(), null, link(at, shape)));
                    }
                }
            }
            line(
                    listed.item(),
                    INPUT + word + "." + items.size(),
                    file.phrase("console.fields.another"),
                    null,
                    spot.then(items.size()));
            if (element != null && stands && element instanceof Element.Items) {
                for (String shape : Guide.forms(listed.item())) {
                    adds.add(link(spot.then(Guide.NEW), shape));
                }
            }
        }

        private void words(@Nullable Element element) {
            List<String> languages = new ArrayList<>(known.languages());
            if (element instanceof Element.Entries map) {
                map.entries().stream()
                        .map(entry -> entry.key().text())
                        .filter(each -> !languages.contains(each))
                        .forEach(languages::add);
            }
            boolean area = element instanceof Element.Entries map
                    ? map.entries().stream()
                            .anyMatch(entry -> entry.value() instanceof Element.Text text && isLong(text.text()))
                    : !Opened.NAMES.contains(word) && !word.equals("unit") && !word.equals("hint");
            for (String each : languages) {
                Element text = element instanceof Element.Entries map ? map.find(each) : null;
                question(
                        INPUT + word + "." + each,
                        area ? "long-text" : "text",
                        Phrases.has("console.fields.in." + each) ? file.phrase("console.fields.in." + each) : each,
                        List.of(),
                        List.of(text instanceof Element.Text said ? said.text().strip() : ""),
                        spot.then(each));
            }
        }

        private void length(@Nullable Element element) {
            String text = element instanceof Element.Text said ? said.text() : "";
            Filling.Length length = Filling.Length.of(text);
            if (length == null) {
                line(new Type.Text(100), INPUT + word, label, element, spot);
                return;
            }
            question(
                    INPUT + word + ".n",
                    "text",
                    file.phrase("console.fields.how-many"),
                    List.of(),
                    List.of(length.number()),
                    spot);
            List<Question.Option> units = Filling.Length.UNITS.stream()
                    .map(unit -> new Question.Option(unit, said().option(language, unit), ""))
                    .toList();
            question(
                    INPUT + word + ".unit",
                    "pick",
                    file.phrase("console.fields.of-what"),
                    units,
                    List.of(length.unit()),
                    spot.then("unit"));
        }

        private void line(Type type, String input, String name, @Nullable Element element, Spot at) {
            String text = element instanceof Element.Text said ? said.text() : "";
            Type one = Guide.written(type, element);
            if (one instanceof Type.Either either) {
                one = either.types().get(0);
            }
            if (one instanceof Type.YesNo) {
                question(
                        input,
                        "pick",
                        name,
                        List.of(
                                new Question.Option("yes", file.phrase("yes"), ""),
                                new Question.Option("no", file.phrase("no"), "")),
                        List.of(text),
                        at);
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
            Optional<List<String>> choices = known.choices(path, procedure(), instrument(), one);
            if (choices.isPresent()) {
                question(input, "pick", name, options(one, choices.get(), text), List.of(text), at);
                return;
            }
            question(input, isLong(text) ? "long-text" : "text", name, List.of(), List.of(text), at);
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
                    ? said().option(language, id)
                    : known.label(type, id).map(words -> words.in(language)).orElse(id);
            return label.equals(id) || label.isEmpty() ? id : label + " (" + id + ")";
        }

        private void question(
                String input, String type, String name, List<Question.Option> options, List<String> now, Spot at) {
            Written typed = page.typed();
            List<String> wrong = new ArrayList<>();
            // Of what is filled in in two fields the first is told; elsewhere what is wrong with all of it stands above
            // all.
            if (!at.equals(spot) || input.endsWith(".n")) {
                told.forEach((problem, where) -> {
                    if (where.within(at)) {
                        wrong.add(problem.in(language));
                        placed.add(problem);
                    }
                });
            }
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
                            wrong,
                            null),
                    null,
                    null));
        }

        private boolean isLong(String text) {
            return text.length() > ON_ONE_LINE || text.strip().indexOf('\n') >= 0;
        }

        /** Of whose names those of an example are. */
        private @Nullable String procedure() {
            if (!path.startsWith("examples/") || spot.isRoot()) {
                return null;
            }
            return source.find(new Spot(spot.steps().subList(0, 1))) instanceof Element.Entries example
                    ? example.text("procedure")
                    : null;
        }

        /** In the description of which instrument this stands. */
        private @Nullable String instrument() {
            Spot at = spot;
            while (!at.isRoot()) {
                if (guide.type(source, at)
                                .filter(type -> type.equals(new Type.Form("instrument")))
                                .isPresent()
                        && source.find(at) instanceof Element.Entries map) {
                    return map.text("instrument");
                }
                at = at.parent();
            }
            return null;
        }
    }

    // ---------------------------------------------------------------- what is wrong

    /** What is wrong with the part as a whole, and beside no word of it. */
    private List<Problem> general(Page page) {
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

    private List<Sheet.Told> elsewhere(Spot spot) {
        List<Sheet.Told> told = new ArrayList<>();
        problems.forEach((problem, at) -> {
            Spot part = guide.standing(source, at);
            if (!part.equals(spot)) {
                told.add(new Sheet.Told(problem, file.to(part)));
            }
        });
        return told;
    }
}
