package gehoor.policy.calendar;

import gehoor.policy.calendar.Reckoning.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a term ends.
 *
 * <p>The rules, for every term: the day it is counted from does not count, the last day counts in full
 * (Regulation 1182/71, art. 3; Gerechtelijk Wetboek, art. 52). Months and years run to the same day
 * number, or to the last day of a month that has no such day. Extensions are counted from the day on
 * which the term would have ended, before any roll-over. Paused days do not count: the end moves by as
 * many days (working days where the term is in working days), and a pause that begins after the end
 * changes nothing. Only then, and once, the roll-over: to the first day that is a working day and not
 * paused. A last day that was agreed on takes the place of everything that was counted until then.
 *
 * <p>Every function gives a date. Where the calendar does not cover a day that matters, weekends are all
 * it reckons with, and the {@link Reckoning} says so.
 */
public final class DueDates {
    private DueDates() {}

    /**
     * The last day of a plain term.
     *
     * @throws IllegalArgumentException if {@code period} is in hours
     */
    public static Reckoning due(LocalDate anchor, Period period, RollOver rollOver, HolidayCalendar calendar) {
        return due(Term.of(anchor, period, rollOver), calendar);
    }

    /** The last day of a term that may have been extended and may have stood still. */
    public static Reckoning due(Term term, HolidayCalendar calendar) {
        Count count = new Count(calendar);
        List<Step> steps = new ArrayList<>();

        Term.Agreed agreed = term.agreed();
        LocalDate last;
        if (agreed == null) {
            Landing landing = count.forward(term.anchor(), term.period());
            steps.add(new Step.Counted(
                    term.anchor(), term.period(), landing.day(), landing.skipped(), landing.clipped()));
            last = landing.day();
        } else {
            steps.add(new Step.Agreed(agreed.on(), agreed.day()));
            last = agreed.day();
        }

        for (Period extension : term.extensions()) {
            Landing extended = count.forward(last, extension);
            steps.add(new Step.Extended(last, extension, extended.day(), extended.skipped(), extended.clipped()));
            last = extended.day();
        }

        List<Pause> pauses = merged(term.pauses(), agreed == null ? term.anchor() : agreed.on());
        last = standStill(last, term.period().unit(), pauses, count, steps);
        // a day that was agreed on is that day, Sunday or not
        boolean asAgreed = agreed != null && last.equals(agreed.day());
        if (term.rollOver() == RollOver.NEXT_WORKING_DAY && !asAgreed) {
            last = rollOver(last, pauses, count, steps);
        }
        return count.reckoning(last, steps);
    }

    /**
     * The last day of a term of which only the last day is known, extended.
     *
     * <p>Where the term itself is known, {@link Term#extendedBy} is better: it extends from the day on
     * which the term would have ended without a roll-over.
     *
     * @throws IllegalArgumentException if {@code by} is in hours
     */
    public static Reckoning extend(LocalDate due, Period by, RollOver rollOver, HolidayCalendar calendar) {
        refuseHours(by);
        Count count = new Count(calendar);
        List<Step> steps = new ArrayList<>();
        Landing landing = count.forward(due, by);
        steps.add(new Step.Extended(due, by, landing.day(), landing.skipped(), landing.clipped()));
        LocalDate last = landing.day();
        if (rollOver == RollOver.NEXT_WORKING_DAY) {
            last = rollOver(last, List.of(), count, steps);
        }
        return count.reckoning(last, steps);
    }

    /**
     * The day that lies {@code period} before {@code due}, for a reminder. Two working days before a
     * Monday is a Thursday.
     *
     * @throws IllegalArgumentException if {@code period} is in hours
     */
    public static Reckoning before(LocalDate due, Period period, HolidayCalendar calendar) {
        refuseHours(period);
        Count count = new Count(calendar);
        Landing landing = count.back(due, period);
        return count.reckoning(
                landing.day(),
                List.of(new Step.CountedBack(due, period, landing.day(), landing.skipped(), landing.clipped())));
    }

    /**
     * The day that lies {@code period} after {@code due}, for a reminder of what is late.
     *
     * @throws IllegalArgumentException if {@code period} is in hours
     */
    public static LocalDate after(LocalDate due, Period period, HolidayCalendar calendar) {
        refuseHours(period);
        return new Count(calendar).forward(due, period).day();
    }

    /**
     * The instant a number of hours after another, the same in every time zone and through every change
     * of summer time.
     *
     * @throws IllegalArgumentException if {@code hours} is in another unit
     */
    public static Instant dueInstant(Instant from, Period hours) {
        if (hours.unit() != Period.Unit.HOURS) {
            throw new IllegalArgumentException("from an instant only hours are counted, not " + hours);
        }
        return from.plus(hours.amount(), ChronoUnit.HOURS);
    }

    /**
     * The first instant after {@code day}: a term that ends on that day is missed from then on. The start
     * of the next day in {@code zone}, also where that day does not start at midnight.
     */
    public static Instant end(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * Whether {@code to} is later than {@code period} after {@code from}: one year after 2 March 2025 is 2
     * March 2026, and only from 3 March 2026 on it is more than a year.
     *
     * @param calendar looked at for working days only
     * @throws IllegalArgumentException if {@code period} is in hours
     */
    public static boolean moreThan(LocalDate from, Period period, LocalDate to, HolidayCalendar calendar) {
        return to.isAfter(after(from, period, calendar));
    }

    /**
     * Whether {@code to} is earlier than {@code period} after {@code from}; neither this nor {@link
     * #moreThan} holds on that very day.
     *
     * @throws IllegalArgumentException if {@code period} is in hours
     */
    public static boolean lessThan(LocalDate from, Period period, LocalDate to, HolidayCalendar calendar) {
        return to.isBefore(after(from, period, calendar));
    }

    static void refuseHours(Period period) {
        if (period.unit() == Period.Unit.HOURS) {
            throw new IllegalArgumentException("hours are counted from an instant, not from a day: " + period);
        }
    }

    /** The pauses in order, without overlap, without what lies before the first day that counts. */
    private static List<Pause> merged(List<Pause> pauses, LocalDate anchor) {
        if (pauses.isEmpty()) {
            return pauses;
        }
        LocalDate first = anchor.plusDays(1);
        List<Pause> sorted = new ArrayList<>(pauses);
        sorted.sort(Comparator.comparing(Pause::from).thenComparing(Pause::to));
        List<Pause> merged = new ArrayList<>();
        for (Pause pause : sorted) {
            if (pause.isEmpty() || !pause.to().isAfter(first)) {
                continue;
            }
            Pause within = new Pause(pause.from().isBefore(first) ? first : pause.from(), pause.to());
            int previous = merged.size() - 1;
            if (previous >= 0 && !within.from().isAfter(merged.get(previous).to())) {
                Pause earlier = merged.get(previous);
                LocalDate to = within.to().isAfter(earlier.to()) ? within.to() : earlier.to();
                merged.set(previous, new Pause(earlier.from(), to));
            } else {
                merged.add(within);
            }
        }
        return merged;
    }

    private static LocalDate standStill(
            LocalDate last, Period.Unit unit, List<Pause> pauses, Count count, List<Step> steps) {
        boolean working = unit == Period.Unit.WORKING_DAYS;
        LocalDate moved = last;
        int days = 0;
        List<Pause> within = new ArrayList<>();
        for (Pause pause : pauses) {
            if (pause.from().isAfter(moved)) {
                break;
            }
            int paused = working
                    ? count.workingDays(pause)
                    : Math.toIntExact(ChronoUnit.DAYS.between(pause.from(), pause.to()));
            if (paused > 0) {
                moved = working ? count.workingDaysAfter(moved, paused) : moved.plusDays(paused);
                days += paused;
                within.add(pause);
            }
        }
        if (days > 0) {
            Period.Unit counted = working ? Period.Unit.WORKING_DAYS : Period.Unit.CALENDAR_DAYS;
            steps.add(new Step.StoodStill(last, days, counted, moved, List.copyOf(within)));
        }
        return moved;
    }

    private static LocalDate rollOver(LocalDate last, List<Pause> pauses, Count count, List<Step> steps) {
        if (count.works(last)) {
            return last;
        }
        List<Holiday> holidays = new ArrayList<>();
        List<Pause> met = new ArrayList<>();
        boolean weekend = false;
        LocalDate day = last;
        while (true) {
            Pause pause = pauseOn(day, pauses);
            if (pause != null) {
                met.add(pause);
                day = pause.to();
            } else if (count.works(day)) {
                steps.add(new Step.RolledOver(last, day, List.copyOf(holidays), weekend, List.copyOf(met)));
                return day;
            } else {
                weekend |= HolidayCalendar.isWeekend(day);
                count.weekdayHoliday(day, holidays);
                day = day.plusDays(1);
            }
        }
    }

    private static @Nullable Pause pauseOn(LocalDate day, List<Pause> pauses) {
        for (Pause pause : pauses) {
            if (pause.holds(day)) {
                return pause;
            }
        }
        return null;
    }

    /** Where counting came to. */
    private record Landing(LocalDate day, List<Holiday> skipped, boolean clipped) {}

    /** Counts days by a calendar, and notices the first day that mattered and is not covered. */
    private static final class Count {
        private final HolidayCalendar calendar;
        private @Nullable LocalDate unknown;

        Count(HolidayCalendar calendar) {
            this.calendar = calendar;
        }

        Landing forward(LocalDate from, Period period) {
            return step(from, period, 1);
        }

        Landing back(LocalDate from, Period period) {
            return step(from, period, -1);
        }

        private Landing step(LocalDate from, Period period, int direction) {
            long amount = (long) direction * period.amount();
            return switch (period.unit()) {
                case CALENDAR_DAYS -> new Landing(from.plusDays(amount), List.of(), false);
                case WEEKS -> new Landing(from.plusWeeks(amount), List.of(), false);
                case MONTHS -> sameDay(from, from.plusMonths(amount));
                case YEARS -> sameDay(from, from.plusYears(amount));
                case WORKING_DAYS -> {
                    List<Holiday> skipped = new ArrayList<>();
                    LocalDate day = walk(from, period.amount(), direction, skipped);
                    yield new Landing(day, List.copyOf(skipped), false);
                }
                case HOURS -> throw new IllegalArgumentException("hours are not counted in days: " + period);
            };
        }

        private static Landing sameDay(LocalDate from, LocalDate to) {
            return new Landing(to, List.of(), to.getDayOfMonth() != from.getDayOfMonth());
        }

        LocalDate workingDaysAfter(LocalDate from, int amount) {
            return walk(from, amount, 1, new ArrayList<>());
        }

        private LocalDate walk(LocalDate from, int amount, int direction, List<Holiday> skipped) {
            LocalDate day = from;
            int left = amount;
            while (left > 0) {
                day = day.plusDays(direction);
                if (works(day)) {
                    left--;
                } else {
                    weekdayHoliday(day, skipped);
                }
            }
            return day;
        }

        int workingDays(Pause pause) {
            int days = 0;
            for (LocalDate day = pause.from(); day.isBefore(pause.to()); day = day.plusDays(1)) {
                if (works(day)) {
                    days++;
                }
            }
            return days;
        }

        boolean works(LocalDate day) {
            if (unknown == null && !calendar.covers(day) && !HolidayCalendar.isWeekend(day)) {
                unknown = day;
            }
            return calendar.isWorkingDay(day);
        }

        void weekdayHoliday(LocalDate day, List<Holiday> found) {
            if (!HolidayCalendar.isWeekend(day)) {
                calendar.holiday(day).ifPresent(found::add);
            }
        }

        Reckoning reckoning(LocalDate date, List<Step> steps) {
            List<Step> all = new ArrayList<>(steps);
            LocalDate day = unknown;
            if (day != null) {
                all.add(new Step.HolidaysUnknown(calendar.id(), day));
            }
            return new Reckoning(date, calendar.id(), calendar.version(), all);
        }
    }
}
