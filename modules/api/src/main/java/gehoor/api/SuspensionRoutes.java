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

/** That the organisation takes nothing new for a while, by those of its own whose role is named to decide. No route here opens a file. */
@Path("/tenants")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SuspensionRoutes {
    @Inject
    Exchange here;

    @Inject
    Suspended suspended;

    @GET
    @Path("/{tenant}/suspension")
    @Open(Open.To.STAFF)
    @Described(
            id = "seeSuspension",
            says = "Since when this organisation takes nothing new from the public; null where it does.",
            gives = Suspended.Suspension.class)
    public Suspended.Suspension see() {
        return suspended.see(here.organisation());
    }

    @POST
    @Path("/{tenant}/suspension")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "stepSuspension",
            says =
                    "Does with it: suspend, take-up. What runs goes on; staff take in what comes by letter, phone or mail.",
            gives = Suspended.Suspension.class)
    public Suspended.Suspension step(Suspended.SuspensionStep body) {
        return suspended.step(here.organisation(), body);
    }
}
