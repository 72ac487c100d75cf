package gehoor.engine.verification;

import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.policy.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step from a situation to another. */
sealed interface Move {
    /** Somebody reports, or another file opens this one. */
    record Begins(Command.Report report) implements Move {}

    /**
     * Somebody acts.
     *
     * @param person account id; empty for who is no member of staff
     * @param on what it is about, as it is called in the situation
     * @param given what of the answers is seen
     */
    record Acts(
            String action,
            String role,
            String person,
            @Nullable String on,
            Map<String, Value> given) implements Move {}

    /** The date of one clock passes. */
    record Passes(String clock) implements Move {}

    /** So much time passes that the dates of all clocks have passed. */
    record Waits() implements Move {}

    /** A linked file comes to stand otherwise. */
    record Turns(String link, Circumstances.LinkedFile to) implements Move {}

    /** A linked file signals. */
    record Hears(String signal) implements Move {}
}
