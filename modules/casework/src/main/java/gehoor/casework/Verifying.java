package gehoor.casework;

import gehoor.engine.verification.Finding;
import gehoor.engine.verification.Findings;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Words;
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
    public record VerifiedView(List<ProblemView> problems, List<ProcedureView> procedures) {}

    public record ProcedureView(String procedure, String version, boolean proved, List<PromiseView> promises) {}

    /**
     * @param sentence in every language of the platform
     * @param at where the rule stands that it is about, with the file relative to the folder of all tenants
     * @param situations how many were looked at; 0 where it was told by reading
     * @param story the shortest that breaks it, as a worked example is written; null where none does
     */
    public record PromiseView(
            Finding.Verdict verdict,
            Words sentence,
            Place at,
            int situations,
            @Nullable String story) {}

    private static final Jobs.Kind<VerifiedView> KIND = new Jobs.Kind<>("verification", VerifiedView.class);

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
        return jobs.start(tenant, KIND, progress -> run(tenant, own, progress));
    }

    public Answer<Jobs.JobView<VerifiedView>> look(Requester requester, UUID job) {
        return jobs.look(requester.tenant(), KIND, job);
    }

    public Answer<Jobs.JobView<VerifiedView>> cancel(Requester requester, UUID job) {
        return jobs.cancel(requester.tenant(), KIND, job);
    }

    private VerifiedView run(String tenant, @Nullable Map<String, String> own, Jobs.Progress progress) {
        Reading reading = office.library().candidate(tenant, own).reading();
        if (reading instanceof Reading.Faulty faulty) {
            return new VerifiedView(ProblemView.of(faulty.problems()), List.of());
        }
        progress.at(5);
        Examined examined = Examined.of((Reading.Read) reading, tenant);
        List<Procedure> versions = examined.versions();
        List<ProcedureView> views = new ArrayList<>();
        for (Procedure version : versions) {
            progress.at(10 + 90 * views.size() / versions.size());
            Findings findings = examined.findings(version);
            views.add(new ProcedureView(
                    version.id(),
                    version.version(),
                    findings.clean(),
                    findings.all().stream().map(Verifying::view).toList()));
        }
        return new VerifiedView(List.of(), List.copyOf(views));
    }

    private static PromiseView view(Finding finding) {
        return new PromiseView(
                finding.verdict(),
                finding.words(),
                finding.at(),
                finding.situations(),
                finding.story().orElse(null));
    }
}
