package gehoor.api;

import gehoor.access.ProblemDocument;
import gehoor.engine.Refusal;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes of what is sent and given, made from the records themselves. A member that may be null may be left out. */
final class Schemas {
    private final Map<String, Object> named = new TreeMap<>();
    private final Map<String, Class<?>> owners = new LinkedHashMap<>();

    /** All shapes that were asked for, by name. */
    Map<String, Object> named() {
        return named;
    }

    Object of(Class<?> type, Described.As as) {
        Object one = of(type);
        return switch (as) {
            case ONE -> one;
            case LIST -> list(one);
            case PAGE -> page(type, one);
        };
    }

    Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? Map.of("type", "object", "additionalProperties", of(of[1]))
                    : list(of(of[0]));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("no shape for " + type);
        }
        if (plain == Refusal.class) {
            return of(ProblemDocument.Reason.class);
        }
        if (plain.isRecord()) {
            return reference(plain);
        }
        if (plain.isEnum()) {
            List<String> words = new ArrayList<>();
            for (Object constant : plain.getEnumConstants()) {
                words.add(constant.toString());
            }
            return Map.of("type", "string", "enum", words);
        }
        return simple(plain);
    }

    private static Object simple(Class<?> type) {
        if (type == String.class) {
            return Map.of("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class) {
            return Map.of("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return Map.of("type", "integer", "format", "int64");
        }
        if (type == BigDecimal.class) {
            return Map.of("type", "number");
        }
        if (type == LocalDate.class) {
            return Map.of("type", "string", "format", "date");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == UUID.class) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (type == Object.class) {
            return Map.of("type", "object");
        }
        throw new IllegalArgumentException("no shape for " + type);
    }

    private Object reference(Class<?> record) {
        String name = name(record);
        Class<?> owner = owners.putIfAbsent(name, record);
        if (owner == null) {
            // Named before it is described: a record may hold others of its kind.
            named.put(name, Map.of());
            named.put(name, object(record));
        } else if (owner != record) {
            throw new IllegalStateException("two records are called " + name);
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> object(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            AnnotatedType type = component.getAnnotatedType();
            properties.put(
                    component.getName(),
                    component.isAnnotationPresent(ReadByTheEngine.class) ? answers() : of(component.getGenericType()));
            if (!type.isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private static Object answers() {
        return Map.of(
                "type",
                "object",
                "description",
                "Field id to what is answered, as the form or the offer asks it.",
                "additionalProperties",
                Map.of(
                        "anyOf",
                        List.of(
                                Map.of("type", "string"),
                                Map.of("type", "boolean"),
                                Map.of("type", "number"),
                                list(Map.of("type", "string")))));
    }

    private Object page(Class<?> type, Object one) {
        String name = name(type) + "Page";
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("items", list(one));
        properties.put("next", Map.of("type", "string", "description", "Give it back as after; absent at the end."));
        named.put(name, Map.of("type", "object", "properties", properties, "required", List.of("items")));
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static Map<String, Object> list(Object of) {
        return Map.of("type", "array", "items", of);
    }

    private static String name(Class<?> record) {
        Class<?> around = record.getEnclosingClass();
        String own = record.getSimpleName();
        boolean sufficient = around == null
                || around == Bodies.class
                || own.toLowerCase(Locale.ROOT).endsWith("view")
                || !Record.class.isAssignableFrom(around);
        return sufficient ? own : around.getSimpleName() + own;
    }
}
