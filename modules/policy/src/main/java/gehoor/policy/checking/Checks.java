package gehoor.policy.checking;

import gehoor.policy.Law;
import gehoor.policy.Problem;
import gehoor.policy.Procedure;
import gehoor.policy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All checks of a tenant. */
public final class Checks {
    private Checks() {}

    /**
     * Everything about a tenant that does not make sense.
     *
     * @param withExamples ids of procedures that have an example
     * @param whole procedures of which nothing was left out in reading; what is missing is told of these only
     */
    public static List<Problem> tenant(
            Tenant tenant, Map<String, Law> laws, Set<String> withExamples, Set<Procedure> whole) {
        return new ArrayList<>();
    }
}
