package gehoor.policy;

import gehoor.policy.calendar.Period;
import org.jspecify.annotations.Nullable;

/**
 * How a file can end.
 *
 * @param keep how long after closing the file is kept before its content is erased; null: the tenant's default
 */
public record Outcome(
        String id, Words label, Words explain, @Nullable Period keep, String basis, Place at) {}
