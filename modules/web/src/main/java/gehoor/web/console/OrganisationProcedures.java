package gehoor.web.console;

import gehoor.access.Open;
import gehoor.access.SentForm;
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
import org.jspecify.annotations.Nullable;

/** At an organisation's own workbench, for those whose role decides about its procedures. */
@Path("/{tenant}/werk/procedures")
@ApplicationScoped
public class OrganisationProcedures {
    @Inject
    Chambers chambers;

    @Inject
    Proposing proposing;

    @GET
    @Open(Open.To.STAFF)
    public Response organisation(@QueryParam("gedaan") @Nullable String done) {
        Chamber here = chambers.ofOrganisation();
        return proposing.organisation(here, Proposing.done(here, done));
    }

    @GET
    @Path("procedure/{procedure}/{version}")
    @Open(Open.To.STAFF)
    public Response procedure(@PathParam("procedure") String procedure, @PathParam("version") String version) {
        return proposing.procedure(chambers.ofOrganisation(), procedure, version);
    }

    @GET
    @Path("spoor")
    @Open(Open.To.STAFF)
    public Response trail(@QueryParam("voor") @Nullable String before) {
        return proposing.trail(chambers.ofOrganisation(), before);
    }

    @POST
    @Path("terug")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response rollBack(SentForm sent) {
        return proposing.rollBack(chambers.ofOrganisation(sent), sent);
    }

    @POST
    @Path("opschorten")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response suspend(SentForm sent) {
        return proposing.suspend(chambers.ofOrganisation(sent), sent);
    }

    @POST
    @Path("hervatten")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response takeUp(SentForm sent) {
        return proposing.takeUp(chambers.ofOrganisation(sent), sent);
    }

    @POST
    @Path("verwijdering/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response removal(@PathParam("step") String step, SentForm sent) {
        return proposing.removal(chambers.ofOrganisation(sent), step, sent);
    }

    @POST
    @Path("voorstel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response begin(SentForm sent) {
        return proposing.begin(chambers.ofOrganisation(sent), sent);
    }

    @GET
    @Path("voorstel/{proposal}")
    @Open(Open.To.STAFF)
    public Response proposal(@PathParam("proposal") String proposal) {
        return proposing.proposal(chambers.ofOrganisation(), proposal);
    }

    @POST
    @Path("voorstel/{proposal}/bestand")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response add(@PathParam("proposal") String proposal, SentForm sent) {
        return proposing.add(chambers.ofOrganisation(sent), proposal, sent);
    }

    @GET
    @Path("voorstel/{proposal}/bestand/{folder}/{name}")
    @Open(Open.To.STAFF)
    public Response file(
            @PathParam("proposal") String proposal,
            @PathParam("folder") String folder,
            @PathParam("name") String name,
            @QueryParam("regel") @Nullable String line) {
        return proposing.file(chambers.ofOrganisation(), proposal, folder, name, line);
    }

    @POST
    @Path("voorstel/{proposal}/bestand/{folder}/{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response write(
            @PathParam("proposal") String proposal,
            @PathParam("folder") String folder,
            @PathParam("name") String name,
            SentForm sent) {
        return proposing.write(chambers.ofOrganisation(sent), proposal, folder, name, sent);
    }

    @POST
    @Path("voorstel/{proposal}/bestand/{folder}/{name}/toets")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response look(
            @PathParam("proposal") String proposal,
            @PathParam("folder") String folder,
            @PathParam("name") String name,
            SentForm sent) {
        return proposing.look(chambers.ofOrganisation(sent), proposal, folder, name, sent);
    }

    @POST
    @Path("voorstel/{proposal}/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open(Open.To.STAFF)
    public Response step(@PathParam("proposal") String proposal, @PathParam("step") String step, SentForm sent) {
        return proposing.step(chambers.ofOrganisation(sent), proposal, step, sent);
    }
}
