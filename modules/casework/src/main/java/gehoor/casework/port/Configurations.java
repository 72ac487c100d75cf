package gehoor.casework.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was live: whole configurations of a tenant as they were read, kept so that files that run under an older
 * version of a procedure keep it.
 */
public interface Configurations {

    /**
     * @param fingerprint of the files
     * @param files path relative to the tenant-config folder (those of {@code _law} and {@code _calendars} included) to text
     * @param procedures {@code procedure@version} to the digest of its file
     * @param by account id of who activated it; empty where the folder changed by itself
     */
    record Configuration(
            String fingerprint, Map<String, String> files, Map<String, String> procedures, Instant at, String by) {}

    /** Keeps it as the live one. Keeping one that is there already only makes it the live one again. */
    void activate(String tenant, Configuration configuration);

    Optional<Configuration> live(String tenant);

    /** The latest that holds this version of a procedure. */
    Optional<Configuration> holding(String tenant, String procedure, String version);

    /** Latest first, without their files. */
    List<Configuration> all(String tenant);
}
