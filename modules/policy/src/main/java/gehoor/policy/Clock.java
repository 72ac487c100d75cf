package gehoor.policy;

import gehoor.policy.calendar.Period;
import gehoor.policy.calendar.RollOver;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deadline, norm, expectation or follow-up.
 *
 * @param kind published term, internal norm, expectation on someone outside, or a follow-up that is done at its date
 * @param length how long
 * @param startsOn what starts it
 * @param startsWhen and this must hold then
 * @param countedFrom the fact (a date) it counts from; null: from the day of the start. The date is looked up
 *     each time, so that a correction of that fact moves the clock
 * @param calendar overrides the procedure's; null: the procedure's
 * @param stopsOn what stops it; it stops in any case at closing unless {@code outlivesClosing}
 * @param once starts at most once in a file
 * @param remind before the date
 * @param onDue what happens when the date has passed unanswered (term, norm, expectation) or is reached (follow-up)
 * @param owner the role that hears when it is missed
 * @param meets legal floors it answers to, {@code law.floor}; it may not be longer than they allow
 * @param pausesWhile it stands still while this holds; null: only triggers pause it
 * @param each of what every one has a clock of its own; null: the file has one
 */
public record Clock(
        String id,
        Words label,
        Kind kind,
        Period length,
        Set<Trigger> startsOn,
        Condition startsWhen,
        @Nullable Fact countedFrom,
        RollOver roll,
        @Nullable String calendar,
        Set<Trigger> stopsOn,
        Set<Trigger> pausesOn,
        Set<Trigger> resumesOn,
        @Nullable Condition pausesWhile,
        boolean once,
        boolean outlivesClosing,
        List<Reminder> remind,
        List<Effect> onDue,
        String owner,
        @Nullable Each each,
        Set<String> meets,
        String basis,
        Place at) {

    public enum Kind {
        TERM,
        NORM,
        EXPECTATION,
        FOLLOW_UP
    }

    /**
     * {@code - {before: 3 working days, tell: [handler], letter: due-soon}}.
     *
     * @param after it comes after the date, while the clock still runs; else before it
     */
    public record Reminder(
            Period distance,
            boolean after,
            List<Effect.Recipient> tell,
            @Nullable String letter) {}
}
