package gehoor.policy.checking;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Effect;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Said;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An effect and where it stands.
 *
 * @param action whose effect it is; null where it is a clock's
 */
record Does(Effect effect, @Nullable Action action, Place at) {

    /** All effects of a procedure: of the report, of actions, of clocks. */
    static List<Does> of(Procedure procedure) {
        List<Does> all = new ArrayList<>();
        add(all, procedure.report().action());
        procedure.actions().values().forEach(action -> add(all, action));
        for (Clock clock : procedure.clocks().values()) {
            Effect.all(clock.onDue()).forEach(effect -> all.add(new Does(effect, null, clock.at())));
        }
        return all;
    }

    /** Whose effect it is, as a sentence begins with it. */
    static Said said(@Nullable Action action) {
        return action == null ? Said.of("a-clock") : Said.of("the-action", '"' + action.id() + '"');
    }

    private static void add(List<Does> all, Action action) {
        Effect.all(action.does()).forEach(effect -> all.add(new Does(effect, action, action.at())));
    }
}
