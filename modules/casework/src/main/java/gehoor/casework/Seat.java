package gehoor.casework;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * The place of somebody who is away, as who stands in takes it today.
 *
 * @param standIn by which it is taken
 * @param person account id of who is away
 * @param name how they are called
 * @param roles of theirs that were passed on, and that they still have
 * @param belongs services, facilities and bodies that they belong to
 * @param until the last day
 */
public record Seat(UUID standIn, String person, String name, Set<String> roles, Set<String> belongs, LocalDate until) {
    public Seat {
        roles = Set.copyOf(roles);
        belongs = Set.copyOf(belongs);
    }
}
