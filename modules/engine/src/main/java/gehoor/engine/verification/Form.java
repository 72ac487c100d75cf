package gehoor.engine.verification;

import gehoor.engine.Decision;
import gehoor.engine.FileState;
import gehoor.policy.Action;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills in a form until it is accepted. */
final class Form {
    /** So often it is filled in otherwise before it counts as impossible. */
    private static final int TRIES = 400;

    private final Subject subject;
    private final Action action;
    private final FileState file;
    private final Function<Map<String, Value>, Decision> ask;
    private Map<String, Value> filled = Map.of();
    private Map<String, Value> wanted = Map.of();
    private int tries;
    private int fewest = Integer.MAX_VALUE;

    /** @param ask what the engine says of a form so filled in */
    Form(Subject subject, Action action, FileState file, Function<Map<String, Value>, Decision> ask) {
        this.subject = subject;
        this.action = action;
        this.file = file;
        this.ask = ask;
    }

    /** As it was accepted. */
    Map<String, Value> filled() {
        return filled;
    }

    /** How little stood in the way at best. */
    int fewest() {
        return fewest;
    }

    /** @param given what must be given so */
    Decision.@Nullable Accepted fill(Map<String, Value> given) {
        wanted = given;
        return fill(given, new HashSet<>());
    }

    private Decision.@Nullable Accepted fill(Map<String, Value> given, Set<Map<String, Value>> before) {
        if (++tries > TRIES || !before.add(given)) {
            return null;
        }
        Decision decision = ask.apply(given);
        if (decision instanceof Decision.Accepted yes) {
            filled = given;
            return yes;
        }
        if (decision instanceof Decision.Refused no) {
            fewest = Math.min(fewest, no.refusals().size());
        }
        for (String field : wrong(decision)) {
            Field known = subject.procedure().fields().get(field);
            if (known == null || wanted.containsKey(field)) {
                continue;
            }
            List<Value> values = subject.answering().values(known, file, Answering.people(action, subject.cast()));
            for (Value value : values) {
                if (!value.equals(given.get(field))) {
                    Map<String, Value> with = new LinkedHashMap<>(given);
                    with.put(field, value);
                    Decision.Accepted yes = fill(with, before);
                    if (yes != null) {
                        return yes;
                    }
                }
            }
        }
        return null;
    }

    /** Fields that are missing, cannot be so, or of which a rule spoke. */
    private List<String> wrong(Decision decision) {
        Set<String> asked = new HashSet<>();
        action.asks().forEach(each -> asked.add(each.field()));
        Set<String> wrong = new LinkedHashSet<>();
        if (decision instanceof Decision.Refused no) {
            no.refusals().forEach(refusal -> {
                String field = refusal.field();
                if (field != null && asked.contains(field)) {
                    wrong.add(field);
                }
                refusal.looked().forEach(looked -> {
                    String name = looked.fact().replaceFirst("^" + Fact.Family.ASKED.prefix(), "");
                    if (asked.contains(name)) {
                        wrong.add(name);
                    }
                });
            });
        }
        return List.copyOf(wrong);
    }
}
