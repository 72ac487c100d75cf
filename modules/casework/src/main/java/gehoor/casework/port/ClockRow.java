package gehoor.casework.port;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One run of a clock, for lists and figures. The truth is derived again from the history each time.
 *
 * @param run {@code <clock>-<n>}, unique in its file
 * @param state running, paused, missed, stopped, stopped-late
 * @param kind term, norm, expectation, follow-up
 * @param wakeAt when something is to happen on it
 */
public record ClockRow(
        String run,
        String clock,
        String kind,
        String owner,
        String state,
        LocalDate due,
        @Nullable Instant wakeAt) {}
