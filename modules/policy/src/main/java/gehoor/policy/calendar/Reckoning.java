package gehoor.policy.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A date and how it was reached, step by step: what {@link Sentences} tells in words.
 *
 * @param date the date; a term ends with the end of that day
 * @param calendar the id of the calendar that was at hand
 * @param calendarVersion the version of that calendar
 * @param steps in the order in which they were taken, at least one
 */
public record Reckoning(LocalDate date, String calendar, String calendarVersion, List<Step> steps) {

    public Reckoning {
        steps = List.copyOf(steps);
    }

    /**
     * Whether the calendar covered every day whose being a holiday could have mattered. Where it did not,
     * the date counts with weekends only, and the last step is {@link Step.HolidaysUnknown}.
     */
    public boolean certain() {
        return steps.stream().noneMatch(Step.HolidaysUnknown.class::isInstance);
    }

    /** One step towards a date. Holidays that are listed fall on other days than Saturday and Sunday. */
    public sealed interface Step {

        /**
         * A period was counted from a day.
         *
         * @param from the day before the first that counts
         * @param to the last day of the period
         * @param skipped holidays that did not count (for working days only)
         * @param clipped whether the month had no such day, so that its last day was taken
         */
        record Counted(LocalDate from, Period period, LocalDate to, List<Holiday> skipped, boolean clipped)
                implements Step {}

        /**
         * Another last day was agreed on.
         *
         * @param on the day on which it was
         */
        record Agreed(LocalDate on, LocalDate to) implements Step {}

        /** The term was extended; as {@link Counted}, from the day on which it would have ended. */
        record Extended(LocalDate from, Period period, LocalDate to, List<Holiday> skipped, boolean clipped)
                implements Step {}

        /** A period was counted back from a day, as for a reminder; as {@link Counted}. */
        record CountedBack(LocalDate from, Period period, LocalDate to, List<Holiday> skipped, boolean clipped)
                implements Step {}

        /**
         * The clock stood still.
         *
         * @param from the last day of the term without the pauses
         * @param days by how many days it moved
         * @param unit what those days are: calendar days, or working days for a term in working days
         * @param pauses those that fell within the term, in order, without overlap
         */
        record StoodStill(LocalDate from, int days, Period.Unit unit, LocalDate to, List<Pause> pauses)
                implements Step {}

        /**
         * The last day was no working day.
         *
         * @param holidays those passed over, also {@code from} itself
         * @param weekend whether a Saturday or Sunday was passed over
         * @param pauses those that began before a working day was reached
         */
        record RolledOver(LocalDate from, LocalDate to, List<Holiday> holidays, boolean weekend, List<Pause> pauses)
                implements Step {}

        /**
         * The calendar does not cover a day that mattered.
         *
         * @param calendar its id
         * @param day the first such day
         */
        record HolidaysUnknown(String calendar, LocalDate day) implements Step {}
    }
}
