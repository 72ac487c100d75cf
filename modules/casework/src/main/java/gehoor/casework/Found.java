package gehoor.casework;

import java.util.Set;

/**
 * A file that was found.
 *
 * @param in the compartments in which it was found; the requester reads them all
 */
public record Found(RegisterLine file, Set<String> in) {}
