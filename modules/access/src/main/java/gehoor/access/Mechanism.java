package gehoor.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Finds out who is asking: by bearer token for the interface, by login for the pages, and never by the one for the
 * other. Whether they may is not decided here.
 */
@ApplicationScoped
public class Mechanism implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    @Inject
    Tokens tokens;

    @Inject
    Login login;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        // The decoded path: by the raw one, /%61pi would be taken for a page, with a page's login.
        String path = Paths.of(request);
        return Paths.isApi(path) ? token(request, response, context) : page(path, request, response, context);
    }

    private AuthenticationStatus token(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return context.doNothing();
        }
        String language = Languages.of(request);
        if (headers.size() > 1) {
            return refuse(
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
            return refuse(
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
            return known(known.caller(), request, context);
        }
        if (verdict instanceof Tokens.Verdict.Refused refused) {
            return refuse(request, response, ProblemDocument.of(Trouble.UNAUTHENTICATED, language, refused.why()));
        }
        return refuse(request, response, ProblemDocument.of(Trouble.UNAVAILABLE, language));
    }

    private AuthenticationStatus page(
            String path, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (login.answers(path, request, response)) {
            return AuthenticationStatus.SEND_CONTINUE;
        }
        Caller caller = login.caller(request);
        return caller instanceof Caller.Nobody ? context.doNothing() : known(caller, request, context);
    }

    private static AuthenticationStatus known(Caller caller, HttpServletRequest request, HttpMessageContext context) {
        Callers.set(request, caller);
        if (caller instanceof Caller.Staff staff) {
            return context.notifyContainerAboutLogin(new CallerPrincipal(staff.account()), staff.roles());
        }
        if (caller instanceof Caller.PlatformAdmin admin) {
            return context.notifyContainerAboutLogin(
                    new CallerPrincipal(admin.account()), Set.of(Tokens.PLATFORM_ADMIN));
        }
        return context.doNothing();
    }

    private static AuthenticationStatus refuse(
            HttpServletRequest request, HttpServletResponse response, ProblemDocument problem) {
        Answering.problem(request, response, problem);
        return AuthenticationStatus.SEND_FAILURE;
    }
}
