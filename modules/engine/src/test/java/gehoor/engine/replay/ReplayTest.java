package gehoor.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.Change;
import gehoor.engine.Entry;
import gehoor.policy.Action;
import gehoor.policy.Clock;
import gehoor.policy.Compartment;
import gehoor.policy.Condition;
import gehoor.policy.Effect;
import gehoor.policy.Fact;
import gehoor.policy.Field;
import gehoor.policy.Ground;
import gehoor.policy.Place;
import gehoor.policy.Procedure;
import gehoor.policy.SightRule;
import gehoor.policy.Value;
import gehoor.policy.Who;
import gehoor.policy.Words;
import gehoor.policy.calendar.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The histories of all worked examples of all tenants, under what was planted in their procedures. */
class ReplayTest {
    /** Each procedure that has histories, with these. */
    static Stream<Map.Entry<String, List<Lived>>> procedures() {
        Map<String, List<Lived>> all = Lived.ALL.stream()
                .collect(Collectors.groupingBy(
                        each -> each.procedure().reference(), LinkedHashMap::new, Collectors.toList()));
        return all.entrySet().stream();
    }

    @Test
    void there_are_histories() {
        assertThat(Lived.ALL).hasSizeGreaterThan(50);
        assertThat(Lived.ALL.stream().mapToInt(each -> each.history().size()).sum())
                .isGreaterThan(250);
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void the_same_procedure_would_have_gone_the_same(Map.Entry<String, List<Lived>> of) {
        for (Lived lived : of.getValue()) {
            Replayed replayed = lived.under(lived.procedure());

            assertThat(replayed.reasons()).as(lived.name()).isEmpty();
            assertThat(replayed.followed()).as(lived.name()).isTrue();
        }
    }

    /** Then every clock is followed on its own, and every onlooker asked. */
    @ParameterizedTest
    @MethodSource("procedures")
    void what_is_only_called_otherwise_would_have_gone_the_same(Map.Entry<String, List<Lived>> of) {
        Procedure procedure = of.getValue().get(0).procedure();
        Map<String, Clock> clocks = new LinkedHashMap<>();
        procedure.clocks().forEach((id, clock) -> clocks.put(id, Altered.with(clock, "label", said("another name"))));
        Map<String, SightRule> sight = new LinkedHashMap<>();
        procedure.sight().forEach((id, rule) -> sight.put(id, Altered.with(rule, "basis", "another basis")));
        Procedure draft = Altered.with(Altered.with(procedure, "clocks", clocks), "sight", sight);

        for (Lived lived : of.getValue()) {
            Replayed replayed = lived.under(draft, lived.end().plus(Duration.ofDays(400)));

            assertThat(replayed.reasons()).as(lived.name()).isEmpty();
            assertThat(replayed.followed()).as(lived.name()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void an_action_that_is_gone_refuses_whoever_did_it(Map.Entry<String, List<Lived>> of) {
        int refused = 0;
        Procedure procedure = of.getValue().get(0).procedure();
        for (Action action : procedure.actions().values()) {
            Procedure draft = Altered.with(procedure, "actions", Altered.without(procedure.actions(), action.id()));
            for (Lived lived : of.getValue()) {
                Set<Reason> reasons = lived.under(draft).reasons();
                String as = lived.name() + " without " + action.id();
                if (lived.did(action.id(), null)) {
                    refused++;
                    assertThat(reasons).as(as).isNotEmpty().allSatisfy(reason -> {
                        assertThat(reason).isInstanceOf(Reason.Refused.class);
                        assertThat(reason.rule()).isIn(action.id(), "invitation");
                    });
                } else {
                    assertThat(reasons).as(as).isEmpty();
                }
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void a_role_that_is_dropped_refuses_whoever_acted_in_it(Map.Entry<String, List<Lived>> of) {
        int refused = 0;
        Procedure procedure = of.getValue().get(0).procedure();
        for (Action action : procedure.actions().values()) {
            for (String role : action.by().stream().map(Who::role).collect(Collectors.toSet())) {
                List<Who> others = action.by().stream()
                        .filter(who -> !who.role().equals(role))
                        .toList();
                if (others.stream().anyMatch(who -> who.role().equals(Who.ANYONE)) || role.equals(Who.ANYONE)) {
                    continue;
                }
                Procedure draft = Altered.with(
                        procedure,
                        "actions",
                        Altered.changed(procedure.actions(), action.id(), one -> Altered.with(one, "by", others)));
                for (Lived lived : of.getValue()) {
                    Set<Reason> reasons = lived.under(draft).reasons();
                    String as = lived.name() + ": " + action.id() + " no more by " + role;
                    if (lived.did(action.id(), role)) {
                        refused++;
                        assertThat(reasons).as(as).isNotEmpty().allSatisfy(reason -> {
                            assertThat(reason).isInstanceOf(Reason.Refused.class);
                            assertThat(reason.rule()).isEqualTo(action.id());
                            assertThat(((Reason.Refused) reason).gone()).isFalse();
                        });
                    } else {
                        assertThat(reasons).as(as).isEmpty();
                    }
                }
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void a_ground_that_is_gone_refuses_whoever_used_it(Map.Entry<String, List<Lived>> of) {
        Procedure procedure = of.getValue().get(0).procedure();
        for (Ground ground : procedure.grounds().values()) {
            Procedure draft = Altered.with(procedure, "grounds", Altered.without(procedure.grounds(), ground.id()));
            for (Lived lived : of.getValue()) {
                boolean used = lived.history().stream()
                        .flatMap(entry -> entry.recorded().entrySet().stream())
                        .anyMatch(each -> ground(procedure, each.getKey())
                                && each.getValue().equals(Value.code(ground.id())));
                Replayed replayed = lived.under(draft);
                if (used) {
                    assertThat(replayed.reasons())
                            .as(lived.name() + " without " + ground.id())
                            .hasSize(1)
                            .allSatisfy(reason -> {
                                assertThat(reason.rule()).isEqualTo(ground.id());
                                assertThat(((Reason.Refused) reason).gone()).isTrue();
                                assertThat(reason.basis()).isEqualTo(ground.basis());
                            });
                    assertThat(replayed.followed()).isFalse();
                } else {
                    assertThat(replayed.reasons())
                            .as(lived.name() + " without " + ground.id())
                            .isEmpty();
                }
            }
        }
    }

    private static boolean ground(Procedure procedure, String field) {
        Field known = procedure.fields().get(field);
        return known != null && known.type() == Field.Type.GROUND;
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void a_letter_that_is_another_is_told_with_who_sends_it(Map.Entry<String, List<Lived>> of) {
        Procedure procedure = of.getValue().get(0).procedure();
        for (Action action : procedure.actions().values()) {
            List<Effect> does = new ArrayList<>();
            action.does()
                    .forEach(effect -> does.add(
                            effect instanceof Effect.Tell tell
                                    ? new Effect.Tell(tell.who(), "another-letter")
                                    : effect));
            if (does.equals(action.does())) {
                continue;
            }
            Procedure draft = Altered.with(
                    procedure,
                    "actions",
                    Altered.changed(procedure.actions(), action.id(), one -> Altered.with(one, "does", does)));
            for (Lived lived : of.getValue()) {
                Set<String> letters = new TreeSet<>();
                for (Effect effect : action.does()) {
                    if (effect instanceof Effect.Tell tell) {
                        letters.add(tell.letter());
                    }
                }
                boolean told = lived.history().stream()
                        .filter(entry -> entry.action().equals(action.id()))
                        .flatMap(entry -> entry.changes().stream())
                        .anyMatch(change -> change instanceof Change.Told one && letters.contains(one.letter()));
                Replayed replayed = lived.under(draft);
                String as = lived.name() + ": " + action.id() + " sends another";
                assertThat(replayed.followed()).as(as).isTrue();
                assertThat(replayed.reasons()).as(as).allSatisfy(reason -> {
                    assertThat(reason).isInstanceOf(Reason.Noticed.class);
                    assertThat(reason.rule()).isEqualTo(action.id());
                });
                assertThat(replayed.reasons().stream()
                                .map(reason -> ((Reason.Noticed) reason).how())
                                .collect(Collectors.toSet()))
                        .as(as)
                        .isEqualTo(told ? Set.of(Reason.Noticed.How.SENT, Reason.Noticed.How.NOT_SENT) : Set.of());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void a_shorter_term_is_told_by_its_clock(Map.Entry<String, List<Lived>> of) {
        Procedure procedure = of.getValue().get(0).procedure();
        for (Clock clock : procedure.clocks().values()) {
            Procedure draft = Altered.with(
                    procedure,
                    "clocks",
                    Altered.changed(
                            procedure.clocks(),
                            clock.id(),
                            one -> Altered.with(one, "length", Period.of(1, Period.Unit.HOURS))));
            Reason late =
                    new Reason.Late(clock.id(), clock.basis(), clock.length().toString(), "1 hour", true);
            for (Lived lived : of.getValue()) {
                Set<Reason> reasons = lived.under(draft).reasons();
                String as = lived.name() + ": shorter " + clock.id();
                if (stoppedAfterAnHour(lived, clock)) {
                    MISSED.incrementAndGet();
                    assertThat(reasons).as(as).contains(late);
                }
                assertThat(reasons.isEmpty()
                                || reasons.stream()
                                        .anyMatch(reason -> reason.rule().equals(clock.id())))
                        .as(as)
                        .isTrue();
                assertThat(reasons)
                        .as(as)
                        .doesNotContain(new Reason.Late(
                                clock.id(), clock.basis(), clock.length().toString(), "1 hour", false));
            }
        }
    }

    /** By what the history itself says: a run was met in time, more than an hour after it began. */
    private static boolean stoppedAfterAnHour(Lived lived, Clock clock) {
        if (clock.kind() == Clock.Kind.FOLLOW_UP || clock.countedFrom() != null) {
            return false;
        }
        Map<String, Instant> begun = new LinkedHashMap<>();
        Set<String> otherwise = new TreeSet<>();
        for (Entry entry : lived.history()) {
            for (Change change : entry.changes()) {
                if (change instanceof Change.ClockStarted started
                        && started.clock().equals(clock.id())) {
                    begun.put(started.run(), entry.at());
                } else if (change instanceof Change.ClockPaused paused) {
                    otherwise.add(paused.run());
                } else if (change instanceof Change.ClockMissed gone) {
                    otherwise.add(gone.run());
                } else if (change instanceof Change.ClockStopped stopped
                        && begun.containsKey(stopped.run())
                        && !otherwise.contains(stopped.run())
                        && entry.at().isAfter(begun.get(stopped.run()).plus(Duration.ofHours(1)))) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void a_longer_term_is_met_where_it_was_missed(Map.Entry<String, List<Lived>> of) {
        Procedure procedure = of.getValue().get(0).procedure();
        for (Clock clock : procedure.clocks().values()) {
            Procedure draft = Altered.with(
                    procedure,
                    "clocks",
                    Altered.changed(
                            procedure.clocks(),
                            clock.id(),
                            one -> Altered.with(one, "length", Period.of(90, Period.Unit.YEARS))));
            for (Lived lived : of.getValue()) {
                boolean missed = clock.kind() != Clock.Kind.FOLLOW_UP
                        && lived.history().stream()
                                .flatMap(entry -> entry.changes().stream())
                                .anyMatch(change -> change instanceof Change.ClockMissed gone
                                        && gone.run().matches(clock.id() + "-[0-9]+"));
                // up to the last thing that happened: what would be missed since is in no history
                Replayed replayed = lived.under(
                        draft, lived.history().get(lived.history().size() - 1).at());
                Reason met = new Reason.Late(
                        clock.id(), clock.basis(), clock.length().toString(), "90 years", false);
                assertThat(replayed.reasons().contains(met) || !replayed.followed())
                        .as(lived.name() + ": longer " + clock.id() + " " + replayed)
                        .isEqualTo(missed || !replayed.followed());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void what_leads_elsewhere_is_told_by_the_action_that_leads_there(Map.Entry<String, List<Lived>> of) {
        Procedure procedure = of.getValue().get(0).procedure();
        for (Action action : procedure.actions().values()) {
            List<Effect> does = action.does().stream()
                    .filter(effect -> !(effect instanceof Effect.Move) && !(effect instanceof Effect.Close))
                    .toList();
            if (does.size() == action.does().size()) {
                continue;
            }
            Procedure draft = Altered.with(
                    procedure,
                    "actions",
                    Altered.changed(procedure.actions(), action.id(), one -> Altered.with(one, "does", does)));
            for (Lived lived : of.getValue()) {
                boolean moved = lived.history().stream()
                        .filter(entry -> entry.action().equals(action.id()))
                        .flatMap(entry -> entry.changes().stream())
                        .anyMatch(change -> change instanceof Change.Moved
                                || change instanceof Change.Closed
                                || change instanceof Change.Reopened);
                Set<Reason> reasons = lived.under(draft).reasons();
                assertThat(reasons.stream()
                                .anyMatch(reason -> reason instanceof Reason.Routed routed
                                        && routed.where() == Reason.Routed.Where.STAGE
                                        && routed.rule().equals(action.id())))
                        .as(lived.name() + ": " + action.id() + " leads nowhere: " + reasons)
                        .isEqualTo(moved);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void an_answer_that_was_never_asked_is_not_made_up(Map.Entry<String, List<Lived>> of) {
        Procedure procedure = of.getValue().get(0).procedure();
        Field text = field("planted", Field.Type.TEXT);
        Field yesNo = field("planted", Field.Type.YES_NO);
        for (Field field : List.of(text, yesNo)) {
            Procedure with = Altered.with(procedure, "fields", Altered.plus(procedure.fields(), "planted", field));
            for (Action action : procedure.actions().values()) {
                List<Action.Ask> asks = new ArrayList<>(action.asks());
                asks.add(new Action.Ask("planted", true, Condition.ALWAYS, Condition.ALWAYS, Place.NOWHERE));
                Procedure draft = Altered.with(
                        with,
                        "actions",
                        Altered.changed(with.actions(), action.id(), one -> Altered.with(one, "asks", asks)));
                for (Lived lived : of.getValue()) {
                    Replayed replayed = lived.under(draft);
                    String as = lived.name() + ": " + action.id() + " asks " + field.type();
                    boolean did = lived.history().stream()
                            .anyMatch(entry -> entry.action().equals(action.id()));
                    Set<Reason> expected =
                            did ? Set.of(new Reason.Unsaid(action.id(), action.basis(), "answer planted")) : Set.of();
                    assertThat(replayed.reasons()).as(as).isEqualTo(expected);
                    // what a text says no rule can look at
                    boolean changes = lived.history().stream()
                            .anyMatch(entry -> entry.action().equals(action.id())
                                    && !entry.changes().isEmpty());
                    if (!did || field.equals(text)) {
                        assertThat(replayed.followed()).as(as).isTrue();
                    } else if (changes) {
                        assertThat(replayed.followed()).as(as).isFalse();
                    }
                }
            }
        }
    }

    /** What stands in no history is not guessed, and where the history tells it, it is no question. */
    @ParameterizedTest
    @MethodSource("procedures")
    void a_rule_that_looks_outside_the_file_leaves_it_unsaid(Map.Entry<String, List<Lived>> of) {
        Procedure procedure = of.getValue().get(0).procedure();
        Set<String> links = procedure.links().keySet();
        int unsaid = 0;
        for (String link : links) {
            Condition closed = new Condition.Compare(
                    new Fact(Fact.Family.LINKED, link, null),
                    Condition.Comparator.IS_NOT,
                    List.of(Value.code("closed")),
                    Place.NOWHERE);
            for (Action action : procedure.actions().values()) {
                List<Action.Requirement> requires = new ArrayList<>(action.requires());
                requires.add(new Action.Requirement("planted-rule", closed, said("no"), "art. 99", Place.NOWHERE));
                Procedure draft = Altered.with(
                        procedure,
                        "actions",
                        Altered.changed(
                                procedure.actions(), action.id(), one -> Altered.with(one, "requires", requires)));
                for (Lived lived : of.getValue()) {
                    Replayed replayed = lived.under(draft);
                    String as = lived.name() + ": " + action.id() + " only while " + link + " is not closed";
                    for (Reason reason : replayed.reasons()) {
                        unsaid++;
                        if (reason instanceof Reason.Unsaid open) {
                            assertThat(open.what()).as(as).isEqualTo("linked." + link);
                            assertThat(open.rule()).as(as).isEqualTo(action.id());
                            assertThat(replayed.followed()).as(as).isFalse();
                        } else {
                            // the entry itself says that it was closed
                            assertThat(reason.rule()).as(as).isEqualTo("planted-rule");
                        }
                    }
                }
            }
        }
        UNSAID.addAndGet(unsaid);
    }

    private static final AtomicInteger UNSAID = new AtomicInteger();
    private static final AtomicInteger MISSED = new AtomicInteger();

    /** A procedure may have nothing of the kind; all together have. */
    @AfterAll
    static void what_was_planted_was_met() {
        assertThat(UNSAID.get()).isPositive();
        assertThat(MISSED.get()).isGreaterThan(20);
    }

    private static Field field(String id, Field.Type type) {
        return new Field(
                id,
                type,
                said(id),
                Words.NONE,
                Map.of(),
                Compartment.FILE,
                null,
                null,
                false,
                Words.NONE,
                null,
                Place.NOWHERE);
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void a_sight_rule_that_is_added_lets_somebody_read_more(Map.Entry<String, List<Lived>> of) {
        Procedure procedure = of.getValue().get(0).procedure();
        int wider = 0;
        for (String role : of.getValue().get(0).engine().tenant().roles().keySet()) {
            SightRule added = new SightRule(
                    "planted",
                    List.of(Who.role(role)),
                    Set.of(Compartment.FILE),
                    false,
                    false,
                    Condition.ALWAYS,
                    "art. 99",
                    Place.NOWHERE);
            Procedure draft = Altered.with(procedure, "sight", Altered.plus(procedure.sight(), "planted", added));
            for (Lived lived : of.getValue()) {
                Set<Reason> reasons = lived.under(draft).reasons();
                wider += reasons.isEmpty() ? 0 : 1;
                assertThat(reasons)
                        .as(lived.name() + ": " + role + " reads the file")
                        .allSatisfy(reason -> {
                            assertThat(reason).isInstanceOf(Reason.Disclosed.class);
                            assertThat(reason.rule()).isEqualTo("planted");
                            assertThat(((Reason.Disclosed) reason).wider()).isTrue();
                            assertThat(((Reason.Disclosed) reason).viewer()).startsWith(role);
                        });
            }
        }
        // where a rule with never hides the file from everybody else, nothing that is added opens it
        assertThat(wider > 0 || procedure.sight().values().stream().anyMatch(SightRule::never))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void a_sight_rule_that_is_gone_lets_somebody_read_less(Map.Entry<String, List<Lived>> of) {
        Procedure procedure = of.getValue().get(0).procedure();
        Set<String> told = new LinkedHashSet<>();
        for (SightRule rule : procedure.sight().values()) {
            Procedure draft = Altered.with(procedure, "sight", Altered.without(procedure.sight(), rule.rule()));
            for (Lived lived : of.getValue()) {
                Replayed replayed = lived.under(draft);
                for (Reason reason : replayed.reasons()) {
                    if (reason instanceof Reason.Disclosed disclosed) {
                        assertThat(disclosed.rule()).as(lived.name()).isEqualTo(rule.rule());
                        assertThat(disclosed.wider())
                                .as(lived.name() + disclosed)
                                .isEqualTo(rule.never());
                        told.add(rule.rule());
                    } else {
                        // who may not know of a file does nothing in it
                        assertThat(reason).as(lived.name()).isInstanceOf(Reason.Refused.class);
                        assertThat(replayed.followed()).isFalse();
                    }
                }
            }
        }
        assertThat(told).isNotEmpty();
    }

    private static Words said(String words) {
        return new Words(Map.of("nl", words, "fr", words, "en", words));
    }
}
