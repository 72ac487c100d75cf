package gehoor.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a file.
 *
 * @param run id of this run
 * @param kind term, norm, expectation, follow-up
 * @param on instance of the instrument it belongs to
 * @param state running, paused, missed, stopped, stopped-late
 * @param explained one sentence that tells how the date was reached
 */
public record ClockView(
        String run,
        String clock,
        String label,
        String kind,
        @Nullable String on,
        String state,
        LocalDate counted,
        LocalDate due,
        String owner,
        String explained,
        String basis) {}
