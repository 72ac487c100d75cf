package gehoor.policy.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term that runs in days: where it starts, how long it is, and what happened to it since.
 *
 * @param anchor the day it is counted from, itself not counted
 * @param period how long it is, in any unit but hours
 * @param extensions by how much it was extended, in the order in which that was done
 * @param pauses when it stood still, in any order; they may overlap
 * @param rollOver what happens where the last day is no working day
 * @param agreed a later last day that was agreed on: it takes the place of what was counted until then, and only extensions
 *     and pauses after it move it; null: none
 */
public record Term(
        LocalDate anchor,
        Period period,
        List<Period> extensions,
        List<Pause> pauses,
        RollOver rollOver,
        @Nullable Agreed agreed) {

    /**
     * @param day the last day
     * @param on the day on which that was agreed
     */
    public record Agreed(LocalDate day, LocalDate on) {}

    /**
     * Makes a term.
     *
     * @throws IllegalArgumentException if it is counted or extended in hours: those run from an instant,
     *     see {@link DueDates#dueInstant}
     */
    public Term {
        extensions = List.copyOf(extensions);
        pauses = List.copyOf(pauses);
        DueDates.refuseHours(period);
        extensions.forEach(DueDates::refuseHours);
    }

    /** A term without a day that was agreed on. */
    public Term(LocalDate anchor, Period period, List<Period> extensions, List<Pause> pauses, RollOver rollOver) {
        this(anchor, period, extensions, pauses, rollOver, null);
    }

    /** A term that was neither extended nor paused. */
    public static Term of(LocalDate anchor, Period period, RollOver rollOver) {
        return new Term(anchor, period, List.of(), List.of(), rollOver);
    }

    /** This term, once more extended. */
    public Term extendedBy(Period extension) {
        List<Period> all = new ArrayList<>(extensions);
        all.add(extension);
        return new Term(anchor, period, all, pauses, rollOver, agreed);
    }

    /** This term, having stood still on those days too. */
    public Term pausedDuring(Pause pause) {
        List<Pause> all = new ArrayList<>(pauses);
        all.add(pause);
        return new Term(anchor, period, extensions, all, rollOver, agreed);
    }
}
