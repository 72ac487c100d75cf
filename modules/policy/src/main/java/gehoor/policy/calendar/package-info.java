/**
 * Periods in words, holidays by jurisdiction, and the date on which a term ends.
 *
 * <p>Here belong pure values and pure functions: a {@link gehoor.policy.calendar.Period}, a {@link
 * gehoor.policy.calendar.HolidayCalendar}, the arithmetic in {@link gehoor.policy.calendar.DueDates},
 * and the {@link gehoor.policy.calendar.Sentences} that tell how a date was reached. Here do not
 * belong: which clock a procedure starts or stops (the procedure says, the engine does), the reading
 * of calendar files, the present time (it is always an argument), nor holidays written in code: they
 * are data with a source, see {@link gehoor.policy.calendar.HolidayCalendar}.
 *
 * <p>This package uses nothing but the JDK and nothing of {@code gehoor.policy}.
 */
@NullMarked
package gehoor.policy.calendar;

import org.jspecify.annotations.NullMarked;
