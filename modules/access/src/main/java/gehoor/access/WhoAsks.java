package gehoor.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;

/**
 * Finds out who is asking: by bearer token for the interface, by login for the pages, and never by the one for the
 * other. Whether they may is not decided here.
 *
 * <p>It is asked by {@link Front}, before anything else sees the request. As a {@code HttpAuthenticationMechanism} of the server it was
 * looked up by name twice a request, which took a twelfth of the time of a page, and of what it tells the server nothing is used.
 */
@ApplicationScoped
public class WhoAsks {
    private static final String BEARER = "Bearer ";

    @Inject
    Tokens tokens;

    @Inject
    Login login;

    /**
     * Notes with the request who asks.
     *
     * @param path within the application, decoded: by the raw one, {@code /%61pi} would be taken for a page, with a page's login
     * @return whether the request goes on; where not, it is answered
     */
    boolean found(String path, HttpServletRequest request, HttpServletResponse response) {
        return Paths.isApi(path) ? byToken(request, response) : byLogin(path, request, response);
    }

    private boolean byToken(HttpServletRequest request, HttpServletResponse response) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return true;
        }
        String language = Languages.of(request);
        if (headers.size() > 1) {
            return refused(
                    request,
                    response,
                    ProblemDocument.about(
                            Trouble.MALFORMED,
                            language,
                            "Authorization",
                            Wording.of(language, "header-twice", "Authorization")));
        }
        String header = headers.get(0);
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return refused(
                    request,
                    response,
                    ProblemDocument.about(
                            Trouble.UNAUTHENTICATED,
                            language,
                            "Authorization",
                            Wording.of(language, "unauthenticated.detail")));
        }
        Tokens.Verdict verdict = tokens.check(header.substring(BEARER.length()).strip());
        if (verdict instanceof Tokens.Verdict.Known known) {
            Callers.set(request, known.caller());
            return true;
        }
        if (verdict instanceof Tokens.Verdict.Refused refused) {
            return refused(request, response, ProblemDocument.of(Trouble.UNAUTHENTICATED, language, refused.why()));
        }
        return refused(request, response, ProblemDocument.of(Trouble.UNAVAILABLE, language));
    }

    private boolean byLogin(String path, HttpServletRequest request, HttpServletResponse response) {
        if (login.answers(path, request, response)) {
            return false;
        }
        Caller caller = login.caller(request);
        if (!(caller instanceof Caller.Nobody)) {
            Callers.set(request, caller);
        }
        return true;
    }

    private static boolean refused(HttpServletRequest request, HttpServletResponse response, ProblemDocument problem) {
        Answering.problem(request, response, problem);
        return false;
    }
}
