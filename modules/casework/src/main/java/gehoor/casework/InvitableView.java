package gehoor.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that this member of staff may ask somebody outside to do now, by a link that works once.
 *
 * @param on to be given with it: an instrument instance or a party; null where none
 * @param who can be asked
 */
public record InvitableView(
        String action, String label, @Nullable String on, List<Who> who) {

    /**
     * @param as role or party id
     * @param mail the organisation's own address for them; empty where it has none
     * @param known whether the file holds ways to reach them
     */
    public record Who(String as, String label, String mail, boolean known) {}
}
