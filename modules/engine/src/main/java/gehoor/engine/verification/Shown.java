package gehoor.engine.verification;

import gehoor.engine.Actor;
import gehoor.engine.Engine;
import gehoor.policy.Example;
import gehoor.policy.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a story shows in the end. */
final class Shown {
    private Shown() {}

    static Example.Then stage(Played played) {
        return then(played, Map.of(), Map.of(), Map.of(), List.of());
    }

    /** How every clock stands. */
    static Example.Then clocks(Played played) {
        Map<String, Example.ClockThen> clocks = new LinkedHashMap<>();
        for (Engine.Due due : played.engine().dues(played.file(), played.now())) {
            clocks.put(due.clock(), new Example.ClockThen(null, due.state().word(), Place.NOWHERE));
        }
        return then(played, clocks, Map.of(), Map.of(), List.of());
    }

    /** What these people cannot do. */
    static Example.Then notOffered(Played played, List<Actor> people, List<String> actions) {
        Map<Example.Person, List<String>> all = new LinkedHashMap<>();
        people.forEach(actor -> all.put(AsWritten.person(actor), actions));
        return then(played, Map.of(), all, Map.of(), List.of());
    }

    /** How duties stand. */
    static Example.Then duties(Played played, Map<String, String> duties) {
        Example.Then then = stage(played);
        return new Example.Then(
                then.stage(),
                then.outcome(),
                then.facts(),
                then.clocks(),
                duties,
                then.offers(),
                then.notOffered(),
                then.invites(),
                then.sees(),
                then.told(),
                then.at());
    }

    /** What these people can do. */
    static Example.Then offered(Played played, Map<Example.Person, List<String>> offers) {
        Example.Then then = stage(played);
        return new Example.Then(
                then.stage(),
                then.outcome(),
                then.facts(),
                then.clocks(),
                then.duties(),
                offers,
                then.notOffered(),
                then.invites(),
                then.sees(),
                then.told(),
                then.at());
    }

    /** What these people see. */
    static Example.Then sees(Played played, List<Actor> people, List<String> told) {
        Map<Example.Person, Set<String>> all = new LinkedHashMap<>();
        people.forEach(actor -> {
            var sight = played.sight(actor);
            Set<String> seen = new java.util.TreeSet<>(sight.compartments());
            seen.addAll(sight.own());
            all.put(AsWritten.person(actor), seen);
        });
        return then(played, Map.of(), Map.of(), all, told);
    }

    private static Example.Then then(
            Played played,
            Map<String, Example.ClockThen> clocks,
            Map<Example.Person, List<String>> notOffered,
            Map<Example.Person, Set<String>> sees,
            List<String> told) {
        @Nullable String outcome = played.file().outcome();
        return new Example.Then(
                played.file().stage(),
                outcome,
                Map.of(),
                clocks,
                Map.of(),
                Map.of(),
                notOffered,
                Map.of(),
                sees,
                told,
                Place.NOWHERE);
    }
}
