package gehoor.web.console;

import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.vocabulary.Word;
import gehoor.policy.writing.Content;
import gehoor.policy.writing.Editing;
import gehoor.policy.writing.Element;
import gehoor.policy.writing.Guide;
import gehoor.policy.writing.Outcome;
import gehoor.policy.writing.Source;
import gehoor.policy.writing.Spot;
import gehoor.web.form.Written;
import gehoor.web.look.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was filled in on the page of a part into the text of its file. What was not touched is not written; whatever can be written is,
 * right or wrong: a proposal may have mistakes in it, and the language tells them.
 */
final class Filling {
    private final Guide guide;
    private final List<String> languages;
    private final Written typed;
    private final String language;
    private final Map<String, String> wrong = new LinkedHashMap<>();
    private Source source;

    private Filling(Source source, Guide guide, List<String> languages, Written typed, String language) {
        this.source = source;
        this.guide = guide;
        this.languages = languages;
        this.typed = typed;
        this.language = language;
    }

    /**
     * What came of it.
     *
     * @param source the file as it is then
     * @param spot where the part is then
     * @param wrong why nothing was kept, by word, in the reader's language; empty where all was
     */
    record Filled(Source source, Spot spot, Map<String, String> wrong) {}

    /** A length of time in two fields. */
    record Length(String number, String unit) {
        static final List<String> UNITS = List.of("calendar days", "working days", "weeks", "months", "years", "hours");
        private static final Pattern WRITTEN =
                Pattern.compile("(\\S*)\\s+(calendar day|working day|week|month|year|hour)s?");

        /** Null where it is written in another way. */
        static @Nullable Length of(String text) {
            if (text.isEmpty()) {
                return new Length("", "");
            }
            Matcher matcher = WRITTEN.matcher(text.strip());
            return matcher.matches() ? new Length(matcher.group(1), matcher.group(2) + "s") : null;
        }

        String text() {
            String one = number.equals("1") && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
            return (number + " " + one).strip();
        }
    }

    /**
     * Takes it in.
     *
     * @param spot of the part; its last step is {@link Guide#NEW} where it is added to a list or a map
     * @param form the shape that is to stand where a line stood; empty: the one that stands there
     * @param which the word that was chosen of many; empty: none
     */
    static Filled fill(
            Source source,
            Guide guide,
            List<String> languages,
            Spot spot,
            String form,
            String which,
            Written typed,
            String language) {
        Filling filling = new Filling(source, guide, languages, typed, language);
        Spot now = filling.fill(spot, form, which);
        return new Filled(filling.source, now, filling.wrong);
    }

    private Spot fill(Spot spot, String form, String which) {
        Type declared = guide.declared(source, spot).orElseThrow();
        Element written = source.find(spot);
        boolean forced = Guide.forms(declared).contains(form);
        Type type = forced ? new Type.Form(form) : Guide.written(declared, written);
        boolean entry = !spot.isRoot()
                && guide.type(source, spot.parent())
                        .filter(Type.Keyed.class::isInstance)
                        .isPresent();
        if (written == null || (forced && !(written instanceof Element.Entries))) {
            Content content = type instanceof Type.Form of
                    ? fresh(Vocabulary.shape(of.shape()), which)
                    : fresh(declared, Sheets.VALUE);
            if (content == null
                    || (content instanceof Content.Entries map && map.entries().isEmpty())) {
                wrong.putIfAbsent("", Phrases.of(language, "console.fields.nothing"));
                return spot;
            }
            if (!wrong.isEmpty()) {
                return spot;
            }
            Spot now = put(spot, entry, written, content);
            // What the chosen word holds is filled in next.
            Spot inner = now.then(which);
            return !which.isEmpty() && source.find(inner) instanceof Element.Entries ? inner : now;
        }
        if (type instanceof Type.Form of && written instanceof Element.Entries map) {
            Shape shape = Vocabulary.shape(of.shape());
            for (Word word : shape.words()) {
                if (asked(shape, word, map)) {
                    change(spot.then(word.name()), word.name(), word.type(), word.required(), shape.names());
                }
            }
        } else if (!spot.isRoot()) {
            change(spot, Sheets.VALUE, declared, true, List.of());
        }
        if (entry) {
            String key = typed.text(Sheets.INPUT + Sheets.KEY).strip();
            if (key.isEmpty()) {
                wrong.put(Sheets.KEY, Phrases.of(language, "console.fields.missing"));
            } else if (apply(Sheets.KEY, Editing.rename(source, spot, key))) {
                return spot.parent().then(key);
            }
        }
        return spot;
    }

    /** Of words of which one was chosen first, only that one is on the page. */
    private static boolean asked(Shape shape, Word word, Element.Entries map) {
        return map.find(word.name()) != null
                || shape.exactlyOne().stream()
                        .noneMatch(group -> group.size() > Sheets.CHOSEN_FIRST && group.contains(word.name()));
    }

    // ---------------------------------------------------------------- what is new

    private Content.Entries fresh(Shape shape, String which) {
        Map<String, Content> entries = new LinkedHashMap<>();
        for (Word word : shape.words()) {
            boolean many = shape.exactlyOne().stream()
                    .anyMatch(group -> group.size() > Sheets.CHOSEN_FIRST && group.contains(word.name()));
            if (many && !word.name().equals(which)) {
                continue;
            }
            Content content = fresh(word.type(), word.name());
            if (content != null) {
                entries.put(word.name(), content);
            } else if (word.required()
                    && word.type() instanceof Type.Listed listed
                    && listed.item() instanceof Type.Form
                    && listed.empty()) {
                entries.put(word.name(), new Content.Items(List.of()));
            } else if (many && word.type() instanceof Type.Form) {
                // What the word holds is filled in on a page of its own.
                entries.put(word.name(), new Content.Entries(Map.of()));
            }
        }
        return new Content.Entries(entries);
    }

    /** What was filled in for a word that is not there; null where nothing was. */
    private @Nullable Content fresh(Type type, String word) {
        String input = Sheets.INPUT + word;
        if (type instanceof Type.Either either) {
            for (Type each : either.types()) {
                Content content = fresh(each, word);
                if (content != null) {
                    return content;
                }
            }
            return null;
        }
        if (type instanceof Type.Form || type instanceof Type.Keyed) {
            return null;
        }
        if (type instanceof Type.Listed listed) {
            List<Content> items = new ArrayList<>();
            if (!(listed.item() instanceof Type.Form)) {
                for (int i = 0; typed.values().containsKey(input + "." + i) || dated(input + "." + i); i++) {
                    Content item = line(listed.item(), input + "." + i, "", word);
                    if (item != null) {
                        items.add(item);
                    }
                }
            }
            return items.isEmpty() ? null : new Content.Items(items);
        }
        if (type instanceof Type.WordsInLanguages) {
            Map<String, Content> texts = new LinkedHashMap<>();
            for (String each : languages) {
                String text = typed.text(input + "." + each).strip();
                if (!text.isEmpty()) {
                    texts.put(each, prose(text));
                }
            }
            return texts.isEmpty() ? null : new Content.Entries(texts);
        }
        return line(type, input, "", word);
    }

    private boolean dated(String input) {
        return typed.values().containsKey(input + ".day");
    }

    /** Puts what is new where it belongs. */
    private Spot put(Spot spot, boolean entry, @Nullable Element before, Content content) {
        if (spot.isRoot() || before != null) {
            apply("", Editing.set(source, spot, content));
            return spot;
        }
        Spot around = spot.parent();
        Element parent = source.find(around);
        if (entry) {
            String key = typed.text(Sheets.INPUT + Sheets.KEY).strip();
            if (key.isEmpty()) {
                wrong.put(Sheets.KEY, Phrases.of(language, "console.fields.missing"));
                return spot;
            }
            apply(
                    Sheets.KEY,
                    parent == null
                            ? Editing.add(
                                    source,
                                    around.parent(),
                                    around.last(),
                                    new Content.Entries(Map.of(key, content)),
                                    order(around.parent()))
                            : Editing.add(source, around, key, content, List.of()));
            return around.then(key);
        }
        if (!spot.last().equals(Guide.NEW)) {
            apply("", Editing.add(source, around, spot.last(), content, order(around)));
            return spot;
        }
        if (parent instanceof Element.Items list) {
            apply("", Editing.insert(source, around, list.items().size(), content));
            return around.then(list.items().size());
        }
        if (parent == null && !around.isRoot()) {
            apply(
                    "",
                    Editing.add(
                            source,
                            around.parent(),
                            around.last(),
                            new Content.Items(List.of(content)),
                            order(around.parent())));
            return around.then(0);
        }
        if (parent == null) {
            apply("", Editing.insert(source, around, 0, content));
            return around.then(0);
        }
        apply("", Editing.set(source, around, new Content.Items(List.of(parent.content(), content))));
        return around.then(1);
    }

    private List<String> order(Spot map) {
        return guide.type(source, map)
                .filter(Type.Form.class::isInstance)
                .map(type -> Vocabulary.shape(((Type.Form) type).shape()).names())
                .orElse(List.of());
    }

    // ---------------------------------------------------------------- what is there

    private void change(Spot spot, String word, Type declared, boolean must, List<String> order) {
        Element now = source.find(spot);
        String input = Sheets.INPUT + word;
        if (now == null) {
            Content content = fresh(declared, word);
            if (content != null) {
                apply(word, Editing.add(source, spot.parent(), spot.last(), content, order));
            }
            return;
        }
        Type type = Guide.written(declared, now);
        if (type instanceof Type.Form || type instanceof Type.Keyed) {
            return;
        }
        if (type instanceof Type.WordsInLanguages && now instanceof Element.Entries map) {
            words(spot, word, map);
        } else if (type instanceof Type.Listed listed) {
            if (!(listed.item() instanceof Type.Form)) {
                list(spot, word, listed, now, must);
            }
        } else if (now instanceof Element.Text text) {
            if (!shown(type, input, text.text())) {
                return;
            }
            Content content = line(type, input, text.text(), word);
            if (content == null && !wrong.containsKey(word)) {
                if (!text.text().isEmpty() && !word.equals(Sheets.VALUE)) {
                    apply(word, Editing.remove(source, spot));
                }
            } else if (content != null && !same(content, text.text())) {
                apply(word, Editing.set(source, spot, content));
            }
        } else {
            Content content = line(type, input, "", word);
            if (content != null) {
                apply(word, Editing.set(source, spot, content));
            }
        }
    }

    /** Whether the page had a field for it: what is not on it is not taken away. */
    private boolean shown(Type type, String input, String now) {
        return typed.values().containsKey(input)
                || dated(input)
                || typed.values().containsKey(input + ".n")
                || (type instanceof Type.YesNo && now.isEmpty());
    }

    private void words(Spot spot, String word, Element.Entries map) {
        List<String> all = new ArrayList<>(languages);
        map.entries().stream()
                .map(entry -> entry.key().text())
                .filter(each -> !all.contains(each))
                .forEach(all::add);
        if (all.stream().noneMatch(each -> typed.values().containsKey(Sheets.INPUT + word + "." + each))) {
            return;
        }
        if (all.stream()
                .allMatch(each -> typed.text(Sheets.INPUT + word + "." + each).isBlank())) {
            if (!word.equals(Sheets.VALUE)) {
                apply(word, Editing.remove(source, spot));
            }
            return;
        }
        for (String each : all) {
            String text = typed.text(Sheets.INPUT + word + "." + each).strip();
            Element now = map.find(each);
            String before = now instanceof Element.Text said ? said.text() : "";
            if (now == null && !text.isEmpty()) {
                apply(word, Editing.add(source, spot, each, prose(text), languages));
            } else if (now != null && text.isEmpty()) {
                apply(word, Editing.remove(source, spot.then(each)));
            } else if (now != null && !text.equals(before.strip())) {
                apply(word, Editing.set(source, spot.then(each), ended(text, before)));
            }
        }
    }

    private void list(Spot spot, String word, Type.Listed listed, Element now, boolean must) {
        String input = Sheets.INPUT + word;
        if (!(now instanceof Element.Items list)) {
            // One item without brackets.
            String before = now instanceof Element.Text text ? text.text() : "";
            List<Content> items = new ArrayList<>();
            for (int i = 0; typed.values().containsKey(input + "." + i); i++) {
                Content item = line(listed.item(), input + "." + i, i == 0 ? before : "", word);
                if (item != null) {
                    items.add(item);
                }
            }
            if (items.isEmpty() && !before.isEmpty()) {
                apply(word, Editing.remove(source, spot));
            } else if (items.size() == 1 && !same(items.get(0), before)) {
                apply(word, Editing.set(source, spot, items.get(0)));
            } else if (items.size() > 1) {
                apply(word, Editing.set(source, spot, new Content.Items(items)));
            }
            return;
        }
        List<Integer> gone = new ArrayList<>();
        int last = list.items().size();
        for (int i = 0; i < last; i++) {
            if (list.items().get(i) instanceof Element.Text text
                    && typed.values().containsKey(input + "." + i)) {
                Content item = line(listed.item(), input + "." + i, text.text(), word);
                if (item == null) {
                    gone.add(0, i);
                } else if (!same(item, text.text())) {
                    apply(word, Editing.set(source, spot.then(i), item));
                }
            }
        }
        Content more = line(listed.item(), input + "." + last, "", word);
        if (more != null) {
            apply(word, Editing.insert(source, spot, last, more));
        }
        if (more == null && !gone.isEmpty() && gone.size() == last && !(must && listed.empty())) {
            apply(word, Editing.remove(source, spot));
            return;
        }
        for (int i : gone) {
            apply(word, Editing.remove(source, spot.then(i)));
        }
    }

    // ---------------------------------------------------------------- a line

    /**
     * What was filled in on a line; null where nothing was, or what cannot be anything, which is told.
     *
     * @param before what stands there
     */
    private @Nullable Content line(Type type, String input, String before, String word) {
        Type one = type instanceof Type.Either either ? either.types().get(0) : type;
        if (one instanceof Type.Length
                && Length.of(before) != null
                && typed.values().containsKey(input + ".n")) {
            String number = typed.text(input + ".n").strip();
            String unit = typed.text(input + ".unit").strip();
            Length was = Length.of(before);
            Length now = new Length(number, unit);
            if (was != null && was.equals(now)) {
                return before.isEmpty() ? null : Content.code(before);
            }
            if (number.isEmpty() && unit.isEmpty()) {
                return null;
            }
            return Content.code(now.text());
        }
        if (one instanceof Type.Day && dated(input)) {
            List<String> parts = typed.of(input, "date");
            if (parts.stream().allMatch(String::isBlank)) {
                return null;
            }
            String day = Written.day(parts);
            if (day == null) {
                wrong.put(
                        word,
                        Phrases.of(
                                language, "date.none", String.join(" ", parts).strip()));
                return null;
            }
            return Content.code(day);
        }
        String text = typed.text(input).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (one instanceof Type.Text || one instanceof Type.Given) {
            return ended(text, before);
        }
        return text.indexOf('\n') >= 0 ? ended(text, before) : Content.code(text);
    }

    private static boolean same(Content content, String before) {
        return content instanceof Content.Text text && text.text().strip().equals(before.strip());
    }

    private static Content prose(String text) {
        return ended(text, "");
    }

    /** Several lines end with a line break, as one writes them; one line only where it did before. */
    private static Content ended(String text, String before) {
        boolean ends = before.isEmpty() ? text.indexOf('\n') >= 0 : before.endsWith("\n");
        return Content.prose(ends ? text + "\n" : text);
    }

    private boolean apply(String word, Outcome outcome) {
        if (outcome instanceof Outcome.Changed changed) {
            source = changed.source();
            return true;
        }
        wrong.putIfAbsent(word, why(((Outcome.Refused) outcome).why(), language));
        return false;
    }

    /** Why a change cannot be made in a text, in the reader's language. */
    static String why(Outcome.Why why, String language) {
        return Phrases.of(
                language,
                "console.fields.why."
                        + why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
}
