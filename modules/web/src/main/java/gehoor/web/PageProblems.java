package gehoor.web;

import gehoor.access.Asking;
import gehoor.access.Caller;
import gehoor.access.Failures;
import gehoor.access.Frame;
import gehoor.access.Login;
import gehoor.access.LoginFirst;
import gehoor.access.NotServed;
import gehoor.access.Reader;
import gehoor.access.Trouble;
import gehoor.access.Unserved;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import gehoor.web.work.Held;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Inject
    Casework casework;

    @Inject
    Asking asking;

    @Inject
    Unserved unserved;

    @Override
    public Response toResponse(Throwable thrown) {
        Reader reader = Reader.of(request);
        if (thrown instanceof NotServed notServed) {
            UriInfo at = address;
            if (thrown instanceof LoginFirst first && at != null) {
                return held(first, at, reader);
            }
            String tenant = at == null
                    ? null
                    : console(at) ? Login.PLATFORM : at.getPathParameters().getFirst("tenant");
            int status = notServed.problem().status();
            // Who was let in already is who they have to be: to log in again would not help.
            boolean byLogin = status == Trouble.UNAUTHENTICATED.status()
                    || (status == Trouble.NOT_YOURS.status() && asking.caller() instanceof Caller.Nobody);
            if (byLogin && request.getMethod().equals("GET") && at != null && tenant != null) {
                // Who would log in at an organisation that there is not would be sent to and fro for nothing.
                return library.tenant(tenant).isEmpty() && !tenant.equals(Login.PLATFORM)
                        ? page(Trouble.NOT_FOUND).build()
                        : toLogin(tenant, asked(at), reader);
            }
            Trouble trouble = Trouble.of(status);
            Response.ResponseBuilder page = page(
                    trouble,
                    trouble == Trouble.NOT_YOURS || trouble == Trouble.REMOVED
                            ? notServed.problem().detail()
                            : null);
            notServed.headers().forEach(page::header);
            return page.build();
        }
        if (thrown instanceof WebApplicationException known) {
            int status = known.getResponse().getStatus();
            if (status < 400) {
                return known.getResponse();
            }
            Response.ResponseBuilder page = page(Trouble.of(status));
            String allow = known.getResponse().getHeaderString(HttpHeaders.ALLOW);
            if (allow != null) {
                page.header(HttpHeaders.ALLOW, allow);
            }
            return page.build();
        }
        Failures.log(thrown);
        return page(Failures.trouble(thrown)).build();
    }

    private static boolean console(UriInfo at) {
        String path = at.getPath().startsWith("/") ? at.getPath().substring(1) : at.getPath();
        return path.equals(Login.PLATFORM) || path.startsWith(Login.PLATFORM + "/");
    }

    private static Response toLogin(String tenant, String to, Reader reader) {
        return Response.seeOther(URI.create(Login.address(tenant, to, reader))).build();
    }

    /** Path and what was asked beside it, but for the language, which the login carries itself. */
    private static String asked(UriInfo at) {
        String path = at.getPath().startsWith("/") ? at.getPath() : "/" + at.getPath();
        String query = at.getRequestUri().getRawQuery();
        String kept = query == null
                ? ""
                : Stream.of(query.split("&", -1))
                        .filter(part -> !part.isEmpty() && !part.startsWith("lang="))
                        .collect(Collectors.joining("&"));
        return kept.isEmpty() ? path : path + "?" + kept;
    }

    /** What was written is given back, sealed, to be sent again once somebody is logged in. */
    private Response held(LoginFirst first, UriInfo at, Reader reader) {
        Tenant tenant =
                library.tenant(at.getPathParameters().getFirst("tenant")).orElse(null);
        if (tenant == null) {
            return page(Trouble.NOT_FOUND).build();
        }
        boolean console = console(at);
        String title = Phrases.of(reader.language(), "work.held");
        return Pages.page(
                Trouble.UNAUTHENTICATED.status(),
                Pages.TEMPLATES.workHeld(
                        console ? new Look(reader, null, null, title, false, null) : Look.at(reader, tenant, title),
                        reader.to(asked(at)),
                        console
                                ? Login.address(Login.PLATFORM, "/" + Login.PLATFORM, reader)
                                : Login.address(tenant.id(), "/" + tenant.id() + "/werk", reader),
                        Held.seal(casework.drafts(), tenant.id(), first.written()),
                        first.files()));
    }

    private Response.ResponseBuilder page(Trouble trouble) {
        return page(trouble, null);
    }

    /** @param why what is said of it; null: what is always said of this kind of trouble */
    private Response.ResponseBuilder page(Trouble trouble, @Nullable String why) {
        UriInfo at = address;
        String path = at == null ? "/" : at.getPath().startsWith("/") ? at.getPath() : "/" + at.getPath();
        Response.ResponseBuilder page = Response.status(trouble.status())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Security-Policy", Frame.POLICY)
                .entity(unserved.html(trouble, why, path, request));
        return trouble == Trouble.UNAVAILABLE ? page.header(HttpHeaders.RETRY_AFTER, 5) : page;
    }
}
