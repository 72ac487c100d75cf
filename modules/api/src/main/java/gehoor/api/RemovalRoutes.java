package gehoor.api;

import gehoor.access.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** That the organisation is to be removed: asked for or called off by those of its own whose role is named to decide. No route here opens a file. */
@Path("/tenants")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RemovalRoutes {
    @Inject
    Exchange here;

    @Inject
    Removed removed;

    @GET
    @Path("/{tenant}/removal")
    @Open(Open.To.STAFF)
    @Described(
            id = "seeRemoval",
            says =
                    "Whether this organisation is to be removed with all its files, when, who asked, and what stands in the way.",
            gives = Removed.RemovalStanding.class)
    public Removed.RemovalStanding see() {
        return removed.see(here.organisation());
    }

    @POST
    @Path("/{tenant}/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "stepRemoval",
            says =
                    "Does with it: ask, call-off. Nothing is destroyed by it: that is done with ./gehoor remove, once the day has come.",
            gives = Removed.RemovalStanding.class)
    public Removed.RemovalStanding step(Removed.RemovalStep body) {
        return removed.step(here.organisation(), body);
    }
}
