package gehoor.access;

import gehoor.casework.Casework;
import gehoor.casework.Seat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In whose place a member of staff comes. With the interface each request says so; of the pages the login remembers it, so that all of them are
 * seen from one place. That somebody may take a place is asked anew with every request.
 */
@ApplicationScoped
public class Seats {
    /** Names a stand-in, in a request to the interface. */
    public static final String HEADER = "Gehoor-Stands-In";

    private static final String TAKEN = "gehoor.seat";

    @Inject
    Casework casework;

    /** From now on the pages are for who stands in by this. */
    public static void take(HttpServletRequest request, UUID standIn) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.setAttribute(TAKEN, standIn);
        }
    }

    /** From now on the pages are for themself. */
    public static void leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(TAKEN);
        }
    }

    /**
     * Who comes, in the place that they take.
     *
     * @throws NotServed where the place is not theirs, or no longer; of pages it is left then
     */
    Caller.Staff seated(HttpServletRequest request, Caller.Staff staff, Reader reader) {
        boolean page = !Paths.isApi(Paths.of(request));
        UUID asked = page ? remembered(request) : said(request, reader.language());
        if (asked == null) {
            return staff;
        }
        Optional<Seat> seat = casework.standingIn().seat(staff.tenant(), staff.account(), staff.roles(), asked);
        if (seat.isPresent()) {
            return staff.in(seat.get());
        }
        if (page) {
            leave(request);
            if (request.getMethod().equals("GET")) {
                throw new RedirectionException(
                        Response.seeOther(URI.create(reader.to("/" + staff.tenant() + "/werk?voorbij=ja")))
                                .build());
            }
        }
        throw new NotServed(ProblemDocument.of(
                Trouble.NOT_YOURS, reader.language(), Wording.of(reader.language(), "stand-in-not-yours")));
    }

    private static @Nullable UUID remembered(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(TAKEN) instanceof UUID taken ? taken : null;
    }

    private static @Nullable UUID said(HttpServletRequest request, String language) {
        String header = request.getHeader(HEADER);
        if (header == null) {
            return null;
        }
        return Ids.read(header)
                .orElseThrow(() -> new NotServed(ProblemDocument.about(
                        Trouble.MALFORMED, language, HEADER, Wording.of(language, "stand-in-header"))));
    }
}
