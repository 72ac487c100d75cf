package gehoor.web;

import gehoor.access.Asking;
import gehoor.access.Caller;
import gehoor.access.Login;
import gehoor.access.Open;
import gehoor.access.Wording;
import gehoor.casework.Library;
import gehoor.policy.Tenant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeMap;

/** The first pages: which organisations there are, and who a member of staff is here. */
@Path("/")
@Dependent
public class Pages {
    private static final String STYLE = style();

    @Inject
    Asking asking;

    @Inject
    Library library;

    @Inject
    Login login;

    @GET
    @Open(Open.To.EVERYONE)
    public Response home() {
        String language = asking.language();
        Page page = Page.titled(language, Wording.of(language, "page.home.title"));
        for (Tenant tenant : new TreeMap<>(library.current().tenants()).values()) {
            page = page.link(tenant.name().in(language), "/" + tenant.id());
        }
        return page.response("");
    }

    /** The one stylesheet: quiet, legible, in the light or the dark that the reader prefers. */
    @GET
    @Path("static/house.css")
    @Produces("text/css;charset=UTF-8")
    @Open(Open.To.EVERYONE)
    public Response stylesheet() {
        return Response.ok(STYLE).build();
    }

    private static String style() {
        try (InputStream in = Pages.class.getResourceAsStream("house.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @GET
    @Path("{tenant}")
    @Open(Open.To.EVERYONE)
    public Response tenant() {
        String language = asking.language();
        Tenant tenant = library.tenant(asking.tenant()).orElseThrow();
        return Page.titled(language, tenant.name().in(language))
                .paragraph(tenant.emergency().in(language))
                .link(Wording.of(language, "page.login"), "/" + tenant.id() + "/werk")
                .response("");
    }

    @GET
    @Path("{tenant}/werk")
    @Open(Open.To.STAFF)
    public Response work() {
        String language = asking.language();
        if (!(asking.caller() instanceof Caller.Staff staff)) {
            throw new IllegalStateException("only staff come here");
        }
        Tenant tenant = library.tenant(asking.tenant()).orElseThrow();
        return Page.titled(language, Wording.of(language, "page.work.title"))
                .paragraph(Wording.of(language, "page.work.hello", staff.name()))
                .paragraph(
                        Wording.of(language, "page.work.tenant", tenant.name().in(language)))
                .heading(Wording.of(language, "page.work.roles"))
                .list(staff.roles().stream()
                        .sorted()
                        .map(role -> {
                            Tenant.Role known = tenant.roles().get(role);
                            return known == null ? role : known.label().in(language);
                        })
                        .toList())
                .heading(Wording.of(language, "page.work.belongs"))
                .list(staff.belongs().stream().sorted().toList())
                .button(Wording.of(language, "page.logout"), "/logout")
                .response(login.origin());
    }

    @GET
    @Path("{tenant}/uit")
    @Open(Open.To.EVERYONE)
    public Response loggedOut() {
        String language = asking.language();
        return Page.titled(language, Wording.of(language, "page.loggedout.title"))
                .paragraph(Wording.of(language, "page.loggedout.text"))
                .link(Wording.of(language, "page.login"), "/" + asking.tenant() + "/werk")
                .response("");
    }
}
