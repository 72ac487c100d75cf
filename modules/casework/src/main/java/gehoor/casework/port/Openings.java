package gehoor.casework.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The log of who opened a named or confidential file: insert only. */
public interface Openings {

    /**
     * @param person account id
     * @param roles in which they saw it
     * @param compartments what they could see
     */
    record Opening(UUID file, String person, String roles, String compartments, Instant at) {}

    /**
     * Somebody was told who a person of the file is: as the vault wrote it down before it told.
     *
     * @param holder complainant, or a party's id
     * @param person account id
     * @param roles in which they were told
     * @param purpose what for: {@code file} or {@code letter}
     */
    record Telling(UUID file, String holder, String person, String roles, String purpose, Instant at) {}

    void write(String tenant, Opening opening);

    /** Oldest first. */
    List<Opening> of(String tenant, UUID file);

    /** Oldest first. */
    List<Telling> tellings(String tenant, UUID file);
}
