package gehoor.api;

import gehoor.access.Open;
import gehoor.casework.Nameable;
import gehoor.casework.StandInView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who stands in for whom among the staff. In whose place a request is made, its header {@code Gehoor-Stands-In} says. */
@Path("/tenants/{tenant}/stand-ins")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class StandInRoutes {
    @Inject
    Exchange here;

    @GET
    @Open(Open.To.STAFF)
    @Described(
            id = "listStandIns",
            says =
                    "Who stands in for this person, and for whom they do or may; of the last three months, latest first.",
            gives = StandInView.class,
            as = Described.As.LIST)
    public List<StandInView> all() {
        return here.answers.value(here.casework.standingIn().all(here.asking.requester()));
    }

    @GET
    @Path("/nameable")
    @Open(Open.To.STAFF)
    @Described(
            id = "listNameable",
            says = "For whom this person may name a stand-in, and whom.",
            gives = Nameable.class,
            as = Described.As.LIST)
    public List<Nameable> nameable() {
        return here.answers.value(here.casework.standingIn().nameable(here.asking.requester()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "nameStandIn",
            says = "Names who stands in, from one day to another or beforehand.",
            gives = StandInView.class)
    public StandInView name(Bodies.StandIn body) {
        return here.answers.value(here.casework
                .standingIn()
                .name(here.asking.requester(), here.parameters.body(body).request(here.parameters)));
    }

    @POST
    @Path("/begin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "beginStandIn",
            says = "Begins today what was named beforehand, for this person.",
            gives = StandInView.class)
    public StandInView begin(Bodies.StandInBegun body) {
        Bodies.StandInBegun begun = here.parameters.body(body);
        return here.answers.value(here.casework
                .standingIn()
                .begin(
                        here.asking.requester(),
                        here.parameters.id(begun.standIn()),
                        here.parameters.day("until", begun.until())));
    }

    @POST
    @Path("/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "endStandIn",
            says = "Ends one before its last day, with those that began by it.",
            gives = StandInView.class)
    public StandInView end(Bodies.StandInEnded body) {
        return here.answers.value(here.casework
                .standingIn()
                .end(
                        here.asking.requester(),
                        here.parameters.id(here.parameters.body(body).standIn())));
    }
}
