package gehoor.casework.governance;

import gehoor.casework.governance.TryOut.Chosen;
import gehoor.casework.governance.TryOutView.Next;
import gehoor.engine.Engine;
import gehoor.engine.rehearsal.Played;
import gehoor.policy.Example;
import gehoor.policy.Example.Person;
import gehoor.policy.Example.Step;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A walk under way: an invented file in a procedure, as a worked example that is not at its end. It is played anew each time. */
record Walk(TryOutStage stage, Procedure procedure, Example example) {

    static Walk of(TryOutStage stage, Procedure procedure, Example.Beginning report, List<Step> steps) {
        Example example = new Example(
                "try-out",
                stage.tenant().id(),
                procedure.id(),
                List.of(),
                report,
                List.copyOf(steps),
                Example.Then.NOTHING,
                Place.NOWHERE);
        return new Walk(stage, procedure, example);
    }

    Walk with(Step step) {
        List<Step> steps = new ArrayList<>(example.steps());
        steps.add(step);
        return of(stage, procedure, example.report(), steps);
    }

    /** The last step was not taken. The beginning stays. */
    Walk withoutLast() {
        List<Step> steps = example.steps();
        return of(stage, procedure, example.report(), steps.subList(0, Math.max(0, steps.size() - 1)));
    }

    Played played() {
        return stage.play(procedure, example);
    }

    // ---------------------------------------------------------------- when it is

    LocalDateTime now() {
        LocalDateTime at = example.report().at();
        for (Step step : example.steps()) {
            at = at(step);
        }
        return at;
    }

    static LocalDateTime at(Step step) {
        if (step instanceof Step.Does does) {
            return does.at();
        }
        if (step instanceof Step.Until until) {
            return until.at();
        }
        return step instanceof Step.Linked linked ? linked.at() : ((Step.Expect) step).at();
    }

    /** What is due next; null where nothing is. */
    @Nullable
    Next next(Played played) {
        Next next = null;
        for (Engine.Due due : played.engine().dues(played.state(), played.moment())) {
            Instant wakes = due.wakeAt();
            if (wakes != null) {
                LocalDateTime at = minute(wakes).atZone(stage.tenant().zone()).toLocalDateTime();
                if (next == null || at.isBefore(next.at())) {
                    var clock = played.engine().procedure().clocks().get(due.clock());
                    next = new Next(
                            at, clock == null ? due.clock() : clock.label().in(stage.language()), due.due());
                }
            }
        }
        return next;
    }

    /** The first whole minute that is not before it: examples tell no seconds. */
    private static Instant minute(Instant at) {
        Instant whole = at.truncatedTo(ChronoUnit.MINUTES);
        return whole.equals(at) ? whole : whole.plus(Duration.ofMinutes(1));
    }

    // ---------------------------------------------------------------- who acts

    Troupe troupe() {
        return stage.troupe(procedure);
    }

    /** Who acted in it so far. */
    List<Person> acted() {
        Set<Person> acted = new LinkedHashSet<>(List.of(example.report().by()));
        example.steps().forEach(step -> {
            if (step instanceof Step.Does does) {
                acted.add(does.by());
            }
        });
        return List.copyOf(acted);
    }

    /** All who can act in it now, by their codes. */
    Map<String, Person> people(Played played) {
        return troupe().all(played.state(), acted());
    }

    /** Whose turn it is: who was chosen, or the first in the role that leads. */
    Person turn(Played played, Chosen chosen) {
        Map<String, Person> all = people(played);
        Person person = all.get(chosen.person());
        if (person == null) {
            var leads = procedure.stages().get(played.state().stage());
            person = leads == null
                    ? all.values().iterator().next()
                    : all.values().stream()
                            .filter(one -> one.role().equals(leads.lead()))
                            .findFirst()
                            .orElseGet(() -> all.values().iterator().next());
        }
        boolean belongs = stage.tenant().roles().containsKey(person.role())
                && troupe().belongings().stream()
                        .anyMatch(option -> option.code().equals(chosen.of()));
        return belongs ? new Person(person.role(), person.name(), Set.of(chosen.of())) : person;
    }
}
