package gehoor.policy.calendar;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Periods of different units held against each other, whatever the days they count from. Nothing is refused. Units that cannot be turned into
 * each other are held against each other in calendar days, the one as many as it can be and the other as few (five working days are from five
 * days to eight: a weekend, and a holiday a week), so that what may be longer counts as longer.
 */
public final class Lengths {
    private Lengths() {}

    /** Whether there are days from which the one ends later than the other. */
    public static boolean longer(Period one, Period other) {
        if (one.unit() == other.unit()) {
            return one.amount() > other.amount();
        }
        if (months(one) > 0 && months(other) > 0) {
            return months(one) > months(other);
        }
        return most(one) > least(other);
    }

    /**
     * Whether there are days from which all of these, one after the other, end later than the other. Those of one unit are added up, at
     * most to {@link Period#MOST}; of several units the calendar days are, each as many as it can be.
     *
     * @param all where it is empty it is not longer
     */
    public static boolean longer(List<Period> all, Period other) {
        Map<Period.Unit, Integer> byUnit = new EnumMap<>(Period.Unit.class);
        all.forEach(each -> byUnit.merge(each.unit(), each.amount(), Integer::sum));
        if (byUnit.size() <= 1) {
            return byUnit.entrySet().stream()
                    .anyMatch(total ->
                            longer(Period.of(Math.min(total.getValue(), Period.MOST), total.getKey()), other));
        }
        return all.stream().mapToInt(Lengths::most).sum() > least(other);
    }

    private static int months(Period period) {
        return switch (period.unit()) {
            case MONTHS -> period.amount();
            case YEARS -> 12 * period.amount();
            default -> 0;
        };
    }

    /** Calendar days at most. Working days: with every weekend, and one holiday for each week begun. */
    private static int most(Period period) {
        int n = period.amount();
        return switch (period.unit()) {
            case CALENDAR_DAYS -> n;
            case WORKING_DAYS -> n + 3 * ((n + 4) / 5);
            case WEEKS -> 7 * n;
            case MONTHS -> 31 * n;
            case YEARS -> 366 * n;
            case HOURS -> (n + 23) / 24;
        };
    }

    /** Calendar days at least. */
    private static int least(Period period) {
        int n = period.amount();
        return switch (period.unit()) {
            case CALENDAR_DAYS, WORKING_DAYS -> n;
            case WEEKS -> 7 * n;
            case MONTHS -> n == 1 ? 28 : 30 * n - 1 - n / 6;
            case YEARS -> 365 * n;
            case HOURS -> n / 24;
        };
    }
}
