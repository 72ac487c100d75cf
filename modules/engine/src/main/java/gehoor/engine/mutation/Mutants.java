package gehoor.engine.mutation;

import gehoor.policy.Action;
import gehoor.policy.Book;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.Condition;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Instrument;
import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.SightRule;
import gehoor.policy.Tenant;
import gehoor.policy.Trigger;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import gehoor.policy.calendar.Period;
import gehoor.policy.calendar.RollOver;
import gehoor.policy.checking.Checks;
import gehoor.policy.comparing.Notation;
import gehoor.policy.vocabulary.Vocabulary;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every small change of one procedure, one at a time, in the order in which its rules stand in the file.
 *
 * <p>Changed is what a worked example can see: what happens, to whom it is open, when it is due, who reads what. Words, the basis, how
 * long something is kept, and who leads or owes are not: no example looks at them. What the reader would refuse is no mutant.
 */
public final class Mutants {
    /** What every file has; a procedure adds its own. */
    private static final List<String> COMPARTMENTS =
            List.of(Compartment.EXISTENCE, Compartment.FILE, Compartment.IDENTITY, Compartment.MESSAGES);

    private static final List<String> IDENTITIES = List.of("named", "confidential", "anonymous");

    /** What a comparison becomes where the border itself changes sides. */
    private static final Map<Condition.Comparator, Condition.Comparator> BORDER = new EnumMap<>(Map.of(
            Condition.Comparator.BEFORE, Condition.Comparator.ON_OR_BEFORE,
            Condition.Comparator.ON_OR_BEFORE, Condition.Comparator.BEFORE,
            Condition.Comparator.AFTER, Condition.Comparator.ON_OR_AFTER,
            Condition.Comparator.ON_OR_AFTER, Condition.Comparator.AFTER,
            Condition.Comparator.LESS_THAN, Condition.Comparator.AT_MOST,
            Condition.Comparator.AT_MOST, Condition.Comparator.LESS_THAN,
            Condition.Comparator.MORE_THAN, Condition.Comparator.AT_LEAST,
            Condition.Comparator.AT_LEAST, Condition.Comparator.MORE_THAN));

    /** How the parts that have an id of their own are called. */
    private static final Map<String, String> CALLED = Map.ofEntries(
            Map.entry("actions", "action"),
            Map.entry("instruments", "instrument"),
            Map.entry("fields", "field"),
            Map.entry("consents", "consent"),
            Map.entry("clocks", "clock"),
            Map.entry("duties", "duty"),
            Map.entry("grounds", "ground"),
            Map.entry("exemptions", "exemption"),
            Map.entry("channels", "channel"),
            Map.entry("elsewhere", "elsewhere"),
            Map.entry("sight", "sight rule"));

    /** Whole rules that are left out, one at a time, where nothing else speaks of them. */
    private static final Set<String> LEFT_OUT =
            Set.of("clocks", "duties", "grounds", "exemptions", "sight", "channels", "elsewhere");

    private static final Set<String> OF_THE_PLATFORM =
            Set.of("Action.does", "Action.stages", "Action.when", "Action.once");

    private final Procedure procedure;

    private Mutants(Procedure procedure) {
        this.procedure = procedure;
    }

    /**
     * All mutants of a procedure that the reader would take.
     *
     * @param tenant the organisation whose procedure it is
     */
    public static List<Mutant> of(Book book, Tenant tenant, Procedure procedure) {
        List<Variant> variants = new ArrayList<>(new Mutants(procedure).record(procedure));
        variants.sort(Comparator.<Variant>comparingInt(each -> each.at().line())
                .thenComparingInt(each -> each.at().column())
                .thenComparing(Variant::kind)
                .thenComparing(Variant::changed));
        Set<String> sound = told(book, tenant, procedure);
        List<Mutant> mutants = new ArrayList<>();
        Map<String, Integer> alike = new HashMap<>();
        for (Variant each : variants) {
            Procedure changed = asRead(procedure, (Procedure) Objects.requireNonNull(each.part()));
            if (!changed.equals(procedure) && sound.containsAll(told(book, tenant, changed))) {
                int nth = alike.merge(each.changed(), 1, Integer::sum);
                mutants.add(new Mutant(
                        each.kind(),
                        changed,
                        each.changed() + (nth == 1 ? "" : " (" + nth + ")"),
                        each.kind().missing(each.before(), each.after(), each.rule()),
                        each.at()));
            }
        }
        return List.copyOf(mutants);
    }

    /** Who may report is who may by one of the channels: the reader puts that together. */
    private static Procedure asRead(Procedure before, Procedure after) {
        Report report = after.report();
        if (report.channels().equals(before.report().channels())) {
            return after;
        }
        Set<Who> by = new LinkedHashSet<>();
        report.channels().values().forEach(channel -> by.addAll(channel.by()));
        Record action = Records.with(report.action(), "by", List.copyOf(by));
        return (Procedure) Records.with(after, "report", Records.with(report, "action", action));
    }

    /** What the reader tells of it: where it tells more than of the procedure itself, the change is told before any example is played. */
    private static Set<String> told(Book book, Tenant tenant, Procedure changed) {
        return Checks.tenant(
                        with(tenant, changed), book.laws(), tenant.procedures().keySet(), List.of(changed), true)
                .stream()
                .map(Problem::toString)
                .collect(Collectors.toSet());
    }

    /** The same organisation with this version of a procedure instead of its own. */
    static Tenant with(Tenant tenant, Procedure changed) {
        Map<String, List<Procedure>> procedures = new LinkedHashMap<>(tenant.procedures());
        procedures.computeIfPresent(
                changed.id(),
                (id, versions) -> versions.stream()
                        .map(each -> each.version().equals(changed.version()) ? changed : each)
                        .toList());
        return new Tenant(
                tenant.id(),
                tenant.name(),
                tenant.languages(),
                tenant.zone(),
                tenant.calendar(),
                tenant.emergency(),
                tenant.desks(),
                tenant.roles(),
                tenant.services(),
                tenant.facilities(),
                tenant.bodies(),
                tenant.keep(),
                tenant.theme(),
                tenant.governedBy(),
                tenant.filesMovedBy(),
                tenant.holdBack(),
                tenant.demoUsers(),
                tenant.letters(),
                procedures,
                tenant.doors(),
                tenant.at());
    }

    // ---------------------------------------------------------------- going through

    private List<Variant> record(Record record) {
        List<Variant> all = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Records.part(record, component);
            if (value == null || value instanceof Words || value instanceof Place) {
                continue;
            }
            String name = component.getName();
            if (name.equals("promises") || name.equals("laws")) {
                // what is promised, and to which files a law applies, bars nothing, so that no example can look at it
                continue;
            }
            String word = CALLED.containsKey(name) || name.equals("action") ? "" : Notation.word(name);
            List<Variant> here = new ArrayList<>(whole(record, name, value));
            here.addAll(within(name, value));
            here.forEach(each -> all.add(
                    each.in(word, Records.with(record, component, each.part())).of(id(record), place(record))));
        }
        return all;
    }

    private List<Variant> within(String name, Object value) {
        if (value instanceof Condition condition) {
            return parts(condition);
        }
        if (value instanceof Effect.When when) {
            return record(when);
        }
        if (value instanceof Map<?, ?> map) {
            return map(name, map);
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        return value instanceof Record record && !whole(record) ? record(record) : List.of();
    }

    /** What is changed as a whole, or not at all. */
    private static boolean whole(Record record) {
        return record instanceof Trigger
                || record instanceof Period
                || record instanceof Effect.Recipient
                || record instanceof Fact
                || record instanceof Value;
    }

    private List<Variant> map(String name, Map<?, ?> map) {
        List<Variant> all = new ArrayList<>();
        String called = CALLED.getOrDefault(name, "");
        map.forEach((key, value) -> {
            String word = (called + " " + key).strip();
            if (LEFT_OUT.contains(name) && value instanceof Record rule && !named(String.valueOf(key), rule)) {
                Map<Object, Object> rest = new LinkedHashMap<>(map);
                rest.remove(key);
                all.add(Variant.of(Mutation.RULE, Collections.unmodifiableMap(rest), "", "")
                        .in(word, Collections.unmodifiableMap(rest))
                        .of(String.valueOf(key), place(rule)));
            }
            if (value instanceof Record inner) {
                record(inner).forEach(each -> {
                    Map<Object, Object> changed = new LinkedHashMap<>(map);
                    changed.put(key, each.part());
                    all.add(each.in(word, Collections.unmodifiableMap(changed)));
                });
            }
        });
        return all;
    }

    private List<Variant> list(List<?> list) {
        List<Variant> all = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            int place = i;
            Object item = list.get(i);
            String word = item instanceof Record record ? id(record) : "";
            if (item instanceof Who who) {
                word = who.role();
            } else if (word.isEmpty() && item instanceof Effect effect) {
                word = Notation.word(effect.getClass().getSimpleName());
            }
            String called = word;
            within("", item).forEach(each -> all.add(each.in(called, replaced(list, place, each.part()))));
        }
        return all;
    }

    // ---------------------------------------------------------------- what can be changed, by where it stands

    private List<Variant> whole(Record owner, String name, Object value) {
        String site = owner.getClass().getSimpleName() + "." + name;
        if (owner instanceof Action action && ofThePlatform(action, site)) {
            return List.of();
        }
        return switch (site) {
            case "Clock.length" -> longer(Mutation.LENGTH, (Period) value);
            case "Reminder.distance" -> longer(Mutation.REMINDER_TIME, (Period) value);
            case "Extend.by", "Extend.within" -> longer(Mutation.EXTENSION, (Period) value);
            case "Extend.atMost" -> counted(Mutation.EXTENSION, (Integer) value);
            case "Clock.roll" ->
                rolls((Clock) owner)
                        ? Stream.of(RollOver.values())
                                .filter(other -> other != value)
                                .map(other -> Variant.of(Mutation.ROLL, other, ((RollOver) value).word(), other.word()))
                                .toList()
                        : List.of();
            case "Clock.countedFrom" -> List.of(Variant.of(Mutation.COUNTED, null, value.toString(), ""));
            case "Clock.startsOn" -> dropped(Mutation.START, value, 2);
            case "Clock.stopsOn" ->
                dropped(Mutation.STOP, value, 1).stream()
                        .filter(each -> ((Clock) owner).outlivesClosing() || !closes(each.before()))
                        .toList();
            case "Clock.pausesOn", "Clock.resumesOn" -> dropped(Mutation.PAUSE, value, 1);
            case "Clock.pausesWhile" -> condition((Condition) value, null);
            case "Clock.remind" -> dropped(Mutation.REMINDER, value, 1);
            case "Clock.onDue", "Action.does" -> dropped(Mutation.EFFECT, value, 1);
            case "Duty.arisesOn" -> dropped(Mutation.ARISES, value, 2);
            case "Duty.metBy" -> dropped(Mutation.MET, value, 2);
            case "Duty.bars" -> dropped(Mutation.BARS, value, 1);
            case "Duty.barsClosing" -> turned(Mutation.BARS, value, true);
            case "Action.once" -> turned(Mutation.ONCE, value, true);
            // A file is reported once.
            case "Clock.once" ->
                ((Clock) owner).startsOn().stream().allMatch(each -> each.on() == Trigger.On.REPORTED)
                        ? List.of()
                        : turned(Mutation.ONCE, value, true);
            case "Instrument.repeatable" -> turned(Mutation.REPEATED, value, true);
            case "Clock.outlivesClosing" -> turned(Mutation.OUTLIVES, value, true);
            case "SightRule.own" -> turned(Mutation.OWN, value, true);
            case "ConsentKind.usedUp" -> turned(Mutation.USED_UP, value, (Boolean) value);
            case "Field.notInFuture" -> turned(Mutation.IN_FUTURE, value, true);
            case "Action.by" ->
                owner.equals(procedure.report().action()) ? List.of() : dropped(Mutation.ROLE, value, 2);
            case "Channel.by" -> dropped(Mutation.ROLE, value, 2);
            case "Action.byInvitation" ->
                List.of(Variant.of(
                        Mutation.INVITED,
                        null,
                        String.join(", ", new TreeSet<>(((Action.Invitation) value).who())),
                        ""));
            case "Invitation.who" -> dropped(Mutation.INVITED, value, 2);
            case "Tell.who", "Reminder.tell" -> dropped(Mutation.TOLD, value, 2);
            case "Disclose.to", "SightRule.who" -> dropped(Mutation.READER, value, 2);
            case "Who.only" -> dropped(Mutation.RELATION, value, 1);
            case "SightRule.compartments" -> compartments((SightRule) owner);
            case "Report.identities" -> listed(Mutation.IDENTITY, (Collection<?>) value, IDENTITIES);
            case "Report.reporters" -> listed(Mutation.REPORTER, (Collection<?>) value, Vocabulary.reporters());
            case "Report.identityRules" -> dropped(Mutation.RULE, value, 1);
            case "Action.stages" -> dropped(Mutation.STAGE, value, 2);
            case "Action.from" -> dropped(Mutation.STATE, value, 2);
            case "Action.to" -> otherState((Action) owner, (String) value);
            case "Action.requires" -> dropped(Mutation.REQUIREMENT, value, 1);
            case "Move.stage", "Report.stage" ->
                other(Mutation.MOVE, (String) value, procedure.stages().keySet());
            case "Close.outcome" ->
                other(Mutation.OUTCOME, (String) value, procedure.outcomes().keySet());
            case "Exemption.lifts" -> dropped(Mutation.LIFTED, value, 2);
            case "SetFact.value" ->
                value instanceof Value.YesNo yes
                        ? List.of(Variant.of(
                                Mutation.SET,
                                Value.of(!yes.yes()),
                                yes.toString(),
                                Value.of(!yes.yes()).toString()))
                        : List.of();
            // A requirement without its condition is no requirement: that it is left out says the same.
            case "Requirement.that" -> negated((Condition) value);
            // What is asked only then is required then, too: without it nothing is otherwise.
            case "Ask.requiredWhen" ->
                value.equals(((Action.Ask) owner).askedWhen())
                        ? negated((Condition) value)
                        : condition((Condition) value, Condition.ALWAYS);
            // What never holds is how it is read where nothing is said.
            case "Duty.unless" ->
                value.equals(new Condition.Not(Condition.ALWAYS))
                        ? List.of()
                        : condition((Condition) value, Condition.ALWAYS);
            case "Action.when",
                    "Ask.askedWhen",
                    "Clock.startsWhen",
                    "Ground.when",
                    "Exemption.when",
                    "SightRule.when",
                    "When.when" -> condition((Condition) value, Condition.ALWAYS);
            default -> List.of();
        };
    }

    /** What a procedure switches on in one line does what it does everywhere; only who may do it is the procedure's own. */
    private static boolean ofThePlatform(Action action, String site) {
        if (action.kind() == Action.Kind.REPORT) {
            return site.equals("Action.once");
        }
        return action.basis().equals("standard") && OF_THE_PLATFORM.contains(site);
    }

    /** Whether its last day can be no working day: working days end on one, as long as nothing else is added. */
    private boolean rolls(Clock clock) {
        return clock.length().unit() != Period.Unit.WORKING_DAYS
                || procedure.actions().values().stream()
                        .flatMap(action -> Effect.all(action.does()).stream())
                        .anyMatch(effect -> effect instanceof Effect.Extend extend
                                && extend.clock().equals(clock.id()));
    }

    /** Whether that closes the file, which stops a clock that does not outlive closing by itself. */
    private boolean closes(String trigger) {
        return trigger.equals("closed")
                || procedure.actions().values().stream()
                        .filter(action -> trigger.equals("did " + action.id()))
                        .flatMap(action -> action.does().stream())
                        .anyMatch(Effect.Close.class::isInstance);
    }

    private static List<Variant> longer(Mutation kind, Period period) {
        return counted(kind, period.amount()).stream()
                .map(each -> new Period((Integer) Objects.requireNonNull(each.part()), period.unit()))
                .map(other -> Variant.of(kind, other, period.toString(), other.toString()))
                .toList();
    }

    /** One less, where that is still something, and one more. */
    private static List<Variant> counted(Mutation kind, int number) {
        return Stream.of(number - 1, number + 1)
                .filter(other -> other >= Period.LEAST && other <= Period.MOST)
                .map(other -> Variant.of(kind, other, String.valueOf(number), String.valueOf(other)))
                .toList();
    }

    /** Each left out, where at least this many stand there. */
    private static List<Variant> dropped(Mutation kind, Object several, int least) {
        Collection<?> items = (Collection<?>) several;
        if (items.size() < least) {
            return List.of();
        }
        List<Variant> all = new ArrayList<>();
        if (items instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                List<Object> rest = new ArrayList<>(list);
                Object out = rest.remove(i);
                all.add(Variant.of(kind, List.copyOf(rest), said(out), ""));
            }
            return all;
        }
        for (Object out : items) {
            Set<Object> rest = new LinkedHashSet<>(items);
            rest.remove(out);
            all.add(Variant.of(kind, Collections.unmodifiableSet(rest), said(out), ""));
        }
        return all;
    }

    private static List<Variant> turned(Mutation kind, Object value, boolean only) {
        boolean is = (Boolean) value;
        return is == only ? List.of(Variant.of(kind, !is, is ? "yes" : "no", is ? "no" : "yes")) : List.of();
    }

    private List<Variant> compartments(SightRule rule) {
        Set<String> compartments = rule.compartments();
        List<Variant> all = new ArrayList<>(dropped(Mutation.COMPARTMENT, compartments, 2));
        Set<String> known = new TreeSet<>(COMPARTMENTS);
        known.addAll(procedure.compartments().keySet());
        for (String other : known) {
            if (!compartments.contains(other)) {
                Set<Object> more = new LinkedHashSet<>(compartments);
                more.add(other);
                all.add(Variant.of(Mutation.COMPARTMENT_MORE, Collections.unmodifiableSet(more), "", other));
            }
        }
        all.removeIf(each -> otherwise(rule, each.before().isEmpty() ? each.after() : each.before()));
        return all;
    }

    /** Whether they read it anyhow, by another rule; or read nothing anyhow, for the file is not there for them. */
    private boolean otherwise(SightRule rule, String compartment) {
        if (rule.never()) {
            return rule.compartments().contains(Compartment.EXISTENCE) && !compartment.equals(Compartment.EXISTENCE);
        }
        return rule.who().stream()
                .allMatch(who -> procedure.sight().values().stream()
                        .filter(other -> !other.rule().equals(rule.rule()))
                        .filter(other -> !other.never() && !other.own() && other.when() instanceof Condition.Always)
                        .filter(other -> other.compartments().contains(compartment))
                        .flatMap(other -> other.who().stream())
                        .anyMatch(wider -> wider.role().equals(who.role())
                                && who.only().containsAll(wider.only())
                                && (wider.byField() == null || wider.byField().equals(who.byField()))));
    }

    private static List<Variant> listed(Mutation kind, Collection<?> listed, List<String> known) {
        List<Variant> all = new ArrayList<>(dropped(kind, listed, 2));
        for (String other : known) {
            if (!listed.contains(other)) {
                List<Object> more = new ArrayList<>(listed);
                more.add(other);
                all.add(Variant.of(
                        kind, listed instanceof List ? List.copyOf(more) : new LinkedHashSet<>(more), "", other));
            }
        }
        return all;
    }

    /** The next of those that there are; after the last the first. */
    private static List<Variant> other(Mutation kind, String one, Collection<String> known) {
        List<String> ordered = List.copyOf(known);
        int at = ordered.indexOf(one);
        if (at < 0 || ordered.size() < 2) {
            return List.of();
        }
        String next = ordered.get((at + 1) % ordered.size());
        return List.of(Variant.of(kind, next, one, next));
    }

    private List<Variant> otherState(Action action, String to) {
        Instrument of =
                action.instrument() == null ? null : procedure.instruments().get(action.instrument());
        return of == null ? List.of() : other(Mutation.STATE, to, of.states());
    }

    // ---------------------------------------------------------------- conditions

    private static List<Variant> condition(Condition condition, @Nullable Condition none) {
        if (condition instanceof Condition.Always) {
            return List.of();
        }
        List<Variant> all = new ArrayList<>(negated(condition));
        all.add(Variant.of(Mutation.CONDITION, none, said(condition), ""));
        return all;
    }

    private static List<Variant> negated(Condition condition) {
        if (condition instanceof Condition.Always) {
            return List.of();
        }
        Condition not = condition instanceof Condition.Not was ? was.condition() : new Condition.Not(condition);
        return List.of(Variant.of(Mutation.NEGATED, not, said(condition), said(not)));
    }

    private List<Variant> parts(Condition condition) {
        if (condition instanceof Condition.AllOf all) {
            return joined(all.conditions(), Condition.AllOf::new);
        } else if (condition instanceof Condition.AnyOf any) {
            return joined(any.conditions(), Condition.AnyOf::new);
        } else if (condition instanceof Condition.Not not) {
            return parts(not.condition()).stream()
                    .map(each -> each.in("", new Condition.Not(inside(each))))
                    .toList();
        } else if (condition instanceof Condition.Compare compare) {
            return compare(compare);
        } else if (condition instanceof Condition.CompareFacts c) {
            return border(c, c.comparator(), to -> new Condition.CompareFacts(c.fact(), to, c.other(), c.at()));
        } else if (condition instanceof Condition.Elapsed e) {
            return longer(Mutation.ELAPSED, e.period()).stream()
                    .map(each -> each.in(
                            "",
                            new Condition.Elapsed(
                                    e.fact(),
                                    e.moreThan(),
                                    (Period) Objects.requireNonNull(each.part()),
                                    e.before(),
                                    e.other(),
                                    e.at())))
                    .toList();
        } else if (condition instanceof Condition.Quantified q) {
            return quantified(q);
        }
        return List.of();
    }

    private static Condition inside(Variant variant) {
        return (Condition) Objects.requireNonNull(variant.part());
    }

    private List<Variant> joined(List<Condition> conditions, Function<List<Condition>, Condition> join) {
        List<Variant> all = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            int place = i;
            if (conditions.size() > 1) {
                List<Condition> rest = new ArrayList<>(conditions);
                Condition out = rest.remove(i);
                all.add(Variant.of(
                        Mutation.PART, rest.size() == 1 ? rest.get(0) : join.apply(List.copyOf(rest)), said(out), ""));
            }
            parts(conditions.get(i)).forEach(each -> {
                List<Condition> changed = new ArrayList<>(conditions);
                changed.set(place, inside(each));
                all.add(each.in("", join.apply(List.copyOf(changed))));
            });
        }
        return all;
    }

    private List<Variant> compare(Condition.Compare c) {
        List<Variant> all = new ArrayList<>(
                border(c, c.comparator(), to -> new Condition.Compare(c.fact(), to, c.values(), c.at())));
        for (Variant each : dropped(Mutation.VALUE, c.values(), 2)) {
            List<Value> rest = new ArrayList<>(c.values());
            rest.removeIf(value -> value.toString().equals(each.before()));
            all.add(Variant.of(
                    Mutation.VALUE,
                    new Condition.Compare(c.fact(), c.comparator(), List.copyOf(rest), c.at()),
                    each.before(),
                    ""));
        }
        if (c.values().size() == 1 && c.values().get(0) instanceof Value.Number number) {
            for (int by : new int[] {-1, 1}) {
                Value other = new Value.Number(number.number().add(BigDecimal.valueOf(by)));
                all.add(Variant.of(
                        Mutation.NUMBER,
                        new Condition.Compare(c.fact(), c.comparator(), List.of(other), c.at()),
                        number.toString(),
                        other.toString()));
            }
        }
        return all;
    }

    private static List<Variant> border(
            Condition whole, Condition.Comparator comparator, Function<Condition.Comparator, Condition> with) {
        Condition.Comparator other = BORDER.get(comparator);
        return other == null
                ? List.of()
                : List.of(Variant.of(Mutation.BORDER, with.apply(other), said(whole), other.word()));
    }

    private List<Variant> quantified(Condition.Quantified q) {
        List<Variant> all = new ArrayList<>();
        if (q.quantifier() != Condition.Quantifier.NO) {
            Condition.Quantifier other =
                    q.quantifier() == Condition.Quantifier.ANY ? Condition.Quantifier.EVERY : Condition.Quantifier.ANY;
            if (q.atLeast() <= 1) {
                all.add(Variant.of(
                        Mutation.QUANTIFIER,
                        new Condition.Quantified(other, q.atLeast(), q.over(), q.kind(), q.that(), q.at()),
                        Notation.of(q.quantifier()),
                        Notation.of(other)));
            }
        }
        if (q.quantifier() == Condition.Quantifier.ANY && q.atLeast() > 1) {
            counted(Mutation.NUMBER, q.atLeast())
                    .forEach(each -> all.add(each.in(
                            "",
                            new Condition.Quantified(
                                    q.quantifier(),
                                    (Integer) Objects.requireNonNull(each.part()),
                                    q.over(),
                                    q.kind(),
                                    q.that(),
                                    q.at()))));
        }
        parts(q.that())
                .forEach(each -> all.add(each.in(
                        "",
                        new Condition.Quantified(
                                q.quantifier(), q.atLeast(), q.over(), q.kind(), inside(each), q.at()))));
        return all;
    }

    // ---------------------------------------------------------------- small

    private static List<Object> replaced(List<?> list, int place, @Nullable Object by) {
        List<Object> changed = new ArrayList<>(list);
        changed.set(place, Objects.requireNonNull(by));
        return List.copyOf(changed);
    }

    /** Whether anything but itself speaks of it. */
    private boolean named(String id, Record rule) {
        return speaks(procedure, id, rule);
    }

    private static boolean speaks(@Nullable Object value, String id, Record but) {
        if (value == null || value == but || value instanceof Words || value instanceof Place) {
            return false;
        }
        if (value instanceof String text) {
            return text.equals(id);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().anyMatch(each -> speaks(each, id, but));
        }
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(each -> speaks(each, id, but));
        }
        if (value instanceof Record record) {
            return Stream.of(record.getClass().getRecordComponents())
                    .anyMatch(each -> speaks(Records.part(record, each), id, but));
        }
        return false;
    }

    /** How the innermost thing is called that a change is in; empty where it has no name. */
    private static String id(Record record) {
        if (record instanceof Action.Requirement requirement) {
            return requirement.rule();
        } else if (record instanceof Action.Ask ask) {
            return ask.field();
        }
        return Stream.of(record.getClass().getRecordComponents())
                .filter(each -> each.getName().equals("id") || each.getName().equals("rule"))
                .filter(each -> !(record instanceof Procedure))
                .map(each -> String.valueOf(Records.part(record, each)))
                .findFirst()
                .orElse("");
    }

    private static Place place(Record record) {
        return Stream.of(record.getClass().getRecordComponents())
                .filter(each -> each.getType() == Place.class)
                .map(each -> (Place) Objects.requireNonNull(Records.part(record, each)))
                .findFirst()
                .orElse(Place.NOWHERE);
    }

    private static String said(@Nullable Object value) {
        if (value instanceof Effect.Recipient recipient) {
            return switch (recipient.kind()) {
                case ROLE, PARTY, COMPLAINANT ->
                    recipient.name().isEmpty() ? Notation.of(recipient.kind()) : recipient.name();
                default -> Notation.of(recipient.kind()) + " " + recipient.name();
            };
        } else if (value instanceof Effect.Tell tell) {
            return "tell " + several(tell.who()) + " by " + tell.letter();
        } else if (value instanceof Effect.When when) {
            return said(when.then()) + " when " + said(when.when());
        } else if (value instanceof Condition.Quantified some) {
            return Notation.of(some.quantifier())
                    + (some.atLeast() > 1 ? " at least " + some.atLeast() : "")
                    + " " + some.kind() + ": " + said(some.that());
        } else if (value instanceof Clock.Reminder reminder) {
            return reminder.distance() + (reminder.after() ? " after" : " before") + ", " + several(reminder.tell());
        } else if (value instanceof Action.Requirement requirement) {
            return requirement.rule();
        } else if (value instanceof Report.Identity identity) {
            return identity.rule();
        }
        return Notation.of(value).strip();
    }

    private static String several(List<?> items) {
        return items.stream().map(Mutants::said).collect(Collectors.joining(", "));
    }
}
