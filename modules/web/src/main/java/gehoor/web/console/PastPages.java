package gehoor.web.console;

import gehoor.access.Login;
import gehoor.access.NotServed;
import gehoor.access.Open;
import gehoor.access.ProblemDocument;
import gehoor.access.SentForm;
import gehoor.access.Trouble;
import gehoor.casework.Answer;
import gehoor.casework.Casework;
import gehoor.casework.Figure;
import gehoor.casework.Jobs;
import gehoor.casework.PastView;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.Proposals;
import gehoor.engine.Refusal;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposal is tried on the past: how the files of a procedure would have gone under it, as figures and rules, and nothing of any file. Only
 * who runs the platform comes here: the figures are of all files of a procedure, of which nobody at an organisation sees all.
 */
@Path("/platform/{tenant}/voorstel/{proposal}/verleden")
@ApplicationScoped
public class PastPages {
    /**
     * What is shown.
     *
     * @param proposal its id
     * @param job how far it is; null where it is no longer known, or could not begin
     * @param refused why it could not begin
     */
    public record Shown(
            UUID proposal, String title, String procedure, Jobs.@Nullable JobView<PastView> job, List<String> refused) {
        /** What came of it; null while nothing has. */
        public @Nullable PastView past() {
            return job == null ? null : job.result();
        }

        public boolean running() {
            return job != null && !job.state().over();
        }
    }

    @Inject
    Chambers chambers;

    @Inject
    Proposals proposals;

    @Inject
    Casework casework;

    @Inject
    Login login;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response begin(@PathParam("proposal") String proposal, SentForm sent) {
        Chamber here = chambers.ofPlatform(sent);
        ProposalView view = proposal(here, proposal);
        Map<String, String> files = new TreeMap<>();
        view.files().forEach(file -> {
            String text = file.text();
            if (text != null) {
                files.put(file.path(), text);
            }
        });
        String procedure = sent.value("procedure");
        Answer<Jobs.JobView<PastView>> begun =
                casework.tryingOnThePast().start(here.requester(), procedure, files, null);
        if (begun instanceof Answer.Done<Jobs.JobView<PastView>> done) {
            return Response.seeOther(URI.create(here.to("/voorstel/" + view.id() + "/verleden/"
                            + done.value().id())))
                    .build();
        }
        if (begun instanceof Answer.Refused<Jobs.JobView<PastView>> refused) {
            Optional<UUID> other = casework.tryingOnThePast().underWay(here.requester());
            if (other.isPresent()
                    && casework.tryingOnThePast().look(here.requester(), other.get())
                            instanceof Answer.Done<Jobs.JobView<PastView>> running) {
                // Whoever began it, and wherever: it can be waited for and stopped here.
                List<String> why = List.of(here.word("console.past.under-way"));
                return show(here, 422, new Shown(view.id(), view.title(), procedure, running.value(), why));
            }
            return show(
                    here,
                    422,
                    new Shown(view.id(), view.title(), procedure, null, sentences(here, refused.refusals())));
        }
        return show(
                here,
                422,
                new Shown(view.id(), view.title(), procedure, null, List.of(here.word("console.past.not-counted"))));
    }

    @GET
    @Path("{job}")
    @Open(Open.To.PLATFORM)
    public Response look(@PathParam("proposal") String proposal, @PathParam("job") String job) {
        Chamber here = chambers.ofPlatform();
        ProposalView view = proposal(here, proposal);
        return casework.tryingOnThePast().look(here.requester(), Proposing.id(here, job))
                        instanceof Answer.Done<Jobs.JobView<PastView>> done
                ? show(here, 200, new Shown(view.id(), view.title(), "", done.value(), List.of()))
                : show(here, 404, new Shown(view.id(), view.title(), "", null, List.of()));
    }

    @POST
    @Path("{job}/stop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response stop(@PathParam("proposal") String proposal, @PathParam("job") String job) {
        Chamber here = chambers.ofPlatform();
        ProposalView view = proposal(here, proposal);
        UUID id = Proposing.id(here, job);
        casework.tryingOnThePast().cancel(here.requester(), id);
        return Response.seeOther(URI.create(here.to("/voorstel/" + view.id() + "/verleden/" + id)))
                .build();
    }

    private ProposalView proposal(Chamber here, String proposal) {
        if (proposals.see(here.governor(), Proposing.id(here, proposal)) instanceof Answer.Done<ProposalView> done) {
            return done.value();
        }
        throw nothing(here);
    }

    private Response show(Chamber here, int status, Shown shown) {
        Look look = here.look(here.word("console.past.title"));
        return Pages.bench(
                status,
                Pages.TEMPLATES.consolePast(status == 200 ? look : look.mending(), here, shown),
                login.origin());
    }

    /** How many, so that it points to nobody. */
    public static String told(Chamber here, Figure figure) {
        return switch (figure.how()) {
            case FEWER_THAN_FIVE -> here.word("console.past.few");
            case ABOUT -> here.word("console.past.about", figure.atLeast());
            case ALL_OR_ALL_BUT_FEW -> here.word("console.past.nearly-all");
        };
    }

    private static List<String> sentences(Chamber here, List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.words().in(here.reader().language()))
                .toList();
    }

    private static NotServed nothing(Chamber here) {
        return new NotServed(ProblemDocument.of(Trouble.NOT_FOUND, here.reader().language()));
    }
}
