package gehoor.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would have been different for the files of a procedure, as figures and rules: nothing of any file.
 *
 * @param problems what keeps the draft from being tried; then nothing was
 * @param asOf up to when clocks that still run were followed
 * @param files how many files were gone through
 * @param latestOnly there are more: only the latest were gone through
 * @param different how many of them would have gone otherwise in any way
 * @param unfollowed of how many it cannot be told how they would have gone on to their end
 * @param kinds of each kind of difference, all kinds among them, how many files show it
 * @param reasons what makes a difference in five files or more, most first; what does so in fewer is in no list
 */
public record PastView(
        String procedure,
        List<ProblemView> problems,
        Instant asOf,
        Figure files,
        boolean latestOnly,
        Figure different,
        Figure unfollowed,
        List<KindView> kinds,
        List<ReasonView> reasons) {

    /** What a difference is about. */
    public enum Kind {
        REFUSED,
        LATE,
        IN_TIME,
        ROUTED,
        DISCLOSED_WIDER,
        DISCLOSED_NARROWER,
        NOTICED,
        UNSAID
    }

    public record KindView(Kind kind, Figure files) {}

    /**
     * One rule that makes a difference.
     *
     * @param rule its id
     * @param basis where it is published; empty where it says nothing
     * @param about the action that is refused, the clock, the role that reads, the letter, what the history does not say
     * @param was how it was; null where there is nothing to say
     * @param wouldBe how it would have been; null where there is nothing to say
     */
    public record ReasonView(
            Kind kind,
            String rule,
            String basis,
            String about,
            @Nullable String was,
            @Nullable String wouldBe,
            Figure files) {}
}
