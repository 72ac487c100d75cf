package gehoor.policy.calendar;

import gehoor.policy.calendar.Reckoning.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Dates, periods and the way to a date in the words of a reader: Dutch ({@code nl}), French ({@code fr})
 * or English ({@code en}).
 *
 * <p>The patterns, and the names of months and weekdays, are in {@code sentences_<language>.properties}
 * beside this class and not taken from the Java platform, whose own change from release to release.
 */
public final class Sentences {
    private static final Sentences ENGLISH = new Sentences("en");

    private static final Map<String, Sentences> BY_LANGUAGE =
            Map.of("nl", new Sentences("nl"), "fr", new Sentences("fr"), "en", ENGLISH);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final String language;
    private final Map<String, String> patterns;

    private Sentences(String language) {
        this.language = language;
        this.patterns = read(language);
    }

    /** The sentences in {@code language}, or in English where that is none of the three. */
    public static Sentences in(String language) {
        return BY_LANGUAGE.getOrDefault(language, ENGLISH);
    }

    /** A day in full: {@code Thursday 16 April 2026}, {@code donderdag 16 april 2026}, {@code jeudi 16 avril 2026}. */
    public String date(LocalDate day) {
        return date("date", day);
    }

    /** A day without its weekday: {@code 16 April 2026}, {@code 1er avril 2026}. */
    public String shortDate(LocalDate day) {
        return date("date.short", day);
    }

    /** A minute on the clock of {@code zone}: {@code Thursday 16 April 2026 at 14:30}. */
    public String moment(Instant instant, ZoneId zone) {
        ZonedDateTime there = instant.atZone(zone);
        return fill("moment", Map.of("date", date(there.toLocalDate()), "time", TIME.format(there)));
    }

    /** A period: {@code 2 working days}, {@code 2 werkdagen}, {@code 2 jours ouvrables}. */
    public String period(Period period) {
        return amount(period.amount(), period.unit());
    }

    /**
     * One sentence that tells when a term ends, or a reminder falls, and every step to it: {@code By Tuesday
     * 7 April 2026: 9 calendar days after Friday 27 March 2026, that day not counted; Sunday 5 April 2026 is
     * not a working day, so the next one counts (weekend; Easter Monday, 6 April 2026).}
     */
    public String explain(Reckoning reckoning) {
        List<String> clauses = new ArrayList<>();
        for (Step step : reckoning.steps()) {
            clauses.add(clause(step));
        }
        boolean reminder = reckoning.steps().get(0) instanceof Step.CountedBack;
        return fill(
                reminder ? "reminder" : "due",
                Map.of("date", date(reckoning.date()), "steps", String.join(pattern("between.steps"), clauses)));
    }

    /** The same for a term in hours, by the clock of {@code zone}. */
    public String explain(Instant from, Period hours, ZoneId zone) {
        Instant due = DueDates.dueInstant(from, hours);
        return fill(
                "instant", Map.of("moment", moment(due, zone), "period", period(hours), "from", moment(from, zone)));
    }

    private String clause(Step step) {
        if (step instanceof Step.Counted s) {
            return counted("counted", s.from(), s.period(), s.to(), s.skipped(), s.clipped());
        } else if (step instanceof Step.Extended s) {
            return counted("extended", s.from(), s.period(), s.to(), s.skipped(), s.clipped());
        } else if (step instanceof Step.Agreed s) {
            return fill("agreed", Map.of("on", shortDate(s.on())));
        } else if (step instanceof Step.CountedBack s) {
            return counted("counted.back", s.from(), s.period(), s.to(), s.skipped(), s.clipped());
        } else if (step instanceof Step.StoodStill s) {
            return fill(
                    "stood-still",
                    Map.of("period", amount(s.days(), s.unit()), "to", date(s.to()), "pauses", pauses(s.pauses())));
        } else if (step instanceof Step.RolledOver s) {
            return fill(
                    s.pauses().isEmpty() ? "rolled-over" : "rolled-over.paused",
                    Map.of(
                            "from", date(s.from()),
                            "skipped", skipped(s.weekend(), s.holidays()),
                            "pauses", pauses(s.pauses())));
        } else {
            Step.HolidaysUnknown s = (Step.HolidaysUnknown) step;
            return fill("unknown", Map.of("day", shortDate(s.day()), "calendar", s.calendar()));
        }
    }

    private String counted(
            String key, LocalDate from, Period period, LocalDate to, List<Holiday> skipped, boolean clipped) {
        boolean working = period.unit() == Period.Unit.WORKING_DAYS;
        String clause = fill(
                working ? key + ".working" : key,
                Map.of(
                        "period", period(period),
                        "from", date(from),
                        "to", date(to),
                        "skipped", skipped(false, skipped)));
        if (!clipped) {
            return clause;
        }
        String why = fill(
                "clipped",
                Map.of(
                        "day", String.valueOf(from.getDayOfMonth()),
                        "month", pattern("month." + to.getMonthValue()),
                        "year", String.valueOf(to.getYear())));
        return clause + pattern("between.steps") + why;
    }

    private String skipped(boolean weekend, List<Holiday> holidays) {
        List<String> names = new ArrayList<>();
        if (weekend) {
            names.add(pattern("skipped.weekend"));
        }
        for (Holiday holiday : holidays) {
            names.add(
                    fill("skipped.holiday", Map.of("name", holiday.name(language), "date", shortDate(holiday.date()))));
        }
        return names.isEmpty() ? "" : fill("skipped", Map.of("list", String.join(pattern("between.skipped"), names)));
    }

    private String pauses(List<Pause> pauses) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pauses.size(); i++) {
            Pause pause = pauses.get(i);
            if (i > 0) {
                text.append(pattern(i == pauses.size() - 1 ? "between.last" : "between.items"));
            }
            boolean oneDay = pause.from().equals(pause.lastDay());
            text.append(fill(
                    oneDay ? "pause.day" : "pause",
                    Map.of("from", shortDate(pause.from()), "to", shortDate(pause.lastDay()))));
        }
        return text.toString();
    }

    private String amount(int amount, Period.Unit unit) {
        return amount + " " + pattern(unit.word() + (amount == 1 ? ".one" : ".more"));
    }

    private String date(String key, LocalDate day) {
        int number = day.getDayOfMonth();
        return fill(
                key,
                Map.of(
                        "weekday",
                        pattern("weekday." + day.getDayOfWeek().getValue()),
                        "day",
                        number == 1 ? pattern("day.first") : String.valueOf(number),
                        "month",
                        pattern("month." + day.getMonthValue()),
                        "year",
                        String.valueOf(day.getYear())));
    }

    private String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalStateException("sentences_" + language + ".properties has no " + key);
        }
        return pattern;
    }

    /** Fills in one pass, so that what is filled in is never read as a pattern. */
    private String fill(String key, Map<String, String> values) {
        String pattern = pattern(key);
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (true) {
            int open = pattern.indexOf('{', at);
            if (open < 0) {
                return text.append(pattern, at, pattern.length()).toString();
            }
            int close = pattern.indexOf('}', open);
            String value = close < 0 ? null : values.get(pattern.substring(open + 1, close));
            if (value == null) {
                throw new IllegalStateException("sentences_" + language + ".properties, " + key + ": what stands at "
                        + pattern.substring(open) + " is not known here");
            }
            text.append(pattern, at, open).append(value);
            at = close + 1;
        }
    }

    static Map<String, String> read(String language) {
        String name = "sentences_" + language + ".properties";
        Properties properties = new Properties();
        try (InputStream stream = Sentences.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        Map<String, String> patterns = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> patterns.put(key, properties.getProperty(key)));
        return patterns;
    }
}
