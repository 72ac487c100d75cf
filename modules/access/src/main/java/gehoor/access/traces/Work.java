package gehoor.access.traces;

/** What a thread has sent to the database. */
public interface Work {
    /** Statements of this thread since it began; the difference between two moments counts. */
    long statements();
}
