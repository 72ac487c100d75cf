package gehoor.web.console;

import gehoor.access.Open;
import gehoor.access.SentForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** At an organisation's own workbench: its procedures, tried out by hand by who decides about them. */
@Path("/{tenant}/werk/procedures/uitproberen/{procedure}")
@ApplicationScoped
public class OrganisationTryOuts {
    @Inject
    Chambers chambers;

    @Inject
    Trying trying;

    @GET
    @Open(Open.To.STAFF)
    public Response start(
            @PathParam("procedure") String procedure,
            @QueryParam("versie") @Nullable String version,
            @QueryParam("voorstel") @Nullable String proposal) {
        return trying.start(chambers.ofOrganisation(), procedure, version, proposal);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response go(
            @PathParam("procedure") String procedure,
            @QueryParam("versie") @Nullable String version,
            @QueryParam("voorstel") @Nullable String proposal,
            SentForm sent) {
        return trying.go(chambers.ofOrganisation(sent), procedure, version, proposal, sent);
    }
}
