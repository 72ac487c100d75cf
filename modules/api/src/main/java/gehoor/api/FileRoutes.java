package gehoor.api;

import gehoor.access.Open;
import gehoor.access.PrintedLetters;
import gehoor.casework.ActRequest;
import gehoor.casework.Answer;
import gehoor.casework.AttachmentView;
import gehoor.casework.ClockView;
import gehoor.casework.ContactView;
import gehoor.casework.FileView;
import gehoor.casework.Handling;
import gehoor.casework.HistoryLine;
import gehoor.casework.IdentityRecord;
import gehoor.casework.InvitableView;
import gehoor.casework.InvitationMade;
import gehoor.casework.LeavingView;
import gehoor.casework.MessageView;
import gehoor.casework.OfferView;
import gehoor.casework.Performed;
import gehoor.casework.RegisterLine;
import gehoor.casework.RenderedLetter;
import gehoor.casework.Requester;
import gehoor.casework.Sending;
import gehoor.casework.TransitionView;
import gehoor.casework.WentOver;
import gehoor.casework.port.Openings;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff read and do in a file. A file they may not know of answers as one that does not exist. */
@Path("/tenants/{tenant}/files/{file}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class FileRoutes {
    @Inject
    Exchange here;

    @GET
    @Open(Open.To.STAFF)
    @Described(
            id = "openFile",
            says = "The file, as far as this person may see it. Opening a file with a name in it is logged.",
            gives = FileView.class,
            tagged = true)
    public Response open(@PathParam("file") String file) {
        Answer.Done<FileView> done = here.answers.done(at(file, Handling::open));
        return here.answers.response(200, done, done.value().version());
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
        return look(file, Handling::offers);
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
        return new SentAct(action, ifMatch, key).done(here, true, body, in(file));
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
        return new SentAct(action, ifMatch, key).done(here, true, form, in(file));
    }

    @POST
    @Path("/actions/{action}/letters")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "previewLetters",
            says = "The letters and messages that the action would send to people outside, if it were done now.",
            gives = LeavingView.class,
            as = Described.As.LIST)
    public List<LeavingView> preview(
            @PathParam("file") String file, @PathParam("action") String action, Bodies.Act body) {
        Parameters in = here.parameters;
        ActRequest request = in.body(body).request(in.word(action), List.of());
        return look(file, (handling, requester, id) -> handling.leaving(requester, id, request, null));
    }

    @GET
    @Path("/leaving")
    @Open(Open.To.STAFF)
    @Described(
            id = "listLeaving",
            says = "What waits to leave and can still be held back, and what is held back.",
            gives = LeavingView.class,
            as = Described.As.LIST)
    public List<LeavingView> leaving(@PathParam("file") String file) {
        return here.answers.value(here.casework.sending().leaving(here.asking.requester(), here.parameters.id(file)));
    }

    @POST
    @Path("/leaving/{notice}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "decideLetter",
            says = "Holds a letter back, sends one that is held, or drops it. What is about to leave is given.",
            gives = LeavingView.class,
            as = Described.As.LIST)
    public List<LeavingView> decide(
            @PathParam("file") String file, @PathParam("notice") String notice, Bodies.LetterDecision body) {
        Sending sending = here.casework.sending();
        Requester requester = here.asking.requester();
        UUID id = here.parameters.id(file);
        UUID letter = here.parameters.id(notice);
        Bodies.LetterDecision decision = here.parameters.body(body);
        return here.answers.value(
                switch (here.parameters.oneOf("what", decision.what(), "hold", "send", "drop")) {
                    case "hold" -> sending.hold(requester, id, letter);
                    case "send" -> sending.send(requester, id, letter, decision.text());
                    default -> sending.drop(requester, id, letter);
                });
    }

    private SentAct.Where in(String file) {
        return (request, version, key) ->
                at(file, (handling, requester, id) -> handling.act(requester, id, request, version, key));
    }

    @GET
    @Path("/invitable")
    @Open(Open.To.STAFF)
    @Described(
            id = "listInvitable",
            says =
                    "What this person may ask somebody outside to do now, by a link that works once. Links that were given"
                            + " before stand in the file.",
            gives = InvitableView.class,
            as = Described.As.LIST)
    public List<InvitableView> invitable(@PathParam("file") String file) {
        return here.answers.value(here.casework.inviting().possible(here.asking.requester(), here.parameters.id(file)));
    }

    @POST
    @Path("/invitations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "invite",
            says = "Asks somebody outside for one action. The link goes out by mail, or is told this once.",
            gives = InvitationMade.class,
            tagged = true)
    public Response invite(
            @PathParam("file") String file,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            Bodies.Invite body) {
        Parameters in = here.parameters;
        Answer.Done<InvitationMade> done = here.answers.done(here.casework
                .inviting()
                .invite(
                        here.asking.requester(),
                        in.id(file),
                        in.body(body).request(here.asking.language()),
                        in.version(ifMatch, true),
                        in.key(key)));
        return here.answers.response(200, done, done.value().version());
    }

    @POST
    @Path("/invitations/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "withdrawInvitation",
            says = "What was asked is asked no longer: the link opens nothing any more.",
            gives = InvitationMade.class,
            tagged = true)
    public Response withdraw(
            @PathParam("file") String file, @HeaderParam("If-Match") @Nullable String ifMatch, Bodies.Withdrawal body) {
        Parameters in = here.parameters;
        Answer.Done<InvitationMade> done = here.answers.done(here.casework
                .inviting()
                .withdraw(
                        here.asking.requester(),
                        in.id(file),
                        in.word(in.body(body).invitation()),
                        in.version(ifMatch, false)));
        return here.answers.response(200, done, done.value().version());
    }

    @GET
    @Path("/version")
    @Open(Open.To.STAFF)
    @Described(
            id = "lookAtVersion",
            says =
                    "What it would change for this file if it went over to the version of its procedure that is in force, and"
                            + " what bars it. Nothing is done.",
            gives = TransitionView.class,
            tagged = true)
    public Response lookAtVersion(@PathParam("file") String file) {
        Answer.Done<TransitionView> done =
                here.answers.done(here.casework.goingOver().look(here.asking.requester(), here.parameters.id(file)));
        return here.answers.response(200, done, done.value().version());
    }

    @POST
    @Path("/version")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "goOver",
            says =
                    "Moves the file to the version of its procedure that is in force. The version that was read must be said, and why.",
            gives = WentOver.class,
            tagged = true)
    public Response goOver(
            @PathParam("file") String file, @HeaderParam("If-Match") @Nullable String ifMatch, Bodies.GoOver body) {
        Parameters in = here.parameters;
        Answer.Done<WentOver> done = here.answers.done(here.casework
                .goingOver()
                .go(here.asking.requester(), in.id(file), in.body(body).reason(), in.version(ifMatch, true)));
        return here.answers.response(200, done, done.value().version());
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
        return look(file, Handling::deadlines);
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
        return look(file, Handling::history);
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
        return look(file, Handling::messages);
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
        return look(file, Handling::earlier);
    }

    @GET
    @Path("/contacts/{holder}")
    @Open(Open.To.STAFF)
    @Described(
            id = "getContact",
            says = "What the complainant or a party is called and how to reach them. That it was asked is recorded.",
            gives = ContactView.class)
    public ContactView contact(@PathParam("file") String file, @PathParam("holder") String holder) {
        return look(file, (handling, requester, id) -> handling.contact(requester, id, here.parameters.word(holder)));
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
        return look(file, Handling::attachments);
    }

    @GET
    @Path("/attachments/{attachment}")
    @Produces(MediaType.WILDCARD)
    @Open(Open.To.STAFF)
    @Described(id = "getAttachment", says = "An attachment, as it was sent.", gives = byte[].class)
    public Response attachment(@PathParam("file") String file, @PathParam("attachment") String attachment) {
        return here.answers.file(look(
                file, (handling, requester, id) -> handling.attachment(requester, id, here.parameters.id(attachment))));
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
        return look(file, Handling::letters);
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
        return PrintedLetters.download(letters(file), here.asking.language());
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
        return look(file, Handling::openings);
    }

    @GET
    @Path("/identity")
    @Open(Open.To.STAFF)
    @Described(
            id = "getIdentityRecord",
            says =
                    "To whom the identity was disclosed, by whom, on which ground, until when; and who asked for it. For who sees it or decides on it.",
            gives = IdentityRecord.class)
    public IdentityRecord identity(@PathParam("file") String file) {
        return look(file, Handling::identity);
    }

    private interface Look<T> {
        Answer<T> at(Handling handling, Requester requester, UUID file);
    }

    private <T> Answer<T> at(String file, Look<T> look) {
        return look.at(here.casework.handling(), here.asking.requester(), here.parameters.id(file));
    }

    private <T> T look(String file, Look<T> look) {
        return here.answers.value(at(file, look));
    }
}
