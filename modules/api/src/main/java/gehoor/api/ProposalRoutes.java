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

/** What the organisation itself decides about its procedures, by those whose role is named for it. No route here opens a file. */
@Path("/tenants")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProposalRoutes {
    @Inject
    Exchange here;

    @Inject
    Proposed proposed;

    @GET
    @Path("/{tenant}/proposals")
    @Open(Open.To.STAFF)
    @Described(
            id = "listProposals",
            says = "How this organisation's files would be, proposal by proposal, latest changed first.",
            gives = Proposed.ProposalSummary.class,
            as = Described.As.LIST)
    public List<Proposed.ProposalSummary> all() {
        return proposed.all(here.organisation());
    }

    @POST
    @Path("/{tenant}/proposals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "beginProposal",
            says = "Begins a proposal from what is live, or from what was live before.",
            gives = Proposed.Proposal.class)
    public Proposed.Proposal begin(Proposed.NewProposal body) {
        return proposed.begin(here.organisation(), body);
    }

    @GET
    @Path("/{tenant}/proposals/{proposal}")
    @Open(Open.To.STAFF)
    @Described(
            id = "getProposal",
            says = "A proposal: what it would change and for whom, what is proved of it, what is still in its way.",
            gives = Proposed.Proposal.class)
    public Proposed.Proposal see(@PathParam("proposal") String proposal) {
        return proposed.see(here.organisation(), proposal);
    }

    @GET
    @Path("/{tenant}/proposals/{proposal}/files")
    @Open(Open.To.STAFF)
    @Described(
            id = "getProposedFiles",
            says = "Its files: path relative to the organisation's folder to text.",
            gives = Proposed.ProposedFiles.class)
    public Proposed.ProposedFiles files(@PathParam("proposal") String proposal) {
        return proposed.files(here.organisation(), proposal);
    }

    @POST
    @Path("/{tenant}/proposals/{proposal}/files")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "writeProposedFile",
            says = "Writes one of its files; what is wrong in it is told, and kept all the same.",
            gives = Proposed.Proposal.class)
    public Proposed.Proposal write(@PathParam("proposal") String proposal, Proposed.ProposedText body) {
        return proposed.write(here.organisation(), proposal, body);
    }

    @POST
    @Path("/{tenant}/proposals/{proposal}/steps")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "stepProposal",
            says = "Does with it: put-forward, take-back, catch-up, prove, approve, activate, discard, take-up.",
            gives = Proposed.Proposal.class)
    public Proposed.Proposal step(@PathParam("proposal") String proposal, Proposed.ProposalStep body) {
        return proposed.step(here.organisation(), proposal, body);
    }

    @POST
    @Path("/{tenant}/put-back")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.STAFF)
    @Described(
            id = "putBack",
            says = "Makes live again what was live before, for new files.",
            gives = Proposed.NowLive.class)
    public Proposed.NowLive putBack(Proposed.PutBack body) {
        return proposed.putBack(here.organisation(), body);
    }

    @GET
    @Path("/{tenant}/governance")
    @Open(Open.To.STAFF)
    @Described(
            id = "listGovernanceActs",
            says = "What was done about what is live, latest first, at most a hundred; each bound to the one before.",
            gives = Proposed.GovernanceAct.class,
            as = Described.As.LIST)
    public List<Proposed.GovernanceAct> acts(@QueryParam("before") @Nullable String before) {
        return proposed.acts(here.organisation(), here.parameters.count("before", before));
    }

    @GET
    @Path("/{tenant}/written/{procedure}/{version}")
    @Open(Open.To.STAFF)
    @Described(
            id = "readWrittenProcedure",
            says = "A version of a procedure that is live, rule by rule with basis and examples, and as it is written.",
            gives = Proposed.WrittenProcedure.class)
    public Proposed.WrittenProcedure read(
            @PathParam("procedure") String procedure, @PathParam("version") String version) {
        return proposed.read(here.organisation(), procedure, version);
    }
}
