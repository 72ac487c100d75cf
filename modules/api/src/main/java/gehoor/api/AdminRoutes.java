package gehoor.api;

import gehoor.access.Open;
import gehoor.casework.Governance;
import gehoor.casework.Library;
import gehoor.casework.ProblemView;
import gehoor.casework.Requester;
import gehoor.casework.checkpoint.Checkpoints;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Tenant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What who runs the platform does: look at what is configured, check, and make it live. No route here opens a file. */
@Path("/admin")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class AdminRoutes {
    @Inject
    Exchange here;

    @Inject
    Library library;

    @Inject
    Checkpoints checkpoints;

    /**
     * A tenant's files.
     *
     * @param files path relative to the tenant's folder to text; null: the folder as it is
     */
    record Folder(@Whole @Nullable Map<String, String> files) {}

    record TenantState(
            String tenant,
            String name,
            List<String> languages,
            List<Governance.VersionView> procedures,
            List<Governance.CountView> counts) {}

    /** Where, with line and column from 1, and what, in the language asked for. */
    record FoundProblem(String file, int line, int column, String what) {
        static List<FoundProblem> of(List<Problem> problems, String language) {
            return problems.stream()
                    .map(problem -> at(problem.at(), problem.in(language)))
                    .toList();
        }

        static List<FoundProblem> told(List<ProblemView> problems, String language) {
            return problems.stream()
                    .map(problem -> at(problem.at(), problem.in(language)))
                    .toList();
        }

        private static FoundProblem at(Place at, String what) {
            return new FoundProblem(at.file(), at.line(), at.column(), what);
        }
    }

    /**
     * What was found.
     *
     * @param activated another configuration is live now than before
     */
    record Checked(List<FoundProblem> problems, boolean activated) {
        static Checked of(Governance.CheckView check, String language) {
            return new Checked(FoundProblem.of(check.problems(), language), check.activated());
        }
    }

    @GET
    @Path("/tenants")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminListTenants",
            says = "Every tenant's procedures and versions, and how many files each has; nothing of any file.",
            gives = TenantState.class,
            as = Described.As.LIST)
    public List<TenantState> tenants() {
        return new TreeMap<>(library.current().tenants())
                .values().stream().map(this::state).toList();
    }

    private TenantState state(Tenant tenant) {
        Requester requester = here.asPlatform(tenant.id());
        return new TenantState(
                tenant.id(),
                tenant.name().in(here.asking.language()),
                tenant.languages(),
                here.answers.value(here.casework.governance().versions(requester)),
                here.answers.value(here.casework.governance().counts(requester)));
    }

    @GET
    @Path("/problems")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminListProblems",
            says = "What keeps the folder, as it is, from being live; nothing where it is live.",
            gives = FoundProblem.class,
            as = Described.As.LIST)
    public List<FoundProblem> problems() {
        return FoundProblem.of(library.problems(), here.asking.language());
    }

    @POST
    @Path("/tenants/{tenant}/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminCheck",
            says = "Reads and checks a tenant's files, without making them live.",
            gives = Checked.class)
    public Checked check(Folder body) {
        return Checked.of(
                here.answers.value(here.casework
                        .governance()
                        .check(here.asPlatform(), here.parameters.body(body).files())),
                here.asking.language());
    }

    @POST
    @Path("/tenants/{tenant}/activate")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminActivate",
            says =
                    "Makes the folder as it is now live, if it is sound; else says what is wrong and leaves what was live.",
            gives = Checked.class)
    public Checked activate() {
        return Checked.of(
                here.answers.value(here.casework.governance().activate(here.asPlatform())), here.asking.language());
    }

    @GET
    @Path("/tenants/{tenant}/activations")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminListActivations",
            says = "What was made live when, latest first.",
            gives = Governance.ActivationView.class,
            as = Described.As.LIST)
    public List<Governance.ActivationView> activations() {
        return here.answers.value(here.casework.governance().activations(here.asPlatform()));
    }

    @POST
    @Path("/tenants/{tenant}/checkpoints")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminSeal",
            says = "Seals what was recorded since the last checkpoint, now; anonymous files when their day is over.",
            gives = Checkpoints.SealedView.class)
    public Checkpoints.SealedView seal() {
        return here.answers.value(checkpoints.seal(here.asPlatform()));
    }

    @GET
    @Path("/tenants/{tenant}/checkpoints")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminListCheckpoints",
            says = "The last checkpoints, latest first, and the public key by which they are checked. Keep some of them"
                    + " where nobody who runs this platform can change them.",
            gives = Checkpoints.ListView.class)
    public Checkpoints.ListView checkpoints() {
        return here.answers.value(checkpoints.list(here.asPlatform()));
    }
}
