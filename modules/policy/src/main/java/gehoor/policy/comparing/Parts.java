package gehoor.policy.comparing;

import gehoor.policy.Action;
import gehoor.policy.Condition;
import gehoor.policy.Each;
import gehoor.policy.Effect;
import gehoor.policy.Place;
import gehoor.policy.Report;
import gehoor.policy.Words;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through two things of the same kind, part by part, and tells what is not the same. Where they stand in a file says nothing. */
final class Parts {
    /** Hears of a property that is not the same; what is null is not there. */
    interface Hearer {
        void differs(String property, @Nullable String before, @Nullable String after);
    }

    /** What Java holds as yes or no, and the language as a word of its own behind a word. */
    private record Written(String word, String yes) {}

    private static final Map<String, Written> WRITTEN = Map.of(
            "Duty.barsClosing", new Written("bars", "closing"), "Link.keepsReceived", new Written("received", "kept"));

    /** How many characters of what is the same are told on either side of what is not. */
    private static final int AROUND = 30;

    private final Hearer hearer;

    Parts(Hearer hearer) {
        this.hearer = hearer;
    }

    /** All that is within two records of one kind. */
    void within(String path, Record before, Record after) {
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            component(path, component, before, after);
        }
    }

    /** What two records of one kind have under one name. */
    void component(String path, RecordComponent component, Record before, Record after) {
        String name = component.getName();
        if (component.getType() == Place.class || name.equals("id") || follows(before, name)) {
            return;
        }
        Object one = value(before, component);
        Object other = value(after, component);
        Written written = WRITTEN.get(called(before, name));
        if (written != null) {
            leaf(joined(path, written.word()), said(one, written), said(other, written));
            return;
        }
        if (component.getType() == Each.class) {
            each(path, (Each) one, (Each) other);
            return;
        }
        // How a file begins is written under `report` itself.
        String word = before instanceof Report && name.equals("action") ? "" : Notation.word(after, name);
        compare(joined(path, word), one, other);
    }

    /** What nobody writes: it follows from other words, which are told. Who takes a report in stands with its channels. */
    private static boolean follows(Record record, String component) {
        return record instanceof Action action
                && (component.equals("kind") || (component.equals("by") && action.kind() == Action.Kind.REPORT));
    }

    private static @Nullable String said(@Nullable Object yes, Written written) {
        return Boolean.TRUE.equals(yes) ? written.yes() : null;
    }

    private static String called(Record record, String component) {
        return record.getClass().getSimpleName() + "." + component;
    }

    private static String joined(String path, String word) {
        return path.isEmpty() || word.isEmpty() ? path + word : path + "." + word;
    }

    /** Of what every one has its own is written under the word of what that is. */
    private void each(String path, @Nullable Each before, @Nullable Each after) {
        if (before != null && after != null && before.over() == after.over()) {
            leaf(joined(path, Notation.of(after.over())), before.kind(), after.kind());
            return;
        }
        if (before != null) {
            hearer.differs(joined(path, Notation.of(before.over())), before.kind(), null);
        }
        if (after != null) {
            hearer.differs(joined(path, Notation.of(after.over())), null, after.kind());
        }
    }

    private void compare(String property, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Words one && after instanceof Words other) {
            words(property, one, other);
        } else if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            named(property, one, other);
        } else if (before instanceof Collection<?> one && after instanceof Collection<?> other) {
            collections(property, one, other);
        } else if (before instanceof Record one && after instanceof Record other && goesInto(one) && goesInto(other)) {
            within(property, one, other);
        } else {
            leaf(property, before, after);
        }
    }

    /** Records that are told by their parts; the others are one thing, such as a condition or a period. */
    private static boolean goesInto(Record record) {
        return record instanceof Action
                || record instanceof Action.Requirement
                || record instanceof Action.Ask
                || record instanceof Action.Invitation
                || record instanceof Report.Channel
                || record instanceof Report.Elsewhere
                || record instanceof Report.Identity
                || record instanceof gehoor.policy.Register;
    }

    private void leaf(String property, @Nullable Object before, @Nullable Object after) {
        String one = said(before);
        String other = said(after);
        if (!Objects.equals(one, other)) {
            hearer.differs(property, one, other);
        }
    }

    private static @Nullable String said(@Nullable Object value) {
        boolean nothing = value == null || value instanceof Condition.Always || value.equals("");
        return nothing ? null : Notation.of(value);
    }

    private void words(String property, Words before, Words after) {
        Set<String> languages = new TreeSet<>(before.byLanguage().keySet());
        languages.addAll(after.byLanguage().keySet());
        for (String language : languages) {
            text(
                    property + "." + language,
                    before.byLanguage().get(language),
                    after.byLanguage().get(language));
        }
    }

    /** Of two long texts only what is not the same is told, with a few words on either side. */
    private void text(String property, @Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before == null || after == null) {
            hearer.differs(property, before == null ? null : quoted(before), after == null ? null : quoted(after));
            return;
        }
        int least = Math.min(before.length(), after.length());
        int from = 0;
        while (from < least && before.charAt(from) == after.charAt(from)) {
            from++;
        }
        int same = 0;
        while (same < least - from
                && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
            same++;
        }
        hearer.differs(property, cut(before, from, same), cut(after, from, same));
    }

    private static String cut(String text, int from, int same) {
        int begin = Math.max(0, text.lastIndexOf(' ', Math.max(0, from - AROUND)) + 1);
        int space = text.indexOf(' ', Math.min(text.length(), text.length() - same + AROUND));
        int end = space < 0 ? text.length() : space;
        return quoted((begin == 0 ? "" : "… ") + text.substring(begin, end) + (end == text.length() ? "" : " …"));
    }

    private static String quoted(String text) {
        return "“" + text.strip() + "”";
    }

    private void named(String property, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (Object key : keys) {
            Object one = before.get(key);
            Object other = after.get(key);
            String at = property + "." + key;
            if (one == null || other == null) {
                hearer.differs(at, one == null ? null : Notation.of(one), other == null ? null : Notation.of(other));
            } else {
                compare(at, one, other);
            }
        }
    }

    private void collections(String property, Collection<?> before, Collection<?> after) {
        if (keyed(before, after, Action.Requirement.class)) {
            named(
                    property,
                    by(before, item -> ((Action.Requirement) item).rule()),
                    by(after, item -> ((Action.Requirement) item).rule()));
        } else if (keyed(before, after, Action.Ask.class)) {
            named(
                    property,
                    by(before, item -> ((Action.Ask) item).field()),
                    by(after, item -> ((Action.Ask) item).field()));
        } else if (keyed(before, after, Report.Identity.class)) {
            named(
                    property,
                    by(before, item -> ((Report.Identity) item).rule()),
                    by(after, item -> ((Report.Identity) item).rule()));
        } else {
            items(property, before, after);
        }
    }

    private static boolean keyed(Collection<?> before, Collection<?> after, Class<?> type) {
        return !(before.isEmpty() && after.isEmpty())
                && before.stream().allMatch(type::isInstance)
                && after.stream().allMatch(type::isInstance);
    }

    private static Map<String, Object> by(Collection<?> items, Function<Object, String> key) {
        Map<String, Object> named = new LinkedHashMap<>();
        items.forEach(item -> named.put(key.apply(item), item));
        return named;
    }

    /** Which came and which went; where only the order is another, and it counts, the whole is told. */
    private void items(String property, Collection<?> before, Collection<?> after) {
        List<String> one = before.stream().map(Notation::of).toList();
        List<String> other = after.stream().map(Notation::of).toList();
        one.stream().filter(item -> !other.contains(item)).forEach(item -> hearer.differs(property, item, null));
        other.stream().filter(item -> !one.contains(item)).forEach(item -> hearer.differs(property, null, item));
        boolean ordered = before.stream().anyMatch(Effect.class::isInstance);
        if (ordered && !one.equals(other) && new TreeSet<>(one).equals(new TreeSet<>(other))) {
            hearer.differs(property, String.join(", ", one), String.join(", ", other));
        }
    }

    static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record tells what it holds: " + component, e);
        }
    }
}
