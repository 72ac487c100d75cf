package gehoor.policy;

import gehoor.policy.calendar.Period;
import org.jspecify.annotations.Nullable;

/**
 * How a file can end.
 *
 * @param refusal what was asked is not handled or not done: an end at which a law may ask something else than at a result; false unless said
 * @param keep how long after closing the file is kept before its content is erased; null: the tenant's default
 */
public record Outcome(
        String id,
        Words label,
        Words explain,
        boolean refusal,
        @Nullable Period keep,
        String basis,
        Place at) {}
