package gehoor.casework;

import gehoor.engine.Refusal;
import java.time.LocalDate;
import java.util.List;

/**
 * What it would change for one open file if it went over to the version of its procedure that is in force.
 *
 * @param version entity tag of the file that was looked at
 * @param from the version that it runs under
 * @param to the version in force
 * @param inForceFrom since when that is in force
 * @param bars all that stands in the way; empty: it may go over
 * @param terms its clocks that have not stopped
 * @param acts what can be done in it under one of the two alone
 * @param less who would read less than now
 * @param differences what that version means otherwise, in sentences
 */
public record TransitionView(
        long version,
        String from,
        String to,
        LocalDate inForceFrom,
        List<Refusal> bars,
        List<TermView> terms,
        List<ChangedAct> acts,
        List<ReadLess> less,
        List<String> differences) {

    /**
     * @param promised it is a published term
     * @param before its date now
     * @param after its date then
     * @param state then, as the language calls it: running, paused, missed
     * @param explained how the date was reached
     */
    public record TermView(
            String run,
            String label,
            boolean promised,
            LocalDate before,
            LocalDate after,
            String state,
            String explained) {
        /** Whether its date would be another. */
        public boolean moves() {
            return !before.equals(after);
        }
    }

    /** @param gained it could be done then, and not now; else the other way round */
    public record ChangedAct(String action, String label, String role, String roleLabel, boolean gained) {}

    public record ReadLess(String viewer, String viewerLabel, String compartment, String label) {}

    @Override
    public String toString() {
        return "TransitionView[" + from + " to " + to + "]";
    }
}
