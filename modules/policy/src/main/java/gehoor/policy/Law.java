package gehoor.policy;

import gehoor.policy.calendar.Period;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A legal floor: what no procedure under this law may fall below.
 *
 * @param source where the law is published
 */
public record Law(String id, Words title, String source, Map<String, Floor> floors, Place at) {

    /**
     * @param atMost a clock that meets this floor may not be longer; null where the floor is a duty
     * @param extension by how much all extensions together may lengthen it; null: the floor says nothing of it
     * @param byConsent beyond that it may be extended as long as those concerned agree
     * @param fixed it may not be extended at all
     * @param article for instance {@code Bestuursdecreet, art. II.83}
     */
    public record Floor(
            String id,
            @Nullable Period atMost,
            @Nullable Period extension,
            boolean byConsent,
            boolean fixed,
            Words words,
            String article,
            Place at) {}
}
