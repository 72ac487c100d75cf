package gehoor.api;

import gehoor.access.Caller;
import gehoor.access.Open;
import gehoor.casework.governance.Governor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

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
        return suspended.see(governor());
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
        return suspended.step(governor(), body);
    }

    /** In their own place only: a stand-in was not named to decide about the organisation. */
    private Governor governor() {
        if (!(here.asking.caller() instanceof Caller.Staff staff)) {
            throw new IllegalStateException("only staff come here");
        }
        return new Governor(
                staff.tenant(),
                staff.account(),
                staff.name(),
                staff.seat() == null ? staff.roles() : Set.of(),
                true,
                here.asking.language());
    }
}
