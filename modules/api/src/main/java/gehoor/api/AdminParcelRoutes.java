package gehoor.api;

import gehoor.access.Downloads;
import gehoor.access.Open;
import gehoor.casework.governance.PackedParcel;
import gehoor.casework.governance.Parcels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An organisation's configuration as a signed parcel, handed out and taken in. No route here opens a file. */
@Path("/admin")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminParcelRoutes {
    @Inject
    Exchange here;

    @Inject
    Parcels parcels;

    /** @param parcel the bytes of it, in Base64 */
    record SentParcel(@Whole String parcel) {}

    @GET
    @Path("/tenants/{tenant}/parcel")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminPack",
            says = "What is live at this organisation, as a signed zip: the same content gives the same bytes.",
            gives = byte[].class)
    public Response pack() {
        PackedParcel packed = here.answers.value(parcels.pack(here.platform()));
        return Downloads.file(packed.bytes(), MediaType.APPLICATION_OCTET_STREAM, packed.name());
    }

    @POST
    @Path("/tenants/{tenant}/parcels")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminTakeIn",
            says =
                    "Begins a proposal from such a zip; it goes the way of every other. What is wrong with it is told by file.",
            gives = Proposed.Proposal.class)
    public Proposed.Proposal takeIn(SentParcel body) {
        byte[] bytes =
                here.parameters.base64("parcel", here.parameters.body(body).parcel());
        return Proposed.told(here.answers.value(parcels.takeIn(here.platform(), bytes)), here.platform());
    }
}
