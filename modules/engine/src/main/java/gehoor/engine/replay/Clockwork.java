package gehoor.engine.replay;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.policy.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clocks of a file by the version and by the draft: when one comes to something, what the platform then does, which are missed. */
final class Clockwork {
    private final Engine before;
    private final Engine draft;
    private final Otherwise otherwise;

    Clockwork(Engine before, Engine draft, Otherwise otherwise) {
        this.before = before;
        this.draft = draft;
        this.otherwise = otherwise;
    }

    /** A clock came to something: what was done, and when. */
    record Woken(Decision.Accepted decision, Instant at) {}

    /**
     * What the platform does at that moment.
     *
     * @param engine of the version or of the draft
     * @param looked what it looked at then; none where it is not known to have done anything
     */
    Decision fire(Engine engine, FileState state, Instant at, List<Entry.Looked> looked) {
        Again again = new Again(Actor.SYSTEM, new Command.Fire(), Map.of());
        Circumstances likely = new Surroundings(
                        before.procedure(), state, again, looked, at, otherwise.earlier, Set.of())
                .likely()
                .circumstances();
        return engine.decide(state, Actor.SYSTEM, new Command.Fire(), likely);
    }

    // ---------------------------------------------------------------- what comes next

    /** The next to come to something up to that moment; null where none does. */
    @Nullable
    Woken next(Engine engine, FileState state, Instant from, Instant until) {
        Instant next = null;
        for (FileState.ClockRun run : state.runs().values()) {
            Instant wakeAt = run.open() ? engine.due(state, run, from).wakeAt() : null;
            if (wakeAt != null && !wakeAt.isAfter(until) && (next == null || wakeAt.isBefore(next))) {
                next = wakeAt;
            }
        }
        return next == null ? null : woken(engine, state, next.isBefore(from) ? from : next);
    }

    /**
     * The next to come to something under the draft up to that moment that did not come to it then as it was; null where none
     * does.
     *
     * @param apart whether the two differ; where they do not, only clocks that count otherwise can
     */
    @Nullable
    Woken nextBesides(FileState was, FileState is, boolean apart, Instant from, Instant until) {
        if (!apart && otherwise.clocks.isEmpty()) {
            return null;
        }
        Instant next = null;
        for (FileState.ClockRun run : is.runs().values()) {
            if (!run.open() || (!apart && !otherwise.clocks.contains(run.clock()))) {
                continue;
            }
            Instant wakeAt = draft.due(is, run, from).wakeAt();
            if (wakeAt != null
                    && !wakeAt.isAfter(until)
                    && (next == null || wakeAt.isBefore(next))
                    && !wakeAt.equals(wokeAt(was, run, from))) {
                next = wakeAt;
            }
        }
        return next == null ? null : woken(draft, is, next.isBefore(from) ? from : next);
    }

    /** When the same run of the clock comes to something as it was; null where it does not. */
    private @Nullable Instant wokeAt(FileState was, FileState.ClockRun run, Instant from) {
        FileState.ClockRun same = was.runs().get(run.id());
        return same == null || !same.open() || !before.procedure().clocks().containsKey(same.clock())
                ? null
                : before.due(was, same, from).wakeAt();
    }

    private @Nullable Woken woken(Engine engine, FileState state, Instant at) {
        return fire(engine, state, at, List.of()) instanceof Decision.Accepted yes ? new Woken(yes, at) : null;
    }

    // ---------------------------------------------------------------- what is missed

    /** Tells which clocks are missed more often on the one way than on the other. */
    void compare(FileState was, FileState is, Set<Reason> reasons) {
        Set<String> clocks = new LinkedHashSet<>(before.procedure().clocks().keySet());
        clocks.addAll(draft.procedure().clocks().keySet());
        for (String id : clocks) {
            Clock one = before.procedure().clocks().get(id);
            Clock other = draft.procedure().clocks().get(id);
            long missed = missed(was, id, one);
            long wouldBe = missed(is, id, other);
            if (missed != wouldBe) {
                Clock known = other != null ? other : one;
                reasons.add(new Reason.Late(
                        id,
                        known == null ? "" : known.basis(),
                        one == null ? null : one.length().toString(),
                        other == null ? null : other.length().toString(),
                        wouldBe > missed));
            }
        }
    }

    private static long missed(FileState state, String clock, @Nullable Clock known) {
        if (known == null || known.kind() == Clock.Kind.FOLLOW_UP) {
            return 0;
        }
        return state.runs().values().stream()
                .filter(run -> run.clock().equals(clock))
                .filter(run -> !run.missed().isEmpty() || run.stoppedLate())
                .count();
    }
}
