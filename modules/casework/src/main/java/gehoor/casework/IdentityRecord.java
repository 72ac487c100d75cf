package gehoor.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of a file's identity: to whom it was disclosed, and who asked for it.
 *
 * @param disclosures oldest first
 * @param tellings each time that somebody was told who it is, oldest first
 * @param openings each time that the file was opened, oldest first; none of an anonymous file
 */
public record IdentityRecord(List<Disclosed> disclosures, List<Telling> tellings, List<Opening> openings) {

    /** Of a disclosure: whoever it is for may know. */
    public static final String OPEN = "open";

    /** Of a disclosure: its last day has passed, or the file was closed. */
    public static final String ENDED = "ended";

    /**
     * Somebody decided that others may know who it is.
     *
     * @param at null where only the day is kept
     * @param person how who decided is called
     * @param role in which they decided
     * @param to labels of roles
     * @param until the last day; null: until the file is closed
     * @param told the complainant was told at once
     * @param state open or ended
     */
    public record Disclosed(
            int seq,
            LocalDate day,
            @Nullable Instant at,
            String person,
            String role,
            List<String> to,
            String ground,
            @Nullable LocalDate until,
            boolean told,
            String state) {}

    /**
     * Somebody was told who it is.
     *
     * @param holder complainant, or a party's id
     * @param person how they are called; empty where it was the platform itself
     * @param roles labels
     * @param purpose {@code file}: they asked; {@code letter}: it stood on a letter to be printed; {@code notice}: for something that
     *     the platform sent, or a file that began from this one
     */
    public record Telling(Instant at, String holder, String person, List<String> roles, String purpose) {}

    /**
     * Somebody opened the file.
     *
     * @param identity whether they could ask who it is
     */
    public record Opening(Instant at, String person, List<String> roles, boolean identity) {}

    @Override
    public String toString() {
        return "IdentityRecord[" + disclosures.size() + ", " + tellings.size() + ", " + openings.size() + "]";
    }
}
