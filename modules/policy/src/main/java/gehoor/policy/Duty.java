package gehoor.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something owed: it arises at a trigger (each time anew), is met by another, and bars actions until then.
 *
 * @param owedBy role
 * @param unless where this holds it does not bar (waived); looked at when the barred action is tried
 * @param bars action ids that are refused while it is open; with {@code barsClosing} every action that closes
 *     (an action with effect close and a stop at own request excepted where {@code unless} says so)
 * @param each of what every one has this duty by itself; null: the file
 * @param meets legal floors it answers to, {@code law.floor}
 * @param otherwise what a refused person reads
 */
public record Duty(
        String id,
        Words label,
        Set<Trigger> arisesOn,
        Set<Trigger> metBy,
        String owedBy,
        Condition unless,
        boolean barsClosing,
        Set<String> bars,
        @Nullable Each each,
        Words otherwise,
        Set<String> meets,
        String basis,
        Place at) {}
