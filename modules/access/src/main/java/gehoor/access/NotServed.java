package gehoor.access;

import java.util.Map;
import java.util.TreeMap;

/** Carries an answer that is not a success out of a route to where it is written. Nothing went wrong in the program. */
public class NotServed extends RuntimeException {
    private final transient ProblemDocument problem;
    private final transient Map<String, String> headers;

    public NotServed(ProblemDocument problem) {
        this(problem, Map.of());
    }

    public NotServed(ProblemDocument problem, Map<String, String> headers) {
        super(problem.title(), null, false, false);
        this.problem = problem;
        this.headers = new TreeMap<>(headers);
    }

    public ProblemDocument problem() {
        return problem;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
