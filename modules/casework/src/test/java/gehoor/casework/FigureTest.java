package gehoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.Figure.How;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void fewIsNeverToldFromNone() {
        for (int count = 0; count < 5; count++) {
            assertThat(Figure.of(count, 1_000)).isEqualTo(Figure.FEW);
            assertThat(Figure.whole(count)).isEqualTo(Figure.FEW);
        }
    }

    @Test
    void allIsNeverToldFromAllButFew() {
        for (int count = 996; count <= 1_000; count++) {
            assertThat(Figure.of(count, 1_000)).isEqualTo(new Figure(How.ALL_OR_ALL_BUT_FEW, 1_000));
        }
        assertThat(Figure.of(995, 1_000)).isEqualTo(new Figure(How.ABOUT, 995));
    }

    /** Who knows how many there are learns of no figure whether it is one more or less, and of no rest either, but at a fifth. */
    @Test
    void aFigureIsTheSameForFiveCountsThatFollowEachOther() {
        for (int of = 10; of < 60; of++) {
            Map<Figure, Set<Integer>> counts = new HashMap<>();
            for (int count = 0; count <= of; count++) {
                counts.computeIfAbsent(Figure.of(count, of), none -> new HashSet<>())
                        .add(count);
            }
            assertThat(counts.get(Figure.FEW)).hasSize(5);
            assertThat(counts.get(new Figure(How.ALL_OR_ALL_BUT_FEW, of / 5 * 5)))
                    .hasSize(5);
        }
    }

    @Test
    void aNumberIsAMultipleOfFive() {
        assertThat(Figure.of(37, 1_000)).isEqualTo(new Figure(How.ABOUT, 35));
        assertThat(Figure.whole(1_234)).isEqualTo(new Figure(How.ABOUT, 1_230));
    }
}
