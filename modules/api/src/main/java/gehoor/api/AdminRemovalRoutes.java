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

/** That an organisation is to be removed: agreed or called off by who runs the platform. No route here opens a file. */
@Path("/admin")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminRemovalRoutes {
    @Inject
    Exchange here;

    @Inject
    Removed removed;

    @GET
    @Path("/tenants/{tenant}/removal")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminSeeRemoval",
            says =
                    "Whether this organisation is to be removed with all its files, when, who asked, and what stands in the way.",
            gives = Removed.RemovalStanding.class)
    public Removed.RemovalStanding see() {
        return removed.see(here.platform());
    }

    @POST
    @Path("/tenants/{tenant}/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminStepRemoval",
            says =
                    "Does with it: agree, call-off. Nothing is destroyed by it: that is done with ./gehoor remove, once the day has come.",
            gives = Removed.RemovalStanding.class)
    public Removed.RemovalStanding step(Removed.RemovalStep body) {
        return removed.step(here.platform(), body);
    }
}
