package gehoor.web.portal;

import gehoor.access.Asking;
import gehoor.access.Downloads;
import gehoor.access.Limits;
import gehoor.access.NotServed;
import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.ActRequest;
import gehoor.casework.Answer;
import gehoor.casework.ByTicket;
import gehoor.casework.Casework;
import gehoor.casework.IdempotencyKey;
import gehoor.casework.InvitedView;
import gehoor.casework.OpenedAttachment;
import gehoor.casework.Performed;
import gehoor.casework.Upload;
import gehoor.engine.Refusal;
import gehoor.web.form.OfferForm;
import gehoor.web.form.Question;
import gehoor.web.form.Questions;
import gehoor.web.form.Written;
import gehoor.web.form.Wrong;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One action that somebody outside was asked for by a link. The ticket stands in the fragment of the address, which no server is
 * sent: a script puts it into the form, or it is pasted. The page that is got holds nothing and looks nothing up; only the button
 * opens. From there on the ticket travels with the pages, sealed, together with what was filled in.
 */
@Path("/{tenant}/gevraagd")
@ApplicationScoped
public class InvitationPages {
    private static final String USE = "invitation";
    private static final String TICKET = "ticket";
    private static final String DRAFT = "draft";
    private static final String CODE = "code";

    @Inject
    Asking asking;

    @Inject
    Visit visit;

    @Inject
    Casework casework;

    @GET
    @Open(Open.To.EVERYONE)
    public Response door() {
        return door(asking.reader(), 200, List.of());
    }

    private Response door(Reader reader, int status, List<String> wrong) {
        Look look = visit.lookToday(reader, Phrases.of(reader.language(), "asked.door"));
        List<Wrong> wrongs =
                wrong.stream().map(sentence -> new Wrong(sentence, CODE)).toList();
        return Pages.page(status, Pages.TEMPLATES.portalAsked(wrongs.isEmpty() ? look : look.mending(), wrongs));
    }

    /** Opens it, or goes on in what was opened. */
    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.EVERYONE)
    public Response open(SentForm sent) {
        try (sent) {
            Reader reader = visit.reader(sent);
            if (sent.values().containsKey(DRAFT)) {
                return draft(sent).map(draft -> on(reader, draft, sent)).orElseGet(() -> lost(reader));
            }
            long wait = asking.wait(Limits.Of.RECEIPT);
            if (wait > 0) {
                return door(reader, 429, List.of(Phrases.of(reader.language(), "mailbox.too-often", wait)));
            }
            String ticket = sent.value(CODE).strip();
            if (ticket.isEmpty()) {
                return door(reader, 422, List.of(Phrases.of(reader.language(), "asked.code.missing")));
            }
            Draft fresh = Draft.fresh().with(new Written(Map.of(TICKET, List.of(ticket))));
            return opened(reader, fresh, invited -> show(reader, invited, fresh, List.of(), false));
        }
    }

    private interface Then {
        Response with(InvitedView invited);
    }

    private Response opened(Reader reader, Draft draft, Then then) {
        Answer<InvitedView> answer = casework.invitations().open(by(reader, draft));
        if (answer instanceof Answer.Done<InvitedView> done) {
            return then.with(done.value());
        }
        if (answer instanceof Answer.Refused<InvitedView> over) {
            return Pages.page(
                    409,
                    Pages.TEMPLATES.portalAskedOver(
                            visit.lookToday(reader, Phrases.of(reader.language(), "asked.over")),
                            words(over.refusals(), reader)));
        }
        if (answer instanceof Answer.Clash<InvitedView>) {
            return door(reader, 409, List.of(Phrases.of(reader.language(), "asked.clash")));
        }
        return door(reader, 422, List.of(Phrases.of(reader.language(), "asked.code.nothing")));
    }

    private static List<String> words(List<Refusal> refusals, Reader reader) {
        return refusals.stream()
                .map(refusal -> refusal.words().in(reader.language()))
                .distinct()
                .toList();
    }

    /** From filling in to looking over, and back. */
    private Response on(Reader reader, Draft draft, SentForm sent) {
        return opened(reader, draft, invited -> {
            Draft now = draft.with(merged(invited, draft.written(), sent, reader));
            boolean looking = sent.value("go").equals("check");
            if (!looking) {
                boolean review = sent.value("go").isEmpty() && sent.value("at").equals("check");
                return show(reader, invited, now, List.of(), review);
            }
            List<Refusal> refusals = OfferForm.readable(invited.offer(), now.written(), reader.language())
                    ? before(reader, now, invited)
                    : List.of();
            return show(reader, invited, now, refusals, refusals.isEmpty());
        });
    }

    /** What can be said of it before attachments are with it. */
    private List<Refusal> before(Reader reader, Draft draft, InvitedView invited) {
        List<String> files = invited.offer().asks().stream()
                .filter(ask -> ask.type().equals("attachments"))
                .map(ask -> ask.field())
                .toList();
        Answer<List<Refusal>> answer =
                casework.invitations().preview(by(reader, draft), request(invited, draft, List.of(), reader));
        return answer instanceof Answer.Done<List<Refusal>> done
                ? done.value().stream()
                        .filter(refusal -> refusal.field() == null || !files.contains(refusal.field()))
                        .filter(refusal -> files.isEmpty() || refusal.field() != null)
                        .toList()
                : List.of();
    }

    private static ActRequest request(InvitedView invited, Draft draft, List<Upload> files, Reader reader) {
        return OfferForm.request(invited.offer(), draft.written(), files, reader.language());
    }

    /** What a page sent takes the place of what was there; a page that asks nothing of it leaves it. */
    private static Written merged(InvitedView invited, Written before, SentForm sent, Reader reader) {
        if (sent.value("at").equals("check")) {
            return before;
        }
        List<String> asked = OfferForm.blank(invited.offer(), "", reader.language()).questions().stream()
                .map(Question::name)
                .toList();
        return before.with(sent.values(), asked);
    }

    /** Does what was asked. */
    @POST
    @Path("versturen")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Open(Open.To.EVERYONE)
    public Response send(SentForm sent) {
        try (sent) {
            Reader reader = visit.reader(sent);
            Optional<Draft> draft = draft(sent);
            return draft.isEmpty()
                    ? lost(reader)
                    : opened(reader, draft.get(), invited -> send(reader, draft.get(), invited, sent));
        }
    }

    private Response send(Reader reader, Draft draft, InvitedView invited, SentForm sent) {
        if (!OfferForm.readable(invited.offer(), draft.written(), reader.language())) {
            return show(reader, invited, draft, List.of(), false);
        }
        Answer<Performed> answer = casework.invitations()
                .act(by(reader, draft), request(invited, draft, sent.files(), reader), new IdempotencyKey(draft.key()));
        if (answer instanceof Answer.Done<Performed>) {
            OfferForm form = OfferForm.of(invited.offer(), draft.written(), List.of(), "", reader.language());
            return Pages.page(
                    200,
                    Pages.TEMPLATES.portalAskedDone(
                            visit.lookToday(reader, Phrases.of(reader.language(), "asked.done")),
                            invited.offer().label(),
                            InvitedShown.said(form),
                            sent.files().stream().map(Upload::name).toList()));
        }
        if (answer instanceof Answer.Refused<Performed> refused) {
            List<String> files = invited.offer().asks().stream()
                    .filter(ask -> ask.type().equals("attachments"))
                    .map(ask -> ask.field())
                    .toList();
            boolean here = refused.refusals().stream()
                    .allMatch(refusal -> refusal.field() == null || files.contains(refusal.field()));
            return show(reader, invited, draft, refused.refusals(), here);
        }
        return door(reader, 409, List.of(Phrases.of(reader.language(), "asked.clash")));
    }

    /** An attachment, to be saved. */
    @POST
    @Path("bijlage")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.EVERYONE)
    public Response attachment(SentForm sent) {
        Reader reader = visit.reader(sent);
        Optional<Draft> draft = draft(sent);
        if (draft.isPresent()
                && casework.invitations().attachment(by(reader, draft.get()), id(sent.value("attachment")))
                        instanceof Answer.Done<OpenedAttachment> done) {
            return Downloads.attachment(done.value());
        }
        throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, reader.language()));
    }

    /** @param review wished; a page on which nothing is to be filled in is passed over */
    private Response show(Reader reader, InvitedView invited, Draft draft, List<Refusal> refusals, boolean review) {
        OfferForm form = OfferForm.of(invited.offer(), draft.written(), refusals, draft.key(), reader.language());
        List<Wrong> wrongs = new ArrayList<>();
        form.wrongs().forEach(sentence -> wrongs.add(new Wrong(sentence, null)));
        InvitedShown first = new InvitedShown(invited, form, List.of(), sealed(draft), review);
        boolean last = review || !first.asksFirst();
        InvitedShown page = new InvitedShown(invited, form, List.of(), sealed(draft), last);
        wrongs.addAll(Questions.wrongs(page.questions()));
        Look look = visit.lookToday(reader, invited.offer().label());
        return Pages.page(
                wrongs.isEmpty() ? 200 : 422,
                Pages.TEMPLATES.portalInvited(
                        wrongs.isEmpty() ? look : look.mending(),
                        new InvitedShown(invited, form, wrongs, page.draft(), last)));
    }

    private String sealed(Draft draft) {
        return casework.drafts().seal(asking.tenant(), USE, draft.bytes());
    }

    private Optional<Draft> draft(SentForm sent) {
        return casework.drafts().open(asking.tenant(), USE, sent.value(DRAFT)).flatMap(Draft::of);
    }

    private Response lost(Reader reader) {
        return door(reader, 400, List.of(Phrases.of(reader.language(), "asked.lost")));
    }

    private UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, asking.language()));
        }
    }

    private ByTicket by(Reader reader, Draft draft) {
        return new ByTicket(asking.tenant(), draft.written().text(TICKET), reader.language());
    }
}
