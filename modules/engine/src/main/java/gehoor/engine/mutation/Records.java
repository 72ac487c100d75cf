package gehoor.engine.mutation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a part of a record by its name, and makes the same record with another part. */
final class Records {
    private Records() {}

    static @Nullable Object part(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record tells what it holds: " + component, e);
        }
    }

    static Record with(Record record, String changed, @Nullable Object part) {
        return Stream.of(record.getClass().getRecordComponents())
                .filter(each -> each.getName().equals(changed))
                .map(each -> with(record, each, part))
                .findFirst()
                .orElseThrow();
    }

    static Record with(Record record, RecordComponent changed, @Nullable Object part) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] parts = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            parts[i] = components[i].getName().equals(changed.getName()) ? part : part(record, components[i]);
        }
        try {
            return record.getClass()
                    .getDeclaredConstructor(
                            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can be made from what it holds: " + record.getClass(), e);
        }
    }
}
