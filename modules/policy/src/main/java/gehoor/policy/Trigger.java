package gehoor.policy;

/**
 * Something that happens in a file and that starts, stops, pauses or resumes a clock, or lets a duty
 * arise or meets it.
 *
 * @param name stage, action, instrument, clock or signal id; empty for {@code reported}, {@code closed}, {@code reopened}
 */
public record Trigger(On on, String name) {
    public enum On {
        /** {@code reported}: the file begins. */
        REPORTED,
        /** {@code entered <stage>}. */
        ENTERED,
        /** {@code left <stage>}. */
        LEFT,
        /** {@code did <action>}; action ids are unique in a procedure, those of instruments included. */
        DID,
        /** {@code ended <instrument>}: an instance reached an end state. */
        ENDED,
        /** {@code closed}. */
        CLOSED,
        /** {@code reopened}. */
        REOPENED,
        /** {@code missed <clock>}. */
        MISSED,
        /** {@code signal <name>}: a linked file sent it. */
        SIGNAL
    }

    @Override
    public String toString() {
        String word = on.name().toLowerCase(java.util.Locale.ROOT);
        return name.isEmpty() ? word : word + " " + name;
    }
}
