package gehoor.access;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request carries who sent it. Our own place, because a container's notion of roles differs by version. */
final class Callers {
    private static final String CALLER = "gehoor.caller";

    private Callers() {}

    static void set(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    static Caller of(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? caller : Caller.NOBODY;
    }
}
