package gehoor.engine.verification;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Condition;
import gehoor.policy.ConsentKind;
import gehoor.policy.Duty;
import gehoor.policy.Each;
import gehoor.policy.Effect;
import gehoor.policy.Exemption;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Link;
import gehoor.policy.Procedure;
import gehoor.policy.Trigger;
import gehoor.policy.Who;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which aspects of a situation the parts of a procedure look at, and which change which. */
final class Reads {
    private static final Set<String> TOLD_BY_REPORT = Set.of("kind", "reporter", "capacity", "channel", "language");

    private final Procedure procedure;

    Reads(Procedure procedure) {
        this.procedure = procedure;
    }

    /**
     * What {@code this} and {@code outer} speak of.
     *
     * @param one the aspect of the instrument or kind of party; null: nothing is spoken of
     */
    record Spoken(@Nullable Aspect one, @Nullable Aspect outer) {
        static final Spoken NOTHING = new Spoken(null, null);

        Spoken within(Aspect inner) {
            return new Spoken(inner, one);
        }
    }

    static Spoken spoken(Action action) {
        String instrument = action.kind() == Action.Kind.INSTRUMENT ? action.instrument() : null;
        String party = action.kind() == Action.Kind.PARTY ? action.party() : null;
        return instrument != null
                ? new Spoken(Aspect.instrument(instrument), null)
                : party != null ? new Spoken(Aspect.party(party), null) : Spoken.NOTHING;
    }

    static Aspect kind(Each each) {
        return each.over() == Condition.Over.PARTY ? Aspect.party(each.kind()) : Aspect.instrument(each.kind());
    }

    static Aspect kind(Condition.Quantified quantified) {
        return kind(new Each(quantified.over(), quantified.kind()));
    }

    // ---------------------------------------------------------------- conditions

    /** What must be seen for the fact to be known as it is; null where it is never seen, and counts as anything. */
    @Nullable
    Set<Aspect> of(Fact fact, Spoken spoken) {
        String name = fact.name();
        String part = fact.part();
        return switch (fact.family()) {
            case FIELD, ASKED -> Set.of(Aspect.fact(name));
            case KNOWN -> known(name);
            case DONE -> part == null ? done(name, spoken) : null;
            case CLOCK -> part == null ? Set.of(Aspect.clock(name)) : null;
            case DUTY -> Set.of(Aspect.duty(name));
            case CONSENT -> Set.of(new Aspect(Aspect.Kind.CONSENT, name));
            case LINKED -> Set.of(Aspect.link(name));
            case ACTOR -> name.equals("role") ? Set.of() : null;
            case ASSIGNED -> "with-tie".equals(part) ? null : Set.of(Aspect.assigned(name));
            case THIS -> ofOne(spoken.one(), name);
            case OUTER -> ofOne(spoken.outer(), name);
            case ASSIGNEE, EARLIER -> null;
        };
    }

    private static @Nullable Set<Aspect> known(String name) {
        if (TOLD_BY_REPORT.contains(name) || name.equals("identity")) {
            return Set.of(new Aspect(Aspect.Kind.KNOWN, name));
        }
        return name.equals("outcome") ? Set.of(Aspect.OUTCOME) : Set.of();
    }

    /** That something was done in this very instrument is known only where instruments of its kind are seen. */
    private Set<Aspect> done(String action, Spoken spoken) {
        Action known = procedure.actions().get(action);
        Aspect of = known == null || known.instrument() == null
                ? known == null || known.party() == null ? null : Aspect.party(known.party())
                : Aspect.instrument(known.instrument());
        return of != null && of.equals(spoken.one()) ? Set.of(Aspect.done(action), of) : Set.of(Aspect.done(action));
    }

    private static @Nullable Set<Aspect> ofOne(@Nullable Aspect one, String name) {
        if (one == null) {
            return null;
        }
        return name.equals("state") || name.equals("party") ? Set.of(one) : Set.of(one, Aspect.fact(name));
    }

    /** All that the condition looks at, as far as it can be seen. */
    Set<Aspect> of(Condition condition, Spoken spoken) {
        Set<Aspect> all = new TreeSet<>();
        add(condition, spoken, all);
        return all;
    }

    private void add(Condition condition, Spoken spoken, Set<Aspect> all) {
        if (condition instanceof Condition.AllOf each) {
            each.conditions().forEach(one -> add(one, spoken, all));
        } else if (condition instanceof Condition.AnyOf each) {
            each.conditions().forEach(one -> add(one, spoken, all));
        } else if (condition instanceof Condition.Not not) {
            add(not.condition(), spoken, all);
        } else if (condition instanceof Condition.Quantified q) {
            all.add(kind(q));
            add(q.that(), spoken.within(kind(q)), all);
        } else {
            Fact.of(condition).map(fact -> of(fact, spoken)).forEach(seen -> {
                if (seen != null) {
                    all.addAll(seen);
                }
            });
        }
    }

    // ---------------------------------------------------------------- what stands in the way of an action

    /** All that decides whether this action can be done, and how it may be filled in. */
    Set<Aspect> guards(Action action) {
        return guards(action, Set.of());
    }

    /** @param lifted rules of requirements that do not stand in the way */
    Set<Aspect> guards(Action action, Set<String> lifted) {
        Spoken spoken = spoken(action);
        Set<Aspect> all = new TreeSet<>(of(action.when(), spoken));
        for (Action.Requirement requirement : action.requires()) {
            if (lifted.contains(requirement.rule())) {
                continue;
            }
            all.addAll(of(requirement.that(), spoken));
            exemptions(requirement.rule(), all);
        }
        for (Who who : action.by()) {
            relations(who, all);
        }
        if (action.instrument() != null && action.kind() != Action.Kind.OPENS_INSTRUMENT) {
            all.add(Aspect.instrument(action.instrument()));
        }
        if (action.kind() == Action.Kind.OPENS_INSTRUMENT && !repeatable(action)) {
            all.add(Aspect.instrument(String.valueOf(action.instrument())));
        }
        if (action.party() != null) {
            all.add(Aspect.party(action.party()));
        }
        for (Action.Ask ask : action.asks()) {
            asked(ask, spoken, all);
        }
        for (Duty duty : procedure.duties().values()) {
            if (bars(duty, action)) {
                all.add(Aspect.duty(duty.id()));
                all.addAll(of(duty.unless(), duty.each() == null ? spoken : new Spoken(kind(duty.each()), null)));
                exemptions(duty.id(), all);
            }
        }
        for (Effect effect : action.does()) {
            Effect then = effect instanceof Effect.When when ? when.then() : effect;
            if (then instanceof Effect.HandOver handOver) {
                all.add(new Aspect(Aspect.Kind.CONSENT, handOver.to()));
            } else if (then instanceof Effect.RenewReceipt) {
                all.add(Aspect.IDENTITY);
            } else if (then instanceof Effect.Extend extend) {
                all.add(Aspect.clock(extend.clock()));
            }
        }
        if (action.once()) {
            all.add(Aspect.done(action.id()));
        }
        return all;
    }

    boolean repeatable(Action action) {
        var instrument = procedure.instruments().get(String.valueOf(action.instrument()));
        return instrument != null && instrument.repeatable();
    }

    private void exemptions(String rule, Set<Aspect> all) {
        for (Exemption exemption : procedure.exemptions().values()) {
            if (exemption.lifts().contains(rule)) {
                all.addAll(of(exemption.when(), Spoken.NOTHING));
            }
        }
    }

    private void relations(Who who, Set<Aspect> all) {
        for (Who.Relation relation : who.only()) {
            switch (relation) {
                case ASSIGNED -> all.add(Aspect.assigned(who.role()));
                case OF_THE_SERVICE -> named(Field.Type.SERVICE, who.byField(), all);
                case OF_THE_FACILITY -> named(Field.Type.FACILITY, who.byField(), all);
                case OF_THE_BODY -> {
                    named(Field.Type.BODY, who.byField(), all);
                    named(Field.Type.BODIES, who.byField(), all);
                }
                case WITHOUT_TIE, WITH_TIE -> all.add(Aspect.TIES);
                case HANDLED_LINKED, NOT_HANDLED_LINKED, TOOK_IN -> {}
            }
        }
    }

    private void named(Field.Type type, @Nullable String only, Set<Aspect> all) {
        for (Field field : procedure.fields().values()) {
            if (field.type() == type && (only == null || only.equals(field.id()))) {
                all.add(Aspect.fact(field.id()));
            }
        }
    }

    private void asked(Action.Ask ask, Spoken spoken, Set<Aspect> all) {
        all.addAll(of(ask.askedWhen(), spoken));
        Field field = procedure.fields().get(ask.field());
        if (!ask.required() || field == null) {
            return;
        }
        all.addAll(of(ask.requiredWhen(), spoken));
        if (field.type() == Field.Type.GROUND) {
            all.add(Aspect.fact(field.id()));
            for (Ground ground : procedure.grounds().values()) {
                all.addAll(of(ground.when(), Spoken.NOTHING));
                exemptions(ground.id(), all);
            }
        } else if (field.type() == Field.Type.PARTY) {
            procedure.parties().keySet().forEach(kind -> all.add(Aspect.party(kind)));
            all.add(Aspect.fact(field.id()));
        }
    }

    boolean bars(Duty duty, Action action) {
        boolean met = duty.metBy().contains(new Trigger(Trigger.On.DID, action.id()));
        return !met && (duty.bars().contains(action.id()) || (duty.barsClosing() && closes(action)));
    }

    boolean closes(Action action) {
        return Effect.all(action.does()).stream().anyMatch(this::closes);
    }

    boolean closes(Effect effect) {
        return effect instanceof Effect.Close || (effect instanceof Effect.OpenLinked open && moves(open));
    }

    boolean moves(Effect.OpenLinked open) {
        Link link = procedure.links().get(open.link());
        return link != null && link.moves();
    }

    // ---------------------------------------------------------------- what changes what is seen

    /** Whether an effect changes something that is seen: the stage always is. */
    boolean kept(Effect effect, Set<Aspect> seen) {
        if (effect instanceof Effect.When when) {
            return kept(when.then(), seen);
        } else if (effect instanceof Effect.Move || effect instanceof Effect.Close) {
            return true;
        } else if (effect instanceof Effect.OpenLinked open) {
            return moves(open) || seen.contains(Aspect.link(open.link()));
        } else if (effect instanceof Effect.SetFact set) {
            return seen.contains(Aspect.fact(set.field()));
        } else if (effect instanceof Effect.Consent consent) {
            return seen.contains(new Aspect(Aspect.Kind.CONSENT, consent.to()));
        } else if (effect instanceof Effect.HandOver handOver) {
            return seen.contains(new Aspect(Aspect.Kind.CONSENT, handOver.to()));
        } else if (effect instanceof Effect.Assign assign) {
            return seen.contains(Aspect.assigned(assign.role()));
        } else if (effect instanceof Effect.Release release) {
            return seen.contains(Aspect.assigned(release.role()));
        } else if (effect instanceof Effect.AddParty add) {
            return seen.contains(Aspect.party(add.kind()));
        } else if (effect instanceof Effect.RemoveParty remove) {
            return seen.contains(Aspect.party(remove.kind()));
        } else if (effect instanceof Effect.RaiseDuty raise) {
            return seen.contains(Aspect.duty(raise.duty()));
        } else if (effect instanceof Effect.SetIdentity) {
            return seen.contains(Aspect.IDENTITY);
        } else if (effect instanceof Effect.DeclareTie) {
            return seen.contains(Aspect.TIES);
        } else if (effect instanceof Effect.Extend extend) {
            return extend.untilFrom() == null && seen.contains(Aspect.clock(extend.clock()));
        } else if (effect instanceof Effect.Correct) {
            return seen.stream().anyMatch(this::corrected);
        }
        return false;
    }

    /** The fields that a kept effect needs to be filled in. */
    static Stream<String> needed(Effect effect) {
        if (effect instanceof Effect.When when) {
            return needed(when.then());
        } else if (effect instanceof Effect.Close close) {
            return Stream.ofNullable(close.outcomeFrom());
        } else if (effect instanceof Effect.Consent consent) {
            return Stream.concat(Stream.ofNullable(consent.itemsFrom()), Stream.ofNullable(consent.answerFrom()));
        } else if (effect instanceof Effect.HandOver handOver) {
            return Stream.ofNullable(handOver.itemsFrom());
        } else if (effect instanceof Effect.Assign assign) {
            return Stream.ofNullable(assign.whoFrom());
        } else if (effect instanceof Effect.Release release) {
            return Stream.ofNullable(release.whoFrom());
        } else if (effect instanceof Effect.SetIdentity set) {
            return Stream.ofNullable(set.identityFrom());
        } else if (effect instanceof Effect.DeclareTie tie) {
            return Stream.of(tie.whoFrom());
        }
        return Stream.empty();
    }

    /** Whether doing this action can change anything that is seen. */
    boolean matters(Action action, Set<Aspect> seen) {
        if (seen.contains(Aspect.done(action.id()))
                || action.does().stream().anyMatch(effect -> kept(effect, seen))
                || action.asks().stream().anyMatch(ask -> seen.contains(Aspect.fact(ask.field())))
                || (action.instrument() != null && seen.contains(Aspect.instrument(action.instrument())))) {
            return true;
        }
        Collection<Trigger> heard = heard(seen);
        return heard.contains(new Trigger(Trigger.On.DID, action.id()))
                || (ends(action) && heard.contains(new Trigger(Trigger.On.ENDED, String.valueOf(action.instrument()))));
    }

    static boolean corrects(Action action) {
        return action.does().stream().anyMatch(Effect.Correct.class::isInstance);
    }

    boolean corrected(Aspect aspect) {
        return switch (aspect.kind()) {
            case KNOWN -> TOLD_BY_REPORT.contains(aspect.name());
            case FACT ->
                procedure.report().action().asks().stream()
                        .anyMatch(ask -> ask.field().equals(aspect.name()));
            default -> false;
        };
    }

    boolean ends(Action action) {
        var instrument = procedure.instruments().get(String.valueOf(action.instrument()));
        return instrument != null && action.to() != null && instrument.ends().contains(action.to());
    }

    /** What the clocks and duties that are seen listen to. */
    Set<Trigger> heard(Set<Aspect> seen) {
        Set<Trigger> heard = new java.util.LinkedHashSet<>();
        for (Aspect aspect : seen) {
            Clock clock =
                    aspect.kind() == Aspect.Kind.CLOCK ? procedure.clocks().get(aspect.name()) : null;
            Duty duty = aspect.kind() == Aspect.Kind.DUTY ? procedure.duties().get(aspect.name()) : null;
            if (clock != null) {
                List.of(clock.startsOn(), clock.stopsOn(), clock.pausesOn(), clock.resumesOn())
                        .forEach(heard::addAll);
            } else if (duty != null) {
                heard.addAll(duty.arisesOn());
                heard.addAll(duty.metBy());
            }
        }
        return heard;
    }

    /** These aspects with all on which their changes depend besides whether an action can be done. */
    Set<Aspect> closed(Set<Aspect> wanted) {
        Set<Aspect> seen = new TreeSet<>(wanted);
        int before;
        do {
            before = seen.size();
            for (Aspect aspect : List.copyOf(seen)) {
                ground(aspect, seen);
            }
            for (Clock clock : procedure.clocks().values()) {
                boolean acts = clock.onDue().stream().anyMatch(effect -> kept(effect, seen));
                if (acts || heard(seen).contains(new Trigger(Trigger.On.MISSED, clock.id()))) {
                    seen.add(Aspect.clock(clock.id()));
                }
                clock.onDue().forEach(effect -> depends(effect, Spoken.NOTHING, seen));
            }
            for (Action action : procedure.actions().values()) {
                if (matters(action, seen)) {
                    action.does().forEach(effect -> depends(effect, spoken(action), seen));
                    if (action.once()) {
                        seen.add(Aspect.done(action.id()));
                    }
                }
            }
            procedure.report().action().does().forEach(effect -> depends(effect, Spoken.NOTHING, seen));
        } while (seen.size() > before);
        return seen;
    }

    private void ground(Aspect aspect, Set<Aspect> seen) {
        switch (aspect.kind()) {
            case CLOCK -> {
                Clock clock = procedure.clocks().get(aspect.name());
                if (clock != null) {
                    Spoken spoken = clock.each() == null ? Spoken.NOTHING : new Spoken(kind(clock.each()), null);
                    each(clock.each(), seen);
                    seen.addAll(of(clock.startsWhen(), spoken));
                    if (clock.pausesWhile() != null) {
                        seen.addAll(of(clock.pausesWhile(), spoken));
                    }
                }
            }
            case DUTY -> {
                Duty duty = procedure.duties().get(aspect.name());
                each(duty == null ? null : duty.each(), seen);
            }
            case CONSENT -> {
                ConsentKind kind = procedure.consents().get(aspect.name());
                if (kind != null && kind.from() != null) {
                    seen.add(Aspect.party(kind.from()));
                }
            }
            default -> {}
        }
    }

    private static void each(@Nullable Each each, Set<Aspect> seen) {
        if (each != null) {
            seen.add(kind(each));
        }
    }

    private void depends(Effect effect, Spoken spoken, Set<Aspect> seen) {
        if (effect instanceof Effect.When when && kept(when.then(), seen)) {
            seen.addAll(of(when.when(), spoken));
        }
        if (effect instanceof Effect.SetFact set && set.from() != null && kept(set, seen)) {
            Set<Aspect> from = of(set.from(), spoken);
            if (from != null) {
                seen.addAll(from);
            }
        }
    }

    /**
     * Whether a condition, or a relation of who acts, looks at what was recorded or at whether a duty was met: what is only looked at
     * in the very act that records it tells nothing later.
     */
    Set<Aspect> remembered() {
        Set<Aspect> remembered = new TreeSet<>();
        Stream<Condition> whens = Stream.concat(
                        Stream.of(procedure.report().action()), procedure.actions().values().stream())
                .flatMap(action -> action.does().stream())
                .filter(Effect.When.class::isInstance)
                .map(effect -> ((Effect.When) effect).when());
        Stream.concat(procedure.conditions(), whens).flatMap(Fact::of).forEach(fact -> remember(fact, remembered));
        Stream.concat(
                        procedure.actions().values().stream().flatMap(action -> action.does().stream()),
                        procedure.clocks().values().stream().flatMap(clock -> clock.onDue().stream()))
                .map(effect -> effect instanceof Effect.When when ? when.then() : effect)
                .forEach(effect -> {
                    if (effect instanceof Effect.SetFact set && set.from() != null) {
                        remember(set.from(), remembered);
                    }
                });
        procedure.fields().values().forEach(field -> {
            switch (field.type()) {
                case SERVICE, FACILITY, BODY, BODIES, PARTY -> remembered.add(Aspect.fact(field.id()));
                default -> {}
            }
        });
        return remembered;
    }

    private static void remember(Fact fact, Set<Aspect> remembered) {
        switch (fact.family()) {
            case FIELD, THIS, OUTER, EARLIER -> remembered.add(Aspect.fact(fact.name()));
            case DUTY -> remembered.add(Aspect.duty(fact.name()));
            default -> {}
        }
    }

    /** The words that conditions name of what a report tells, as far as they hold it against words only. */
    static Map<String, Set<String>> named(Procedure procedure) {
        Map<String, Set<String>> named = new java.util.LinkedHashMap<>();
        TOLD_BY_REPORT.forEach(word -> named.put(word, new TreeSet<>()));
        conditions(procedure).forEach(condition -> named(condition, named));
        return named;
    }

    private static void named(Condition condition, Map<String, Set<String>> all) {
        if (condition instanceof Condition.AllOf each) {
            each.conditions().forEach(one -> named(one, all));
        } else if (condition instanceof Condition.AnyOf each) {
            each.conditions().forEach(one -> named(one, all));
        } else if (condition instanceof Condition.Not not) {
            named(not.condition(), all);
        } else if (condition instanceof Condition.Quantified q) {
            named(q.that(), all);
        } else if (condition instanceof Condition.Compare c && c.fact().family() == Fact.Family.KNOWN) {
            Set<String> words = all.get(c.fact().name());
            if (words != null) {
                c.values().forEach(value -> words.add(value.toString()));
            }
        } else {
            Fact.of(condition)
                    .filter(fact -> fact.family() == Fact.Family.KNOWN)
                    .forEach(fact -> all.remove(fact.name()));
        }
    }

    /** Every condition of a procedure, those of effects included. */
    private static Stream<Condition> conditions(Procedure procedure) {
        Stream<Condition> effects = Stream.concat(
                        Stream.concat(Stream.of(procedure.report().action()), procedure.actions().values().stream())
                                .flatMap(action -> action.does().stream()),
                        procedure.clocks().values().stream().flatMap(clock -> clock.onDue().stream()))
                .filter(Effect.When.class::isInstance)
                .map(effect -> ((Effect.When) effect).when());
        return Stream.concat(procedure.conditions(), effects);
    }

    /** Values that conditions hold a fact against, by field. */
    static Map<String, Set<gehoor.policy.Value>> compared(Procedure procedure) {
        Map<String, Set<gehoor.policy.Value>> compared = new java.util.LinkedHashMap<>();
        conditions(procedure).forEach(condition -> compared(condition, compared));
        return compared;
    }

    private static void compared(Condition condition, Map<String, Set<gehoor.policy.Value>> all) {
        if (condition instanceof Condition.AllOf each) {
            each.conditions().forEach(one -> compared(one, all));
        } else if (condition instanceof Condition.AnyOf each) {
            each.conditions().forEach(one -> compared(one, all));
        } else if (condition instanceof Condition.Not not) {
            compared(not.condition(), all);
        } else if (condition instanceof Condition.Quantified q) {
            compared(q.that(), all);
        } else if (condition instanceof Condition.Compare c) {
            all.computeIfAbsent(c.fact().name(), none -> new java.util.LinkedHashSet<>())
                    .addAll(c.values());
        } else if (condition instanceof Condition.CompareFacts c) {
            all.computeIfAbsent(c.fact().name(), none -> new java.util.LinkedHashSet<>());
            all.computeIfAbsent(c.other().name(), none -> new java.util.LinkedHashSet<>());
        } else if (condition instanceof Condition.Elapsed e) {
            all.computeIfAbsent(e.fact().name(), none -> new java.util.LinkedHashSet<>());
            all.computeIfAbsent(e.other().name(), none -> new java.util.LinkedHashSet<>());
        }
    }
}
