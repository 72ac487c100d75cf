package gehoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Properties over random lives; a failure names the procedure, the seed is the number of the walk. */
class WalkTest {
    /** {@code -Dgehoor.full=true}, as {@code ./gehoor test --full} gives, walks fifty times as far. */
    private static final int TIMES = Boolean.getBoolean("gehoor.full") ? 50 : 1;

    @Test
    void lives_in_the_invented_house() {
        walks(House.complaint(), 400 * TIMES);
    }

    @Test
    @Tag("asvs:V2.3.1")
    void lives_in_every_procedure_of_every_tenant() {
        for (Engine engine : House.everyProcedure()) {
            walks(engine, 60 * TIMES);
        }
    }

    @Test
    void lives_in_procedures_that_nobody_wrote() {
        int sensible = 0;
        int begun = 0;
        int accepted = 0;
        for (int seed = 0; seed < 300 * TIMES; seed++) {
            Optional<Engine> invented = Invented.procedure(seed);
            if (invented.isEmpty()) {
                continue;
            }
            sensible++;
            Walk walk = new Walk(invented.get(), seed);
            begun += walk.take(40) ? 1 : 0;
            accepted += walk.accepted;
        }
        assertThat(sensible).isGreaterThan(200 * TIMES);
        assertThat(begun).isGreaterThan(150 * TIMES);
        assertThat(accepted).isGreaterThan(2_000 * TIMES);
    }

    private static void walks(Engine engine, int times) {
        int begun = 0;
        int accepted = 0;
        int refused = 0;
        for (int seed = 0; seed < times; seed++) {
            Walk walk = new Walk(engine, seed);
            begun += walk.take(50) ? 1 : 0;
            accepted += walk.accepted;
            refused += walk.refused;
        }
        // a walk that never gets anywhere would prove nothing
        assertThat(begun)
                .as(engine.procedure().reference() + ": reports accepted")
                .isGreaterThan(times / 3);
        assertThat(accepted).as(engine.procedure().reference() + ": accepted").isGreaterThan(times * 3);
        assertThat(refused).as(engine.procedure().reference() + ": refused").isGreaterThan(times / 2);
    }
}
