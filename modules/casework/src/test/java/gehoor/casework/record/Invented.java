package gehoor.casework.record;

import gehoor.engine.Change;
import gehoor.policy.Value;
import gehoor.policy.calendar.Period;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records filled by chance, repeatable by seed: whatever the engine may one day write. */
final class Invented {
    private static final List<String> TEXTS =
            List.of("", "a", "written-inquiry-1", "é\"\\\n\u2028", "\uD83D\uDD4A", "null", "\u0000", "{}");

    private final Random random;

    Invented(long seed) {
        random = new Random(seed);
    }

    <R> R record(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
                values[i] = nullable && random.nextBoolean() ? null : value(components[i].getGenericType());
            }
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot invent a " + type, e);
        }
    }

    Change change(Class<?> type) {
        return (Change) record(type);
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            List<Object> several = several(of[of.length - 1]);
            if (generic.getRawType() == List.class) {
                return several;
            }
            if (generic.getRawType() == Set.class) {
                return new LinkedHashSet<>(several);
            }
            Map<String, Object> map = new LinkedHashMap<>();
            several.forEach(each -> map.put(text() + map.size(), each));
            return map;
        }
        if (type == String.class) {
            return text();
        }
        if (type == int.class) {
            return random.nextInt();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextInt(40_000));
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        }
        if (type == Period.class) {
            return Period.of(1 + random.nextInt(9999), any(Period.Unit.values()));
        }
        if (type == Value.class) {
            return clear(any(Value.class.getPermittedSubclasses()));
        }
        if (type == Change.class) {
            return record(any(Change.class.getPermittedSubclasses()));
        }
        Class<?> plain = (Class<?>) type;
        return plain.isEnum() ? any(plain.getEnumConstants()) : record(plain);
    }

    private Object clear(Class<?> kind) {
        if (kind == Value.Codes.class) {
            return new Value.Codes(List.of(text(), text(), text()));
        }
        if (kind == Value.Number.class) {
            return new Value.Number(new BigDecimal(any(
                    new String[] {"0", "0.00", "1E+3", "1000", "-12.50", "1E-40", "123456789012345678901234567890"})));
        }
        return record(kind);
    }

    private List<Object> several(Type type) {
        List<Object> several = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            several.add(value(type));
        }
        return several;
    }

    private String text() {
        return any(TEXTS.toArray(String[]::new));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
