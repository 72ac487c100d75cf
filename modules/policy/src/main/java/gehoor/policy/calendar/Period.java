package gehoor.policy.calendar;

import gehoor.policy.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as a procedure writes it: {@code 45 calendar days}, {@code 2 working days},
 * {@code 6 weeks}, {@code 3 months}, {@code 1 year}, {@code 72 hours}.
 *
 * <p>{@code 45 days} is not a period: which days are meant changes the date, so the procedure must say.
 *
 * @param amount from {@value #LEAST} to {@value #MOST}
 * @param unit what is counted
 */
public record Period(int amount, Unit unit) {
    public static final int LEAST = 1;
    public static final int MOST = 9999;

    private static final Pattern WORDS = Pattern.compile("(0|[1-9][0-9]{0,8})\\s+(\\S.{0,40})");

    /** What is counted. */
    public enum Unit {
        /** Every day. */
        CALENDAR_DAYS("calendar day"),
        /** Days that are neither Saturday nor Sunday nor in the calendar of holidays. */
        WORKING_DAYS("working day"),
        /** Seven calendar days. */
        WEEKS("week"),
        /** To the same day of a later month, or to its last day where it has no such day. */
        MONTHS("month"),
        /** To the same day of a later year; from 29 February to 28 February. */
        YEARS("year"),
        /** Sixty minutes as they pass, whatever the clock on the wall does. */
        HOURS("hour");

        private final String singular;

        Unit(String singular) {
            this.singular = singular;
        }

        /** The unit as one word: {@code calendar-days}, {@code working-days}, {@code weeks} and so on. */
        public String word() {
            return plural().replace(' ', '-');
        }

        private String plural() {
            return singular + "s";
        }
    }

    /** What reading a period gives. */
    public sealed interface Reading {
        /** It is a period. */
        record Understood(Period period) implements Reading {}

        /**
         * It is not.
         *
         * @param said one sentence without a full stop, which also says what is accepted
         */
        record Refused(Said said) implements Reading {
            /** The sentence in English. */
            public String reason() {
                return said.toString();
            }
        }
    }

    /**
     * Makes a period.
     *
     * @throws IllegalArgumentException if the amount is out of bounds
     */
    public Period {
        if (amount < LEAST || amount > MOST) {
            throw new IllegalArgumentException(
                    outOfBounds(String.valueOf(amount)).toString());
        }
    }

    /** Shorthand for the constructor. */
    public static Period of(int amount, Unit unit) {
        return new Period(amount, unit);
    }

    /**
     * Reads a period from words, in lower case, singular or plural.
     *
     * @return the period, or why not
     */
    public static Reading read(String words) {
        Matcher matcher = WORDS.matcher(words.strip());
        if (!matcher.matches()) {
            return new Reading.Refused(Said.of("period.not", shortened(words), Said.of("period.accepted")));
        }
        String number = matcher.group(1);
        int amount = Integer.parseInt(number);
        String named = matcher.group(2).replaceAll("\\s+", " ");
        for (Unit unit : Unit.values()) {
            if (named.equals(unit.singular) || named.equals(unit.plural())) {
                return amount < LEAST || amount > MOST
                        ? new Reading.Refused(outOfBounds(number))
                        : new Reading.Understood(new Period(amount, unit));
            }
        }
        if (named.equals("day") || named.equals("days")) {
            return new Reading.Refused(Said.of("period.which-days", shortened(words), number));
        }
        return new Reading.Refused(Said.of("period.no-unit", named, nearest(named), Said.of("period.accepted")));
    }

    /**
     * Reads a period that is known to be one, as in code or in a checked procedure.
     *
     * @throws IllegalArgumentException with the reason and the accepted forms, where {@link #read}
     *     refuses
     */
    public static Period parse(String words) {
        Reading reading = read(words);
        if (reading instanceof Reading.Understood understood) {
            return understood.period();
        }
        throw new IllegalArgumentException(((Reading.Refused) reading).reason());
    }

    /** The words, which {@link #read} reads back to an equal period. */
    @Override
    public String toString() {
        return amount + " " + (amount == 1 ? unit.singular : unit.plural());
    }

    private static Said outOfBounds(String amount) {
        return Said.of("period.bounds", LEAST, MOST, amount);
    }

    private static String shortened(String words) {
        return words.length() <= 60 ? words : words.substring(0, 60) + "…";
    }

    private static Said nearest(String named) {
        String lower = named.toLowerCase(Locale.ROOT);
        List<String> known = new ArrayList<>();
        for (Unit unit : Unit.values()) {
            known.add(unit.singular);
            known.add(unit.plural());
        }
        String best = "";
        int least = 3;
        for (String candidate : known) {
            int distance = distance(lower, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? Said.NOTHING : Said.of("period.perhaps", best);
    }

    /** How many letters must be added, dropped or changed to make one word of the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(diagonal + change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
