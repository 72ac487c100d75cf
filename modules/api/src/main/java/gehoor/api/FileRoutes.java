package gehoor.api;

import gehoor.access.Asking;
import gehoor.access.Open;
import gehoor.casework.Answer;
import gehoor.casework.AttachmentView;
import gehoor.casework.Casework;
import gehoor.casework.ClockView;
import gehoor.casework.ContactView;
import gehoor.casework.FileView;
import gehoor.casework.HistoryLine;
import gehoor.casework.MessageView;
import gehoor.casework.OfferView;
import gehoor.casework.Performed;
import gehoor.casework.RegisterLine;
import gehoor.casework.RenderedLetter;
import gehoor.casework.Upload;
import gehoor.casework.port.Openings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What staff read and do in a file. A file they may not know of answers as one that does not exist. */
@Path("/tenants/{tenant}/files/{file}")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class FileRoutes {
    @Inject
    Asking asking;

    @Inject
    Answers answers;

    @Inject
    Parameters parameters;

    @Inject
    Casework casework;

    @GET
    @Open(Open.To.STAFF)
    @Described(
            id = "openFile",
            says = "The file, as far as this person may see it. Opening a file with a name in it is logged.",
            gives = FileView.class,
            tagged = true)
    public Response open(@PathParam("file") String file) {
        Answer.Done<FileView> done = answers.done(casework.handling().open(asking.requester(), parameters.id(file)));
        return answers.response(200, done, done.value().version());
    }

    @GET
    @Path("/offers")
    @Open(Open.To.STAFF)
    @Described(
            id = "listOffers",
            says = "What this person may do now, with the fields to fill in; also what is barred, and why.",
            gives = OfferView.class,
            as = Described.As.LIST)
    public List<OfferView> offers(@PathParam("file") String file) {
        return answers.value(casework.handling().offers(asking.requester(), parameters.id(file)));
    }

    @POST
    @Path("/actions/{action}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "act",
            says = "Does what was offered. The version that was read must be said.",
            gives = Performed.class,
            tagged = true)
    public Response act(
            @PathParam("file") String file,
            @PathParam("action") String action,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            Bodies.Act body) {
        return done(file, action, ifMatch, key, body, List.of());
    }

    @POST
    @Path("/actions/{action}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Open(Open.To.STAFF)
    @Described(
            id = "actWithFiles",
            says = "Does what was offered, with files, each in a part named after its field.",
            gives = Performed.class,
            formOf = Bodies.Act.class,
            tagged = true)
    public Response actWithFiles(
            @PathParam("file") String file,
            @PathParam("action") String action,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            Form form) {
        try (form) {
            Bodies.Act body = StrictJson.read(form.request().bytes(), Bodies.Act.class, asking.language());
            return done(file, action, ifMatch, key, body, form.files());
        }
    }

    private Response done(
            String file,
            String action,
            @Nullable String ifMatch,
            @Nullable String key,
            Bodies.@Nullable Act body,
            List<Upload> files) {
        Answer.Done<Performed> done = answers.done(casework.handling()
                .act(
                        asking.requester(),
                        parameters.id(file),
                        parameters.body(body).request(parameters.word(action), files),
                        parameters.version(ifMatch, true),
                        parameters.key(key)));
        return answers.response(200, done, done.value().version());
    }

    @GET
    @Path("/clocks")
    @Open(Open.To.STAFF)
    @Described(
            id = "listClocks",
            says = "Every clock of the file, with the sentence that tells how its date was reached.",
            gives = ClockView.class,
            as = Described.As.LIST)
    public List<ClockView> clocks(@PathParam("file") String file) {
        return answers.value(casework.handling().deadlines(asking.requester(), parameters.id(file)));
    }

    @GET
    @Path("/history")
    @Open(Open.To.STAFF)
    @Described(
            id = "listHistory",
            says = "What happened in the file, oldest first.",
            gives = HistoryLine.class,
            as = Described.As.LIST)
    public List<HistoryLine> history(@PathParam("file") String file) {
        return answers.value(casework.handling().history(asking.requester(), parameters.id(file)));
    }

    @GET
    @Path("/messages")
    @Open(Open.To.STAFF)
    @Described(
            id = "listMessages",
            says = "The messages of the file.",
            gives = MessageView.class,
            as = Described.As.LIST)
    public List<MessageView> messages(@PathParam("file") String file) {
        return answers.value(casework.handling().messages(asking.requester(), parameters.id(file)));
    }

    @GET
    @Path("/earlier")
    @Open(Open.To.STAFF)
    @Described(
            id = "listEarlierFiles",
            says = "Earlier files about the same service, facility or body, latest first.",
            gives = RegisterLine.class,
            as = Described.As.LIST)
    public List<RegisterLine> earlier(@PathParam("file") String file) {
        return answers.value(casework.handling().earlier(asking.requester(), parameters.id(file)));
    }

    @GET
    @Path("/contacts/{holder}")
    @Open(Open.To.STAFF)
    @Described(
            id = "getContact",
            says = "What the complainant or a party is called and how to reach them. That it was asked is recorded.",
            gives = ContactView.class)
    public ContactView contact(@PathParam("file") String file, @PathParam("holder") String holder) {
        return answers.value(
                casework.handling().contact(asking.requester(), parameters.id(file), parameters.word(holder)));
    }

    @GET
    @Path("/attachments")
    @Open(Open.To.STAFF)
    @Described(
            id = "listAttachments",
            says = "The attachments of the file. They are sent with the action they belong to.",
            gives = AttachmentView.class,
            as = Described.As.LIST)
    public List<AttachmentView> attachments(@PathParam("file") String file) {
        return answers.value(casework.handling().attachments(asking.requester(), parameters.id(file)));
    }

    @GET
    @Path("/attachments/{attachment}")
    @Produces(MediaType.WILDCARD)
    @Open(Open.To.STAFF)
    @Described(id = "getAttachment", says = "An attachment, as it was sent.", gives = byte[].class)
    public Response attachment(@PathParam("file") String file, @PathParam("attachment") String attachment) {
        return answers.file(answers.value(
                casework.handling().attachment(asking.requester(), parameters.id(file), parameters.id(attachment))));
    }

    @GET
    @Path("/letters")
    @Open(Open.To.STAFF)
    @Described(
            id = "listLetters",
            says = "The letters of the file: those sent, and those to print.",
            gives = RenderedLetter.class,
            as = Described.As.LIST)
    public List<RenderedLetter> letters(@PathParam("file") String file) {
        return answers.value(casework.handling().letters(asking.requester(), parameters.id(file)));
    }

    @GET
    @Path("/letters.pdf")
    @Produces("application/pdf")
    @Open(Open.To.STAFF)
    @Described(
            id = "printLetters",
            says = "The letters of the file that go by post, each on pages of its own; where none does, all of them.",
            gives = byte[].class)
    public Response printed(@PathParam("file") String file) {
        List<RenderedLetter> all = answers.value(casework.handling().letters(asking.requester(), parameters.id(file)));
        List<RenderedLetter> byPost =
                all.stream().filter(letter -> letter.state().equals("to-print")).toList();
        return answers.pdf(PrintedLetters.pdf(byPost.isEmpty() ? all : byPost));
    }

    @GET
    @Path("/openings")
    @Open(Open.To.STAFF)
    @Described(
            id = "listOpenings",
            says = "Who opened the file.",
            gives = Openings.Opening.class,
            as = Described.As.LIST)
    public List<Openings.Opening> openings(@PathParam("file") String file) {
        return answers.value(casework.handling().openings(asking.requester(), parameters.id(file)));
    }
}
