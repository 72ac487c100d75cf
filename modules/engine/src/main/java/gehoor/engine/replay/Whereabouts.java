package gehoor.engine.replay;

import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which stage a file stands on its two ways, and by which rule it came there. */
final class Whereabouts {
    private final Rules rules;
    private final Set<Reason> reasons;
    private @Nullable Move before;
    private @Nullable Move draft;
    private boolean astray;

    /** By which rule the file last came to its stage. */
    private record Move(String rule, Instant at) {}

    /** @param reasons gets what is different */
    Whereabouts(Rules rules, Set<Reason> reasons) {
        this.rules = rules;
        this.reasons = reasons;
    }

    /** That was done as it was. */
    void ofVersion(Entry entry, Instant at) {
        before = moved(entry, at, before);
    }

    /** That would have been done under the draft. */
    void ofDraft(Entry entry, Instant at) {
        draft = moved(entry, at, draft);
    }

    private static @Nullable Move moved(Entry entry, Instant at, @Nullable Move earlier) {
        Move move = earlier;
        String rule = entry.action();
        for (Change change : entry.changes()) {
            rule = Rules.after(change, rule);
            if (change instanceof Change.Moved
                    || change instanceof Change.Closed
                    || change instanceof Change.Reopened) {
                move = new Move(rule, at);
            }
        }
        return move;
    }

    /** Tells where it now stands elsewhere, once for as long as it does. */
    void compare(FileState was, FileState is) {
        if (was.stage().equals(is.stage()) && Objects.equals(was.outcome(), is.outcome())) {
            astray = false;
            return;
        }
        if (astray) {
            return;
        }
        astray = true;
        Move one = before;
        Move other = draft;
        // whichever of the two moved last did so alone, or otherwise than the other
        Move by = one == null || (other != null && !other.at().isBefore(one.at())) ? other : one;
        String rule = by == null ? "" : by.rule();
        reasons.add(new Reason.Routed(rule, rules.basis(rule), Reason.Routed.Where.STAGE, stage(was), stage(is)));
    }

    private static String stage(FileState state) {
        return state.outcome() == null ? state.stage() : state.stage() + ": " + state.outcome();
    }

    /** They do not stand in the same stage, or ended otherwise, when they were last compared. */
    boolean astray() {
        return astray;
    }
}
