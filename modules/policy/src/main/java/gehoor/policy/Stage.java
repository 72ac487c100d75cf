package gehoor.policy;

/**
 * A phase of an open file. The stage {@code closed} is there in every procedure.
 *
 * @param lead the role that leads it: what needs doing comes on that role's worklist
 */
public record Stage(String id, Words label, Words explain, String lead, String basis, Place at) {}
