package gehoor.policy.comparing;

import gehoor.policy.Condition;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Place;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a part of a procedure is written, on one line and close to how a procedure writes it; the same for what means the same. */
public final class Notation {
    private Notation() {}

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
            return word(effect.getClass().getSimpleName()) + " " + inside((Record) effect);
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
            return inside(some);
        }
        return "always";
    }

    /** What stands in a record, without where it stands and without what says nothing. */
    private static String inside(Record record) {
        List<String> said = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Parts.value(record, component);
            String text = value instanceof Place ? "" : of(value);
            if (!text.isEmpty()
                    && !text.equals("no")
                    && !text.equals("[]")
                    && !text.equals("{}")
                    && !text.equals("always")) {
                said.add(word(component.getName()) + ": " + text);
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
