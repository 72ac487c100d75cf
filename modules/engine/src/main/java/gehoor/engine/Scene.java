package gehoor.engine;

import gehoor.policy.Condition;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.calendar.DueDates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a condition can look at, at one moment: the file, who acts, what is given with the act, and
 * the instrument or party that is spoken of. Judges conditions and remembers what it looked at.
 */
final class Scene {
    private final Engine engine;
    private final FileState state;
    private final Actor actor;
    private final Circumstances circumstances;
    private final LocalDate today;
    private final Map<String, Value> asked;
    private final @Nullable String on;
    private final @Nullable String outer;
    private final Circumstances.@Nullable Colleague assignee;
    private @Nullable List<Entry.Looked> looked;
    private String rule = "";

    Scene(
            Engine engine,
            FileState state,
            Actor actor,
            Circumstances circumstances,
            LocalDate today,
            Map<String, Value> asked,
            @Nullable String on,
            Circumstances.@Nullable Colleague assignee) {
        this(engine, state, actor, circumstances, today, asked, on, null, assignee);
    }

    private Scene(
            Engine engine,
            FileState state,
            Actor actor,
            Circumstances circumstances,
            LocalDate today,
            Map<String, Value> asked,
            @Nullable String on,
            @Nullable String outer,
            Circumstances.@Nullable Colleague assignee) {
        this.engine = engine;
        this.state = state;
        this.actor = actor;
        this.circumstances = circumstances;
        this.today = today;
        this.asked = asked;
        this.on = on;
        this.outer = outer;
        this.assignee = assignee;
    }

    Scene about(@Nullable String instrumentOrParty) {
        return seen(new Scene(engine, state, actor, circumstances, today, asked, instrumentOrParty, assignee));
    }

    /** Within the {@code that} of any, every or no: what was spoken of is the outer one now. */
    private Scene within(String instrumentOrParty) {
        return seen(new Scene(engine, state, actor, circumstances, today, asked, instrumentOrParty, on, assignee));
    }

    private Scene seen(Scene scene) {
        scene.looked = looked;
        scene.rule = rule;
        return scene;
    }

    /** The instrument or party that is spoken of. */
    @Nullable
    String on() {
        return on;
    }

    Scene in(FileState later) {
        return new Scene(engine, later, actor, circumstances, today, asked, on, assignee);
    }

    FileState state() {
        return state;
    }

    LocalDate today() {
        return today;
    }

    /** Whether the condition holds, with the facts looked at added to {@code looked} under that rule. */
    boolean holds(Condition condition, String rule, List<Entry.Looked> looked) {
        if (condition instanceof Condition.Always) {
            return true;
        }
        this.looked = looked;
        this.rule = rule;
        try {
            return holds(condition);
        } finally {
            this.looked = null;
        }
    }

    boolean holds(Condition condition) {
        if (condition instanceof Condition.Always) {
            return true;
        }
        if (condition instanceof Condition.AllOf all) {
            for (Condition each : all.conditions()) {
                if (!holds(each)) {
                    return false;
                }
            }
            return true;
        }
        if (condition instanceof Condition.AnyOf any) {
            for (Condition each : any.conditions()) {
                if (holds(each)) {
                    return true;
                }
            }
            return false;
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.condition());
        }
        if (condition instanceof Condition.Compare compare) {
            Value value = value(compare.fact());
            return note(compare.fact(), value, compare(compare.comparator(), value, compare.values()));
        }
        if (condition instanceof Condition.CompareFacts compare) {
            Value value = value(compare.fact());
            Value other = value(compare.other());
            note(compare.other(), other, other != null);
            return note(compare.fact(), value, other != null && compare(compare.comparator(), value, List.of(other)));
        }
        if (condition instanceof Condition.Elapsed elapsed) {
            return elapsed(elapsed);
        }
        if (condition instanceof Condition.Quantified quantified) {
            return quantified(quantified);
        }
        throw new IllegalStateException("a condition that nothing judges: " + condition);
    }

    private boolean note(Fact fact, @Nullable Value value, boolean held) {
        if (looked != null) {
            looked.add(new Entry.Looked(rule, fact.toString(), value == null ? null : value.toString(), held));
        }
        return held;
    }

    private boolean elapsed(Condition.Elapsed e) {
        LocalDate fact = day(value(e.fact()));
        LocalDate other = day(value(e.other()));
        boolean held = false;
        if (fact != null && other != null) {
            LocalDate from = e.before() ? fact : other;
            LocalDate to = e.before() ? other : fact;
            // "at most 1 year before x" speaks of days before x; a day after x is not before it at all
            boolean inOrder = !from.isAfter(to);
            boolean more = inOrder && DueDates.moreThan(from, e.period(), to, engine.calendar(null));
            held = e.moreThan() ? more : inOrder && !more;
        }
        note(e.other(), other == null ? null : Value.day(other), held);
        return note(e.fact(), fact == null ? null : Value.day(fact), held);
    }

    private static @Nullable LocalDate day(@Nullable Value value) {
        return value instanceof Value.Day day ? day.date() : null;
    }

    private boolean quantified(Condition.Quantified q) {
        List<String> members = new ArrayList<>();
        if (q.over() == Condition.Over.PARTY) {
            for (FileState.Party party : state.parties().values()) {
                if (party.kind().equals(q.kind())) {
                    members.add(party.id());
                }
            }
        } else {
            for (FileState.InstrumentRun run : state.instruments().values()) {
                if (run.instrument().equals(q.kind())) {
                    members.add(run.id());
                }
            }
        }
        int held = 0;
        for (String member : members) {
            held += within(member).holds(q.that()) ? 1 : 0;
        }
        return switch (q.quantifier()) {
            case ANY -> held >= q.atLeast();
            case EVERY -> held == members.size() && held > 0;
            case NO -> held == 0;
        };
    }

    private static boolean compare(Condition.Comparator comparator, @Nullable Value value, List<Value> with) {
        if (comparator == Condition.Comparator.IS_KNOWN) {
            return value != null;
        }
        if (value == null) {
            return comparator == Condition.Comparator.IS_UNKNOWN;
        }
        return switch (comparator) {
            case IS -> same(value, with.get(0));
            case IS_NOT -> !same(value, with.get(0));
            case IS_ONE_OF -> with.stream().anyMatch(each -> same(value, each));
            case INCLUDES -> with.stream().allMatch(each -> includes(value, each));
            case INCLUDES_NOT -> with.stream().noneMatch(each -> includes(value, each));
            case BEFORE, LESS_THAN -> order(value, with.get(0)) < 0;
            case AFTER, MORE_THAN -> {
                int order = order(value, with.get(0));
                yield order > 0 && order != INCOMPARABLE;
            }
            case ON_OR_BEFORE, AT_MOST -> order(value, with.get(0)) <= 0;
            case ON_OR_AFTER, AT_LEAST -> {
                int order = order(value, with.get(0));
                yield order >= 0 && order != INCOMPARABLE;
            }
            case IS_KNOWN -> true;
            case IS_UNKNOWN -> false;
        };
    }

    private static final int INCOMPARABLE = Integer.MAX_VALUE;

    private static int order(Value a, Value b) {
        if (a instanceof Value.Day x && b instanceof Value.Day y) {
            return Integer.signum(x.date().compareTo(y.date()));
        }
        if (a instanceof Value.Number x && b instanceof Value.Number y) {
            return x.number().compareTo(y.number());
        }
        return INCOMPARABLE;
    }

    private static boolean same(Value a, Value b) {
        if (a instanceof Value.Codes codes && b instanceof Value.Code code) {
            return codes.codes().size() == 1 && codes.codes().contains(code.code());
        }
        if (a instanceof Value.Number x && b instanceof Value.Number y) {
            return x.number().compareTo(y.number()) == 0;
        }
        return a.equals(b);
    }

    private static boolean includes(Value value, Value with) {
        if (value instanceof Value.Codes codes && with instanceof Value.Code code) {
            return codes.codes().contains(code.code());
        }
        return same(value, with);
    }

    /** The value of a fact; null where it is unknown. */
    @Nullable
    Value value(Fact fact) {
        String name = fact.name();
        String part = fact.part();
        return switch (fact.family()) {
            case FIELD -> state.facts().get(name);
            case ASKED -> asked.get(name);
            case KNOWN -> known(name);
            case DONE -> {
                LocalDate done = state.done().get(engine.doneKey(name, state, on));
                if (part != null) {
                    yield done == null ? null : Value.day(done);
                }
                yield Value.of(done != null);
            }
            case CLOCK -> {
                if (part == null) {
                    yield Value.code(engine.clockState(state, name, on, circumstances.now()));
                }
                Ledger.Dates dates = engine.latest(state, name, on, circumstances.now());
                yield dates == null
                        ? null
                        : Value.day(
                                part.equals("due") ? dates.due() : dates.run().started());
            }
            case DUTY -> {
                FileState.DutyState duty =
                        state.duty(name, engine.ownOf(engine.duty(name).each(), state, on));
                yield Value.code(duty.open() > 0 ? "open" : duty.met() > 0 ? "met" : "none");
            }
            case CONSENT -> {
                Effect.Answer answer = engine.consent(state, name, name + "." + part, on);
                yield Value.code(answer == null ? "unknown" : answer.name().toLowerCase(Locale.ROOT));
            }
            case LINKED -> {
                Circumstances.LinkedFile linked = circumstances.linked().get(name);
                yield Value.code(linked == null ? "none" : linked == Circumstances.LinkedFile.OPEN ? "open" : "closed");
            }
            case ACTOR -> {
                if (name.equals("did")) {
                    yield did(String.valueOf(part), actor);
                }
                if (name.equals("role")) {
                    yield actor.roles().isEmpty()
                            ? Value.code(actor.kind().name().toLowerCase(Locale.ROOT))
                            : new Value.Codes(actor.roles());
                }
                yield Value.of(related(name, actor, circumstances.handledLinked()));
            }
            case ASSIGNEE -> {
                Circumstances.Colleague colleague = assignee;
                if (colleague != null && name.equals("did")) {
                    yield did(String.valueOf(part), colleague.actor());
                }
                yield colleague == null ? null : Value.of(related(name, colleague.actor(), colleague.handledLinked()));
            }
            case THIS -> ofOne(on, name);
            case OUTER -> ofOne(outer, name);
            case ASSIGNED -> {
                Set<String> people = state.assigned().getOrDefault(name, Set.of());
                long number = "with-tie".equals(part)
                        ? people.stream().filter(state.ties()::contains).count()
                        : people.size();
                yield part == null ? Value.of(number > 0) : new Value.Number(BigDecimal.valueOf(number));
            }
            case EARLIER -> earlier(name);
        };
    }

    private Value did(String action, Actor who) {
        return Value.of(who.is(state.doneBy().getOrDefault(action, Set.of())));
    }

    /** Files about the same, other than this one; unknown where this one does not say about what it is. */
    private @Nullable Value earlier(String name) {
        Field field = engine.procedure().fields().get(name);
        Value about = asked.getOrDefault(name, state.facts().get(name));
        if (field == null || !(about instanceof Value.Code code)) {
            return null;
        }
        String mark = field.type().word() + ":" + code.code();
        return new Value.Number(BigDecimal.valueOf(circumstances.earlier().getOrDefault(mark, 0)));
    }

    private @Nullable Value ofOne(@Nullable String spoken, String name) {
        if (spoken == null) {
            return null;
        }
        FileState.InstrumentRun run = state.instruments().get(spoken);
        if (run != null) {
            return name.equals("state") ? Value.code(run.state()) : run.facts().get(name);
        }
        FileState.Party party = state.parties().get(spoken);
        if (party != null && name.equals("party")) {
            return Value.code(party.id());
        }
        return party == null ? null : party.facts().get(name);
    }

    private @Nullable Value known(String name) {
        Change.Reported reported = state.reported();
        if (name.equals("today")) {
            return Value.day(today);
        }
        if (reported == null) {
            return null;
        }
        return switch (name) {
            case "stage" -> Value.code(state.stage());
            case "kind" -> Value.code(reported.kind());
            case "identity" -> Value.code(state.identity());
            case "reporter" -> Value.code(reported.reporter());
            case "capacity" -> code(reported.capacity());
            case "channel" -> Value.code(reported.channel());
            case "received" -> Value.day(reported.received());
            case "registered" -> date(state.registered());
            case "outcome" -> code(state.outcome());
            case "closed" -> date(state.closedOn());
            case "language" -> Value.code(reported.language());
            default -> null;
        };
    }

    private static @Nullable Value code(@Nullable String code) {
        return code == null ? null : Value.code(code);
    }

    private static @Nullable Value date(@Nullable LocalDate date) {
        return date == null ? null : Value.day(date);
    }

    private boolean related(String relation, Actor who, boolean handledLinked) {
        for (Who.Relation each : Who.Relation.values()) {
            if (each.word().equals(relation)) {
                return related(each, "", null, who, handledLinked);
            }
        }
        return false;
    }

    /**
     * @param role the role in which a relation by assignment is meant; empty: any
     * @param byField the one field that a belonging looks at; null: any of the type
     */
    private boolean related(
            Who.Relation relation, String role, @Nullable String byField, Actor who, boolean handledLinked) {
        return switch (relation) {
            // whoever is invited is so for this once, by the invitation
            case ASSIGNED -> who.kind() == Actor.Kind.INVITED || assigned(role, who);
            case OF_THE_SERVICE -> engine.names(state, Field.Type.SERVICE, byField, on, who.belongs());
            case OF_THE_FACILITY -> engine.names(state, Field.Type.FACILITY, byField, on, who.belongs());
            case OF_THE_BODY ->
                engine.names(state, Field.Type.BODY, byField, on, who.belongs())
                        || engine.names(state, Field.Type.BODIES, byField, on, who.belongs());
            case HANDLED_LINKED -> handledLinked;
            case NOT_HANDLED_LINKED -> !handledLinked;
            case WITHOUT_TIE -> !who.is(state.ties());
            case WITH_TIE -> who.is(state.ties());
            case TOOK_IN -> !state.takenInBy().isEmpty() && who.is(Set.of(state.takenInBy()));
        };
    }

    private boolean assigned(String role, Actor who) {
        return role.isEmpty()
                ? state.assigned().values().stream().anyMatch(who::is)
                : who.is(state.assigned().getOrDefault(role, Set.of()));
    }

    /** The role in which this actor is one of {@code who}; null where none fits. */
    @Nullable
    String as(List<Who> who) {
        for (Who each : who) {
            String role = as(each);
            if (role != null) {
                return role;
            }
        }
        return null;
    }

    private @Nullable String as(Who who) {
        String role = who.role();
        boolean fits = switch (actor.kind()) {
            case SYSTEM -> role.equals(Who.SYSTEM);
            case PUBLIC -> role.equals(Who.PUBLIC);
            case COMPLAINANT -> role.equals(Who.COMPLAINANT);
            case PARTY -> role.startsWith(Who.PARTY) && partyIs(role.substring(Who.PARTY.length()));
            case STAFF -> role.equals(Who.ANYONE) || actor.roles().contains(role);
            case INVITED -> actor.roles().contains(role);
        };
        if (!fits) {
            return null;
        }
        String inRole = role.equals(Who.ANYONE) ? "" : role;
        for (Who.Relation relation : who.only()) {
            if (!related(relation, inRole, who.byField(), actor, circumstances.handledLinked())) {
                return null;
            }
        }
        if (role.equals(Who.ANYONE)) {
            return actor.roles().stream().sorted().findFirst().orElse(role);
        }
        return role;
    }

    /** A party acts for itself: about another party, or in an instrument that names others only, it is nobody. */
    private boolean partyIs(String kind) {
        String id = actor.party();
        FileState.Party party = id == null ? null : state.parties().get(id);
        if (party == null || !party.kind().equals(kind)) {
            return false;
        }
        String spoken = on;
        if (spoken == null) {
            return true;
        }
        if (state.parties().containsKey(spoken)) {
            return spoken.equals(id);
        }
        FileState.InstrumentRun run = state.instruments().get(spoken);
        Set<String> named = run == null ? Set.of() : engine.named(run);
        return named.isEmpty() || named.contains(id);
    }

    /** Whether a condition speaks of what is only known when the form is filled in. */
    static boolean speaksOfAnswers(Condition condition) {
        return Fact.any(condition, Scene::ofAnswers);
    }

    private static boolean ofAnswers(Fact fact) {
        return fact.family() == Fact.Family.ASKED || fact.family() == Fact.Family.ASSIGNEE;
    }
}
