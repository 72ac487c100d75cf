package gehoor.casework.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was live: whole configurations of a tenant as they were read, kept so that files that run under an older
 * version of a procedure keep it.
 */
public interface Configurations {

    /**
     * The platform's own place among tenants: what every node must know of all organisations at once stands there. No organisation
     * can be called so.
     */
    String PLATFORM = "platform";

    /**
     * @param fingerprint of the files
     * @param files path relative to the tenant-config folder (those of {@code _law} and {@code _calendars} included) to text
     * @param procedures {@code procedure@version} to the digest of its file
     * @param at when it was made live last
     * @param by account id of who activated it; empty where the folder changed by itself
     * @param folder digest of the organisation's own files in the folder when they were last taken from there; null: they never were
     */
    record Configuration(
            String fingerprint,
            Map<String, String> files,
            Map<String, String> procedures,
            Instant at,
            String by,
            @Nullable String folder) {}

    /** Keeps it as the live one. Keeping one that is there already only makes it the live one again. */
    void activate(String tenant, Configuration configuration);

    /** One that was live, by its fingerprint. */
    Optional<Configuration> kept(String tenant, String fingerprint);

    /** Organisation to the fingerprint of what is live there; in a transaction of {@link #PLATFORM}. */
    Map<String, String> standing();

    /** Says it to all nodes; in a transaction of {@link #PLATFORM}. */
    void stands(String organisation, String fingerprint);

    /** Organisation that somebody began to the proposal that would make it live; in a transaction of {@link #PLATFORM}. */
    Map<String, UUID> begun();

    /** Says that it was begun, in the place of what was said before; in a transaction of {@link #PLATFORM}. */
    void begin(String organisation, UUID proposal);

    Optional<Configuration> live(String tenant);

    /** The latest that holds this version of a procedure. */
    Optional<Configuration> holding(String tenant, String procedure, String version);

    /** Latest first, without their files. */
    List<Configuration> all(String tenant);
}
