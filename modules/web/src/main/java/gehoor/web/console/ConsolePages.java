package gehoor.web.console;

import gehoor.access.Login;
import gehoor.access.Open;
import gehoor.access.SentForm;
import gehoor.casework.Casework;
import gehoor.casework.Library;
import gehoor.casework.governance.Foundings;
import gehoor.casework.governance.Governor;
import gehoor.casework.governance.ProposalView;
import gehoor.casework.governance.Proposals;
import gehoor.policy.Tenant;
import gehoor.web.look.Look;
import gehoor.web.look.Pages;
import gehoor.web.look.Phrases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The console of who runs the platform: all organisations, and what is decided about the procedures of each. */
@Path("/platform")
@ApplicationScoped
public class ConsolePages {
    @Inject
    Chambers chambers;

    @Inject
    Proposing proposing;

    @Inject
    Library library;

    @Inject
    Proposals proposals;

    @Inject
    Foundings foundings;

    @Inject
    Casework casework;

    @Inject
    Login login;

    /** All organisations; in how many of them something waits is counted for no more than so many. */
    private static final int MOST_COUNTED = 200;

    @GET
    @Open(Open.To.PLATFORM)
    public Response hall() {
        Look look = chambers.hall(Phrases.of(chambers.asking.language(), "console.title"));
        List<Tenant> tenants = List.copyOf(new TreeMap<>(library.current().tenants()).values());
        List<Shown.House> houses = tenants.stream()
                .map(tenant -> new Shown.House(
                        tenant.id(),
                        tenant.name().in(look.language()),
                        tenant.procedures().size(),
                        tenants.size() > MOST_COUNTED ? 0 : waiting(tenant.id()),
                        casework.suspended(tenant).orElse(null),
                        casework.removals().day(tenant.id()).orElse(null)))
                .toList();
        return Pages.bench(
                200,
                Pages.TEMPLATES.consoleHall(look, new Shown.Hall(houses, foundings.all(), library.problems())),
                login.origin());
    }

    private long waiting(String tenant) {
        return proposals.all(Governor.ofPlatform(tenant, "", "", chambers.asking.language()))
                        instanceof gehoor.casework.Answer.Done<List<ProposalView.Summary>> done
                ? done.value().stream()
                        .filter(one -> one.state() == ProposalView.State.PUT_FORWARD)
                        .count()
                : 0;
    }

    @GET
    @Path("{tenant}")
    @Open(Open.To.PLATFORM)
    public Response organisation(@QueryParam("gedaan") @Nullable String done) {
        Chamber here = chambers.ofPlatform();
        Optional<Foundings.Begun> begun = foundings.of(here.governor().tenant());
        if (begun.isPresent()) {
            return Response.seeOther(
                            URI.create(here.to("/voorstel/" + begun.get().proposal())))
                    .build();
        }
        return proposing.organisation(here, Proposing.done(here, done));
    }

    @GET
    @Path("{tenant}/procedure/{procedure}/{version}")
    @Open(Open.To.PLATFORM)
    public Response procedure(@PathParam("procedure") String procedure, @PathParam("version") String version) {
        return proposing.procedure(chambers.ofPlatform(), procedure, version);
    }

    @GET
    @Path("{tenant}/spoor")
    @Open(Open.To.PLATFORM)
    public Response trail(@QueryParam("voor") @Nullable String before) {
        return proposing.trail(chambers.ofPlatform(), before);
    }

    @POST
    @Path("{tenant}/terug")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response rollBack(SentForm sent) {
        return proposing.rollBack(chambers.ofPlatform(sent), sent);
    }

    @POST
    @Path("{tenant}/opschorten")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response suspend(SentForm sent) {
        return proposing.suspend(chambers.ofPlatform(sent), sent);
    }

    @POST
    @Path("{tenant}/hervatten")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response takeUp(SentForm sent) {
        return proposing.takeUp(chambers.ofPlatform(sent), sent);
    }

    @POST
    @Path("{tenant}/verwijdering/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response removal(@PathParam("step") String step, SentForm sent) {
        return proposing.removal(chambers.ofPlatform(sent), step, sent);
    }

    @POST
    @Path("{tenant}/voorstel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response begin(SentForm sent) {
        return proposing.begin(chambers.ofPlatform(sent), sent);
    }

    @GET
    @Path("{tenant}/voorstel/{proposal}")
    @Open(Open.To.PLATFORM)
    public Response proposal(@PathParam("proposal") String proposal) {
        return proposing.proposal(chambers.ofPlatform(), proposal);
    }

    @POST
    @Path("{tenant}/voorstel/{proposal}/bestand")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response add(@PathParam("proposal") String proposal, SentForm sent) {
        return proposing.add(chambers.ofPlatform(sent), proposal, sent);
    }

    @GET
    @Path("{tenant}/voorstel/{proposal}/bestand/{folder}/{name}")
    @Open(Open.To.PLATFORM)
    public Response file(
            @PathParam("proposal") String proposal,
            @PathParam("folder") String folder,
            @PathParam("name") String name,
            @QueryParam("regel") @Nullable String line) {
        return proposing.file(chambers.ofPlatform(), proposal, folder, name, line);
    }

    @POST
    @Path("{tenant}/voorstel/{proposal}/bestand/{folder}/{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response write(
            @PathParam("proposal") String proposal,
            @PathParam("folder") String folder,
            @PathParam("name") String name,
            SentForm sent) {
        return proposing.write(chambers.ofPlatform(sent), proposal, folder, name, sent);
    }

    @POST
    @Path("{tenant}/voorstel/{proposal}/bestand/{folder}/{name}/toets")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response look(
            @PathParam("proposal") String proposal,
            @PathParam("folder") String folder,
            @PathParam("name") String name,
            SentForm sent) {
        return proposing.look(chambers.ofPlatform(sent), proposal, folder, name, sent);
    }

    @POST
    @Path("{tenant}/voorstel/{proposal}/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.PLATFORM)
    public Response step(@PathParam("proposal") String proposal, @PathParam("step") String step, SentForm sent) {
        return proposing.step(chambers.ofPlatform(sent), proposal, step, sent);
    }
}
