package gehoor.casework;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody stands in for somebody else, or is named for it.
 *
 * @param person account id and name of who is away
 * @param deputy account id and name of who stands in
 * @param roles that are passed on, id to label
 * @param from the first day; null where it was named beforehand
 * @param until the last day; null where it was named beforehand
 * @param state how it stands today: beforehand, coming, now or over
 * @param mine whether the place is the requester's own
 * @param forMe whether it is the requester who stands in
 * @param ends whether the requester may end it
 */
public record StandInView(
        UUID id,
        String person,
        String personName,
        String deputy,
        String deputyName,
        Map<String, String> roles,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String state,
        boolean mine,
        boolean forMe,
        boolean ends) {

    /** Of {@code state}: named beforehand, and the deputy may begin. */
    public static final String BEFOREHAND = "beforehand";

    /** It begins on a later day. */
    public static final String COMING = "coming";

    /** The deputy may take the place. */
    public static final String NOW = "now";

    /** It was ended, or its last day has passed. */
    public static final String OVER = "over";

    public boolean is(String one) {
        return state.equals(one);
    }
}
