package gehoor.policy.calendar;

import static gehoor.policy.calendar.Fixtures.belgianDays;
import static gehoor.policy.calendar.Fixtures.calendar;
import static gehoor.policy.calendar.Fixtures.day;
import static gehoor.policy.calendar.Fixtures.holiday;
import static gehoor.policy.calendar.Fixtures.pause;
import static gehoor.policy.calendar.RollOver.NEXT_WORKING_DAY;
import static gehoor.policy.calendar.RollOver.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    private static final String NBSP = "\u00a0";

    private final HolidayCalendar belgium = belgianDays();

    @Test
    void saysHowAPlainTermEnds() {
        Reckoning reckoning = DueDates.due(day("2026-03-02"), Period.parse("45 calendar days"), NONE, belgium);

        assertSaid(
                reckoning,
                "Uiterlijk op donderdag 16 april 2026: 45 kalenderdagen na maandag 2 maart 2026, die dag niet"
                        + " meegerekend.",
                "Au plus tard le jeudi 16 avril 2026" + NBSP + ": 45 jours calendrier après le lundi 2 mars 2026, ce"
                        + " jour non compris.",
                "By Thursday 16 April 2026: 45 calendar days after Monday 2 March 2026, that day not counted.");
    }

    @Test
    void saysWhyATermRolledOver() {
        Reckoning reckoning =
                DueDates.due(day("2026-03-27"), Period.parse("9 calendar days"), NEXT_WORKING_DAY, belgium);

        assertSaid(
                reckoning,
                "Uiterlijk op dinsdag 7 april 2026: 9 kalenderdagen na vrijdag 27 maart 2026, die dag niet meegerekend;"
                        + " zondag 5 april 2026 is geen werkdag, dus telt de eerstvolgende werkdag (weekend;"
                        + " Paasmaandag, 6 april 2026).",
                "Au plus tard le mardi 7 avril 2026" + NBSP + ": 9 jours calendrier après le vendredi 27 mars 2026, ce"
                        + " jour non compris" + NBSP + "; le dimanche 5 avril 2026 n’est pas un jour ouvrable, c’est"
                        + " donc le jour ouvrable suivant qui compte (week-end" + NBSP + "; lundi de Pâques, 6 avril"
                        + " 2026).",
                "By Tuesday 7 April 2026: 9 calendar days after Friday 27 March 2026, that day not counted; Sunday 5"
                        + " April 2026 is not a working day, so the next one counts (weekend; Easter Monday, 6 April"
                        + " 2026).");
    }

    @Test
    void saysWhichHolidaysWorkingDaysPassedOver() {
        Reckoning reckoning = DueDates.due(day("2026-04-30"), Period.parse("1 working day"), NONE, belgium);

        assertSaid(
                reckoning,
                "Uiterlijk op maandag 4 mei 2026: 1 werkdag na donderdag 30 april 2026, die dag, weekends en feestdagen"
                        + " niet meegerekend (Dag van de Arbeid, 1 mei 2026).",
                "Au plus tard le lundi 4 mai 2026" + NBSP + ": 1 jour ouvrable après le jeudi 30 avril 2026, ce jour,"
                        + " les week-ends et les jours fériés non compris (Fête du Travail, 1er mai 2026).",
                "By Monday 4 May 2026: 1 working day after Thursday 30 April 2026, that day, weekends and holidays not"
                        + " counted (Labour Day, 1 May 2026).");
    }

    @Test
    void saysThatATermWasExtendedAndStoodStill() {
        Term term = Term.of(day("2026-03-02"), Period.parse("6 weeks"), NONE)
                .extendedBy(Period.parse("4 weeks"))
                .pausedDuring(pause("2026-03-05", "2026-03-08"))
                .pausedDuring(pause("2026-03-10", "2026-03-11"));

        assertSaid(
                DueDates.due(term, belgium),
                "Uiterlijk op vrijdag 15 mei 2026: 6 weken na maandag 2 maart 2026, die dag niet meegerekend; verlengd"
                        + " met 4 weken tot en met maandag 11 mei 2026; 4 kalenderdagen opgeschoven naar vrijdag 15 mei"
                        + " 2026, omdat de termijn stilstond van 5 maart 2026 tot en met 7 maart 2026 en op 10 maart"
                        + " 2026.",
                "Au plus tard le vendredi 15 mai 2026" + NBSP + ": 6 semaines après le lundi 2 mars 2026, ce jour non"
                        + " compris" + NBSP + "; délai prolongé de 4 semaines jusqu’au lundi 11 mai 2026" + NBSP + ";"
                        + " reporté de 4 jours calendrier au vendredi 15 mai 2026, parce que le délai a été suspendu du"
                        + " 5 mars 2026 au 7 mars 2026 et le 10 mars 2026.",
                "By Friday 15 May 2026: 6 weeks after Monday 2 March 2026, that day not counted; extended by 4 weeks to"
                        + " Monday 11 May 2026; moved by 4 calendar days to Friday 15 May 2026, because the clock stood"
                        + " still from 5 March 2026 to 7 March 2026 and on 10 March 2026.");
    }

    @Test
    void saysThatAMonthWasTooShort() {
        Reckoning reckoning = DueDates.due(day("2026-01-31"), Period.parse("1 month"), NONE, belgium);

        assertSaid(
                reckoning,
                "Uiterlijk op zaterdag 28 februari 2026: 1 maand na zaterdag 31 januari 2026, die dag niet meegerekend;"
                        + " 31 februari 2026 bestaat niet, dus telt de laatste dag van die maand.",
                "Au plus tard le samedi 28 février 2026" + NBSP + ": 1 mois après le samedi 31 janvier 2026, ce jour"
                        + " non compris" + NBSP + "; le 31 février 2026 n’existe pas, c’est donc le dernier jour de ce"
                        + " mois qui compte.",
                "By Saturday 28 February 2026: 1 month after Saturday 31 January 2026, that day not counted; there is no"
                        + " 31 February 2026, so the last day of that month counts.");
    }

    @Test
    void saysThatARollOverWaitedForAPause() {
        Term term = Term.of(day("2026-03-27"), Period.parse("8 calendar days"), NEXT_WORKING_DAY)
                .pausedDuring(pause("2026-04-05", "2026-04-09"));

        assertThat(Sentences.in("en").explain(DueDates.due(term, belgium)))
                .isEqualTo("By Thursday 9 April 2026: 8 calendar days after Friday 27 March 2026, that day not counted;"
                        + " Saturday 4 April 2026 is not a working day, so the next one on which the clock runs counts"
                        + " (weekend); it stood still from 5 April 2026 to 8 April 2026.");
        assertThat(Sentences.in("nl").explain(DueDates.due(term, belgium)))
                .endsWith("werkdag waarop de termijn loopt (weekend); ze stond stil van 5 april 2026 tot en met 8 april"
                        + " 2026.");
        assertThat(Sentences.in("fr").explain(DueDates.due(term, belgium)))
                .endsWith("qui compte (week-end)" + NBSP + "; il a été suspendu du 5 avril 2026 au 8 avril 2026.");
    }

    @Test
    void saysThatHolidaysAreNotKnown() {
        Reckoning reckoning = DueDates.due(day("2035-12-31"), Period.parse("2 working days"), NONE, belgium);

        assertSaid(
                reckoning,
                "Uiterlijk op woensdag 2 januari 2036: 2 werkdagen na maandag 31 december 2035, die dag, weekends en"
                        + " feestdagen niet meegerekend; de feestdagen vanaf 1 januari 2036 staan niet in kalender BE,"
                        + " dus vanaf daar is alleen met weekends rekening gehouden.",
                "Au plus tard le mercredi 2 janvier 2036" + NBSP + ": 2 jours ouvrables après le lundi 31 décembre"
                        + " 2035, ce jour, les week-ends et les jours fériés non compris" + NBSP
                        + "; les jours fériés à"
                        + " partir du 1er janvier 2036 ne figurent pas dans le calendrier BE, seuls les week-ends ont"
                        + " donc été pris en compte à partir de là.",
                "By Wednesday 2 January 2036: 2 working days after Monday 31 December 2035, that day, weekends and"
                        + " holidays not counted; the holidays from 1 January 2036 on are not in calendar BE, so from"
                        + " there only weekends were taken into account.");
    }

    @Test
    void saysWhenAReminderFallsAndWhenHoursAreOver() {
        Reckoning reminder = DueDates.before(day("2026-04-08"), Period.parse("2 working days"), belgium);
        Instant from = Instant.parse("2026-03-27T13:30:00Z");
        ZoneId zone = ZoneId.of("Europe/Brussels");

        assertSaid(
                reminder,
                "Op vrijdag 3 april 2026: 2 werkdagen vóór woensdag 8 april 2026, weekends en feestdagen niet"
                        + " meegerekend (Paasmaandag, 6 april 2026).",
                "Le vendredi 3 avril 2026" + NBSP + ": 2 jours ouvrables avant le mercredi 8 avril 2026, les week-ends"
                        + " et les jours fériés non compris (lundi de Pâques, 6 avril 2026).",
                "On Friday 3 April 2026: 2 working days before Wednesday 8 April 2026, weekends and holidays not counted"
                        + " (Easter Monday, 6 April 2026).");
        assertThat(Sentences.in("nl").explain(from, Period.parse("72 hours"), zone))
                .isEqualTo("Uiterlijk op maandag 30 maart 2026 om 15:30 uur: 72 uur na vrijdag 27 maart 2026 om 14:30"
                        + " uur.");
        assertThat(Sentences.in("fr").explain(from, Period.parse("72 hours"), zone))
                .isEqualTo("Au plus tard le lundi 30 mars 2026 à 15:30" + NBSP + ": 72 heures après le vendredi 27 mars"
                        + " 2026 à 14:30.");
        assertThat(Sentences.in("en").explain(from, Period.parse("72 hours"), zone))
                .isEqualTo("By Monday 30 March 2026 at 15:30: 72 hours after Friday 27 March 2026 at 14:30.");
    }

    @ParameterizedTest
    @CsvSource({
        "nl, 2026-03-01, zondag 1 maart 2026, 1 maart 2026",
        "fr, 2026-08-01, samedi 1er août 2026, 1er août 2026",
        "fr, 2026-02-11, mercredi 11 février 2026, 11 février 2026",
        "en, 2026-12-31, Thursday 31 December 2026, 31 December 2026",
        "de, 2026-12-31, Thursday 31 December 2026, 31 December 2026"
    })
    void writesDatesInWords(String language, LocalDate day, String full, String brief) {
        assertThat(Sentences.in(language).date(day)).isEqualTo(full);
        assertThat(Sentences.in(language).shortDate(day)).isEqualTo(brief);
    }

    @ParameterizedTest
    @CsvSource({
        "1 calendar day, 1 kalenderdag, 1 jour calendrier, 1 calendar day",
        "2 calendar days, 2 kalenderdagen, 2 jours calendrier, 2 calendar days",
        "1 working day, 1 werkdag, 1 jour ouvrable, 1 working day",
        "2 working days, 2 werkdagen, 2 jours ouvrables, 2 working days",
        "1 week, 1 week, 1 semaine, 1 week",
        "6 weeks, 6 weken, 6 semaines, 6 weeks",
        "1 month, 1 maand, 1 mois, 1 month",
        "3 months, 3 maanden, 3 mois, 3 months",
        "1 year, 1 jaar, 1 an, 1 year",
        "5 years, 5 jaar, 5 ans, 5 years",
        "1 hour, 1 uur, 1 heure, 1 hour",
        "72 hours, 72 uur, 72 heures, 72 hours"
    })
    void writesPeriodsInWords(String period, String nl, String fr, String en) {
        assertThat(Sentences.in("nl").period(Period.parse(period))).isEqualTo(nl);
        assertThat(Sentences.in("fr").period(Period.parse(period))).isEqualTo(fr);
        assertThat(Sentences.in("en").period(Period.parse(period))).isEqualTo(en);
    }

    @Test
    void aNameWithBracesIsTextAndNotAPattern() {
        HolidayCalendar odd = calendar("XX", holiday("2026-04-06", "{date}", "{date}", "{date}"));

        Reckoning reckoning = DueDates.due(day("2026-04-03"), Period.parse("1 working day"), NONE, odd);

        assertThat(Sentences.in("en").explain(reckoning)).endsWith("not counted ({date}, 6 April 2026).");
    }

    @Test
    void everyLanguageHasTheSamePatternsWithTheSameBlanks() {
        Map<String, String> english = Sentences.read("en");

        assertThat(differences(english, Sentences.read("nl"))).isEmpty();
        assertThat(differences(english, Sentences.read("fr"))).isEmpty();
    }

    @Test
    void aPatternThatIsMissingOrLacksABlankIsFound() {
        Map<String, String> english = Sentences.read("en");
        Map<String, String> planted = new HashMap<>(english);
        planted.remove("weekday.3");
        planted.put("extended", "extended by {period}");
        planted.put("surplus", "");

        assertThat(differences(english, planted)).containsExactlyInAnyOrder("weekday.3", "extended", "surplus");
    }

    private static List<String> differences(Map<String, String> one, Map<String, String> other) {
        TreeSet<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream()
                .filter(key -> !one.containsKey(key)
                        || !other.containsKey(key)
                        || !blanks(one.get(key)).equals(blanks(other.get(key))))
                .toList();
    }

    private static List<String> blanks(String pattern) {
        return Pattern.compile("\\{[a-z]*}")
                .matcher(pattern)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static void assertSaid(Reckoning reckoning, String nl, String fr, String en) {
        assertThat(Sentences.in("nl").explain(reckoning)).isEqualTo(nl);
        assertThat(Sentences.in("fr").explain(reckoning)).isEqualTo(fr);
        assertThat(Sentences.in("en").explain(reckoning)).isEqualTo(en);
    }
}
