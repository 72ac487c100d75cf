package gehoor.web;

import gehoor.access.Failures;
import gehoor.access.Frame;
import gehoor.access.Login;
import gehoor.access.NotServed;
import gehoor.access.Reader;
import gehoor.access.Trouble;
import gehoor.access.Unserved;
import gehoor.casework.Library;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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

    @Inject
    Library library;

    @Override
    public Response toResponse(Throwable thrown) {
        Reader reader = Reader.of(request);
        if (thrown instanceof NotServed notServed) {
            UriInfo at = address;
            String tenant = at == null ? null : at.getPathParameters().getFirst("tenant");
            int status = notServed.problem().status();
            boolean byLogin = status == Trouble.UNAUTHENTICATED.status() || status == Trouble.NOT_YOURS.status();
            if (byLogin && request.getMethod().equals("GET") && at != null && tenant != null) {
                // Who would log in at an organisation that there is not would be sent to and fro for nothing.
                return library.tenant(tenant).isEmpty()
                        ? page(Trouble.NOT_FOUND, reader).build()
                        : toLogin(tenant, at.getPath(), reader);
            }
            Response.ResponseBuilder page = page(Trouble.of(status), reader);
            notServed.headers().forEach(page::header);
            return page.build();
        }
        if (thrown instanceof WebApplicationException known) {
            int status = known.getResponse().getStatus();
            if (status < 400) {
                return known.getResponse();
            }
            Response.ResponseBuilder page = page(Trouble.of(status), reader);
            String allow = known.getResponse().getHeaderString(HttpHeaders.ALLOW);
            if (allow != null) {
                page.header(HttpHeaders.ALLOW, allow);
            }
            return page.build();
        }
        Failures.log(thrown);
        return page(Failures.trouble(thrown), reader).build();
    }

    private static Response toLogin(String tenant, String path, Reader reader) {
        String to = path.startsWith("/") ? path : "/" + path;
        return Response.seeOther(URI.create(Login.address(tenant, to, reader))).build();
    }

    private static Response.ResponseBuilder page(Trouble trouble, Reader reader) {
        Response.ResponseBuilder page = Response.status(trouble.status())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Security-Policy", Frame.POLICY)
                .entity(Unserved.html(trouble, reader));
        return trouble == Trouble.UNAVAILABLE ? page.header(HttpHeaders.RETRY_AFTER, 5) : page;
    }
}
