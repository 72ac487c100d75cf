package gehoor.policy.reading;

import gehoor.policy.Condition;
import gehoor.policy.Condition.Comparator;
import gehoor.policy.Place;
import gehoor.policy.Said;
import gehoor.policy.Value;
import gehoor.policy.calendar.Period;
import gehoor.policy.vocabulary.Named;
import gehoor.policy.vocabulary.Shape;
import gehoor.policy.vocabulary.Type;
import gehoor.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads conditions. A comparison is {@code fact comparator value}; everything else is a map. Names and
 * values are held against what is known here, so that a slip of the pen cannot become a condition that
 * never holds.
 */
final class Conditions {
    private static final Pattern ELAPSED = Pattern.compile("(.*\\S)\\s+(before|after)\\s+(\\S+)");
    private static final Set<Comparator> ANY = EnumSet.of(Comparator.IS_KNOWN, Comparator.IS_UNKNOWN);
    private static final Set<Comparator> CODE = EnumSet.of(Comparator.IS, Comparator.IS_NOT, Comparator.IS_ONE_OF);
    private static final Set<Comparator> YES_NO = EnumSet.of(Comparator.IS, Comparator.IS_NOT);
    private static final Set<Comparator> CODES = EnumSet.of(Comparator.INCLUDES, Comparator.INCLUDES_NOT);
    private static final Set<Comparator> DATE = EnumSet.of(
            Comparator.IS,
            Comparator.IS_NOT,
            Comparator.BEFORE,
            Comparator.AFTER,
            Comparator.ON_OR_BEFORE,
            Comparator.ON_OR_AFTER);
    private static final Set<Comparator> NUMBER = EnumSet.of(
            Comparator.IS,
            Comparator.IS_NOT,
            Comparator.LESS_THAN,
            Comparator.MORE_THAN,
            Comparator.AT_MOST,
            Comparator.AT_LEAST);

    /** Those that go with days and not with words. */
    private static final Set<Comparator> DAYS = EnumSet.of(
            Comparator.BEFORE,
            Comparator.AFTER,
            Comparator.ON_OR_BEFORE,
            Comparator.ON_OR_AFTER,
            Comparator.MORE_THAN,
            Comparator.AT_MOST);

    private final Problems problems;

    Conditions(Problems problems) {
        this.problems = problems;
    }

    /** The condition, or nothing where something is wrong with it, which is then told. */
    Optional<Condition> read(Written written, Context context) {
        if (written instanceof Written.Text text) {
            return comparison(text, context);
        }
        if (written instanceof Written.Items list) {
            return all(list.items(), context).map(Condition.AllOf::new);
        }
        return composed((Written.Entries) written, context);
    }

    private Optional<Condition> composed(Written.Entries map, Context context) {
        Shape shape = Vocabulary.shape("condition");
        int before = problems.count();
        for (Written.Entry entry : map.entries().values()) {
            if (shape.word(entry.key().text()).isEmpty()) {
                problems.add(
                        entry.key().at(),
                        Said.of(
                                "unknown-word",
                                Problems.quote(entry.key().text()),
                                shape.one(),
                                problems.hint(entry.key().text(), shape.names())));
            }
        }
        List<String> heads = shape.exactlyOne().get(0).stream().filter(map::has).toList();
        if (heads.size() != 1) {
            if (problems.count() == before) {
                problems.add(
                        map.at(), Said.of("condition.one-of", shape.exactlyOne().get(0)));
            }
            return Optional.empty();
        }
        String head = heads.get(0);
        Optional<Condition> read = head.equals("any") || head.equals("every") || head.equals("no")
                ? quantified(head, map, context)
                : joined(head, map, context);
        return problems.count() == before ? read : Optional.empty();
    }

    private Optional<Condition> joined(String head, Written.Entries map, Context context) {
        for (String other : List.of("of", "that", "at-least")) {
            if (map.has(other)) {
                problems.add(map.at(), Said.of("condition.quantified-only", Problems.quote(other)));
            }
        }
        Written inner = map.find(head);
        if (inner == null) {
            return Optional.empty();
        }
        if (head.equals("not")) {
            return read(inner, context).map(Condition.Not::new);
        }
        List<Written> parts = Written.items(inner);
        if (parts.isEmpty()) {
            problems.add(inner.at(), Said.of("condition.none-within", Problems.quote(head)));
        }
        Optional<List<Condition>> conditions = all(parts, context);
        return head.equals("all-of") ? conditions.map(Condition.AllOf::new) : conditions.map(Condition.AnyOf::new);
    }

    private Optional<List<Condition>> all(List<Written> parts, Context context) {
        List<Condition> conditions = new ArrayList<>();
        for (Written part : parts) {
            read(part, context).ifPresent(conditions::add);
        }
        return conditions.size() == parts.size() ? Optional.of(List.copyOf(conditions)) : Optional.empty();
    }

    private Optional<Condition> quantified(String head, Written.Entries map, Context context) {
        Written.Text over = map.find(head) instanceof Written.Text text ? text : new Written.Text("", map.at(), -1);
        boolean party = over.text().equals("party");
        if (!party && !over.text().equals("instrument")) {
            problems.add(over.at(), Said.of("condition.over", Problems.quote(head), Problems.quote(over.text())));
            return Optional.empty();
        }
        if (!(map.find("of") instanceof Written.Text kind)) {
            problems.add(map.at(), Said.of("condition.of-which", Problems.quote(head), over.text()));
            return Optional.empty();
        }
        Named named = party ? Named.PARTY : Named.INSTRUMENT;
        Set<String> known = context.scope().known(named);
        if (!known.contains(kind.text())) {
            problems.add(
                    kind.at(),
                    Said.of("unknown", named.noun(), Problems.quote(kind.text()), problems.hint(kind.text(), known)));
            return Optional.empty();
        }
        Written that = map.find("that");
        Context inside = context.within(party, kind.text());
        Optional<Condition> condition = that == null ? Optional.of(Condition.ALWAYS) : read(that, inside);
        Condition.Quantifier quantifier = switch (head) {
            case "any" -> Condition.Quantifier.ANY;
            case "every" -> Condition.Quantifier.EVERY;
            default -> Condition.Quantifier.NO;
        };
        int atLeast = 1;
        if (map.find("at-least") instanceof Written.Text number) {
            if (!head.equals("any")) {
                problems.add(number.at(), Said.of("condition.at-least"));
                return Optional.empty();
            }
            if (!number.text().matches("[1-9][0-9]?")) {
                problems.add(
                        number.at(),
                        Said.of(
                                "must-be",
                                Problems.quote("at-least"),
                                new Type.Whole(1, 99).said(),
                                Problems.quote(number.text())));
                return Optional.empty();
            }
            atLeast = Integer.parseInt(number.text());
        }
        int many = atLeast;
        return condition.map(c -> new Condition.Quantified(
                quantifier, many, party ? Condition.Over.PARTY : Condition.Over.INSTRUMENT, kind.text(), c, map.at()));
    }

    private Optional<Condition> comparison(Written.Text text, Context context) {
        List<Token> tokens = tokens(text.text());
        if (tokens.isEmpty()) {
            problems.add(text.at(), Said.of("condition.empty"));
            return Optional.empty();
        }
        Token name = tokens.get(0);
        if (tokens.size() == 1) {
            problems.add(text.at(name.from()), Said.of("condition.alone", Problems.quote(name.text())));
            return Optional.empty();
        }
        int before = problems.count();
        Token word = tokens.get(1);
        Optional<Comparator> comparator = comparator(word.text());
        boolean day = comparator.filter(DAYS::contains).isPresent();
        Optional<Facts.Known> fact = Facts.find(name.text(), day, context, text.at(name.from()), problems);
        if (comparator.isEmpty()) {
            Said meant = problems.hint(word.text(), Vocabulary.comparators());
            problems.add(
                    text.at(word.from()),
                    Said.of(
                            "unknown",
                            Said.of("noun.comparator"),
                            Problems.quote(word.text()),
                            meant.equals(Said.NOTHING) ? Said.of("known", Vocabulary.comparators()) : meant));
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        return compared(fact.orElseThrow(), comparator.orElseThrow(), tokens, text, context);
    }

    private Optional<Condition> compared(
            Facts.Known fact, Comparator comparator, List<Token> tokens, Written.Text text, Context context) {
        Token word = tokens.get(1);
        Place at = text.at(word.from());
        String rest = tokens.size() == 2
                ? ""
                : text.text().substring(tokens.get(2).from()).strip();
        if (ANY.contains(comparator)) {
            if (!rest.isEmpty()) {
                problems.add(text.at(tokens.get(2).from()), Said.of("condition.nothing-after", comparator.word()));
                return Optional.empty();
            }
            return Optional.of(new Condition.Compare(fact.fact(), comparator, List.of(), text.at()));
        }
        if (fact.kind() instanceof Facts.Dates
                && (comparator == Comparator.MORE_THAN
                        || comparator == Comparator.AT_MOST
                        || comparator == Comparator.LESS_THAN
                        || comparator == Comparator.AT_LEAST)) {
            return elapsed(fact, comparator, rest, text, tokens, context);
        }
        if (!comparators(fact.kind()).contains(comparator)) {
            problems.add(
                    at,
                    Said.of(
                            "condition.compared-with",
                            Problems.quote(fact.fact().toString()),
                            fact.kind().said(),
                            words(comparators(fact.kind())),
                            comparator.word()));
            return Optional.empty();
        }
        if (rest.isEmpty()) {
            problems.add(at, Said.of("condition.value-after", Problems.quote(comparator.word())));
            return Optional.empty();
        }
        Place valueAt = text.at(tokens.get(2).from());
        if (comparator == Comparator.IS_ONE_OF) {
            return values(fact, Arrays.asList(rest.split(",", -1)), valueAt, context)
                    .map(values -> new Condition.Compare(fact.fact(), comparator, values, text.at()));
        }
        Optional<Value> value = Values.of(rest, fact.kind());
        if (value.isPresent()) {
            return Optional.of(new Condition.Compare(fact.fact(), comparator, List.of(value.get()), text.at()));
        }
        Optional<Facts.Known> other = Facts.find(rest, context);
        if (other.isPresent()) {
            if (alike(fact.kind(), other.get().kind())) {
                return Optional.of(new Condition.CompareFacts(
                        fact.fact(), comparator, other.get().fact(), text.at()));
            }
            problems.add(
                    valueAt,
                    Said.of(
                            "condition.unlike",
                            Problems.quote(rest),
                            other.get().kind().said(),
                            Problems.quote(fact.fact().toString()),
                            fact.kind().said()));
            return Optional.empty();
        }
        problems.add(valueAt, Values.refusal(rest, fact, context, problems));
        return Optional.empty();
    }

    private Optional<List<Value>> values(Facts.Known fact, List<String> words, Place at, Context context) {
        List<Value> values = new ArrayList<>();
        for (String word : words) {
            Optional<Value> value = Values.of(word.strip(), fact.kind());
            if (value.isEmpty()) {
                problems.add(at, Values.refusal(word.strip(), fact, context, problems));
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(List.copyOf(values));
    }

    private Optional<Condition> elapsed(
            Facts.Known fact,
            Comparator comparator,
            String rest,
            Written.Text text,
            List<Token> tokens,
            Context context) {
        if (comparator != Comparator.MORE_THAN && comparator != Comparator.AT_MOST) {
            problems.add(text.at(tokens.get(1).from()), Said.of("condition.elapsed-with", comparator.word()));
            return Optional.empty();
        }
        Matcher matcher = ELAPSED.matcher(rest);
        if (!matcher.matches()) {
            problems.add(text.at(tokens.get(1).from()), Said.of("condition.elapsed", comparator.word()));
            return Optional.empty();
        }
        int from = tokens.get(2).from();
        Period.Reading period = Period.read(matcher.group(1));
        if (period instanceof Period.Reading.Refused refused) {
            problems.add(text.at(from), refused.said());
            return Optional.empty();
        }
        Optional<Facts.Known> other =
                Facts.find(matcher.group(3), true, context, text.at(from + matcher.start(3)), problems);
        if (other.isEmpty()) {
            return Optional.empty();
        }
        if (!(other.get().kind() instanceof Facts.Dates)) {
            problems.add(
                    text.at(from + matcher.start(3)),
                    Said.of(
                            "condition.no-date",
                            Problems.quote(matcher.group(3)),
                            other.get().kind().said()));
            return Optional.empty();
        }
        return Optional.of(new Condition.Elapsed(
                fact.fact(),
                comparator == Comparator.MORE_THAN,
                ((Period.Reading.Understood) period).period(),
                matcher.group(2).equals("before"),
                other.get().fact(),
                text.at()));
    }

    static boolean alike(Facts.Kind one, Facts.Kind other) {
        return one.getClass() == other.getClass();
    }

    private static Set<Comparator> comparators(Facts.Kind kind) {
        if (kind instanceof Facts.Unseen) {
            return ANY;
        } else if (kind instanceof Facts.YesOrNo) {
            return YES_NO;
        } else if (kind instanceof Facts.Dates) {
            return DATE;
        } else if (kind instanceof Facts.Numbers) {
            return NUMBER;
        }
        return ((Facts.Codes) kind).several() ? CODES : CODE;
    }

    private static String words(Set<Comparator> comparators) {
        return String.join(", ", comparators.stream().map(Comparator::word).toList())
                + (comparators == ANY ? "" : ", is-known, is-unknown");
    }

    private static Optional<Comparator> comparator(String word) {
        for (Comparator comparator : Comparator.values()) {
            if (comparator.word().equals(word)) {
                return Optional.of(comparator);
            }
        }
        return Optional.empty();
    }

    /** A word of a condition and where in the text it begins. */
    private record Token(String text, int from) {}

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\S+").matcher(text);
        while (matcher.find() && tokens.size() < 200) {
            tokens.add(new Token(matcher.group(), matcher.start()));
        }
        return tokens;
    }
}
