package gehoor.api;

import gehoor.access.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What who runs the platform decides about an organisation's procedures. No route here opens a file. */
@Path("/admin")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminProposalRoutes {
    @Inject
    Exchange here;

    @Inject
    Proposed proposed;

    @GET
    @Path("/tenants/{tenant}/proposals")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminListProposals",
            says = "How this organisation's files would be, proposal by proposal, latest changed first.",
            gives = Proposed.ProposalSummary.class,
            as = Described.As.LIST)
    public List<Proposed.ProposalSummary> all() {
        return proposed.all(here.platform());
    }

    @POST
    @Path("/tenants/{tenant}/proposals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminBeginProposal",
            says = "Begins a proposal from what is live, or from what was live before.",
            gives = Proposed.Proposal.class)
    public Proposed.Proposal begin(Proposed.NewProposal body) {
        return proposed.begin(here.platform(), body);
    }

    @GET
    @Path("/tenants/{tenant}/proposals/{proposal}")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminGetProposal",
            says = "A proposal: what it would change and for whom, what is proved of it, what is still in its way.",
            gives = Proposed.Proposal.class)
    public Proposed.Proposal see(@PathParam("proposal") String proposal) {
        return proposed.see(here.platform(), proposal);
    }

    @GET
    @Path("/tenants/{tenant}/proposals/{proposal}/files")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminGetProposedFiles",
            says = "Its files: path relative to the organisation's folder to text.",
            gives = Proposed.ProposedFiles.class)
    public Proposed.ProposedFiles files(@PathParam("proposal") String proposal) {
        return proposed.files(here.platform(), proposal);
    }

    @POST
    @Path("/tenants/{tenant}/proposals/{proposal}/files")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminWriteProposedFile",
            says = "Writes one of its files; what is wrong in it is told, and kept all the same.",
            gives = Proposed.Proposal.class)
    public Proposed.Proposal write(@PathParam("proposal") String proposal, Proposed.ProposedText body) {
        return proposed.write(here.platform(), proposal, body);
    }

    @POST
    @Path("/tenants/{tenant}/proposals/{proposal}/steps")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminStepProposal",
            says = "Does with it: put-forward, take-back, catch-up, prove, approve, activate, discard, take-up.",
            gives = Proposed.Proposal.class)
    public Proposed.Proposal step(@PathParam("proposal") String proposal, Proposed.ProposalStep body) {
        return proposed.step(here.platform(), proposal, body);
    }

    @POST
    @Path("/tenants/{tenant}/put-back")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminPutBack",
            says = "Makes live again what was live before, for new files.",
            gives = Proposed.NowLive.class)
    public Proposed.NowLive putBack(Proposed.PutBack body) {
        return proposed.putBack(here.platform(), body);
    }

    @GET
    @Path("/tenants/{tenant}/governance")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminListGovernanceActs",
            says = "What was done about what is live, latest first, at most a hundred; each bound to the one before.",
            gives = Proposed.GovernanceAct.class,
            as = Described.As.LIST)
    public List<Proposed.GovernanceAct> acts(@QueryParam("before") @Nullable String before) {
        return proposed.acts(here.platform(), here.parameters.count("before", before));
    }

    @GET
    @Path("/tenants/{tenant}/written/{procedure}/{version}")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminReadWrittenProcedure",
            says = "A version of a procedure that is live, rule by rule with basis and examples, and as it is written.",
            gives = Proposed.WrittenProcedure.class)
    public Proposed.WrittenProcedure read(
            @PathParam("procedure") String procedure, @PathParam("version") String version) {
        return proposed.read(here.platform(), procedure, version);
    }
}
