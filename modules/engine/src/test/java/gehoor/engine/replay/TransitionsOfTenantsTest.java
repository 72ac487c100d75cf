package gehoor.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.Entry;
import gehoor.engine.FileState;
import gehoor.engine.Refusal;
import gehoor.engine.mutation.Mutant;
import gehoor.engine.mutation.Mutants;
import gehoor.engine.transition.Holding;
import gehoor.engine.transition.Transition;
import gehoor.policy.Condition;
import gehoor.policy.Each;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The files of all worked examples of all tenants, as if each went over to another version. */
class TransitionsOfTenantsTest {
    private static final int EACH = 23;
    /** Of so many procedures one is gone through; all of them in the long tests. */
    private static final int PROCEDURES = Boolean.getBoolean("gehoor.full") ? 1 : 5;

    private static Holding half(Lived lived) {
        List<Entry> history =
                lived.history().subList(0, Math.max(1, lived.history().size() * 2 / 3));
        Instant now = history.get(history.size() - 1).at();
        return new Holding(history, FileState.fold(history), Circumstances.at(now));
    }

    @Test
    void to_the_same_nothing_changes() {
        int open = 0;
        for (Lived lived : Lived.ALL) {
            Holding file = half(lived);
            Transition transition = Transition.of(lived.engine(), lived.engine(), file);

            if (file.state().closed()) {
                assertThat(transition.bars())
                        .extracting(Refusal::rule)
                        .as(lived.name())
                        .containsExactly(FileState.CLOSED);
                continue;
            }
            open++;
            assertThat(transition.bars()).as(lived.name()).isEmpty();
            assertThat(transition.acts()).as(lived.name()).isEmpty();
            assertThat(transition.less()).as(lived.name()).isEmpty();
            assertThat(transition.differences()).as(lived.name()).isEmpty();
            assertThat(transition.terms()).as(lived.name()).noneMatch(Transition.Term::moves);
        }
        assertThat(open).isGreaterThan(100);
    }

    /** Whatever was changed: either it is barred, or the file can be read, offered and fired under the other version. */
    @Test
    void to_any_small_change_it_is_barred_or_goes_on() {
        int over = 0;
        int barred = 0;
        int turn = 0;
        for (Lived lived : Lived.ALL) {
            Holding file = half(lived);
            if (file.state().closed()
                    || Math.floorMod(lived.procedure().reference().hashCode(), PROCEDURES) != 0) {
                continue;
            }
            List<Mutant> mutants = MUTANTS.computeIfAbsent(
                    lived.procedure().reference(),
                    none -> Mutants.of(lived.book(), lived.engine().tenant(), lived.procedure()));
            for (int i = turn++ % EACH; i < mutants.size(); i += EACH) {
                Engine to = new Engine(
                        lived.engine().tenant(),
                        mutants.get(i).procedure(),
                        lived.book().calendars());
                Transition transition = Transition.of(lived.engine(), to, file);
                if (!transition.bars().isEmpty()) {
                    barred++;
                    continue;
                }
                over++;
                goesOn(to, file, lived.name() + ": " + mutants.get(i));
            }
        }
        assertThat(over).isGreaterThan(100);
        assertThat(barred).isGreaterThan(20);
    }

    /** As long as it was open. */
    private static @Nullable Holding open(Lived lived) {
        for (int length = lived.history().size(); length > 0; length--) {
            List<Entry> history = lived.history().subList(0, length);
            FileState state = FileState.fold(history);
            if (!state.closed()) {
                return new Holding(
                        history, state, Circumstances.at(history.get(length - 1).at()));
            }
        }
        return null;
    }

    /** Each thing that a file holds is taken out of the other version, one at a time: then it stays where it is. */
    @Test
    void without_what_it_holds_it_does_not_go_over() {
        Map<String, Set<String>> planted = new TreeMap<>();
        for (Lived lived : Lived.ALL) {
            Holding file = open(lived);
            if (file == null) {
                continue;
            }
            FileState state = file.state();
            Procedure procedure = lived.procedure();
            Set<String> clocks = new TreeSet<>();
            state.runs().values().forEach(run -> clocks.add(run.clock()));
            Set<String> instruments = new TreeSet<>();
            state.instruments().values().forEach(run -> instruments.add(run.instrument()));
            Set<String> parties = new TreeSet<>();
            state.parties().values().forEach(party -> parties.add(party.kind()));
            Set<String> duties = new TreeSet<>();
            state.duties().forEach((key, how) -> {
                if (how.open() > 0) {
                    duties.add(FileState.dutyOf(key));
                }
            });
            without(planted, lived, file, "stages", procedure.stages(), Set.of(state.stage()));
            without(planted, lived, file, "clocks", procedure.clocks(), clocks);
            without(planted, lived, file, "instruments", procedure.instruments(), instruments);
            without(planted, lived, file, "parties", procedure.parties(), parties);
            without(planted, lived, file, "links", procedure.links(), state.links());
            without(planted, lived, file, "duties", procedure.duties(), duties);
            state.consents().keySet().forEach(key -> {
                String item = FileState.dutyOf(key);
                String to = item.substring(0, item.indexOf('.'));
                barred(
                        planted,
                        lived,
                        file,
                        "consents",
                        item,
                        under(lived, Altered.with(procedure, "consents", Altered.without(procedure.consents(), to))));
            });
            barred(
                    planted,
                    lived,
                    file,
                    "kinds",
                    state.kind(),
                    under(
                            lived,
                            Altered.with(
                                    procedure,
                                    "report",
                                    Altered.with(
                                            procedure.report(),
                                            "kinds",
                                            Altered.without(procedure.report().kinds(), state.kind())))));
            for (String clock : clocks) {
                Each each = procedure.clocks().get(clock).each();
                barred(
                        planted,
                        lived,
                        file,
                        "clocks of each",
                        clock,
                        under(
                                lived,
                                Altered.with(
                                        procedure,
                                        "clocks",
                                        Altered.changed(
                                                procedure.clocks(),
                                                clock,
                                                one -> Altered.with(
                                                        one,
                                                        "each",
                                                        each == null
                                                                ? new Each(Condition.Over.PARTY, "neighbour")
                                                                : null)))));
            }
            for (String role : state.assigned().keySet()) {
                Tenant tenant = Altered.with(
                        lived.engine().tenant(),
                        "roles",
                        Altered.without(lived.engine().tenant().roles(), role));
                barred(
                        planted,
                        lived,
                        file,
                        "roles",
                        role,
                        new Engine(tenant, procedure, lived.book().calendars()));
            }
        }
        assertThat(planted)
                .containsOnlyKeys(
                        "stages",
                        "clocks",
                        "clocks of each",
                        "instruments",
                        "parties",
                        "links",
                        "duties",
                        "consents",
                        "kinds",
                        "roles");
    }

    private static Engine under(Lived lived, Procedure other) {
        return new Engine(lived.engine().tenant(), other, lived.book().calendars());
    }

    private static void without(
            Map<String, Set<String>> planted,
            Lived lived,
            Holding file,
            String component,
            Map<String, ?> there,
            Set<String> used) {
        for (String id : used) {
            barred(
                    planted,
                    lived,
                    file,
                    component,
                    id,
                    under(lived, Altered.with(lived.procedure(), component, Altered.without(there, id))));
        }
    }

    private static void barred(
            Map<String, Set<String>> planted, Lived lived, Holding file, String what, String rule, Engine to) {
        if (!planted.computeIfAbsent(what, none -> new TreeSet<>())
                .add(lived.procedure().reference() + " " + rule)) {
            return; // another file of that procedure held the same
        }
        assertThat(Transition.of(lived.engine(), to, file).bars())
                .as("%s without %s of %s", lived.name(), rule, what)
                .anySatisfy(bar -> {
                    assertThat(bar.rule()).isEqualTo(rule);
                    assertThat(bar.words().byLanguage()).containsOnlyKeys("nl", "fr", "en");
                });
    }

    private static final Map<String, List<Mutant>> MUTANTS = new HashMap<>();

    private static void goesOn(Engine to, Holding file, String as) {
        Actor staff = Actor.staff("an", to.tenant().roles().keySet(), java.util.Set.of());
        Decision decision =
                to.decide(file.state(), Actor.SYSTEM, new Command.GoOver("before", "system"), file.circumstances());
        assertThat(decision).as(as).isInstanceOf(Decision.Accepted.class);
        FileState after = ((Decision.Accepted) decision).after();
        Instant later = file.circumstances().now().plus(java.time.Duration.ofDays(400));
        assertThat(to.ledger(after, later)).as(as).hasSameSizeAs(after.runs().values());
        to.offers(after, staff, file.circumstances());
        to.visible(after, staff, file.circumstances());
        assertThat(to.decide(after, Actor.SYSTEM, new Command.Fire(), Circumstances.at(later)))
                .as(as)
                .isNotInstanceOf(Decision.Refused.class);
    }
}
