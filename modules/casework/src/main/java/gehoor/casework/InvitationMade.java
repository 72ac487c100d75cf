package gehoor.casework;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside was asked for one action.
 *
 * @param version the file's version now
 * @param until the last day on which the link opens
 * @param link told this once, where it is passed on by hand; null where it left by mail
 */
public record InvitationMade(
        UUID file,
        String invitation,
        long version,
        LocalDate until,
        @Nullable String link) {
    /** Tells nothing of the link. */
    @Override
    public String toString() {
        return "InvitationMade[" + file + ", " + invitation + "]";
    }
}
