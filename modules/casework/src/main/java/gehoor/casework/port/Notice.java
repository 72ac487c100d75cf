package gehoor.casework.port;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is to be told something. Holds no text and no address: the letter is made from the file, and the address
 * looked up, when it is delivered.
 *
 * @param id random; the Message-ID of the mail is made of it
 * @param seq the entry that brought it about
 * @param place which of that entry's notices it is, from 0; {@code (tenant, file, seq, place)} is unique
 * @param recipient role, person, complainant, party, body, service, facility, or somebody who is invited
 * @param name id of the role, person, invitation …; for the complainant empty
 * @param letter letter id of the tenant, or of the house's own; null: only that there is a message in the mailbox
 * @param daily what is kept of its time is the day (the file is anonymous)
 * @param notBefore when it may be tried (next)
 * @param attempts how often it was tried
 * @param enclosed a receipt code or a ticket that the letter tells, sealed; null where none. Wiped when the notice is settled
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Notice(
        UUID id,
        UUID file,
        int seq,
        int place,
        Recipient recipient,
        String name,
        @Nullable String letter,
        boolean daily,
        Instant notBefore,
        int attempts,
        byte @Nullable [] enclosed) {
    public enum Recipient {
        ROLE,
        PERSON,
        COMPLAINANT,
        PARTY,
        BODY,
        SERVICE,
        FACILITY,
        /** Somebody outside, at the address that lies sealed with the entry. */
        INVITED
    }

    public enum State {
        WAITING,
        /** It left as mail. */
        MAILED,
        /** Who it is for finds it in the mailbox, or on the worklist. */
        SHOWN,
        /** There is no mail address: it is a letter to print. */
        TO_PRINT,
        /** Given up, or refused by the mail server; staff see it in the file. */
        FAILED,
        /** Somebody holds it back. */
        HELD,
        /** Somebody held it back, and it will not leave. */
        DROPPED
    }
}
