package gehoor.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.engine.Actor;
import gehoor.engine.Circumstances;
import gehoor.engine.Command;
import gehoor.engine.Decision;
import gehoor.engine.Engine;
import gehoor.engine.FileState;
import gehoor.engine.mutation.Mutant;
import gehoor.engine.mutation.Mutants;
import gehoor.engine.transition.Holding;
import gehoor.engine.transition.Transition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files of all worked examples of all tenants, as if each went over to another version. */
class TransitionsOfTenantsTest {
    private static final int EACH = 23;
    /** Of so many procedures one is gone through; all of them in the long tests. */
    private static final int PROCEDURES = Boolean.getBoolean("gehoor.full") ? 1 : 5;

    private static Holding half(Lived lived) {
        List<gehoor.engine.Entry> history =
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
                assertThat(transition.barredBy()).as(lived.name()).containsExactly(FileState.CLOSED);
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

    private static final java.util.Map<String, List<Mutant>> MUTANTS = new java.util.HashMap<>();

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
