package gehoor.casework;

import gehoor.casework.port.Configurations.Configuration;
import gehoor.casework.port.Lists;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Configuring, which opens no file: which procedures there are, whether a folder is sound, what is live, and how many files
 * each version has. Whether the requester may configure is for the caller to see; that they open nothing holds here.
 */
public final class Governance {
    /**
     * @param inForce new reports are taken under it today
     * @param inFolder the folder still has it; else it is there for the files that run under it
     * @param files how many run or ran under it; null where it numbers none, for then nobody is to know whether there are any
     * @param open of these; null likewise
     */
    public record VersionView(
            String procedure,
            String version,
            @Nullable LocalDate inForceFrom,
            String title,
            boolean inForce,
            boolean inFolder,
            @Nullable Long files,
            @Nullable Long open) {}

    /** @param by account id; empty where the folder changed by itself */
    public record ActivationView(String fingerprint, Instant at, String by, List<String> procedures, boolean live) {}

    /** @param activated another configuration is live now than before */
    public record CheckView(List<Problem> problems, boolean activated) {}

    public record CountView(
            String procedure,
            String version,
            String stage,
            @Nullable String outcome,
            long files) {}

    private final Office office;

    Governance(Office office) {
        this.office = office;
    }

    public Answer<List<VersionView>> versions(Requester requester) {
        Optional<Tenant> found = office.library().tenant(requester.tenant());
        if (found.isEmpty()) {
            return new Answer.Missing<>();
        }
        Tenant tenant = found.get();
        List<Lists.Count> counts = countsOf(tenant.id());
        LocalDate today = office.now().atZone(tenant.zone()).toLocalDate();
        List<VersionView> views = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (List<Procedure> versions : tenant.procedures().values()) {
            for (Procedure procedure : versions) {
                seen.add(procedure.id() + "@" + procedure.version());
                boolean inForce = office.library()
                        .current()
                        .inForce(tenant.id(), procedure.id(), today)
                        .filter(one -> one.version().equals(procedure.version()))
                        .isPresent();
                views.add(new VersionView(
                        procedure.id(),
                        procedure.version(),
                        procedure.inForceFrom(),
                        procedure.title().in(office.language(tenant.id(), requester.language())),
                        inForce,
                        true,
                        files(counts, procedure, false),
                        files(counts, procedure, true)));
            }
        }
        for (Lists.Count count : counts) {
            if (seen.add(count.procedure() + "@" + count.version())) {
                views.add(new VersionView(
                        count.procedure(),
                        count.version(),
                        null,
                        count.procedure(),
                        false,
                        false,
                        files(counts, count.procedure(), count.version(), false),
                        files(counts, count.procedure(), count.version(), true)));
            }
        }
        return Answer.done(views);
    }

    private static @Nullable Long files(List<Lists.Count> counts, Procedure procedure, boolean open) {
        return procedure.register().numbered() ? files(counts, procedure.id(), procedure.version(), open) : null;
    }

    private static long files(List<Lists.Count> counts, String procedure, String version, boolean open) {
        return counts.stream()
                .filter(count -> count.procedure().equals(procedure)
                        && count.version().equals(version)
                        && !(open && count.stage().equals("closed")))
                .mapToLong(Lists.Count::numbered)
                .sum();
    }

    /** What was live, latest first. */
    public Answer<List<ActivationView>> activations(Requester requester) {
        String tenant = requester.tenant();
        if (office.unknown(tenant)) {
            return new Answer.Missing<>();
        }
        return office.ports().transactions().reading(tenant, () -> {
            String live = office.ports()
                    .configurations()
                    .live(tenant)
                    .map(Configuration::fingerprint)
                    .orElse("");
            List<ActivationView> views = office.ports().configurations().all(tenant).stream()
                    .map(each -> new ActivationView(
                            each.fingerprint(),
                            each.at(),
                            each.by(),
                            List.copyOf(new TreeSet<>(each.procedures().keySet())),
                            each.fingerprint().equals(live)))
                    .toList();
            return Answer.done(views);
        });
    }

    /**
     * Reads and checks without making anything live.
     *
     * @param files path relative to the tenant's folder to text; null: the folder as it is
     */
    public Answer<CheckView> check(Requester requester, @Nullable Map<String, String> files) {
        if (office.unknown(requester.tenant())) {
            return new Answer.Missing<>();
        }
        return Answer.done(new CheckView(own(requester, office.library().check(requester.tenant(), files)), false));
    }

    /** Makes the folder as it is now live; faulty parts of it stay as they were. */
    public Answer<CheckView> activate(Requester requester) {
        if (office.unknown(requester.tenant())) {
            return new Answer.Missing<>();
        }
        boolean activated = office.library().load(requester.actor().id(), requester.name());
        return Answer.done(new CheckView(own(requester, office.library().problems()), activated));
    }

    /** Problems in other tenants' folders do not concern this one. */
    private static List<Problem> own(Requester requester, List<Problem> all) {
        return all.stream()
                .filter(problem -> {
                    String file = problem.at().file();
                    return file.startsWith(requester.tenant() + "/") || file.startsWith("_") || file.isEmpty();
                })
                .toList();
    }

    /**
     * How many files each procedure has in each stage, and nothing else. Those of a procedure that numbers none are in no count:
     * they exist for those alone who handle them.
     */
    public Answer<List<CountView>> counts(Requester requester) {
        if (office.unknown(requester.tenant())) {
            return new Answer.Missing<>();
        }
        return Answer.done(countsOf(requester.tenant()).stream()
                .map(count -> new CountView(
                        count.procedure(), count.version(), count.stage(), count.outcome(), count.numbered()))
                .toList());
    }

    private List<Lists.Count> countsOf(String tenant) {
        return office.ports()
                .transactions()
                .reading(
                        tenant,
                        () -> office.ports().lists().counts(tenant).stream()
                                .filter(count -> count.numbered() > 0)
                                .toList());
    }
}
