package gehoor.policy.calendar;

import static gehoor.policy.calendar.Fixtures.EASTER_MONDAY;
import static gehoor.policy.calendar.Fixtures.belgianDays;
import static gehoor.policy.calendar.Fixtures.calendar;
import static gehoor.policy.calendar.Fixtures.day;
import static gehoor.policy.calendar.Fixtures.holiday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HolidayCalendarTest {

    @Test
    void knowsWeekendsAndHolidays() {
        HolidayCalendar calendar = belgianDays();

        assertThat(calendar.isWorkingDay(day("2026-04-03"))).isTrue();
        assertThat(calendar.isWorkingDay(day("2026-04-04"))).as("Saturday").isFalse();
        assertThat(calendar.isWorkingDay(day("2026-04-05"))).as("Sunday").isFalse();
        assertThat(calendar.isWorkingDay(EASTER_MONDAY)).isFalse();
        assertThat(calendar.holiday(EASTER_MONDAY)).map(h -> h.name("fr")).contains("lundi de Pâques");
        assertThat(calendar.holiday(day("2026-04-05"))).isEmpty();
    }

    @Test
    void saysWhichYearsItCoversAndKnowsWeekendsOnlyOutsideThem() {
        HolidayCalendar calendar = belgianDays();

        assertThat(calendar.covers(day("2023-12-31"))).isFalse();
        assertThat(calendar.covers(day("2024-01-01"))).isTrue();
        assertThat(calendar.covers(day("2035-12-31"))).isTrue();
        assertThat(calendar.covers(day("2036-01-01"))).isFalse();
        assertThat(calendar.isWorkingDay(day("2036-01-01")))
                .as("a Tuesday nobody told us about")
                .isTrue();
        assertThat(calendar.isWorkingDay(day("2036-01-05"))).as("a Saturday").isFalse();
    }

    @Test
    void isRefusedWithWhatItHasWrong() {
        Holiday twice = holiday("2026-05-01", "nl", "fr", "en");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar("BE", twice, twice))
                .withMessage("calendar BE has 2026-05-01 twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar("BE", holiday("2036-01-01", "nl", "fr", "en")))
                .withMessage("calendar BE covers 2024 to 2035 and has a holiday on 2036-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HolidayCalendar.of("BE", "1", "", 2026, 2025, List.of()))
                .withMessage("calendar BE covers no year: from 2026 to 2025");
        assertThatIllegalArgumentException().isThrownBy(() -> HolidayCalendar.of(" ", "1", "", 2026, 2026, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> HolidayCalendar.of("BE", "", "", 2026, 2026, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new HolidayCalendar("BE", "1", "", 2026, 2026, new TreeMap<>(Map.of(day("2026-05-02"), twice))))
                .withMessage("calendar BE has the holiday of 2026-05-01 under 2026-05-02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Holiday(EASTER_MONDAY, Map.of(), Holiday.Kind.PUBLIC, ""))
                .withMessage("the holiday of 2026-04-06 has no name");
    }

    @Test
    void cannotBeChangedFromOutside() {
        TreeMap<LocalDate, Holiday> days = new TreeMap<>();
        HolidayCalendar calendar = new HolidayCalendar("BE", "1", "", 2026, 2026, days);

        days.put(EASTER_MONDAY, holiday(EASTER_MONDAY));

        assertThat(calendar.isWorkingDay(EASTER_MONDAY)).isTrue();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> calendar.holidays().put(EASTER_MONDAY, holiday(EASTER_MONDAY)));
    }

    @Test
    void aHolidayIsNamedInAnyLanguageItHas() {
        Holiday french = new Holiday(EASTER_MONDAY, Map.of("fr", "lundi de Pâques"), Holiday.Kind.PUBLIC, "");

        assertThat(french.name("nl")).isEqualTo("lundi de Pâques");
        assertThat(holiday("2026-04-06", "Paasmaandag", "lundi de Pâques", "Easter Monday")
                        .name("de"))
                .isEqualTo("Easter Monday");
    }

    @Test
    void aKindIsFoundByItsWord() {
        assertThat(Holiday.Kind.named("community")).contains(Holiday.Kind.COMMUNITY);
        assertThat(Holiday.Kind.named("COMMUNITY")).isEmpty();
        assertThat(Holiday.Kind.values())
                .allSatisfy(kind -> assertThat(Holiday.Kind.named(kind.word())).contains(kind));
    }

    @Test
    void calendarsAreFoundByIdAndHaveAFingerprintThatAnyChangeChanges() {
        // given
        Holiday day = holiday("2026-05-01", "Dag van de Arbeid", "Fête du Travail", "Labour Day");
        Calendars calendars = Calendars.of(List.of(calendar("NL"), calendar("BE", day)));

        // then
        assertThat(calendars.ids()).containsExactly("BE", "NL");
        assertThat(calendars.find("BE")).contains(calendar("BE", day));
        assertThat(calendars.find("FR")).isEmpty();
        assertThat(calendars.fingerprint()).matches("[0-9a-f]{16}");
        assertThat(calendars).hasToString("BE test-1, NL test-1, fingerprint " + calendars.fingerprint());
        assertThat(calendars).isEqualTo(Calendars.of(List.of(calendar("BE", day), calendar("NL"))));
        assertThat(Calendars.of(List.of(calendar("BE", day), calendar("NL"))).fingerprint())
                .as("in another order")
                .isEqualTo(calendars.fingerprint());

        List<HolidayCalendar> changed = List.of(
                HolidayCalendar.of("BX", "test-1", "made up for a test", 2024, 2035, List.of(day)),
                HolidayCalendar.of("BE", "test-2", "made up for a test", 2024, 2035, List.of(day)),
                HolidayCalendar.of("BE", "test-1", "elsewhere", 2024, 2035, List.of(day)),
                HolidayCalendar.of("BE", "test-1", "made up for a test", 2023, 2035, List.of(day)),
                HolidayCalendar.of("BE", "test-1", "made up for a test", 2024, 2036, List.of(day)),
                calendar("BE"),
                calendar("BE", holiday("2026-05-04", "Dag van de Arbeid", "Fête du Travail", "Labour Day")),
                calendar("BE", holiday("2026-05-01", "Dag van de Arbeid", "Fête du Travail", "May Day")),
                calendar("BE", new Holiday(day.date(), day.name(), Holiday.Kind.EQUATED, day.basis())),
                calendar("BE", new Holiday(day.date(), day.name(), day.kind(), "a law")));
        assertThat(changed)
                .extracting(calendar ->
                        Calendars.of(List.of(calendar("NL"), calendar)).fingerprint())
                .doesNotHaveDuplicates()
                .doesNotContain(calendars.fingerprint());
    }

    @Test
    void twoCalendarsWithOneIdAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.of(List.of(calendar("BE"), calendar("BE"))))
                .withMessage("calendar BE is there twice");
    }
}
