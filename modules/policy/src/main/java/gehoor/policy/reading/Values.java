package gehoor.policy.reading;

import gehoor.policy.Said;
import gehoor.policy.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of a text what its type says. */
final class Values {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final Pattern MINUTES = Pattern.compile("1 minute|([1-9][0-9]{0,3}) minutes");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private Values() {}

    static Optional<Value> of(String text, Facts.Kind kind) {
        if (kind instanceof Facts.YesOrNo) {
            return text.equals("yes")
                    ? Optional.of(Value.YES)
                    : text.equals("no") ? Optional.of(Value.NO) : Optional.empty();
        } else if (kind instanceof Facts.Dates) {
            return day(text).map(Value::day);
        } else if (kind instanceof Facts.Numbers) {
            return number(text).map(Value.Number::new);
        } else if (kind instanceof Facts.Codes codes) {
            Set<String> words = codes.words();
            return words != null && words.contains(text) ? Optional.of(Value.code(text)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Why a text is not a value of this fact, nor the name of another. */
    static Said refusal(String text, Facts.Known fact, Context context, Problems problems) {
        String name = fact.fact().toString();
        if (fact.kind() instanceof Facts.Codes codes) {
            Set<String> words = codes.words();
            if (words == null) {
                return Said.of("value.fact-only", Problems.quote(name), Problems.quote(text));
            }
            return Said.of("value.no-word-of", Problems.quote(text), Problems.quote(name), problems.hint(text, words));
        }
        return Said.of(
                "value.neither",
                Problems.quote(name),
                fact.kind().said(),
                Problems.quote(text),
                problems.meant(text, () -> Facts.names(context)));
    }

    static Optional<LocalDate> day(String text) {
        if (text.length() != 10) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text, DAY));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static Optional<Duration> minutes(String text) {
        Matcher matcher = MINUTES.matcher(text);
        return matcher.matches()
                ? Optional.of(Duration.ofMinutes(matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1))))
                : Optional.empty();
    }

    static Optional<LocalDateTime> moment(String text) {
        if (text.length() != 16) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text, MOMENT));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static boolean colour(String text) {
        return COLOUR.matcher(text).matches();
    }

    static boolean zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text);
    }
}
