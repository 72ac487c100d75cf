package gehoor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/**
 * From where a form was sent. A browser says so itself, and no page can make it say otherwise: a page of somebody else may
 * lead a browser here with the session of who is logged in, and so have something done that this person never asked for.
 */
final class Sent {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** {@code none}: by the person, not by a page. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private Sent() {}

    /**
     * Whether it may do something and was not sent by a page of ours. What says of neither where it comes from is not
     * believed.
     *
     * @param self where browsers find us
     */
    static boolean fromElsewhere(HttpServletRequest request, URI self) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OURS.contains(site);
        }
        // Browsers of before 2023
        String origin = request.getHeader("Origin");
        return origin == null || !origin.equals(self.getScheme() + "://" + self.getAuthority());
    }
}
