package gehoor.policy.checking;

import gehoor.policy.Place;
import gehoor.policy.Problem;
import java.util.ArrayList;
import java.util.List;

/** What the checks of one tenant have to say. */
final class Told {
    private final List<Problem> problems = new ArrayList<>();

    void add(Place at, String what) {
        problems.add(new Problem(at, what));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
