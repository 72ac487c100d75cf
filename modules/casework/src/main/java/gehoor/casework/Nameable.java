package gehoor.casework;

import java.util.Map;

/**
 * Somebody for whom the requester may name a stand-in.
 *
 * @param id account id
 * @param roles that can be passed on, id to label
 * @param deputies who can stand in, in at least one of them: account id to name
 */
public record Nameable(String id, String name, Map<String, String> roles, Map<String, String> deputies) {}
