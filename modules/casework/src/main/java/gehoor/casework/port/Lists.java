package gehoor.casework.port;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds files for lists. What it finds are candidates: each is loaded and shown only if the engine says that this
 * viewer may see it.
 */
public interface Lists {

    /**
     * Files that fit, by next due date (none last), then id. Closed files carry marks of roles and persons only while
     * something is still owed in them.
     *
     * @param after go on behind this one
     */
    List<Place> worklist(String tenant, Waiting waiting, @Nullable Place after, int limit);

    /** Files by day registered, latest first, then id. */
    List<Place> register(String tenant, Criteria criteria, @Nullable Place after, int limit);

    /**
     * How many files have each of these marks; a mark that none has is left out.
     *
     * @param before only files that were registered before this one (by day, then by id), itself left out; null: all
     */
    Map<String, Integer> marked(String tenant, Set<String> marks, @Nullable Place before);

    /**
     * Files by day registered, latest first, then id, that have one token of each of these sets.
     *
     * @param each at least one set, none empty
     */
    List<Place> having(String tenant, List<Set<Long>> each, @Nullable Place after, int limit);

    /** Which of these tokens each of these files has. */
    Map<UUID, Set<Long>> tokens(String tenant, Collection<UUID> files, Set<Long> tokens);

    /** How many files each procedure, version, stage and outcome has: nothing else. */
    List<Count> counts(String tenant);

    /** @param day next due date or day registered; null where there is none */
    record Place(@Nullable LocalDate day, UUID file) {}

    /**
     * What of a worklist is wanted; null: any.
     *
     * @param marks one of these
     * @param dueBy next due on that day or before
     */
    record Waiting(
            Set<String> marks,
            @Nullable String procedure,
            @Nullable String stage,
            @Nullable LocalDate dueBy) {
        public static Waiting marked(Set<String> marks) {
            return new Waiting(marks, null, null, null);
        }
    }

    /**
     * Null or empty: any.
     *
     * @param open true: only open, false: only closed
     * @param marks all of these
     * @param number the number, whole, or its beginning
     */
    record Criteria(
            @Nullable String procedure,
            @Nullable String kind,
            @Nullable String stage,
            @Nullable String outcome,
            @Nullable String channel,
            @Nullable Boolean open,
            @Nullable LocalDate receivedFrom,
            @Nullable LocalDate receivedTo,
            @Nullable String number,
            Set<String> marks) {
        public static final Criteria ALL = new Criteria(null, null, null, null, null, null, null, null, null, Set.of());
    }

    /** @param numbered how many of the files have a number */
    record Count(
            String procedure,
            String version,
            String stage,
            @Nullable String outcome,
            long files,
            long numbered) {}
}
