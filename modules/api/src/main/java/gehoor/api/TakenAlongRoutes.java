package gehoor.api;

import gehoor.access.Archive;
import gehoor.access.Open;
import gehoor.casework.TakingAlong;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What each member of staff takes along from an organisation that leaves. */
@Path("/tenants")
@ApplicationScoped
public class TakenAlongRoutes {
    @Inject
    Exchange here;

    @Inject
    Archive archive;

    /** @param keptSafe that it is kept where only those read it who may */
    record KeptSafe(Boolean keptSafe) {}

    @GET
    @Path("/{tenant}/taken-along")
    @Produces(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "seeTakenAlong",
            says =
                    "Until when this person can take along what they may read, how many of those files nobody has taken as they"
                            + " are now (counted as far as a few), and when they last did. Refused unless a removal is asked for.",
            gives = TakingAlong.Standing.class)
    public TakingAlong.Standing standing() {
        return here.answers.value(here.casework.takingAlong().standing(here.asking.requester()));
    }

    @POST
    @Path("/{tenant}/taken-along")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(Archive.TYPE)
    @Open(Open.To.STAFF)
    @Described(
            id = "takeAlong",
            says =
                    "All files that this person may read, as far as they may, as a zip. It is logged that they opened each. Its last"
                            + " part is complete.txt; without it, it broke off.",
            gives = byte[].class)
    public Response take(KeptSafe body) {
        return archive.download(
                here.answers.value(here.casework
                        .takingAlong()
                        .begin(
                                here.asking.requester(),
                                here.parameters.body(body).keptSafe())),
                here.asking.reader());
    }
}
