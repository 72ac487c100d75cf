package gehoor.web.portal;

import gehoor.access.Asking;
import gehoor.access.Limits;
import gehoor.access.Open;
import gehoor.access.Reader;
import gehoor.access.SentForm;
import gehoor.casework.Answer;
import gehoor.casework.ByTicket;
import gehoor.casework.Casework;
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
import java.util.List;

/** A new code for the mailbox, by a link that works once. As with {@link InvitationPages}, only the button does anything. */
@Path("/{tenant}/postvak/nieuw")
@ApplicationScoped
public class NewCodePages {
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
        return door(200, List.of());
    }

    private Response door(int status, List<String> wrong) {
        Reader reader = asking.reader();
        Look look = visit.look(reader, Phrases.of(reader.language(), "new-code.door"));
        List<Wrong> wrongs =
                wrong.stream().map(sentence -> new Wrong(sentence, CODE)).toList();
        return Pages.page(status, Pages.TEMPLATES.portalNewCode(wrongs.isEmpty() ? look : look.mending(), wrongs));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.EVERYONE)
    public Response renew(SentForm sent) {
        Reader reader = asking.reader();
        long wait = asking.wait(Limits.Of.RECEIPT);
        if (wait > 0) {
            return door(429, List.of(Phrases.of(reader.language(), "mailbox.too-often", wait)));
        }
        if (sent.value(CODE).isBlank()) {
            return door(422, List.of(Phrases.of(reader.language(), "asked.code.missing")));
        }
        Answer<String> answer =
                casework.renewing().renew(new ByTicket(asking.tenant(), sent.value(CODE), reader.language()));
        if (answer instanceof Answer.Done<String> done) {
            return Pages.page(
                    200,
                    Pages.TEMPLATES.portalNewCodeShown(
                            visit.look(reader, Phrases.of(reader.language(), "new-code.title")), done.value()));
        }
        return answer instanceof Answer.Clash<String>
                ? door(409, List.of(Phrases.of(reader.language(), "asked.clash")))
                : door(422, List.of(Phrases.of(reader.language(), "new-code.nothing")));
    }
}
