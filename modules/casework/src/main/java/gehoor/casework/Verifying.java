package gehoor.casework;

import gehoor.engine.rehearsal.Rehearsals;
import gehoor.engine.verification.Finding;
import gehoor.engine.verification.Findings;
import gehoor.engine.verification.Limits;
import gehoor.engine.verification.Verification;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import gehoor.policy.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holding what a draft promises against every situation that it can lead to, while whoever asked does something else. */
public final class Verifying {
    /**
     * What was found.
     *
     * @param problems what keeps it from being verified; then nothing was
     */
    public record VerifiedView(List<Problem> problems, List<ProcedureView> procedures) {}

    public record ProcedureView(String procedure, String version, boolean proved, List<PromiseView> promises) {}

    /**
     * @param sentence in the requester's language
     * @param at where the rule stands that it is about, with the file relative to the folder of all tenants
     * @param situations how many were looked at; 0 where it was told by reading
     * @param story the shortest that breaks it, as a worked example is written; null where none does
     */
    public record PromiseView(
            Finding.Verdict verdict,
            String sentence,
            Place at,
            int situations,
            @Nullable String story) {}

    private final Office office;
    private final Jobs jobs;

    Verifying(Office office, Jobs jobs) {
        this.office = office;
        this.jobs = jobs;
    }

    /** @param files path relative to the tenant's folder to text; null: the folder as it is */
    public Answer<Jobs.JobView<VerifiedView>> start(Requester requester, @Nullable Map<String, String> files) {
        String tenant = requester.tenant();
        if (office.unknown(tenant)) {
            return new Answer.Missing<>();
        }
        Map<String, String> own = files == null ? null : Map.copyOf(files);
        return jobs.start(tenant, VerifiedView.class, progress -> run(tenant, requester.language(), own, progress));
    }

    public Answer<Jobs.JobView<VerifiedView>> look(Requester requester, UUID job) {
        return jobs.look(requester.tenant(), VerifiedView.class, job);
    }

    public Answer<Jobs.JobView<VerifiedView>> cancel(Requester requester, UUID job) {
        return jobs.cancel(requester.tenant(), VerifiedView.class, job);
    }

    private VerifiedView run(
            String tenant, String language, @Nullable Map<String, String> own, Jobs.Progress progress) {
        Reading reading = office.library().candidate(tenant, own).reading();
        if (reading instanceof Reading.Faulty faulty) {
            return new VerifiedView(faulty.problems(), List.of());
        }
        Reading.Read read = (Reading.Read) reading;
        Tenant of = read.book().tenant(tenant).orElseThrow();
        progress.at(5);
        Rehearsals rehearsals = Rehearsals.run(
                read.book(),
                read.examples().stream()
                        .filter(example -> example.tenant().equals(tenant))
                        .toList());
        List<Procedure> procedures =
                of.procedures().values().stream().flatMap(List::stream).toList();
        List<ProcedureView> views = new ArrayList<>();
        for (Procedure procedure : procedures) {
            progress.at(10 + 90 * views.size() / procedures.size());
            Findings findings = Verification.of(of, procedure, read.book(), rehearsals.shown(procedure), Limits.USUAL);
            views.add(new ProcedureView(
                    procedure.id(),
                    procedure.version(),
                    findings.clean(),
                    findings.all().stream()
                            .map(finding -> view(finding, language))
                            .toList()));
        }
        return new VerifiedView(List.of(), List.copyOf(views));
    }

    private static PromiseView view(Finding finding, String language) {
        return new PromiseView(
                finding.verdict(),
                finding.words().in(language),
                finding.at(),
                finding.situations(),
                finding.story().orElse(null));
    }
}
