package gehoor.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of another procedure (or of the same) that can be opened from this one and stays linked with it.
 * In the other file this one is known as {@code origin}.
 *
 * @param procedure id of the procedure it runs under, of the same tenant
 * @param carry fields copied into it; the word {@code all} in the source is written out here
 * @param parties kinds of party that go with it; the word {@code all} in the source is written out here
 * @param identity whether the contact data of the complainant go with it
 * @param kind the kind of report it begins as; null: this file's
 * @param moves this file ends with outcome {@code transferred} and its compartments but {@code existence}
 *     are then read by nobody
 * @param keepsReceived the linked file counts as received on the day this one was; else on the day of the link
 * @param receipt the complainant's receipt opens the linked file (too, or instead when it moves)
 */
public record Link(
        String id,
        Words label,
        String procedure,
        Set<String> carry,
        Set<String> parties,
        boolean identity,
        @Nullable String kind,
        boolean moves,
        boolean keepsReceived,
        boolean receipt,
        String basis,
        Place at) {}
