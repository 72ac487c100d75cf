package gehoor.casework;

import java.util.UUID;

/**
 * A file that went over to another version of its procedure.
 *
 * @param procedureVersion the version that it runs under now
 * @param version entity tag of the file now
 */
public record WentOver(UUID file, String procedureVersion, long version) {}
