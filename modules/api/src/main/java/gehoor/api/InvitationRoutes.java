package gehoor.api;

import gehoor.access.Limits;
import gehoor.access.Open;
import gehoor.casework.ActRequest;
import gehoor.casework.Answer;
import gehoor.casework.ByTicket;
import gehoor.casework.InvitedView;
import gehoor.casework.Performed;
import gehoor.casework.Upload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody outside does who was asked for one action by a link. The ticket comes in the body: neither an address nor a log
 * nor what follows the links in a mail gets to know it.
 */
@Path("/tenants/{tenant}/invitation")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvitationRoutes {
    @Inject
    Exchange here;

    @POST
    @Path("/open")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(value = Open.To.EVERYONE, limited = Limits.Of.RECEIPT)
    @Described(
            id = "openInvitation",
            says =
                    "What was asked by this link, with as much of the file as is for this reader. Opening it does not use it up.",
            gives = InvitedView.class)
    public InvitedView open(Bodies.Ticket body) {
        return here.answers.value(
                here.casework.invitations().open(by(here.parameters.body(body).ticket())));
    }

    @POST
    @Path("/action")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(value = Open.To.EVERYONE, limited = Limits.Of.RECEIPT)
    @Described(
            id = "comply",
            says = "Does what was asked. The link opens nothing any more then.",
            gives = Performed.class)
    public Response comply(@HeaderParam("Idempotency-Key") @Nullable String key, Bodies.Comply body) {
        return done(key, here.parameters.body(body), List.of());
    }

    @POST
    @Path("/action")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Open(value = Open.To.EVERYONE, limited = Limits.Of.RECEIPT)
    @Described(
            id = "complyWithFiles",
            says = "Does what was asked, with files, each in a part named after its field.",
            gives = Performed.class,
            formOf = Bodies.Comply.class)
    public Response complyWithFiles(@HeaderParam("Idempotency-Key") @Nullable String key, Form form) {
        return here.form(form, Bodies.Comply.class, (body, files) -> done(key, here.parameters.body(body), files));
    }

    private Response done(@Nullable String key, Bodies.Comply body, List<Upload> files) {
        ActRequest request = body.request(files);
        Answer.Done<Performed> done = here.answers.done(
                here.casework.invitations().act(by(body.ticket()), request, here.parameters.key(key)));
        return here.answers.response(200, done, null);
    }

    @POST
    @Path("/attachment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.WILDCARD)
    @Open(value = Open.To.EVERYONE, limited = Limits.Of.RECEIPT)
    @Described(id = "getInvitedAttachment", says = "An attachment, as it was sent.", gives = byte[].class)
    public Response attachment(Bodies.TicketAttachment body) {
        Bodies.TicketAttachment asked = here.parameters.body(body);
        return here.answers.file(here.answers.value(
                here.casework.invitations().attachment(by(asked.ticket()), here.parameters.id(asked.attachment()))));
    }

    private ByTicket by(String ticket) {
        return new ByTicket(here.asking.tenant(), ticket, here.asking.language());
    }
}
