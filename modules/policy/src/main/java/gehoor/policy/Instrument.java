package gehoor.policy;

import java.util.List;
import java.util.Set;

/**
 * A way of handling that has a life of its own inside a file: an inquiry, an inspection, a mediation.
 *
 * @param repeatable whether it may be used again in the same file (else once)
 * @param states in the order of its life
 * @param ends the states in which it is over
 * @param recordsNothing nothing that a person writes or attaches can be recorded in it
 * @param actions ids of its actions, which stand among the procedure's actions
 */
public record Instrument(
        String id,
        Words label,
        Words explain,
        String basis,
        boolean repeatable,
        List<String> states,
        Set<String> ends,
        boolean recordsNothing,
        List<String> actions,
        Place at) {}
