package gehoor.policy.reading;

import gehoor.policy.Place;
import gehoor.policy.Said;
import gehoor.policy.Trigger;
import gehoor.policy.Who;
import gehoor.policy.calendar.Period;
import gehoor.policy.vocabulary.Named;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import gehoor.policy.vocabulary.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is written against the vocabulary, and tells everything that does not fit. It remembers which
 * nodes are sound: only those are made into records.
 */
final class Judge {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern RULE_ID = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,59}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Pattern WEB = Pattern.compile("https://[^\\s<>\"']{1,500}");

    /** What stands in files beside the folders of organisations, by the folder in which it is looked for. */
    private static final Map<Named, String> BESIDE =
            Map.of(Named.CALENDAR, BookMaking.CALENDARS, Named.LAW, BookMaking.LAW, Named.FLOOR, BookMaking.LAW);

    private final Problems problems;
    private final Conditions conditions;
    private final Specials specials;
    private final Set<Written> unsound = Collections.newSetFromMap(new IdentityHashMap<>());

    Judge(Problems problems) {
        this.problems = problems;
        this.conditions = new Conditions(problems);
        this.specials = new Specials(problems);
    }

    /** Judges a whole file. */
    boolean file(Written written, Shape shape, Context context) {
        return judge(written, new Type.Form(shape.name()), context, Said.of("the-file"));
    }

    /** Judges what stands behind a single word. */
    boolean word(Written written, Type type, Context context, String word) {
        return judge(written, type, context, quoted(word));
    }

    /** Judges a single name. */
    boolean reference(Written name, Named to, Context context) {
        return judge(name, new Type.Reference(to, List.of()), context, to.noun());
    }

    boolean sound(@Nullable Written written) {
        return written != null && !unsound.contains(written);
    }

    private boolean judge(Written written, Type type, Context context, Said what) {
        boolean sound = fits(written, type, context, what);
        if (!sound) {
            unsound.add(written);
        }
        return sound;
    }

    private boolean fits(Written written, Type type, Context context, Said what) {
        if (type instanceof Type.Conditional) {
            return conditions.read(written, context).isPresent();
        } else if (type instanceof Type.Form form) {
            return written instanceof Written.Entries map
                    ? form(map, Vocabulary.shape(form.shape()), context)
                    : expected(written, type, what);
        } else if (type instanceof Type.Listed listed) {
            return list(written, listed, context, what);
        } else if (type instanceof Type.Keyed keyed) {
            return written instanceof Written.Entries map
                    ? keyed(map, keyed, context, what)
                    : expected(written, type, what);
        } else if (type instanceof Type.Either either) {
            return either(written, either, context, what);
        } else if (type instanceof Type.WordsInLanguages) {
            return written instanceof Written.Entries map ? words(map, context, what) : expected(written, type, what);
        } else if (type instanceof Type.Actor actor) {
            return who(written, actor, context, what);
        } else if (type instanceof Type.Given) {
            return given(written, what);
        }
        if (!(written instanceof Written.Text text)) {
            return expected(written, type, what);
        }
        if (text.text().isEmpty()) {
            problems.add(text.at(), Said.of("empty", what, type.said()));
            return false;
        }
        return text(text, type, context, what);
    }

    private boolean form(Written.Entries map, Shape shape, Context around) {
        Context context = specials.context(map, shape, around);
        int before = problems.count();
        boolean sound = true;
        for (Written.Entry entry : map.entries().values()) {
            Written.Text key = entry.key();
            Optional<Word> word = shape.word(key.text());
            if (word.isEmpty()) {
                problems.add(
                        key.at(),
                        Said.of(
                                "unknown-word",
                                Problems.quote(key.text()),
                                shape.one(),
                                meant(key.text(), shape, context)));
                sound = false;
            } else {
                sound &= judge(
                        entry.value(),
                        word.get().type(),
                        specials.context(map, shape, word.get(), context),
                        quoted(key.text()));
            }
        }
        for (Word word : shape.words()) {
            if (word.required() && !map.has(word.name())) {
                problems.add(map.at(), Said.of("needs", shape.one(), Problems.quote(word.name())));
                sound = false;
            }
        }
        sound &= groups(map, shape);
        specials.look(map, shape, context);
        return sound && problems.count() == before;
    }

    /** Of an effect, the id of what it would change says which effect was meant. */
    private Said meant(String word, Shape shape, Context context) {
        if (shape.name().equals("effect")) {
            Scope scope = context.scope();
            if (scope.known(Named.FIELD).contains(word)) {
                return Nearest.meant("set: {field: " + word + ", to: …}");
            } else if (scope.known(Named.STAGE).contains(word)) {
                return Nearest.meant("move: " + word);
            } else if (scope.known(Named.OUTCOME).contains(word)) {
                return Nearest.meant("close: " + word);
            }
        }
        return problems.hint(word, shape.names());
    }

    private boolean groups(Written.Entries map, Shape shape) {
        boolean sound = true;
        for (List<String> group : shape.exactlyOne()) {
            long there = group.stream().filter(map::has).count();
            if (there != 1
                    && !(there == 0
                            && map.entries().keySet().stream()
                                    .anyMatch(k -> shape.word(k).isEmpty()))) {
                problems.add(
                        map.at(),
                        there == 0
                                ? Said.of("exactly-one", shape.one(), group)
                                : Said.of("exactly-one-not", shape.one(), group, there));
                sound = false;
            }
        }
        for (List<String> group : shape.atMostOne()) {
            if (group.stream().filter(map::has).count() > 1) {
                problems.add(map.at(), Said.of("at-most-one", shape.one(), group));
                sound = false;
            }
        }
        return sound;
    }

    private boolean list(Written written, Type.Listed listed, Context context, Said what) {
        boolean form = listed.item() instanceof Type.Form;
        if (!(written instanceof Written.Items)
                && (form || (written instanceof Written.Text text && text.text().isEmpty()))) {
            return expected(written, listed, what);
        }
        List<Written> items = Written.items(written);
        if (items.isEmpty() && !listed.empty()) {
            problems.add(written.at(), Said.of("empty-list", what));
            return false;
        }
        boolean sound = true;
        Set<String> seen = new LinkedHashSet<>();
        for (Written item : items) {
            sound &= judge(item, listed.item(), context, form ? Said.of("item-of", what) : what);
            if (item instanceof Written.Text text
                    && !seen.add(text.text())
                    && !(listed.item() instanceof Type.Conditional)) {
                problems.add(text.at(), Said.of("twice-in", Problems.quote(text.text()), what));
                sound = false;
            }
        }
        return sound;
    }

    private boolean keyed(Written.Entries map, Type.Keyed keyed, Context context, Said what) {
        boolean sound = true;
        if (map.entries().isEmpty()) {
            problems.add(map.at(), Said.of("empty-map", what));
            sound = false;
        }
        for (Written.Entry entry : map.entries().values()) {
            sound &= judge(entry.key(), keyed.key(), context, Said.of("key-of", what));
            sound &= judge(
                    entry.value(), keyed.value(), context, quoted(entry.key().text()));
        }
        return sound;
    }

    /** The alternative that is written as this one is: as a text, a list or a map. */
    private boolean either(Written written, Type.Either either, Context context, Said what) {
        for (Type type : either.types()) {
            boolean form =
                    type instanceof Type.Form || type instanceof Type.Keyed || type instanceof Type.WordsInLanguages;
            if (written instanceof Written.Entries == form) {
                return judge(written, type, context, what);
            }
        }
        return either.types().size() == 1
                ? judge(written, either.types().get(0), context, what)
                : expected(written, either, what);
    }

    private boolean words(Written.Entries map, Context context, Said what) {
        boolean sound = true;
        List<String> languages = context.scope().languages();
        for (Written.Entry entry : map.entries().values()) {
            String language = entry.key().text();
            if (!languages.contains(language)
                    && BookMaking.shared(map.at())
                    && BookMaking.PLATFORM.contains(language)) {
                // What tenants share speaks more languages than each of them.
                continue;
            }
            if (!languages.contains(language)) {
                problems.add(entry.key().at(), Said.of("other-language", what, Problems.quote(language), languages));
                sound = false;
                continue;
            }
            if (!(entry.value() instanceof Written.Text text)) {
                problems.add(
                        entry.value().at(),
                        Said.of("must-have-text", what, language, entry.value().noun()));
                sound = false;
            } else if (text.text().isBlank()) {
                problems.add(text.at(), Said.of("empty-in", what, language));
                sound = false;
            } else if (text.text().length() > 20_000) {
                problems.add(text.at(), Said.of("too-long-in", what, language));
                sound = false;
            }
        }
        // What all share has the languages it has: who joins with another one changes nothing for the rest.
        List<String> missing = context.scope().isShared() && !map.entries().isEmpty()
                ? List.of()
                : languages.stream().filter(l -> !map.has(l)).toList();
        if (!missing.isEmpty()) {
            problems.add(map.at(), Said.of("no-text-in", what, missing));
            sound = false;
        }
        return sound;
    }

    private boolean who(Written written, Type.Actor type, Context context, Said what) {
        if (written instanceof Written.Entries map) {
            return form(map, Vocabulary.shape("who"), context);
        }
        if (!(written instanceof Written.Text text)) {
            return expected(written, type, what);
        }
        List<String> known = new ArrayList<>(context.scope().known(Named.ROLE));
        known.add(Who.COMPLAINANT);
        known.add(Who.ANYONE);
        context.scope().known(Named.PARTY).forEach(party -> known.add(Who.PARTY + party));
        if (text.text().equals(Who.PUBLIC) && !type.publicToo()) {
            problems.add(text.at(), Said.of("public-only-reports", what));
            return false;
        }
        if (type.publicToo()) {
            known.add(Who.PUBLIC);
        }
        Optional<String> someone = Names.someone(text.text(), context.scope());
        if (someone.isPresent() && !known.contains(text.text())) {
            problems.add(
                    text.at(),
                    Said.of("unknown", Named.ROLE.noun(), Problems.quote(text.text()), Nearest.meant(someone.get())));
            return false;
        }
        return named(Named.ROLE.noun(), text.text(), known, text.at());
    }

    private boolean given(Written written, Said what) {
        boolean sound = true;
        // Contact data may be written out; what they say is not looked at.
        boolean contact = what.equals(quoted("contact")) && written instanceof Written.Entries;
        List<Written> items = contact
                ? ((Written.Entries) written)
                        .entries().values().stream().map(Written.Entry::value).toList()
                : Written.items(written);
        for (Written item : items) {
            if (!(item instanceof Written.Text)) {
                problems.add(item.at(), Said.of("must-be", what, new Type.Given().said(), item.noun()));
                sound = false;
            }
        }
        return sound;
    }

    private boolean text(Written.Text text, Type type, Context context, Said what) {
        String value = text.text();
        if (type instanceof Type.Text max) {
            return value.length() <= max.most() || refused(text, Said.of("too-long", what, max.most()));
        } else if (type instanceof Type.Id id) {
            Pattern pattern = id.of() == Named.CALENDAR ? RULE_ID : ID;
            return pattern.matcher(value).matches() || unfit(text, type, what);
        } else if (type instanceof Type.RuleId) {
            return RULE_ID.matcher(value).matches() || unfit(text, type, what);
        } else if (type instanceof Type.YesNo) {
            return value.equals("yes") || value.equals("no") || unfit(text, type, what);
        } else if (type instanceof Type.Whole whole) {
            boolean within = value.matches("[0-9]{1,9}")
                    && Integer.parseInt(value) >= whole.least()
                    && Integer.parseInt(value) <= whole.most();
            return within || unfit(text, type, what);
        } else if (type instanceof Type.Decimal) {
            return Values.number(value).isPresent() || unfit(text, type, what);
        } else if (type instanceof Type.Day) {
            return Values.day(value).isPresent() || unfit(text, type, what);
        } else if (type instanceof Type.Moment) {
            return Values.moment(value).isPresent() || unfit(text, type, what);
        } else if (type instanceof Type.Length) {
            return !(Period.read(value) instanceof Period.Reading.Refused refused)
                    || refused(text, Said.of("about", what, refused.said()));
        } else if (type instanceof Type.Minutes minutes) {
            boolean within = Values.minutes(value)
                    .map(Duration::toMinutes)
                    .filter(count -> count >= minutes.least() && count <= minutes.most())
                    .isPresent();
            return within || unfit(text, type, what);
        } else if (type instanceof Type.TimeZone) {
            return Values.zone(value) || unfit(text, type, what);
        } else if (type instanceof Type.Colour) {
            return Values.colour(value) || unfit(text, type, what);
        } else if (type instanceof Type.Mail) {
            return MAIL.matcher(value).matches() || unfit(text, type, what);
        } else if (type instanceof Type.WebAddress) {
            return WEB.matcher(value).matches() || unfit(text, type, what);
        } else if (type instanceof Type.Language) {
            return List.of("nl", "fr", "en").contains(value) || unfit(text, type, what);
        } else if (type instanceof Type.OneOf oneOf) {
            return oneOf.words().contains(value)
                    || refused(
                            text,
                            Said.of(
                                    "must-be-meant",
                                    what,
                                    type.said(),
                                    Problems.quote(value),
                                    problems.meant(value, oneOf::words)));
        }
        return name(text, type, context);
    }

    /** Types whose text names something else. */
    private boolean name(Written.Text text, Type type, Context context) {
        String value = text.text();
        if (type instanceof Type.Reference reference) {
            List<String> known = new ArrayList<>(known(reference.to(), context));
            known.addAll(reference.besides());
            if (!known.contains(value) && context.scope().isUnsure(reference.to())) {
                return false;
            }
            String beside = BESIDE.get(reference.to());
            if (known.isEmpty() && beside != null) {
                return refused(
                        text,
                        Said.of(
                                "unknown",
                                reference.to().noun(),
                                Problems.quote(value),
                                Said.of("none-beside", beside)));
            }
            return named(reference.to().noun(), value, known, text.at());
        } else if (type instanceof Type.FieldOf fieldOf) {
            return field(text, fieldOf, context);
        } else if (type instanceof Type.FactName) {
            return Facts.find(value, true, context, text.at(), problems).isPresent();
        } else if (type instanceof Type.Triggered) {
            return Names.trigger(text, context, problems).isPresent();
        } else if (type instanceof Type.Told) {
            return Names.recipient(text, context, problems).isPresent();
        } else if (type instanceof Type.Holder) {
            List<String> known = new ArrayList<>(List.of(Who.COMPLAINANT));
            context.scope().known(Named.PARTY).forEach(party -> known.add(Who.PARTY + party));
            return named(Said.of("holder"), value, known, text.at());
        } else if (type instanceof Type.Person) {
            return Names.person(text, context, problems).isPresent();
        } else if (type instanceof Type.ToldThen) {
            return Names.told(text, context, problems).isPresent();
        } else if (type instanceof Type.Nth) {
            return Names.nth(text, context, problems).isPresent();
        }
        throw new IllegalStateException("a type that nobody judges: " + type);
    }

    private static Collection<String> known(Named to, Context context) {
        String instrument = context.instrument();
        if (to == Named.STATE) {
            return instrument == null ? Set.of() : context.scope().states(instrument);
        }
        return context.scope().known(to);
    }

    private boolean field(Written.Text text, Type.FieldOf type, Context context) {
        if (!named(Named.FIELD.noun(), text.text(), context.scope().known(Named.FIELD), text.at())) {
            return false;
        }
        Scope.FieldSketch field = context.scope().fields().get(text.text());
        return field == null
                || type.types().isEmpty()
                || type.types().contains(field.type())
                || refused(
                        text,
                        Said.of(
                                "field-of-type",
                                Problems.quote(text.text()),
                                field.type().word(),
                                type.said()));
    }

    private boolean named(Said noun, String value, Collection<String> known, Place at) {
        if (known.contains(value)) {
            return true;
        }
        problems.add(at, Said.of("unknown", noun, Problems.quote(value), problems.hint(value, known)));
        return false;
    }

    private boolean unfit(Written.Text text, Type type, Said what) {
        return refused(text, Said.of("must-be", what, type.said(), Problems.quote(text.text())));
    }

    private boolean refused(Written.Text text, Said why) {
        problems.add(text.at(), why);
        return false;
    }

    private boolean expected(Written written, Type type, Said what) {
        problems.add(written.at(), Said.of("must-be", what, type.said(), written.noun()));
        return false;
    }

    /** A word as what a sentence is about. */
    private static Said quoted(String word) {
        return Said.plain(Problems.quote(word));
    }

    /** The kinds of trigger, by their word. */
    static List<String> triggers() {
        List<String> words = new ArrayList<>();
        for (Trigger.On on : Trigger.On.values()) {
            words.add(on.name().toLowerCase(java.util.Locale.ROOT));
        }
        return words;
    }
}
