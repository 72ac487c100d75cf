package gehoor.policy.calendar;

import static gehoor.policy.calendar.Fixtures.day;
import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The calendars that are shipped, held against the law, against Jollyday, and against the moon. */
class CalendarFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"BE", "BE-VLG", "NL"})
    void aFileIsCompleteAndInOrder(String id) throws IOException {
        HolidayCalendar calendar = file(id);

        assertThat(calendar.id()).isEqualTo(id);
        assertThat(calendar.source()).isNotBlank();
        assertThat(calendar.from()).isEqualTo(2024);
        assertThat(calendar.to()).isEqualTo(2035);
        assertThat(datesAsWritten(id)).isSorted().doesNotHaveDuplicates();
        assertThat(calendar.holidays().values()).allSatisfy(holiday -> {
            assertThat(holiday.name()).containsOnlyKeys("nl", "fr", "en");
            assertThat(holiday.name().values()).noneMatch(String::isBlank);
            assertThat(holiday.basis()).isNotBlank();
        });
    }

    @Test
    void belgiumHasTheTenLegalDaysOfEachYear() throws IOException {
        HolidayCalendar belgium = file("BE");

        for (int year = 2024; year <= 2035; year++) {
            LocalDate easter = easter(year);
            assertThat(of(belgium, year))
                    .containsExactlyInAnyOrder(
                            LocalDate.of(year, 1, 1),
                            easter.plusDays(1),
                            LocalDate.of(year, 5, 1),
                            easter.plusDays(39),
                            easter.plusDays(50),
                            LocalDate.of(year, 7, 21),
                            LocalDate.of(year, 8, 15),
                            LocalDate.of(year, 11, 1),
                            LocalDate.of(year, 11, 11),
                            LocalDate.of(year, 12, 25));
        }
        assertThat(belgium.holidays().values()).extracting(Holiday::kind).containsOnly(Holiday.Kind.PUBLIC);
    }

    @Test
    void flandersHasThoseOfBelgiumAndThreeOfItsOwn() throws IOException {
        HolidayCalendar flanders = file("BE-VLG");
        HolidayCalendar belgium = file("BE");

        assertThat(flanders.holidays()).containsAllEntriesOf(belgium.holidays());
        SortedSet<LocalDate> own = new TreeSet<>(flanders.holidays().keySet());
        own.removeAll(belgium.holidays().keySet());
        assertThat(own)
                .containsExactlyElementsOf(years(year ->
                        List.of(LocalDate.of(year, 7, 11), LocalDate.of(year, 11, 2), LocalDate.of(year, 12, 26))));
        assertThat(own)
                .allSatisfy(day ->
                        assertThat(flanders.holiday(day)).map(Holiday::kind).contains(Holiday.Kind.COMMUNITY));
    }

    @Test
    void theNetherlandsHaveTheDaysOfTheLaw() throws IOException {
        HolidayCalendar netherlands = file("NL");

        assertThat(ofKind(netherlands, Holiday.Kind.PUBLIC))
                .as("Algemene termijnenwet, art. 3 lid 1")
                .containsExactlyElementsOf(years(year -> List.of(
                        LocalDate.of(year, 1, 1),
                        easter(year).plusDays(1),
                        // 27 April is a Sunday in 2025 and 2031
                        LocalDate.of(year, 4, year == 2025 || year == 2031 ? 26 : 27),
                        LocalDate.of(year, 5, 5),
                        easter(year).plusDays(39),
                        easter(year).plusDays(50),
                        LocalDate.of(year, 12, 25),
                        LocalDate.of(year, 12, 26))));
        SortedSet<LocalDate> equated = new TreeSet<>(ofKind(netherlands, Holiday.Kind.EQUATED));
        SortedSet<LocalDate> goodFridays = years(year -> List.of(easter(year).minusDays(2)));
        assertThat(equated).as("lid 2").containsAll(goodFridays);
        equated.removeAll(goodFridays);
        assertThat(equated).as("lid 3").containsExactlyElementsOf(decreed());
    }

    @Test
    void belgiumAgreesWithJollyday() throws IOException {
        SortedSet<LocalDate> theirs = jollyday("be", HolidayType.PUBLIC_HOLIDAY);
        // Jollyday names Easter and Whit Sunday; the law does not, and they are Sundays.
        theirs.removeAll(years(year -> List.of(easter(year), easter(year).plusDays(49))));

        assertThat(theirs).containsExactlyElementsOf(file("BE").holidays().keySet());
    }

    @Test
    void flandersAgreesWithJollydayButForWhatJollydayDoesNotKnow() throws IOException {
        SortedSet<LocalDate> theirs = jollyday("be", HolidayType.PUBLIC_HOLIDAY);
        theirs.removeAll(years(year -> List.of(easter(year), easter(year).plusDays(49))));
        SortedSet<LocalDate> ours = new TreeSet<>(file("BE-VLG").holidays().keySet());

        ours.removeAll(theirs);

        // Jollyday has no Flanders: neither 11 July nor 26 December; 2 November is an observance to it.
        assertThat(ours)
                .containsExactlyElementsOf(years(year ->
                        List.of(LocalDate.of(year, 7, 11), LocalDate.of(year, 11, 2), LocalDate.of(year, 12, 26))));
        assertThat(jollyday("be", HolidayType.OBSERVANCE))
                .containsAll(years(year -> List.of(LocalDate.of(year, 11, 2))))
                .doesNotContainAnyElementsOf(
                        years(year -> List.of(LocalDate.of(year, 7, 11), LocalDate.of(year, 12, 26))));
    }

    @Test
    void theNetherlandsAgreeWithJollydayButForGoodFridayAndTheDecreedDays() throws IOException {
        SortedSet<LocalDate> theirs = jollyday("nl", HolidayType.PUBLIC_HOLIDAY);
        theirs.removeAll(years(year -> List.of(easter(year), easter(year).plusDays(49))));
        SortedSet<LocalDate> ours = new TreeSet<>(file("NL").holidays().keySet());

        assertThat(ours).containsAll(theirs);
        ours.removeAll(theirs);

        // Good Friday is an observance to Jollyday, and it does not know the decrees. King's Day and 5 May are
        // the same.
        SortedSet<LocalDate> goodFridays = years(year -> List.of(easter(year).minusDays(2)));
        assertThat(jollyday("nl", HolidayType.OBSERVANCE)).containsExactlyElementsOf(goodFridays);
        SortedSet<LocalDate> expected = new TreeSet<>(goodFridays);
        expected.addAll(decreed());
        assertThat(ours).containsExactlyElementsOf(expected);
    }

    @Test
    void aDayTooManyOrTooFewWouldBeFound() throws IOException {
        SortedSet<LocalDate> theirs = jollyday("be", HolidayType.PUBLIC_HOLIDAY);
        theirs.removeAll(years(year -> List.of(easter(year), easter(year).plusDays(49))));
        SortedSet<LocalDate> lacking = new TreeSet<>(file("BE").holidays().keySet());
        lacking.remove(day("2026-04-06"));
        SortedSet<LocalDate> surplus = new TreeSet<>(file("BE").holidays().keySet());
        surplus.add(day("2026-04-07"));

        assertThat(theirs).isNotEqualTo(lacking).isNotEqualTo(surplus);
    }

    @Test
    void easterIsWhereTheAlmanacHasIt() {
        assertThat(IntStream.rangeClosed(2024, 2035).mapToObj(CalendarFilesTest::easter))
                .containsExactly(
                        day("2024-03-31"),
                        day("2025-04-20"),
                        day("2026-04-05"),
                        day("2027-03-28"),
                        day("2028-04-16"),
                        day("2029-04-01"),
                        day("2030-04-21"),
                        day("2031-04-13"),
                        day("2032-03-28"),
                        day("2033-04-17"),
                        day("2034-04-09"),
                        day("2035-03-25"));
    }

    /** The days named in the titles of the two decrees, which are in the source of the file. */
    private static SortedSet<LocalDate> decreed() {
        return new TreeSet<>(List.of(
                day("2024-05-10"),
                day("2024-12-27"),
                day("2025-05-30"),
                day("2026-01-02"),
                day("2026-05-15"),
                day("2027-05-07"),
                day("2028-04-28"),
                day("2028-05-26")));
    }

    /** Gauss's rule for Easter, with the numbers for 1900 to 2099. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year % 4;
        int c = year % 7;
        int d = (19 * a + 24) % 30;
        int e = (2 * b + 4 * c + 6 * d + 5) % 7;
        int day = 22 + d + e;
        if ((d == 29 && e == 6) || (d == 28 && e == 6 && a > 10)) {
            day -= 7;
        }
        return LocalDate.of(year, 3, 1).plusDays(day - 1L);
    }

    private interface DaysOfYear {
        List<LocalDate> in(int year);
    }

    private static SortedSet<LocalDate> years(DaysOfYear days) {
        SortedSet<LocalDate> all = new TreeSet<>();
        for (int year = 2024; year <= 2035; year++) {
            all.addAll(days.in(year));
        }
        return all;
    }

    private static Set<LocalDate> of(HolidayCalendar calendar, int year) {
        return calendar.holidays()
                .subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
                .keySet();
    }

    private static List<LocalDate> ofKind(HolidayCalendar calendar, Holiday.Kind kind) {
        return calendar.holidays().values().stream()
                .filter(holiday -> holiday.kind() == kind)
                .map(Holiday::date)
                .toList();
    }

    private static SortedSet<LocalDate> jollyday(String country, HolidayType type) {
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country));
        SortedSet<LocalDate> days = new TreeSet<>();
        for (int year = 2024; year <= 2035; year++) {
            manager.getHolidays(Year.of(year), type).forEach(holiday -> days.add(holiday.getDate()));
        }
        return days;
    }

    private static List<String> datesAsWritten(String id) throws IOException {
        List<String> dates = new ArrayList<>();
        for (Object entry : (List<?>) read(id).get("holidays")) {
            dates.add((String) ((Map<?, ?>) entry).get("date"));
        }
        return dates;
    }

    private static HolidayCalendar file(String id) throws IOException {
        Map<?, ?> root = read(id);
        assertThat(root.keySet().stream().map(Object::toString))
                .containsExactly("calendar", "version", "source", "covers", "holidays");
        List<Holiday> holidays = new ArrayList<>();
        for (Object entry : (List<?>) root.get("holidays")) {
            Map<?, ?> holiday = (Map<?, ?>) entry;
            assertThat(holiday.keySet().stream().map(Object::toString))
                    .containsExactly("date", "name", "kind", "basis");
            Map<String, String> name = new HashMap<>();
            ((Map<?, ?>) holiday.get("name")).forEach((language, text) -> name.put((String) language, (String) text));
            holidays.add(new Holiday(
                    day((String) holiday.get("date")),
                    name,
                    Holiday.Kind.named((String) holiday.get("kind")).orElseThrow(),
                    (String) holiday.get("basis")));
        }
        Map<?, ?> covers = (Map<?, ?>) root.get("covers");
        return HolidayCalendar.of(
                (String) root.get("calendar"),
                (String) root.get("version"),
                (String) root.get("source"),
                (Integer) covers.get("from"),
                (Integer) covers.get("to"),
                holidays);
    }

    private static Map<?, ?> read(String id) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("tenant-config/_calendars"))) {
            folder = folder.getParent();
        }
        String text = Files.readString(folder.resolve("tenant-config/_calendars/" + id + ".yaml"));
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }
}
