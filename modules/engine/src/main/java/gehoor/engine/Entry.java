package gehoor.engine;

import gehoor.policy.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a file: the clear part, on which conditions and replay rest. What a person
 * wrote lies sealed beside it, by {@code seq} and field.
 *
 * @param seq from 1, without gaps
 * @param at the moment; for an anonymous file what the complainant does is told to the day only
 * @param day the day in the tenant's zone
 * @param version the version of the procedure it was decided under
 * @param action action id; {@code clock} when the platform acted, {@code signal} when a linked file did, {@link Invitations}
 *     say what of an invitation
 * @param on instrument instance or party it was about
 * @param recorded field to value; sealed ones as {@link Value#SEALED}
 * @param changes what it changed, in order
 * @param looked what the decision looked at, for an explanation years later
 */
public record Entry(
        int seq,
        Instant at,
        LocalDate day,
        By by,
        String version,
        String action,
        @Nullable String on,
        Map<String, Value> recorded,
        List<Change> changes,
        List<Looked> looked) {

    /**
     * @param id account id of staff; empty otherwise
     * @param role the role in which it was done
     * @param party party id
     * @param standsFor account id of the member of staff in whose place it was done; null where it was their own
     */
    public record By(
            Actor.Kind kind,
            String id,
            String role,
            @Nullable String party,
            @Nullable String standsFor) {

        /** Account id of whose place it was done in: their own, or that of who they stood in for. */
        public String place() {
            String other = standsFor;
            return other == null ? id : other;
        }

        /** Who did it, and in whose place. */
        Set<String> people() {
            return id.equals(place()) ? Set.of(id) : Set.of(id, place());
        }
    }

    /** @param fact as written in the procedure; {@code value} null where it was unknown */
    public record Looked(String rule, String fact, @Nullable String value, boolean held) {}
}
