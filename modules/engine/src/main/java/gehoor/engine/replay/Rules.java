package gehoor.engine.replay;

import gehoor.engine.Change;
import gehoor.engine.Command;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.Refusal;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Procedure;
import gehoor.policy.Value;
import java.util.List;
import java.util.Set;

/** To which rule of the draft or of the version a difference is put down, and where that rule is published. */
final class Rules {
    /** What a report tells of itself, beside the fields that it asks. */
    private static final Set<String> REPORTED =
            Set.of("kind", "reporter", "capacity", "identity", "contact", "channel", "received", "language");

    private final Procedure before;
    private final Procedure draft;

    Rules(Engine before, Engine draft) {
        this.before = before.procedure();
        this.draft = draft.procedure();
    }

    /** By which rule the changes after this one come about. */
    static String after(Change change, String rule) {
        if (change instanceof Change.ClockMissed missed) {
            return clock(missed.run());
        }
        return change instanceof Change.Reminded reminded ? clock(reminded.run()) : rule;
    }

    private static String clock(String run) {
        return run.substring(0, run.lastIndexOf('-'));
    }

    /** Where an action or a clock is published; empty where it says nothing. */
    String basis(String rule) {
        for (Procedure procedure : List.of(draft, before)) {
            Action action = procedure.report().action().id().equals(rule)
                    ? procedure.report().action()
                    : procedure.actions().get(rule);
            Clock clock = procedure.clocks().get(rule);
            if (action != null || clock != null) {
                return action != null ? action.basis() : clock == null ? "" : clock.basis();
            }
        }
        return "";
    }

    /** By what the draft refuses what was done; what it demands and nobody gave is told as such. */
    Reason refused(Entry entry, Again again, Refusal refusal) {
        String action = entry.action();
        String field = refusal.field();
        if (refusal.reason() == Refusal.Reason.UNKNOWN && !draft.actions().containsKey(action)) {
            Action known = before.actions().get(action);
            return new Reason.Refused(action, known == null ? "" : known.basis(), action, true);
        }
        if (refusal.reason() != Refusal.Reason.FIELD || field == null) {
            return new Reason.Refused(refusal.rule(), refusal.basis(), action, false);
        }
        Value value = again.answers().get(field);
        Field known = before.fields().get(field);
        if (value == null && !(again.command() instanceof Command.Report && REPORTED.contains(field))) {
            return new Reason.Unsaid(action, refusal.basis(), "answer " + field);
        }
        Ground ground = value == null || known == null || known.type() != Field.Type.GROUND
                ? null
                : before.grounds().get(value.toString());
        if (ground != null) {
            boolean gone = !draft.grounds().containsKey(ground.id());
            return new Reason.Refused(ground.id(), ground.basis(), action, gone);
        }
        return new Reason.Refused(field, refusal.basis(), action, true);
    }

    /** That the draft looks at something, or demands it, that the history does not say. */
    Reason unsaid(String action, String what) {
        Action known = draft.actions().get(action);
        if (known == null && action.equals(draft.report().action().id())) {
            known = draft.report().action();
        }
        return new Reason.Unsaid(action, known == null ? "" : known.basis(), what);
    }
}
