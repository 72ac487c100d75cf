package gehoor.casework.port;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is under way on some node for an organisation, and for a while what came of it. What is over never begins again, and nothing of it
 * changes: who comes too late, changes nothing.
 *
 * <p>Each in a transaction of that organisation; moments are those of the clock that all nodes agree on.
 */
public interface JobRows {
    String WAITING = "WAITING";
    String CANCELLED = "CANCELLED";
    String FAILED = "FAILED";

    /**
     * How one stands.
     *
     * @param kind what is done
     * @param state {@link #WAITING}, {@code RUNNING}, or how it ended
     * @param percent 0 to 100, as of its last sign of life
     * @param brokenOff it ended because its node left, or gave no sign of life any more
     * @param over since when; null while it is not
     * @param result as JSON; null where nothing came of it, or not yet
     */
    record Job(
            UUID id,
            String kind,
            String state,
            int percent,
            boolean brokenOff,
            @Nullable Instant over,
            @Nullable String result) {}

    /**
     * How one ended.
     *
     * @param result as JSON; null where nothing came of it
     */
    record End(
            String state,
            int percent,
            boolean brokenOff,
            @Nullable String result,
            Instant at) {}

    /** @return whether none of its kind was under way for the organisation; else nothing was written */
    boolean begin(String tenant, UUID id, String kind, Instant at);

    Optional<Job> find(String tenant, UUID id);

    /** The one of that kind that is not over. */
    Optional<UUID> underWay(String tenant, String kind);

    /**
     * A sign of life of the node that does it.
     *
     * @param state {@link #WAITING} or {@code RUNNING}
     * @return whether it is to stop; empty where it is over already, or not known any more
     */
    Optional<Boolean> sign(String tenant, UUID id, String state, int percent, Instant at);

    /** That it is to stop: what waits for its turn is cancelled with that; what runs is told so at its next sign of life. */
    void stop(String tenant, UUID id, Instant at);

    /** @return whether it was under way until now; else nothing was written */
    boolean end(String tenant, UUID id, End end);

    /**
     * Ends what gave no sign of life since then, as {@link #FAILED} and broken off. For as long as the database itself was away nobody
     * could give one: what is under way is given as much time from its return.
     *
     * @param since the moment after which there should have been one
     */
    void breakOff(String tenant, Instant since, Instant at);

    /**
     * Forgets what is over.
     *
     * @param before what was over by then
     * @param most so many at most stay, the latest
     */
    void forget(String tenant, Instant before, int most);
}
