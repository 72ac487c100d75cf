package gehoor.policy.calendar;

import static gehoor.policy.calendar.Fixtures.EASTER_MONDAY;
import static gehoor.policy.calendar.Fixtures.belgianDays;
import static gehoor.policy.calendar.Fixtures.calendar;
import static gehoor.policy.calendar.Fixtures.day;
import static gehoor.policy.calendar.Fixtures.holiday;
import static gehoor.policy.calendar.Fixtures.kinds;
import static gehoor.policy.calendar.Fixtures.pause;
import static gehoor.policy.calendar.RollOver.NEXT_WORKING_DAY;
import static gehoor.policy.calendar.RollOver.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gehoor.policy.calendar.Reckoning.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples worked out by hand on a wall calendar. */
class DueDatesTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private final HolidayCalendar belgium = belgianDays();

    @ParameterizedTest(name = "{1} from {0} end on {2}")
    @CsvSource({
        "2026-03-02, 10 calendar days, 2026-03-12",
        "2026-03-02, 45 calendar days, 2026-04-16",
        "2026-03-02, 1 calendar day,   2026-03-03",
        "2026-12-31, 1 calendar day,   2027-01-01",
        "2026-03-02, 6 weeks,          2026-04-13",
        "2026-01-31, 1 month,          2026-02-28",
        "2028-01-31, 1 month,          2028-02-29",
        "2026-03-31, 1 month,          2026-04-30",
        "2026-02-28, 1 month,          2026-03-28",
        "2026-11-30, 3 months,         2027-02-28",
        "2026-12-15, 3 months,         2027-03-15",
        "2028-02-29, 1 year,           2029-02-28",
        "2028-02-29, 4 years,          2032-02-29",
        "2027-02-28, 1 year,           2028-02-28",
        "2026-03-27, 9 calendar days,  2026-04-05"
    })
    void countsWithoutTheFirstDay(LocalDate anchor, String period, LocalDate due) {
        assertThat(DueDates.due(anchor, Period.parse(period), NONE, belgium).date())
                .isEqualTo(due);
    }

    @ParameterizedTest(name = "{1} from {0} end on {2}")
    @CsvSource({
        "2026-03-31, 2 working days, 2026-04-02",
        "2026-04-02, 1 working day,  2026-04-03",
        "2026-04-02, 2 working days, 2026-04-07", // Easter Monday passed over
        "2026-04-04, 1 working day,  2026-04-07", // from a Saturday
        "2026-04-06, 1 working day,  2026-04-07", // from a holiday
        "2026-04-30, 5 working days, 2026-05-08", // Labour Day on a Friday
        "2026-08-14, 1 working day,  2026-08-17" // Assumption on a Saturday takes nothing away
    })
    void countsWorkingDays(LocalDate anchor, String period, LocalDate due) {
        Reckoning reckoning = DueDates.due(anchor, Period.parse(period), NEXT_WORKING_DAY, belgium);

        assertThat(reckoning.date()).isEqualTo(due);
        assertThat(kinds(reckoning)).containsExactly(Step.Counted.class);
    }

    @ParameterizedTest(name = "{0} calendar days from 27 March 2026: {1}, rolled over {2}")
    @CsvSource({
        "7,  2026-04-03, 2026-04-03", // Friday
        "8,  2026-04-04, 2026-04-07", // Saturday, then Sunday and Easter Monday
        "9,  2026-04-05, 2026-04-07",
        "10, 2026-04-06, 2026-04-07",
        "11, 2026-04-07, 2026-04-07"
    })
    void rollsOverToTheNextWorkingDay(int days, LocalDate raw, LocalDate rolled) {
        LocalDate anchor = day("2026-03-27");
        Period period = Period.of(days, Period.Unit.CALENDAR_DAYS);

        assertThat(DueDates.due(anchor, period, NONE, belgium).date()).isEqualTo(raw);
        assertThat(DueDates.due(anchor, period, NEXT_WORKING_DAY, belgium).date())
                .isEqualTo(rolled);
    }

    @Test
    void tellsEachStep() {
        // given
        Holiday easterMonday = belgium.holiday(EASTER_MONDAY).orElseThrow();
        Period eight = Period.parse("8 calendar days");

        // when
        Reckoning reckoning = DueDates.due(day("2026-03-27"), eight, NEXT_WORKING_DAY, belgium);

        // then
        assertThat(reckoning)
                .isEqualTo(new Reckoning(
                        day("2026-04-07"),
                        "BE",
                        "test-1",
                        List.of(
                                new Step.Counted(day("2026-03-27"), eight, day("2026-04-04"), List.of(), false),
                                new Step.RolledOver(
                                        day("2026-04-04"),
                                        day("2026-04-07"),
                                        List.of(easterMonday),
                                        true,
                                        List.of()))));
        assertThat(reckoning.certain()).isTrue();
    }

    @Test
    void tellsWhichHolidaysWorkingDaysPassedOverAndWhereAMonthWasTooShort() {
        Reckoning working = DueDates.due(day("2026-04-02"), Period.parse("2 working days"), NONE, belgium);
        Reckoning month = DueDates.due(day("2026-01-31"), Period.parse("1 month"), NONE, belgium);

        assertThat(((Step.Counted) working.steps().get(0)).skipped())
                .extracting(Holiday::date)
                .containsExactly(EASTER_MONDAY);
        assertThat(((Step.Counted) month.steps().get(0)).clipped()).isTrue();
    }

    @Nested
    class Extended {
        @Test
        void isCountedFromTheEndBeforeAnyRollOver() {
            // given a term of six weeks that ends on Saturday 4 April and rolls over to Tuesday 7 April
            Term term = Term.of(day("2026-02-21"), Period.parse("6 weeks"), NEXT_WORKING_DAY);
            assertThat(DueDates.due(term, belgium).date()).isEqualTo(day("2026-04-07"));

            // when it is extended by four weeks
            Reckoning reckoning = DueDates.due(term.extendedBy(Period.parse("4 weeks")), belgium);

            // then the ten weeks end on Saturday 2 May, and roll over once
            assertThat(reckoning.date()).isEqualTo(day("2026-05-04"));
            assertThat(kinds(reckoning))
                    .containsExactly(Step.Counted.class, Step.Extended.class, Step.RolledOver.class);
        }

        @Test
        void severalTimesInOrder() {
            Term term = Term.of(day("2026-01-31"), Period.parse("1 month"), NONE)
                    .extendedBy(Period.parse("2 months"))
                    .extendedBy(Period.parse("2 working days"));

            // 28 February, 28 April, then Wednesday 29 and Thursday 30 April
            assertThat(DueDates.due(term, belgium).date()).isEqualTo(day("2026-04-30"));
        }

        @Test
        void fromADateAlone() {
            Reckoning reckoning =
                    DueDates.extend(day("2026-03-27"), Period.parse("8 calendar days"), NEXT_WORKING_DAY, belgium);

            assertThat(reckoning.date()).isEqualTo(day("2026-04-07"));
            assertThat(kinds(reckoning)).containsExactly(Step.Extended.class, Step.RolledOver.class);
            assertThat(DueDates.extend(day("2026-03-27"), Period.parse("8 calendar days"), NONE, belgium)
                            .date())
                    .isEqualTo(day("2026-04-04"));
        }
    }

    @Nested
    class Paused {
        private final Term tenDays = Term.of(day("2026-03-02"), Period.parse("10 calendar days"), NONE); // 12 March

        @Test
        void movesByThePausedDays() {
            Reckoning reckoning = DueDates.due(tenDays.pausedDuring(pause("2026-03-05", "2026-03-08")), belgium);

            assertThat(reckoning.date()).isEqualTo(day("2026-03-15"));
            assertThat(reckoning.steps().get(1))
                    .isEqualTo(new Step.StoodStill(
                            day("2026-03-12"),
                            3,
                            Period.Unit.CALENDAR_DAYS,
                            day("2026-03-15"),
                            List.of(pause("2026-03-05", "2026-03-08"))));
        }

        @Test
        void movesByWorkingDaysWhereItIsInWorkingDays() {
            Term fiveDays = Term.of(day("2026-03-02"), Period.parse("5 working days"), NONE); // Monday 9 March

            // Friday, Saturday and Sunday: one working day
            assertThat(DueDates.due(fiveDays.pausedDuring(pause("2026-03-06", "2026-03-09")), belgium)
                            .date())
                    .isEqualTo(day("2026-03-10"));
            // a weekend: none
            Reckoning weekend = DueDates.due(fiveDays.pausedDuring(pause("2026-03-07", "2026-03-09")), belgium);
            assertThat(weekend.date()).isEqualTo(day("2026-03-09"));
            assertThat(kinds(weekend)).containsExactly(Step.Counted.class);
        }

        @Test
        void onItsLastDayMovesBeyondThePause() {
            assertThat(DueDates.due(tenDays.pausedDuring(pause("2026-03-12", "2026-03-22")), belgium)
                            .date())
                    .isEqualTo(day("2026-03-22"));
        }

        @Test
        void afterItsLastDayOrBeforeItsFirstChangesNothing() {
            Term term = tenDays.pausedDuring(pause("2026-03-13", "2026-03-22"))
                    .pausedDuring(pause("2026-02-01", "2026-03-03"))
                    .pausedDuring(pause("2026-03-05", "2026-03-05"));

            assertThat(DueDates.due(term, belgium).steps()).hasSize(1);
            assertThat(DueDates.due(term, belgium).date()).isEqualTo(day("2026-03-12"));
        }

        @Test
        void acrossItsStartCountsOnlyFromTheFirstDay() {
            // 3 and 4 March are lost; 1 and 2 March were never counted
            assertThat(DueDates.due(tenDays.pausedDuring(pause("2026-03-01", "2026-03-05")), belgium)
                            .date())
                    .isEqualTo(day("2026-03-14"));
        }

        @Test
        void twiceOnTheSameDaysCountsOnce() {
            Term term = tenDays.pausedDuring(pause("2026-03-08", "2026-03-10"))
                    .pausedDuring(pause("2026-03-05", "2026-03-09"));

            Reckoning reckoning = DueDates.due(term, belgium);

            assertThat(reckoning.date()).isEqualTo(day("2026-03-17"));
            assertThat(((Step.StoodStill) reckoning.steps().get(1)).pauses())
                    .containsExactly(pause("2026-03-05", "2026-03-10"));
        }

        @Test
        void againWhereItLeftOffIsOnePause() {
            Term term = tenDays.pausedDuring(pause("2026-03-05", "2026-03-08"))
                    .pausedDuring(pause("2026-03-08", "2026-03-09"));

            Reckoning reckoning = DueDates.due(term, belgium);

            assertThat(reckoning.date()).isEqualTo(day("2026-03-16"));
            assertThat(((Step.StoodStill) reckoning.steps().get(1)).pauses())
                    .containsExactly(pause("2026-03-05", "2026-03-09"));
        }

        @Test
        void soLongThatAnotherPauseComesWithinReach() {
            // without the first pause, the second would begin after the end
            Term term = tenDays.pausedDuring(pause("2026-03-05", "2026-03-08"))
                    .pausedDuring(pause("2026-03-14", "2026-03-16"));

            assertThat(DueDates.due(term, belgium).date()).isEqualTo(day("2026-03-17"));
        }

        @Test
        void whileItRollsOverWaitsForTheFirstWorkingDayThatCounts() {
            // given a term that ends on Saturday 4 April, and a pause from Sunday to Thursday
            Term term = Term.of(day("2026-03-27"), Period.parse("8 calendar days"), NEXT_WORKING_DAY)
                    .pausedDuring(pause("2026-04-05", "2026-04-09"));

            Reckoning reckoning = DueDates.due(term, belgium);

            assertThat(reckoning.date()).isEqualTo(day("2026-04-09"));
            assertThat(reckoning.steps().get(1))
                    .isEqualTo(new Step.RolledOver(
                            day("2026-04-04"),
                            day("2026-04-09"),
                            List.of(),
                            true,
                            List.of(pause("2026-04-05", "2026-04-09"))));
        }

        @Test
        void afterAnExtensionMovesTheExtendedEnd() {
            Term term = tenDays.extendedBy(Period.parse("1 week")).pausedDuring(pause("2026-03-15", "2026-03-17"));

            assertThat(DueDates.due(term, belgium).date()).isEqualTo(day("2026-03-21"));
        }

        @Test
        void cannotEndBeforeItBegins() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pause("2026-03-05", "2026-03-04"))
                    .withMessage("a pause from 2026-03-05 cannot end on 2026-03-04");
        }
    }

    @ParameterizedTest(name = "{1} before {0} is {2}")
    @CsvSource({
        "2026-04-16, 10 calendar days, 2026-04-06",
        "2026-04-16, 1 week, 2026-04-09",
        "2026-03-31, 1 month, 2026-02-28",
        "2028-02-29, 1 year, 2027-02-28",
        "2026-03-16, 2 working days, 2026-03-12",
        "2026-04-08, 2 working days, 2026-04-03", // Easter Monday passed over
        "2026-04-05, 1 working day, 2026-04-03"
    })
    void countsBackForAReminder(LocalDate due, String period, LocalDate reminder) {
        Reckoning reckoning = DueDates.before(due, Period.parse(period), belgium);

        assertThat(reckoning.date()).isEqualTo(reminder);
        assertThat(kinds(reckoning)).containsExactly(Step.CountedBack.class);
    }

    @ParameterizedTest
    @CsvSource({
        // from, period, to, less, more
        "2025-03-02, 1 year, 2026-03-01, true, false",
        "2025-03-02, 1 year, 2026-03-02, false, false",
        "2025-03-02, 1 year, 2026-03-03, false, true",
        "2026-04-02, 2 working days, 2026-04-07, false, false",
        "2026-04-02, 2 working days, 2026-04-08, false, true",
        "2026-04-02, 2 working days, 2026-04-06, true, false",
        "2026-04-02, 1 calendar day, 2026-04-01, true, false"
    })
    void comparesElapsedTime(LocalDate from, String period, LocalDate to, boolean less, boolean more) {
        assertThat(DueDates.lessThan(from, Period.parse(period), to, belgium)).isEqualTo(less);
        assertThat(DueDates.moreThan(from, Period.parse(period), to, belgium)).isEqualTo(more);
    }

    @Nested
    class BeyondTheCalendar {
        private final HolidayCalendar until2026 = HolidayCalendar.of("BE", "1", "", 2026, 2026, List.of());

        @Test
        void workingDaysAreCountedByWeekendsAndSaidToBe() {
            // 1 January 2027 is a Friday of which this calendar knows nothing
            Reckoning reckoning = DueDates.due(day("2026-12-30"), Period.parse("3 working days"), NONE, until2026);

            assertThat(reckoning.date()).isEqualTo(day("2027-01-04"));
            assertThat(reckoning.certain()).isFalse();
            assertThat(reckoning.steps().get(1)).isEqualTo(new Step.HolidaysUnknown("BE", day("2027-01-01")));
        }

        @Test
        void aRollOverIsSaidToBeUncertain() {
            assertThat(DueDates.due(day("2026-12-22"), Period.parse("10 calendar days"), NEXT_WORKING_DAY, until2026)
                            .certain())
                    .isFalse();
            // Thursday 31 December is known
            assertThat(DueDates.due(day("2026-12-21"), Period.parse("10 calendar days"), NEXT_WORKING_DAY, until2026)
                            .certain())
                    .isTrue();
        }

        @Test
        void whatDoesNotDependOnHolidaysIsCertain() {
            assertThat(DueDates.due(day("2040-01-31"), Period.parse("1 month"), NONE, until2026)
                            .certain())
                    .isTrue();
            assertThat(DueDates.due(day("2026-12-30"), Period.parse("1 working day"), NONE, until2026)
                            .certain())
                    .isTrue();
        }

        @Test
        void backwardsToo() {
            assertThat(DueDates.before(day("2026-01-02"), Period.parse("2 working days"), until2026)
                            .certain())
                    .isFalse();
            assertThat(DueDates.extend(day("2026-12-31"), Period.parse("1 working day"), NONE, until2026)
                            .certain())
                    .isFalse();
        }
    }

    @Nested
    class OnTheClock {
        @Test
        void aDayEndsWhereTheNextBegins() {
            assertThat(DueDates.end(day("2026-01-15"), BRUSSELS)).isEqualTo("2026-01-15T23:00:00Z");
            assertThat(DueDates.end(day("2026-07-15"), BRUSSELS)).isEqualTo("2026-07-15T22:00:00Z");
            // the nights in which the clock changes: 29 March and 25 October 2026
            assertThat(DueDates.end(day("2026-03-28"), BRUSSELS)).isEqualTo("2026-03-28T23:00:00Z");
            assertThat(DueDates.end(day("2026-03-29"), BRUSSELS)).isEqualTo("2026-03-29T22:00:00Z");
            assertThat(DueDates.end(day("2026-10-24"), BRUSSELS)).isEqualTo("2026-10-24T22:00:00Z");
            assertThat(DueDates.end(day("2026-10-25"), BRUSSELS)).isEqualTo("2026-10-25T23:00:00Z");
        }

        @Test
        void aDayThatDoesNotBeginAtMidnightBeginsWhereItDoes() {
            // Beirut skipped the first hour of 31 March 2024
            assertThat(DueDates.end(day("2024-03-30"), ZoneId.of("Asia/Beirut")))
                    .isEqualTo("2024-03-30T22:00:00Z");
        }

        @Test
        void hoursPassAlikeThroughSummerTime() {
            Period hours = Period.parse("72 hours");

            // Friday 27 March 2026, 14:30 in Brussels; three days later the wall says 15:30
            assertThat(DueDates.dueInstant(Instant.parse("2026-03-27T13:30:00Z"), hours))
                    .isEqualTo("2026-03-30T13:30:00Z");
        }
    }

    @Test
    void hoursAndDaysAreKeptApart() {
        LocalDate day = day("2026-03-02");
        Period hours = Period.parse("72 hours");
        String refusal = "hours are counted from an instant, not from a day: 72 hours";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDates.due(day, hours, NONE, belgium))
                .withMessage(refusal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Term.of(day, Period.parse("1 week"), NONE).extendedBy(hours))
                .withMessage(refusal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDates.extend(day, hours, NONE, belgium))
                .withMessage(refusal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDates.before(day, hours, belgium))
                .withMessage(refusal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDates.moreThan(day, hours, day, belgium))
                .withMessage(refusal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDates.lessThan(day, hours, day, belgium))
                .withMessage(refusal);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DueDates.dueInstant(Instant.EPOCH, Period.parse("3 months")))
                .withMessage("from an instant only hours are counted, not 3 months");
    }

    @Test
    void aHolidayAddedLaterMovesTheDate() {
        Period period = Period.parse("2 working days");
        HolidayCalendar before = calendar("NL");
        HolidayCalendar after = calendar("NL", holiday("2026-05-15", "extra", "extra", "extra"));

        assertThat(DueDates.due(day("2026-05-13"), period, NONE, before).date()).isEqualTo(day("2026-05-15"));
        assertThat(DueDates.due(day("2026-05-13"), period, NONE, after).date()).isEqualTo(day("2026-05-18"));
    }

    @Test
    void rollOversAreNamedInWords() {
        assertThat(RollOver.values()).extracting(RollOver::word).containsExactly("none", "next-working-day");
    }
}
