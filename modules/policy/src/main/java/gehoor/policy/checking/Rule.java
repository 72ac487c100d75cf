package gehoor.policy.checking;

import gehoor.policy.Action;
import gehoor.policy.Condition;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import java.util.ArrayList;
import java.util.List;

/**
 * Something in a procedure that examples must show.
 *
 * @param id as refusals, examples and people quote it
 * @param conditional it fires or not by a condition, so that examples must show both
 */
public record Rule(Kind kind, String id, boolean conditional, Place at) {

    /** What sort of rule. */
    public enum Kind {
        REQUIREMENT,
        REFUSED_IDENTITY,
        ELSEWHERE,
        ACTION,
        CLOCK,
        DUTY,
        GROUND,
        EXEMPTION,
        SIGHT,
        LINK
    }

    /** Every rule of a procedure, in the order of the language; a requirement of several actions once. */
    public static List<Rule> of(Procedure procedure) {
        List<Rule> rules = new ArrayList<>();
        procedure.report().identityRules().forEach(r -> add(rules, Kind.REFUSED_IDENTITY, r.rule(), true, r.at()));
        procedure.report().elsewhere().values().forEach(r -> add(rules, Kind.ELSEWHERE, r.rule(), true, r.at()));
        requirements(rules, procedure.report().action());
        for (Action action : procedure.actions().values()) {
            add(rules, Kind.ACTION, action.id(), conditional(action.when()), action.at());
            requirements(rules, action);
        }
        procedure.clocks().values().forEach(c -> add(rules, Kind.CLOCK, c.id(), conditional(c.startsWhen()), c.at()));
        procedure.duties().values().forEach(d -> add(rules, Kind.DUTY, d.id(), true, d.at()));
        procedure.grounds().values().forEach(g -> add(rules, Kind.GROUND, g.id(), conditional(g.when()), g.at()));
        procedure.exemptions().values().forEach(e -> add(rules, Kind.EXEMPTION, e.rule(), true, e.at()));
        procedure.sight().values().forEach(s -> add(rules, Kind.SIGHT, s.rule(), conditional(s.when()), s.at()));
        procedure.links().values().forEach(l -> add(rules, Kind.LINK, l.id(), false, l.at()));
        return List.copyOf(rules);
    }

    private static void requirements(List<Rule> rules, Action action) {
        action.requires().forEach(r -> add(rules, Kind.REQUIREMENT, r.rule(), true, r.at()));
    }

    private static void add(List<Rule> rules, Kind kind, String id, boolean conditional, Place at) {
        if (rules.stream().noneMatch(r -> r.kind() == kind && r.id().equals(id))) {
            rules.add(new Rule(kind, id, conditional, at));
        }
    }

    private static boolean conditional(Condition condition) {
        return !(condition instanceof Condition.Always);
    }
}
