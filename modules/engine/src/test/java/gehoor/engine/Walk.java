package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.replay.Replay;
import gehoor.engine.replay.Replayed;
import gehoor.policy.Action;
import gehoor.policy.Effect;
import gehoor.policy.Field;
import gehoor.policy.Procedure;
import gehoor.policy.Report;
import gehoor.policy.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.WeakHashMap;

/**
 * A random life of a complaint: whoever may do something does something, with whatever answers are
 * possible, while time passes. What must hold of every life is asserted at every step.
 */
final class Walk {
    private final Engine engine;
    private final Procedure procedure;
    private final SplittableRandom random;
    private final List<Actor> actors = new ArrayList<>();
    private final Map<String, Circumstances.Colleague> colleagues = new HashMap<>();
    private final Map<String, Circumstances.LinkedFile> linked = new HashMap<>();
    private final List<Entry> history = new ArrayList<>();
    private FileState state = FileState.empty();
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    int accepted;
    int refused;

    Walk(Engine engine, long seed) {
        this.engine = engine;
        this.procedure = engine.procedure();
        this.random = new SplittableRandom(seed);
        List<String> belongings = new ArrayList<>(engine.tenant().services().keySet());
        belongings.addAll(engine.tenant().facilities().keySet());
        belongings.addAll(engine.tenant().bodies().keySet());
        for (String role : engine.tenant().roles().keySet()) {
            for (int n = 1; n <= 2; n++) {
                Set<String> belongs = new HashSet<>();
                for (String each : belongings) {
                    if (random.nextInt(2) == 0) {
                        belongs.add(each);
                    }
                }
                Actor actor = Actor.staff(role + n, Set.of(role), belongs);
                actors.add(actor);
                colleagues.put(actor.id(), new Circumstances.Colleague(actor, random.nextInt(3) == 0));
            }
        }
        actors.add(Actor.COMPLAINANT);
    }

    /** Whether a report was accepted within some tries, and then so many steps. */
    boolean take(int steps) {
        for (int i = 0; i < 60 && !state.begun(); i++) {
            report();
        }
        for (int i = 0; i < steps && state.begun(); i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(20 * 24 * 60)));
            keep(engine.decide(state, Actor.SYSTEM, new Command.Fire(), circumstances(Actor.SYSTEM)));
            // firing leaves nothing that is due
            for (Engine.Due due : engine.dues(state, now)) {
                Instant wakeAt = due.wakeAt();
                assertThat(wakeAt == null || wakeAt.isAfter(now))
                        .as("due and not fired: " + due)
                        .isTrue();
            }
            Actor actor = someone();
            List<Offer> offers = engine.offers(state, actor, circumstances(actor));
            if (random.nextInt(4) == 0) {
                unoffered(actor, offers);
            } else {
                offered(actor, offers);
            }
            assertThat(engine.ledger(state, now)).hasSize(state.runs().size());
        }
        if (state.begun()) {
            sameAgain();
        }
        return state.begun();
    }

    private static final Map<Engine, Replay> REPLAYS = Collections.synchronizedMap(new WeakHashMap<>());

    /** Under the same procedure it would have gone the same, however late the platform was and whatever stood outside the file. */
    private void sameAgain() {
        Replayed again = REPLAYS.computeIfAbsent(engine, one -> new Replay(one, one))
                .of(history, now.plus(Duration.ofDays(300)));
        assertThat(again.reasons())
                .as(procedure.reference() + " gone through again")
                .isEmpty();
        assertThat(again.followed()).isTrue();
    }

    private Actor someone() {
        int parties = state.parties().size();
        int chosen = random.nextInt(actors.size() + parties);
        if (chosen < actors.size()) {
            return actors.get(chosen);
        }
        return Actor.party(List.copyOf(state.parties().keySet()).get(chosen - actors.size()));
    }

    private Circumstances circumstances(Actor actor) {
        Circumstances.Colleague colleague = colleagues.get(actor.id());
        return new Circumstances(now, colleague != null && colleague.handledLinked(), colleagues, linked);
    }

    private void report() {
        Report report = procedure.report();
        String identity = one(report.identities());
        Actor actor = random.nextInt(3) == 0 ? Actor.PUBLIC : one(actors);
        Map<String, Value> given = new HashMap<>();
        for (Action.Ask ask : report.action().asks()) {
            if (random.nextInt(4) != 0) {
                Field field = field(ask.field());
                answer(field, options(field), given);
            }
        }
        boolean byLink = report.channels().isEmpty() || random.nextInt(5) == 0;
        keep(engine.decide(
                FileState.empty(),
                actor,
                new Command.Report(
                        one(List.copyOf(report.kinds().keySet())),
                        one(List.copyOf(report.reporters())),
                        report.capacities().isEmpty()
                                ? null
                                : one(List.copyOf(report.capacities().keySet())),
                        identity,
                        byLink ? "link" : one(List.copyOf(report.channels().keySet())),
                        null,
                        engine.tenant().languages().get(0),
                        !identity.equals("anonymous"),
                        given,
                        List.of(),
                        byLink ? new Command.Origin("origin", "other") : null),
                circumstances(actor)));
    }

    /** What is offered, and filled in as asked, is accepted; unless a rule speaks of the answers themselves. */
    private void offered(Actor actor, List<Offer> offers) {
        List<Offer> open = offers.stream().filter(Offer::open).toList();
        if (open.isEmpty()) {
            return;
        }
        Offer offer = one(open);
        Map<String, Value> given = new HashMap<>();
        Set<String> uncertain = new HashSet<>();
        for (Offer.Asked asked : offer.asks()) {
            if (asked.depends()
                    || agreedOn(offer.action(), asked.field())
                    || Set.of(Field.Type.STAFF, Field.Type.ITEMS)
                            .contains(asked.field().type())) {
                uncertain.add(asked.field().id());
            }
            if (asked.required() || asked.depends() || random.nextInt(3) != 0) {
                if (!answer(asked.field(), asked.options(), given) && asked.required()) {
                    return;
                }
            }
        }
        Decision decision = engine.decide(
                state, actor, new Command.Act(offer.action().id(), offer.on(), given), circumstances(actor));
        if (decision instanceof Decision.Refused no) {
            refused++;
            for (Refusal refusal : no.refusals()) {
                boolean ofAnswers = uncertain.contains(String.valueOf(refusal.field()))
                        || refusal.rule().startsWith("consent.")
                        || offer.action().requires().stream()
                                .anyMatch(each ->
                                        each.rule().equals(refusal.rule()) && Scene.speaksOfAnswers(each.that()))
                        || procedure.grounds().containsKey(refusal.rule())
                        || procedure.exemptions().values().stream()
                                .anyMatch(each -> Scene.speaksOfAnswers(each.when()));
                assertThat(ofAnswers)
                        .as(
                                "%s: offered %s to %s, filled in %s, and refused: %s",
                                procedure.reference(), offer.action().id(), actor, given, refusal)
                        .isTrue();
            }
        } else {
            keep(decision);
        }
    }

    /** A day until which a clock is extended has bounds that only the clock knows. */
    private static boolean agreedOn(Action action, Field field) {
        return action.does().stream()
                .anyMatch(effect ->
                        effect instanceof Effect.Extend extend && field.id().equals(extend.untilFrom()));
    }

    /** What is not offered is refused, whatever comes with it. */
    private void unoffered(Actor actor, List<Offer> offers) {
        Action action = one(List.copyOf(procedure.actions().values()));
        List<String> ons = new ArrayList<>(state.instruments().keySet());
        ons.addAll(state.parties().keySet());
        String on = action.kind() == Action.Kind.INSTRUMENT || action.kind() == Action.Kind.PARTY
                ? (ons.isEmpty() ? null : one(ons))
                : null;
        boolean open = offers.stream()
                .anyMatch(
                        each -> each.open() && each.action().equals(action) && java.util.Objects.equals(each.on(), on));
        if (open) {
            return;
        }
        Map<String, Value> given = new HashMap<>();
        for (Action.Ask ask : action.asks()) {
            Field field = field(ask.field());
            answer(field, options(field), given);
        }
        Decision decision = engine.decide(state, actor, new Command.Act(action.id(), on, given), circumstances(actor));
        assertThat(decision)
                .as("%s: %s was not offered to %s", procedure.reference(), action.id(), actor)
                .isInstanceOf(Decision.Refused.class);
        refused++;
    }

    private void keep(Decision decision) {
        if (!(decision instanceof Decision.Accepted yes)) {
            return;
        }
        accepted++;
        FileState before = state;
        history.add(yes.entry());
        state = yes.after();
        assertThat(FileState.fold(history)).as("replay").isEqualTo(state);
        assertThat(before.after(yes.entry())).as("one more entry").isEqualTo(state);
        assertThat(yes.entry().seq()).isEqualTo(history.size());
        for (Change change : yes.entry().changes()) {
            if (change instanceof Change.LinkOpened opened) {
                linked.put(opened.link(), Circumstances.LinkedFile.OPEN);
            }
        }
        mustHold(yes.entry());
    }

    /** What a procedure forbids never happens. */
    private void mustHold(Entry entry) {
        assertThat(state.stage().equals(FileState.CLOSED) || procedure.stages().containsKey(state.stage()))
                .isTrue();
        assertThat(state.closed()).isEqualTo(state.outcome() != null);
        for (Action action : procedure.actions().values()) {
            if (action.once() && action.kind() == Action.Kind.FILE) {
                assertThat(history.stream().filter(each -> each.action().equals(action.id())))
                        .as("once: " + action.id())
                        .hasSizeLessThanOrEqualTo(1);
            }
            if (action.recordsNothing() && action.id().equals(entry.action())) {
                assertThat(entry.recorded().values()).noneMatch(Value.Sealed.class::isInstance);
            }
        }
        procedure.clocks().values().forEach(clock -> {
            if (clock.once()) {
                assertThat(state.runs().values().stream()
                                .filter(run -> run.clock().equals(clock.id())))
                        .as("once: " + clock.id())
                        .hasSizeLessThanOrEqualTo(1);
            }
            if (state.closed() && !clock.outlivesClosing()) {
                assertThat(state.runs().values().stream()
                                .filter(run -> run.clock().equals(clock.id()) && run.open()))
                        .as("runs after closing: " + clock.id())
                        .isEmpty();
            }
        });
        if (state.identity().equals("anonymous") && entry.by().kind() == Actor.Kind.COMPLAINANT) {
            assertThat(entry.at())
                    .isEqualTo(entry.day().atStartOfDay(engine.zone()).toInstant());
        }
    }

    // ---------------------------------------------------------------- answers

    private boolean answer(Field field, List<String> options, Map<String, Value> given) {
        Value value = switch (field.type()) {
            case TEXT, LONG_TEXT, ATTACHMENTS, CONTACT -> Value.SEALED;
            case YES_NO -> Value.of(random.nextBoolean());
            case DATE -> Value.day(date(field));
            case NUMBER -> new Value.Number(number(field));
            case STAFF -> Value.code(one(List.copyOf(colleagues.keySet())));
            case CHOICES, BODIES, ITEMS -> options.isEmpty() ? null : new Value.Codes(Set.of(one(options)));
            default -> options.isEmpty() ? null : Value.code(one(options));
        };
        if (value != null) {
            given.put(field.id(), value);
        }
        return value != null;
    }

    private LocalDate date(Field field) {
        LocalDate today = now.atZone(engine.zone()).toLocalDate();
        return field.notInFuture()
                ? today.minusDays(random.nextInt(500))
                : today.plusDays(random.nextInt(400)).minusDays(200);
    }

    private BigDecimal number(Field field) {
        BigDecimal min = field.min();
        BigDecimal max = field.max();
        if (max != null) {
            return max;
        }
        return min == null ? BigDecimal.valueOf(random.nextInt(100)) : min;
    }

    private Field field(String id) {
        return java.util.Objects.requireNonNull(procedure.fields().get(id), id);
    }

    private List<String> options(Field field) {
        return switch (field.type()) {
            case SERVICE -> List.copyOf(engine.tenant().services().keySet());
            case FACILITY -> List.copyOf(engine.tenant().facilities().keySet());
            case BODY, BODIES -> List.copyOf(engine.tenant().bodies().keySet());
            case GROUND -> List.copyOf(procedure.grounds().keySet());
            case OUTCOME ->
                field.choices().isEmpty()
                        ? List.copyOf(procedure.outcomes().keySet())
                        : List.copyOf(field.choices().keySet());
            case PARTY -> List.copyOf(state.parties().keySet());
            default -> List.copyOf(field.choices().keySet());
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
