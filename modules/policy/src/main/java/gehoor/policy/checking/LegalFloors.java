package gehoor.policy.checking;

import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Condition;
import gehoor.policy.Duty;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Law;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.Said;
import gehoor.policy.Trigger;
import gehoor.policy.UnderLaw;
import gehoor.policy.calendar.Lengths;
import gehoor.policy.calendar.Period;
import gehoor.policy.vocabulary.Named;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Whether a procedure stays above the laws it names. */
final class LegalFloors {
    private static final Trigger REPORTED = new Trigger(Trigger.On.REPORTED, "");

    private LegalFloors() {}

    /** What can be told of each clock, and of each law that is named, by itself. */
    static void met(Procedure procedure, Map<String, Law> laws, Told told) {
        under(procedure, told);
        for (Clock clock : procedure.clocks().values()) {
            for (String named : clock.meets()) {
                Law.Floor floor = floor(laws, named);
                Period atMost = floor == null ? null : floor.atMost();
                if (floor != null && atMost != null) {
                    if (Lengths.longer(clock.length(), atMost)) {
                        told.add(
                                clock.at(), "floor.longer", clock.id(), clock.length(), atMost, floor.article(), named);
                    }
                    if (floor.fromReceipt()) {
                        fromReceipt(procedure, clock, floor, named, told);
                    } else if (beginsAnew(procedure, clock)) {
                        told.add(clock.at(), "floor.anew", clock.id(), floor.article(), named);
                    }
                    boolean pauses =
                            clock.pausesWhile() != null || !clock.pausesOn().isEmpty();
                    if (pauses && !floor.mayPause()) {
                        told.add(clock.at(), "floor.stands-still", clock.id(), floor.article(), named);
                    }
                }
                if (floor != null) {
                    extended(procedure, clock, floor, named, told);
                }
            }
        }
    }

    /** A law is named once, and where it says what receipt is, that date is known in every file to which it applies. */
    private static void under(Procedure procedure, Told told) {
        Set<String> seen = new LinkedHashSet<>();
        for (UnderLaw under : procedure.laws()) {
            if (!seen.add(under.law())) {
                told.add(under.at(), "twice-in", '"' + under.law() + '"', Said.plain("\"laws\""));
            }
            Fact received = under.received();
            if (received != null
                    && !isKnown(received, under.when())
                    && !asked(procedure.report().action(), received)) {
                told.add(under.at(), "law.received-unknown", under.law(), received);
            }
        }
    }

    /** Whether where this holds that fact is surely known. */
    private static boolean isKnown(Fact fact, Condition condition) {
        return condition instanceof Condition.AllOf all
                ? all.conditions().stream().anyMatch(each -> isKnown(fact, each))
                : condition instanceof Condition.Compare compare
                        && compare.fact().equals(fact)
                        && compare.comparator() == Condition.Comparator.IS_KNOWN;
    }

    /** Whether this act is never done without that fact. */
    private static boolean asked(Action action, Fact fact) {
        return action.asks().stream().anyMatch(ask -> ask.field().equals(fact.name()) && ask.always());
    }

    /**
     * Whether the date from which a clock counts stands in the file and is surely known when it starts: until it is, a clock counts from
     * when it started. A day on which something is done again, or on which the file is looked at, is a later one each time.
     */
    private static boolean countsFromKnown(Procedure procedure, Clock clock) {
        Fact from = clock.countedFrom();
        if (from == null || from.family() != Fact.Family.FIELD) {
            return Fact.known(Fact.Known.RECEIVED).equals(from)
                    || Fact.known(Fact.Known.REGISTERED).equals(from);
        }
        return isKnown(from, clock.startsWhen())
                || asked(procedure.report().action(), from)
                || clock.startsOn().stream().allMatch(trigger -> {
                    Action action =
                            trigger.on() == Trigger.On.DID ? procedure.actions().get(trigger.name()) : null;
                    return action != null && asked(action, from);
                });
    }

    /**
     * A term that the law counts from receipt begins with the report and counts from the day of receipt. Where the law applies to some
     * files only it may begin later, as the law begins to apply: whether it does is a question to every situation.
     */
    private static void fromReceipt(Procedure procedure, Clock clock, Law.Floor floor, String named, Told told) {
        for (UnderLaw under : procedure.laws()) {
            if (!named.startsWith(under.law() + ".")) {
                continue;
            }
            if (under.when() instanceof Condition.Always && !clock.startsOn().contains(REPORTED)) {
                told.add(clock.at(), "floor.not-reported", clock.id(), floor.article(), named);
            }
            if (!under.receipt().equals(clock.countedFrom())) {
                told.add(clock.at(), "floor.not-received", clock.id(), under.receipt(), floor.article(), named);
            } else if (!countsFromKnown(procedure, clock)) {
                told.add(clock.at(), "floor.receipt-unknown", clock.id(), under.receipt(), floor.article(), named);
            }
        }
    }

    /**
     * Whether it can begin again on the same thing and then count from a later day: when its date has passed, or after it was stopped.
     * To ask somebody outside once more is another waiting, and that the first was in vain stays in the record.
     */
    private static boolean beginsAnew(Procedure procedure, Clock clock) {
        if (countsFromKnown(procedure, clock) || clock.once() || clock.kind() == Clock.Kind.EXPECTATION) {
            return false;
        }
        long others = clock.startsOn().stream()
                .filter(trigger -> !opensNew(procedure, clock, trigger))
                .count();
        boolean opened = others < clock.startsOn().size();
        // each happens once, and two of them are twice
        return others + (opened ? 1 : 0) > 1
                || clock.startsOn().stream().anyMatch(trigger -> again(procedure, clock, trigger));
    }

    /** Whether it opens the very thing of which every one has a clock of its own. */
    private static boolean opensNew(Procedure procedure, Clock clock, Trigger trigger) {
        Action action = trigger.on() == Trigger.On.DID ? procedure.actions().get(trigger.name()) : null;
        return clock.each() != null && action != null && action.kind() == Action.Kind.OPENS_INSTRUMENT;
    }

    private static boolean again(Procedure procedure, Clock clock, Trigger trigger) {
        Action action = procedure.actions().get(trigger.name());
        boolean once = trigger.on() == Trigger.On.DID && action != null && action.once();
        return trigger.on() != Trigger.On.REPORTED && !once && !opensNew(procedure, clock, trigger);
    }

    /**
     * Whether an extension by itself is longer than the floor allows. Several by different acts may never meet in one file: what they
     * come to together is a question to every situation.
     */
    private static void extended(Procedure procedure, Clock clock, Law.Floor floor, String named, Told told) {
        Period allowed = floor.extension();
        if (allowed == null && !floor.fixed()) {
            return;
        }
        for (Does does : Does.of(procedure)) {
            if (!(does.effect() instanceof Effect.Extend extend)
                    || !extend.clock().equals(clock.id())
                    || (extend.byConsent() && floor.byConsent())) {
                continue;
            }
            Action action = does.action();
            Said who = action == null ? Named.CLOCK.noun() : Does.said(action);
            Period each = extend.by() == null ? extend.within() : extend.by();
            if (allowed == null) {
                told.add(does.at(), "floor.no-extension", who, clock.id(), floor.article(), named);
            } else if (each == null) {
                told.add(
                        does.at(),
                        "floor.agreed-day",
                        who,
                        clock.id(),
                        floor.article(),
                        String.valueOf(allowed),
                        named);
            } else if (Lengths.longer(Collections.nCopies(extend.atMost(), each), allowed)) {
                told.add(does.at(), "floor.extended", clock.id(), allowed, floor.article(), named);
            }
        }
    }

    /** Whether the procedure stands under the laws that its clocks and duties meet. */
    static void named(Procedure procedure, Told told) {
        for (Clock clock : procedure.clocks().values()) {
            for (String named : clock.meets()) {
                under(procedure, named, Named.CLOCK.noun(), clock.id(), clock.at(), told);
            }
        }
        for (Duty duty : procedure.duties().values()) {
            for (String named : duty.meets()) {
                under(procedure, named, Named.DUTY.noun(), duty.id(), duty.at(), told);
            }
        }
    }

    private static void under(Procedure procedure, String named, Said noun, String id, Place at, Told told) {
        String law = named.substring(0, named.indexOf('.'));
        if (procedure.laws().stream().noneMatch(under -> under.law().equals(law))) {
            told.add(at, "floor.unnamed-law", noun, id, named, law);
        }
    }

    /** What is missing in the procedure as a whole. */
    static void missing(Procedure procedure, Map<String, Law> laws, Told told) {
        Set<String> byClock = new LinkedHashSet<>();
        procedure.clocks().values().forEach(clock -> byClock.addAll(clock.meets()));
        Set<String> byDuty = new LinkedHashSet<>();
        procedure.duties().values().forEach(duty -> byDuty.addAll(duty.meets()));
        Set<String> byAny = new LinkedHashSet<>(byClock);
        byAny.addAll(byDuty);
        Set<String> named = new LinkedHashSet<>();
        procedure.laws().forEach(under -> named.add(under.law()));
        for (String id : named) {
            Law law = laws.get(id);
            if (law == null) {
                continue;
            }
            for (Law.Floor floor : law.floors().values()) {
                String meets = id + "." + floor.id();
                if (floor.atMost() != null && !byClock.contains(meets)) {
                    told.add(procedure.at(), "floor.no-clock", meets, floor.article(), floor.atMost());
                } else if (floor.owedAt() != null && !byDuty.contains(meets)) {
                    told.add(
                            procedure.at(),
                            "floor.no-duty",
                            meets,
                            floor.article(),
                            floor.owedAt().word());
                } else if (!byAny.contains(meets)) {
                    told.add(procedure.at(), "floor.unmet", meets, floor.article());
                }
                if (floor.owedAt() == Law.End.REFUSAL && !canRefuse(procedure)) {
                    told.add(procedure.at(), "floor.no-refusal", meets, floor.article());
                }
            }
        }
    }

    /** Whether a file can end with a refusal at all. */
    private static boolean canRefuse(Procedure procedure) {
        return Does.of(procedure).stream()
                .anyMatch(does -> does.effect() instanceof Effect.Close close
                        && ((does.action() != null && procedure.refuses(does.action(), false))
                                || procedure.endsWith(close).stream().anyMatch(procedure::refusal)));
    }

    private static Law.@org.jspecify.annotations.Nullable Floor floor(Map<String, Law> laws, String named) {
        int dot = named.indexOf('.');
        Law law = laws.get(named.substring(0, dot));
        return law == null ? null : law.floors().get(named.substring(dot + 1));
    }
}
