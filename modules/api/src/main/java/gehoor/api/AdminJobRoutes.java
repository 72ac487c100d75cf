package gehoor.api;

import gehoor.access.Open;
import gehoor.casework.Figure;
import gehoor.casework.Jobs;
import gehoor.casework.PastView;
import gehoor.casework.Verifying;
import gehoor.engine.verification.Finding;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What takes longer than an answer may, for who runs the platform: begun, looked at until it is over, or stopped. No route here opens
 * a file; of the past only figures and rules are told.
 *
 * <p>Under the same address as {@link AdminRoutes}: where one class stood below the other, JAX-RS would ask the one alone.
 */
@Path("/admin")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class AdminJobRoutes {
    @Inject
    Exchange here;

    /**
     * A draft to be tried.
     *
     * @param procedure id of the procedure
     * @param files path relative to the tenant's folder to text; null: the folder as it is
     * @param latest only so many of the latest files; null: as many as are tried at all
     */
    record Trial(
            String procedure,
            @Whole @Nullable Map<String, String> files,
            @Nullable Integer latest) {}

    /**
     * How many files, so that it points to none.
     *
     * @param atLeast a multiple of five: so many, and fewer than five more
     */
    record FigureTold(Figure.How how, int atLeast) {
        static FigureTold of(Figure figure) {
            return new FigureTold(figure.how(), figure.atLeast());
        }
    }

    record KindTold(PastView.Kind kind, FigureTold files) {}

    /** @param about what is refused, missed, read, sent, or not said */
    record ReasonTold(
            PastView.Kind kind,
            String rule,
            String basis,
            String about,
            @Nullable String was,
            @Nullable String wouldBe,
            FigureTold files) {}

    /**
     * What would have been different.
     *
     * @param problems what keeps the draft from being tried; then nothing was
     * @param latestOnly there are more files: only the latest were gone through
     * @param reasons what makes a difference in five files or more
     */
    record Past(
            String procedure,
            List<AdminRoutes.FoundProblem> problems,
            Instant asOf,
            FigureTold files,
            boolean latestOnly,
            FigureTold different,
            FigureTold unfollowed,
            List<KindTold> kinds,
            List<ReasonTold> reasons) {
        static Past of(PastView view, String language) {
            return new Past(
                    view.procedure(),
                    AdminRoutes.FoundProblem.told(view.problems(), language),
                    view.asOf(),
                    FigureTold.of(view.files()),
                    view.latestOnly(),
                    FigureTold.of(view.different()),
                    FigureTold.of(view.unfollowed()),
                    view.kinds().stream()
                            .map(each -> new KindTold(each.kind(), FigureTold.of(each.files())))
                            .toList(),
                    view.reasons().stream()
                            .map(each -> new ReasonTold(
                                    each.kind(),
                                    each.rule(),
                                    each.basis(),
                                    each.about(),
                                    each.was(),
                                    each.wouldBe(),
                                    FigureTold.of(each.files())))
                            .toList());
        }
    }

    /**
     * @param brokenOff it failed because the server that did it went away: it can be begun again
     * @param result what came of it; null while it is not done
     */
    record PastJob(
            UUID id,
            Jobs.State state,
            int percent,
            boolean brokenOff,
            @Nullable Past result) {
        static PastJob of(Jobs.JobView<PastView> job, String language) {
            PastView result = job.result();
            return new PastJob(
                    job.id(),
                    job.state(),
                    job.percent(),
                    job.brokenOff(),
                    result == null ? null : Past.of(result, language));
        }
    }

    /**
     * One promise of a procedure.
     *
     * @param sentence what holds, or does not
     * @param story the shortest that breaks it, as a worked example is written in YAML; null where none does
     */
    record PromiseTold(
            Finding.Verdict verdict,
            String sentence,
            String file,
            int line,
            int column,
            int situations,
            @Nullable String story) {
        static PromiseTold of(Verifying.PromiseView promise, String language) {
            return new PromiseTold(
                    promise.verdict(),
                    promise.sentence().in(language),
                    promise.at().file(),
                    promise.at().line(),
                    promise.at().column(),
                    promise.situations(),
                    promise.story());
        }
    }

    record VerifiedProcedure(String procedure, String version, boolean proved, List<PromiseTold> promises) {}

    /** @param problems what keeps it from being verified; then nothing was */
    record Verified(List<AdminRoutes.FoundProblem> problems, List<VerifiedProcedure> procedures) {
        static Verified of(Verifying.VerifiedView view, String language) {
            return new Verified(
                    AdminRoutes.FoundProblem.told(view.problems(), language),
                    view.procedures().stream()
                            .map(each -> new VerifiedProcedure(
                                    each.procedure(),
                                    each.version(),
                                    each.proved(),
                                    each.promises().stream()
                                            .map(promise -> PromiseTold.of(promise, language))
                                            .toList()))
                            .toList());
        }
    }

    /**
     * @param brokenOff it failed because the server that did it went away: it can be begun again
     * @param result what came of it; null while it is not done
     */
    record VerificationJob(
            UUID id,
            Jobs.State state,
            int percent,
            boolean brokenOff,
            @Nullable Verified result) {
        static VerificationJob of(Jobs.JobView<Verifying.VerifiedView> job, String language) {
            Verifying.VerifiedView result = job.result();
            return new VerificationJob(
                    job.id(),
                    job.state(),
                    job.percent(),
                    job.brokenOff(),
                    result == null ? null : Verified.of(result, language));
        }
    }

    @POST
    @Path("/tenants/{tenant}/past")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminTryOnPast",
            says = "Begins to go through the files of a procedure as they would have gone under a draft of it.",
            status = 202,
            gives = PastJob.class)
    public Response tryOnPast(Trial body) {
        Trial trial = here.parameters.body(body);
        return begun(PastJob.of(
                here.answers.value(here.casework
                        .tryingOnThePast()
                        .start(
                                here.asPlatform(),
                                here.parameters.word(trial.procedure()),
                                trial.files(),
                                trial.latest())),
                here.asking.language()));
    }

    @GET
    @Path("/tenants/{tenant}/past/{job}")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminGetPast",
            says =
                    "How far it is, and when it is done what would have been different: figures and rules, nothing of any"
                            + " file. It is FAILED and brokenOff where the server that did it went away: begin it again."
                            + " What is over for an hour is no longer known.",
            gives = PastJob.class)
    public PastJob past(@PathParam("job") String job) {
        return PastJob.of(
                here.answers.value(here.casework.tryingOnThePast().look(here.asPlatform(), here.parameters.id(job))),
                here.asking.language());
    }

    @POST
    @Path("/tenants/{tenant}/past/{job}/stop")
    @Open(Open.To.PLATFORM)
    @Described(id = "adminStopPast", says = "Stops it, if it is not over.", gives = PastJob.class)
    public PastJob stopPast(@PathParam("job") String job) {
        return PastJob.of(
                here.answers.value(here.casework.tryingOnThePast().cancel(here.asPlatform(), here.parameters.id(job))),
                here.asking.language());
    }

    @POST
    @Path("/tenants/{tenant}/verification")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminVerify",
            says = "Begins to hold what a tenant's procedures promise against every situation that they can lead to.",
            status = 202,
            gives = VerificationJob.class)
    public Response verify(AdminRoutes.Folder body) {
        return begun(VerificationJob.of(
                here.answers.value(here.casework
                        .verifying()
                        .start(here.asPlatform(), here.parameters.body(body).files())),
                here.asking.language()));
    }

    @GET
    @Path("/tenants/{tenant}/verification/{job}")
    @Open(Open.To.PLATFORM)
    @Described(
            id = "adminGetVerification",
            says =
                    "How far it is, and when it is done which promises hold, and the shortest story that breaks one. It is"
                            + " FAILED and brokenOff where the server that did it went away: begin it again. What is over"
                            + " for an hour is no longer known.",
            gives = VerificationJob.class)
    public VerificationJob verification(@PathParam("job") String job) {
        return VerificationJob.of(
                here.answers.value(here.casework.verifying().look(here.asPlatform(), here.parameters.id(job))),
                here.asking.language());
    }

    @POST
    @Path("/tenants/{tenant}/verification/{job}/stop")
    @Open(Open.To.PLATFORM)
    @Described(id = "adminStopVerification", says = "Stops it, if it is not over.", gives = VerificationJob.class)
    public VerificationJob stopVerification(@PathParam("job") String job) {
        return VerificationJob.of(
                here.answers.value(here.casework.verifying().cancel(here.asPlatform(), here.parameters.id(job))),
                here.asking.language());
    }

    private static Response begun(Object job) {
        return Response.accepted(job).build();
    }
}
