package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Action;
import gehoor.policy.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One complaint's life in a test: what happens to it, and what is then so. */
final class Life {
    static final Actor AN = Actor.staff("an", Set.of("handler"), Set.of());
    static final Actor PIET = Actor.staff("piet", Set.of("handler"), Set.of());
    static final Actor COORDINATOR = Actor.staff("cor", Set.of("coordinator"), Set.of());
    static final Actor CONFIDANT = Actor.staff("kim", Set.of("confidant"), Set.of());
    static final Actor NORTH = Actor.staff("noor", Set.of("responsible"), Set.of("north"));
    static final Actor SOUTH = Actor.staff("suus", Set.of("responsible"), Set.of("south"));

    final Engine engine;
    final List<Entry> history = new ArrayList<>();
    FileState state = FileState.empty();
    LocalDateTime now = LocalDateTime.of(2026, 3, 2, 9, 0);
    final Map<String, Circumstances.LinkedFile> linked = new HashMap<>();
    List<Refusal> refusals = List.of();

    Life() {
        this(House.complaint());
    }

    Life(Engine engine) {
        this.engine = engine;
    }

    /** A complaint about help, by phone, named, on Monday 2 March 2026. */
    static Life aComplaint() {
        return new Life().reported(AN, "phone", "named", Map.of("story", "It was cold.", "subject", "help"));
    }

    static Life inTreatment() {
        return aComplaint()
                .does(AN, "assign", Map.of("assignee", "an"))
                .does(AN, "admit", Map.of())
                .accepted();
    }

    Circumstances circumstances() {
        Map<String, Circumstances.Colleague> colleagues = new HashMap<>();
        for (Actor each : List.of(AN, PIET, COORDINATOR, CONFIDANT, NORTH, SOUTH)) {
            colleagues.put(
                    each.id(), new Circumstances.Colleague(each, each.id().equals("piet")));
        }
        return new Circumstances(now.atZone(engine.zone()).toInstant(), false, colleagues, linked);
    }

    Life reported(Actor by, String channel, String identity, Map<String, ?> with) {
        return reported(by, "complaint", "person", null, channel, identity, null, !identity.equals("anonymous"), with);
    }

    Life reported(
            Actor by,
            String kind,
            String reporter,
            @Nullable String capacity,
            String channel,
            String identity,
            @Nullable LocalDate received,
            boolean contact,
            Map<String, ?> with) {
        Filling filling = engine.fill(engine.procedure().report().action(), with);
        return settle(
                filling.problems(),
                engine.decide(
                        FileState.empty(),
                        by,
                        new Command.Report(
                                kind,
                                reporter,
                                capacity,
                                identity,
                                channel,
                                received,
                                "en",
                                contact,
                                filling.given(),
                                java.util.List.of(),
                                null),
                        circumstances()));
    }

    Life does(Actor by, String action, Map<String, ?> with) {
        return does(by, action, null, with);
    }

    Life does(Actor by, String action, @Nullable String on, Map<String, ?> with) {
        Action known = engine.procedure().actions().get(action);
        Map<String, Object> raw = new LinkedHashMap<>(with);
        Map<String, Value> ofReport = new HashMap<>();
        for (String fact : List.of("kind", "received", "channel")) {
            Object written = raw.remove(fact);
            if (written != null) {
                ofReport.put(
                        fact,
                        fact.equals("received")
                                ? Value.day(LocalDate.parse(written.toString()))
                                : Value.code(written.toString()));
            }
        }
        Filling filling = known == null ? new Filling(Map.of(), Map.of(), List.of()) : engine.fill(known, raw);
        Map<String, Value> given = new HashMap<>(filling.given());
        given.putAll(ofReport);
        return settle(
                filling.problems(), engine.decide(state, by, new Command.Act(action, on, given), circumstances()));
    }

    private Life settle(List<Refusal> problems, Decision decision) {
        refusals = new ArrayList<>(problems);
        if (decision instanceof Decision.Refused refused) {
            refusals.addAll(refused.refusals());
        } else if (refusals.isEmpty() && decision instanceof Decision.Accepted accepted) {
            history.add(accepted.entry());
            state = accepted.after();
        }
        return this;
    }

    /** The clock is set, and everything due happens. */
    Life at(LocalDateTime later) {
        now = later;
        Decision decision = engine.decide(state, Actor.SYSTEM, new Command.Fire(), circumstances());
        return decision instanceof Decision.Nothing ? this : settle(List.of(), decision);
    }

    Life on(int year, int month, int day) {
        return at(LocalDateTime.of(year, month, day, 9, 0));
    }

    Life signalled(String signal) {
        return settle(List.of(), engine.decide(state, Actor.SYSTEM, new Command.Receive(signal), circumstances()));
    }

    Life accepted() {
        assertThat(refusals).as("refused").isEmpty();
        return this;
    }

    Life refusedBy(String rule) {
        assertThat(refusals).extracting(Refusal::rule).contains(rule);
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.words().in("nl")).isNotBlank();
        });
        return this;
    }

    Life refusedField(String field) {
        assertThat(refusals).extracting(Refusal::field).contains(field);
        return this;
    }

    Deadline clock(String clock) {
        return engine.ledger(state, circumstances().now()).stream()
                .filter(each -> each.clock().id().equals(clock))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no clock " + clock));
    }

    List<String> offered(Actor to) {
        return engine.offers(state, to, circumstances()).stream()
                .filter(Offer::open)
                .map(each -> each.action().id())
                .toList();
    }

    Offer offer(Actor to, String action) {
        return engine.offers(state, to, circumstances()).stream()
                .filter(each -> each.action().id().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError(action + " is not offered"));
    }

    Set<String> seenBy(Actor actor) {
        return engine.visible(state, actor, circumstances()).compartments();
    }

    List<String> told() {
        return history.stream()
                .flatMap(entry -> entry.changes().stream())
                .filter(Change.Told.class::isInstance)
                .map(Change.Told.class::cast)
                .map(each -> (each.kind() + " " + each.name()).strip() + ": " + each.letter())
                .toList();
    }

    Entry last() {
        return history.get(history.size() - 1);
    }
}
