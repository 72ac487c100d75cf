package gehoor.web.console;

import gehoor.access.Login;
import gehoor.access.NotServed;
import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.governance.StaffAccounts;
import gehoor.casework.port.Accounts;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an organisation's staff need at the identity server to log in: what is there, and what is missing made. */
@Path("/platform")
@ApplicationScoped
public class AccountPages {
    private static final int NOT_DONE = 409;

    /**
     * What is shown.
     *
     * @param standing what is there; null where it cannot be looked at
     * @param refused why it cannot, or was not all done
     * @param made who can log in now, with passwords that are shown this once
     * @param done whether it was just done
     */
    public record Shown(
            Accounts.@Nullable Standing standing, List<String> refused, List<Accounts.Login> made, boolean done) {}

    @Inject
    Chambers chambers;

    @Inject
    StaffAccounts accounts;

    @Inject
    Login login;

    @GET
    @Path("{tenant}/toegang")
    @Open(Open.To.PLATFORM)
    public Response see() {
        Chamber here = chambers.ofPlatform();
        return page(here, List.of(), List.of(), false);
    }

    /** The answer is the page itself and no other to go to: what is shown once cannot be asked for again. */
    @POST
    @Path("{tenant}/toegang")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response make(SentForm sent) {
        Chamber here = chambers.ofPlatform(sent);
        Answer<List<Accounts.Login>> made = accounts.make(here.governor());
        if (made instanceof Answer.Done<List<Accounts.Login>> done) {
            return page(here, List.of(), done.value(), true);
        }
        return page(here, refused(here, made), List.of(), false);
    }

    private Response page(Chamber here, List<String> refused, List<Accounts.Login> made, boolean done) {
        Answer<Accounts.Standing> looked = accounts.look(here.governor());
        Accounts.Standing standing = looked instanceof Answer.Done<Accounts.Standing> there ? there.value() : null;
        List<String> why = refused.isEmpty() && standing == null ? refused(here, looked) : refused;
        Look look = here.look(here.word("console.accounts"));
        return Pages.bench(
                refused.isEmpty() ? 200 : NOT_DONE,
                Pages.TEMPLATES.consoleAccounts(
                        refused.isEmpty() ? look : look.mending(), here, new Shown(standing, why, made, done)),
                login.origin());
    }

    private static List<String> refused(Chamber here, Answer<?> answer) {
        if (answer instanceof Answer.Refused<?> refused) {
            return refused.refusals().stream()
                    .map(refusal -> refusal.words().in(here.reader().language()))
                    .toList();
        }
        throw new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, here.reader().language()));
    }
}
