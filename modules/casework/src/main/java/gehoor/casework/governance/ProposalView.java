package gehoor.casework.governance;

import gehoor.casework.port.ProposalRows.Approval;
import gehoor.casework.port.ProposalRows.Person;
import gehoor.casework.port.ProposalRows.Proof;
import gehoor.policy.Problem;
import gehoor.policy.Words;
import gehoor.policy.comparing.Difference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation's files would be, and what stands between that and being live.
 *
 * @param revision one more with every change of anything; what is done to it names the one that was seen
 * @param authors all who changed a file of it
 * @param files in order of their paths; those that would go are among them, without a text
 * @param problems what the language refuses in it
 * @param behind whether something else went live since it began
 * @param procedures those that are new, gone or mean something else
 * @param widens why somebody would come to read more than before; empty where nobody would
 * @param proving whether it is being proved here and now
 * @param proof what that gave; null where it has not ended
 * @param planned from when it goes live by itself; null where it does not
 * @param needs what is still in the way of being live
 * @param steps what this person may do with it now
 */
public record ProposalView(
        UUID id,
        String title,
        State state,
        int revision,
        Person begunBy,
        Instant changedAt,
        List<Person> authors,
        List<FileText> files,
        List<Problem> problems,
        boolean behind,
        List<Changed> procedures,
        List<Words> widens,
        List<Approval> approvals,
        boolean proving,
        @Nullable Proof proof,
        @Nullable Planned planned,
        List<Words> needs,
        Set<Step> steps) {

    /** How far it is. */
    public enum State {
        /** It is being written. */
        DRAFT("draft"),
        /** It waits for others to approve; nothing of it can change. */
        PUT_FORWARD("put-forward"),
        /** It was made live. */
        LIVE("live"),
        /** It was put aside. */
        DISCARDED("discarded");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As it is kept, and as interfaces say it. */
        public String word() {
            return word;
        }

        static State of(String word) {
            for (State state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }

    /** What can be done with it. */
    public enum Step {
        WRITE,
        CATCH_UP,
        PUT_FORWARD,
        TAKE_BACK,
        PROVE,
        APPROVE,
        ACTIVATE,
        PLAN,
        CALL_OFF,
        DISCARD,
        TAKE_UP
    }

    /**
     * That it goes live by itself.
     *
     * @param day the first day on which it is live
     */
    public record Planned(LocalDate day, Person by) {}

    /**
     * A file of it.
     *
     * @param path relative to the organisation's folder
     * @param text null where it would go
     * @param live how it is now; null where it is new
     */
    public record FileText(
            String path, @Nullable String text, @Nullable String live) {
        /** Whether it is not as it is now. */
        public boolean changed() {
            return text == null || !text.equals(live);
        }
    }

    /**
     * A procedure that would be another one.
     *
     * @param before the version that is the latest now; null where there is none
     * @param after the version that would be the latest; null where the procedure would go
     * @param inForceFrom the first day on which new files go by it; null where it would go
     * @param differences what it means otherwise; empty where it is new or would go
     * @param told what changes for who complains, in the reader's language, in plain words
     */
    public record Changed(
            String procedure,
            Words title,
            @Nullable String before,
            @Nullable String after,
            @Nullable LocalDate inForceFrom,
            List<Difference> differences,
            List<ForComplainants.Told> told) {}

    /**
     * One in a list.
     *
     * @param proved whether proving it refuted nothing; null where it has not ended
     */
    public record Summary(
            UUID id,
            String title,
            State state,
            int revision,
            Person begunBy,
            Instant changedAt,
            int approvals,
            @Nullable Boolean proved) {}
}
