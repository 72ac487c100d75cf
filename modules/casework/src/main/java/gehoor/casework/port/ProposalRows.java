package gehoor.casework.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How organisations' files would be, and what was ever done about what is live. */
public interface ProposalRows {

    /**
     * Somebody who changes or approves.
     *
     * @param ofOrganisation one of the organisation itself; else who runs the platform
     */
    record Person(String account, String name, boolean ofOrganisation) {}

    record Approval(Person by, Instant at) {}

    /**
     * What proving it gave.
     *
     * @param at when it ended
     * @param told in the order in which it was looked at
     */
    record Proof(Instant at, List<Line> told) {
        public Proof {
            told = List.copyOf(told);
        }
    }

    /**
     * One thing that proving told.
     *
     * @param procedure whose; as {@code complaints@2}
     * @param kind {@code example}, {@code promise}, or {@code failure} where it could not be looked at
     * @param verdict {@code proved}, {@code refuted} or {@code open}
     * @param file relative to tenant-config, with line and column from 1
     * @param words a sentence by language
     * @param story the shortest one in which it is broken, as a worked example; null where there is none
     */
    record Line(
            String procedure,
            String kind,
            String verdict,
            String file,
            int line,
            int column,
            Map<String, String> words,
            @Nullable String story) {
        public Line {
            words = Map.copyOf(words);
        }
    }

    /**
     * A proposal.
     *
     * @param state {@code draft}, {@code put-forward}, {@code live}, {@code discarded}
     * @param revision from 1, one more with each change of anything
     * @param base fingerprint of the configuration from which it began
     * @param files path relative to the tenant's folder to text
     * @param authors all who changed a file of it; who put it forward is the last
     * @param approvals of this revision's files
     * @param proof of this revision's files; null where it was not asked for, or has not ended
     */
    record Row(
            UUID id,
            String title,
            String state,
            int revision,
            String base,
            Map<String, String> files,
            Person begunBy,
            Instant changedAt,
            List<Person> authors,
            List<Approval> approvals,
            @Nullable Proof proof) {
        public Row {
            files = Map.copyOf(files);
            authors = List.copyOf(authors);
            approvals = List.copyOf(approvals);
        }
    }

    void add(String tenant, Row row);

    /**
     * Writes it whole.
     *
     * @param before the revision that it must have now
     * @return whether it had it; else nothing was written
     */
    boolean change(String tenant, Row row, int before);

    Optional<Row> find(String tenant, UUID id);

    /** Without their files, latest changed first. */
    List<Row> all(String tenant);

    /**
     * That a proposal goes live by itself.
     *
     * @param day the first day on which it is to be live, where the organisation is
     * @param proved when the proof ended upon which that was decided: a proposal that was taken back since has another, or none
     * @param by who decided so
     */
    record Plan(UUID proposal, LocalDate day, Instant proved, Person by) {}

    /** In the place of any other plan for it. */
    void plan(String tenant, Plan plan);

    Optional<Plan> planned(String tenant, UUID proposal);

    /** Plans for that day or an earlier one, of proposals that were put forward, the earliest first. */
    List<Plan> due(String tenant, LocalDate day);

    /** @return whether there was one */
    boolean callOff(String tenant, UUID proposal);

    /**
     * Something that was done about what is live.
     *
     * @param seq from 1, without gaps
     * @param account empty where nobody did: the folder changed
     * @param about what it was done to: a path, or a fingerprint; may be empty
     * @param hash over this and the hash before it, in hexadecimal letters
     */
    record Act(
            int seq,
            Instant at,
            String account,
            String name,
            String act,
            @Nullable UUID proposal,
            String about,
            String hash) {}

    /** The last one; until the transaction ends nobody else adds another. */
    Optional<Act> hold(String tenant);

    void add(String tenant, Act act);

    /**
     * Latest first.
     *
     * @param before only those with a lower seq
     */
    List<Act> acts(String tenant, int before, int limit);
}
