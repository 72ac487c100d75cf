package gehoor.engine.verification;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Condition;
import gehoor.policy.Duty;
import gehoor.policy.Effect;
import gehoor.policy.Exemption;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.SightRule;
import gehoor.policy.Trigger;
import gehoor.policy.Who;
import gehoor.policy.calendar.Period;
import gehoor.policy.calendar.RollOver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A procedure as it looks when only some aspects are seen. Drawn wide it allows whatever may be possible, and perhaps more; drawn
 * narrow only what is possible whatever the aspects out of sight are. What an action does to what is seen is the same in both, so
 * the real engine can decide by either.
 */
final class Outline {
    /** How long each clock is here. When its date passes is tried at any time, so that its length tells nothing. */
    static final Period LENGTH = Period.of(10, Period.Unit.CALENDAR_DAYS);

    /** A condition that never holds. */
    static final Condition NO = new Condition.AnyOf(List.of());
    /** A fact that is never known: a clock that counts from a fact counts from its own beginning here. */
    private static final Fact NEVER_KNOWN = Fact.field("-");

    private static final Set<Who.Relation> OF_THE_PAST =
            Set.of(Who.Relation.HANDLED_LINKED, Who.Relation.WITH_TIE, Who.Relation.TOOK_IN);

    private final Procedure procedure;
    private final Reads reads;
    private final Set<Aspect> seen;
    private final DrawnConditions conditions;
    private final boolean wide;
    private boolean guessed;

    private Outline(Procedure procedure, Reads reads, Set<Aspect> seen, boolean wide) {
        this.procedure = procedure;
        this.reads = reads;
        this.seen = seen;
        this.wide = wide;
        this.conditions = new DrawnConditions(reads, seen);
    }

    /**
     * @param guessed an effect depends on something that cannot be seen, so that nothing can be proved by this
     */
    record Drawn(Procedure procedure, boolean guessed) {}

    /** @param also actions that are wanted though they change nothing that is seen */
    static Drawn of(Procedure procedure, Reads reads, Set<Aspect> seen, Predicate<Action> also, boolean wide) {
        Outline outline = new Outline(procedure, reads, seen, wide);
        Procedure drawn = outline.draw(also);
        return new Drawn(drawn, outline.guessed);
    }

    private Procedure draw(Predicate<Action> also) {
        Procedure p = procedure;
        Map<String, Action> actions = new LinkedHashMap<>();
        p.actions().forEach((id, action) -> {
            if (also.test(action) || reads.matters(action, seen)) {
                actions.put(id, action(action));
            }
        });
        Map<String, Clock> clocks = new LinkedHashMap<>();
        p.clocks().forEach((id, clock) -> {
            if (seen.contains(Aspect.clock(id))) {
                clocks.put(id, clock(clock));
            }
        });
        Map<String, Duty> duties = new LinkedHashMap<>();
        p.duties().forEach((id, duty) -> {
            if (seen.contains(Aspect.duty(id))) {
                duties.put(id, duty(duty));
            }
        });
        Map<String, Ground> grounds = new LinkedHashMap<>();
        p.grounds()
                .forEach((id, ground) -> grounds.put(
                        id,
                        new Ground(
                                ground.id(),
                                ground.label(),
                                ground.explain(),
                                conditions.as(ground.when(), Reads.Spoken.NOTHING, wide),
                                ground.refer(),
                                ground.otherwise(),
                                ground.basis(),
                                ground.at())));
        return new Procedure(
                p.tenant(),
                p.id(),
                p.version(),
                p.inForceFrom(),
                p.title(),
                p.summary(),
                p.basis(),
                p.laws(),
                p.calendar(),
                p.desk(),
                p.register(),
                report(p.report()),
                p.compartments(),
                p.fields(),
                p.parties(),
                p.consents(),
                p.stages(),
                actions,
                p.instruments(),
                clocks,
                duties,
                grounds,
                exemptions(),
                p.outcomes(),
                sight(),
                p.links(),
                p.promises(),
                p.keep(),
                p.at());
    }

    private Map<String, Exemption> exemptions() {
        Map<String, Exemption> all = new LinkedHashMap<>();
        for (Exemption exemption : procedure.exemptions().values()) {
            Set<String> rules = new LinkedHashSet<>(exemption.lifts());
            Set<String> grounds = new LinkedHashSet<>(exemption.lifts());
            rules.removeAll(procedure.grounds().keySet());
            grounds.retainAll(procedure.grounds().keySet());
            // what lifts a rule opens a way; what lifts a ground closes one
            all.put(exemption.rule(), exemption(exemption, exemption.rule(), rules, wide));
            all.put(exemption.rule() + "/grounds", exemption(exemption, exemption.rule() + "/grounds", grounds, !wide));
        }
        return all;
    }

    private Exemption exemption(Exemption exemption, String rule, Set<String> lifts, boolean as) {
        return new Exemption(
                rule,
                conditions.as(exemption.when(), Reads.Spoken.NOTHING, as),
                lifts,
                exemption.explain(),
                exemption.basis(),
                exemption.at());
    }

    private Map<String, SightRule> sight() {
        Map<String, SightRule> all = new LinkedHashMap<>();
        procedure.sight().forEach((id, rule) -> {
            boolean as = wide != rule.never();
            List<Who> who = who(rule.who(), as, false);
            if (!who.isEmpty()) {
                all.put(
                        id,
                        new SightRule(
                                rule.rule(),
                                who,
                                rule.compartments(),
                                rule.own(),
                                rule.never(),
                                conditions.as(rule.when(), Reads.Spoken.NOTHING, as),
                                rule.basis(),
                                rule.at()));
            }
        });
        return all;
    }

    // ---------------------------------------------------------------- who

    /**
     * Who may act. Narrow: only who surely can, where there is always somebody of a role with whom the file has nothing to do.
     *
     * @param fresh only people with whom the file has nothing to do: a condition speaks of who acts
     */
    private List<Who> who(List<Who> all, boolean as, boolean fresh) {
        List<Who> kept = new ArrayList<>();
        for (Who who : all) {
            Who drawn = as ? may(who, !wide) : surely(who, fresh);
            if (drawn != null) {
                kept.add(drawn);
            }
        }
        return kept;
    }

    private Who may(Who who, boolean hides) {
        Set<Who.Relation> only = new LinkedHashSet<>();
        if (hides) {
            // people with whom the file has nothing to do are not among those from whom it is hidden for what they did
            only.addAll(who.only());
            only.retainAll(OF_THE_PAST);
        }
        if (who.only().contains(Who.Relation.ASSIGNED) && seen.contains(Aspect.assigned(who.role()))) {
            only.add(Who.Relation.ASSIGNED);
        }
        return new Who(partyOutOfSight(who) ? Who.COMPLAINANT : who.role(), only, who.byField());
    }

    private boolean partyOutOfSight(Who who) {
        return who.role().startsWith(Who.PARTY)
                && !seen.contains(Aspect.party(who.role().substring(Who.PARTY.length())));
    }

    private @Nullable Who surely(Who who, boolean fresh) {
        if (partyOutOfSight(who)) {
            return null;
        }
        boolean assigned = who.only().contains(Who.Relation.ASSIGNED);
        Set<Who.Relation> only = new LinkedHashSet<>(who.only());
        for (Who.Relation relation : who.only()) {
            boolean possible = switch (relation) {
                case ASSIGNED -> !fresh && seen.contains(Aspect.assigned(who.role())) && !hiddenForThePast(who.role());
                case WITHOUT_TIE -> !assigned || seen.contains(Aspect.TIES);
                case WITH_TIE -> seen.contains(Aspect.TIES);
                case NOT_HANDLED_LINKED -> !assigned;
                case OF_THE_SERVICE, OF_THE_FACILITY, OF_THE_BODY -> !fresh;
                case HANDLED_LINKED, TOOK_IN -> false;
            };
            if (!possible) {
                return null;
            }
        }
        return new Who(who.role(), only, who.byField());
    }

    /** Whether the file may be hidden from somebody of that role for what they did, so that who is assigned may be one of them. */
    private boolean hiddenForThePast(String role) {
        return procedure.sight().values().stream()
                .filter(SightRule::never)
                .flatMap(rule -> rule.who().stream())
                .anyMatch(who -> who.role().equals(role) && who.only().stream().anyMatch(OF_THE_PAST::contains));
    }

    // ---------------------------------------------------------------- actions

    private Report report(Report report) {
        Action a = report.action();
        Action drawn = new Action(
                a.id(),
                a.label(),
                a.hint(),
                a.basis(),
                a.kind(),
                a.stages(),
                a.by(),
                Condition.ALWAYS,
                requires(a, Reads.Spoken.NOTHING, false),
                asks(a, Reads.Spoken.NOTHING),
                effects(a.does(), Reads.Spoken.NOTHING),
                false,
                null,
                Set.of(),
                null,
                null,
                null,
                false,
                false,
                a.at());
        return new Report(
                drawn,
                report.kinds(),
                report.reporters(),
                report.capacities(),
                report.identities(),
                report.identityTold(),
                report.identityRules(),
                report.channels(),
                report.elsewhere(),
                report.shows(),
                report.stage(),
                report.at());
    }

    private Action action(Action a) {
        boolean guessedBefore = guessed;
        guessed = false;
        Reads.Spoken spoken = Reads.spoken(a);
        boolean instrumentSeen = a.instrument() != null && seen.contains(Aspect.instrument(a.instrument()));
        boolean partySeen = a.party() != null && seen.contains(Aspect.party(a.party()));
        boolean standsAlone = a.kind() == Action.Kind.FILE || instrumentSeen || partySeen;
        boolean speaksOfActor = speaksOfActor(a);
        List<Who> by = who(a.by(), wide, speaksOfActor);
        boolean impossible = by.isEmpty()
                || (!wide && !standsAlone && !(a.kind() == Action.Kind.OPENS_INSTRUMENT && reads.repeatable(a)))
                || (!wide && barredOutOfSight(a));
        boolean once = a.once() && seen.contains(Aspect.done(a.id()));
        impossible |= !wide && a.once() && !once;
        List<Action.Ask> asks = asks(a, spoken);
        impossible |= !wide && !answerable(a);
        List<Effect> does = effects(a.does(), spoken);
        impossible |= !wide && guessed;
        guessed |= guessedBefore;
        return new Action(
                a.id(),
                a.label(),
                a.hint(),
                a.basis(),
                standsAlone ? a.kind() : Action.Kind.FILE,
                a.stages(),
                by.isEmpty() ? List.of(Who.role(Who.SYSTEM)) : by,
                impossible ? NO : conditions.as(a.when(), spoken, wide, !wide),
                requires(a, spoken, !wide),
                asks,
                does,
                once,
                instrumentSeen ? a.instrument() : null,
                instrumentSeen ? a.from() : Set.of(),
                instrumentSeen ? a.to() : null,
                partySeen ? a.party() : null,
                null,
                a.recordsNothing(),
                a.primary(),
                a.at());
    }

    private static boolean speaksOfActor(Action action) {
        Predicate<Fact> actor =
                fact -> fact.family() == Fact.Family.ACTOR && !fact.name().equals("role");
        return Fact.any(action.when(), actor)
                || action.requires().stream().anyMatch(each -> Fact.any(each.that(), actor));
    }

    /** Whether something out of sight may stand in the way. */
    private boolean barredOutOfSight(Action action) {
        for (Duty duty : procedure.duties().values()) {
            boolean bars = reads.bars(duty, action);
            boolean drawnAway = triggers(duty.metBy()).contains(new Trigger(Trigger.On.DID, action.id()));
            if (bars && (drawnAway || !seen.contains(Aspect.duty(duty.id())))) {
                return true;
            }
        }
        for (Effect effect : action.does()) {
            Effect then = effect instanceof Effect.When when ? when.then() : effect;
            if (then instanceof Effect.RenewReceipt
                    || (then instanceof Effect.Extend && !reads.kept(then, seen))
                    || (then instanceof Effect.HandOver && !reads.kept(then, seen))) {
                return true;
            }
        }
        return false;
    }

    private List<Action.Requirement> requires(Action action, Reads.Spoken spoken, boolean fresh) {
        List<Action.Requirement> all = new ArrayList<>();
        for (Action.Requirement each : action.requires()) {
            all.add(new Action.Requirement(
                    each.rule(),
                    conditions.as(each.that(), spoken, wide, fresh),
                    each.otherwise(),
                    each.basis(),
                    each.at()));
        }
        return all;
    }

    /** Only what is seen, or needed by what is done, is asked. */
    private List<Action.Ask> asks(Action action, Reads.Spoken spoken) {
        Set<String> needed = needed(action);
        Set<String> closing = new LinkedHashSet<>();
        for (Effect effect : Effect.all(action.does())) {
            if (effect instanceof Effect.Close close && close.outcomeFrom() != null) {
                closing.add(close.outcomeFrom());
            }
        }
        List<Action.Ask> asks = new ArrayList<>();
        for (Action.Ask ask : action.asks()) {
            if (!needed.contains(ask.field()) && !seen.contains(Aspect.fact(ask.field()))) {
                continue;
            }
            boolean must = closing.contains(ask.field());
            boolean told = conditions.whole(ask.askedWhen(), spoken) && conditions.whole(ask.requiredWhen(), spoken);
            if (wide && !(told && alwaysChoosable(ask))) {
                asks.add(new Action.Ask(ask.field(), must, Condition.ALWAYS, Condition.ALWAYS, ask.at()));
            } else {
                if (!told) {
                    guessed = true;
                }
                asks.add(new Action.Ask(
                        ask.field(),
                        ask.required() || must,
                        conditions.as(ask.requiredWhen(), spoken, true),
                        conditions.as(ask.askedWhen(), spoken, true),
                        ask.at()));
            }
        }
        return asks;
    }

    /** Whether there is something to choose whatever is out of sight: where there is not, a wide drawing lets it be left out. */
    private boolean alwaysChoosable(Action.Ask ask) {
        Field field = procedure.fields().get(ask.field());
        return field != null
                && field.type() != Field.Type.PARTY
                && field.type() != Field.Type.STAFF
                && field.type() != Field.Type.GROUND;
    }

    private Set<String> needed(Action action) {
        Set<String> needed = new LinkedHashSet<>();
        action.does().stream()
                .filter(effect -> reads.kept(effect, seen))
                .flatMap(Reads::needed)
                .forEach(needed::add);
        return needed;
    }

    /** Whether all that must be answered out of sight can always be. */
    private boolean answerable(Action action) {
        Set<String> needed = needed(action);
        for (Action.Ask ask : action.asks()) {
            Field field = procedure.fields().get(ask.field());
            if (!ask.required()
                    || field == null
                    || needed.contains(field.id())
                    || seen.contains(Aspect.fact(field.id()))) {
                continue;
            }
            if (field.type() == Field.Type.PARTY || (field.type() == Field.Type.GROUND && !alwaysAGround(field))) {
                return false;
            }
        }
        return true;
    }

    private boolean alwaysAGround(Field field) {
        return procedure.grounds().values().stream()
                .filter(ground -> field.choices().isEmpty() || field.choices().containsKey(ground.id()))
                .filter(ground -> ground.when() instanceof Condition.Always)
                .anyMatch(ground -> procedure.exemptions().values().stream()
                        .noneMatch(exemption -> exemption.lifts().contains(ground.id())));
    }

    private List<Effect> effects(List<Effect> all, Reads.Spoken spoken) {
        List<Effect> kept = new ArrayList<>();
        for (Effect effect : all) {
            if (!reads.kept(effect, seen)) {
                continue;
            }
            if (effect instanceof Effect.When when) {
                if (!conditions.whole(when.when(), spoken)) {
                    guessed = true;
                }
                kept.add(new Effect.When(conditions.as(when.when(), spoken, true), when.then()));
            } else {
                kept.add(effect);
            }
        }
        return kept;
    }

    // ---------------------------------------------------------------- clocks and duties

    private Clock clock(Clock c) {
        Reads.Spoken spoken = c.each() == null ? Reads.Spoken.NOTHING : new Reads.Spoken(Reads.kind(c.each()), null);
        if (!conditions.whole(c.startsWhen(), spoken)
                || (c.pausesWhile() != null && !conditions.whole(c.pausesWhile(), spoken))) {
            guessed = true;
        }
        return new Clock(
                c.id(),
                c.label(),
                c.kind(),
                LENGTH,
                triggers(c.startsOn()),
                conditions.as(c.startsWhen(), spoken, true),
                c.countedFrom() == null ? null : NEVER_KNOWN,
                RollOver.NONE,
                null,
                triggers(c.stopsOn()),
                triggers(c.pausesOn()),
                triggers(c.resumesOn()),
                c.pausesWhile() == null ? null : conditions.as(c.pausesWhile(), spoken, true),
                c.once(),
                c.outlivesClosing(),
                List.of(),
                effects(c.onDue(), spoken),
                c.owner(),
                c.each(),
                c.meets(),
                c.basis(),
                c.at());
    }

    private Duty duty(Duty d) {
        Reads.Spoken spoken = d.each() == null ? Reads.Spoken.NOTHING : new Reads.Spoken(Reads.kind(d.each()), null);
        return new Duty(
                d.id(),
                d.label(),
                triggers(d.arisesOn()),
                triggers(d.metBy()),
                d.owedBy(),
                d.unless() instanceof Condition.Always ? d.unless() : conditions.as(d.unless(), spoken, wide),
                d.barsClosing(),
                d.bars(),
                d.each(),
                d.otherwise(),
                d.meets(),
                d.basis(),
                d.at());
    }

    /** That an instrument out of sight ended is heard as the action that ends it. */
    private Set<Trigger> triggers(Set<Trigger> all) {
        Set<Trigger> drawn = new LinkedHashSet<>();
        for (Trigger trigger : all) {
            if (trigger.on() == Trigger.On.ENDED && !seen.contains(Aspect.instrument(trigger.name()))) {
                procedure.actions().values().stream()
                        .filter(action -> trigger.name().equals(action.instrument()) && reads.ends(action))
                        .forEach(action -> drawn.add(new Trigger(Trigger.On.DID, action.id())));
            } else {
                drawn.add(trigger);
            }
        }
        return drawn;
    }
}
