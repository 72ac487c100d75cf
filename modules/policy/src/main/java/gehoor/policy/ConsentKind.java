package gehoor.policy;

import java.util.Map;

/**
 * To whom something may be handed over if the complainant agrees, and what.
 *
 * @param to recipient: a role, a body or a party kind
 * @param items item id to label
 * @param otherwise what a refused person reads
 */
public record ConsentKind(String to, Words label, Map<String, Words> items, Words otherwise, String basis, Place at) {}
