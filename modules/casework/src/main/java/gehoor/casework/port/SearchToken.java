package gehoor.casework.port;

import java.util.UUID;

/** @param person of what somebody is called or reached by, not of what was written */
public record SearchToken(UUID file, long token, boolean person) {}
