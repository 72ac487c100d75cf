package gehoor.casework.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The projection of a file: what lists are made of. Derived from its history and written with it. Holds codes and dates
 * only, nothing a person wrote or is called.
 *
 * @param id random (version 4)
 * @param procedureVersion the version of the procedure it runs under
 * @param number null where the procedure has no register; given by {@link Files#commit} when the file begins
 * @param stage stage id or {@code closed}
 * @param outcome null while open
 * @param identity named, confidential or anonymous
 * @param nextDue the nearest due date of its open clocks
 * @param wakeAt the next moment something is to happen on a clock; null when nothing is
 * @param handlers account ids of staff who acted in it or were assigned to it
 * @param marks what it is found by, as {@code role:<id>} and {@code person:<id>} (on whose worklist it is), {@code free:<role>}
 *     (on whose it is while nobody has it),
 *     {@code service:<id>}, {@code facility:<id>}, {@code body:<id>} (what it is about)
 * @param version how many entries it has: what optimistic locking compares, and the entity tag
 * @param chain the hash of its last entry
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record FileRow(
        UUID id,
        String tenant,
        String procedure,
        String procedureVersion,
        @Nullable String number,
        String kind,
        String stage,
        @Nullable String outcome,
        String identity,
        String channel,
        String language,
        LocalDate received,
        LocalDate registered,
        @Nullable LocalDate closedOn,
        @Nullable LocalDate nextDue,
        @Nullable Instant wakeAt,
        Set<String> handlers,
        Set<String> marks,
        long version,
        byte[] chain) {

    public boolean closed() {
        return stage.equals("closed");
    }

    public FileRow withNumber(@Nullable String given) {
        return new FileRow(
                id,
                tenant,
                procedure,
                procedureVersion,
                given,
                kind,
                stage,
                outcome,
                identity,
                channel,
                language,
                received,
                registered,
                closedOn,
                nextDue,
                wakeAt,
                handlers,
                marks,
                version,
                chain);
    }
}
