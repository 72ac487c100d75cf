package gehoor.engine.replay;

import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.engine.Offer;
import gehoor.engine.Refusal;
import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was asked, put to the draft: without the answers that the draft does not ask, with those texts that it demands besides. */
final class Posed {
    private final Engine draft;
    private final FileState is;
    /** By which the draft would do it; null where by none. */
    private final @Nullable Action action;
    /** With those answers only that the draft's action can ask. */
    private final Again put;

    /**
     * @param was the file as it was before
     * @param is the same under the draft
     */
    Posed(Engine draft, FileState was, FileState is, Again again) {
        this.draft = draft;
        this.is = is;
        this.action = again.action(draft.procedure(), was);
        this.put = again.with(statically(action, again.answers()));
    }

    private static Map<String, Value> statically(@Nullable Action action, Map<String, Value> answers) {
        if (answers.isEmpty() || action == null || action.does().stream().anyMatch(Effect.Correct.class::isInstance)) {
            return answers;
        }
        Set<String> asks = action.asks().stream().map(Action.Ask::field).collect(Collectors.toSet());
        if (asks.containsAll(answers.keySet())) {
            return answers;
        }
        Map<String, Value> kept = new LinkedHashMap<>(answers);
        kept.keySet().retainAll(asks);
        return kept;
    }

    /** What the draft does where it was so. */
    Decision in(Surroundings.Way way) {
        Decision decision = decide(put, way);
        if (!(decision instanceof Decision.Refused refused) || fieldless(refused)) {
            return decision;
        }
        Set<String> asked = null;
        Map<String, Value> answers = new LinkedHashMap<>(put.answers());
        for (Refusal refusal : refused.refusals()) {
            String field = refusal.reason() == Refusal.Reason.FIELD ? refusal.field() : null;
            Field known = field == null ? null : draft.procedure().fields().get(field);
            if (field == null || known == null) {
                continue;
            }
            if (!answers.containsKey(field) && known.type().sealed()) {
                answers.put(field, Value.SEALED);
            } else if (answers.containsKey(field)) {
                asked = asked == null ? asked(way) : asked;
                if (!asked.contains(field)) {
                    answers.remove(field);
                }
            }
        }
        return answers.equals(put.answers()) ? decision : decide(put.with(answers), way);
    }

    private static boolean fieldless(Decision.Refused refused) {
        return refused.refusals().stream().noneMatch(each -> each.reason() == Refusal.Reason.FIELD);
    }

    private Decision decide(Again what, Surroundings.Way way) {
        return draft.decide(is, way.actor(), what.command(), way.circumstances());
    }

    /** The fields that the draft asks, with these answers. */
    private Set<String> asked(Surroundings.Way way) {
        if (put.command() instanceof Command.Report report) {
            return draft.asked(way.actor(), report, way.circumstances()).stream()
                    .map(Offer.Asked::field)
                    .map(Field::id)
                    .collect(Collectors.toSet());
        }
        if (action == null) {
            return Set.of();
        }
        String on = put.command() instanceof Command.Act act ? act.on() : null;
        return draft.asked(is, way.actor(), new Command.Act(action.id(), on, put.answers()), way.circumstances());
    }
}
