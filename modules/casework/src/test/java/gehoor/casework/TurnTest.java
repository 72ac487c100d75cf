package gehoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnTest {
    private final Turn turn = new Turn();

    private static List<String> tenants(int count) {
        return IntStream.range(0, count).mapToObj("t%05d"::formatted).toList();
    }

    @Test
    void whereThereAreFewAllHaveTheirTurnAtEveryCall() {
        for (int call = 0; call < 5; call++) {
            assertThat(turn.next(tenants(7), 50, 10)).containsExactlyInAnyOrderElementsOf(tenants(7));
        }
        assertThat(turn.next(List.of(), 50, 10)).isEmpty();
    }

    @Test
    void ofManyEachHasHadItsTurnAfterThatManyCalls() {
        for (int count : List.of(51, 99, 100, 499, 500, 501, 1_003)) {
            Set<String> seen = new HashSet<>();
            for (int call = 0; call < 10; call++) {
                List<String> now = turn.next(tenants(count), 50, 10);
                assertThat(now).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(Math.max(50, count / 10 + 1));
                seen.addAll(now);
            }
            assertThat(seen).as("of %d", count).hasSize(count);
        }
    }

    @Test
    void whoComesOrGoesInBetweenMovesNobodyElsesTurn() {
        List<String> all = new ArrayList<>(tenants(200));
        assertThat(turn.next(all, 50, 10)).endsWith("t00049");
        all.remove("t00049");
        all.add("t00050a");

        assertThat(turn.next(all, 50, 10)).startsWith("t00050", "t00050a", "t00051");
    }
}
