package gehoor.policy.checking;

import gehoor.policy.Place;
import gehoor.policy.Problem;
import gehoor.policy.Said;
import java.util.ArrayList;
import java.util.List;

/** What the checks of one tenant have to say. */
final class Told {
    private final List<Problem> problems = new ArrayList<>();

    void add(Place at, String key, Object... with) {
        problems.add(new Problem(at, Said.of(key, with)));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
