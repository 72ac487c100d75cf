package gehoor.api;

import gehoor.access.Limits;
import gehoor.access.Open;
import gehoor.casework.Answer;
import gehoor.casework.ByReceipt;
import gehoor.casework.ByTicket;
import gehoor.casework.Mailbox;
import gehoor.casework.MailboxView;
import gehoor.casework.MessageView;
import gehoor.casework.OfferView;
import gehoor.casework.Performed;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the complainant, or a party, reads and does by receipt. The code comes in a header, never in an address. */
@Path("/tenants/{tenant}/mailbox")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MailboxRoutes {
    @Inject
    Exchange here;

    @POST
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(
            id = "enterMailbox",
            says = "Opens the mailbox. A code that was given by phone is exchanged for another, shown this once.",
            gives = MailboxView.class)
    public MailboxView enter() {
        return here.answers.value(here.casework.mailbox().enter(here.asking.byReceipt()));
    }

    @GET
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(id = "readMailbox", says = "The same as entering it, for who comes back.", gives = MailboxView.class)
    public MailboxView read() {
        return here.answers.value(here.casework.mailbox().enter(here.asking.byReceipt()));
    }

    @POST
    @Path("/lost")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(value = Open.To.EVERYONE, limited = Limits.Of.RECEIPT)
    @Described(
            id = "loseReceipt",
            says =
                    "Asks for a link to a new receipt. The answer is the same whatever was sent; a mail leaves where number and"
                            + " address belong to a report with a name.",
            gives = LostReceipt.class,
            status = 202)
    public Response lost(Bodies.LostCode body) {
        Bodies.LostCode lost = here.parameters.body(body);
        here.casework.renewing().lost(here.asking.tenant(), lost.number(), lost.mail());
        return Response.accepted(new LostReceipt(true)).build();
    }

    /** @param asked always */
    public record LostReceipt(boolean asked) {}

    @POST
    @Path("/renewal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(value = Open.To.EVERYONE, limited = Limits.Of.RECEIPT)
    @Described(
            id = "renewReceipt",
            says = "A new receipt, told this once, by the link that was sent. The one before opens nothing any more.",
            gives = NewReceipt.class)
    public NewReceipt renew(Bodies.Ticket body) {
        String ticket = here.parameters.body(body).ticket();
        return new NewReceipt(here.answers.value(
                here.casework.renewing().renew(new ByTicket(here.asking.tenant(), ticket, here.asking.language()))));
    }

    public record NewReceipt(String receipt) {
        /** Tells nothing of it. */
        @Override
        public String toString() {
            return "NewReceipt[…]";
        }
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
        return look(file, Mailbox::messages);
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
        return look(file, Mailbox::offers);
    }

    @POST
    @Path("/actions/{action}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(id = "actByReceipt", says = "Does what was offered.", gives = Performed.class, tagged = true)
    public Response act(
            @QueryParam("file") @Nullable String file,
            @PathParam("action") String action,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            Bodies.Act body) {
        return new SentAct(action, ifMatch, key).done(here, false, body, in(file));
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
            @QueryParam("file") @Nullable String file,
            @PathParam("action") String action,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            Form form) {
        return new SentAct(action, ifMatch, key).done(here, false, form, in(file));
    }

    private SentAct.Where in(@Nullable String file) {
        return (request, version, key) -> here.casework
                .mailbox()
                .act(here.asking.byReceipt(), here.parameters.idOrNone(file), request, version, key);
    }

    @GET
    @Path("/attachments/{attachment}")
    @Produces(MediaType.WILDCARD)
    @Open(value = Open.To.RECEIPT, limited = Limits.Of.RECEIPT)
    @Described(id = "getMailboxAttachment", says = "An attachment, as it was sent.", gives = byte[].class)
    public Response attachment(@PathParam("attachment") String attachment, @QueryParam("file") @Nullable String file) {
        return here.answers.file(
                look(file, (mailbox, by, of) -> mailbox.attachment(by, of, here.parameters.id(attachment))));
    }

    private interface Look<T> {
        Answer<T> at(Mailbox mailbox, ByReceipt by, @Nullable UUID file);
    }

    private <T> T look(@Nullable String file, Look<T> look) {
        return here.answers.value(
                look.at(here.casework.mailbox(), here.asking.byReceipt(), here.parameters.idOrNone(file)));
    }
}
