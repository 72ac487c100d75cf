package gehoor.policy.checking;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Duty;
import gehoor.policy.Effect;
import gehoor.policy.Law;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Said;
import gehoor.policy.calendar.Period;
import gehoor.policy.vocabulary.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a procedure stays above the laws it names. */
final class LegalFloors {
    private LegalFloors() {}

    /** What can be told of each clock by itself. */
    static void met(Procedure procedure, Map<String, Law> laws, Told told) {
        for (Clock clock : procedure.clocks().values()) {
            for (String named : clock.meets()) {
                Law.Floor floor = floor(laws, named);
                Period atMost = floor == null ? null : floor.atMost();
                if (floor != null && atMost != null && longer(clock.length(), atMost)) {
                    told.add(clock.at(), "floor.longer", clock.id(), clock.length(), atMost, floor.article(), named);
                }
                if (floor != null) {
                    extended(procedure, clock, floor, named, told);
                }
            }
        }
    }

    /** Whether all extensions of a clock together are longer than the floor allows. */
    private static void extended(Procedure procedure, Clock clock, Law.Floor floor, String named, Told told) {
        Period allowed = floor.extension();
        if (allowed == null && !floor.fixed()) {
            return;
        }
        List<Period> all = new ArrayList<>();
        for (Does does : Does.of(procedure)) {
            if (!(does.effect() instanceof Effect.Extend extend)
                    || !extend.clock().equals(clock.id())
                    || (extend.byConsent() && floor.byConsent())) {
                continue;
            }
            Action action = does.action();
            Said who = action == null ? Named.CLOCK.noun() : Does.said(action);
            Period each = extend.by() == null ? extend.within() : extend.by();
            if (floor.fixed()) {
                told.add(does.at(), "floor.no-extension", who, clock.id(), floor.article(), named);
            } else if (each == null) {
                told.add(
                        does.at(),
                        "floor.agreed-day",
                        who,
                        clock.id(),
                        floor.article(),
                        String.valueOf(allowed),
                        named);
            } else {
                all.addAll(Collections.nCopies(extend.atMost(), each));
            }
        }
        if (allowed != null && longer(all, allowed)) {
            told.add(clock.at(), "floor.extended", clock.id(), allowed, floor.article(), named);
        }
    }

    private static boolean longer(List<Period> all, Period allowed) {
        Map<Period.Unit, Integer> byUnit = new EnumMap<>(Period.Unit.class);
        all.forEach(each -> byUnit.merge(each.unit(), each.amount(), Integer::sum));
        if (byUnit.size() <= 1) {
            return byUnit.entrySet().stream()
                    .anyMatch(total ->
                            longer(Period.of(Math.min(total.getValue(), Period.MOST), total.getKey()), allowed));
        }
        return all.stream().mapToInt(LegalFloors::most).sum() > least(allowed);
    }

    /** Whether the procedure stands under the laws that its clocks and duties meet. */
    static void named(Procedure procedure, Told told) {
        for (Clock clock : procedure.clocks().values()) {
            for (String named : clock.meets()) {
                under(procedure, named, Named.CLOCK.noun(), clock.id(), clock.at(), told);
            }
        }
        for (Duty duty : procedure.duties().values()) {
            for (String named : duty.meets()) {
                under(procedure, named, Named.DUTY.noun(), duty.id(), duty.at(), told);
            }
        }
    }

    private static void under(Procedure procedure, String named, Said noun, String id, Place at, Told told) {
        String law = named.substring(0, named.indexOf('.'));
        if (!procedure.laws().contains(law)) {
            told.add(at, "floor.unnamed-law", noun, id, named, law);
        }
    }

    /** What is missing in the procedure as a whole. */
    static void missing(Procedure procedure, Map<String, Law> laws, Told told) {
        Set<String> byClock = new LinkedHashSet<>();
        procedure.clocks().values().forEach(clock -> byClock.addAll(clock.meets()));
        Set<String> byAny = new LinkedHashSet<>(byClock);
        procedure.duties().values().forEach(duty -> byAny.addAll(duty.meets()));
        for (String id : procedure.laws()) {
            Law law = laws.get(id);
            if (law == null) {
                continue;
            }
            for (Law.Floor floor : law.floors().values()) {
                String named = id + "." + floor.id();
                if (floor.atMost() != null && !byClock.contains(named)) {
                    told.add(procedure.at(), "floor.no-clock", named, floor.article(), floor.atMost());
                } else if (!byAny.contains(named)) {
                    told.add(procedure.at(), "floor.unmet", named, floor.article());
                }
            }
        }
    }

    private static Law.@org.jspecify.annotations.Nullable Floor floor(Map<String, Law> laws, String named) {
        int dot = named.indexOf('.');
        Law law = laws.get(named.substring(0, dot));
        return law == null ? null : law.floors().get(named.substring(dot + 1));
    }

    /** Whether there are days from which the one ends later than the other. */
    static boolean longer(Period one, Period other) {
        if (one.unit() == other.unit()) {
            return one.amount() > other.amount();
        }
        if (months(one) > 0 && months(other) > 0) {
            return months(one) > months(other);
        }
        return most(one) > least(other);
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
