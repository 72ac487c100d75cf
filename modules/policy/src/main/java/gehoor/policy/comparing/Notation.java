package gehoor.policy.comparing;

import gehoor.policy.Action;
import gehoor.policy.Condition;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Place;
import gehoor.policy.SightRule;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a part of a procedure is written, on one line and close to how a procedure writes it; the same for what means the same. */
public final class Notation {
    /** Effects that Java calls otherwise than the language does. */
    private static final Map<String, String> EFFECTS =
            Map.of("OpenLinked", "link", "SetFact", "set", "SetIdentity", "identity");

    /** Parts that Java calls otherwise than the language does, each behind the name of its record and a dot. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("Assign.role", "as"),
            Map.entry("Release.role", "as"),
            Map.entry("Message.textFrom", "from"),
            Map.entry("SetFact.value", "to"),
            Map.entry("SetFact.from", "to"),
            Map.entry("SetIdentity.identityFrom", "from"),
            Map.entry("Report.identityRules", "identity-refused"),
            Map.entry("Action.stages", "in"),
            Map.entry("Action.party", "about-party"),
            Map.entry("Instrument.repeatable", "repeat"),
            Map.entry("Promised.during", "while"));

    private Notation() {}

    /** What a part of a record is called in the language. */
    static String word(Record record, String component) {
        if (record instanceof SightRule rule && component.equals("compartments")) {
            return rule.never() ? "never" : "sees";
        }
        if (record instanceof Action action
                && component.equals("to")
                && action.kind() == Action.Kind.OPENS_INSTRUMENT) {
            return "opens";
        }
        return WORDS.getOrDefault(record.getClass().getSimpleName() + "." + component, word(component));
    }

    /** Any part: a condition, an effect, somebody, a period, a list of those; empty for null. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Enum<?> constant) {
            return word(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (value instanceof Condition condition) {
            return condition(condition);
        }
        if (value instanceof Who who) {
            return who.role()
                    + (who.only().isEmpty()
                            ? ""
                            : " only "
                                    + sorted(who.only().stream()
                                            .map(Who.Relation::word)
                                            .toList()))
                    + Optional.ofNullable(who.byField())
                            .map(field -> " by " + field)
                            .orElse("");
        }
        if (value instanceof Words words) {
            return words.in("en");
        }
        if (value instanceof Effect effect) {
            return effect(effect);
        }
        if (value instanceof Effect.Recipient recipient) {
            return recipient(recipient);
        }
        if (value instanceof Fact || value instanceof Value) {
            return value.toString();
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(Notation::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Record record && printed(record) ? inside(record) : value.toString();
    }

    /** Records of the calendar say themselves how they are written. */
    private static boolean printed(Record record) {
        return !record.getClass().getPackageName().endsWith(".calendar") && !(record instanceof gehoor.policy.Trigger);
    }

    private static String condition(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            return "all-of " + of(all.conditions());
        }
        if (condition instanceof Condition.AnyOf any) {
            return "any-of " + of(any.conditions());
        }
        if (condition instanceof Condition.Not not) {
            return "not (" + of(not.condition()) + ")";
        }
        if (condition instanceof Condition.Compare compare) {
            return (compare.fact() + " " + compare.comparator().word() + " "
                            + compare.values().stream().map(Value::toString).collect(Collectors.joining(", ")))
                    .strip();
        }
        if (condition instanceof Condition.CompareFacts compare) {
            return compare.fact() + " " + compare.comparator().word() + " " + compare.other();
        }
        if (condition instanceof Condition.Elapsed elapsed) {
            return elapsed.fact()
                    + (elapsed.moreThan() ? " more-than " : " at-most ")
                    + elapsed.period()
                    + (elapsed.before() ? " before " : " after ")
                    + elapsed.other();
        }
        if (condition instanceof Condition.Quantified some) {
            return "{" + of(some.quantifier()) + ": " + of(some.over()) + ", of: " + some.kind()
                    + (some.atLeast() > 1 ? ", at-least: " + some.atLeast() : "")
                    + (some.that() instanceof Condition.Always ? "" : ", that: " + condition(some.that()))
                    + "}";
        }
        return "always";
    }

    private static String effect(Effect effect) {
        if (effect instanceof Effect.When when) {
            return effect(when.then()) + ", when: " + condition(when.when());
        }
        String called = effect.getClass().getSimpleName();
        String word = EFFECTS.getOrDefault(called, word(called));
        if (effect instanceof Effect.Assign assign && assign.whoFrom() == null) {
            return word + ": {as: " + assign.role() + ", who: actor}";
        }
        if (effect instanceof Effect.Message message && message.party() != null) {
            return word + ": {from: " + message.textFrom() + ", to: " + Who.PARTY + message.party() + "}";
        }
        // Where an effect says no more than of what it is one, that alone stands behind its word.
        RecordComponent[] components = effect.getClass().getRecordComponents();
        if (components.length > 0) {
            Object first = Parts.value((Record) effect, components[0]);
            boolean alone =
                    Arrays.stream(components).skip(1).allMatch(each -> Parts.value((Record) effect, each) == null);
            if (first instanceof String text && alone) {
                return word + ": " + text;
            }
        }
        String inside = inside((Record) effect);
        return inside.isEmpty() ? word : word + ": " + inside;
    }

    private static String recipient(Effect.Recipient recipient) {
        return switch (recipient.kind()) {
            case ROLE -> recipient.name();
            case COMPLAINANT -> Who.COMPLAINANT;
            case PARTY -> Who.PARTY + recipient.name();
            case ASSIGNED, BODY, BODY_FROM, SERVICE_FROM, FACILITY_FROM ->
                of(recipient.kind()) + " " + recipient.name();
        };
    }

    /** What stands in a record, without where it stands and without what says nothing. */
    private static String inside(Record record) {
        List<String> said = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Parts.value(record, component);
            String text = value instanceof Place ? "" : of(value);
            if (!text.isEmpty()
                    && !Boolean.FALSE.equals(value)
                    && !text.equals("[]")
                    && !text.equals("{}")
                    && !text.equals("always")) {
                said.add(word(record, component.getName()) + ": " + text);
            }
        }
        return said.isEmpty() ? "" : "{" + String.join(", ", said) + "}";
    }

    /** A name of Java as the language of procedures would write it. */
    public static String word(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String sorted(List<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", ", "[", "]"));
    }
}
