package gehoor.casework;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is to be named to stand in for somebody.
 *
 * @param person account id of who is, or may be, away; null: who asks
 * @param deputy account id of who is to stand in
 * @param roles of that person's, which are passed on; empty: all
 * @param from the first day; null with {@code until}: named beforehand, and begun by who stands in
 * @param until the last day
 */
public record StandInRequest(
        @Nullable String person,
        String deputy,
        Set<String> roles,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    public StandInRequest {
        roles = Set.copyOf(roles);
    }
}
