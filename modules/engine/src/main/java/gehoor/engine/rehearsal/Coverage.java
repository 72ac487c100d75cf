package gehoor.engine.rehearsal;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Condition;
import gehoor.policy.Duty;
import gehoor.policy.Exemption;
import gehoor.policy.Ground;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Said;
import gehoor.policy.SightRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which rules of a procedure its examples fire, and which conditional ones they leave unfired.
 *
 * <p>An action fires when it is done, a requirement or a refusal of identity or channel when it refuses, a
 * duty when it arises, a clock when it starts, a ground when a file ends on it, an exemption when its
 * condition holds, a sight rule when it gives (or takes) something.
 */
public final class Coverage {
    /** The basis of acts that are not the procedure's own, as assigning and noting. */
    private static final String STANDARD = "standard";

    private final Set<String> fired = new HashSet<>();
    private final Set<String> unfired = new HashSet<>();

    void fired(String rule) {
        fired.add(rule);
    }

    void unfired(String rule) {
        unfired.add(rule);
    }

    /** A rule refused this act: a requirement of the act itself, or a refusal of identity or channel. What else may refuse shows itself otherwise. */
    void refused(Procedure procedure, String act, String rule) {
        Report report = procedure.report();
        boolean reports = act.equals(report.action().id());
        Action action = reports ? report.action() : procedure.actions().get(act);
        if (action != null
                && action.requires().stream()
                        .anyMatch(requirement -> requirement.rule().equals(rule))) {
            fired.add(rule);
            fired.add(of(action, rule));
        }
        boolean ofReport = Stream.concat(
                        report.identityRules().stream().map(Report.Identity::rule),
                        report.elsewhere().values().stream().map(Report.Elsewhere::rule))
                .anyMatch(rule::equals);
        if (reports && ofReport) {
            fired.add(rule);
        }
    }

    /** A requirement let this act pass. */
    void passed(Action action, String rule) {
        unfired.add(of(action, rule));
        unfired.add(rule);
    }

    /** A rule that stands at several acts is one of each. */
    private static String of(Action action, String rule) {
        return rule + " @ " + action.id();
    }

    void add(Coverage other) {
        fired.addAll(other.fired);
        unfired.addAll(other.unfired);
    }

    /** Ids of the rules that an example fires. */
    public Set<String> shown() {
        return Set.copyOf(fired);
    }

    /** Ids of the rules of a procedure that an example can fire, in the order of its parts. */
    public static Set<String> rules(Procedure procedure) {
        Map<String, Place> rules = new LinkedHashMap<>();
        gather(procedure, rules, new LinkedHashMap<>());
        return Collections.unmodifiableSet(rules.keySet());
    }

    /** What the examples of this procedure leave out, a problem per rule. */
    public List<Problem> gaps(Procedure procedure) {
        List<Problem> gaps = new ArrayList<>();
        Map<String, Place> rules = new LinkedHashMap<>();
        Map<String, Place> conditional = new LinkedHashMap<>();
        gather(procedure, rules, conditional);
        rules.forEach((rule, at) -> {
            if (!fired.contains(rule)) {
                gaps.add(new Problem(at, Said.of("coverage.unfired", rule)));
            }
        });
        conditional.forEach((rule, at) -> {
            if (fired.contains(rule) && !unfired.contains(rule)) {
                gaps.add(new Problem(at, Said.of("coverage.always", rule)));
            }
        });
        Stream.concat(Stream.of(procedure.report().action()), procedure.actions().values().stream())
                .forEach(action -> action.requires().forEach(requirement -> {
                    if (fired.contains(requirement.rule()) && !fired.contains(of(action, requirement.rule()))) {
                        gaps.add(new Problem(
                                requirement.at(), Said.of("coverage.unfired-at", requirement.rule(), action.id())));
                    }
                }));
        return gaps;
    }

    private static void gather(Procedure procedure, Map<String, Place> rules, Map<String, Place> conditional) {
        for (Action action : procedure.actions().values()) {
            if (!action.basis().equals(STANDARD)) {
                rules.put(action.id(), action.at());
            }
            for (Action.Requirement requirement : action.requires()) {
                rules.put(requirement.rule(), requirement.at());
                conditional.put(requirement.rule(), requirement.at());
            }
        }
        for (Action.Requirement requirement : procedure.report().action().requires()) {
            rules.put(requirement.rule(), requirement.at());
            conditional.put(requirement.rule(), requirement.at());
        }
        for (Report.Identity identity : procedure.report().identityRules()) {
            rules.put(identity.rule(), identity.at());
        }
        for (Report.Elsewhere elsewhere : procedure.report().elsewhere().values()) {
            rules.put(elsewhere.rule(), elsewhere.at());
        }
        for (Clock clock : procedure.clocks().values()) {
            note(clock.id(), clock.startsWhen(), clock.at(), rules, conditional);
        }
        for (Duty duty : procedure.duties().values()) {
            rules.put(duty.id(), duty.at());
        }
        for (Ground ground : procedure.grounds().values()) {
            note(ground.id(), ground.when(), ground.at(), rules, conditional);
        }
        for (Exemption exemption : procedure.exemptions().values()) {
            note(exemption.rule(), exemption.when(), exemption.at(), rules, conditional);
        }
        for (SightRule sight : procedure.sight().values()) {
            note(sight.rule(), sight.when(), sight.at(), rules, conditional);
        }
    }

    private static void note(
            String rule, Condition when, Place at, Map<String, Place> rules, Map<String, Place> conditional) {
        rules.put(rule, at);
        if (!(when instanceof Condition.Always)) {
            conditional.put(rule, at);
        }
    }
}
