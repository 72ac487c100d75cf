package gehoor.web;

import gehoor.access.Failures;
import gehoor.access.Login;
import gehoor.access.NotServed;
import gehoor.access.Trouble;
import gehoor.access.Unserved;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a browser gets when there is no page: the way to the login where that would help, else a page that says why. */
@Provider
@Dependent
public class PageProblems implements ExceptionMapper<Throwable> {
    @Inject
    HttpServletRequest request;

    @Context
    @Nullable
    UriInfo address;

    @Override
    public Response toResponse(Throwable thrown) {
        String language = Unserved.language(request);
        if (thrown instanceof NotServed notServed) {
            UriInfo at = address;
            String tenant = at == null ? null : at.getPathParameters().getFirst("tenant");
            int status = notServed.problem().status();
            boolean byLogin = status == Trouble.UNAUTHENTICATED.status() || status == Trouble.NOT_YOURS.status();
            if (byLogin && request.getMethod().equals("GET") && at != null && tenant != null) {
                String path = at.getPath();
                return Response.seeOther(URI.create(Login.address(tenant, path.startsWith("/") ? path : "/" + path)))
                        .build();
            }
            return page(status, language);
        }
        if (thrown instanceof WebApplicationException known) {
            int status = known.getResponse().getStatus();
            return status < 400 ? known.getResponse() : page(status, language);
        }
        Failures.log(thrown);
        return page(Trouble.FAILURE.status(), language);
    }

    private static Response page(int status, String language) {
        Trouble trouble = Trouble.of(status);
        return Response.status(trouble.status())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'")
                .entity(Unserved.html(trouble, language))
                .build();
    }
}
