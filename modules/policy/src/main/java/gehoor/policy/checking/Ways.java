package gehoor.policy.checking;

import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Instrument;
import gehoor.policy.Link;
import gehoor.policy.Procedure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which stage leads to which, and which state of an instrument: every stage can be entered and left, and
 * from every stage a way leads to the end. Conditions are not looked at here.
 */
final class Ways {
    private Ways() {}

    static void check(Procedure procedure, Told told) {
        Map<String, Set<String>> next = next(procedure);
        Set<String> entered = reach(next, procedure.report().stage());
        Map<String, Set<String>> back = turned(next);
        Set<String> ending = reach(back, Action.CLOSED);
        procedure.stages().values().forEach(stage -> {
            if (!entered.contains(stage.id())) {
                told.add(stage.at(), "stage.never-entered", stage.id());
            } else if (!ending.contains(stage.id())) {
                told.add(stage.at(), "stage.no-way-out", stage.id());
            }
        });
        procedure.instruments().values().forEach(instrument -> check(procedure, instrument, told));
    }

    private static Map<String, Set<String>> next(Procedure procedure) {
        Map<String, Set<String>> next = new LinkedHashMap<>();
        for (Action action : procedure.actions().values()) {
            for (String from : action.stages()) {
                for (Effect effect : Effect.all(action.does())) {
                    to(next, from, effect, procedure);
                }
            }
        }
        // A clock can fall due in any open stage; where it lies in is not looked at.
        procedure
                .clocks()
                .values()
                .forEach(clock -> Effect.all(clock.onDue())
                        .forEach(effect ->
                                procedure.stages().keySet().forEach(from -> to(next, from, effect, procedure))));
        return next;
    }

    private static void to(Map<String, Set<String>> next, String from, Effect effect, Procedure procedure) {
        Set<String> to = next.computeIfAbsent(from, any -> new LinkedHashSet<>());
        if (effect instanceof Effect.Move move) {
            to.add(move.stage());
        } else if (effect instanceof Effect.Close) {
            to.add(Action.CLOSED);
        } else if (effect instanceof Effect.OpenLinked open) {
            Link link = procedure.links().get(open.link());
            if (link != null && link.moves()) {
                to.add(Action.CLOSED);
            }
        }
    }

    private static void check(Procedure procedure, Instrument instrument, Told told) {
        Map<String, Set<String>> next = new LinkedHashMap<>();
        Set<String> opened = new LinkedHashSet<>();
        for (String id : instrument.actions()) {
            Action action = procedure.actions().get(id);
            String to = action == null ? null : action.to();
            if (action == null || to == null) {
                continue;
            }
            if (action.kind() == Action.Kind.OPENS_INSTRUMENT) {
                opened.add(to);
            }
            action.from()
                    .forEach(from -> next.computeIfAbsent(from, any -> new LinkedHashSet<>())
                            .add(to));
        }
        if (opened.isEmpty()) {
            told.add(instrument.at(), "instrument.never-opened", instrument.id());
            return;
        }
        Set<String> entered = new LinkedHashSet<>();
        opened.forEach(state -> entered.addAll(reach(next, state)));
        Map<String, Set<String>> back = turned(next);
        Set<String> ending = new LinkedHashSet<>();
        instrument.ends().forEach(state -> ending.addAll(reach(back, state)));
        for (String state : instrument.states()) {
            if (!entered.contains(state)) {
                told.add(instrument.at(), "instrument.never-reached", state, instrument.id());
            } else if (!ending.contains(state)) {
                told.add(instrument.at(), "instrument.no-end", state, instrument.id());
            }
        }
    }

    private static Set<String> reach(Map<String, Set<String>> next, String from) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> todo = new ArrayDeque<>();
        todo.add(from);
        while (!todo.isEmpty()) {
            String here = todo.remove();
            if (reached.add(here)) {
                todo.addAll(next.getOrDefault(here, Set.of()));
            }
        }
        return reached;
    }

    private static Map<String, Set<String>> turned(Map<String, Set<String>> next) {
        Map<String, Set<String>> turned = new LinkedHashMap<>();
        next.forEach((from, all) -> all.forEach(
                to -> turned.computeIfAbsent(to, any -> new LinkedHashSet<>()).add(from)));
        return turned;
    }
}
