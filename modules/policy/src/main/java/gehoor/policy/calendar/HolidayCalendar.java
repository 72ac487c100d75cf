package gehoor.policy.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The holidays of a jurisdiction over a number of years: data with a source, never a formula in code,
 * because days are added by decree.
 *
 * <p>It is written in {@code tenant-config/_calendars/<id>.yaml}, one file each:
 *
 * <pre>{@code
 * calendar: NL                          # the id, also the name of the file
 * version: 2026-1                       # changes whenever a day does
 * source: where the days were found, in words
 * covers: {from: 2024, to: 2035}        # whole years, both included
 * holidays:                             # in order of date, one entry a date
 *   - {date: 2026-01-01, name: {nl: Nieuwjaarsdag, fr: Jour de l’An, en: New Year’s Day}, kind: public, basis: Atw art. 3 lid 1}
 * }</pre>
 *
 * <p>All keys are required; {@code kind} is {@code public}, {@code community} or {@code equated}.
 *
 * @param id the jurisdiction: {@code BE}, {@code BE-VLG}, {@code NL}
 * @param version as its keeper writes it
 * @param source where the days come from, in words
 * @param from the first year it covers
 * @param to the last year it covers
 * @param holidays by date
 */
public record HolidayCalendar(
        String id, String version, String source, int from, int to, SortedMap<LocalDate, Holiday> holidays) {

    /**
     * Makes a calendar.
     *
     * @throws IllegalArgumentException if it has no id or version, covers no year, or has a holiday
     *     outside its years or under another date than its own
     */
    public HolidayCalendar {
        if (id.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("a calendar has an id and a version");
        }
        if (to < from) {
            throw new IllegalArgumentException("calendar " + id + " covers no year: from " + from + " to " + to);
        }
        holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
        for (var entry : holidays.entrySet()) {
            LocalDate date = entry.getValue().date();
            if (!date.equals(entry.getKey())) {
                throw new IllegalArgumentException(
                        "calendar " + id + " has the holiday of " + date + " under " + entry.getKey());
            }
            if (date.getYear() < from || date.getYear() > to) {
                throw new IllegalArgumentException(
                        "calendar " + id + " covers " + from + " to " + to + " and has a holiday on " + date);
            }
        }
    }

    /**
     * Makes a calendar from its list of days.
     *
     * @throws IllegalArgumentException also if a date occurs twice
     */
    public static HolidayCalendar of(
            String id, String version, String source, int from, int to, Collection<Holiday> holidays) {
        SortedMap<LocalDate, Holiday> byDate = new TreeMap<>();
        for (Holiday holiday : holidays) {
            if (byDate.put(holiday.date(), holiday) != null) {
                throw new IllegalArgumentException("calendar " + id + " has " + holiday.date() + " twice");
            }
        }
        return new HolidayCalendar(id, version, source, from, to, byDate);
    }

    /** The holiday on {@code day}, also where that is a Saturday or Sunday. */
    public Optional<Holiday> holiday(LocalDate day) {
        return Optional.ofNullable(holidays.get(day));
    }

    /**
     * Whether {@code day} is neither in a weekend nor a holiday. Outside the years it covers the calendar
     * knows weekends only: ask {@link #covers} before trusting the answer.
     */
    public boolean isWorkingDay(LocalDate day) {
        return !isWeekend(day) && !holidays.containsKey(day);
    }

    /** Whether the holidays of the year of {@code day} are known. */
    public boolean covers(LocalDate day) {
        return day.getYear() >= from && day.getYear() <= to;
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
