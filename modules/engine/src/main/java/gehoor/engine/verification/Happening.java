package gehoor.engine.verification;

import gehoor.policy.Action;
import gehoor.policy.Trigger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a step brings about what a trigger names. */
final class Happening {
    private final Subject subject;

    Happening(Subject subject) {
        this.subject = subject;
    }

    /** Whether it happens on a way. */
    boolean on(Landscape landscape, int from, Landscape.Way way, Trigger trigger) {
        return brings(trigger, landscape.situation(from), way.move(), landscape.situation(way.to()));
    }

    /** Whether it happens where a file begins. */
    boolean begins(Landscape landscape, int at, Trigger trigger) {
        return landscape.begins(at) && brings(trigger, null, landscape.story(at).get(0), landscape.situation(at));
    }

    /** @param from where the file stood before; null: it begins */
    boolean brings(Trigger trigger, @Nullable Situation from, Move move, Situation to) {
        String left = from == null ? "" : from.file().stage();
        String entered = to.file().stage();
        Action done = subject.done(move);
        return switch (trigger.on()) {
            case DID -> done != null && done.id().equals(trigger.name());
            case ENDED ->
                done != null
                        && trigger.name().equals(done.instrument())
                        && subject.reads().ends(done);
            case LEFT -> left.equals(trigger.name()) && !entered.equals(left);
            case ENTERED -> entered.equals(trigger.name()) && !entered.equals(left);
            case CLOSED -> to.closed() && (from == null || !from.closed());
            case REOPENED -> from != null && from.closed() && !to.closed();
            case SIGNAL -> move instanceof Move.Hears hears && hears.signal().equals(trigger.name());
            case MISSED -> from != null && passes(move, trigger.name(), from);
            case REPORTED -> from == null;
        };
    }

    private static boolean passes(Move move, String clock, Situation from) {
        return move instanceof Move.Passes passes
                ? passes.clock().equals(clock)
                : move instanceof Move.Waits
                        && from.file().runs().values().stream()
                                .anyMatch(run -> run.clock().equals(clock)
                                        && run.open()
                                        && run.pausedSince() == null
                                        && run.missed().isEmpty());
    }

    /** What must be seen for the trigger to be seen. */
    static Set<Aspect> looksAt(Trigger trigger) {
        return trigger.on() == Trigger.On.MISSED ? Set.of(Aspect.clock(trigger.name())) : Set.of();
    }

    /** Whether doing this may bring it about though nothing else that is seen changes. */
    static boolean may(Trigger trigger, Action action) {
        return switch (trigger.on()) {
            case DID -> trigger.name().equals(action.id());
            case ENDED -> trigger.name().equals(action.instrument());
            default -> false;
        };
    }
}
