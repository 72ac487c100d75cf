package gehoor.engine.replay;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Parts of a procedure with something in them changed: what stands in a record cannot be. */
final class Altered {
    private Altered() {}

    /** The same record with another value of one component. */
    static <R extends Record> R with(R record, String component, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        boolean found = false;
        try {
            for (int i = 0; i < components.length; i++) {
                boolean here = components[i].getName().equals(component);
                values[i] = here ? value : components[i].getAccessor().invoke(record);
                found |= here;
            }
            if (!found) {
                throw new IllegalArgumentException(record.getClass() + " has no " + component);
            }
            @SuppressWarnings("unchecked")
            R changed = (R) record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
            return changed;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static <V> Map<String, V> without(Map<String, V> map, String key) {
        Map<String, V> rest = new LinkedHashMap<>(map);
        if (rest.remove(key) == null) {
            throw new IllegalArgumentException("there is no " + key);
        }
        return rest;
    }

    static <V> Map<String, V> changed(Map<String, V> map, String key, UnaryOperator<V> how) {
        Map<String, V> all = new LinkedHashMap<>(map);
        V old = all.get(key);
        if (old == null) {
            throw new IllegalArgumentException("there is no " + key);
        }
        all.put(key, how.apply(old));
        return all;
    }

    static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        Map<String, V> all = new LinkedHashMap<>(map);
        all.put(key, value);
        return all;
    }
}
