package gehoor.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The same dates reached by other means: a walk of one day at a time over plain numbers, with its own
 * knowledge of leap years, weekdays and summer time, and nothing of {@code java.time}.
 */
class DayByDayTest {
    private static final int CASES = 20_000;
    private static final long SEED = 20260302L;

    private static final long NONE = Long.MIN_VALUE;

    private static final Period.Unit[] DAYS = {
        Period.Unit.CALENDAR_DAYS, Period.Unit.WORKING_DAYS, Period.Unit.WEEKS, Period.Unit.MONTHS, Period.Unit.YEARS
    };

    @Test
    void everyTermEndsWhereAWalkOfOneDayAtATimeEnds() {
        Random random = new Random(SEED);
        List<String> differences = new ArrayList<>();
        Tally tally = new Tally();
        for (int i = 0; i < CASES; i++) {
            Case given = Case.any(random);

            Reckoning reckoning = DueDates.due(given.term(), given.calendar());

            Walk walk = new Walk(given);
            long expected = walk.due();
            if (reckoning.date().toEpochDay() != expected || firstUnknown(reckoning) != walk.unknown) {
                differences.add(given + " gave " + reckoning + ", the walk " + LocalDate.ofEpochDay(expected)
                        + (walk.unknown == NONE ? "" : ", uncertain from " + LocalDate.ofEpochDay(walk.unknown)));
            }
            tally.add(given, reckoning);
        }
        assertThat(differences).isEmpty();
        assertThat(tally.rolledOver).as("cases that rolled over").isGreaterThan(1000);
        assertThat(tally.stoodStill).as("cases that stood still").isGreaterThan(1000);
        assertThat(tally.rolledIntoPause)
                .as("cases that met a pause while rolling over")
                .isGreaterThan(20);
        assertThat(tally.clipped).as("cases in a month too short").isGreaterThan(200);
        assertThat(tally.leapDays).as("cases from 29 February").isGreaterThan(200);
        assertThat(tally.uncertain).as("cases beyond the calendar").isGreaterThan(200);
    }

    @Test
    void aWalkBackGivesTheSameReminder() {
        Random random = new Random(SEED + 1);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Case given = Case.any(random);
            LocalDate due = given.term().anchor();
            Period period = given.term().period();

            LocalDate actual = DueDates.before(due, period, given.calendar()).date();

            long expected = new Walk(given).count(due.toEpochDay(), period, -1);
            if (actual.toEpochDay() != expected) {
                differences.add(
                        period + " before " + due + " gave " + actual + ", the walk " + LocalDate.ofEpochDay(expected));
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void elapsedTimeComparesAsTheWalkDoes() {
        Random random = new Random(SEED + 2);
        List<String> differences = new ArrayList<>();
        int same = 0;
        for (int i = 0; i < CASES; i++) {
            Case given = Case.any(random);
            LocalDate from = given.term().anchor();
            Period period = given.term().period();
            long boundary = new Walk(given).count(from.toEpochDay(), period, 1);
            LocalDate to = LocalDate.ofEpochDay(boundary + random.nextInt(5) - 2);

            boolean more = DueDates.moreThan(from, period, to, given.calendar());
            boolean less = DueDates.lessThan(from, period, to, given.calendar());

            if (more != to.toEpochDay() > boundary || less != to.toEpochDay() < boundary) {
                differences.add(from + " + " + period + " against " + to);
            }
            same += to.toEpochDay() == boundary ? 1 : 0;
        }
        assertThat(differences).isEmpty();
        assertThat(same).isGreaterThan(1000);
    }

    @Test
    void daysEndAndHoursPassRightlyThroughSummerTime() {
        Random random = new Random(SEED + 3);
        List<String> differences = new ArrayList<>();
        Set<Long> lengths = new HashSet<>();
        for (String name : List.of("Europe/Brussels", "Europe/Amsterdam")) {
            ZoneId zone = ZoneId.of(name);
            for (long day = epochDay(2024, 1, 1); day <= epochDay(2036, 1, 1); day++) {
                Instant end = DueDates.end(LocalDate.ofEpochDay(day), zone);
                long expected = (day + 1) * 86_400 - offsetAtMidnight(day + 1);
                if (end.getEpochSecond() != expected || end.getNano() != 0) {
                    differences.add("the end of " + LocalDate.ofEpochDay(day) + " in " + name + " was " + end);
                }
                lengths.add((end.getEpochSecond()
                                - DueDates.end(LocalDate.ofEpochDay(day - 1), zone)
                                        .getEpochSecond())
                        / 3600);

                Instant from = Instant.ofEpochSecond(day * 86_400 + random.nextInt(86_400));
                int hours = 1 + random.nextInt(200);
                Instant due = DueDates.dueInstant(from, Period.of(hours, Period.Unit.HOURS));
                if (due.getEpochSecond() - from.getEpochSecond() != hours * 3600L) {
                    differences.add(hours + " hours from " + from + " gave " + due);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(lengths).as("lengths of a day in hours").containsExactlyInAnyOrder(23L, 24L, 25L);
    }

    private static long firstUnknown(Reckoning reckoning) {
        for (Reckoning.Step step : reckoning.steps()) {
            if (step instanceof Reckoning.Step.HolidaysUnknown unknown) {
                return unknown.day().toEpochDay();
            }
        }
        return NONE;
    }

    /** Summer time in the Union: from 01:00 UTC on the last Sunday of March to that of October. */
    private static long offsetAtMidnight(long day) {
        int year = civil(day)[0];
        boolean summer = day > lastSunday(year, 3) && day <= lastSunday(year, 10);
        return summer ? 7200 : 3600;
    }

    private static long lastSunday(int year, int month) {
        long day = epochDay(year, month, 31);
        while (weekday(day) != 7) {
            day--;
        }
        return day;
    }

    /** A term, the days off, and the calendar that holds them. */
    private record Case(Term term, HolidayCalendar calendar) {

        static Case any(Random random) {
            int from = 2020 + random.nextInt(8);
            int to = from + 4 + random.nextInt(8);
            int year = random.nextInt(20) == 0 ? to : from + random.nextInt(to - from + 1);
            LocalDate anchor = anchor(random, year);
            HolidayCalendar calendar = calendar(random, from, to);

            Period period = period(random, DAYS[random.nextInt(DAYS.length)]);
            List<Period> extensions = new ArrayList<>();
            for (int i = random.nextInt(5); i < 2; i++) {
                // A term in working days is extended in working days: only so does a count of days say
                // where it ends once it is paused. Mixed terms are worked out by hand in DueDatesTest.
                Period.Unit unit = period.unit() == Period.Unit.WORKING_DAYS
                        ? Period.Unit.WORKING_DAYS
                        : DAYS[random.nextInt(DAYS.length)];
                extensions.add(period(random, unit));
            }
            List<Pause> pauses = new ArrayList<>();
            int reach = 20 + (int) (period.amount() * daysIn(period.unit()));
            for (int i = random.nextInt(5); i < 3; i++) {
                // Half of them about where the term ends, where it matters most.
                int after = random.nextBoolean() ? reach - 25 + random.nextInt(10) : random.nextInt(reach) - 10;
                LocalDate start = anchor.plusDays(after);
                pauses.add(new Pause(start, start.plusDays(random.nextInt(25))));
            }
            RollOver rollOver = random.nextBoolean() ? RollOver.NEXT_WORKING_DAY : RollOver.NONE;
            return new Case(new Term(anchor, period, extensions, pauses, rollOver), calendar);
        }

        private static double daysIn(Period.Unit unit) {
            return switch (unit) {
                case CALENDAR_DAYS -> 1;
                case WORKING_DAYS -> 1.4;
                case WEEKS -> 7;
                case MONTHS -> 30.4;
                default -> 365.2;
            };
        }

        private static LocalDate anchor(Random random, int year) {
            return switch (random.nextInt(6)) {
                case 0 -> LocalDate.of(year, 2, year % 4 == 0 ? 29 : 28);
                case 1 -> LocalDate.of(year, 1 + random.nextInt(12), 28).plusDays(random.nextInt(5));
                case 2 -> LocalDate.of(year, 12, 20 + random.nextInt(12));
                default -> LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
            };
        }

        private static Period period(Random random, Period.Unit unit) {
            int most = switch (unit) {
                case CALENDAR_DAYS -> 120;
                case WORKING_DAYS -> 60;
                case WEEKS -> 20;
                case MONTHS -> 30;
                default -> 4;
            };
            return Period.of(1 + random.nextInt(most), unit);
        }

        private static HolidayCalendar calendar(Random random, int from, int to) {
            Set<LocalDate> days = new HashSet<>();
            int number = random.nextInt(120);
            for (int i = 0; i < number; i++) {
                LocalDate day =
                        LocalDate.of(from + random.nextInt(to - from + 1), 1, 1).plusDays(random.nextInt(365));
                days.add(day);
            }
            List<Holiday> holidays = new ArrayList<>();
            days.forEach(day -> holidays.add(Fixtures.holiday(day)));
            return HolidayCalendar.of("XX", "1", "random", from, to, holidays);
        }
    }

    /** One day at a time, over numbers of days since 1 January 1970, a Thursday. */
    private static final class Walk {
        private final Term term;
        private final Set<Long> holidays = new HashSet<>();
        private final Set<Long> paused = new HashSet<>();
        private final int from;
        private final int to;
        private long unknown = NONE;

        Walk(Case given) {
            term = given.term();
            from = given.calendar().from();
            to = given.calendar().to();
            given.calendar().holidays().keySet().forEach(day -> holidays.add(day.toEpochDay()));
            for (Pause pause : term.pauses()) {
                for (long day = pause.from().toEpochDay(); day < pause.to().toEpochDay(); day++) {
                    paused.add(day);
                }
            }
        }

        long due() {
            long anchor = term.anchor().toEpochDay();
            long unpaused = count(anchor, term.period(), 1);
            for (Period extension : term.extensions()) {
                unpaused = count(unpaused, extension, 1);
            }
            boolean working = term.period().unit() == Period.Unit.WORKING_DAYS;
            int days = 0;
            for (long day = anchor + 1; day <= unpaused; day++) {
                days += !working || works(day) ? 1 : 0;
            }
            long day = anchor;
            while (days > 0) {
                day++;
                // A day in a pause is looked at too: whether it is a working day says by how much the end moves.
                boolean counts = !working || works(day);
                days -= counts && !paused.contains(day) ? 1 : 0;
            }
            if (term.rollOver() == RollOver.NEXT_WORKING_DAY && !works(day)) {
                while (paused.contains(day) || !works(day)) {
                    day++;
                }
            }
            return day;
        }

        long count(long start, Period period, int direction) {
            return switch (period.unit()) {
                case CALENDAR_DAYS -> start + direction * (long) period.amount();
                case WEEKS -> start + direction * 7L * period.amount();
                case MONTHS -> sameDayNumber(start, direction * period.amount());
                case YEARS -> sameDayNumber(start, direction * 12 * period.amount());
                case WORKING_DAYS -> {
                    long day = start;
                    for (int left = period.amount(); left > 0; ) {
                        day += direction;
                        left -= works(day) ? 1 : 0;
                    }
                    yield day;
                }
                case HOURS -> throw new AssertionError("no hours here");
            };
        }

        private static long sameDayNumber(long start, int months) {
            int[] date = civil(start);
            int month = date[0] * 12 + date[1] - 1 + months;
            long day = epochDay(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1);
            // Walk to the day of that number, or until the next day is in another month.
            while (civil(day)[2] < date[2] && civil(day + 1)[2] != 1) {
                day++;
            }
            return day;
        }

        private boolean works(long day) {
            if (weekday(day) >= 6) {
                return false;
            }
            int year = civil(day)[0];
            if ((year < from || year > to) && unknown == NONE) {
                unknown = day;
            }
            return !holidays.contains(day);
        }
    }

    private static final class Tally {
        int rolledOver;
        int rolledIntoPause;
        int stoodStill;
        int clipped;
        int leapDays;
        int uncertain;

        void add(Case given, Reckoning reckoning) {
            for (Reckoning.Step step : reckoning.steps()) {
                if (step instanceof Reckoning.Step.RolledOver rolled) {
                    rolledOver++;
                    rolledIntoPause += rolled.pauses().isEmpty() ? 0 : 1;
                } else if (step instanceof Reckoning.Step.StoodStill) {
                    stoodStill++;
                } else if (step instanceof Reckoning.Step.Counted counted && counted.clipped()) {
                    clipped++;
                } else if (step instanceof Reckoning.Step.HolidaysUnknown) {
                    uncertain++;
                }
            }
            LocalDate anchor = given.term().anchor();
            leapDays += anchor.getMonthValue() == 2 && anchor.getDayOfMonth() == 29 ? 1 : 0;
        }
    }

    /** 1 for Monday to 7 for Sunday. */
    private static int weekday(long day) {
        return (int) Math.floorMod(day + 3, 7L) + 1;
    }

    private static long epochDay(int year, int month, int dayOfMonth) {
        long day = 0;
        for (int y = 1970; y < year; y++) {
            day += leap(y) ? 366 : 365;
        }
        for (int m = 1; m < month; m++) {
            day += length(year, m);
        }
        return day + dayOfMonth - 1;
    }

    private static int[] civil(long epochDay) {
        long left = epochDay;
        int year = 1970;
        while (left >= (leap(year) ? 366 : 365)) {
            left -= leap(year) ? 366 : 365;
            year++;
        }
        int month = 1;
        while (left >= length(year, month)) {
            left -= length(year, month);
            month++;
        }
        return new int[] {year, month, (int) left + 1};
    }

    private static boolean leap(int year) {
        return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    }

    private static int length(int year, int month) {
        return switch (month) {
            case 2 -> leap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }
}
