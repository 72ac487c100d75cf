package gehoor.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "45 calendar days, 45, CALENDAR_DAYS",
        "1 calendar day, 1, CALENDAR_DAYS",
        "2 working days, 2, WORKING_DAYS",
        "1 working day, 1, WORKING_DAYS",
        "6 weeks, 6, WEEKS",
        "3 months, 3, MONTHS",
        "1 year, 1, YEARS",
        "72 hours, 72, HOURS",
        "9999 hours, 9999, HOURS"
    })
    void readsWhatAProcedureWrites(String words, int amount, Period.Unit unit) {
        assertThat(Period.read(words)).isEqualTo(new Period.Reading.Understood(new Period(amount, unit)));
        assertThat(Period.parse(words)).hasToString(words);
    }

    @Test
    void readsBackEveryUnitAndAmountItWrites() {
        List<Period> lost = new ArrayList<>();
        for (Period.Unit unit : Period.Unit.values()) {
            for (int amount = Period.LEAST; amount <= Period.MOST; amount++) {
                Period period = Period.of(amount, unit);
                if (!period.equals(Period.parse(period.toString()))) {
                    lost.add(period);
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void namesItsUnitsInOneWord() {
        assertThat(Period.Unit.values())
                .extracting(Period.Unit::word)
                .containsExactly("calendar-days", "working-days", "weeks", "months", "years", "hours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 months", "2 working day", "  6   weeks ", "3\nmonths"})
    void minorSlipsOfNumberAndSpaceAreUnderstood(String words) {
        assertThat(Period.read(words)).isInstanceOf(Period.Reading.Understood.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "six weeks",
                "weeks",
                "6",
                "6weeks",
                "-6 weeks",
                "+6 weeks",
                "06 weeks",
                "1.5 months",
                "6 weeks 2 days",
                "6 Weeks",
                "1e3 hours",
                "P6W",
                "1234567890 weeks",
                "٦ weeks",
                "3 fortnights",
                "3 working hours"
            })
    void refusesAnythingElseAndSaysWhatIsAccepted(String words) {
        Period.Reading reading = Period.read(words);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Period.Reading.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("calendar days, working days, weeks, months, years, hours"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse(words))
                .withMessage(((Period.Reading.Refused) reading).reason());
    }

    @ParameterizedTest
    @CsvSource({"45 days, 45", "1 day, 1"})
    void refusesDaysThatDoNotSayWhich(String words, String number) {
        assertThat(Period.read(words))
                .isInstanceOfSatisfying(
                        Period.Reading.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo("'" + words + "' does not say which days; write " + number
                                        + " calendar days or " + number + " working days"));
    }

    @ParameterizedTest
    @CsvSource({
        "45 calender days, calendar days",
        "2 workingdays, working days",
        "2 Working Days, working days",
        "3 mnths, months",
        "1 jear, year"
    })
    void offersTheNearestUnit(String words, String nearest) {
        assertThat(Period.read(words))
                .isInstanceOfSatisfying(
                        Period.Reading.Refused.class,
                        refused -> assertThat(refused.reason()).contains("perhaps " + nearest + ";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 weeks", "10000 weeks", "999999999 weeks"})
    void refusesAnAmountOutOfBounds(String words) {
        assertThat(Period.read(words))
                .isInstanceOfSatisfying(
                        Period.Reading.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("a period is from 1 to 9999 of its unit, not "));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_000, Integer.MAX_VALUE})
    void cannotBeMadeOutOfBounds(int amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> Period.of(amount, Period.Unit.WEEKS));
    }

    @Test
    void repeatsOnlyTheBeginningOfALongText() {
        String long_ = "x".repeat(1_000_000);

        assertThat(Period.read(long_))
                .isInstanceOfSatisfying(
                        Period.Reading.Refused.class,
                        refused -> assertThat(refused.reason()).hasSizeLessThan(300));
    }
}
