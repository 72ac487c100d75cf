package gehoor.policy;

import java.util.List;

/**
 * A kind of party in a file: the provider, the person complained about, a helper, the child.
 *
 * @param fields fields recorded per party
 */
public record PartyKind(String id, Words label, List<String> fields, String basis, Place at) {}
