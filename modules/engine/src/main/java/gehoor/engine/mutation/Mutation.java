package gehoor.engine.mutation;

/** A kind of small change, and what example tells it. */
public enum Mutation {
    LENGTH(
            "No example shows that it is %1$s and not %2$s.",
            "Add one whose `then` names the date on which `%3$s` is due."),
    ROLL(
            "No example shows what happens where the last day is no working day.",
            "Add one in which `%3$s` would end on a Saturday, a Sunday or a holiday, and whose `then` names its date."),
    COUNTED(
            "No example shows that it is counted from %1$s.",
            "Add one in which that day is not the day on which `%3$s` starts, and whose `then` names its date."),
    REMINDER_TIME(
            "No example shows that the reminder comes at %1$s and not at %2$s.",
            "Add one with an `expect` just before it and one just after, and `told` in the second only."),
    REMINDER(
            "No example shows that somebody is reminded.",
            "Add one that goes on `until` the reminder, and says in `told` who gets it."),
    EXTENSION(
            "No example shows that it is %1$s and not %2$s.",
            "Add one that extends, with the date in its `then`; and one that extends too far, `refused`."),
    ELAPSED(
            "No example shows that it is %1$s and not %2$s.",
            "Add one exactly on the border of that time, and one a day beyond it."),
    NUMBER("No example shows that it is %1$s and not %2$s.", "Add one at exactly that number, and one beside it."),
    START("No example shows that it starts on \"%1$s\".", "Add one whose `then` names `%3$s` after that."),
    STOP("No example shows that \"%1$s\" stops it.", "Add one whose `then` says that `%3$s` is stopped by it."),
    PAUSE(
            "No example shows what \"%1$s\" does to it.",
            "Add one in which `%3$s` stands still, and whose `then` names its state and date."),
    ARISES(
            "No example shows that it arises on \"%1$s\".",
            "Add one whose `then` says `duties: {%3$s: open}` after that."),
    MET("No example shows that \"%1$s\" meets it.", "Add one whose `then` says `duties: {%3$s: met}` after that."),
    BARS(
            "No example shows that it bars.",
            "Add one in which the barred act is tried while it is owed: `refused: %3$s`."),
    ONCE(
            "No example shows that it happens once only.",
            "Add one that tries it a second time, `refused` or `not-offered`."),
    REPEATED("No example shows that it may happen again.", "Add one that does it a second time."),
    OUTLIVES(
            "No example shows what closing does to it.",
            "Add one that closes while `%3$s` runs, and whose `then` names its state."),
    OWN(
            "No example shows whose it is that they read.",
            "Add one with somebody else's in it, and say what is seen: `sees`."),
    USED_UP("No example shows whether a hand-over uses it up.", "Add one that hands over twice on one consent."),
    IN_FUTURE(
            "No example shows that a date in the future is refused.",
            "Add one that gives a later day, `refused: %3$s`."),
    EFFECT(
            "No example shows what comes of it: %1$s.",
            "Add one that does it and looks: `stage`, `told`, `sees`, `facts` or `clocks`."),
    ROLE("No example shows that %1$s may do it.", "Add one in which %1$s does it, or is said to be `offers`-ed it."),
    INVITED("No example shows that %1$s may be invited to it.", "Add one that says so: `invites`."),
    TOLD("No example shows that %1$s hears of it.", "Add one that says so: `told`."),
    READER("No example shows that it holds for %1$s.", "Add one that says what they see: `sees`."),
    RELATION(
            "No example shows that it must be one who is %1$s.",
            "Add one with a colleague of that role who is not: `not-offered`, `refused`, or `sees: []`."),
    IDENTITY(
            "No example shows whether one can report as \"%4$s\".",
            "Add one that does; where it must not be, `refused`."),
    REPORTER("No example shows whether \"%4$s\" can report.", "Add one that does; where it must not be, `refused`."),
    COMPARTMENT("No example shows that the rule is about \"%1$s\".", "Add one that says what they see: `sees`."),
    COMPARTMENT_MORE(
            "No example shows that they do not read \"%2$s\" by it.",
            "Add one that says all that they see, and \"%2$s\" is not among it: `sees`."),
    STAGE("No example shows that it can be done in %1$s.", "Add one that does it then, or is offered it: `offers`."),
    STATE("No example shows \"%1$s\".", "Add one that does it from that state, and goes on from the next."),
    MOVE("No example shows that it leads to %1$s and not to %2$s.", "Add one whose `then` says `stage: %1$s`."),
    OUTCOME("No example shows that it ends with %1$s and not with %2$s.", "Add one whose `then` says `outcome: %1$s`."),
    LIFTED("No example shows that it lifts %1$s.", "Add one that does under it what %1$s would bar."),
    REQUIREMENT(
            "No example shows that it is refused.",
            "Add one that tries it where the rule is not kept: `refused: %3$s`."),
    NEGATED(
            "No example depends on this condition.",
            "Add one in which it holds and one in which it does not, and say what is then so."),
    CONDITION(
            "No example shows a case in which this condition does not hold.",
            "Add one: what comes of it otherwise must not come about."),
    PART(
            "No example depends on this part of the condition.",
            "Add one in which it alone decides: all the rest as elsewhere, and this otherwise."),
    BORDER("No example lies on the border between %1$s and %2$s.", "Add one exactly on it."),
    VALUE("No example depends on \"%1$s\" in it.", "Add one with exactly that."),
    QUANTIFIER(
            "No example shows that it is %1$s and not %2$s of them.", "Add one with two of them, of which one fits."),
    SET("No example shows that it becomes %1$s.", "Add one whose `then` names it: `facts`."),
    RULE("No example needs this rule.", "Add one that comes out differently without it.");

    private final String shows;
    private final String add;

    Mutation(String shows, String add) {
        this.shows = shows;
        this.add = add;
    }

    /**
     * Which example is missing, for who writes them.
     *
     * @param before what stands there
     * @param after what stood there instead
     * @param rule id of the rule
     */
    String missing(String before, String after, String rule) {
        String either = before.isEmpty() ? after : before;
        return shows.formatted(before, after, rule, either) + " " + add.formatted(before, after, rule, either);
    }
}
