package gehoor.engine;

import gehoor.policy.Clock;
import gehoor.policy.Words;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One clock of a file, as the ledger derives it from history, rule and calendar.
 *
 * @param run {@code <clock>-<n>}
 * @param on the instance of the instrument it belongs to
 * @param anchor the day it counts from
 * @param due the last day in time
 * @param dueAt the first moment that is too late
 * @param wakeAt the next moment at which something is to happen (reminder or due); null when nothing is
 * @param explained one sentence that tells how the date was reached
 */
public record Deadline(
        String run,
        Clock clock,
        @Nullable String on,
        LocalDate anchor,
        LocalDate due,
        Instant dueAt,
        State state,
        @Nullable Instant wakeAt,
        Words explained) {
    public enum State {
        RUNNING,
        PAUSED,
        /** The date has passed unanswered. */
        MISSED,
        STOPPED,
        /** Answered after its date. */
        STOPPED_LATE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
