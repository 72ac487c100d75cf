package gehoor.api;

import gehoor.access.Open;
import gehoor.access.RegisterTable;
import gehoor.casework.Found;
import gehoor.casework.HeldBack;
import gehoor.casework.OfferView;
import gehoor.casework.Page;
import gehoor.casework.RegisterFilter;
import gehoor.casework.RegisterLine;
import gehoor.casework.WorkCount;
import gehoor.casework.WorkFilter;
import gehoor.casework.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of files: what waits for this person, and the register. */
@Path("/tenants")
@ApplicationScoped
public class ListRoutes {
    @Inject
    Exchange here;

    /** What of the register is asked. */
    public static class Asked {
        @QueryParam("procedure")
        @Nullable
        String procedure;

        @QueryParam("kind")
        @Nullable
        String kind;

        @QueryParam("stage")
        @Nullable
        String stage;

        @QueryParam("outcome")
        @Nullable
        String outcome;

        @QueryParam("channel")
        @Nullable
        String channel;

        @QueryParam("open")
        @Nullable
        String open;

        @QueryParam("receivedFrom")
        @Nullable
        String receivedFrom;

        @QueryParam("receivedTo")
        @Nullable
        String receivedTo;

        @QueryParam("number")
        @Nullable
        String number;

        @QueryParam("about")
        @Nullable
        String about;

        @QueryParam("after")
        @Nullable
        String after;

        @QueryParam("size")
        @Nullable
        String size;

        RegisterFilter filter(Parameters in, @Nullable String from, int most) {
            return new RegisterFilter(
                    in.text("procedure", procedure),
                    in.text("kind", kind),
                    in.text("stage", stage),
                    in.text("outcome", outcome),
                    in.text("channel", channel),
                    in.flag("open", open),
                    in.dayOrNone("receivedFrom", receivedFrom),
                    in.dayOrNone("receivedTo", receivedTo),
                    in.text("number", number),
                    in.text("about", about),
                    from,
                    most);
        }
    }

    @GET
    @Path("/{tenant}/work")
    @Produces(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "listWork",
            says = "What waits for this person or for a role of theirs, most urgent first.",
            gives = WorkItem.class,
            as = Described.As.PAGE)
    public Page<WorkItem> work(
            @QueryParam("which") @Nullable String which,
            @QueryParam("procedure") @Nullable String procedure,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("after") @Nullable String after,
            @QueryParam("size") @Nullable String size) {
        return here.answers.value(here.casework
                .work()
                .worklist(
                        here.asking.requester(),
                        new WorkFilter(
                                here.parameters.which(which),
                                here.parameters.text("procedure", procedure),
                                here.parameters.text("stage", stage),
                                here.parameters.place(after),
                                here.parameters.size(size))));
    }

    @GET
    @Path("/{tenant}/work/counts")
    @Produces(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "countWork",
            says =
                    "How many files each part of the worklist has, of those that this person may see; counted as far as a few.",
            gives = WorkCount.class,
            as = Described.As.LIST)
    public List<WorkCount> counts(
            @QueryParam("procedure") @Nullable String procedure, @QueryParam("stage") @Nullable String stage) {
        return here.answers.value(here.casework
                .work()
                .counts(
                        here.asking.requester(),
                        new WorkFilter(
                                WorkFilter.Which.ALL,
                                here.parameters.text("procedure", procedure),
                                here.parameters.text("stage", stage),
                                null,
                                1)));
    }

    @GET
    @Path("/{tenant}/work/held")
    @Produces(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "listHeldBack",
            says = "Files of which a letter or message is held back that this person may send.",
            gives = HeldBack.class,
            as = Described.As.LIST)
    public List<HeldBack> heldBack() {
        return here.answers.value(here.casework.work().heldBack(here.asking.requester()));
    }

    @GET
    @Path("/{tenant}/register")
    @Produces(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "listRegister",
            says = "The register, latest first, as far as this person may see it.",
            gives = RegisterLine.class,
            as = Described.As.PAGE)
    public Page<RegisterLine> register(@BeanParam Asked asked) {
        return here.answers.value(here.casework
                .work()
                .register(
                        here.asking.requester(),
                        asked.filter(
                                here.parameters,
                                here.parameters.place(asked.after),
                                here.parameters.size(asked.size))));
    }

    @POST
    @Path("/{tenant}/search")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "searchFiles",
            says =
                    "Files in which all of this is found, latest first: words that were written, and what people are called and reached by. Only in what this person may read.",
            gives = Found.class,
            as = Described.As.PAGE)
    public Page<Found> search(Bodies.Search body) {
        return here.answers.value(here.casework.finding().find(here.asking.requester(), body.request(here.parameters)));
    }

    @GET
    @Path("/{tenant}/facilities")
    @Produces(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "listFacilities",
            says = "Facilities whose name has these letters in it, up to twenty.",
            gives = OfferView.Option.class,
            as = Described.As.LIST)
    public List<OfferView.Option> facilities(@QueryParam("like") @Nullable String like) {
        return here.answers.value(
                here.casework.finding().facilities(here.asking.requester(), like == null ? "" : like));
    }

    @GET
    @Path("/{tenant}/register.csv")
    @Produces(RegisterTable.TYPE)
    @Open(Open.To.STAFF)
    @Described(
            id = "exportRegister",
            says = "The same as a table for a spreadsheet, whole; no cell can be taken for a formula.",
            gives = String.class)
    public Response export(@BeanParam Asked asked) {
        return RegisterTable.of(from -> here.answers.value(
                here.casework.work().register(here.asking.requester(), asked.filter(here.parameters, from, 100))));
    }
}
