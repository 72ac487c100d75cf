package gehoor.casework.port;

import java.util.UUID;

/**
 * Two files that are linked.
 *
 * @param from the file the link was opened from
 * @param link the link's id in the procedure of {@code from}
 * @param to in that file {@code from} is the {@code origin}
 */
public record LinkRow(UUID from, String link, UUID to) {}
