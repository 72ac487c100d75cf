package gehoor.web.portal;

import gehoor.casework.ExplainedProcedure;
import gehoor.casework.ExplainedProcedure.Course;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The drawings that were asked for lately. What is drawn is part of the key: a procedure that changed is drawn anew, and what
 * one organisation is shown never comes from another.
 */
@ApplicationScoped
public class Drawings {
    private static final int MOST = 200;

    /** @param version of the procedure */
    private record Key(String tenant, String procedure, String version, String language, Course course) {}

    private final Map<Key, Drawing> drawn = new LinkedHashMap<>(16, 0.75f, true);

    public Drawing of(String tenant, ExplainedProcedure explained, String language) {
        Key key = new Key(
                tenant,
                explained.procedure().procedure(),
                explained.procedure().version(),
                language,
                explained.course());
        return of(key, () -> Drawing.of(explained.course()));
    }

    private synchronized Drawing of(Key key, Supplier<Drawing> draw) {
        Drawing known = drawn.get(key);
        if (known != null) {
            return known;
        }
        Drawing fresh = draw.get();
        drawn.put(key, fresh);
        if (drawn.size() > MOST) {
            drawn.remove(drawn.keySet().iterator().next());
        }
        return fresh;
    }

    public synchronized int size() {
        return drawn.size();
    }
}
