package gehoor.casework;

import gehoor.policy.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configuring, which opens no file: which procedures there are, whether a folder is sound, what is live, and how many files each version has. */
public final class Governance {
    /**
     * @param files how many run or ran under it
     * @param inForce new reports are taken under it today
     */
    public record VersionView(
            String procedure, String version, LocalDate inForceFrom, String title, boolean inForce, long files, long open) {}

    /** @param by account id; empty where the folder changed by itself */
    public record ActivationView(String fingerprint, Instant at, String by, List<String> procedures, boolean live) {}

    /** @param activated null where it was not made live: see the problems */
    public record CheckView(List<Problem> problems, @Nullable String activated) {}

    public record CountView(String procedure, String version, String stage, @Nullable String outcome, long files) {}

    public Answer<List<VersionView>> versions(Requester requester) {
        throw new UnsupportedOperationException();
    }

    public Answer<List<ActivationView>> activations(Requester requester) {
        throw new UnsupportedOperationException();
    }

    /** Reads and checks files without making them live. @param files path relative to the tenant's folder to text; null: the folder as it is */
    public Answer<CheckView> check(Requester requester, @Nullable Map<String, String> files) {
        throw new UnsupportedOperationException();
    }

    /** Makes the folder as it is now live, if it is sound. */
    public Answer<CheckView> activate(Requester requester) {
        throw new UnsupportedOperationException();
    }

    /** Counts and nothing else; a count below five of a stage is told as it is: these are codes of the procedure. */
    public Answer<List<CountView>> counts(Requester requester) {
        throw new UnsupportedOperationException();
    }
}
