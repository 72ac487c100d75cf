package gehoor.casework.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import gehoor.engine.Change;
import gehoor.policy.Value;
import gehoor.policy.calendar.Period;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the engine's records stand in JSON: an object with the components as keys, in the order of the
 * record, so that the same record always gives the same bytes.
 *
 * <p>What says nothing is left out: null, {@code false}, an empty list. Reading turns that around, and
 * passes over keys it does not know: an entry written by a later version can be read by this one as long
 * as the kinds of change in it are known, and a component added later reads as null, {@code false} or
 * empty in older entries. A component that can be none of these must not be added.
 */
final class RecordFormat<R> {

    /** One type's way into JSON and back. */
    interface Format<T> {
        void write(T value, JsonGenerator json) throws IOException;

        T read(JsonNode node);

        /** Whether the value says nothing and is left out. */
        default boolean silent(T value) {
            return false;
        }

        /** What reads where nothing is written; null where something must be. */
        default @Nullable T absent() {
            return null;
        }
    }

    private record Component<R>(RecordComponent declared, Format<Object> format, boolean nullable) {
        String name() {
            return declared.getName();
        }

        @Nullable
        Object of(R record) {
            try {
                return declared.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + declared, e);
            }
        }
    }

    private static final Map<Class<?>, RecordFormat<?>> KNOWN = new ConcurrentHashMap<>();

    private final Constructor<R> constructor;
    private final List<Component<R>> components;

    private RecordFormat(Class<R> type) {
        RecordComponent[] declared = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no record", e);
        }
        components = Arrays.stream(declared)
                .map(component -> new Component<R>(
                        component,
                        formatOf(component.getGenericType()),
                        component.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                .toList();
    }

    /**
     * The format of a record type.
     *
     * @throws IllegalArgumentException if a component has a type that has no format here
     */
    @SuppressWarnings("unchecked") // the key is the type
    static <R> RecordFormat<R> of(Class<R> type) {
        RecordFormat<?> known = KNOWN.get(type);
        if (known == null) {
            known = new RecordFormat<>(type);
            KNOWN.put(type, known);
        }
        return (RecordFormat<R>) known;
    }

    /** Writes the components into an object that is already begun. */
    void writeComponents(R record, JsonGenerator json) throws IOException {
        for (Component<R> component : components) {
            Object value = component.of(record);
            if (value == null) {
                if (!component.nullable()) {
                    throw new IllegalArgumentException(
                            constructor.getDeclaringClass().getSimpleName() + " without " + component.name()
                                    + " cannot be kept");
                }
            } else if (!component.format().silent(value)) {
                json.writeFieldName(component.name());
                component.format().write(value, json);
            }
        }
    }

    private String type() {
        return constructor.getDeclaringClass().getSimpleName();
    }

    /** @throws UnreadableEntry if something is missing or cannot be what it must be */
    R readComponents(JsonNode object) {
        @Nullable Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            Component<R> component = components.get(i);
            JsonNode node = object.get(component.name());
            try {
                values[i] = node == null || node.isNull()
                        ? component.format().absent()
                        : component.format().read(node);
            } catch (IllegalArgumentException | DateTimeException e) {
                // Without its cause: what a parser says repeats what it read.
                throw new UnreadableEntry(type() + "." + component.name() + " is not what it must be");
            }
            if (values[i] == null && !component.nullable()) {
                throw new UnreadableEntry(type() + " lacks " + component.name());
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new UnreadableEntry(type() + " cannot be made of what is kept", e);
        }
    }

    /** An enum constant or a type, as it is written: in lower case with dashes. */
    static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @SuppressWarnings("unchecked") // each format is chosen by the type it is for
    private static Format<Object> formatOf(Type type) {
        return (Format<Object>) chosenFor(type);
    }

    private static Format<?> chosenFor(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListFormat(formatOf(of[0]));
            }
            if (generic.getRawType() == Set.class && of[0] instanceof Class<?> words && words.isEnum()) {
                return new WordsFormat(words);
            }
            if (generic.getRawType() == Map.class && of[0] == String.class) {
                return new MapFormat(formatOf(of[1]));
            }
        } else if (type == String.class) {
            return new TextFormat();
        } else if (type == int.class) {
            return new NumberFormat();
        } else if (type == boolean.class) {
            return new FlagFormat();
        } else if (type == LocalDate.class) {
            return new DayFormat();
        } else if (type == Instant.class) {
            return new MomentFormat();
        } else if (type == Period.class) {
            return new PeriodFormat();
        } else if (type == Value.class) {
            return new ValueFormat();
        } else if (type == Change.class) {
            return new ChangeFormat();
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            return new WordFormat(plain);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            return new ObjectFormat(plain);
        }
        throw new IllegalArgumentException("nothing says how " + type + " is kept");
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("not a text");
        }
        return node.textValue();
    }

    private static final class TextFormat implements Format<String> {
        @Override
        public void write(String value, JsonGenerator json) throws IOException {
            json.writeString(value);
        }

        @Override
        public String read(JsonNode node) {
            return text(node);
        }
    }

    private static final class NumberFormat implements Format<Integer> {
        @Override
        public void write(Integer value, JsonGenerator json) throws IOException {
            json.writeNumber(value);
        }

        @Override
        public Integer read(JsonNode node) {
            if (!node.canConvertToInt() || !node.isIntegralNumber()) {
                throw new IllegalArgumentException("not a whole number");
            }
            return node.intValue();
        }
    }

    private static final class FlagFormat implements Format<Boolean> {
        @Override
        public void write(Boolean value, JsonGenerator json) throws IOException {
            json.writeBoolean(value);
        }

        @Override
        public Boolean read(JsonNode node) {
            if (!node.isBoolean()) {
                throw new IllegalArgumentException("neither true nor false");
            }
            return node.booleanValue();
        }

        @Override
        public boolean silent(Boolean value) {
            return !value;
        }

        @Override
        public Boolean absent() {
            return false;
        }
    }

    private static final class DayFormat implements Format<LocalDate> {
        @Override
        public void write(LocalDate value, JsonGenerator json) throws IOException {
            json.writeString(value.toString());
        }

        @Override
        public LocalDate read(JsonNode node) {
            return LocalDate.parse(text(node));
        }
    }

    private static final class MomentFormat implements Format<Instant> {
        @Override
        public void write(Instant value, JsonGenerator json) throws IOException {
            json.writeString(value.toString());
        }

        @Override
        public Instant read(JsonNode node) {
            return Instant.parse(text(node));
        }
    }

    private static final class PeriodFormat implements Format<Period> {
        @Override
        public void write(Period value, JsonGenerator json) throws IOException {
            json.writeString(value.toString());
        }

        @Override
        public Period read(JsonNode node) {
            return Period.parse(text(node));
        }
    }

    /** A code is a text, a yes or no a boolean, several codes a list; the others name what they are. */
    private static final class ValueFormat implements Format<Value> {
        @Override
        public void write(Value value, JsonGenerator json) throws IOException {
            if (value instanceof Value.Code code) {
                json.writeString(code.code());
            } else if (value instanceof Value.YesNo answer) {
                json.writeBoolean(answer.yes());
            } else if (value instanceof Value.Codes codes) {
                json.writeStartArray();
                for (String code : codes.codes()) {
                    json.writeString(code);
                }
                json.writeEndArray();
            } else if (value instanceof Value.Day day) {
                writeNamed("day", day.date().toString(), json);
            } else if (value instanceof Value.Moment moment) {
                writeNamed("moment", moment.instant().toString(), json);
            } else if (value instanceof Value.Number number) {
                // Not toPlainString: 1E+3 and 1000 are different BigDecimals.
                writeNamed("number", number.number().toString(), json);
            } else if (value instanceof Value.Sealed) {
                json.writeStartObject();
                json.writeEndObject();
            } else {
                throw new IllegalArgumentException("nothing says how " + value.getClass() + " is kept");
            }
        }

        private static void writeNamed(String name, String value, JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField(name, value);
            json.writeEndObject();
        }

        @Override
        public Value read(JsonNode node) {
            if (node.isTextual()) {
                return Value.code(node.textValue());
            }
            if (node.isBoolean()) {
                return Value.of(node.booleanValue());
            }
            if (node.isArray()) {
                List<String> codes = new ArrayList<>();
                node.forEach(code -> codes.add(text(code)));
                return new Value.Codes(codes);
            }
            if (node.isObject() && node.isEmpty()) {
                return Value.SEALED;
            }
            if (node.has("day")) {
                return Value.day(LocalDate.parse(text(node.get("day"))));
            }
            if (node.has("moment")) {
                return new Value.Moment(Instant.parse(text(node.get("moment"))));
            }
            if (node.has("number")) {
                return new Value.Number(new BigDecimal(text(node.get("number"))));
            }
            throw new IllegalArgumentException("a value of a kind that is not known here");
        }
    }

    private static final class ChangeFormat implements Format<Change> {
        @Override
        public void write(Change value, JsonGenerator json) throws IOException {
            ChangeWords.write(value, json);
        }

        @Override
        public Change read(JsonNode node) {
            return ChangeWords.read(node);
        }
    }

    private static final class WordFormat implements Format<Enum<?>> {
        private final Map<String, Enum<?>> byWord = new LinkedHashMap<>();

        WordFormat(Class<?> type) {
            for (Object constant : type.getEnumConstants()) {
                byWord.put(word(((Enum<?>) constant).name()), (Enum<?>) constant);
            }
        }

        @Override
        public void write(Enum<?> value, JsonGenerator json) throws IOException {
            json.writeString(word(value.name()));
        }

        @Override
        public Enum<?> read(JsonNode node) {
            Enum<?> constant = byWord.get(text(node));
            if (constant == null) {
                throw new IllegalArgumentException("none of " + byWord.keySet());
            }
            return constant;
        }
    }

    /** A set of words, in the order in which the enum declares them. */
    private static final class WordsFormat implements Format<Set<Enum<?>>> {
        private final WordFormat one;

        WordsFormat(Class<?> type) {
            one = new WordFormat(type);
        }

        @Override
        public void write(Set<Enum<?>> value, JsonGenerator json) throws IOException {
            json.writeStartArray();
            for (Enum<?> constant : one.byWord.values()) {
                if (value.contains(constant)) {
                    one.write(constant, json);
                }
            }
            json.writeEndArray();
        }

        @Override
        public Set<Enum<?>> read(JsonNode node) {
            Set<Enum<?>> constants = new LinkedHashSet<>();
            node.forEach(word -> constants.add(one.read(word)));
            return constants;
        }

        @Override
        public boolean silent(Set<Enum<?>> value) {
            return value.isEmpty();
        }

        @Override
        public Set<Enum<?>> absent() {
            return Set.of();
        }
    }

    private static final class ListFormat implements Format<List<Object>> {
        private final Format<Object> one;

        ListFormat(Format<Object> one) {
            this.one = one;
        }

        @Override
        public void write(List<Object> value, JsonGenerator json) throws IOException {
            json.writeStartArray();
            for (Object element : value) {
                one.write(element, json);
            }
            json.writeEndArray();
        }

        @Override
        public List<Object> read(JsonNode node) {
            if (!node.isArray()) {
                throw new IllegalArgumentException("not a list");
            }
            List<Object> elements = new ArrayList<>(node.size());
            node.forEach(element -> elements.add(one.read(element)));
            return List.copyOf(elements);
        }

        @Override
        public boolean silent(List<Object> value) {
            return value.isEmpty();
        }

        @Override
        public List<Object> absent() {
            return List.of();
        }
    }

    /** In the order of the keys, whatever order the map was in. */
    private static final class MapFormat implements Format<Map<String, Object>> {
        private final Format<Object> one;

        MapFormat(Format<Object> one) {
            this.one = one;
        }

        @Override
        public void write(Map<String, Object> value, JsonGenerator json) throws IOException {
            json.writeStartObject();
            for (Map.Entry<String, Object> each : new TreeMap<>(value).entrySet()) {
                json.writeFieldName(each.getKey());
                one.write(each.getValue(), json);
            }
            json.writeEndObject();
        }

        @Override
        public Map<String, Object> read(JsonNode node) {
            if (!node.isObject()) {
                throw new IllegalArgumentException("not an object");
            }
            Map<String, Object> entries = new LinkedHashMap<>();
            node.properties().forEach(each -> entries.put(each.getKey(), one.read(each.getValue())));
            return Map.copyOf(entries);
        }

        @Override
        public boolean silent(Map<String, Object> value) {
            return value.isEmpty();
        }

        @Override
        public Map<String, Object> absent() {
            return Map.of();
        }
    }

    private static final class ObjectFormat implements Format<Object> {
        private final Class<?> type;

        ObjectFormat(Class<?> type) {
            this.type = type;
        }

        @Override
        @SuppressWarnings("unchecked") // the value is of that type
        public void write(Object value, JsonGenerator json) throws IOException {
            json.writeStartObject();
            ((RecordFormat<Object>) of(type)).writeComponents(value, json);
            json.writeEndObject();
        }

        @Override
        public Object read(JsonNode node) {
            if (!node.isObject()) {
                throw new IllegalArgumentException("not an object");
            }
            return of(type).readComponents(node);
        }
    }
}
