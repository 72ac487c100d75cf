package gehoor.engine;

import gehoor.policy.Action;
import gehoor.policy.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something this actor may do now.
 *
 * @param on the instrument instance or party it would be about; null where none
 * @param asks the fields to fill in, in order
 * @param barredBy why it cannot be done just now; empty where it can
 */
public record Offer(Action action, @Nullable String on, List<Asked> asks, List<Refusal> barredBy) {

    public boolean open() {
        return barredBy.isEmpty();
    }

    /**
     * @param required must be filled in as things stand; with {@code depends} that may change with what else is filled in
     * @param options the codes that can be chosen, where the type has them (services, facilities, bodies, grounds that hold …)
     */
    public record Asked(Field field, boolean required, boolean depends, List<String> options) {}
}
