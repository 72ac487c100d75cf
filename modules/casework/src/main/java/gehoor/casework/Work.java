package gehoor.casework;

/** Lists of files. Every line is shown only if the engine says that this viewer may see that file. Staff only. */
public final class Work {
    /** What waits for this person or for a role of theirs, most urgent first. */
    public Answer<Page<WorkItem>> worklist(Requester requester, WorkFilter filter) {
        throw new UnsupportedOperationException();
    }

    /** Latest first. */
    public Answer<Page<RegisterLine>> register(Requester requester, RegisterFilter filter) {
        throw new UnsupportedOperationException();
    }
}
