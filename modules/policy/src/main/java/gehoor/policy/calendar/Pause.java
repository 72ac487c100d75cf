package gehoor.policy.calendar;

import java.time.LocalDate;

/**
 * Days on which a clock stands still.
 *
 * <p>A pause that has not ended has no place here: as long as it lasts, the date on which the term
 * ends is not known.
 *
 * @param from the first day that is not counted
 * @param to the first day that is counted again; the same as {@code from} where the clock was stopped
 *     and started within a day, which changes nothing
 */
public record Pause(LocalDate from, LocalDate to) {

    /**
     * Makes a pause.
     *
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Pause {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a pause from " + from + " cannot end on " + to);
        }
    }

    boolean isEmpty() {
        return from.equals(to);
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    LocalDate lastDay() {
        return to.minusDays(1);
    }
}
