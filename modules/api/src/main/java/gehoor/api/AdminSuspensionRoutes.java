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

/** That an organisation takes nothing new for a while, by who runs the platform. No route here opens a file. */
@Path("/admin")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminSuspensionRoutes {
    @Inject
    Exchange here;

    @Inject
    Suspended suspended;

    @GET
    @Path("/tenants/{tenant}/suspension")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminSeeSuspension",
            says = "Since when this organisation takes nothing new from the public; null where it does.",
            gives = Suspended.Suspension.class)
    public Suspended.Suspension see() {
        return suspended.see(here.platform());
    }

    @POST
    @Path("/tenants/{tenant}/suspension")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminStepSuspension",
            says =
                    "Does with it: suspend, take-up. What runs goes on; staff take in what comes by letter, phone or mail.",
            gives = Suspended.Suspension.class)
    public Suspended.Suspension step(Suspended.SuspensionStep body) {
        return suspended.step(here.platform(), body);
    }
}
