package gehoor.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.policy.Action;
import gehoor.policy.Procedure;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was gone through for one promise answers another, and only where it would have come out the same. */
class ExploredTest {
    private static final Set<Aspect> SEEN = Set.of(Aspect.IDENTITY);
    private static final int ALL = 1_000;
    /** Fewer than there are. */
    private static final int FEW = 4;

    private Subject subject;
    private Explored explored;

    @BeforeEach
    void aProcedure() {
        Tenants.Whole whole = Tenants.Whole.of(Tenants.texts("kind-en-gezin"));
        Procedure sectors = whole.procedures("kind-en-gezin").stream()
                .filter(each -> each.id().equals("sectors"))
                .findFirst()
                .orElseThrow();
        subject = new Subject(
                whole.book().tenants().get("kind-en-gezin"),
                sectors,
                whole.book().calendars());
        explored = new Explored(subject, ALL);
    }

    @Test
    void the_same_is_gone_through_once() {
        Landscape landscape = explored.of(SEEN, ExploredTest::none, ALL, true);

        assertThat(landscape.whole()).isTrue();
        assertThat(landscape.size()).isGreaterThan(FEW);
        assertThat(explored.of(SEEN, ExploredTest::none, ALL, true)).isSameAs(landscape);
        assertThat(explored.of(SEEN, ExploredTest::none, FEW, false))
                .as("the whole answers who would have been content with less")
                .isSameAs(landscape);
    }

    @Test
    void with_other_actions_it_is_another() {
        Landscape landscape = explored.of(SEEN, ExploredTest::none, ALL, true);

        assertThat(explored.of(SEEN, action -> true, ALL, true)).isNotSameAs(landscape);
        assertThat(explored.of(Set.of(Aspect.OUTCOME), ExploredTest::none, ALL, true))
                .isNotSameAs(landscape);
    }

    @Test
    void what_ended_early_answers_nobody_whom_a_part_tells_something() {
        Landscape early = explored.of(SEEN, ExploredTest::none, FEW, false);

        assertThat(early.whole()).isFalse();
        assertThat(explored.of(SEEN, ExploredTest::none, FEW, false)).isSameAs(early);

        Landscape part = explored.of(SEEN, ExploredTest::none, FEW, true);

        assertThat(part).isNotSameAs(early);
        assertThat(ways(part))
                .isEqualTo(ways(Exploration.of(subject, subject.reads().closed(SEEN), ExploredTest::none, FEW, true)));
        assertThat(ways(part)).isGreaterThan(ways(early));
        assertThat(explored.of(SEEN, ExploredTest::none, FEW, false))
                .as("the part that was gone through to its end answers both")
                .isSameAs(part);
    }

    @Test
    void a_part_answers_nobody_who_may_go_further() {
        Landscape part = explored.of(SEEN, ExploredTest::none, FEW, true);

        assertThat(explored.of(SEEN, ExploredTest::none, ALL, true))
                .isNotSameAs(part)
                .satisfies(all -> assertThat(all.whole()).isTrue());
    }

    @Test
    void no_more_is_kept_than_may_be() {
        int size = explored.of(SEEN, ExploredTest::none, ALL, true).size();
        Explored small = new Explored(subject, size);

        Landscape first = small.of(SEEN, ExploredTest::none, ALL, true);
        assertThat(small.of(SEEN, ExploredTest::none, ALL, true)).isSameAs(first);
        small.of(Set.of(Aspect.OUTCOME), ExploredTest::none, ALL, true);

        assertThat(small.of(SEEN, ExploredTest::none, ALL, true)).isNotSameAs(first);
    }

    private static boolean none(Action action) {
        return false;
    }

    private static int ways(Landscape landscape) {
        int ways = 0;
        for (int at = 0; at < landscape.size(); at++) {
            ways += landscape.ways(at).size();
        }
        return ways;
    }
}
