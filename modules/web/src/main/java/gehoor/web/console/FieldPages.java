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

/** At the console: a proposal's files, written by fields. */
@Path("/platform/{tenant}/voorstel/{proposal}/bestand/{folder}/{name}/velden")
@ApplicationScoped
public class FieldPages {
    @Inject
    Chambers chambers;

    @Inject
    ByFields fields;

    @GET
    @Open(Open.To.PLATFORM)
    public Response see(@BeanParam FieldAddress at) {
        return fields.see(chambers.ofPlatform(), at);
    }

    @GET
    @Path("weg")
    @Open(Open.To.PLATFORM)
    public Response ask(@BeanParam FieldAddress at) {
        return fields.ask(chambers.ofPlatform(), at);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response write(@BeanParam FieldAddress at, SentForm sent) {
        return fields.write(chambers.ofPlatform(sent), at, sent);
    }
}
