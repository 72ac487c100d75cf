package gehoor.policy.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calendars of a few days, made by hand so that a test shows every day that matters to it. */
final class Fixtures {
    private Fixtures() {}

    static final LocalDate EASTER_MONDAY = day("2026-04-06");

    /** Belgian days around Easter and summer 2026, and nothing else. */
    static HolidayCalendar belgianDays() {
        return calendar(
                "BE",
                holiday("2026-04-06", "Paasmaandag", "lundi de Pâques", "Easter Monday"),
                holiday("2026-05-01", "Dag van de Arbeid", "Fête du Travail", "Labour Day"),
                holiday("2026-05-14", "Onze-Lieve-Heer-Hemelvaart", "Ascension", "Ascension Day"),
                holiday("2026-08-15", "Onze-Lieve-Vrouw-Hemelvaart", "Assomption", "Assumption Day"));
    }

    static HolidayCalendar calendar(String id, Holiday... holidays) {
        return HolidayCalendar.of(id, "test-1", "made up for a test", 2024, 2035, List.of(holidays));
    }

    static Holiday holiday(String date, String nl, String fr, String en) {
        return new Holiday(day(date), Map.of("nl", nl, "fr", fr, "en", en), Holiday.Kind.PUBLIC, "a test");
    }

    static Holiday holiday(LocalDate date) {
        return new Holiday(date, Map.of("en", "Day off"), Holiday.Kind.PUBLIC, "a test");
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    static Pause pause(String from, String to) {
        return new Pause(day(from), day(to));
    }

    static List<Class<?>> kinds(Reckoning reckoning) {
        List<Class<?>> kinds = new ArrayList<>();
        reckoning.steps().forEach(step -> kinds.add(step.getClass()));
        return kinds;
    }
}
