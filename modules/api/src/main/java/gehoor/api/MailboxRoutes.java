package gehoor.api;

import gehoor.access.Asking;
import gehoor.access.Limits;
import gehoor.access.Open;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.MailboxView;
import gehoor.casework.MessageView;
import gehoor.casework.OfferView;
import gehoor.casework.Performed;
import gehoor.casework.Upload;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the complainant, or a party, reads and does by receipt. The code comes in a header, never in an address. */
@Path("/tenants/{tenant}/mailbox")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class MailboxRoutes {
    @Inject
    Asking asking;

    @Inject
    Answers answers;

    @Inject
    Parameters parameters;

    @Inject
    Casework casework;

    @POST
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(
            id = "enterMailbox",
            says = "Opens the mailbox. A code that was given by phone is exchanged for another, shown this once.",
            gives = MailboxView.class)
    public MailboxView enter() {
        return answers.value(casework.mailbox().enter(asking.byReceipt()));
    }

    @GET
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(id = "readMailbox", says = "The same as entering it, for who comes back.", gives = MailboxView.class)
    public MailboxView read() {
        return answers.value(casework.mailbox().enter(asking.byReceipt()));
    }

    @GET
    @Path("/messages")
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(
            id = "listMailboxMessages",
            says = "The messages to and from who holds the receipt.",
            gives = MessageView.class,
            as = Described.As.LIST)
    public List<MessageView> messages(@QueryParam("file") @Nullable String file) {
        return answers.value(casework.mailbox().messages(asking.byReceipt(), parameters.idOrNone(file)));
    }

    @GET
    @Path("/offers")
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(
            id = "listMailboxOffers",
            says = "What who holds the receipt may do now.",
            gives = OfferView.class,
            as = Described.As.LIST)
    public List<OfferView> offers(@QueryParam("file") @Nullable String file) {
        return answers.value(casework.mailbox().offers(asking.byReceipt(), parameters.idOrNone(file)));
    }

    @POST
    @Path("/actions/{action}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(id = "actByReceipt", says = "Does what was offered.", gives = Performed.class, tagged = true)
    public Response act(
            @PathParam("action") String action,
            @QueryParam("file") @Nullable String file,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            Bodies.Act body) {
        return done(action, file, ifMatch, key, body, List.of());
    }

    @POST
    @Path("/actions/{action}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(
            id = "actByReceiptWithFiles",
            says = "Does what was offered, with files, each in a part named after its field.",
            gives = Performed.class,
            formOf = Bodies.Act.class,
            tagged = true)
    public Response actWithFiles(
            @PathParam("action") String action,
            @QueryParam("file") @Nullable String file,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            Form form) {
        try (form) {
            Bodies.Act body = StrictJson.read(form.request().bytes(), Bodies.Act.class, asking.language());
            return done(action, file, ifMatch, key, body, form.files());
        }
    }

    private Response done(
            String action,
            @Nullable String file,
            @Nullable String ifMatch,
            @Nullable String key,
            Bodies.@Nullable Act body,
            List<Upload> files) {
        Answer.Done<Performed> done = answers.done(casework.mailbox()
                .act(
                        asking.byReceipt(),
                        parameters.idOrNone(file),
                        parameters.body(body).request(parameters.word(action), files),
                        parameters.version(ifMatch, false),
                        parameters.key(key)));
        return answers.response(200, done, done.value().version());
    }

    @GET
    @Path("/attachments/{attachment}")
    @Produces(MediaType.WILDCARD)
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(id = "getMailboxAttachment", says = "An attachment, as it was sent.", gives = byte[].class)
    public Response attachment(@PathParam("attachment") String attachment, @QueryParam("file") @Nullable String file) {
        return answers.file(answers.value(casework.mailbox()
                .attachment(asking.byReceipt(), parameters.idOrNone(file), parameters.id(attachment))));
    }
}
