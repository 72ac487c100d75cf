package gehoor.web.console;

import gehoor.access.Open;
import gehoor.access.SentForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** At an organisation's own workbench: a proposal's files, written by fields. */
@Path("/{tenant}/werk/procedures/voorstel/{proposal}/bestand/{folder}/{name}/velden")
@ApplicationScoped
public class OrganisationFields {
    @Inject
    Chambers chambers;

    @Inject
    ByFields fields;

    @GET
    @Open(Open.To.STAFF)
    public Response see(@BeanParam FieldAddress at) {
        return fields.see(chambers.ofOrganisation(), at);
    }

    @GET
    @Path("weg")
    @Open(Open.To.STAFF)
    public Response ask(@BeanParam FieldAddress at) {
        return fields.ask(chambers.ofOrganisation(), at);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response write(@BeanParam FieldAddress at, SentForm sent) {
        return fields.write(chambers.ofOrganisation(sent), at, sent);
    }
}
